/// An expression that has been read.
struct Expression {
  /// Its first and last token.
  var first: Int
  var last: Int
  /// Whether its truth is no question of its own: it is written as one value, or follows from the
  /// decisions in it, as that of `a and 1`.
  var isDecided = false
  /// Where `and` or `or` stands outermost: which, and its right operand.
  var chain: (connective: LuaTokenKind, last: Operand)?

  struct Operand {
    var first: Int
    var last: Int
    var isDecided: Bool

    var expression: Expression { Expression(first: first, last: last, isDecided: isDecided) }
  }

  var operand: Operand { Operand(first: first, last: last, isDecided: isDecided) }
}

/// A name with fields and calls behind it.
struct SuffixedExpression {
  enum Form { case name, field, call, other }
  var form: Form
  /// The name, or the last field where that is written as a name.
  var name: String?
  /// As ``Expression/isDecided``, of what stands in parentheses alone.
  var isDecided = false
}

extension LuaParser {
  /// - Parameter name: what the value is bound to, for a function.
  @discardableResult
  mutating func expression(name: String? = nil) throws(LuaTextFault) -> Expression {
    try binaryExpression(above: 0, name: name)
  }

  /// Operators that bind more tightly than `limit`, with their operands.
  private mutating func binaryExpression(
    above limit: Int, name: String? = nil
  ) throws(LuaTextFault) -> Expression {
    try nested { (parser) throws(LuaTextFault) in
      var left = try parser.operand(name: name)
      while let (leftPower, rightPower) = Self.powers[parser.kind], leftPower > limit {
        let mark = parser.advance()
        parser.noteOperator(mark)
        parser.noteOperand(left, of: parser.tokens[mark].kind)
        let right = try parser.binaryExpression(above: rightPower)
        let connective = parser.tokens[mark].kind
        left = Expression(first: left.first, last: right.last)
        if Self.isConnective(connective) {
          left.isDecided = right.isDecided
          left.chain = (connective, right.operand)
        }
      }
      return left
    }
  }

  /// The left operand of `and` and `or` is a decision; of a chain of the same word it is the last
  /// link, since the links before it have been noted.
  private mutating func noteOperand(_ left: Expression, of connective: LuaTokenKind) {
    guard Self.isConnective(connective) else { return }
    let decision = left.chain?.connective == connective ? left.chain?.last.expression : left
    addDecision(connective == .and ? .andOperand : .orOperand, decision ?? left)
  }

  private static func isConnective(_ kind: LuaTokenKind) -> Bool { kind == .and || kind == .or }

  private mutating func noteOperator(_ token: Int) {
    let kind = tokens[token].kind
    if let replacements = Self.comparisons[kind] {
      addSite(.comparison, token, replacements)
    } else if let replacement = Self.arithmetic[kind] {
      addSite(.arithmetic, token, [replacement])
    } else if Self.isConnective(kind) {
      addSite(.connective, token, [kind == .and ? "or" : "and"])
    }
  }

  /// An expression without binary operators.
  private mutating func operand(name: String?) throws(LuaTextFault) -> Expression {
    let first = position
    switch kind {
    case .not, .minus, .hash, .tilde:
      advance()
      if tokens[first].kind == .not { addSite(.negation, first, [""]) }
      let operand = try binaryExpression(above: Self.unaryPower)
      let isDecided = operand.isDecided && tokens[first].kind != .hash
      return Expression(first: first, last: operand.last, isDecided: isDecided)
    case .number:
      advance()
      addSite(.number, first, LuaNumeral(bytes[tokens[first].range])?.neighbours ?? [])
      return Expression(first: first, last: first, isDecided: true)
    case .true, .false:
      advance()
      addSite(.boolean, first, [tokens[first].kind == .true ? "false" : "true"])
      return Expression(first: first, last: first, isDecided: true)
    case .string, .nil:
      advance()
      return Expression(first: first, last: first, isDecided: true)
    case .ellipsis:
      advance()
      return Expression(first: first, last: first)
    case .openBrace:
      try table()
      return Expression(first: first, last: position - 1, isDecided: true)
    case .function:
      advance()
      try functionBody(keyword: first, name: name)
      return Expression(first: first, last: position - 1, isDecided: true)
    default:
      let expression = try suffixedExpression()
      return Expression(first: first, last: position - 1, isDecided: expression.isDecided)
    }
  }

