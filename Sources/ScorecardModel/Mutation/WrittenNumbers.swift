import Diagnostics

/// The numbers that a rule file writes, with the lines and decimals that they are written with:
/// the unit by which a number is shifted is one in its last written place.
///
/// A number that the file computes is not among them; its unit is one in the last place of its
/// shortest decimal form.
package struct WrittenNumbers: Sendable {
  package struct Number: Sendable, Hashable {
    /// Without a sign.
    package let value: Double
    package let decimals: Int
    package let line: Int
  }

  /// By line.
  package let numbers: [Number]
  private let lines: [Substring]

  /// - Parameter text: a Lua file. What stands in quotes or behind `--` in a line is no number.
  package init(_ text: String) {
    lines = text.sourceLines
    numbers = lines.enumerated().flatMap { Self.numbers(in: $1.utf8, line: $0 + 1) }
  }

  /// Where a number is written first in some lines; nil where it is not.
  package func find(_ value: Double, in lines: Range<Int>) -> Number? {
    let magnitude = abs(value)
    return numbers.first { lines.contains($0.line) && $0.value == magnitude }
  }

  /// The first line that has a word; nil where none has.
  package func line(naming word: String) -> Int? {
    lines.firstIndex { line in
      let code = line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line
      return code.contains(word)
    }.map { $0 + 1 }
  }

  private static func numbers(in line: Substring.UTF8View, line number: Int) -> [Number] {
    var found: [Number] = []
    var quote: UInt8?
    var index = line.startIndex
    var previous: UInt8 = 0x20
    while index < line.endIndex {
      let byte = line[index]
      if let open = quote {
        if byte == open, previous != UInt8(ascii: "\\") { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "-"), previous == UInt8(ascii: "-") {
        return found
      } else if byte.isDigit, !previous.isWordByte {
        let end = line[index...].firstIndex { !$0.isDigit && $0 != UInt8(ascii: ".") }
        let text = String(line[index..<(end ?? line.endIndex)]) ?? ""
        if let value = Double(text) {
          let decimals = text.split(separator: ".", omittingEmptySubsequences: false)
          found.append(
            Number(
              value: value, decimals: decimals.count > 1 ? decimals[1].count : 0, line: number))
        }
        index = end ?? line.endIndex
        previous = UInt8(ascii: "0")
        continue
      }
      previous = byte
      index = line.index(after: index)
    }
    return found
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  /// Whether a digit after it belongs to a name or a number.
  fileprivate var isWordByte: Bool {
    isDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
      || self == UInt8(ascii: "_") || self == UInt8(ascii: ".")
  }
}

extension Double {
  /// How many decimals its shortest decimal form has.
  package var shortestDecimals: Int {
    let text = "\(self)"
    let parts = text.split(separator: "e")
    let digits = parts[0].split(separator: ".")
    let decimals = digits.count > 1 && digits[1] != "0" ? digits[1].count : 0
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return max(0, decimals - exponent)
  }

  /// It and so many units of a decimal place, as the nearest number to that decimal.
  package func shifted(by units: Int, decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return ((self * scale).rounded() + Double(units)) / scale
  }
}

extension Points {
  /// One in the last place of its shortest decimal form.
  package var writtenUnit: Points { Points.unit(of: number.shortestDecimals) }
}
