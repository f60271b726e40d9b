/// Cells of RFC 4180: quoted where they hold a comma, a quote or a line end.
enum CSVText {
  /// A text as a cell.
  static func cell(_ text: String) -> String {
    needsQuotes(text.utf8)
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  static func needsQuotes(_ bytes: some Sequence<UInt8>) -> Bool {
    // No early exit: the loop is over many short texts that need none.
    var needs = false
    for byte in bytes {
      needs =
        needs || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"")
        || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    return needs
  }
}

extension ByteBuffer {
  mutating func appendComma() { append(UInt8(ascii: ",")) }
  mutating func appendLineEnd() { append(UInt8(ascii: "\n")) }

  mutating func append(csv text: String) { append(CSVText.cell(text)) }

  mutating func append(csv bytes: UnsafeBufferPointer<UInt8>) {
    guard CSVText.needsQuotes(bytes) else { return append(bytes) }
    append(UInt8(ascii: "\""))
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }
}
