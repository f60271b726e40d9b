import Diagnostics
import RuleEngine
import ScorecardModel

/// Puts together what one rule set reads for one day: snapshots, targets, results of other rule
/// sets, the state of a process.
struct SeriesBuilder {
  let run: Run
  let loaded: LoadedRuleSet
  /// Nil is the latest snapshot's.
  let day: CalendarDate?

  private var ruleSet: RuleSet { loaded.ruleSet }
  private var input: RunInput { run.input }
  private var level: UnitLevel { ruleSet.unit }
  private var schedule: Schedule? { ruleSet.phase?.schedule ?? ruleSet.finalOf.first?.schedule }

  /// What a rule set reads, and what is compared with its scores afterwards.
  struct Built {
    var series: SnapshotSeries
    var process: ProcessColumns?
    /// The same units as they assessed themselves; nil where nobody verified the values.
    var selfAssessed: SnapshotSeries?
  }

  /// - Returns: nil where there is nothing to score, which the run has been told.
  /// - Throws: `Failure` where data is faulty.
  func build() throws(Failure) -> Built? {
    guard let read = try snapshots() else { return nil }
    var series = read.series
    series.asOf = dayInPhase ?? day ?? series.current.date
    addTargets(&series)
    series.remarks = moved(series)
    try addResults(&series)
    let process = addProcess(&series)
    return Built(
      series: series, process: process,
      selfAssessed: read.selfAssessed.map { series.replacing(current: $0) })
  }

  /// The day, or the last of the phase's year where it is later.
  private var dayInPhase: CalendarDate? {
    guard let phase = ruleSet.phase else { return nil }
    return day.map { min($0, phase.schedule.end(ofYear: phase.year)) }
  }

  // MARK: Snapshots

  private func snapshots() throws(Failure)
    -> (series: SnapshotSeries, selfAssessed: Snapshot?)?
  {
    let entries = input.snapshots.entries(of: level)
    if entries.isEmpty, let units = try unitsOfUsed() {
      return (SnapshotSeries(current: units), nil)
    }
    let day = dayInPhase ?? day
    guard
      let plan = run.skipping({ () throws(Failure) in try SnapshotPlan(entries, asOf: day) }),
      isInPhase(plan),
      let warnings = run.skipping({ () throws(Failure) in try plan.checkBaseline([loaded]) })
    else { return nil }
    run.tell(warnings)
    var moments = loaded.moments
    if let later = laterBaseline(plan) {
      moments.removeAll { $0 == .baseline }
      run.tell([later])
    }
    var faults = Faults()
    let reading = faults.collect { () throws(Failure) in try read(plan.current) }
    let earlier = faults.collectEach(plan.others(Set(moments))) { entry throws(Failure) in
      EarlierSnapshot(entry: entry, snapshot: try read(entry).snapshot)
    }
    try faults.throwIfAny()
    guard let current = reading else { return nil }
    run.tell(absentColumns(current))
    var series = plan.series(
      current.snapshot, earlier, usesBaseline: moments.contains(.baseline))
    series.years = try years(plan, current.snapshot)
    return (series, current.selfAssessed)
  }

  private func read(_ entry: SnapshotEntry) throws(Failure) -> StoredSnapshot {
    let stored = try input.snapshots.snapshot(entry, level)
    run.tell(stored.warnings)
    return stored
  }

  /// A phase is scored from a snapshot of its own year.
  private func isInPhase(_ plan: SnapshotPlan) -> Bool {
    guard let phase = ruleSet.phase, let date = plan.current.date else { return true }
    let start = phase.schedule.start(ofYear: phase.year)
    if date >= start { return true }
    run.skip(
      Failure(
        .badInput,
        Diagnostic(
          .noSnapshotInYear, at: SourcePlace(path: ruleSet.path),
          Message(
            en: "there is no snapshot from \(start) on for '\(ruleSet.id)'; the latest is of "
              + "\(date)",
            zh: "规则集“\(ruleSet.id)”需要 \(start) 及以后的数据快照，现有最近的是 \(date)"))))
    return false
  }

