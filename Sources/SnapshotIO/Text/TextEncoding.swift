/// How a text file writes its characters.
enum TextEncoding: Sendable, Equatable {
  case utf8, utf16LittleEndian, utf16BigEndian
  /// GBK included, which is a subset.
  case gb18030

  /// Bytes that an ASCII character takes.
  var unit: Int {
    switch self {
    case .utf8, .gb18030: 1
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }

  /// - Returns: the text's bytes, without a byte order mark; nil where the system cannot make them.
  func bytes(of text: String) -> [UInt8]? {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .gb18030: Self.gb18030(Array(text.utf8))
    }
  }

  /// A character of two bytes becomes at most four, any other no longer than it is.
  private static func gb18030(_ utf8: [UInt8]) -> [UInt8]? {
    guard let transcoder = Transcoder(from: "UTF-8", to: "GB18030") else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: utf8.count * 2 + 1) { memory, count in
      guard let target = memory.baseAddress else { return }
      let outcome = utf8.withUnsafeBytes {
        transcoder.convert($0, into: target, room: utf8.count * 2)
      }
      if case .done(let written) = outcome { (isWhole, count) = (true, written) }
    }
    return isWhole ? bytes : nil
  }
}
