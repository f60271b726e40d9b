import ScorecardModel

/// The regions of a rule set that can be reached.
///
/// Besides what the catalogue's types and ranges rule out, a measure does not see the values that
/// its item's `when` keeps from it: a `when` that reads one indicator is asked for the values that
/// stand for a region of that indicator, and where it lets none of them through, there is no such
/// region. And a cap lowers no grade that gates and grades which read the same value give already.
package struct RegionPlan: Sendable {
  package let ruleSet: RuleSet
  /// In the order of the rule set's parts.
  package let regions: [PlacedRegion]
  package let all: Set<Region>

  /// - Parameter catalogue: without the rule set's derived indicators.
  package init(_ ruleSet: RuleSet, catalogue: Catalogue) {
    self.ruleSet = ruleSet
    let guards = ruleSet.items.indices.compactMap { index in
      ItemGuard(ruleSet, item: index).map { (ruleSet.part(ofItem: index), $0) }
    }
    let guardByPart = Dictionary(guards) { first, _ in first }
    regions = ruleSet.regions(catalogue.adding(ruleSet.derived)).filter { placed in
      if placed.region.kind == .capLowers { return Self.capLowers(placed.region.part, ruleSet) }
      guard case .measure(isCondition: false, let path) = placed.region.site,
        let itemGuard = guardByPart[placed.region.part]
      else { return true }
      return itemGuard.lets(placed.region.kind, at: path)
    }
    all = Set(regions.map(\.region))
  }
}

extension RegionPlan {
  /// Whether a gate's cap can lower a grade, as far as the values say that its condition reads.
  private static func capLowers(_ part: RulePart, _ ruleSet: RuleSet) -> Bool {
    guard let index = ruleSet.gates.firstIndex(where: { .gate($0.id) == part }),
      let operand = ConditionMeaning.operand(of: ruleSet.gates[index].condition)
    else { return true }
    return ConditionMeaning(ruleSet, reading: operand).capLowers(ofGate: index)
  }
}

/// An item whose `when` reads a single indicator.
private struct ItemGuard {
  let measure: Measure
  let condition: Measure
  let indicator: IndicatorIndex

  init?(_ ruleSet: RuleSet, item: Int) {
    guard case .measure(let condition)? = ruleSet.items[item].condition,
      case .measure(let measure) = ruleSet.items[item].scoring,
      let first = condition.references.first,
      condition.references.allSatisfy({ $0 == first }), first.moment == .current
    else { return nil }
    self.measure = measure
    self.condition = condition
    indicator = first.indicator
  }

  /// Whether a value of a region comes through; true for regions of anything else.
  func lets(_ kind: RegionKind, at path: [Int]) -> Bool {
    guard let part = measure.part(at: path) else { return true }
    switch kind {
    case .value(let position) where part.operands.first == .indicator(indicator):
      return lets(position.samples + limits.filter(position.contains))
    case .isTrue(let input) where part.operands[input] == .indicator(indicator):
      return lets([1] + limits.filter { $0 != 0 })
    case .isFalse(let input) where part.operands[input] == .indicator(indicator): return lets([0])
    case .notApplicable(let input):
      let references = part.inputs[input].references
      guard references.allSatisfy({ $0.indicator == indicator && $0.moment == .current }) else {
        return true
      }
      return lets(
        IndicatorColumn(
          values: ColumnBuffer([0]), states: ColumnBuffer([CellState.notApplicable.rawValue])))
    case .dividedByZero(let input):
      guard case .ratio(let numerator, .indicator(indicator), _) = part.inputs[input].operand,
        !numerator.mayDivideByZero({ _ in .unbounded })
      else { return true }
      return lets([0])
    default: return true
    }
  }

  /// The numbers that the condition compares with, and values beside them: where what it lets
  /// through begins and ends.
  private var limits: [Double] {
    let numbers = condition.all.flatMap { Self.numbers(of: $0.measure) }
    return numbers.flatMap { number -> [Double] in
      [number - 1, number - 1e-6, number, number + 1e-6, number + 1]
    }
  }

  private static func numbers(of measure: Measure) -> [Double] {
    switch measure {
    case .atLeast(_, let limit), .atMost(_, let limit), .equals(_, let limit): [limit]
    case .between(_, let low, let high): [low, (low + high) / 2, high]
    case .linear(_, let from, let to): [from, to]
    case .steps(_, let steps, _): steps.map(\.threshold)
    case .deduct(_, let expected, _, _): [expected]
    default: [0]
    }
  }

  private func lets(_ values: [Double]) -> Bool { lets(IndicatorColumn(values)) }

  private func lets(_ column: IndicatorColumn) -> Bool {
    let states = SeriesProbe(column, of: indicator).attainments(condition, scale: nil)
    return (0..<column.values.count).contains { states.hasValue($0) && states.values[$0] == 1 }
  }
}

extension LimitPosition {
  fileprivate func contains(_ value: Double) -> Bool {
    switch self {
    case .below(let limit): value < limit
    case .on(let limit): value == limit
    case .between(let low, let high): low < value && value < high
    case .above(let limit): value > limit
    }
  }

  /// Values that stand for it: near its ends, and the middle.
  fileprivate var samples: [Double] {
    switch self {
    case .below(let limit): [limit - 1, limit - 1e-6, limit / 2, 0].filter { $0 < limit }
    case .on(let limit): [limit]
    case .between(let low, let high): [low + 1e-6, (low + high) / 2, high - 1e-6]
    case .above(let limit): [limit + 1e-6, limit + 1, limit * 2, 100].filter { $0 > limit }
    }
  }
}
