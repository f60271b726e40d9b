/// Where a value stands among limits that it is compared with.
package enum LimitPosition: Sendable, Hashable {
  /// Lower than the lowest limit.
  case below(Double)
  case on(Double)
  /// Between two neighbouring limits.
  case between(Double, Double)
  /// Higher than the highest limit.
  case above(Double)
}

/// The limits of a measure: with the values beside them they part all values into regions.
package struct Limits: Sendable, Hashable {
  /// Ascending, each once.
  package let values: [Double]

  package init(_ values: [Double]) { self.values = Array(Set(values)).sorted() }

  /// - Parameter value: as it is compared with limits.
  package func position(of value: Double) -> LimitPosition? {
    guard let first = values.first else { return nil }
    if value < first { return .below(first) }
    for (limit, next) in zip(values, values.dropFirst()) {
      if value == limit { return .on(limit) }
      if value < next { return .between(limit, next) }
    }
    return values.last.map { value == $0 ? .on($0) : .above($0) }
  }

  /// The positions that values of a range may have, ascending: what the catalogue's type and range
  /// leave no value for cannot happen.
  package func positions(in range: ValueRange) -> [LimitPosition] {
    guard let first = values.first, let last = values.last else { return [] }
    var positions: [LimitPosition] = [.below(first)]
    for (limit, next) in zip(values, values.dropFirst()) {
      positions += [.on(limit), .between(limit, next)]
    }
    positions += [.on(last), .above(last)]
    return positions.filter { range.allows($0) }
  }
}

extension ValueRange {
  package func allows(_ position: LimitPosition) -> Bool {
    switch position {
    case .below(let limit): hasValue(above: -.infinity, below: limit)
    case .on(let limit): contains(limit)
    case .between(let low, let high): hasValue(above: low, below: high)
    case .above(let limit): hasValue(above: limit, below: .infinity)
    }
  }

  /// Whether one of its numbers lies between two others, which do not count themselves.
  private func hasValue(above low: Double, below high: Double) -> Bool {
    guard isWhole else { return meets(low.nextUp, high.nextDown) }
    let first = low == -.infinity ? low : low.rounded(.down) + 1
    let last = high == .infinity ? high : high.rounded(.up) - 1
    return meets(first, last)
  }
}

extension Measure {
  /// The limits that its operand is compared with; nil for measures that compare otherwise.
  /// - Parameter scale: the points that full attainment is worth; nil in conditions.
  package func limits(scale: Points?) -> Limits? {
    switch self {
    case .linear(_, let from, let to): return Limits([from, to])
    case .atLeast(_, let limit), .atMost(_, let limit), .equals(_, let limit):
      return Limits([limit])
    case .between(_, let low, let high): return Limits([low, high])
    case .steps(_, let steps, _): return Limits(steps.map(\.threshold))
    case .deduct(_, let expected, let per, let points):
      let whole = scale?.number ?? points.number
      return Limits([(expected - per * whole / points.number).comparable, expected])
    case .yes, .countOf, .bestOf, .worstOf, .weighted, .peer, .condition, .target, .progress:
      return nil
    }
  }

  /// What a part of it is worth, where it is worth `scale` itself; nil in conditions.
  /// - Parameter path: positions in `parts`, from the outside in.
  package func scale(of path: [Int], scale: Points?) -> Points? {
    guard let first = path.first, parts.indices.contains(first) else { return scale }
    let inner: Points? =
      switch self {
      case .weighted(let parts): parts[first].weight
      case .condition: nil
      default: scale
      }
    return parts[first].scale(of: Array(path.dropFirst()), scale: inner)
  }

  /// Whether a part of it is asked only whether it holds: what is in a condition.
  package func asksWhetherHolds(_ path: [Int]) -> Bool {
    var measure = self
    for position in path {
      if case .condition = measure { return true }
      guard measure.parts.indices.contains(position) else { return false }
      measure = measure.parts[position]
    }
    return false
  }
}

/// A value that a measure reads for itself: an operand, as of a moment.
package struct MeasureInput: Sendable, Hashable {
  package let operand: Operand
  package let moment: Moment

  package init(_ operand: Operand, at moment: Moment = .current) {
    self.operand = operand
    self.moment = moment
  }

  package var references: [IndicatorReference] {
    moment == .current ? operand.references : operand.references(at: moment)
  }

  /// The sample that its value rests on, where a small one makes it missing.
  package var sample: (size: Operand, least: Double)? {
    if case .sampled(_, let size, let least) = operand { (size, least) } else { nil }
  }
}

extension Measure {
  /// What it reads itself, not through its parts, each of which may be missing for itself.
  package var inputs: [MeasureInput] {
    switch self {
    case .target(let index, _):
      [MeasureInput(.indicator(index)), MeasureInput(.indicator(index), at: .target)]
    case .progress(let path):
      [MeasureInput(path.operand), MeasureInput(path.operand, at: .baseline)]
        + (path.goal == nil ? [MeasureInput(path.operand, at: .goal)] : [])
    default: operands.map { MeasureInput($0) }
    }
  }
}

extension Operand {
  /// Whether a denominator in it may be zero.
  package func mayDivideByZero(_ ranges: IndicatorRanges) -> Bool {
    switch self {
    case .indicator: false
    case .ratio(let numerator, let denominator, _):
      denominator.range(ranges).contains(0) || numerator.mayDivideByZero(ranges)
        || denominator.mayDivideByZero(ranges)
    case .sum(let terms): terms.contains { $0.mayDivideByZero(ranges) }
    case .change(let operand, _): operand.mayDivideByZero(ranges)
    case .gap(let left, let right):
      left.mayDivideByZero(ranges) || right.mayDivideByZero(ranges)
    case .sampled(let operand, let size, _):
      operand.mayDivideByZero(ranges) || size.mayDivideByZero(ranges)
    }
  }
}
