import Diagnostics
import Glibc

/// Files to text: UTF-8 with or without byte order mark, UTF-16 with one, else GB18030.
enum TextDecoder {
  /// - Throws: `.badInput` for an empty file, a workbook, NUL bytes, and bytes that are no text.
  static func decode(_ content: FileContent, workers: Workers) throws(Failure) -> SourceText {
    let bytes = content.bytes
    let faults = EncodingFaults(content: content)
    if let kind = foreignKind(bytes) { throw faults.foreign(kind) }
    let text = try decodeText(content, faults, workers)
    guard (0..<text.count).contains(where: { text.base[$0] > Byte.space }) else {
      throw faults.empty()
    }
    return text
  }

  private static func decodeText(
    _ content: FileContent, _ faults: EncodingFaults, _ workers: Workers
  ) throws(Failure) -> SourceText {
    let bytes = content.bytes
    if starts(bytes, with: [0xFF, 0xFE]) {
      return try decodeUTF16(content, .utf16LittleEndian, faults, workers)
    }
    if starts(bytes, with: [0xFE, 0xFF]) {
      return try decodeUTF16(content, .utf16BigEndian, faults, workers)
    }
    let hasMark = starts(bytes, with: [0xEF, 0xBB, 0xBF])
    let text = SourceText(path: content.path, storage: bytes, start: hasMark ? 3 : 0)
    let findings = ByteFindings(of: text, workers)
    guard let invalid = findings.firstInvalid, findings.firstNUL == nil else {
      return try checked(text, findings, start: hasMark ? 3 : 0, faults)
    }
    if hasMark || isPlainlyUTF8(text, before: invalid) {
      throw faults.brokenUTF8(text, at: invalid)
    }
    return try decodeGB18030(content, faults, workers)
  }

  /// The text with what was found in it.
  private static func checked(
    _ text: SourceText, _ findings: ByteFindings, start: Int = 0, _ faults: EncodingFaults
  ) throws(Failure) -> SourceText {
    if let position = findings.firstNUL { throw faults.nul(in: text, at: position) }
    return SourceText(
      path: text.path, storage: text.storage, start: start, encoding: text.encoding,
      hasQuote: findings.hasQuote, hasCarriageReturn: findings.hasCarriageReturn)
  }

  private static func decodeUTF16(
    _ content: FileContent, _ encoding: TextEncoding, _ faults: EncodingFaults, _ workers: Workers
  ) throws(Failure) -> SourceText {
    let name = encoding == .utf16LittleEndian ? "UTF-16LE" : "UTF-16BE"
    guard let transcoder = Transcoder(from: name) else { throw faults.unsupported(name) }
    let decoded = try PaddedBytes(capacity: (content.count * 3 + 1) / 2) { memory throws(Failure) in
      guard let target = memory.bindMemory(to: UInt8.self).baseAddress else { return 0 }
      let source = UnsafeRawBufferPointer(
        start: content.bytes.pointer + 2, count: content.count - 2)
      switch transcoder.convert(source, into: target) {
      case .done(let count): return count
      case .invalid(let offset): throw faults.undecodable(name, at: offset + 2)
      }
    }
    let text = SourceText(path: content.path, storage: decoded, encoding: encoding)
    return try checked(text, ByteFindings(of: text, workers), faults)
  }

  private static func decodeGB18030(
    _ content: FileContent, _ faults: EncodingFaults, _ workers: Workers
  ) throws(Failure) -> SourceText {
    switch GB18030.decode(content.bytes, workers: workers) {
    case .text(let decoded):
      let text = SourceText(path: content.path, storage: decoded, encoding: .gb18030)
      return try checked(text, ByteFindings(of: text, workers), faults)
    case .invalid(let offset): throw faults.undecodable("GB18030", at: offset)
    case .unsupported: throw faults.unsupported("GB18030")
    }
  }

  // MARK: - Looking at bytes

  /// Whether text before its first bad byte holds three well-formed characters of three bytes,
  /// which GB18030 text hardly has by chance: then it is UTF-8 with a bad byte.
  private static func isPlainlyUTF8(_ text: SourceText, before end: Int) -> Bool {
    var (position, characters) = (0, 0)
    while position < end, characters < 3 {
      let length =
        text.base[position] < 0x80 ? 1 : UTF8Check.characterLength(text.base + position)
      if length == 3 { characters += 1 }
      position += max(1, length)
    }
    return characters == 3
  }

  private static func foreignKind(_ bytes: PaddedBytes) -> EncodingFaults.ForeignKind? {
    if starts(bytes, with: [0x50, 0x4B, 0x03, 0x04]) { return .workbook }
    if starts(bytes, with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldWorkbook }
    return nil
  }

  private static func starts(_ bytes: PaddedBytes, with prefix: [UInt8]) -> Bool {
    bytes.count >= prefix.count && prefix.indices.allSatisfy { bytes.pointer[$0] == prefix[$0] }
  }
}
