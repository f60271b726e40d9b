extension LuaParser {
  /// Statements up to a token that ends a block.
  mutating func block() throws(LuaTextFault) {
    while true {
      switch kind {
      case .endOfText, .end, .else, .elseif, .until: return
      case .return: return try returnStatement()
      default:
        let first = position
        try nested { (parser) throws(LuaTextFault) in try parser.statement() }
        noteStatement(from: first)
      }
    }
  }

  private mutating func innerBlock() throws(LuaTextFault) {
    try scoped { (parser) throws(LuaTextFault) in try parser.block() }
  }

  private mutating func statement() throws(LuaTextFault) {
    switch kind {
    case .semicolon: advance()
    case .if: try ifStatement()
    case .while:
      advance()
      addDecision(.whileCondition, try expression())
      try expect(.do)
      try innerBlock()
      try expect(.end)
    case .do:
      advance()
      try innerBlock()
      try expect(.end)
    case .for: try forStatement()
    case .repeat: try repeatStatement()
    case .function: try functionStatement()
    case .local: try localStatement()
    case .doubleColon:
      advance()
      try expect(.name)
      try expect(.doubleColon)
    case .break: advance()
    case .goto:
      advance()
      try expect(.name)
    default: try expressionStatement()
    }
  }

  private mutating func returnStatement() throws(LuaTextFault) {
    advance()
    switch kind {
    case .endOfText, .end, .else, .elseif, .until, .semicolon: break
    default: try expressionList(names: [])
    }
    _ = take(.semicolon)
    switch kind {
    case .endOfText, .end, .else, .elseif, .until: return
    default: throw unexpected()
    }
  }

  private mutating func ifStatement() throws(LuaTextFault) {
    var decision = LuaDecision.Kind.ifCondition
    repeat {
      advance()
      addDecision(decision, try expression())
      try expect(.then)
      try innerBlock()
      decision = .elseifCondition
    } while kind == .elseif
    if take(.else) { try innerBlock() }
    try expect(.end)
  }

  /// The condition sees what the block binds.
  private mutating func repeatStatement() throws(LuaTextFault) {
    advance()
    try scoped { (parser) throws(LuaTextFault) in
      try parser.block()
      try parser.expect(.until)
      parser.addDecision(.untilCondition, try parser.expression())
    }
  }

  private mutating func forStatement() throws(LuaTextFault) {
    advance()
    var names = [try expect(.name)]
    var counts = false
    if take(.assign) {
      counts = true
      try expression()
      try expect(.comma)
      try expression()
      if take(.comma) { try expression() }
    } else {
      while take(.comma) { names.append(try expect(.name)) }
      try expect(.in)
      try expressionList(names: [])
    }
    try expect(.do)
    try scoped { (parser) throws(LuaTextFault) in
      for name in names {
        let local = parser.declare(name, .loopVariable)
        if counts { parser.markCounter(local) }
        parser.bind(local)
      }
      try parser.block()
    }
    try expect(.end)
  }

  private mutating func functionStatement() throws(LuaTextFault) {
    let keyword = advance()
    var name = try expect(.name)
    if kind == .dot || kind == .colon { read(name) }
    while take(.dot) { name = try expect(.name) }
    let isMethod = take(.colon)
    if isMethod { name = try expect(.name) }
    noteField(text(name))
    try functionBody(
      keyword: keyword, name: text(name), line: span(keyword).line, isMethod: isMethod)
  }

  private mutating func localStatement() throws(LuaTextFault) {
    advance()
    if kind == .function {
      let keyword = advance()
      let name = try expect(.name)
      bind(declare(name, .function))
      return try functionBody(keyword: keyword, name: text(name))
    }
    var names: [Int] = []
    var declared: [Int] = []
    repeat {
      let name = try expect(.name)
      names.append(name)
      declared.append(declare(name, .variable))
      guard take(.less) else { continue }
      let attribute = text(try expect(.name))
      // What is closed at the end of its block is used there.
      if attribute == "close" { markRead(declared[declared.count - 1]) }
      try expect(.greater)
    } while take(.comma)
    if take(.assign) { try expressionList(names: names.map(text)) }
    for local in declared { bind(local) }
  }

  /// A call or an assignment.
  private mutating func expressionStatement() throws(LuaTextFault) {
    var target = try suffixedExpression(isTarget: true)
    if target.form == .call, kind != .assign, kind != .comma { return }
    var names: [String?] = []
    while true {
      switch target.form {
      case .name: names.append(target.name)
      case .field:
        names.append(target.name)
        if let name = target.name { noteField(name) }
      case .call, .other: throw unexpected()
      }
      guard take(.comma) else { break }
      target = try suffixedExpression(isTarget: true)
    }
    try expect(.assign)
    try expressionList(names: names)
  }

  /// - Parameter names: what the expressions are bound to, in order.
  mutating func expressionList(names: [String?]) throws(LuaTextFault) {
    var index = 0
    repeat {
      try expression(name: index < names.count ? names[index] : nil)
      index += 1
    } while take(.comma)
  }
}
