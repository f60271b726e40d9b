/// What an edited part of a rule set did to the units of a comparison.
package struct PartEffect: Sendable, Hashable {
  /// Units for which the part itself gives something else: points, an outcome, a state.
  package var touched = 0
  /// Units whose total it raised, and lowered.
  package var up = 0
  package var down = 0
  /// Of all units together.
  package var amount = Points.zero
  /// Units whose grade it changed.
  package var grades = 0

  package init() {}

  package var isNone: Bool { touched == 0 && up == 0 && down == 0 && grades == 0 }

  mutating func add(_ amount: Points) {
    if amount > .zero { up += 1 } else { down += 1 }
    self.amount += amount
  }
}

/// What every part of a rule set did in one step, from the amounts and causes that were attributed.
package struct StepEffects: Sendable {
  private var byPart: [ScorePart: PartEffect] = [:]
  private var byGate: [String: PartEffect] = [:]
  private var byGrade: [String: PartEffect] = [:]
  private var byQuota: [String: PartEffect] = [:]
  /// Units whose standing changed.
  package private(set) var standings = 0
  /// Units of which anything published changed, and of these the ones with another rank.
  package private(set) var changed = 0
  package private(set) var ranks = 0
  /// Units that count in 达标率 on one side only.
  package private(set) var met = 0
  /// Flags that came or went, by their words, with the number of units.
  private var flags: [Flag: Int] = [:]

  package init(_ comparison: ScoreComparison, step position: Int) {
    let step = comparison.steps[position]
    changed = comparison.changes.count
    let weights = ItemWeights(step)
    var hidden = HiddenCauses(step.old.table, step.new.table)
    for change in comparison.changes {
      for shift in comparison.shifts(change, position) {
        byPart[step.parts[shift.part], default: PartEffect()].add(shift.amount)
      }
      let (oldRow, newRow) = (change.rows[position], change.rows[position + 1])
      if weighs(comparison, change, position) { weights.count(oldRow, newRow, &byPart) }
      if step.old.table.rank(oldRow) != step.new.table.rank(newRow) { ranks += 1 }
      for cause in comparison.causes(change, position) { count(cause) }
      for cause in hidden.causes(oldRow, newRow) { touch(cause) }
      for flag in change.addedFlags + change.removedFlags { flags[flag, default: 0] += 1 }
    }
    compareColumns(step, comparison.rows[position], comparison.rows[position + 1])
  }

  /// Whether it may matter how much an item weighs, beside what it gives: where others share its
  /// points, where sections are weighed, and where the unit is not assessed for want of points.
  private func weighs(_ comparison: ScoreComparison, _ change: UnitChange, _ position: Int) -> Bool
  {
    let parts = comparison.steps[position].parts
    let isShared = comparison.shifts(change, position).contains {
      parts[$0.part] == .rescaling || parts[$0.part] == .combination
    }
    return isShared
      || comparison.causes(change, position).contains { cause in
        switch cause {
        case .standing, .section: true
        case .total, .condition, .line, .gate, .quota: false
        }
      }
  }

  private mutating func count(_ cause: GradeCause) {
    switch cause {
    case .standing: standings += 1
    case .line(let grade), .condition(let grade): byGrade[grade, default: PartEffect()].grades += 1
    case .gate(let id): byGate[id, default: PartEffect()].grades += 1
    case .quota(let grade): byQuota[grade, default: PartEffect()].grades += 1
    // The score crossed them; what moved the score has its own amount.
    case .total, .section: break
    }
  }

  /// Counts a cause that another one made up for.
  private mutating func touch(_ cause: GradeCause) {
    switch cause {
    case .line(let grade), .condition(let grade):
      byGrade[grade, default: PartEffect()].touched += 1
    case .quota(let grade): byQuota[grade, default: PartEffect()].touched += 1
    case .gate, .standing, .total, .section: break
    }
  }

  /// Counts the units for which a part gives something else. Linear in units × parts.
  private mutating func compareColumns(_ step: ComparisonStep, _ oldRows: [Int], _ newRows: [Int]) {
    let (old, new) = (step.old.table, step.new.table)
    let columns = {
      (table: ScoreTable, renamed: [String: String]) -> [ScorePart: PointsColumn] in
      let items = zip(
        table.ruleSet.items.map { ScorePart.item(renamed[$0.id] ?? $0.id) }, table.items)
      let bonuses = zip(table.ruleSet.bonuses.map { ScorePart.bonus($0.id) }, table.bonuses)
      let deductions = zip(
        table.ruleSet.deductions.map { ScorePart.deduction($0.id) }, table.deductions)
      return Dictionary(
        Array(items) + Array(bonuses) + Array(deductions)
      ) { first, _ in first }
    }
    let (before, after) = (columns(old, step.renamed), columns(new, [:]))
    for part in Set(before.keys).union(after.keys) {
      var touched = oldRows.count
      if let before = before[part], let after = after[part] {
        touched = Self.count(oldRows, newRows) { before.isSame($0, after, $1) }
      }
      byPart[part, default: PartEffect()].touched += touched
    }
    for (index, gate) in old.ruleSet.gates.enumerated() {
      guard let other = new.ruleSet.gates.firstIndex(where: { $0.id == gate.id }) else { continue }
      let touched = Self.count(oldRows, newRows) { old.gates[index][$0] == new.gates[other][$1] }
      if touched > 0 { byGate[gate.id, default: PartEffect()].touched = touched }
    }
    met = Self.count(oldRows, newRows) { old.isMet($0) == new.isMet($1) }
  }

  /// The units for which two rows are not the same.
  private static func count(
    _ oldRows: [Int], _ newRows: [Int], _ isSame: (Int, Int) -> Bool
  ) -> Int {
    var count = 0
    for unit in oldRows.indices where !isSame(oldRows[unit], newRows[unit]) { count += 1 }
    return count
  }

  // MARK: By part

  package func of(_ part: ScorePart) -> PartEffect { byPart[part] ?? PartEffect() }

  /// Of a gate: what it takes by setting to zero, its caps, and its flag.
  package func of(gate id: String, flags words: [String]) -> PartEffect {
    var effect = byGate[id] ?? PartEffect()
    let zeroes = of(ScorePart.gate(id))
    effect.up = zeroes.up
    effect.down = zeroes.down
    effect.amount = zeroes.amount
    let raised = words.map { flags[.gate($0)] ?? 0 }.max() ?? 0
    effect.touched = max(effect.touched, raised)
    return effect
  }

  /// Of something that raises or takes away a flag of the program's own.
  package func of(_ flag: Flag) -> PartEffect { Self.touching(flags[flag] ?? 0) }

  /// Of what a grade asks for.
  package func of(grade name: String) -> PartEffect { byGrade[name] ?? PartEffect() }

  package func of(quota grade: String) -> PartEffect { byQuota[grade] ?? PartEffect() }

  /// Of something that shows in a number of units, but moves no points of its own.
  package static func touching(_ units: Int) -> PartEffect {
    var effect = PartEffect()
    effect.touched = units
    return effect
  }
}

