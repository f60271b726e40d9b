/// How many units went from one grade to another; nil is not assessed.
package struct GradeMove: Sendable, Hashable {
  package let from: String?
  package let to: String?
  package var units: Int
}

/// What a comparison changed for a street, district or city, or for all units.
package struct GroupChange: Sendable {
  /// Nil is all units.
  package let level: UnitLevel?
  package let code: String
  package let name: String
  /// Units in every state, and those of them that changed in any way.
  package private(set) var units = 0
  package private(set) var changed = 0
  package private(set) var up = 0
  package private(set) var down = 0
  package private(set) var grades = 0
  package private(set) var ranks = 0
  package private(set) var flags = 0
  /// In the order of the old grades, then of the new ones.
  package private(set) var moves: [GradeMove] = []
  /// Over the units that are assessed on both sides, half up to the rule set's decimals; nil where
  /// there are none.
  package private(set) var mean: Points?
  /// The same of each step, over the units that are assessed in every state.
  package private(set) var means: [Points?] = []

  private var sums: [Int128]
  private var counts: [Int]

  fileprivate init(_ level: UnitLevel?, code: String, name: String, steps: Int) {
    self.level = level
    self.code = code
    self.name = name
    sums = [Int128](repeating: 0, count: steps + 1)
    counts = [Int](repeating: 0, count: steps + 1)
  }

  /// - Parameter totals: of a unit, by state; nil where it is not assessed.
  fileprivate mutating func count(_ totals: [Int64?]) {
    units += 1
    if !totals.contains(nil) {
      for position in 1..<totals.count {
        add(totals[position - 1], totals[position], at: position - 1)
      }
    }
    add(totals[0], totals[totals.count - 1], at: sums.count - 1)
  }

  private mutating func add(_ old: Int64?, _ new: Int64?, at position: Int) {
    guard let old, let new else { return }
    sums[position] += Int128(new - old)
    counts[position] += 1
  }

  fileprivate mutating func count(_ change: ChangeSummary) {
    changed += 1
    if change.difference > 0 { up += 1 } else if change.difference < 0 { down += 1 }
    if change.changesRank { ranks += 1 }
    if change.changesFlags { flags += 1 }
    guard let (from, to) = change.grades else { return }
    grades += 1
    if let known = moves.firstIndex(where: { $0.from == from && $0.to == to }) {
      moves[known].units += 1
    } else {
      moves.append(GradeMove(from: from, to: to, units: 1))
    }
  }

  fileprivate mutating func finish(_ comparison: ScoreComparison) {
    let unit = Points.unit(of: comparison.last.ruleSet.decimals).micro
    let all = zip(sums, counts).map { sum, count in
      count == 0
        ? nil : Points(micro: Int64(Points.halfUp(sum, over: Int128(count) * Int128(unit))) * unit)
    }
    mean = all[all.count - 1]
    means = all.dropLast()
    let position = { (ruleSet: RuleSet, name: String?) in
      name.flatMap { name in ruleSet.grades.firstIndex { $0.name == name } } ?? Int.max
    }
    moves.sort { left, right in
      let key = { (move: GradeMove) in
        (
          position(comparison.first.ruleSet, move.from), position(comparison.last.ruleSet, move.to)
        )
      }
      return key(left) < key(right)
    }
  }
}

/// What of a unit's change its groups count; the same for all of them.
private struct ChangeSummary {
  /// In micropoints; 0 where there is no total on one side.
  let difference: Int64
  let changesRank: Bool
  let changesFlags: Bool
  /// Nil where the grade stays.
  let grades: (from: String?, to: String?)?

  init(_ change: UnitChange, in comparison: ScoreComparison) {
    difference = comparison.difference(change)?.micro ?? 0
    let ranks = comparison.ranks(change)
    changesRank = ranks.old != ranks.new
    changesFlags = !change.addedFlags.isEmpty || !change.removedFlags.isEmpty
    grades =
      comparison.changesGrade(change)
      ? (
        comparison.first.gradeName(change.rows[0]),
        comparison.last.gradeName(change.rows[change.rows.count - 1])
      ) : nil
  }
}

extension ScoreComparison {
  /// What changed for all units, then for every city, district and street that the data has, each
  /// level in data order. Linear in units × levels.
  package func groups() -> [GroupChange] {
    let levels: [UnitLevel] = [.city, .district, .street].filter { $0 > last.units.level }
    let columns = levels.map { last.units.groups(Grouping($0)) }
    var all = GroupChange(nil, code: "", name: "", steps: steps.count)
    var groups = zip(levels, columns).map { level, column in
      (column?.groups ?? []).map {
        GroupChange(level, code: $0.code, name: $0.name, steps: steps.count)
      }
    }
    let tables = states.map(\.table)
    let lastRows = rows[rows.count - 1]
    var totals = [Int64?](repeating: nil, count: tables.count)
    for unit in lastRows.indices {
      for state in tables.indices {
        let row = rows[state][unit]
        totals[state] = tables[state].isAssessed(row) ? tables[state].totals[row] : nil
      }
      all.count(totals)
      for level in columns.indices {
        guard let group = columns[level]?.group(of: lastRows[unit]) else { continue }
        groups[level][group].count(totals)
      }
    }
    for change in changes {
      let summary = ChangeSummary(change, in: self)
      all.count(summary)
      for level in columns.indices {
        guard let group = columns[level]?.group(of: change.rows[change.rows.count - 1])
        else { continue }
        groups[level][group].count(summary)
      }
    }
    all.finish(self)
    for level in groups.indices {
      for group in groups[level].indices { groups[level][group].finish(self) }
    }
    return [all] + groups.flatMap(\.self)
  }
}
