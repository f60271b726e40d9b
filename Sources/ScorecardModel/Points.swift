/// Points as an exact decimal: a count of 0.000001 points.
package struct Points: Sendable, Hashable, Comparable {
  /// Millionths of a point.
  package var micro: Int64

  package static let scale: Int64 = 1_000_000
  package static let zero = Points(micro: 0)
  /// The largest number of points a rule set may speak of; sums of a rule set's lines stay far
  /// from overflow below it.
  package static let limit = Points(micro: 1_000_000_000 * scale)

  package init(micro: Int64) { self.micro = micro }
  package init(whole: Int) { self.micro = Int64(whole) * Self.scale }

  /// A number of points computed in binary arithmetic, quantised once.
  ///
  /// The number is first rounded to 12 decimals, which absorbs binary representation noise
  /// (0.3 / 64 × 5 is 0.0234375 and not a hair less), then half up to 6 decimals.
  /// - Returns: nil where the number is NaN, infinite or beyond `limit`.
  package init?(quantising number: Double) {
    guard number.isFinite, abs(number) < 1e9 else { return nil }
    if abs(number) < 4_000 {
      let fine = Int64((number * 1e12).rounded(.toNearestOrAwayFromZero))
      micro = Self.floorDivide(fine + 500_000, by: 1_000_000)
    } else {
      micro = Int64((number * 1e6 + 0.5).rounded(.down))
    }
  }

  /// A decimal written in a rule file or table, which must not be finer than 0.000001.
  package init?(exactly number: Double) {
    guard let points = Points(quantising: number),
      abs(points.number - number) <= abs(number) * 0x1p-51
    else { return nil }
    self = points
  }

  /// The nearest binary number.
  package var number: Double { Double(micro) / Double(Self.scale) }

  /// Rounded half up (towards positive infinity at a tie) to 0…6 decimals.
  package func rounded(to decimals: Int) -> Points {
    let unit = Points.unit(of: decimals).micro
    return Points(micro: Self.floorDivide(micro + unit / 2, by: unit) * unit)
  }

  /// The least step of a number with 0…6 decimals.
  package static func unit(of decimals: Int) -> Points {
    var unit = scale
    for _ in 0..<min(6, max(0, decimals)) { unit /= 10 }
    return Points(micro: unit)
  }

  /// `self × numerator / denominator`, half up; the denominator is positive. What is beyond the
  /// range of points becomes the end of the range.
  package func scaled(by numerator: Points, over denominator: Points) -> Points {
    let product = Int128(micro) * Int128(numerator.micro)
    return Points(micro: Int64(Self.halfUp(product, over: Int128(denominator.micro))))
  }

  /// A quotient of counts that may pass 64 bits, such as sums over many units, half up; the divisor
  /// is positive.
  package static func halfUp(_ dividend: Int128, over divisor: Int128) -> Int128 {
    let (quotient, remainder) = (dividend * 2 + divisor).quotientAndRemainder(
      dividingBy: divisor * 2)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// A product over a divisor, half up, where the product may pass 128 bits; the divisor is positive
  /// and the quotient has room.
  package static func halfUp(
    _ left: Int128, times right: Int128, over divisor: Int128
  ) -> Int128 {
    let (product, overflows) = left.multipliedReportingOverflow(by: right)
    let most = Int128.max / 4
    if !overflows, product.magnitude < most.magnitude, divisor < most {
      return halfUp(product, over: divisor)
    }
    let wide = left.magnitude.multipliedFullWidth(by: right.magnitude)
    let (quotient, remainder) = divisor.magnitude.dividingFullWidth(wide)
    let rest = divisor.magnitude - remainder
    let isNegative = (left < 0) != (right < 0)
    // At exactly a half, up is away from zero above it and towards zero below it.
    let isUp = isNegative ? remainder > rest : remainder >= rest
    let magnitude = Int128(quotient) + (isUp ? 1 : 0)
    return isNegative ? -magnitude : magnitude
  }

  package static func + (left: Points, right: Points) -> Points {
    Points(micro: left.micro + right.micro)
  }
  package static func - (left: Points, right: Points) -> Points {
    Points(micro: left.micro - right.micro)
  }
  package static func += (left: inout Points, right: Points) { left = left + right }
  package static func -= (left: inout Points, right: Points) { left = left - right }
  package static prefix func - (points: Points) -> Points { Points(micro: -points.micro) }
  package static func < (left: Points, right: Points) -> Bool { left.micro < right.micro }

  private static func floorDivide(_ dividend: Int64, by divisor: Int64) -> Int64 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Points {
  /// With exactly `decimals` decimals; finer digits are cut, so round first.
  package func text(decimals: Int) -> String {
    let magnitude = micro.magnitude
    let whole = magnitude / UInt64(Self.scale)
    let sign = micro < 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let digits = String(magnitude % UInt64(Self.scale))
    let fraction = String(repeating: "0", count: 6 - digits.count) + digits
    return "\(sign)\(whole).\(fraction.prefix(decimals))"
  }
}

extension Double {
  /// A computed value as it is compared with a threshold: what binary arithmetic put behind the
  /// tenth decimal (behind the fourth from a million up) is taken off, so that
  /// 100 × 21.67 / 21.67 reaches 100.
  package var comparable: Double {
    if abs(self) < 9e5 { return (self * 1e10).rounded() / 1e10 }
    if abs(self) < 9e11 { return (self * 1e4).rounded() / 1e4 }
    return self
  }
}

extension Points: CustomStringConvertible {
  /// The shortest exact decimal: `8`, `2.5`, `89.995`.
  package var description: String {
    var text = text(decimals: 6)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