/// Why a grade would be another one, where it ends up the same: a lower line gives a better grade,
/// and a quota takes it away again.
private struct HiddenCauses {
  private let old: ScoreTable
  private let new: ScoreTable
  private let causes: GradeCauses
  private var oldTally: Tally
  private var newTally: Tally

  init(_ old: ScoreTable, _ new: ScoreTable) {
    self.old = old
    self.new = new
    causes = GradeCauses(old, new)
    oldTally = Tally(old.ruleSet)
    newTally = Tally(new.ruleSet)
  }

  /// Empty where the unit's grade is another one, and where nothing on the way to it is.
  mutating func causes(_ oldRow: Int, _ newRow: Int) -> [GradeCause] {
    guard old.isAssessed(oldRow), new.isAssessed(newRow),
      name(old, old.grades[oldRow]) == name(new, new.grades[newRow]),
      old.quotaLimited[oldRow] != new.quotaLimited[newRow]
        || name(old, old.ungatedGrades[oldRow]) != name(new, new.ungatedGrades[newRow])
    else { return [] }
    oldTally.compute(old, oldRow)
    newTally.compute(new, newRow)
    return causes.causes(oldRow, newRow, oldTally, newTally)
  }

  private func name(_ table: ScoreTable, _ grade: UInt8) -> String? {
    grade == ScoreTable.noGrade ? nil : table.ruleSet.grades[Int(grade)].name
  }
}

/// The points that items count with: all of them, or none where they leave.
private struct ItemWeights {
  private let old: ScoreTable
  private let new: ScoreTable
  private let items: [(old: Int, new: Int, part: ScorePart)]

  init(_ step: ComparisonStep) {
    old = step.old.table
    new = step.new.table
    let positions = Dictionary(
      old.ruleSet.items.enumerated().map { (step.renamed[$1.id] ?? $1.id, $0) }
    ) { first, _ in first }
    items = new.ruleSet.items.enumerated().compactMap { index, item in
      positions[item.id].map { ($0, index, .item(item.id)) }
    }
  }

  /// Adds a unit to every item that gives the same and weighs otherwise.
  func count(_ oldRow: Int, _ newRow: Int, _ effects: inout [ScorePart: PartEffect]) {
    for (before, after, part) in items
    where old.items[before].isSame(oldRow, new.items[after], newRow)
      && Ledger.applicablePoints(old, oldRow, before..<(before + 1))
        != Ledger.applicablePoints(new, newRow, after..<(after + 1))
    {
      effects[part, default: PartEffect()].touched += 1
    }
  }
}

extension PointsColumn {
  fileprivate func isSame(_ row: Int, _ other: PointsColumn, _ otherRow: Int) -> Bool {
    points.pointer[row] == other.points.pointer[otherRow]
      && outcomes.pointer[row] == other.outcomes.pointer[otherRow]
  }
}

extension ScoreTable {
  fileprivate func isMet(_ row: Int) -> Bool { grade(row).map { $0 <= ruleSet.metGrade } ?? false }
}
