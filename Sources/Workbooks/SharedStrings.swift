import Diagnostics

/// The texts that a workbook's cells refer to by number: one run of bytes and where each ends.
final class SharedStrings: XMLHandler {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isInText = false
  /// Depth within phonetic runs, whose text is how to read a name, not what it is.
  private var phonetic = 0
  private let cellLimit: Int
  private(set) var isTooLong = false

  var count: Int { ends.count }
  var isDone: Bool { isTooLong }
  var wantsText: Bool { isInText }

  init(cellLimit: Int) { self.cellLimit = cellLimit }

  static func read(_ part: String?, _ archive: ZipArchive) throws(Failure) -> SharedStrings {
    let strings = SharedStrings(cellLimit: archive.limits.cellBytes)
    guard let part, let stream = try archive.open(part, isLarge: true) else { return strings }
    try XMLReader.read(stream, strings, archive)
    if strings.isTooLong { throw archive.faults.tooLarge(CellText.tooLong) }
    return strings
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "t" {
      isInText = phonetic == 0
    } else if name == "rPh" {
      phonetic += 1
    }
  }

  func end(_ name: XMLName) {
    if name == "t" {
      isInText = false
    } else if name == "rPh" {
      phonetic -= 1
    } else if name == "si" {
      CellText.unescape(&bytes, from: ends.last ?? 0)
      ends.append(bytes.count)
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: piece)
    if bytes.count - (ends.last ?? 0) > cellLimit { isTooLong = true }
  }

  /// Adds a text to bytes elsewhere.
  /// - Returns: false where there is none of that number.
  func append(_ index: Int, to target: inout [UInt8]) -> Bool {
    guard ends.indices.contains(index) else { return false }
    target.append(contentsOf: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    return true
  }
}

/// Texts of cells as XML has them.
enum CellText {
  static let tooLong = Message(
    en: "a cell holds more text than any spreadsheet allows", zh: "有单元格的文字超过了表格软件允许的长度")

  /// Replaces `_x000D_` by the character that it stands for, from an offset to the end.
  static func unescape(_ bytes: inout [UInt8], from start: Int) {
    guard bytes.count - start >= 7, bytes[start...].contains(UInt8(ascii: "_")) else { return }
    var result: [UInt8] = []
    var position = start
    while position < bytes.count {
      if let scalar = escape(bytes, at: position) {
        result.append(contentsOf: String(scalar).utf8)
        position += 7
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    if result.count < bytes.count - start { bytes.replaceSubrange(start..., with: result) }
  }

  /// The character of the escape at a position, nil where there is none or none that text has.
  private static func escape(_ bytes: [UInt8], at start: Int) -> Character? {
    guard start + 7 <= bytes.count, bytes[start] == UInt8(ascii: "_"),
      bytes[start + 1] == UInt8(ascii: "x"), bytes[start + 6] == UInt8(ascii: "_"),
      let value = UInt32(
        String(decoding: bytes[(start + 2)..<(start + 6)], as: UTF8.self), radix: 16),
      value >= 0x20 || value == 9 || value == 10 || value == 13, let scalar = Unicode.Scalar(value)
    else { return nil }
    return Character(scalar)
  }
}
