import Diagnostics

@testable import ScorecardModel

/// The second year of a schedule over the communities of the sample, with what only some rule sets
/// have: progress, a process, results of another rule set, indicators that are shown, totals from
/// self-assessed values, sections that are rescaled.
extension SampleEvaluation {
  static let schedule = Schedule(
    start: CalendarDate("2023-01-01")!, baseline: CalendarDate("2022-12-31")!, years: 3)

  private static let plan = ProcessPlan(
    states: ["未申报", "自评", "街道初审", "区复核", "市验收"], verdicts: ["通过", "限期整改", "不通过"],
    retry: ProcessPlan.Retry(from: "限期整改", to: "市验收", times: 1, days: 30))

  private static func progress(_ operand: Operand, goal: Double?) -> Scoring {
    .measure(
      .progress(
        ProgressPath(
          operand, goal: goal, shares: [0.3, 0.65, 1], direction: .rising, schedule: schedule)))
  }

  /// The figures of `uses` stand behind the eight indicators of the catalogue, then the process.
  static let phase: RuleSet = {
    var ruleSet = RuleSet(
      id: "three-years/showing", version: "1.0.0",
      title: Message(en: "Three years: Showing", zh: "三年行动·有看头"), source: "两年有看头",
      sections: [
        Section(
          id: "growth", title: Message(en: "growth", zh: "组织发展"), points: Points(whole: 60),
          itemRange: 0..<2),
        Section(
          id: "results", title: Message(en: "results", zh: "工作成效"), points: Points(whole: 40),
          itemRange: 2..<4),
      ],
      items: [
        Item(
          id: "establishment", title: Message(en: "establishment", zh: "建团率达到进度"),
          points: Points(whole: 40), scoring: progress(.indicator(0), goal: nil)),
        Item(
          id: "area", title: Message(en: "venue area", zh: "阵地建设"), points: Points(whole: 20),
          scoring: progress(.ratio(.indicator(2), .indicator(3), scale: 100), goal: 30)),
        Item(
          id: "satisfaction", title: Message(en: "satisfaction", zh: "满意度达到进度"),
          points: Points(whole: 20), scoring: progress(.indicator(7), goal: 90)),
        Item(
          id: "party", title: Message(en: "party building", zh: "党建带动"),
          points: Points(whole: 20),
          scoring: .measure(.linear(.indicator(9), from: 0, to: 100))),
      ],
      gates: [
        Gate(
          id: "unaccepted", title: Message(en: "not reviewed", zh: "未经区复核"),
          condition: .measure(.atLeast(.indicator(12), 3)), cap: 1, flag: "未复核"),
        Gate(
          id: "weak", title: Message(en: "weak party building", zh: "党建得分低于 60 分"),
          condition: .function(0), cap: 2),
      ],
      grades: [
        Grade(name: "优秀", minimum: Points(whole: 90)),
        Grade(name: "良好", minimum: Points(whole: 80)),
        Grade(name: "合格", minimum: Points(whole: 60)), Grade(name: "不合格"),
      ], metGrade: 2, path: "rules/three-years/ruleset.lua")
    ruleSet.uses = [Use(alias: "party", ruleSet: "party, basic")]
    ruleSet.derived =
      ruleSet.uses.flatMap(\.indicators) + [
        Indicator(
          id: ProcessPlan.stepID, title: Message(en: "step of the process", zh: "流程进度"),
          type: .count)
      ]
    ruleSet.rescaling = .section
    ruleSet.process = plan
    ruleSet.shown = [
      Shown(id: "equipment", title: Message(en: "equipment", zh: "设施"), indicators: [4, 5]),
      Shown(id: "sessions", title: Message(en: "sessions", zh: "活动"), indicators: [6]),
    ]
    ruleSet.phase = Phase(
      id: "showing", title: Message(en: "Showing", zh: "有看头"), year: 2, weight: Points(whole: 30),
      schedule: schedule)
    return ruleSet
  }()

  private static let states: [String?] = [
    "区复核", "通过", "自评", "市验收", "未申报", nil, "街道初审", "限期整改", "区复核",
  ]

