import Diagnostics

@testable import ScorecardModel

extension SampleEvaluation {
  private static let fiveHaveScores = [
    SampleScore(
      items: ["25", "15", "15", "15", "17.5", "8.333333"].map(Sample.points), bonuses: ["3"],
      reasons: [4: "少开1次"]),
    SampleScore(items: ["24.9", "15", "15", "15", "20", "0.095"].map(Sample.points)),
    SampleScore(
      items: [
        .points("20"), .points("15"), .points("11.25"), .notApplicable, .points("20"), .points("5"),
      ], deductions: ["4.5"]),
    SampleScore(items: [
      .points("22.5"), .points("15"), .points("12"), .points("15"), .missing, .missing,
    ]),
    SampleScore(
      items: [
        .points("10"), .points("0"), .dividedByZero("0"), .partlyMissing("7.5"), .points("20"),
        .points("10"),
      ], gates: [.hit, .open]),
    SampleScore(items: [
      .missing, .missing, .points("15"), .points("15"), .points("20"), .points("10"),
    ]),
    SampleScore(
      items: ["15", "15", "15", "7.5", "20", "6.666667"].map(Sample.points), bonuses: ["7"],
      gates: [.open, .hit]),
    SampleScore(
      items: [.points("25"), .points("15"), .points("15"), .points("15"), .failed, .points("10")]),
    SampleScore(
      items: ["25", "15", "15", "15", "20", "10"].map(Sample.points),
      adjustments: [UnitAdjustment(points: points("-1.5"), reason: "迟报材料")], isQuotaLimited: true),
  ]

  private static let partyScores = [
    ["60", "40"], ["46.666667", "40"], ["60", "0"], ["60", "40"], ["0", "40"], ["53.333333", "0"],
    ["60", "39.95"], ["20", "40"], ["6.666667", "0"],
  ].map { SampleScore(items: $0.map(Sample.points)) }

  static let current = snapshot(
    "2024-12-31", "data/2024.csv",
    [
      [95, 94.82, 86, 90.5, 68, nil, 77, 95, 96.125],
      [9, 7, 12, 9, 0, nil, 8, 3, 11],
      [450, 600, 300.5, 260, 0, 900, 1e-7, 456, 789],
      [1500, 2000, 1200, 1000, 0, 3000, 1000, 1500, 2000],
      [1, 1, 0, 1, 1, 1, 1, 1, 1], [1, 1, 0, 1, nil, 1, 0, 1, 1],
      [11, 12, 12, nil, 14, 12, 12, 5, 12], [90, 80.095, 85, nil, 92, 91, 86.666667, 90, 93],
    ])
  static let previous = snapshot(
    "2023-12-31", "data/2023.csv",
    [nil, nil, nil, nil, nil, nil, nil, [81.666667, 80, 80, 80, 82, 81, 80, 80, 83]])

  private static func snapshot(
    _ date: String, _ path: String, _ columns: [[Double?]?]
  ) -> Snapshot {
    Snapshot(
      date: CalendarDate(date)!, path: path, units: units,
      columns: columns.enumerated().map { index, cells in
        guard var cells else { return nil }
        guard path.hasSuffix("2024.csv"), [4, 5].contains(index) else {
          return IndicatorColumn(cells)
        }
        // The third community has no venue: what stands there is not applicable.
        cells[2] = nil
        let column = IndicatorColumn(cells)
        column.states.writer[2] = CellState.notApplicable.rawValue
        return column
      })
  }

  static let fiveHaveResult = result(fiveHave, fiveHaveScores)
  static let partyResult = result(party, partyScores)

  private static func result(_ ruleSet: RuleSet, _ scores: [SampleScore]) -> RuleSetResult {
    var table = TableBuilder.table(ruleSet, scores, units: units)
    if ruleSet.id == fiveHave.id {
      table.evidence[4] = FunctionEvidence(
        ids: ColumnBuffer([0, 1, 0, 0, 0, 0, 0, 0, 1]),
        sets: [[IndicatorReference(6)], [IndicatorReference(6), IndicatorReference(7, .baseline)]])
    }
    return RuleSetResult(
      ruleSet: ruleSet, table: table,
      series: SnapshotSeries(
        current: current, previous: AlignedSnapshot(previous, alignedTo: current)),
      scope: scope(), catalogue: catalogue)
  }

  /// All units of the samples.
  static let rows = Array(0..<9)
  static let districts: [UnitReference] = [.group(.district, 0), .group(.district, 1)]
  static let streets: [UnitReference] = (0..<3).map { .group(.street, $0) }

  static func scope(
    subjects: [UnitReference] = [], rows: [Int] = rows,
    rollups: [UnitReference] = [.group(.city, 0)] + districts + streets,
    level: UnitLevel = .community
  ) -> ReportScope {
    ReportScope(subjects: subjects, rows: rows, rollups: rollups, level: level)
  }

  static func evaluation(
    _ results: [RuleSetResult] = [fiveHaveResult, partyResult], subjects: [UnitReference] = [],
    rows: [Int] = rows, rollups: [UnitReference] = [.group(.city, 0)] + districts + streets,
    level: UnitLevel = .community
  ) -> Evaluation {
    let scope = scope(subjects: subjects, rows: rows, rollups: rollups, level: level)
    return Evaluation(
      title: "武汉市社区考核", engine: "scorecard 1.0.0", asOf: CalendarDate("2024-12-31")!,
      snapshots: [
        SnapshotSummary(
          date: current.date, path: current.path, sha256: String(repeating: "0a", count: 32),
          units: 9),
        SnapshotSummary(
          date: previous.date, path: previous.path, sha256: String(repeating: "1b", count: 32),
          units: 9),
      ],
      ruleSets: results.map {
        RuleSetSummary($0.ruleSet, sha256: String(repeating: "2c", count: 32), isShown: true)
      } + used(by: results),
      inputs: [
        InputSummary(
          .catalogue, path: "data/indicators.csv", sha256: String(repeating: "3d", count: 32)),
        InputSummary(
          .adjustments, path: "data/\"late\".csv", sha256: String(repeating: "4e", count: 32)),
      ],
      results: results.map { $0.showing(scope) },
      diagnostics: [
        Diagnostic(
          "rules.runtime-error",
          at: SourcePlace(path: "rules/five-have/ruleset.lua", line: 12, column: 7),
          Message(en: "attempt to compare number with nil", zh: "比较时遇到空值"),
          help: Message(en: "420106001002 lacks \"sessions\"", zh: "420106001002 缺少\"sessions\"")),
        Diagnostic(
          "data.out-of-range", .warning, Message(en: "value out of range", zh: "数值\t超出范围")),
      ])
  }
}

extension SampleEvaluation {
  /// The sample's rule sets that others use and that are not shown.
  private static func used(by results: [RuleSetResult]) -> [RuleSetSummary] {
    let shown = results.map(\.ruleSet.id)
    let used = Set(results.flatMap(\.ruleSet.uses).map(\.ruleSet)).subtracting(shown)
    return [fiveHave, party].filter { used.contains($0.id) }.map {
      RuleSetSummary($0, sha256: String(repeating: "5f", count: 32), isShown: false)
    }
  }
}

extension RuleSetResult {
  /// The same result with another scope.
  func showing(_ scope: ReportScope) -> RuleSetResult {
    var result = RuleSetResult(
      ruleSet: ruleSet, table: table, series: series, scope: scope,
      catalogue: SampleEvaluation.catalogue)
    result.earlier = earlier
    return result
  }
}
