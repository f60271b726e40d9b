/// Measures in terms of another catalogue: positions of indicators differ between catalogues, and
/// between rule sets that use other rule sets.
extension Operand {
  func mapping(_ index: (IndicatorIndex) -> IndicatorIndex) -> Operand {
    switch self {
    case .indicator(let indicator): .indicator(index(indicator))
    case .ratio(let numerator, let denominator, let scale):
      .ratio(numerator.mapping(index), denominator.mapping(index), scale: scale)
    case .sum(let terms): .sum(terms.map { $0.mapping(index) })
    case .change(let operand, let since): .change(operand.mapping(index), since: since)
    case .gap(let left, let right): .gap(left.mapping(index), right.mapping(index))
    case .sampled(let operand, let size, let least):
      .sampled(operand.mapping(index), size: size.mapping(index), least: least)
    }
  }
}

extension Measure {
  /// The same measure with every indicator at the position that `index` says.
  package func mapping(_ index: (IndicatorIndex) -> IndicatorIndex) -> Measure {
    switch self {
    case .linear(let operand, let from, let to):
      .linear(operand.mapping(index), from: from, to: to)
    case .atLeast(let operand, let limit): .atLeast(operand.mapping(index), limit)
    case .atMost(let operand, let limit): .atMost(operand.mapping(index), limit)
    case .between(let operand, let low, let high): .between(operand.mapping(index), low, high)
    case .equals(let operand, let value): .equals(operand.mapping(index), value)
    case .yes(let operand): .yes(operand.mapping(index))
    case .steps(let operand, let steps, let direction):
      .steps(operand.mapping(index), steps, direction)
    case .countOf(let operands): .countOf(operands.map { $0.mapping(index) })
    case .deduct(let operand, let expected, let per, let points):
      .deduct(operand.mapping(index), expected: expected, per: per, points: points)
    case .bestOf(let measures): .bestOf(measures.map { $0.mapping(index) })
    case .worstOf(let measures): .worstOf(measures.map { $0.mapping(index) })
    case .weighted(let parts):
      .weighted(parts.map { WeightedPart($0.measure.mapping(index), weight: $0.weight) })
    case .peer(let operand, let statistic, let within, let reversed):
      .peer(operand.mapping(index), statistic, within: within, reversed: reversed)
    case .condition(let measure, let holds): .condition(measure.mapping(index), holds: holds)
    case .target(let indicator, let direction): .target(index(indicator), direction)
    case .progress(let path): .progress(path.mapping(index))
    }
  }
}

extension ProgressPath {
  fileprivate func mapping(_ index: (IndicatorIndex) -> IndicatorIndex) -> ProgressPath {
    ProgressPath(
      operand.mapping(index), goal: goal, shares: shares, direction: direction,
      schedule: schedule)
  }
}
