/// The numbers that something may be: those from `lower` to `upper`, ends included, which may be
/// infinite. What is computed from ranges is never narrower than what can really be.
package struct ValueRange: Sendable, Hashable {
  package var lower: Double
  package var upper: Double
  /// Whether only whole numbers are among them.
  package var isWhole: Bool

  package init(_ lower: Double, _ upper: Double, isWhole: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isWhole = isWhole
  }

  package static let unbounded = ValueRange(-.infinity, .infinity)

  package var isSingle: Bool { lower == upper }

  package func contains(_ number: Double) -> Bool {
    lower <= number && number <= upper && (!isWhole || number == number.rounded())
  }

  /// Whether one of its numbers is from `low` to `high`, ends included.
  package func meets(_ low: Double, _ high: Double) -> Bool {
    var (first, last) = (max(low, lower), min(high, upper))
    if isWhole { (first, last) = (first.rounded(.up), last.rounded(.down)) }
    return first <= last
  }

  /// The least range that holds both.
  package func union(_ other: ValueRange) -> ValueRange {
    ValueRange(
      min(lower, other.lower), max(upper, other.upper), isWhole: isWhole && other.isWhole)
  }
}

extension ValueRange {
  static func + (left: ValueRange, right: ValueRange) -> ValueRange {
    ValueRange(
      left.lower + right.lower, left.upper + right.upper, isWhole: left.isWhole && right.isWhole)
  }

  static func - (left: ValueRange, right: ValueRange) -> ValueRange {
    ValueRange(
      left.lower - right.upper, left.upper - right.lower, isWhole: left.isWhole && right.isWhole)
  }

  static func * (left: ValueRange, right: ValueRange) -> ValueRange {
    let products = [left.lower, left.upper].flatMap { first in
      [right.lower, right.upper].map { first == 0 || $0 == 0 ? 0 : first * $0 }
    }
    return ValueRange(products.min() ?? 0, products.max() ?? 0)
  }

  /// How far its numbers are from zero.
  var magnitude: ValueRange {
    if lower >= 0 { return self }
    if upper <= 0 { return ValueRange(-upper, -lower, isWhole: isWhole) }
    return ValueRange(0, max(-lower, upper), isWhole: isWhole)
  }

  /// One divided by its numbers but zero.
  fileprivate var inverse: ValueRange {
    let least = isWhole ? 1.0 : 0
    if lower == 0, upper == 0 { return .unbounded }
    if lower >= 0 {
      let start = max(lower, least)
      return ValueRange(upper == .infinity ? 0 : 1 / max(upper, start), 1 / start)
    }
    if upper <= 0 {
      let mirrored = ValueRange(-upper, -lower, isWhole: isWhole).inverse
      return ValueRange(-mirrored.upper, -mirrored.lower)
    }
    return isWhole ? ValueRange(-1, 1) : .unbounded
  }

  static func / (left: ValueRange, right: ValueRange) -> ValueRange { left * right.inverse }
}

extension Indicator {
  /// What its cells may hold: a catalogue refuses other values.
  package var range: ValueRange {
    switch type {
    case .boolean: ValueRange(0, 1, isWhole: true)
    case .count: ValueRange(max(0, minimum ?? 0), maximum ?? .infinity, isWhole: true)
    case .number, .percent: ValueRange(minimum ?? -.infinity, maximum ?? .infinity)
    case .any: .unbounded
    }
  }
}

/// The range of each indicator that a rule set may read.
package typealias IndicatorRanges = (IndicatorIndex) -> ValueRange

extension Operand {
  /// What it may come to, where it has a value.
  package func range(_ ranges: IndicatorRanges) -> ValueRange {
    switch self {
    case .indicator(let index): return ranges(index)
    case .ratio(let numerator, let denominator, let scale):
      return ValueRange(scale, scale) * (numerator.range(ranges) / denominator.range(ranges))
    case .sum(let terms):
      // A term that is not applicable is left out.
      let none = ValueRange(0, 0, isWhole: true)
      let parts = terms.map { $0.range(ranges) }
      guard parts.count > 1 else { return parts.first ?? none }
      return parts.reduce(none) { $0 + $1.union(none) }
    case .change(let operand, _):
      let range = operand.range(ranges)
      return range - range
    case .gap(let left, let right): return (left.range(ranges) - right.range(ranges)).magnitude
    case .sampled(let operand, _, _): return operand.range(ranges)
    }
  }
}
