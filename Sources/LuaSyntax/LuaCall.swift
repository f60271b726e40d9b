/// A value that a text writes out.
package enum LuaLiteral: Sendable, Hashable {
  /// As it is written, with its sign.
  case number(String)
  /// In quotes, without escapes.
  case string(String)
  case boolean(Bool)
  /// A table that holds texts only, or nothing.
  case strings([String])
}

/// A field that a table writes by name, `total = 92.5` or `["示范"] = 1`.
package struct LuaField: Sendable, Hashable {
  /// Its name, after those of the tables around it.
  package var path: [String]
  package var value: LuaSpan
  /// Nil where the value is computed.
  package var literal: LuaLiteral?
}

/// A call `name { … }`.
package struct LuaCall: Sendable, Hashable {
  package var name: String
  /// The name that is called.
  package var span: LuaSpan
  /// In the order of the text; those of tables inside follow their own.
  package var fields: [LuaField]

  /// The calls of some names in a text, by start.
  /// - Throws: where the text cannot be cut into tokens.
  package static func all(
    of names: Set<String>, in text: String
  ) throws(LuaTextFault) -> [LuaCall] {
    let scanner = TableScanner(tokens: try LuaParser(text))
    return scanner.calls(of: names)
  }
}

/// Finds the fields of tables in tokens, whether or not they are a whole text.
private struct TableScanner {
  let tokens: LuaParser

  private func kind(_ token: Int) -> LuaTokenKind {
    token < tokens.tokens.count ? tokens.tokens[token].kind : .endOfText
  }

  func calls(of names: Set<String>) -> [LuaCall] {
    tokens.tokens.indices.compactMap { token in
      guard kind(token) == .name, kind(token + 1) == .openBrace else { return nil }
      let name = tokens.text(token)
      let isMember = token > 0 && [.dot, .colon].contains(kind(token - 1))
      guard names.contains(name), !isMember else { return nil }
      return LuaCall(
        name: name, span: tokens.span(token), fields: fields(from: token + 1, in: []))
    }
  }

  /// Tables within tables beyond what Lua itself allows are passed over.
  /// - Parameter open: the table's opening brace.
  private func fields(from open: Int, in path: [String]) -> [LuaField] {
    var fields: [LuaField] = []
    for entry in entries(from: open) {
      guard let (name, start) = key(entry), start < entry.upperBound else { continue }
      let value = start..<entry.upperBound
      let range = tokens.span(value.lowerBound).range.lowerBound..<end(of: value)
      var span = tokens.span(value.lowerBound)
      span.range = range
      fields.append(LuaField(path: path + [name], value: span, literal: literal(value, range)))
      if path.count + 1 < LuaParser.deepest, isTable(value) {
        fields += self.fields(from: value.lowerBound, in: path + [name])
      }
    }
    return fields
  }

  /// The tokens of each entry of a table.
  private func entries(from open: Int) -> [Range<Int>] {
    var entries: [Range<Int>] = []
    var (start, depth, token) = (open + 1, 0, open + 1)
    while kind(token) != .endOfText {
      switch kind(token) {
      case .closeBrace where depth == 0:
        if start < token { entries.append(start..<token) }
        return entries
      case .comma where depth == 0, .semicolon where depth == 0:
        entries.append(start..<token)
        start = token + 1
      case .openBrace, .openBracket, .openParenthesis, .function, .do, .if, .repeat: depth += 1
      case .closeBrace, .closeBracket, .closeParenthesis, .end, .until: depth -= 1
      default: break
      }
      token += 1
    }
    return []
  }

  /// The name of an entry, and where its value starts; nil for one without a written name.
  private func key(_ entry: Range<Int>) -> (String, Int)? {
    let first = entry.lowerBound
    if kind(first) == .name, kind(first + 1) == .assign { return (tokens.text(first), first + 2) }
    guard kind(first) == .openBracket, kind(first + 1) == .string,
      kind(first + 2) == .closeBracket, kind(first + 3) == .assign,
      let name = string(first + 1)
    else { return nil }
    return (name, first + 4)
  }

  // MARK: Values

  private func end(of value: Range<Int>) -> Int {
    tokens.span(value.upperBound - 1).range.upperBound
  }

  private func isTable(_ value: Range<Int>) -> Bool {
    guard kind(value.lowerBound) == .openBrace else { return false }
    let entries = entries(from: value.lowerBound)
    let close = (entries.last?.upperBound ?? value.lowerBound + 1)..<value.upperBound
    // Only a separator may stand between the last entry and the brace.
    return close.allSatisfy { [.closeBrace, .comma, .semicolon].contains(kind($0)) }
  }

  private func literal(_ value: Range<Int>, _ range: Range<Int>) -> LuaLiteral? {
    let first = value.lowerBound
    switch (kind(first), value.count) {
    case (.number, 1): return .number(text(range))
    case (.minus, 2) where kind(first + 1) == .number && range.count == 1 + width(first + 1):
      return .number(text(range))
    case (.string, 1): return string(first).map { .string($0) }
    case (.true, 1): return .boolean(true)
    case (.false, 1): return .boolean(false)
    case (.openBrace, _) where isTable(value) && !text(range).contains("--"):
      let texts = entries(from: first).map { $0.count == 1 ? string($0.lowerBound) : nil }
      return texts.contains(nil) ? nil : .strings(texts.compactMap(\.self))
    default: return nil
    }
  }

  private func width(_ token: Int) -> Int { tokens.span(token).range.count }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: tokens.bytes[range], as: UTF8.self)
  }

  /// A text in quotes that stands for itself.
  private func string(_ token: Int) -> String? {
    guard kind(token) == .string else { return nil }
    let text = tokens.text(token)
    guard let quote = text.first, quote == "\"" || quote == "'", text.count >= 2,
      !text.contains("\\")
    else { return nil }
    return String(text.dropFirst().dropLast())
  }
}
