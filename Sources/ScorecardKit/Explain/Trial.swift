import Diagnostics
import RuleEngine
import ScorecardModel

/// One unit, scored anew with other values through the evaluator: so nothing is promised that the
/// rules would not give.
struct Trial {
  /// What became of the unit.
  struct Score {
    /// Nil where the unit is not assessed.
    let total: Points?
    let grade: Int?
    /// By item, after gates.
    let items: [Points]
    /// By section.
    let sections: [SectionTally]
    /// Gates that hit or whose data is missing.
    let gates: [Int]
    /// The total as it would be published, whether it is or not.
    let published: Points
  }

  let loaded: LoadedRuleSet
  /// The units that the result of this one hangs on.
  let series: SnapshotSeries
  /// Of the unit in `series`.
  let row: Int
  private let evaluator: Evaluator
  private let adjustments: [Int: [UnitAdjustment]]

  /// - Parameters:
  ///   - row: of the unit in the result's table.
  ///   - catalogue: without the rule set's derived indicators.
  init(_ result: RunResult, row: Int, catalogue: Catalogue) {
    loaded = result.loaded
    let rows = Self.rows(result, row)
    series = result.series.slice(rows)
    self.row = rows.firstIndex(of: row) ?? 0
    evaluator = Evaluator(result.loaded, catalogue: catalogue, threads: 1)
    var adjustments: [Int: [UnitAdjustment]] = [:]
    for (position, row) in rows.enumerated() {
      adjustments[position] = result.table.adjustments[row]
    }
    self.adjustments = adjustments
  }

  /// The unit and those that it is compared with, in row order.
  private static func rows(_ result: RunResult, _ row: Int) -> [Int] {
    let ruleSet = result.loaded.ruleSet
    var groupings = Set(ruleSet.quotas.map(\.within))
    for measure in ruleSet.measures.flatMap({ $0.all.map(\.measure) }) {
      if case .peer(_, _, let within, _) = measure { groupings.insert(within) }
    }
    // Functions may look at the units that this one is ranked with.
    if result.loaded.program.sources.contains(where: { $0.text.contains("peers") }) {
      groupings.insert(ruleSet.ranking.within)
    }
    var rows: Set<Int> = [row]
    for grouping in groupings {
      rows.formUnion(result.units.partition(grouping).first { $0.contains(row) } ?? [])
    }
    return rows.sorted()
  }

  /// - Throws: where the evaluator's own checks fail.
  func score(_ changes: [CellChange]) throws(Failure) -> Score {
    let table = try evaluator.evaluate(series.changing(row, changes), adjustments: adjustments)
      .table
    var tally = Tally(table.ruleSet)
    tally.compute(table, row)
    return Score(
      total: table.total(row), grade: table.grade(row),
      items: table.ruleSet.items.indices.map { table.score(ofItem: $0, row) },
      sections: tally.sections,
      gates: table.ruleSet.gates.indices.filter { table.gate($0, row) != .open },
      published: tally.published)
  }
}
