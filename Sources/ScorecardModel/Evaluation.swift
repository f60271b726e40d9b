import Diagnostics

/// One rule set over the units of one snapshot series.
package struct RuleSetResult: Sendable {
  package let ruleSet: RuleSet
  package let table: ScoreTable
  package let series: SnapshotSeries
  /// What a report shows of it.
  package let scope: ReportScope
  /// With the rule set's derived indicators.
  package let catalogue: Catalogue
  /// The totals of the years before, the earliest first; empty where nothing is known of them, or
  /// the report does not show them.
  package var earlier: [EarlierTotals] = []

  /// - Parameter catalogue: without the rule set's derived indicators.
  package init(
    ruleSet: RuleSet, table: ScoreTable, series: SnapshotSeries, scope: ReportScope,
    catalogue: Catalogue
  ) {
    self.ruleSet = ruleSet
    self.table = table
    self.series = series
    self.scope = scope
    self.catalogue = catalogue.adding(ruleSet.derived)
  }

  package var units: UnitTable { series.current.units }

  /// Whether units are shown one by one; else roll-ups of a level above them.
  package var showsUnits: Bool { scope.level <= units.level }

  package func scorecard(_ row: Int) -> Scorecard { table.scorecard(row, series) }
}

/// What units had in an earlier year.
package struct EarlierTotals: Sendable {
  /// The day that was scored.
  package let date: CalendarDate
  /// By row of the current units; nil where a unit was not there or not assessed.
  package let totals: [Points?]

  package init(date: CalendarDate, totals: [Points?]) {
    self.date = date
    self.totals = totals
  }
}

/// What a report shows of an evaluation.
package struct ReportScope: Sendable {
  /// What the user asked for; empty means everything.
  package let subjects: [UnitReference]
  /// The units whose scorecards are shown, in row order.
  package let rows: [Int]
  /// The groups whose roll-ups are shown: the highest level first, each level in data order.
  package let rollups: [UnitReference]
  /// The level that the user wants to see; groups above it are summarised.
  package let level: UnitLevel

  package init(
    subjects: [UnitReference], rows: [Int], rollups: [UnitReference], level: UnitLevel
  ) {
    self.subjects = subjects
    self.rows = rows
    self.rollups = rollups
    self.level = level
  }
}

/// Everything that one run of `evaluate` found, for reports.
package struct Evaluation: Sendable {
  /// The workspace's title.
  package let title: String?
  package let engine: String
  /// The current snapshot's date, or what the user asked for; nil where nothing says it.
  package let asOf: CalendarDate?
  package let snapshots: [SnapshotSummary]
  /// What the results were made from: the rule sets, the shown ones first, and the files besides
  /// rules and snapshots. Like `snapshots` empty where the report does not publish hashes.
  package let ruleSets: [RuleSetSummary]
  package let inputs: [InputSummary]
  package let results: [RuleSetResult]
  package let diagnostics: [Diagnostic]

  package init(
    title: String?, engine: String, asOf: CalendarDate?,
    snapshots: [SnapshotSummary], ruleSets: [RuleSetSummary], inputs: [InputSummary],
    results: [RuleSetResult], diagnostics: [Diagnostic]
  ) {
    self.title = title
    self.engine = engine
    self.asOf = asOf
    self.snapshots = snapshots
    self.ruleSets = ruleSets
    self.inputs = inputs
    self.results = results
    self.diagnostics = diagnostics
  }
}

extension UnitTable {
  /// Level, code and name of a unit that a report speaks of.
  package func describe(_ unit: UnitReference) -> (level: UnitLevel, code: String, name: String) {
    switch unit {
    case .row(let row): return (level, codes[row], names[row])
    case .group(let level, let index):
      let group = groups(Grouping(level))?.groups[index]
      return (level, group?.code ?? "", group?.name ?? "")
    }
  }
}
