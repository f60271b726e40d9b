import ScorecardModel

/// Counts the regions that measures are in, unit by unit.
struct MeasureRegionCounter {
  let probe: SeriesProbe
  private(set) var hits = RegionHits()

  init(probe: SeriesProbe) { self.probe = probe }

  /// - Parameters:
  ///   - scale: the points that full attainment is worth; nil in conditions.
  ///   - rows: the units whose result looks at the measure.
  mutating func count(
    _ measure: Measure, part: RulePart, isCondition: Bool, scale: Points?, rows: [Int]
  ) {
    for (path, inner) in measure.all {
      let site = Region.Site.measure(isCondition: isCondition, path: path)
      let hit = { (kind: RegionKind, row: Int, counter: inout Self) in
        counter.hits.hit(Region(part, site, kind), row)
      }
      let scale = measure.scale(of: path, scale: scale)
      let inputs = inner.inputs.map { probe.values($0) }
      countInputs(inner, inputs, rows, hit)
      if let limits = inner.limits(scale: scale), let column = inputs.first {
        let isComputed = inner.operands.first?.isComputed == true
        for row in rows where column.hasValue(row) {
          let value = column.values[row]
          if let position = limits.position(of: isComputed ? value.comparable : value) {
            hit(.value(position), row, &self)
          }
        }
      }
      let holdsOnly = isCondition || measure.asksWhetherHolds(path)
      countOwn(inner, inputs, scale: scale, holdsOnly: holdsOnly, rows, hit)
    }
  }

  private typealias Hit = (RegionKind, _ row: Int, inout Self) -> Void

  private mutating func countInputs(
    _ measure: Measure, _ columns: [SeriesProbe.Column], _ rows: [Int], _ hit: Hit
  ) {
    for (index, input) in measure.inputs.enumerated() {
      let sample = input.moment == .current ? input.sample : nil
      let sizes = sample.map { probe.values($0.size) }
      var bare: SeriesProbe.Column?
      if case .sampled(let operand, _, _) = input.operand { bare = probe.values(operand) }
      for row in rows {
        let column = columns[index]
        if column.isNotApplicable(row) { hit(.notApplicable(input: index), row, &self) }
        if column.isMissing(row) {
          let isSmall = bare?.hasValue(row) == true && sizes?.hasValue(row) == true
          if column.isDividedByZero(row) {
            hit(.dividedByZero(input: index), row, &self)
          } else if !isSmall {
            hit(.missing(input: index), row, &self)
          }
        }
        if let sample, let sizes, sizes.hasValue(row), bare?.hasValue(row) == true,
          let position = Limits([sample.least]).position(of: sizes.values[row].comparable)
        {
          hit(.sample(input: index, position), row, &self)
        }
      }
    }
  }

  private mutating func countOwn(
    _ measure: Measure, _ inputs: [SeriesProbe.Column], scale: Points?, holdsOnly: Bool,
    _ rows: [Int], _ hit: Hit
  ) {
    switch measure {
    case .yes, .countOf:
      for (index, column) in inputs.enumerated() {
        for row in rows where column.hasValue(row) {
          hit(column.values[row] != 0 ? .isTrue(input: index) : .isFalse(input: index), row, &self)
        }
      }
    case .bestOf, .worstOf, .weighted:
      countParts(measure, scale: scale, holdsOnly: holdsOnly, rows, hit)
    case .peer(let operand, _, let within, _):
      countPeers(operand, inputs[0], within, Set(rows), hit)
    case .target(_, let direction): countTargets(inputs[0], inputs[1], direction, rows, hit)
    case .progress(let path): countProgress(path, inputs, rows, hit)
    case .linear, .atLeast, .atMost, .between, .equals, .steps, .deduct, .condition: break
    }
  }

  // MARK: Measures made of parts

