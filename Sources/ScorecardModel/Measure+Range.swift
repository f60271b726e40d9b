extension Measure {
  /// The attainments that it may come to where everything it reads has a value and it is scored.
  /// Never narrower than what can really be: parts are taken to be independent of each other, and
  /// one whose expression may have no value, to score nothing.
  /// - Parameters:
  ///   - scale: the points that full attainment is worth; nil in conditions.
  ///   - ranges: of indicators.
  package func attainments(scale: Points?, _ ranges: IndicatorRanges) -> ValueRange {
    switch self {
    case .linear(let operand, let from, let to):
      return Self.image(operand.comparableRange(ranges)) {
        min(max(($0 - from) / (to - from), 0), 1)
      }
    case .atLeast(let operand, let limit):
      return Self.truth(operand, ranges, from: limit, to: .infinity)
    case .atMost(let operand, let limit):
      return Self.truth(operand, ranges, from: -.infinity, to: limit)
    case .between(let operand, let low, let high):
      return Self.truth(operand, ranges, from: low, to: high)
    case .equals(let operand, let value):
      return Self.truth(operand, ranges, from: value, to: value)
    case .yes(let operand): return Self.truth(ofNonZero: operand, ranges)
    case .steps(let operand, let steps, let direction):
      return Self.attainments(operand.comparableRange(ranges), steps, direction, scale: scale)
    case .countOf(let operands):
      let truths = operands.map { operand in
        operand.mayLackValue(ranges) ? .either : Self.truth(ofNonZero: operand, ranges)
      }
      return Self.mean(truths.map { ($0, 1) })
    case .deduct(let operand, let expected, let per, let points):
      let whole = scale?.number ?? points.number
      return Self.image(operand.comparableRange(ranges)) { value in
        max(0, whole - points.number * max(0, expected - value) / per) / whole
      }
    case .bestOf(let measures):
      let parts = measures.map { $0.attainmentsAsPart(scale: scale, ranges) }
      return ValueRange(parts.map(\.lower).max() ?? 0, parts.map(\.upper).max() ?? 0)
    case .worstOf(let measures):
      if Self.contradict(measures, ranges) { return .never }
      let parts = measures.map { $0.attainments(scale: scale, ranges) }
      return ValueRange(parts.map(\.lower).min() ?? 0, parts.map(\.upper).min() ?? 0)
    case .weighted(let parts):
      return Self.mean(
        parts.map { ($0.measure.attainmentsAsPart(scale: $0.weight, ranges), $0.weight.number) })
    case .condition(let measure, let holds):
      let inner = measure.attainments(scale: nil, ranges)
      if inner.lower == 1 { return holds ? .always : .never }
      if inner.upper < 1 { return holds ? .never : .always }
      return .either
    case .peer, .target, .progress: return .share
    }
  }

  /// As `attainments`, of a part that counts as nothing where it has no value.
  private func attainmentsAsPart(scale: Points?, _ ranges: IndicatorRanges) -> ValueRange {
    var range = attainments(scale: scale, ranges)
    if mayLackValue(ranges) { range.lower = min(0, range.lower) }
    return range
  }

  /// Whether it may not be scored even where everything it reads has a value.
  private func mayLackValue(_ ranges: IndicatorRanges) -> Bool {
    if case .peer = self { return true }
    return operands.contains { $0.mayLackValue(ranges) }
      || parts.contains { $0.mayLackValue(ranges) }
  }

  /// Of the steps of a ladder those that a value in a range comes to.
  package static func reachableSteps(
    _ range: ValueRange, _ steps: [Step], _ direction: Direction
  ) -> [Bool] {
    // Values that no step above has taken.
    var (low, high) = (range.lower, range.upper)
    return steps.map { step in
      if direction == .falling {
        let isReached = range.meets(low, min(high, step.threshold))
        low = max(low, step.threshold.nextUp)
        return isReached
      }
      let isReached = range.meets(max(low, step.threshold), high)
      high = min(high, step.threshold.nextDown)
      return isReached
    }
  }

  private static func attainments(
    _ range: ValueRange, _ steps: [Step], _ direction: Direction, scale: Points?
  ) -> ValueRange {
    let whole = (scale ?? steps.map(\.points).max() ?? .zero).number
    let reachable = reachableSteps(range, steps, direction)
    var shares = zip(steps, reachable).filter(\.1).map { $0.0.points.number / whole }
    let isMissedByAll =
      direction == .falling
      ? steps.allSatisfy { $0.threshold < range.upper }
      : steps.allSatisfy { $0.threshold > range.lower }
    if isMissedByAll { shares.append(0) }
    return ValueRange(shares.min() ?? 0, shares.max() ?? 0)
  }

  /// The values of a function that only rises or only falls.
  private static func image(_ range: ValueRange, _ attain: (Double) -> Double) -> ValueRange {
    let (first, last) = (attain(range.lower), attain(range.upper))
    return ValueRange(min(first, last), max(first, last))
  }

  /// Whether conditions on one operand leave no value that all hold for.
  private static func contradict(_ measures: [Measure], _ ranges: IndicatorRanges) -> Bool {
    var left: [Operand: (low: Double, high: Double)] = [:]
    for (operand, low, high) in measures.compactMap(\.holdingSpan) {
      let known = left[operand] ?? (-.infinity, .infinity)
      let span = (low: max(known.low, low), high: min(known.high, high))
      if !operand.comparableRange(ranges).meets(span.low, span.high) { return true }
      left[operand] = span
    }
    return false
  }

  /// Of a comparison what it reads, and the values that it holds for.
  private var holdingSpan: (Operand, low: Double, high: Double)? {
    switch self {
    case .atLeast(let operand, let limit): (operand, limit, .infinity)
    case .atMost(let operand, let limit): (operand, -.infinity, limit)
    case .between(let operand, let low, let high): (operand, low, high)
    case .equals(let operand, let value): (operand, value, value)
    case .condition(let inner, holds: true): inner.holdingSpan
    case .condition(.atLeast(let operand, let limit), holds: false):
      (operand, -.infinity, limit.nextDown)
    case .condition(.atMost(let operand, let limit), holds: false):
      (operand, limit.nextUp, .infinity)
    default: nil
    }
  }

  private static func truth(
    _ operand: Operand, _ ranges: IndicatorRanges, from low: Double, to high: Double
  ) -> ValueRange {
    let range = operand.comparableRange(ranges)
    if !range.meets(low, high) { return .never }
    return low <= range.lower && range.upper <= high ? .always : .either
  }

  private static func truth(ofNonZero operand: Operand, _ ranges: IndicatorRanges) -> ValueRange {
    let range = operand.comparableRange(ranges)
    if range.lower == 0, range.upper == 0 { return .never }
    return range.contains(0) ? .either : .always
  }

  private static func mean(_ parts: [(range: ValueRange, weight: Double)]) -> ValueRange {
    let total = parts.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return .share }
    // The sums of a full and of an empty measure are exact: they add the same terms as the total.
    return ValueRange(
      parts.reduce(0) { $0 + $1.weight * $1.range.lower } / total,
      parts.reduce(0) { $0 + $1.weight * $1.range.upper } / total)
  }
}

