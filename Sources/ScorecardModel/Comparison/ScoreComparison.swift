/// The scores that one rule set gives for one day.
package struct ScoredUnits: Sendable {
  package let table: ScoreTable
  package let series: SnapshotSeries
  /// With the rule set's derived indicators.
  package let catalogue: Catalogue

  /// - Parameter catalogue: without the rule set's derived indicators.
  package init(table: ScoreTable, series: SnapshotSeries, catalogue: Catalogue) {
    self.table = table
    self.series = series
    self.catalogue = catalogue.adding(table.ruleSet.derived)
  }

  package var ruleSet: RuleSet { table.ruleSet }
  package var units: UnitTable { series.current.units }

  /// The name of a unit's grade; nil where it is not assessed, and without grades.
  package func gradeName(_ row: Int) -> String? { table.grade(row).map { ruleSet.grades[$0].name } }
}

/// What a difference comes from.
package enum ChangeSource: String, Sendable {
  /// The data of another day.
  case data
  /// Another rule set over the same data.
  case rules
}

/// One step from a state to the next: what it changed for each unit that changed at all.
package struct ComparisonStep: Sendable {
  package let source: ChangeSource
  /// New ids of items by their old ones, where nothing but the id is another.
  package let renamed: [String: String]
  package let old: ScoredUnits
  package let new: ScoredUnits
  /// What amounts are attributed to.
  package let parts: [ScorePart]
  /// Of all units, one after the other.
  let shifts: [ScoreShift]
  /// Where a unit's shifts begin, by position in `ScoreComparison.changes`; one more at the end.
  let starts: [Int]
  /// By position in `ScoreComparison.changes`.
  let causes: [Int: [GradeCause]]
}

/// A unit that changed.
package struct UnitChange: Sendable {
  /// Position in `ScoreComparison.changes`.
  package let index: Int
  /// Its row in each state.
  package let rows: [Int]
  /// Flags that only one side has.
  package let addedFlags: [Flag]
  package let removedFlags: [Flag]
}

/// Two states of one rule set's scores, or three: the old rules over the old data, the old rules
/// over the new data, the new rules over the new data. So that each change is split exactly into
/// what data and what rules did.
package struct ScoreComparison: Sendable {
  package let states: [ScoredUnits]
  /// From each state to the next.
  package let steps: [ComparisonStep]
  /// The rows of the compared units by state, in the order of the last one's rows.
  package let rows: [[Int]]
  /// The units that changed in any step, in the same order.
  package let changes: [UnitChange]
  /// Rows of the first state that the last lacks, and of the last that the first lacks.
  package let gone: [Int]
  package let added: [Int]
  /// Positions of compared units that belong to another district than before.
  package let moved: [Int]

  package var first: ScoredUnits { states[0] }
  package var last: ScoredUnits { states[states.count - 1] }
  /// How many units are in every state.
  package var count: Int { rows[0].count }

  /// - Parameters:
  ///   - states: two or three, of units of one level.
  ///   - sources: of each step; one fewer.
  ///   - renamed: new ids of items by their old ones, in the step between rules.
  package init(
    _ states: [ScoredUnits], _ sources: [ChangeSource], renamed: [String: String] = [:]
  ) {
    let alignment = Alignment(states.map(\.units))
    let (first, last) = (states[0], states[states.count - 1])
    self.states = states
    rows = alignment.rows
    gone = alignment.gone
    added = alignment.added
    var builders = zip(states, states.dropFirst()).enumerated().map { position, pair in
      StepBuilder(
        pair.0, pair.1, alignment.rows[position], alignment.rows[position + 1],
        renamed: sources[position] == .rules ? renamed : [:])
    }
    var flags = FlagComparer(first.table, last.table, alignment.rows)
    var changes: [UnitChange] = []
    for unit in alignment.rows[0].indices {
      let (removed, added) = flags.difference(unit)
      guard !removed.isEmpty || !added.isEmpty || builders.contains(where: { $0.differs(unit) })
      else { continue }
      for position in builders.indices { builders[position].append(unit, as: changes.count) }
      changes.append(
        UnitChange(
          index: changes.count, rows: alignment.rows.map { $0[unit] }, addedFlags: added,
          removedFlags: removed))
    }
    self.changes = changes
    steps = zip(builders, sources).map { $0.finish($1) }
    moved = alignment.rows[0].indices.filter { unit in
      let (oldRow, newRow) = (alignment.rows[0][unit], alignment.rows[states.count - 1][unit])
      return last.units.isMoved(newRow, since: first.units, oldRow)
    }
  }

  /// The published total of a unit before and after; nil where it is not assessed.
  package func totals(_ change: UnitChange) -> [Points?] {
    zip(states, change.rows).map { $0.table.total($1) }
  }

  /// What the total gained; nil where it is not assessed on both sides.
  package func difference(_ change: UnitChange) -> Points? {
    difference(change.rows)
  }

  package func difference(_ rows: [Int]) -> Points? {
    guard let old = first.table.total(rows[0]), let new = last.table.total(rows[rows.count - 1])
    else { return nil }
    return new - old
  }

  /// Whether the grade is another, or there is one on one side only.
  package func changesGrade(_ change: UnitChange) -> Bool {
    let (old, new) = (change.rows[0], change.rows[change.rows.count - 1])
    return first.gradeName(old) != last.gradeName(new)
      || first.table.isAssessed(old) != last.table.isAssessed(new)
  }

  package func ranks(_ change: UnitChange) -> (old: Int?, new: Int?) {
    (first.table.rank(change.rows[0]), last.table.rank(change.rows[change.rows.count - 1]))
  }

  /// What moved the total of a unit in a step: the amounts sum to the step's difference exactly.
  /// Empty where the unit is not assessed on both sides of the step.
  package func shifts(_ change: UnitChange, _ step: Int) -> ArraySlice<ScoreShift> {
    let step = steps[step]
    return step.shifts[step.starts[change.index]..<step.starts[change.index + 1]]
  }

  /// Why the grade changed in a step; empty where it did not.
  package func causes(_ change: UnitChange, _ step: Int) -> [GradeCause] {
    steps[step].causes[change.index] ?? []
  }
}