  private mutating func countParts(
    _ measure: Measure, scale: Points?, holdsOnly: Bool, _ rows: [Int], _ hit: Hit
  ) {
    let parts = measure.parts.enumerated().map { index, part in
      probe.attainments(part, scale: measure.scale(of: [index], scale: scale))
    }
    guard parts.count > 1 else { return }
    for row in rows {
      let known = parts.indices.filter { parts[$0].hasValue(row) }
      let value = { (index: Int) in
        holdsOnly ? (parts[index].values[row] == 1 ? 1.0 : 0) : parts[index].values[row]
      }
      guard let most = known.map(value).max(), let least = known.map(value).min() else { continue }
      let decisive: [Int]
      switch measure {
      case .bestOf:
        if known.count == parts.count, most == 0 { hit(.nothingEarned, row, &self) }
        decisive = known.filter { value($0) == most }
      case .worstOf:
        if known.count == parts.count, least == 1 { hit(.allFull, row, &self) }
        decisive = known.filter { value($0) == least }
      default:
        if least == 1 { hit(.allFull, row, &self) }
        decisive = known.filter { value($0) < 1 }
      }
      if known.count > 1, most > least || measure.isWeighted, decisive.count == 1 {
        hit(.decisive(part: decisive[0]), row, &self)
      }
    }
  }

  private mutating func countPeers(
    _ operand: Operand, _ column: SeriesProbe.Column, _ within: Grouping, _ rows: Set<Int>,
    _ hit: Hit
  ) {
    for members in probe.series.current.units.partition(within) {
      let present = members.filter(column.hasValue)
      let value = { (row: Int) in
        operand.isComputed ? column.values[row].comparable : column.values[row]
      }
      guard let least = present.map(value).min(), let most = present.map(value).max() else {
        continue
      }
      for row in present where rows.contains(row) {
        if present.count == 1 {
          hit(.alone, row, &self)
        } else {
          let isEnd = value(row) == least || value(row) == most
          if value(row) == least { hit(.lowest, row, &self) }
          if value(row) == most { hit(.highest, row, &self) }
          if !isEnd { hit(.inside, row, &self) }
        }
      }
    }
  }

  // MARK: Measures against what was promised

  private mutating func countTargets(
    _ values: SeriesProbe.Column, _ targets: SeriesProbe.Column, _ direction: Direction,
    _ rows: [Int], _ hit: Hit
  ) {
    for row in rows where values.hasValue(row) && targets.hasValue(row) {
      let (value, target) = (values.values[row], targets.values[row])
      if target <= 0 { hit(.targetNotPositive, row, &self) }
      if value == target {
        hit(.onTarget, row, &self)
      } else {
        let isBehind = direction == .falling ? value > target : value < target
        hit(isBehind ? .behindTarget : .beyondTarget, row, &self)
      }
    }
  }

  private mutating func countProgress(
    _ path: ProgressPath, _ inputs: [SeriesProbe.Column], _ rows: [Int], _ hit: Hit
  ) {
    guard let day = probe.series.asOf else { return }
    for row in rows where inputs.allSatisfy({ $0.hasValue(row) }) {
      let (value, baseline) = (inputs[0].values[row], inputs[1].values[row])
      let goal = path.goal ?? inputs[2].values[row]
      let position = path.position(value: value, baseline: baseline, goal: goal, on: day)
      if let shortfall = position.shortfall {
        let hold = path.schedule.lights.hold
        hit(shortfall < hold ? .heldWithin : shortfall == hold ? .heldOn : .heldBeyond, row, &self)
        continue
      }
      let sign = goal > baseline ? 1.0 : -1
      let way = sign * (value - baseline)
      let due = sign * (position.expected - baseline)
      if position.isMet { hit(.goalMet, row, &self) }
      if way.comparable == due.comparable {
        hit(.onPath, row, &self)
      } else if way <= 0 {
        hit(.notBegun, row, &self)
      } else if way < due {
        hit(.behindPath, row, &self)
      } else if !position.isMet {
        hit(.beyondPath, row, &self)
      }
    }
  }
}

extension Measure {
  fileprivate var isWeighted: Bool { if case .weighted = self { true } else { false } }
}
