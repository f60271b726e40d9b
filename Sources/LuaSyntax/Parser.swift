/// Reads a Lua 5.4 text by recursive descent and notes what it defines, decides and computes.
struct LuaParser {
  /// As deep as Lua lets statements and expressions nest.
  static let deepest = 200

  let bytes: [UInt8]
  let lines: LineTable
  let tokens: [LuaToken]
  var position = 0
  private var depth = 0

  private(set) var functions: [LuaFunction] = []
  private(set) var decisions: [LuaDecision] = []
  private(set) var sites: [LuaSite] = []
  private(set) var locals: [LuaLocal] = []
  private(set) var statements: [LuaSpan] = []
  private(set) var handedOn: Set<String> = []
  private(set) var fieldNames: Set<String> = []
  private(set) var computedReads: Set<LuaComputedRead> = []

  /// The variables of loops that count, by position in `locals`.
  private var counters: Set<Int> = []
  /// The functions around the place that is read, by position in `functions`.
  private var around: [Int] = []
  /// What names mean here, by position in `locals`; the innermost last.
  private var bindings: [String: [Int]] = [:]
  /// What has been bound in each open block.
  private var blocks: [[String]] = []

  init(_ text: String) throws(LuaTextFault) {
    let bytes = Array(text.utf8)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.bytes = bytes
    lines = LineTable(bytes, from: start)
    var lexer = LuaLexer(bytes, lines, from: start)
    tokens = try lexer.tokens()
  }

  mutating func parse() throws(LuaTextFault) {
    try scoped { (parser) throws(LuaTextFault) in try parser.block() }
    guard kind == .endOfText else { throw unexpected() }
    decisions.sort {
      ($0.span.range.lowerBound, $1.span.range.upperBound)
        < ($1.span.range.lowerBound, $0.span.range.upperBound)
    }
  }

  /// Notes a statement that was read, where it stands in no other.
  mutating func noteStatement(from first: Int) {
    guard blocks.count == 1, first < position else { return }
    let (start, end) = (tokens[first].range.lowerBound, tokens[position - 1].range.upperBound)
    statements.append(lines.span(start..<end))
  }

  // MARK: Tokens

  var kind: LuaTokenKind { tokens[position].kind }

  /// The kind of the token behind the next one.
  var kindAfter: LuaTokenKind { tokens[min(position + 1, tokens.count - 1)].kind }

  func text(_ token: Int) -> String {
    String(decoding: bytes[tokens[token].range], as: UTF8.self)
  }

  /// What stands between the quotes of a text.
  func string(_ token: Int) -> String { String(text(token).dropFirst().dropLast()) }

  func span(_ token: Int) -> LuaSpan { lines.span(tokens[token].range) }

  func unexpected() -> LuaTextFault {
    lines.fault("'\(text(position))' is unexpected here", at: tokens[position].range.lowerBound)
  }

  /// Goes on behind the next token, and returns its position.
  @discardableResult
  mutating func advance() -> Int {
    let token = position
    if kind != .endOfText { position += 1 }
    guard let function = around.last else { return token }
    let range = tokens[token].range
    switch tokens[token].kind {
    case .name: functions[function].mentions.insert(text(token))
    case .string: functions[function].mentions.insert(string(token))
    default: break
    }
    if !tokens[token].kind.closes {
      functions[function].codeLines.insert(lines.line(at: range.lowerBound))
      functions[function].codeLines.insert(lines.line(at: range.upperBound - 1))
    }
    return token
  }