/// The units that all states share.
private struct Alignment {
  private(set) var rows: [[Int]]
  private(set) var gone: [Int]
  private(set) var added: [Int]

  init(_ units: [UnitTable]) {
    let first = RowPairs(units[0], units[1])
    rows = [first.old, first.new]
    gone = first.gone
    added = first.added
    guard units.count > 2 else { return }
    let second = RowPairs(units[1], units[2])
    let before = Dictionary(uniqueKeysWithValues: zip(first.new, first.old))
    rows = [[], [], []]
    added = second.added
    for (middle, last) in zip(second.old, second.new) {
      guard let old = before[middle] else {
        added.append(last)
        continue
      }
      rows[0].append(old)
      rows[1].append(middle)
      rows[2].append(last)
    }
    let kept = Set(rows[0])
    added.sort()
    gone = (0..<units[0].count).filter { !kept.contains($0) }
  }
}

/// Compares two neighbouring states, unit by unit.
private struct StepBuilder {
  private let old: ScoredUnits
  private let new: ScoredUnits
  private let oldRows: [Int]
  private let newRows: [Int]
  /// The position that a grade of the old rule set has in the new one, by name; -1 for one that it
  /// has not.
  private let grades: [Int]
  private let gradeCauses: GradeCauses
  private let renamed: [String: String]
  private var comparer: ScoreShifts
  private var shifts: [ScoreShift] = []
  private var starts = [0]
  private var causes: [Int: [GradeCause]] = [:]

  init(
    _ old: ScoredUnits, _ new: ScoredUnits, _ oldRows: [Int], _ newRows: [Int],
    renamed: [String: String]
  ) {
    self.renamed = renamed
    self.old = old
    self.new = new
    self.oldRows = oldRows
    self.newRows = newRows
    let names = new.ruleSet.grades.map(\.name)
    grades = old.ruleSet.grades.map { names.firstIndex(of: $0.name) ?? -1 }
    gradeCauses = GradeCauses(old.table, new.table)
    comparer = ScoreShifts(old.table, new.table, renamed: renamed)
  }

  /// Whether total, standing, grade or rank differ.
  func differs(_ unit: Int) -> Bool {
    let (oldRow, newRow) = (oldRows[unit], newRows[unit])
    let (before, after) = (old.table, new.table)
    if before.standings[oldRow] != after.standings[newRow] { return true }
    // What is not assessed has neither a total nor a grade nor a rank.
    guard before.isAssessed(oldRow) else { return false }
    return before.totals[oldRow] != after.totals[newRow]
      || before.ranks[oldRow] != after.ranks[newRow] || hasOtherGrade(oldRow, newRow)
  }

  private func hasOtherGrade(_ oldRow: Int, _ newRow: Int) -> Bool {
    old.table.grade(oldRow).map { grades[$0] } != new.table.grade(newRow)
  }

  mutating func append(_ unit: Int, as index: Int) {
    let (oldRow, newRow) = (oldRows[unit], newRows[unit])
    let isAssessed = old.table.isAssessed(oldRow) && new.table.isAssessed(newRow)
    if differs(unit) {
      comparer.tally(oldRow, newRow)
      if isAssessed { comparer.append(oldRow, newRow, to: &shifts) }
      if !isAssessed || hasOtherGrade(oldRow, newRow) {
        causes[index] = gradeCauses.causes(
          oldRow, newRow, comparer.oldTally, comparer.newTally)
      }
    }
    starts.append(shifts.count)
  }

  func finish(_ source: ChangeSource) -> ComparisonStep {
    ComparisonStep(
      source: source, renamed: renamed, old: old, new: new, parts: comparer.parts, shifts: shifts,
      starts: starts,
      causes: causes)
  }
}

/// Compares the flags of units; most have none on either side.
private struct FlagComparer {
  private let old: ScoreTable
  private let new: ScoreTable
  private let oldRows: [Int]
  private let newRows: [Int]
  private let oldMarks: [Bool]
  private let newMarks: [Bool]

  init(_ old: ScoreTable, _ new: ScoreTable, _ rows: [[Int]]) {
    self.old = old
    self.new = new
    oldRows = rows[0]
    newRows = rows[rows.count - 1]
    oldMarks = RowMarks(old, rows: oldRows[...]).mayHaveFlags
    newMarks = RowMarks(new, rows: newRows[...]).mayHaveFlags
  }

  mutating func difference(_ unit: Int) -> (removed: [Flag], added: [Flag]) {
    guard oldMarks[unit] || newMarks[unit] else { return ([], []) }
    let before = oldMarks[unit] ? old.flags(oldRows[unit]) : []
    let after = newMarks[unit] ? new.flags(newRows[unit]) : []
    if before == after { return ([], []) }
    return (before.filter { !after.contains($0) }, after.filter { !before.contains($0) })
  }
}
