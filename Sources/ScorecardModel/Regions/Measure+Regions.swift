extension Measure {
  /// The regions of this measure alone, without those of its parts.
  ///
  /// Left out is what cannot happen: positions that the catalogue's type and range leave no value
  /// for; division by a denominator that is never zero; values of other rule sets, targets and
  /// process steps that are not applicable, which they never are; and the regions of `condition`,
  /// which are those of what it holds.
  /// - Parameters:
  ///   - scale: the points that full attainment is worth; nil in conditions.
  ///   - ranges: of indicators.
  ///   - isDerived: whether an indicator is a figure of another rule set or of a process.
  package func regions(
    scale: Points?, _ ranges: IndicatorRanges, isDerived: (IndicatorIndex) -> Bool
  ) -> [RegionKind] {
    ownRegions(scale: scale, ranges)
      + inputs.enumerated().flatMap { index, input in
        Self.regions(of: input, index, ranges, isDerived: isDerived)
      }
  }

  private func ownRegions(scale: Points?, _ ranges: IndicatorRanges) -> [RegionKind] {
    if let limits = limits(scale: scale), let operand = operands.first {
      return limits.positions(in: operand.comparableRange(ranges)).map { .value($0) }
    }
    switch self {
    case .yes, .countOf:
      return operands.enumerated().flatMap { index, operand in
        Self.truths(operand.comparableRange(ranges), index)
      }
    case .bestOf(let measures) where measures.count > 1:
      return measures.indices.map { .decisive(part: $0) } + [.nothingEarned]
    case .worstOf(let measures) where measures.count > 1:
      return measures.indices.map { .decisive(part: $0) } + [.allFull]
    case .weighted(let parts) where parts.count > 1:
      return parts.indices.map { .decisive(part: $0) } + [.allFull]
    case .peer: return [.lowest, .inside, .highest, .alone]
    case .target(let index, _):
      let mayBeNone = ranges(index).lower <= 0
      return [.behindTarget, .onTarget, .beyondTarget] + (mayBeNone ? [.targetNotPositive] : [])
    case .progress:
      return [
        .notBegun, .behindPath, .onPath, .beyondPath, .goalMet, .heldWithin, .heldOn, .heldBeyond,
      ]
    default: return []
    }
  }

  private static func truths(_ range: ValueRange, _ index: Int) -> [RegionKind] {
    var kinds: [RegionKind] = []
    if range.lower != 0 || range.upper != 0 { kinds.append(.isTrue(input: index)) }
    if range.contains(0) { kinds.append(.isFalse(input: index)) }
    return kinds
  }

  private static func regions(
    of input: MeasureInput, _ index: Int, _ ranges: IndicatorRanges,
    isDerived: (IndicatorIndex) -> Bool
  ) -> [RegionKind] {
    var kinds: [RegionKind] = [.missing(input: index)]
    let mayNotApply = input.references.contains {
      !isDerived($0.indicator) && $0.moment != .target && $0.moment != .goal
    }
    if mayNotApply { kinds.append(.notApplicable(input: index)) }
    if input.operand.mayDivideByZero(ranges) { kinds.append(.dividedByZero(input: index)) }
    if input.moment == .current, let sample = input.sample {
      let limits = Limits([sample.least])
      kinds += limits.positions(in: sample.size.comparableRange(ranges)).map {
        .sample(input: index, $0)
      }
    }
    return kinds
  }
}
