import Diagnostics
import ScorecardModel

enum JSONText {
  /// A string in quotes.
  static func string(_ text: String) -> String {
    var bytes = ByteBuffer()
    bytes.append(json: text)
    return String(decoding: bytes.bytes, as: UTF8.self)
  }
}

/// JSON, appended a member at a time. Commas follow from the byte before: a finished value never
/// ends in an opening bracket.
extension ByteBuffer {
  /// Begins a member of the open object: its value comes next.
  package mutating func member(_ key: StaticString) {
    separate()
    append(UInt8(ascii: "\""))
    append(key)
    append("\":")
  }

  package mutating func member(_ key: StaticString, _ text: String?) {
    member(key)
    if let text { append(json: text) } else { append("null") }
  }

  package mutating func member(_ key: StaticString, _ isTrue: Bool) {
    member(key)
    append(isTrue ? "true" : "false")
  }

  package mutating func member(_ key: StaticString, integer: Int?) {
    member(key)
    if let integer { append(integer: integer) } else { append("null") }
  }

  /// - Parameter decimals: as many as these; nil is the shortest exact form.
  mutating func member(_ key: StaticString, _ points: Points?, decimals: Int? = nil) {
    member(key)
    guard let points else { return append("null") }
    if let decimals {
      append(points, decimals: decimals)
    } else {
      append(shortest: points)
    }
  }

  /// A number computed in binary arithmetic, half up to six decimals, in its shortest form.
  mutating func member(_ key: StaticString, rounding number: Double?) {
    member(key)
    guard let number, number.isFinite else { return append("null") }
    if let points = Points(quantising: number) {
      append(shortest: points)
    } else {
      append(number: number)
    }
  }

  /// The members of a diagnostic.
  package mutating func append(_ diagnostic: Diagnostic) {
    member("id", diagnostic.id.rawValue)
    member("severity", diagnostic.severity == .error ? "error" : "warning")
    member("path", diagnostic.place?.path)
    member("line", integer: diagnostic.place?.line)
    member("column", integer: diagnostic.place?.column)
    if let cell = diagnostic.place?.cell { member("cell", cell.description) }
    member("message", diagnostic.message.chinese)
    member("notes")
    open("[")
    for note in diagnostic.notes {
      separate()
      append(json: note.chinese)
    }
    close("]")
    member("help", diagnostic.help?.chinese)
  }

  /// A comma, unless an object or array was just opened.
  package mutating func separate() {
    if let last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") {
      append(UInt8(ascii: ","))
    }
  }

  package mutating func open(_ bracket: Unicode.Scalar) { append(UInt8(ascii: bracket)) }
  package mutating func close(_ bracket: Unicode.Scalar) { append(UInt8(ascii: bracket)) }

  /// A string in quotes.
  package mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append(json: $0) }
  }

  mutating func append(json bytes: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    if bytes.allSatisfy(Self.standsForItself) {
      append(bytes)
    } else {
      for byte in bytes { append(escaped: byte) }
    }
    append(UInt8(ascii: "\""))
  }

  private static func standsForItself(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func append(escaped byte: UInt8) {
    if Self.standsForItself(byte) { return append(byte) }
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case UInt8(ascii: "\n"): append("\\n")
    case UInt8(ascii: "\r"): append("\\r")
    case UInt8(ascii: "\t"): append("\\t")
    default:
      append("\\u00")
      for digit in [byte >> 4, byte & 15] {
        append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
