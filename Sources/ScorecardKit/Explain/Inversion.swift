import ScorecardModel

/// Finds values of single indicators that bring an operand to a limit, the rest staying as it is.
struct Inversion {
  let catalogue: Catalogue
  let series: SnapshotSeries
  let row: Int
  /// Indicators from here on are results of other rule sets: no value of theirs can be chosen.
  let derivedFrom: IndicatorIndex

  /// Which side of a limit is wanted.
  enum Side { case atLeast, atMost, equal, below, above }

  func cell(_ operand: Operand) -> Cell {
    operand.cell { series.cell($0.indicator, $0.moment, row) }
  }

  func value(_ operand: Operand) -> Double? {
    if case .value(let value) = cell(operand) { value } else { nil }
  }

  /// Values that could be: of the indicator's type, within its range, in the direction that is
  /// better, and such that the operand is on the wanted side of the limit.
  func changes(_ operand: Operand, _ side: Side, _ limit: Double) -> [[CellChange]] {
    if case .sum(let terms) = operand, let change = yesNo(terms, side, limit) { return [change] }
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

  /// A sum of yes and no: as many as it takes are answered otherwise.
  private func yesNo(_ terms: [Operand], _ side: Side, _ limit: Double) -> [CellChange]? {
    var open: [IndicatorIndex] = []
    let wantsYes = side == .atLeast || side == .above
    for case .indicator(let index) in terms {
      guard index < derivedFrom, catalogue[index].type == .boolean else { return nil }
      if case .value(let value) = series.cell(index, .current, row), (value != 0) == wantsYes {
        continue
      }
      open.append(index)
    }
    guard open.count <= terms.count else { return nil }
    for count in stride(from: 1, through: open.count, by: 1) {
      let changes = open.prefix(count).map { CellChange(indicator: $0, value: wantsYes ? 1 : 0) }
      if fits(.sum(terms), Array(changes), side, limit) { return Array(changes) }
    }
    return nil
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
      return terms.flatMap { term -> [(IndicatorIndex, Double, isDivisor: Bool)] in
        var others = 0.0
        for other in terms where other != term {
          switch cell(other) {
          case .value(let value): others += value
          case .notApplicable: continue
          case .missing: return []
          }
        }
        return solutions(term, wanted - others, isDivisor: isDivisor)
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
    let indicator = catalogue[index]
    guard wanted.isFinite, !(isDivisor && indicator.direction == .none) else { return [] }
    let step = indicator.step
    let low = (wanted / step).rounded(.down), high = (wanted / step).rounded(.up)
    let near = [wanted, low * step, high * step, (low - 1) * step, (high + 1) * step]
    let own: Double? =
      if case .value(let value) = series.cell(index, .current, row) { value } else { nil }
    return near.filter { candidate in
      guard indicator.allows(candidate), candidate != own else { return false }
      guard let own else { return true }
      switch indicator.direction {
      case .rising: return candidate > own
      case .falling: return candidate < own
      case .none: return true
      }
    }.map { ($0 * 1e6).rounded() / 1e6 }
  }
}

extension Indicator {
  /// The least difference between two of its values that a person would write.
  var step: Double { type == .count || type == .boolean || type == .any ? 1 : 0.01 }

  /// Whether a value is of its type and in its range.
  func allows(_ value: Double) -> Bool {
    switch type {
    case .boolean: if value != 0, value != 1 { return false }
    case .count: if value < 0 || value != value.rounded() { return false }
    case .percent: if value < 0 || value > 100, maximum == nil { return false }
    case .number, .any: break
    }
    if type != .boolean, abs(value * 1e4 - (value * 1e4).rounded()) > 1e-6 { return false }
    return value >= minimum ?? -.infinity && value <= maximum ?? .infinity
  }
}
