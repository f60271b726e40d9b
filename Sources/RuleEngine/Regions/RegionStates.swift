import ScorecardModel

/// Which units' results look at what: a measure behind a condition that does not hold, or a grade's
/// condition where a better grade is given already, is not put to use.
struct RegionStates {
  /// By item: the units that its `when` does not take out.
  let scoredRows: [[Int]]
  /// By grade: the units for which it is asked whether its condition holds.
  let askedRows: [[Int]]
  /// By row; nil where the unit is not assessed.
  let tallies: [Tally?]

  init(_ table: ScoreTable, _ probe: SeriesProbe) {
    let ruleSet = table.ruleSet
    scoredRows = ruleSet.items.indices.map { Self.scored($0, table, probe) }
    tallies = (0..<table.unitCount).map { row in
      guard table.isAssessed(row) else { return nil }
      var tally = Tally(ruleSet)
      tally.compute(table, row)
      return tally
    }
    var asked = ruleSet.grades.map { _ in [Int]() }
    for (row, tally) in tallies.enumerated() {
      guard let tally else { continue }
      for (index, grade) in ruleSet.grades.enumerated()
      where index <= Int(table.ungatedGrades[row]) {
        if let minimum = grade.minimum, tally.published < minimum { continue }
        if let share = grade.eachSection, !tally.sections.allSatisfy({ $0.reaches(share) }) {
          continue
        }
        asked[index].append(row)
      }
    }
    askedRows = asked
  }

  func rowsLooked(at place: ScoringPlace) -> [Int] {
    switch place {
    case .item(let index): scoredRows[index]
    case .grade(let index): askedRows[index]
    case .applicability, .bonus, .deduction, .gate: Array(tallies.indices)
    }
  }

  private static func scored(_ index: Int, _ table: ScoreTable, _ probe: SeriesProbe) -> [Int] {
    let rows = 0..<table.unitCount
    let item = table.ruleSet.items[index]
    switch item.condition {
    case nil: return Array(rows)
    case .measure(let condition)?:
      let states = probe.attainments(condition, scale: nil)
      return rows.filter { states.isMissing($0) || states.hasValue($0) && states.values[$0] == 1 }
    case .function?:
      // What is not applicable although its own values are is so because of the condition.
      guard case .measure(let measure) = item.scoring else {
        return rows.filter { table.items[index].outcome($0).outcome != .notApplicable }
      }
      let own = probe.attainments(measure, scale: item.points)
      return rows.filter {
        table.items[index].outcome($0).outcome != .notApplicable || own.isNotApplicable($0)
      }
    }
  }
}