extension Operand {
  /// Whether it may have no value even where everything it reads has one: it divides, or asks for a
  /// sample.
  fileprivate func mayLackValue(_ ranges: IndicatorRanges) -> Bool {
    switch self {
    case .indicator: false
    case .ratio(let numerator, let denominator, _):
      denominator.range(ranges).meets(0, 0) || numerator.mayLackValue(ranges)
        || denominator.mayLackValue(ranges)
    case .sum(let terms): terms.contains { $0.mayLackValue(ranges) }
    case .change(let operand, _): operand.mayLackValue(ranges)
    case .gap(let left, let right): left.mayLackValue(ranges) || right.mayLackValue(ranges)
    case .sampled: true
    }
  }

  /// Its range as values are compared with thresholds.
  package func comparableRange(_ ranges: IndicatorRanges) -> ValueRange {
    let range = range(ranges)
    guard isComputed else { return range }
    return ValueRange(range.lower.comparable, range.upper.comparable, isWhole: range.isWhole)
  }
}

extension ValueRange {
  /// Attainments: what never holds, what always does, what may or may not, and any share.
  package static let never = ValueRange(0, 0, isWhole: true)
  package static let always = ValueRange(1, 1, isWhole: true)
  package static let either = ValueRange(0, 1, isWhole: true)
  package static let share = ValueRange(0, 1)
}