  private static let scores: [SampleScore] = [
    SampleScore(items: ["40", "20", "18.5", "20"].map(Sample.points)),
    SampleScore(items: ["40", "20", "16", "17.333333"].map(Sample.points), gates: [.open, .hit]),
    SampleScore(
      items: [.points("30"), .notApplicable, .points("20"), .points("20")], gates: [.hit, .hit]),
    SampleScore(items: [.points("36"), .points("20"), .missing, .points("20")]),
    SampleScore(
      items: [.points("0"), .dividedByZero("0"), .points("20"), .points("8")], gates: [.hit, .hit]),
    SampleScore(
      items: [.missing, .missing, .points("15"), .points("10")], gates: [.unknown, .open]),
    SampleScore(items: ["35", "20", "20", "20"].map(Sample.points), gates: [.hit, .open]),
    SampleScore(items: ["40", "15", "10", "12"].map(Sample.points)),
    SampleScore(items: ["40", "20", "20", "20"].map(Sample.points), isQuotaLimited: true),
  ]

  static let phaseResult: RuleSetResult = {
    var table = TableBuilder.table(phase, scores, units: units)
    table.selfTotals = [points("99"), points("98.6")] + [Points?](repeating: nil, count: 7)
    table.remarks = [1: [.selfAssessedHigh], 2: [.processSkipped]]
    return RuleSetResult(
      ruleSet: phase, table: table, series: phaseSeries, scope: scope(), catalogue: catalogue)
  }()

  /// With what the units had the years before; one has nothing for the first.
  static let yearsResult: RuleSetResult = {
    var result = phaseResult
    let totals = { (numbers: [Int?]) in numbers.map { $0.map { Points(whole: $0) } } }
    result.earlier = [
      EarlierTotals(
        date: CalendarDate("2022-12-31")!, totals: totals([70, nil, 50, 61, 99, 40, 77, 0, nil])),
      EarlierTotals(
        date: CalendarDate("2023-12-31")!, totals: totals([80, 88, 55, 62, 97, 45, 77, 50, nil])),
    ]
    return result
  }()

  static var phaseEvaluation: Evaluation { evaluation([phaseResult]) }

  private static let phaseSeries: SnapshotSeries = {
    let baseline = snapshot(
      "2022-12-31", [60, 80, 50, 80, 70, nil, 77, 95, 50], [300, 300, 150, 100, 0, nil, 50, 200, 0])
    let first = snapshot(
      "2023-12-31", [70, 84, nil, 84, 69, 70, 77, 95, 70], [360, 400, 200, 200, 0, nil, 70, 300, 0])
    var series = SnapshotSeries(
      current: current, baseline: AlignedSnapshot(baseline, alignedTo: current))
    series.years = [
      AlignedSnapshot(first, alignedTo: current), AlignedSnapshot(current, alignedTo: current),
    ]
    series.goal = [0: IndicatorColumn([95, 95, 92, 90, 95, 90, 77, 95, nil])]
    let figures = (0..<9).map { Double($0) * 10 + 15 }
    series.derived = [
      IndicatorColumn(figures), IndicatorColumn(figures), nil, nil,
      IndicatorColumn(states.map { $0.flatMap(plan.step).map(Double.init) }),
    ]
    series.processStates = CodedTexts(states)
    return series
  }()

  /// A snapshot of league establishment and venue areas; the other columns are those of 2024, with
  /// satisfaction five points lower.
  private static func snapshot(
    _ date: String, _ establishment: [Double?], _ areas: [Double?]
  ) -> Snapshot {
    let satisfaction = (0..<9).map { row -> Double? in
      if case .value(let value) = current.cell(7, row) { value - 5 } else { nil }
    }
    var columns = current.columns
    columns[0] = IndicatorColumn(establishment)
    columns[2] = IndicatorColumn(areas)
    columns[7] = IndicatorColumn(satisfaction)
    return Snapshot(
      date: CalendarDate(date)!, path: "data/\(date.prefix(4)).csv", units: units, columns: columns)
  }
}
