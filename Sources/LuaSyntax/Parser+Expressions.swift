/// An expression that has been read.
struct Expression {
  /// Its first and last token.
  var first: Int
  var last: Int
  var truth = LuaTruth.open
  /// Whether its value, if it has one, is a number.
  var isNumber = false
  /// Where `and` or `or` stands outermost: which, and its right operand.
  var chain: (connective: LuaTokenKind, last: Operand)?

  struct Operand {
    var first: Int
    var last: Int
    var truth: LuaTruth

    var expression: Expression { Expression(first: first, last: last, truth: truth) }
  }

  var operand: Operand { Operand(first: first, last: last, truth: truth) }
}

/// What a text says of an expression's truth.
enum LuaTruth {
  /// Both may be: whether it is true is a question of its own.
  case open
  /// It follows from the decisions in the expression, as that of `a and 1`.
  case follows
  /// Whatever the data: of a number, a text, a table, a function, and of arithmetic, which gives a
  /// number or fails, since rules have no metatables.
  case alwaysTrue
  /// Of `nil` and `false`.
  case alwaysFalse

  var negated: LuaTruth {
    switch self {
    case .open, .follows: self
    case .alwaysTrue: .alwaysFalse
    case .alwaysFalse: .alwaysTrue
    }
  }

  /// That of a left operand which leaves the right one unread.
  static func deciding(_ connective: LuaTokenKind) -> LuaTruth {
    connective == .or ? .alwaysTrue : .alwaysFalse
  }

  /// Of two operands, the left of which is a decision where it is open.
  static func joined(_ left: LuaTruth, _ connective: LuaTokenKind, _ right: LuaTruth) -> LuaTruth {
    let deciding = deciding(connective)
    if left == deciding || right == deciding { return deciding }
    if left == deciding.negated { return right }
    return right == .open ? .open : .follows
  }
}

/// A name with fields and calls behind it.
struct SuffixedExpression {
  enum Form { case name, field, call, other }
  var form: Form
  /// The name, or the last field where that is written as a name.
  var name: String?
  /// Of what stands in parentheses alone.
  var truth = LuaTruth.open
  var isNumber = false
  /// The name that it begins with, where only fields follow.
  var origin: String?
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
        let sign = parser.tokens[mark].kind
        parser.noteOperand(left, of: sign)
        let noted = parser.decisions.count
        let right = try parser.binaryExpression(above: rightPower)
        left = parser.joined(left, sign, right, notedBefore: noted)
      }
      return left
    }
  }

  /// - Parameter noted: the number of decisions in front of the right operand.
  private mutating func joined(
    _ left: Expression, _ sign: LuaTokenKind, _ right: Expression, notedBefore noted: Int
  ) -> Expression {
    var whole = Expression(first: left.first, last: right.last)
    guard Self.isConnective(sign) else {
      whole.truth = Self.comparisons[sign] == nil ? .alwaysTrue : .open
      whole.isNumber = Self.comparisons[sign] == nil && sign != .concatenation
      return whole
    }
    whole.truth = LuaTruth.joined(left.truth, sign, right.truth)
    whole.chain = (sign, right.operand)
    // What stands behind `1 or` never runs.
    if left.truth == LuaTruth.deciding(sign) { dropDecisions(from: noted) }
    return whole
  }

  /// The left operand of `and` and `or` is a decision; of a chain of the same word it is the last
  /// link, since the links before it have been noted.
  private mutating func noteOperand(_ left: Expression, of connective: LuaTokenKind) {
    guard Self.isConnective(connective), left.truth != LuaTruth.deciding(connective) else { return }
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
      if tokens[first].kind == .not {
        return Expression(first: first, last: operand.last, truth: operand.truth.negated)
      }
      return Expression(first: first, last: operand.last, truth: .alwaysTrue, isNumber: true)
    case .number:
      advance()
      addSite(.number, first, LuaNumeral(bytes[tokens[first].range])?.neighbours ?? [])
      return Expression(first: first, last: first, truth: .alwaysTrue, isNumber: true)
    case .true, .false:
      advance()
      let isTrue = tokens[first].kind == .true
      addSite(.boolean, first, [isTrue ? "false" : "true"])
      return Expression(first: first, last: first, truth: isTrue ? .alwaysTrue : .alwaysFalse)
    case .string:
      advance()
      return Expression(first: first, last: first, truth: .alwaysTrue)
    case .nil:
      advance()
      return Expression(first: first, last: first, truth: .alwaysFalse)
    case .ellipsis:
      advance()
      return Expression(first: first, last: first)
    case .openBrace:
      try table()
      return Expression(first: first, last: position - 1, truth: .alwaysTrue)
    case .function:
      advance()
      try functionBody(keyword: first, name: name)
      return Expression(first: first, last: position - 1, truth: .alwaysTrue)
    default:
      let found = try suffixedExpression(boundTo: name)
      return Expression(
        first: first, last: position - 1, truth: found.truth, isNumber: found.isNumber)
    }
  }

  /// A name or an expression in parentheses, then fields, methods and calls.
  /// - Parameters:
  ///   - isTarget: whether it begins a statement, where a name alone is assigned to.
  ///   - bound: the name that it is the value of, if any.
  mutating func suffixedExpression(
    isTarget: Bool = false, boundTo bound: String? = nil
  ) throws(LuaTextFault) -> SuffixedExpression {
    let first = position
    var result = SuffixedExpression(form: .other)
    switch kind {
    case .name:
      advance()
      result = SuffixedExpression(
        form: .name, name: text(first), isNumber: isCounter(text(first)), origin: text(first))
    case .openParenthesis:
      advance()
      let inner = try expression()
      (result.truth, result.isNumber) = (inner.truth, inner.isNumber)
      try expect(.closeParenthesis)
    default: throw unexpected()
    }
    let isAssigned = isTarget && (kind == .assign || kind == .comma)
    if result.form == .name, !isAssigned { read(first) }
    if result.form == .name, ["pairs", "next"].contains(text(first)) { noteComputedRead(of: nil) }
    while let suffixed = try suffix(of: result) { result = suffixed }
    // What is called is not handed on, nor is what keeps its name.
    let isTaken = isTarget && (kind == .assign || kind == .comma)
    if !isTaken, result.form == .field || result.form == .name, let name = result.name,
      !(result.form == .name && name == bound)
    {
      noteHandedOn(name)
    }
    return result
  }

  private mutating func suffix(
    of base: SuffixedExpression
  ) throws(LuaTextFault) -> SuffixedExpression? {
    switch kind {
    case .dot:
      advance()
      return SuffixedExpression(
        form: .field, name: text(try expect(.name)), origin: base.origin)
    case .openBracket:
      advance()
      let key = try expression()
      try expect(.closeBracket)
      if key.first == key.last, tokens[key.first].kind == .string {
        return SuffixedExpression(form: .field, name: string(key.first), origin: base.origin)
      }
      if !key.isNumber { noteComputedRead(of: base.origin) }
      return SuffixedExpression(form: .field, origin: base.origin)
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
        noteField(text(name))
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
