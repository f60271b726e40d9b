import ScorecardModel

/// A number of points as an exact fraction: what a part of an item is worth is often no decimal,
/// such as one of three equal parts of 10 points.
struct Worth: Sendable, Hashable {
  /// Millionths of a point, over `denominator`; in lowest terms.
  private let numerator: Int128
  private let denominator: Int128

  init(_ points: Points) { self.init(Int128(points.micro), 1) }

  /// - Parameter denominator: above 0.
  private init(_ numerator: Int128, _ denominator: Int128) {
    var (left, right) = (numerator.magnitude, denominator.magnitude)
    while right != 0 { (left, right) = (right, left % right) }
    let divisor = Int128(max(1, left))
    (self.numerator, self.denominator) = (numerator / divisor, denominator / divisor)
  }

  /// `self × part / whole`; the nearest number of points where the fraction passes 128 bits, which
  /// takes three `weighted` inside one another.
  /// - Parameter whole: above zero.
  func scaled(by part: Points, over whole: Points) -> Worth {
    let (top, topOverflows) = numerator.multipliedReportingOverflow(by: Int128(part.micro))
    let (bottom, bottomOverflows) = denominator.multipliedReportingOverflow(by: Int128(whole.micro))
    guard !topOverflows, !bottomOverflows else {
      let number = Double(numerator) / Double(denominator) * part.number / whole.number
      return Worth(Points(quantising: number / Double(Points.scale)) ?? .zero)
    }
    return Worth(top, bottom)
  }

  var isZero: Bool { numerator == 0 }

  /// `8`, `2.5`; a fraction of points where it is no decimal of six digits: `10/3`.
  var text: String {
    if denominator == 1, let micro = Int64(exactly: numerator) {
      return Points(micro: micro).description
    }
    let whole = Worth(numerator, denominator * Int128(Points.scale))
    return "\(whole.numerator)/\(whole.denominator)"
  }
}