  mutating func take(_ wanted: LuaTokenKind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  @discardableResult
  mutating func expect(_ wanted: LuaTokenKind) throws(LuaTextFault) -> Int {
    guard kind == wanted else {
      throw lines.fault(
        "'\(wanted.rawValue)' expected near '\(text(position).prefix(40))'",
        at: tokens[position].range.lowerBound)
    }
    return advance()
  }

  // MARK: Nesting

  /// Reads what nests: too deep a text is refused, so that no stack overflows.
  mutating func nested<Value>(
    _ body: (inout LuaParser) throws(LuaTextFault) -> Value
  ) throws(LuaTextFault) -> Value {
    guard depth < Self.deepest else {
      throw lines.fault("the text nests too deeply", at: tokens[position].range.lowerBound)
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Reads a block; what it binds ends with it.
  mutating func scoped(
    _ body: (inout LuaParser) throws(LuaTextFault) -> Void
  ) throws(LuaTextFault) {
    blocks.append([])
    try body(&self)
    for name in blocks.removeLast() { _ = bindings[name]?.popLast() }
  }

  // MARK: Names

  /// Notes a local name, which nothing sees before it is bound.
  mutating func declare(_ token: Int, _ kind: LuaLocal.Kind) -> Int {
    locals.append(
      LuaLocal(kind: kind, name: text(token), span: span(token), function: around.last))
    return locals.count - 1
  }

  mutating func bind(_ local: Int) {
    let name = locals[local].name
    locals[local].shadows = bindings[name]?.last
    bindings[name, default: []].append(local)
    blocks[blocks.count - 1].append(name)
  }

  /// Binds the `self` of a method, which no text declares.
  mutating func bindSelf() {
    locals.append(
      LuaLocal(
        kind: .parameter, name: "self", span: span(max(0, position - 1)), isRead: true,
        function: around.last))
    bind(locals.count - 1)
  }

  mutating func read(_ token: Int) {
    if let local = bindings[text(token)]?.last { locals[local].isRead = true }
  }

  mutating func markRead(_ local: Int) { locals[local].isRead = true }

  /// Whether a name is that of a variable that counts in a loop.
  func isCounter(_ name: String) -> Bool {
    bindings[name]?.last.map(counters.contains) ?? false
  }

  mutating func markCounter(_ local: Int) { counters.insert(local) }

  // MARK: What functions are reached by

  mutating func noteHandedOn(_ name: String) { handedOn.insert(name) }

  mutating func noteField(_ name: String) { fieldNames.insert(name) }

  /// - Parameter base: the name of the table that is read; nil where it has none.
  mutating func noteComputedRead(of base: String?) {
    let local = base.flatMap { bindings[$0]?.last }.map { locals[$0] }
    let parameter = local?.kind == .parameter ? local?.function : nil
    computedReads.insert(LuaComputedRead(parameterOf: parameter))
  }

  // MARK: Functions

  /// The body of a function, from its parameters to its `end`.
  /// - Parameters:
  ///   - keyword: the token `function`.
  ///   - line: where Lua says that it starts; nil for the line of its parameters.
  mutating func functionBody(
    keyword: Int, name: String?, line: Int? = nil, isMethod: Bool = false
  ) throws(LuaTextFault) {
    let firstLine = line ?? lines.line(at: tokens[position].range.lowerBound)
    let index = functions.count
    functions.append(
      LuaFunction(
        span: span(keyword), lines: firstLine...firstLine, name: name, parent: around.last,
        body: 0..<0))
    blocks.append([])
    let bodyStart = try parameters(of: index, isMethod: isMethod)
    around.append(index)
    try block()
    around.removeLast()
    let end = try expect(.end)
    for name in blocks.removeLast() { _ = bindings[name]?.popLast() }
    let range = tokens[end].range
    functions[index].body = bodyStart..<range.lowerBound
    functions[index].span.range = functions[index].span.range.lowerBound..<range.upperBound
    functions[index].lines = firstLine...max(firstLine, lines.line(at: range.lowerBound))
  }

  /// - Returns: where the body starts.
  private mutating func parameters(of index: Int, isMethod: Bool) throws(LuaTextFault) -> Int {
    around.append(index)
    defer { around.removeLast() }
    if isMethod { bindSelf() }
    try expect(.openParenthesis)
    if kind != .closeParenthesis {
      repeat {
        if take(.ellipsis) { break }
        bind(declare(try expect(.name), .parameter))
      } while take(.comma)
    }
    let close = try expect(.closeParenthesis)
    functions[index].codeLines = []
    functions[index].mentions = []
    return tokens[close].range.upperBound
  }

  // MARK: Decisions and sites

  mutating func addDecision(_ kind: LuaDecision.Kind, _ expression: Expression) {
    guard expression.truth == .open else { return }
    let range =
      tokens[expression.first].range.lowerBound..<tokens[expression.last].range.upperBound
    decisions.append(
      LuaDecision(kind: kind, span: lines.span(range), function: around.last))
  }

  mutating func dropDecisions(from count: Int) { decisions.removeSubrange(count...) }

  mutating func addSite(_ kind: LuaSite.Kind, _ token: Int, _ replacements: [String]) {
    guard let function = around.last, !replacements.isEmpty else { return }
    let start = tokens[token].range.lowerBound
    let end = tokens[token].range.upperBound
    let minus = UInt8(ascii: "-")
    let followsMinus = start > 0 && bytes[start - 1] == minus
    let precedesMinus = end < bytes.count && bytes[end] == minus
    sites.append(
      LuaSite(
        kind: kind, span: span(token), text: text(token),
        // Two minus signs would start a comment.
        replacements: replacements.map {
          (followsMinus && $0.hasPrefix("-") ? " " : "") + $0
            + (precedesMinus && $0.hasSuffix("-") ? " " : "")
        },
        function: function))
  }
}

extension LuaText {
  /// - Throws: the first fault of a text that is no Lua 5.4. Time and memory grow with the text's
  ///   length; nesting beyond Lua's own limit is a fault.
  package init(_ text: String) throws(LuaTextFault) {
    var parser = try LuaParser(text)
    try parser.parse()
    functions = parser.functions
    decisions = parser.decisions
    sites = parser.sites
    locals = parser.locals
    statements = parser.statements
    handedOn = parser.handedOn
    fieldNames = parser.fieldNames
    computedReads = parser.computedReads
  }
}
