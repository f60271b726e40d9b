import ScorecardModel

/// Finds values of single indicators that bring an operand to a limit, the rest staying as it is.
struct Inversion {
  let catalogue: Catalogue
  let series: SnapshotSeries
  let row: Int
  let grid: ValueGrid
  /// Indicators from here on are results of other rule sets: no value of theirs can be chosen.
  let derivedFrom: IndicatorIndex

  /// Which side of a limit is wanted.
  enum Side {
    case atLeast, atMost, equal, below, above

    /// Whether more is wanted; nil where a value of its own is.
    var isUpwards: Bool? {
      switch self {
      case .atLeast, .above: true
      case .atMost, .below: false
      case .equal: nil
      }
    }
  }

  /// - Parameter catalogue: without the rule set's derived indicators.
  init(catalogue: Catalogue, series: SnapshotSeries, row: Int) {
    self.catalogue = catalogue
    self.series = series
    self.row = row
    derivedFrom = catalogue.count
    grid = ValueGrid(catalogue: catalogue, snapshot: series.current)
  }

  func cell(_ operand: Operand) -> Cell {
    operand.cell { series.cell($0.indicator, $0.moment, row) }
  }

  func value(_ operand: Operand) -> Double? {
    if case .value(let value) = cell(operand) { value } else { nil }
  }

  /// The unit's own value of an indicator.
  func own(_ index: IndicatorIndex) -> Double? {
    if case .value(let value) = series.cell(index, .current, row) { value } else { nil }
  }

  /// Values that could be: of the indicator's type, within its range, in the direction that is
  /// better, and such that the operand is on the wanted side of the limit.
  func changes(_ operand: Operand, _ side: Side, _ limit: Double) -> [[CellChange]] {
    var found: [[CellChange]] = []
    for (indicator, wanted, isDivisor) in solutions(operand, limit) {
      for value in fitting(indicator, wanted, isDivisor: isDivisor) {
        let change = CellChange(indicator: indicator, value: value)
        if fits(operand, [change], side, limit) {
          found.append([change])
          break
        }
      }
    }
    if found.isEmpty, case .sum(let terms) = operand, let change = jointly(terms, side, limit) {
      return [change]
    }
    return found
  }

  /// What an operand is with other values.
  func value(_ operand: Operand, _ changes: [CellChange]) -> Double? {
    let cell = operand.cell { reference in
      let change = changes.first { $0.indicator == reference.indicator }
      return reference.moment == .current && change != nil
        ? .value(change?.value ?? 0) : series.cell(reference.indicator, reference.moment, row)
    }
    guard case .value(let value) = cell else { return nil }
    return operand.isComputed ? value.comparable : value
  }

  private func fits(_ operand: Operand, _ changes: [CellChange], _ side: Side, _ limit: Double)
    -> Bool
  {
    guard let value = value(operand, changes) else { return false }
    switch side {
    case .atLeast: return value >= limit
    case .atMost: return value <= limit
    case .equal: return value == limit
    case .below: return value < limit
    case .above: return value > limit
    }
  }

  /// A sum of which no term alone is enough: one after the other is brought to the end of its
  /// range, the last as far as needed. A term that is better the other way is left alone.
  private func jointly(_ terms: [Operand], _ side: Side, _ limit: Double) -> [CellChange]? {
    guard let isUpwards = side.isUpwards else { return nil }
    var taken: [CellChange] = []
    for case .indicator(let index) in terms
    where index < derivedFrom && !taken.contains(where: { $0.indicator == index }) {
      let others = terms.filter { $0 != .indicator(index) }
      let count = Double(terms.count - others.count)
      let rest = value(.sum(others), taken) ?? 0
      for value in fitting(index, (limit - rest) / count, isDivisor: false) {
        let change = CellChange(indicator: index, value: value)
        if fits(.sum(terms), taken + [change], side, limit) { return taken + [change] }
      }
      let range = catalogue[index].range
      guard let end = grid.last(isUpwards ? range.upper : range.lower, index, isUpwards: isUpwards),
        isBetter(end, index), (own(index) ?? -.infinity < end) == isUpwards || own(index) == nil
      else { continue }
      taken.append(CellChange(indicator: index, value: end))
    }
    return fits(.sum(terms), taken, side, limit) ? taken : nil
  }

  // MARK: Solving

  /// Indicators with the value that would bring the operand exactly to a number.
  private func solutions(_ operand: Operand, _ wanted: Double, isDivisor: Bool = false)
    -> [(IndicatorIndex, Double, isDivisor: Bool)]
  {
    switch operand {
    case .indicator(let index): return index < derivedFrom ? [(index, wanted, isDivisor)] : []
    case .ratio(let numerator, let denominator, let scale):
      var found: [(IndicatorIndex, Double, isDivisor: Bool)] = []
      if let divisor = value(denominator), scale != 0 {
        found += solutions(numerator, wanted * divisor / scale, isDivisor: isDivisor)
      }
      if let dividend = value(numerator), wanted != 0 {
        found += solutions(denominator, scale * dividend / wanted, isDivisor: true)
      }
      return found
    case .sum(let terms):
      var seen: Set<Operand> = []
      return terms.filter { seen.insert($0).inserted }.flatMap { term in
        let others = terms.filter { $0 != term }
        // A term that stands there twice counts twice.
        let count = Double(terms.count - others.count)
        let rest: Double? =
          switch cell(.sum(others)) {
          case .value(let value): value
          case .notApplicable: 0
          case .missing: nil
          }
        guard let rest else { return [(IndicatorIndex, Double, isDivisor: Bool)]() }
        return solutions(term, (wanted - rest) / count, isDivisor: isDivisor)
      }
    case .change(let inner, let earlier):
      let before = inner.cell(at: earlier) { series.cell($0.indicator, $0.moment, row) }
      guard case .value(let value) = before else { return [] }
      return solutions(inner, wanted + value, isDivisor: isDivisor)
    case .gap(let left, let right):
      var found: [(IndicatorIndex, Double, isDivisor: Bool)] = []
      if let right = value(right) {
        found += solutions(left, right - wanted) + solutions(left, right + wanted)
      }
      if let left = value(left) {
        found += solutions(right, left - wanted) + solutions(right, left + wanted)
      }
      return found
    case .sampled(let inner, _, _): return solutions(inner, wanted, isDivisor: isDivisor)
    }
  }

  /// The values near a wanted one that the indicator can have and that would be better than its
  /// own, the nearest first; none where the catalogue knows no better and the indicator only
  /// divides, as the number of residents does.
  private func fitting(_ index: IndicatorIndex, _ wanted: Double, isDivisor: Bool) -> [Double] {
    guard wanted.isFinite, !(isDivisor && catalogue[index].direction == .none) else { return [] }
    return grid.near(wanted, index).filter {
      catalogue[index].range.contains($0) && isBetter($0, index)
    }
  }

  /// Whether a unit could aim at a value: never where the indicator is not applicable.
  private func isBetter(_ value: Double, _ index: IndicatorIndex) -> Bool {
    switch series.cell(index, .current, row) {
    case .notApplicable: return false
    case .missing: return true
    case .value(let own):
      return switch catalogue[index].direction {
      case .rising: value > own
      case .falling: value < own
      case .none: value != own
      }
    }
  }
}
