import ScorecardModel

/// Changes to the cells of a case that bring a measure to its limits and beyond: to each limit and
/// just beside it, to what it reads being true, false, missing, not applicable, or a divisor of
/// zero.
struct CaseChanges {
  typealias Change = [IndicatorReference: Cell]

  let ranges: IndicatorRanges
  let read: (IndicatorReference) -> Cell
  /// The day that is scored; nil without a schedule.
  let day: CalendarDate?

  private var solver: OperandSolver { OperandSolver(ranges, read: read) }

  /// - Parameters:
  ///   - measure: of a place as a whole.
  ///   - other: what a mutant makes of it; its limits count, too.
  ///   - scale: the points that full attainment is worth; nil in conditions.
  func changes(_ measure: Measure, _ other: Measure?, scale: Points?) -> [Change] {
    let leaves = measure.all.filter { $0.measure.parts.isEmpty }
    var own: [(path: [Int], changes: [Change])] = []
    for (path, leaf) in leaves {
      let scale = measure.scale(of: path, scale: scale)
      var found = changes(ofLeaf: leaf, scale: scale)
      if let changed = other?.part(at: path), changed != leaf, changed.parts.isEmpty {
        found += changes(ofLeaf: changed, scale: scale)
      }
      own.append((path, found))
    }
    guard leaves.count > 1 else { return own.flatMap(\.changes) }
    // What the other parts come to may hide what this one does.
    let ends = leaves.map { path, leaf in
      self.ends(of: leaf, scale: measure.scale(of: path, scale: scale))
    }
    var all = own.flatMap(\.changes)
    for isFull in [true, false] {
      for (position, leaf) in own.enumerated() {
        var rest: Change = [:]
        for (index, end) in ends.enumerated() where index != position {
          rest.merge((isFull ? end.full : end.empty) ?? [:]) { first, _ in first }
        }
        all += leaf.changes.map { rest.merging($0) { _, own in own } }
      }
    }
    return all
  }

  /// Everything that a measure reads missing, or not applicable.
  func without(_ measure: Measure, _ cell: Cell) -> Change {
    Dictionary(measure.references.map { ($0, cell) }) { first, _ in first }
  }

  // MARK: One measure

  private func changes(ofLeaf leaf: Measure, scale: Points?) -> [Change] {
    var found: [Change] = []
    if let limits = leaf.limits(scale: scale), let operand = leaf.operands.first {
      for value in Self.values(around: limits) { found += solved(operand, value) }
    }
    switch leaf {
    case .yes, .countOf: found += toggles(leaf.operands)
    case .target(let index, _): found += targets(index)
    case .progress(let path): found += progress(path)
    default: break
    }
    return found + absences(leaf) + leaf.operands.flatMap(insides)
  }

  private func solved(_ operand: Operand, _ value: Double) -> [Change] {
    solver.assignments(operand, value).map { $0.mapValues { .value($0) } }
  }

  /// The limits, then what lies beside and between them.
  static func values(around limits: Limits) -> [Double] {
    var values = limits.values
    for limit in limits.values {
      // One unit, half of it, and a tenth: what a whole number cannot be a rate may.
      let unit = 0.0.shifted(by: 1, decimals: limit.shortestDecimals)
      for step in [unit, unit / 2, unit / 10, unit * 10] {
        values += [(limit - step).comparable, (limit + step).comparable]
      }
    }
    return values
      + zip(limits.values, limits.values.dropFirst()).map { (($0 + $1) / 2).comparable }
  }

  /// Each operand turned, then each alone true and alone false.
  private func toggles(_ operands: [Operand]) -> [Change] {
    let truth = { (index: Int, value: Double) in solved(operands[index], value).first ?? [:] }
    var found: [Change] = []
    for index in operands.indices { found += [truth(index, 1), truth(index, 0)] }
    guard operands.count > 1 else { return found }
    for (alone, others) in [(1.0, 0.0), (0.0, 1.0)] {
      for index in operands.indices {
        found.append(
          operands.indices.reduce(into: Change()) { change, other in
            change.merge(truth(other, other == index ? alone : others)) { first, _ in first }
          })
      }
    }
    return found
  }

  private func absences(_ leaf: Measure) -> [Change] {
    leaf.references.flatMap { reference -> [Change] in
      let mayNotApply = reference.moment != .target && reference.moment != .goal
      return [[reference: .missing]] + (mayNotApply ? [[reference: .notApplicable]] : [])
    }
  }

