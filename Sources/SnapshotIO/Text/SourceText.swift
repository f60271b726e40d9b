import Diagnostics
import Glibc

/// A place in a text whose line number is known, to count other lines from.
struct LineMark: Sendable {
  /// Offset of the line's first byte.
  var offset: Int
  /// 1-based physical line.
  var line: Int

  static let start = LineMark(offset: 0, line: 1)
}

/// The text of a data file as UTF-8, without byte order mark.
struct SourceText: Sendable {
  let path: String
  let storage: PaddedBytes
  private let start: Int
  /// Of the file that it was read from.
  let encoding: TextEncoding
  /// Whether a `"` occurs anywhere; without one, every line end ends a record.
  let hasQuote: Bool
  let hasCarriageReturn: Bool
  /// For a text that was made of a worksheet or of JSON: where its cells come from.
  let origin: TableOrigin?
  /// What was found while it was made; errors, too.
  let findings: [Diagnostic]

  init(
    path: String, storage: PaddedBytes, start: Int = 0, encoding: TextEncoding = .utf8,
    hasQuote: Bool = true, hasCarriageReturn: Bool = true, origin: TableOrigin? = nil,
    findings: [Diagnostic] = []
  ) {
    self.path = path
    self.storage = storage
    self.start = start
    self.encoding = encoding
    self.hasQuote = hasQuote
    self.hasCarriageReturn = hasCarriageReturn
    self.origin = origin
    self.findings = findings
  }

  var count: Int { storage.count - start }

  /// The first byte; a line feed follows the last. Valid while the text lives.
  var base: UnsafePointer<UInt8> { storage.pointer + start }

  /// How its cells are separated.
  var dialect: Dialect {
    origin == nil ? Dialect(detectingIn: self) : Dialect(delimiter: Byte.comma)
  }

  /// The text between two offsets; bytes that are not UTF-8 become U+FFFD.
  func string(_ range: Range<Int>) -> String {
    String(
      decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count),
      as: UTF8.self)
  }
}

/// Line ends: LF, CRLF, or a CR alone.
enum LineEnd {
  /// Line ends whose last byte lies in `start..<end`.
  static func count(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var lines = 0
    for position in start..<max(start, end) where isLast(base, position) { lines += 1 }
    return lines
  }

  /// Whether a line ends with the byte at `position`.
  @inline(__always)
  static func isLast(_ base: UnsafePointer<UInt8>, _ position: Int) -> Bool {
    let byte = base[position]
    return byte == Byte.lineFeed
      || (byte == Byte.carriageReturn && base[position + 1] != Byte.lineFeed)
  }

  /// The offset after the line end that begins at `position`.
  @inline(__always)
  static func after(_ base: UnsafePointer<UInt8>, _ position: Int) -> Int {
    let isPair = base[position] == Byte.carriageReturn && base[position + 1] == Byte.lineFeed
    return position + (isPair ? 2 : 1)
  }
}

/// Bytes with a meaning in tables.
enum Byte {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let tab = UInt8(ascii: "\t")
  static let semicolon = UInt8(ascii: ";")
  static let space = UInt8(ascii: " ")
}
