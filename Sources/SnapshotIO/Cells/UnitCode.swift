/// The code of a unit as a cell has it: text, whatever it looks like.
enum UnitCode: Equatable {
  case plain
  /// With what was wrapped around it to keep its leading zeros taken off, and full-width digits
  /// as ASCII ones.
  case rewritten([UInt8])
  case empty
  /// `9.90102E+11` or `110101001001.0`: a program took it for a number.
  case mangled

  init(_ text: ByteSpan) {
    let bytes = Self.normalised(Self.unwrapped(Array(text.buffer)[...]))
    if bytes.isEmpty {
      self = .empty
    } else if Self.isMangled(bytes) {
      self = .mangled
    } else {
      self = bytes.elementsEqual(text.buffer) ? .plain : .rewritten(bytes)
    }
  }

  /// `="001"` and `'001` are how a spreadsheet is told that this is text.
  private static func unwrapped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if bytes.starts(with: Array("=\"".utf8)), bytes.last == Byte.quote, bytes.count >= 3 {
      return bytes.dropFirst(2).dropLast()
    }
    return bytes.first == UInt8(ascii: "'") ? bytes.dropFirst() : bytes
  }

  /// Full-width letters and digits (U+FF01…FF5E, three bytes) as ASCII.
  private static func normalised(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.first {
      if byte == 0xEF, rest.count >= 3 {
        let (second, third) = (rest[rest.startIndex + 1], rest[rest.startIndex + 2])
        let scalar = 0xF000 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
        if (0xFF01...0xFF5E).contains(scalar) {
          result.append(UInt8(truncatingIfNeeded: scalar - 0xFF01 + 0x21))
          rest = rest.dropFirst(3)
          continue
        }
      }
      result.append(byte)
      rest = rest.dropFirst()
    }
    return result
  }

  /// Digits with a point or an exponent, as spreadsheets and data frames write long numbers.
  private static func isMangled(_ bytes: [UInt8]) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    var rest = bytes.drop { digits.contains($0) }
    guard rest.count < bytes.count, !rest.isEmpty else { return false }
    var marks = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst().drop { digits.contains($0) }
      marks += 1
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") {
        rest = rest.dropFirst()
        marks += 1
      }
      guard let last = rest.last, digits.contains(last) else { return false }
      rest = rest.drop { digits.contains($0) }
    }
    return rest.isEmpty && marks > 0
  }
}
