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

    package init(_ value: Double, decimals: Int, line: Int) {
      (self.value, self.decimals, self.line) = (value, decimals, line)
    }
  }

  /// A field of a table, by name.
  package struct Field: Sendable, Hashable {
    package let name: String
    package let line: Int

    package init(_ name: String, line: Int) { (self.name, self.line) = (name, line) }
  }

  /// Both by line.
  package let numbers: [Number]
  private let fields: [Field]

  package init(numbers: [Number], fields: [Field]) {
    self.numbers = numbers
    self.fields = fields
  }

  /// Where a number is written first in some lines; nil where it is not.
  package func find(_ value: Double, in lines: Range<Int>) -> Number? {
    let magnitude = abs(value)
    return numbers.first { lines.contains($0.line) && $0.value == magnitude }
  }

  /// The first line that gives a field; nil where none does.
  package func line(naming field: String) -> Int? { fields.first { $0.name == field }?.line }
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

  /// It and so many units of a decimal place, as the nearest number to that decimal; the next number
  /// where it is too great for that to be another.
  package func shifted(by units: Int, decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let shifted = ((self * scale).rounded() + Double(units)) / scale
    if shifted != self, shifted.isFinite { return shifted }
    return units == 0 ? self : units > 0 ? nextUp : nextDown
  }
}

extension Points {
  /// One in the last place of its shortest decimal form.
  package var writtenUnit: Points { Points.unit(of: number.shortestDecimals) }
}