  /// A schedule counts from a baseline up to its start.
  private func laterBaseline(_ plan: SnapshotPlan) -> Diagnostic? {
    guard let schedule, let baseline = plan.baseline, let date = baseline.date,
      date > schedule.start
    else { return nil }
    return Diagnostic(
      .baselineLater, .error, at: SourcePlace(path: baseline.path),
      Message(
        en: "the baseline of \(date) is later than the start of the schedule of '\(ruleSet.id)', "
          + "\(schedule.start); what counts from a baseline is missing",
        zh: "基期快照 \(date) 晚于规则集“\(ruleSet.id)”的计划起始日 \(schedule.start)，"
          + "从基期算起的各项按缺数据处理"),
      help: Message(
        en: "name a snapshot up to \(schedule.start) as the baseline",
        zh: "请把 \(schedule.start) 及以前的快照设为基期（role: baseline）"))
  }

  /// The snapshots of the schedule's years so far, for the trajectory.
  private func years(_ plan: SnapshotPlan, _ current: Snapshot) throws(Failure)
    -> [AlignedSnapshot]
  {
    guard let phase = ruleSet.phase, ruleSet.hasProgress else { return [] }
    var years: [AlignedSnapshot] = []
    for year in 1..<phase.year {
      let schedule = phase.schedule
      let entries = input.snapshots.entries(of: level)
        .filter { $0.date.flatMap(schedule.year(of:)) == year }
      guard
        let last = entries.max(by: { ($0.date ?? schedule.start) < ($1.date ?? schedule.start) })
      else { continue }
      years.append(AlignedSnapshot(try read(last).snapshot, alignedTo: current))
    }
    return years + [AlignedSnapshot(current, alignedTo: current)]
  }

  /// The units of a level that has no snapshot, where a used rule set scores units inside them.
  private func unitsOfUsed() throws(Failure) -> Snapshot? {
    for use in ruleSet.uses {
      guard let used = run.graph[use.ruleSet], used.ruleSet.unit < level,
        let result = try run.result(used, used.ruleSet.unit, dayInPhase ?? day),
        let groups = result.units.groups(Grouping(level))
      else { continue }
      let units = UnitTable(
        level: level, codes: TextColumn(groups.groups.map(\.code)),
        names: TextColumn(groups.groups.map(\.name)))
      return Snapshot(
        date: result.series.current.date, path: result.series.current.path, units: units,
        columns: input.catalogue.indicators.map { _ in nil })
    }
    return nil
  }

  private func absentColumns(_ current: StoredSnapshot) -> [Diagnostic] {
    let read = Set(
      ruleSet.measures.flatMap(\.references).filter { $0.moment == .current }.map(\.indicator)
        + ruleSet.items.flatMap(\.needs))
    let absent = read.sorted().filter {
      $0 < input.catalogue.count && current.snapshot.column($0) == nil
    }
    guard !absent.isEmpty else { return [] }
    let indicators = absent.map { input.catalogue[$0] }
    return [
      Diagnostic(
        .absentColumn, .warning, at: SourcePlace(path: current.snapshot.path),
        Message(
          en: "rule set '\(ruleSet.id)' reads \(absent.count) indicators that the snapshot has no "
            + "column for; they are missing for every unit",
          zh: "规则集“\(ruleSet.id)”用到的 \(absent.count) 个指标在快照中没有对应的列，全部按缺数据处理"),
        notes: [
          Message(
            en: indicators.map(\.id).joined(separator: ", "),
            zh: indicators.map { "\($0.id)（\($0.title.chinese)）" }.joined(separator: "、"))
        ])
    ]
  }

  // MARK: Targets, moves, results, process

  private func addTargets(_ series: inout SnapshotSeries) {
    let units = series.current.units
    if let day = series.asOf { series.target = input.targets.columns(year: day.year, units) }
    var goalYear: Int?
    if let schedule {
      let year = schedule.end(ofYear: schedule.years).year
      series.goal = input.targets.columns(year: year, units)
      goalYear = year
    }
    let finding = MissingTargets(ruleSet, input.catalogue, path: input.targets.path)
    run.tell(
      finding.diagnostics(series.target, year: series.asOf?.year, .target, units)
        + finding.diagnostics(series.goal, year: goalYear, .goal, units))
  }

