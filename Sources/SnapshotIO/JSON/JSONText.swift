import Diagnostics

/// A file of JSON: the text, and how to find a value in it again.
struct JSONText: Sendable {
  let source: SourceText

  /// Whether a text begins as an object or an array does.
  static func looksLike(_ text: SourceText) -> Bool {
    var scanner = JSONScanner(text)
    scanner.skipBlanks()
    return !scanner.isAtEnd
      && (scanner.byte == UInt8(ascii: "{") || scanner.byte == UInt8(ascii: "["))
  }

  /// Where the value of a key begins; where the object does, if it has no such key.
  func offset(of key: String, inObjectAt start: Int) -> Int {
    var scanner = JSONScanner(source, at: start)
    do throws(JSONFault) {
      try scanner.expect(UInt8(ascii: "{"))
      while true {
        let (range, isEscaped) = try scanner.string()
        let found = isEscaped ? scanner.unescaped(range) : Array(source.string(range).utf8)
        try scanner.expect(UInt8(ascii: ":"))
        scanner.skipBlanks()
        if found.elementsEqual(key.utf8) { return scanner.position }
        switch try scanner.value() {
        case .object, .array: try scanner.skipRest()
        default: break
        }
        if !scanner.take(UInt8(ascii: ",")) { return start }
      }
    } catch {
      return start
    }
  }
}
