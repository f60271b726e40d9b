import Diagnostics

/// A place in JSON text that does not follow its grammar (RFC 8259).
struct JSONFault: Error {
  var offset: Int
  var message: Message
}

/// Reads JSON in memory from its first byte on: strict, without recursion over data, numbers as
/// they are written. The text is well-formed UTF-8 that a line feed follows.
struct JSONScanner {
  static let depthLimit = 64

  let base: UnsafePointer<UInt8>
  let end: Int
  var position: Int

  enum Value {
    case null
    case boolean(Bool)
    /// The bytes of a number.
    case number(Range<Int>)
    /// The bytes between its quotes, and whether they have escapes.
    case string(Range<Int>, isEscaped: Bool)
    case object, array
  }

  init(_ text: SourceText, at position: Int = 0) {
    (base, end, self.position) = (text.base, text.count, position)
  }

  var isAtEnd: Bool { position >= end }
  var byte: UInt8 { base[position] }

  @inline(__always)
  mutating func skipBlanks() {
    while position < end {
      let byte = base[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  /// Takes a mark and the blanks before it.
  /// - Returns: whether it was there.
  @inline(__always)
  mutating func take(_ mark: UInt8) -> Bool {
    skipBlanks()
    guard position < end, base[position] == mark else { return false }
    position += 1
    return true
  }

  mutating func expect(_ mark: UInt8) throws(JSONFault) {
    if !take(mark) { throw unexpected(JSONWords.mark(mark)) }
  }

  /// What is here is not what the grammar has.
  func unexpected(_ expected: Message) -> JSONFault {
    guard position < end else {
      return JSONFault(
        offset: end,
        message: Message(
          en: "the text ends too early; expected \(expected.english)",
          zh: "内容不完整；此处应有\(expected.chinese)"))
    }
    let bytes = UnsafeBufferPointer(start: base + position, count: min(8, end - position))
    let found = String(decoding: bytes, as: UTF8.self).prefix(1)
    return JSONFault(
      offset: position,
      message: Message(
        en: "'\(found)' where \(expected.english) is expected",
        zh: "此处是“\(found)”，应为\(expected.chinese)"))
  }

  /// Reads a value that has no parts, or only the first mark of one that has.
  mutating func value() throws(JSONFault) -> Value {
    skipBlanks()
    guard position < end else { throw unexpected(JSONWords.value) }
    switch base[position] {
    case UInt8(ascii: "\""):
      let (range, isEscaped) = try string()
      return .string(range, isEscaped: isEscaped)
    case UInt8(ascii: "{"):
      position += 1
      return .object
    case UInt8(ascii: "["):
      position += 1
      return .array
    case UInt8(ascii: "t"):
      try word("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .boolean(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: StaticString) throws(JSONFault) {
    let start = position
    for index in 0..<word.utf8CodeUnitCount {
      guard position < end, base[position] == word.utf8Start[index] else {
        position = start
        throw unexpected(JSONWords.value)
      }
      position += 1
    }
  }

  private mutating func number() throws(JSONFault) -> Range<Int> {
    let start = position
    if base[position] == UInt8(ascii: "-") { position += 1 }
    let first = position
    try digits()
    if base[first] == UInt8(ascii: "0"), position > first + 1 {
      position = first
      throw JSONFault(
        offset: first,
        message: Message(
          en: "a number must not begin with 0; write codes as texts: \"001\"",
          zh: "数字不能以 0 开头；代码请写成文字：\"001\""))
    }
    if base[position] == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if base[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if base[position] == UInt8(ascii: "+") || base[position] == UInt8(ascii: "-") {
        position += 1
      }
      try digits()
    }
    return start..<position
  }

  private mutating func digits() throws(JSONFault) {
    let start = position
    while base[position] &- 0x30 < 10, position < end { position += 1 }
    if position == start { throw unexpected(JSONWords.value) }
  }

  /// Reads a string.
  mutating func string() throws(JSONFault) -> (Range<Int>, isEscaped: Bool) {
    guard take(UInt8(ascii: "\"")) else { throw unexpected(JSONWords.key) }
    let start = position
    var isEscaped = false
    while position < end {
      let byte = base[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return (start..<(position - 1), isEscaped)
      }
      if byte < 0x20 { break }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        try checkEscape()
      } else {
        position += 1
      }
    }
    if position < end {
      throw JSONFault(
        offset: position,
        message: Message(
          en: "a control character in a string; write \\n for a line end",
          zh: "字符串里有控制字符；换行请写 \\n"))
    }
    throw JSONFault(
      offset: start - 1,
      message: Message(en: "this string is never closed", zh: "这个字符串没有结束引号"))
  }

  private mutating func checkEscape() throws(JSONFault) {
    let start = position
    position += 1
    let mark = base[position]
    position += 1
    if "\"\\/bfnrt".utf8.contains(mark) { return }
    var value: UInt32 = 0
    for _ in 0..<4 where mark == UInt8(ascii: "u") {
      guard let digit = Character(Unicode.Scalar(base[position])).hexDigitValue, position < end
      else { return try badEscape(start) }
      value = value * 16 + UInt32(digit)
      position += 1
    }
    if mark != UInt8(ascii: "u") || value == 0 { try badEscape(start) }
  }

  private func badEscape(_ offset: Int) throws(JSONFault) {
    throw JSONFault(
      offset: offset,
      message: Message(en: "no such escape in a string", zh: "字符串里的转义写法不对"))
  }

  /// What a string with escapes says; a half of a pair that is alone becomes U+FFFD.
  func unescaped(_ range: Range<Int>) -> [UInt8] {
    var units: [UInt16] = []
    var bytes: [UInt8] = []
    func flush() {
      bytes.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      units.removeAll()
    }
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = base[position]
      guard byte == UInt8(ascii: "\\") else {
        if !units.isEmpty { flush() }
        bytes.append(byte)
        position += 1
        continue
      }
      let mark = base[position + 1]
      position += 2
      switch mark {
      case UInt8(ascii: "u"):
        let digits = UnsafeBufferPointer(start: base + position, count: 4)
        units.append(UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD)
        position += 4
        continue
      case UInt8(ascii: "b"): units.append(8)
      case UInt8(ascii: "f"): units.append(12)
      case UInt8(ascii: "n"): units.append(10)
      case UInt8(ascii: "r"): units.append(13)
      case UInt8(ascii: "t"): units.append(9)
      default: units.append(UInt16(mark))
      }
    }
    if !units.isEmpty { flush() }
    return bytes
  }

  /// Goes to the end of an object or array whose first mark was taken.
  mutating func skipRest() throws(JSONFault) {
    var closers: [UInt8] = [base[position - 1] + 2]
    var isFirst = true
    while let closer = closers.last {
      if take(closer) {
        closers.removeLast()
        isFirst = false
        continue
      }
      if !isFirst { try expect(UInt8(ascii: ",")) }
      if closer == UInt8(ascii: "}") {
        _ = try string()
        try expect(UInt8(ascii: ":"))
      }
      isFirst = false
      switch try value() {
      case .object, .array:
        closers.append(base[position - 1] + 2)
        isFirst = true
        if closers.count > Self.depthLimit { throw tooDeep() }
      default: break
      }
    }
  }

  private func tooDeep() -> JSONFault {
    JSONFault(
      offset: position - 1,
      message: Message(
        en: "more than \(Self.depthLimit) objects within one another",
        zh: "嵌套超过 \(Self.depthLimit) 层"))
  }
}
