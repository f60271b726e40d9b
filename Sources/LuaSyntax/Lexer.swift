/// Cuts a text into tokens, as Lua 5.4 does.
struct LuaLexer {
  private let bytes: [UInt8]
  private let lines: LineTable
  private var at: Int

  init(_ bytes: [UInt8], _ lines: LineTable, from start: Int) {
    self.bytes = bytes
    self.lines = lines
    at = start
  }

  /// All tokens; the last is the end of the text.
  mutating func tokens() throws(LuaTextFault) -> [LuaToken] {
    var tokens: [LuaToken] = []
    while true {
      try skipSpaceAndComments()
      let start = at
      let kind = try next()
      tokens.append(LuaToken(kind: kind, range: start..<at))
      if kind == .endOfText { return tokens }
    }
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    at + distance < bytes.count ? bytes[at + distance] : nil
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard let code = byte.asciiValue, peek() == code else { return false }
    at += 1
    return true
  }

  private mutating func skip(while matches: (UInt8) -> Bool) {
    while let byte = peek(), matches(byte) { at += 1 }
  }

  private mutating func skipSpaceAndComments() throws(LuaTextFault) {
    while true {
      skip(while: \.isWhiteSpace)
      guard peek() == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "-") else { return }
      let start = at
      at += 2
      if let level = longBracketLevel() {
        try skipLongBracket(level, from: start)
      } else {
        skip { !$0.isNewline }
      }
    }
  }

  private mutating func next() throws(LuaTextFault) -> LuaTokenKind {
    guard let byte = peek() else { return .endOfText }
    if byte.isLetter { return word() }
    if byte.isDigit { return try number() }
    if byte == UInt8(ascii: "."), peek(1)?.isDigit == true { return try number() }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try shortString(byte) }
    if let level = longBracketLevel() {
      try skipLongBracket(level, from: at)
      return .string
    }
    for length in [3, 2, 1] where at + length <= bytes.count {
      if let mark = LuaTokenKind.marks[LuaTokenKind.key(bytes[at..<at + length])] {
        at += length
        return mark
      }
    }
    throw lines.fault("unexpected symbol", at: at)
  }

  private mutating func word() -> LuaTokenKind {
    let start = at
    skip { $0.isLetter || $0.isDigit }
    return LuaTokenKind.words[String(decoding: bytes[start..<at], as: UTF8.self)] ?? .name
  }

  // MARK: Numbers

  /// Takes what Lua takes for a number, then sees whether it is one.
  private mutating func number() throws(LuaTextFault) -> LuaTokenKind {
    let start = at
    let isHex = peek() == UInt8(ascii: "0") && peek(1).map { $0 | 0x20 } == UInt8(ascii: "x")
    if isHex { at += 2 }
    let exponent = UInt8(ascii: isHex ? "p" : "e")
    while let byte = peek() {
      if byte | 0x20 == exponent {
        at += 1
        if !take("+") { _ = take("-") }
      } else if byte.isHexDigit || byte == UInt8(ascii: ".") || byte.isLetter {
        at += 1
      } else {
        break
      }
    }
    guard LuaNumeral(bytes[start..<at]) != nil else {
      throw lines.fault("malformed number", at: start)
    }
    return .number
  }

  // MARK: Texts

  /// The number of `=` in the long bracket that opens here; nil where none does.
  private func longBracketLevel() -> Int? {
    guard peek() == UInt8(ascii: "[") else { return nil }
    var level = 0
    while peek(1 + level) == UInt8(ascii: "=") { level += 1 }
    return peek(1 + level) == UInt8(ascii: "[") ? level : nil
  }

  private mutating func skipLongBracket(_ level: Int, from start: Int) throws(LuaTextFault) {
    at += level + 2
    while let byte = peek() {
      at += 1
      guard byte == UInt8(ascii: "]") else { continue }
      var count = 0
      while peek(count) == UInt8(ascii: "=") { count += 1 }
      if count == level, peek(count) == UInt8(ascii: "]") {
        at += count + 1
        return
      }
      at += count
    }
    throw lines.fault("unfinished long text or comment", at: start)
  }

  private mutating func shortString(_ quote: UInt8) throws(LuaTextFault) -> LuaTokenKind {
    let start = at
    at += 1
    while let byte = peek(), !byte.isNewline {
      at += 1
      if byte == quote { return .string }
      if byte == UInt8(ascii: "\\") { try escape() }
    }
    throw lines.fault("unfinished text", at: start)
  }

  /// Behind a backslash.
  private mutating func escape() throws(LuaTextFault) {
    let start = at - 1
    guard let byte = peek() else { throw lines.fault("unfinished text", at: start) }
    at += 1
    switch byte {
    case _ where "abfnrtv\\\"'".utf8.contains(byte): return
    case 0x0A, 0x0D:
      if let other = peek(), other.isNewline, other != byte { at += 1 }
    case UInt8(ascii: "z"): skip(while: \.isWhiteSpace)
    case UInt8(ascii: "x"):
      guard peek()?.isHexDigit == true, peek(1)?.isHexDigit == true else {
        throw lines.fault("two hexadecimal digits expected", at: start)
      }
      at += 2
    case UInt8(ascii: "u"): try unicodeEscape(from: start)
    case _ where byte.isDigit:
      var code = Int(byte - 0x30)
      for _ in 0..<2 {
        guard let digit = peek(), digit.isDigit else { break }
        code = code * 10 + Int(digit - 0x30)
        at += 1
      }
      if code > 255 { throw lines.fault("decimal escape too large", at: start) }
    default: throw lines.fault("invalid escape sequence", at: start)
    }
  }

  private mutating func unicodeEscape(from start: Int) throws(LuaTextFault) {
    guard take("{") else { throw lines.fault("missing '{' in \\u{xxxx}", at: start) }
    let digits = at
    skip(while: \.isHexDigit)
    let text = String(decoding: bytes[digits..<at], as: UTF8.self)
    guard let code = UInt64(text, radix: 16), code < 0x8000_0000 else {
      throw lines.fault("hexadecimal digits of at most 7FFFFFFF expected", at: start)
    }
    guard take("}") else { throw lines.fault("missing '}' in \\u{xxxx}", at: start) }
  }
}
