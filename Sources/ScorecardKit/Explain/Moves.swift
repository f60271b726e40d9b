import ScorecardModel

/// Changes of a unit's values that might raise the attainment of a measure. What they come to is
/// not promised here: each is scored anew.
struct Moves {
  let inversion: Inversion
  /// Whether a measure is fully attained now; nil where its data is missing.
  let holds: (Measure) -> Bool?

  /// Ways towards full attainment; what leads all the way comes first.
  func towards(_ measure: Measure) -> [[CellChange]] {
    switch measure {
    case .linear(let operand, let from, let to):
      return inversion.changes(operand, from < to ? .atLeast : .atMost, to)
        + extremes(operand, rising: from < to) + samples(operand)
    case .atLeast(let operand, let limit):
      return inversion.changes(operand, .atLeast, limit) + samples(operand)
    case .atMost(let operand, let limit):
      return inversion.changes(operand, .atMost, limit) + samples(operand)
    case .between(let operand, let low, let high):
      return inversion.changes(operand, .atLeast, low) + inversion.changes(operand, .atMost, high)
    case .equals(let operand, let value): return inversion.changes(operand, .equal, value)
    case .yes(let operand): return inversion.changes(operand, .atLeast, 1)
    case .steps(let operand, let steps, let direction):
      return steps.flatMap {
        inversion.changes(operand, direction == .falling ? .atMost : .atLeast, $0.threshold)
      }
    case .countOf(let operands):
      let each = operands.filter { inversion.value($0) ?? 0 == 0 }
        .compactMap { inversion.changes($0, .atLeast, 1).first }
      return joint(each) + each
    case .deduct(let operand, let expected, _, _):
      return inversion.changes(operand, .atLeast, expected)
    case .bestOf(let parts): return parts.flatMap(towards)
    case .worstOf(let parts):
      let open = parts.filter { holds($0) != true }
      return joint(open.compactMap { towards($0).first }) + open.flatMap(towards)
    case .weighted(let parts):
      let open = parts.map(\.measure).filter { holds($0) != true }
      return joint(open.compactMap { towards($0).first }) + open.flatMap(towards)
    case .peer(let operand, _, let within, let reversed):
      return aboveThePeers(operand, within, reversed)
    case .condition(let inner, let expected): return expected ? towards(inner) : away(inner)
    case .target(let index, let direction):
      guard case .value(let target) = inversion.series.cell(index, .target, inversion.row) else {
        return []
      }
      return inversion.changes(
        .indicator(index), direction == .falling ? .atMost : .atLeast, target)
    case .progress(let path): return alongThePath(path)
    }
  }

  /// Ways to keep a measure from being fully attained.
  func away(_ measure: Measure) -> [[CellChange]] {
    switch measure {
    case .linear(let operand, let from, let to):
      return inversion.changes(operand, from < to ? .below : .above, to)
    case .atLeast(let operand, let limit), .deduct(let operand, let limit, _, _):
      return inversion.changes(operand, .below, limit)
    case .atMost(let operand, let limit): return inversion.changes(operand, .above, limit)
    case .between(let operand, let low, let high):
      return inversion.changes(operand, .below, low) + inversion.changes(operand, .above, high)
    case .equals(let operand, let value):
      return inversion.changes(operand, .above, value) + inversion.changes(operand, .below, value)
    case .yes(let operand): return inversion.changes(operand, .equal, 0)
    case .countOf(let operands):
      return operands.flatMap { inversion.changes($0, .equal, 0) }
    case .bestOf(let parts):
      let holding = parts.filter { holds($0) == true }
      return holding.count == 1
        ? away(holding[0]) : joint(holding.compactMap { away($0).first })
    case .worstOf(let parts): return parts.flatMap(away)
    case .weighted(let parts): return parts.flatMap { away($0.measure) }
    case .condition(let inner, let expected): return expected ? away(inner) : towards(inner)
    case .steps, .peer, .target, .progress: return []
    }
  }

  /// Several changes as one; none where they speak of one indicator differently.
  private func joint(_ changes: [[CellChange]]) -> [[CellChange]] {
    guard changes.count > 1 else { return [] }
    var joined: [CellChange] = []
    for change in changes.flatMap(\.self) {
      if let known = joined.first(where: { $0.indicator == change.indicator }) {
        if known != change { return [] }
      } else {
        joined.append(change)
      }
    }
    return [joined]
  }

  /// The end of an indicator's range, where the limit itself lies beyond it.
  private func extremes(_ operand: Operand, rising: Bool) -> [[CellChange]] {
    guard case .indicator(let index) = operand, index < inversion.derivedFrom,
      let end = rising
        ? inversion.catalogue[index].maximum : inversion.catalogue[index].minimum
    else { return [] }
    return inversion.changes(operand, rising ? .atLeast : .atMost, end)
  }

  /// A sample that is too small, made large enough.
  private func samples(_ operand: Operand) -> [[CellChange]] {
    guard case .sampled(let inner, let size, let least) = operand,
      inversion.value(inner) != nil, inversion.value(operand) == nil
    else { return [] }
    return inversion.changes(size, .atLeast, least)
  }

  private func aboveThePeers(_ operand: Operand, _ within: Grouping, _ reversed: Bool)
    -> [[CellChange]]
  {
    let series = inversion.series
    let members = series.current.units.partition(within).first { $0.contains(inversion.row) } ?? []
    let values = members.filter { $0 != inversion.row }.compactMap { member -> Double? in
      let cell = operand.cell { series.cell($0.indicator, $0.moment, member) }
      if case .value(let value) = cell { return value }
      return nil
    }
    guard let best = reversed ? values.min() : values.max() else { return [] }
    return inversion.changes(operand, reversed ? .below : .above, best)
      + inversion.changes(operand, reversed ? .atMost : .atLeast, best)
  }

  private func alongThePath(_ path: ProgressPath) -> [[CellChange]] {
    let read = { (moment: Moment) -> Double? in
      let cell = path.operand.cell(at: moment) {
        inversion.series.cell($0.indicator, $0.moment, inversion.row)
      }
      if case .value(let value) = cell { return value }
      return nil
    }
    guard let baseline = read(.baseline), let goal = path.goal ?? read(.goal),
      let day = inversion.series.asOf
    else { return [] }
    let due = path.position(value: baseline, baseline: baseline, goal: goal, on: day).expected
    return [due, goal].flatMap {
      inversion.changes(path.operand, goal >= baseline ? .atLeast : .atMost, $0)
    }
  }
}
