import ScorecardModel

/// What a case can expect of a unit's result: two results that agree in it pass the same cases.
struct VisibleResult: Equatable {
  struct Part: Equatable {
    let id: String
    /// Nil where it does not apply.
    let score: Points?
  }

  let standing: Standing
  let total: Points?
  /// By name; nil where the unit is not assessed.
  let grade: String?
  let flags: [Flag]
  let sections: [Part]
  let items: [Part]
  /// Bonuses, then deductions.
  let adjustments: [Part]

  init(_ table: ScoreTable, _ row: Int) {
    let ruleSet = table.ruleSet
    var tally = Tally(ruleSet)
    tally.compute(table, row)
    standing = table.standing(row)
    total = table.total(row)
    grade = table.grade(row).map { ruleSet.grades[$0].name }
    flags = table.flags(row)
    sections = zip(ruleSet.sections, tally.sections).map {
      Part(id: $0.id, score: $1.applicable > .zero ? $1.earned : nil)
    }
    items = ruleSet.items.indices.map { index in
      let applies = table.items[index].outcome(row).outcome != .notApplicable
      return Part(
        id: ruleSet.items[index].id, score: applies ? table.score(ofItem: index, row) : nil)
    }
    let columns = table.bonuses + table.deductions
    adjustments = zip(ruleSet.bonuses + ruleSet.deductions, columns).map { adjustment, column in
      let applies = column.outcome(row).outcome != .notApplicable
      return Part(
        id: adjustment.id, score: applies ? min(adjustment.cap, column.earned(row)) : nil)
    }
  }
}