  /// Units whose district is another one than in an earlier snapshot that was read.
  private func moved(_ series: SnapshotSeries) -> [Int: [Flag]] {
    var rows: Set<Int> = []
    for earlier in [series.previous, series.baseline].compactMap(\.self) {
      rows.formUnion(UnitMoves.rows(series.current.units, since: earlier))
    }
    guard !rows.isEmpty else { return [:] }
    run.tell([UnitMoves.diagnostic(rows.sorted(), series)])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0, [Flag.moved]) })
  }

  private func addResults(_ series: inout SnapshotSeries) throws(Failure) {
    for use in ruleSet.uses {
      let used = UsedResults(try result(of: use, series), for: series.current.units)
      series.derived += used.columns
      series.usedGrades.append(used.grades)
    }
  }

  private func result(of use: Use, _ series: SnapshotSeries) throws(Failure) -> RunResult? {
    guard let used = run.graph[use.ruleSet] else {
      run.tell([absent(use)])
      return nil
    }
    let isOwnPhase = run.graph.family(of: use.ruleSet)?.ruleSet.id == ruleSet.id
    let usedLevel = isOwnPhase ? level : used.ruleSet.unit
    guard usedLevel <= level else {
      run.tell([wrongLevel(use, usedLevel)])
      return nil
    }
    // A schedule's other years end on their own days.
    if let phase = used.ruleSet.phase, isOwnPhase {
      let end = phase.schedule.end(ofYear: phase.year)
      let isCurrent = phase.year == phase.schedule.years
      return try run.result(used, level, isCurrent ? day : end)
    }
    if !used.phases.isEmpty { return try finalResult(used, usedLevel, series) }
    return try run.result(used, usedLevel, series.asOf)
  }

  /// The final of a used schedule; none before its last year.
  private func finalResult(
    _ used: LoadedRuleSet, _ level: UnitLevel, _ series: SnapshotSeries
  ) throws(Failure) -> RunResult? {
    guard let schedule = used.phases.first?.ruleSet.phase?.schedule, let day = series.asOf,
      schedule.year(of: day) == schedule.years
    else { return nil }
    return try run.result(used, level, series.asOf)
  }

  private func absent(_ use: Use) -> Diagnostic {
    Diagnostic(
      .useAbsent, at: SourcePlace(path: ruleSet.path, line: use.line),
      Message(
        en: "rule set '\(ruleSet.id)' uses '\(use.ruleSet)', which is not there; what it reads of "
          + "it is missing",
        zh: "规则集“\(ruleSet.id)”引用的“\(use.ruleSet)”不存在，从它读取的各项按缺数据处理"),
      help: .didYouMean(Spelling.nearest(use.ruleSet, in: run.graph.ids))
        ?? Message(
          en: "put the rule set beside this one, or name it with --rules",
          zh: "请把该规则集放在同一文件夹，或用 --rules 指定"))
  }

  private func wrongLevel(_ use: Use, _ usedLevel: UnitLevel) -> Diagnostic {
    let (used, own) = (usedLevel.title, level.title)
    return Diagnostic(
      .useLevel, at: SourcePlace(path: ruleSet.path, line: use.line),
      Message(
        en: "rule set '\(ruleSet.id)' scores a \(own.english) and cannot read '\(use.ruleSet)', "
          + "which scores a \(used.english)",
        zh: "规则集“\(ruleSet.id)”考核\(own.chinese)，不能读取考核\(used.chinese)的“\(use.ruleSet)”"))
  }

  private func addProcess(_ series: inout SnapshotSeries) -> ProcessColumns? {
    guard let plan = ruleSet.process else { return nil }
    let process = ProcessColumns.columns(
      plan, ruleSet: run.graph.family(of: ruleSet.id)?.ruleSet.id ?? ruleSet.id, input.process,
      series.current.units, on: series.asOf, isWhole: input.processIsWhole,
      tellsUnknown: run.isOwnDay(series.asOf, level))
    run.tell(process.diagnostics)
    // The step stands behind the file's own uses; those of a final's years come after it.
    series.derived.insert(
      process.step, at: ruleSet.indexOfProcessStep ?? series.derived.count)
    series.processStates = process.states
    series.remarks.merge(process.remarks) { $0 + $1 }
    return process
  }
}

extension RuleSet {
  /// Where the step of its process stands among its derived indicators.
  fileprivate var indexOfProcessStep: Int? {
    derived.firstIndex { $0.id == ProcessPlan.stepID }
  }

  /// Whether a measure of it follows a path to a goal.
  fileprivate var hasProgress: Bool {
    measures.contains { !$0.progressPaths.isEmpty }
  }
}