  /// What expressions are made of: divisors of zero, samples that just suffice, terms turned.
  private func insides(_ operand: Operand) -> [Change] {
    switch operand {
    case .indicator: return []
    case .ratio(let numerator, let denominator, _):
      return solved(denominator, 0) + insides(numerator) + insides(denominator)
    case .sum(let terms):
      return terms.flatMap { solved($0, 0) + solved($0, 1) } + terms.flatMap(insides)
    case .change(let inner, let since):
      let now = inner.references.first.map(read)
      var found = insides(inner)
      // The two earlier moments tell themselves apart only where both have values of their own.
      if let now, case .value(let value) = now {
        for reference in inner.references(at: since).prefix(1) {
          found += [0.5, 0.9, 1.1].map {
            [IndicatorReference(reference.indicator, since): .value((value * $0).rounded())]
          }
        }
      }
      return found
    case .gap(let left, let right): return insides(left) + insides(right)
    case .sampled(let inner, let size, let least):
      return Self.values(around: Limits([least])).flatMap { solved(size, $0) } + insides(inner)
    }
  }

  // MARK: What was promised

  private func targets(_ index: IndicatorIndex) -> [Change] {
    let (value, target) = (
      IndicatorReference(index), IndicatorReference(index, .target)
    )
    let range = ranges(index)
    return [(10.0, 10.0), (9, 10), (11, 10), (5, 10), (1, 0), (0, 0)]
      .filter { range.contains($0.0) && range.contains($0.1) }
      .map { [value: .value($0.0), target: .value($0.1)] }
  }

  /// Values along the way, and where there is no way to go.
  private func progress(_ path: ProgressPath) -> [Change] {
    guard let day, let reference = path.operand.references.first, path.operand.references.count == 1
    else { return [] }
    let index = reference.indicator
    let goals: [Double] = path.goal.map { [$0] } ?? [60, 90]
    let sign = path.direction == .falling ? -1.0 : 1.0
    var found: [Change] = []
    for goal in goals {
      let start = goal - 40 * sign
      let expected = path.position(value: start, baseline: start, goal: goal, on: day).expected
      let due = expected - start
      let shares: [Double] = [0.5, 1, 0, -0.1]
      var values = shares.map { start + $0 * due }
      values += [(expected + goal) / 2, goal, goal + sign]
      found += values.map { change(path, index, start, goal, $0) }
      let hold = path.schedule.lights.hold
      found += [hold, hold - 1, hold + 1, hold - 0.5, 0].map {
        change(path, index, goal + sign, goal, goal - sign * $0)
      }
    }
    return found.filter { change in
      change.allSatisfy {
        if case .value(let value) = $0.value { ranges(index).contains(value) } else { true }
      }
    }
  }

  private func change(
    _ path: ProgressPath, _ index: IndicatorIndex, _ baseline: Double, _ goal: Double,
    _ value: Double
  ) -> Change {
    var change: Change = [
      IndicatorReference(index): .value((value * 1e6).rounded() / 1e6),
      IndicatorReference(index, .baseline): .value(baseline),
    ]
    if path.goal == nil { change[IndicatorReference(index, .goal)] = .value(goal) }
    return change
  }

  // MARK: Ends

  /// Changes for which a measure is full, and for which it is empty.
  func ends(of leaf: Measure, scale: Points?) -> (full: Change?, empty: Change?) {
    let solve = { (operand: Operand, values: [Double]) in
      values.lazy.compactMap { self.solved(operand, $0).first }.first
    }
    switch leaf {
    case .linear(let operand, let from, let to):
      return (solve(operand, [to]), solve(operand, [from]))
    case .atLeast(let operand, let limit):
      return (solve(operand, [limit, limit + 1]), solve(operand, [limit - 1, limit / 2]))
    case .atMost(let operand, let limit):
      return (solve(operand, [limit, limit - 1]), solve(operand, [limit + 1]))
    case .between(let operand, let low, let high):
      return (solve(operand, [low, high]), solve(operand, [high + 1, low - 1]))
    case .equals(let operand, let value):
      return (solve(operand, [value]), solve(operand, [value + 1, value - 1]))
    case .steps(let operand, let steps, let direction):
      let beyond = direction == .falling ? 1.0 : -1
      return (
        solve(operand, steps.prefix(1).map(\.threshold)),
        solve(operand, steps.suffix(1).map { $0.threshold + beyond })
      )
    case .deduct(let operand, let expected, _, _):
      let empty = leaf.limits(scale: scale)?.values.first ?? expected
      return (solve(operand, [expected]), solve(operand, [empty, max(0, empty)]))
    case .yes(let operand): return (solve(operand, [1]), solve(operand, [0]))
    case .countOf(let operands):
      let all = { (value: Double) in
        operands.reduce(into: Change()) { change, operand in
          change.merge(solve(operand, [value]) ?? [:]) { first, _ in first }
        }
      }
      return (all(1), all(0))
    case .progress(let path):
      let ways = progress(path)
      return (
        ways.first { _ in ways.count > 5 }.map { _ in ways[5] }, ways.count > 2 ? ways[2] : nil
      )
    case .bestOf, .worstOf, .weighted, .peer, .condition, .target: return (nil, nil)
    }
  }
}
