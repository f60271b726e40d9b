/// Cells of RFC 4180: quoted where they hold a comma, a quote or a line end.
enum CSVText {
  /// A cell as it stands in a line.
  static func cell(_ text: String) -> [UInt8] {
    var cell: [UInt8] = []
    cell.append(csv: text)
    return cell
  }

  static func needsQuotes(_ bytes: some Sequence<UInt8>) -> Bool {
    for byte in bytes where byte <= UInt8(ascii: ",") {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        return true
      default: continue
      }
    }
    return false
  }
}

extension [UInt8] {
  mutating func appendComma() { append(UInt8(ascii: ",")) }
  mutating func appendLineEnd() { append(UInt8(ascii: "\n")) }

  mutating func append(csv text: String) {
    var text = text
    text.withUTF8 { append(csv: $0) }
  }

  mutating func append(csv bytes: UnsafeBufferPointer<UInt8>) {
    guard CSVText.needsQuotes(bytes) else { return append(contentsOf: bytes) }
    append(UInt8(ascii: "\""))
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }
}
