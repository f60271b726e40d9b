import ScorecardModel

/// Numbers as decimals, without a String in between.
extension ByteBuffer {
  mutating func append(integer: Int) {
    if integer < 0 { append(UInt8(ascii: "-")) }
    append(digits: UInt64(integer.magnitude), atLeast: 1)
  }

  /// With exactly `decimals` decimals, 0…6; finer digits are cut.
  mutating func append(_ points: Points, decimals: Int) {
    let magnitude = points.micro.magnitude
    let unit = UInt64(Points.unit(of: decimals).micro)
    if points.micro < 0 { append(UInt8(ascii: "-")) }
    append(digits: magnitude / UInt64(Points.scale), atLeast: 1)
    guard decimals > 0 else { return }
    append(UInt8(ascii: "."))
    append(digits: magnitude % UInt64(Points.scale) / unit, atLeast: min(6, decimals))
  }

  /// The shortest exact decimal: `8`, `2.5`, `89.995`.
  mutating func append(shortest points: Points) {
    var fraction = points.micro.magnitude % UInt64(Points.scale)
    var decimals = fraction == 0 ? 0 : 6
    while decimals > 0, fraction.isMultiple(of: 10) {
      fraction /= 10
      decimals -= 1
    }
    append(points, decimals: decimals)
  }

  /// The shortest decimal that reads back as the same number, without an exponent below 1e15.
  mutating func append(number: Double) {
    if number.magnitude < 0x1p53, let whole = Int(exactly: number) {
      append(integer: whole)
    } else {
      append(NumberText.of(number))
    }
  }
}

/// Binary numbers as decimals for people and for machines.
package enum NumberText {
  /// The shortest decimal that reads back as the same number: `72.5`, `3`, `0.00001`.
  ///
  /// Whole numbers have no `.0`. An exponent stands only from 1e16 on.
  package static func of(_ number: Double) -> String {
    var text = number.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    guard number.magnitude < 1, let mark = text.firstIndex(of: "e"),
      let exponent = Int(text[text.index(after: mark)...])
    else { return text == "-0" ? "0" : text }
    let digits = text[..<mark].filter(\.isNumber)
    let zeros = String(repeating: "0", count: -exponent - 1)
    return (number < 0 ? "-0." : "0.") + zeros + digits
  }
}
