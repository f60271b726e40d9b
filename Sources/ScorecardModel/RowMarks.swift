/// Coverage of many units, and which of them have flags, found column by column: what a table of
/// every unit shows beside the scores.
package struct RowMarks: Sendable {
  /// By position in the rows asked for; what `ScoreTable.coverage(_:)` says of each.
  package private(set) var coverage: [Points]
  /// By position in the rows asked for; false where `ScoreTable.flags(_:)` would be empty.
  package private(set) var mayHaveFlags: [Bool]

  /// Cost: one pass over each column, and no allocation for each unit.
  package init(_ table: ScoreTable, rows: ArraySlice<Int>) {
    var unscored = [Int64](repeating: 0, count: rows.count)
    var marks = [UInt8](repeating: 0, count: rows.count)
    for (item, column) in zip(table.ruleSet.items, table.items) {
      let outcomes = column.outcomes.pointer
      let points = item.points.micro
      for (index, row) in rows.enumerated() {
        let cell = OutcomeCell(rawValue: outcomes[row])
        guard cell.rawValue != 0 else { continue }
        if cell.outcome != .scored { unscored[index] += points }
        if cell.rawValue != ItemOutcome.notApplicable.rawValue { marks[index] |= 1 }
      }
    }
    for column in table.bonuses + table.deductions + (table.combination.map { [$0] } ?? []) {
      let outcomes = column.outcomes.pointer
      for (index, row) in rows.enumerated() { marks[index] |= outcomes[row] }
    }
    for states in table.gates {
      let states = states.pointer
      for (index, row) in rows.enumerated() { marks[index] |= states[row] }
    }
    let limited = table.quotaLimited.pointer
    let standings = table.standings.pointer
    for (index, row) in rows.enumerated() {
      marks[index] |= limited[row] | (standings[row] == Standing.failed.rawValue ? 1 : 0)
    }
    mayHaveFlags = marks.map { $0 != 0 }
    if !table.remarks.isEmpty {
      for (index, row) in rows.enumerated() where table.remarks[row] != nil {
        mayHaveFlags[index] = true
      }
    }
    coverage = unscored.map { table.coverage(unscored: Points(micro: $0)) }
  }
}