  /// A name or an expression in parentheses, then fields, methods and calls.
  /// - Parameter isTarget: whether it begins a statement, where a name alone is assigned to.
  mutating func suffixedExpression(
    isTarget: Bool = false
  ) throws(LuaTextFault) -> SuffixedExpression {
    let first = position
    var result = SuffixedExpression(form: .other)
    switch kind {
    case .name:
      advance()
      result = SuffixedExpression(form: .name, name: text(first))
    case .openParenthesis:
      advance()
      result.isDecided = try expression().isDecided
      try expect(.closeParenthesis)
    default: throw unexpected()
    }
    let isAssigned = isTarget && (kind == .assign || kind == .comma)
    if result.form == .name, !isAssigned { read(first) }
    while let suffixed = try suffix() { result = suffixed }
    return result
  }

  private mutating func suffix() throws(LuaTextFault) -> SuffixedExpression? {
    switch kind {
    case .dot:
      advance()
      return SuffixedExpression(form: .field, name: text(try expect(.name)))
    case .openBracket:
      advance()
      try expression()
      try expect(.closeBracket)
      return SuffixedExpression(form: .field)
    case .colon:
      advance()
      try expect(.name)
      try arguments()
      return SuffixedExpression(form: .call)
    case .openParenthesis, .openBrace, .string:
      try arguments()
      return SuffixedExpression(form: .call)
    default: return nil
    }
  }

  private mutating func arguments() throws(LuaTextFault) {
    switch kind {
    case .string: advance()
    case .openBrace: try table()
    case .openParenthesis:
      advance()
      if kind != .closeParenthesis { try expressionList(names: []) }
      try expect(.closeParenthesis)
    default: throw unexpected()
    }
  }

  private mutating func table() throws(LuaTextFault) {
    try expect(.openBrace)
    while kind != .closeBrace {
      if kind == .name, kindAfter == .assign {
        let name = advance()
        advance()
        try expression(name: text(name))
      } else if take(.openBracket) {
        try expression()
        try expect(.closeBracket)
        try expect(.assign)
        try expression()
      } else {
        try expression()
      }
      guard take(.comma) || take(.semicolon) else { break }
    }
    try expect(.closeBrace)
  }

  // MARK: Operators

  private static let unaryPower = 12

  /// How tightly a binary operator holds its left and its right operand.
  private static let powers: [LuaTokenKind: (left: Int, right: Int)] = [
    .or: (1, 1), .and: (2, 2),
    .less: (3, 3), .greater: (3, 3), .lessOrEqual: (3, 3), .greaterOrEqual: (3, 3),
    .notEqual: (3, 3), .equal: (3, 3),
    .bar: (4, 4), .tilde: (5, 5), .ampersand: (6, 6),
    .shiftLeft: (7, 7), .shiftRight: (7, 7),
    .concatenation: (9, 8),
    .plus: (10, 10), .minus: (10, 10),
    .star: (11, 11), .slash: (11, 11), .doubleSlash: (11, 11), .percent: (11, 11),
    .caret: (14, 13),
  ]

  /// The limit moved by its value, then turned round.
  private static let comparisons: [LuaTokenKind: [String]] = [
    .less: ["<=", ">="], .lessOrEqual: ["<", ">"],
    .greater: [">=", "<="], .greaterOrEqual: [">", "<"],
    .equal: ["~="], .notEqual: ["=="],
  ]

  private static let arithmetic: [LuaTokenKind: String] = [
    .plus: "-", .minus: "+", .star: "/", .slash: "*", .doubleSlash: "/", .percent: "/",
  ]
}
