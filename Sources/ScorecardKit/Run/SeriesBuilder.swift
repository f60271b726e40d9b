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

  var ruleSet: RuleSet { loaded.ruleSet }
  var input: RunInput { run.input }
  var level: UnitLevel { ruleSet.unit }
  var schedule: Schedule? { ruleSet.phase?.schedule ?? ruleSet.finalOf.first?.schedule }

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
    let used = try usedResults(series)
    let units = series.current.units
    if !ruleSet.finalOf.isEmpty { series.remarks = moved(series, besides: used) }
    let results = zip(ruleSet.uses, used).map { use, result in
      input.given[use.ruleSet].map { UsedResults($0, for: units) }
        ?? UsedResults(result, for: units)
    }
    series.derived = results.flatMap(\.columns)
    series.usedGrades = results.map(\.grades)
    for (use, result) in zip(ruleSet.uses, results) {
      run.tell(unmatched(use, result.unmatched, units))
    }
    let process = addProcess(&series)
    var selfAssessed = read.selfAssessed.map { series.replacing(current: $0) }
    if used.contains(where: { $0?.selfAssessed != nil }) {
      // What is read of other rule sets is theirs from self-assessed values, too.
      let own = zip(results, used).map { result, used in
        used == nil ? result : UsedResults(used, for: units, selfAssessed: true)
      }
      selfAssessed = selfAssessed ?? series
      selfAssessed?.derived = own.flatMap(\.columns)
      selfAssessed?.usedGrades = own.map(\.grades)
      if let step = process?.step, let index = ruleSet.indexOfProcessStep {
        selfAssessed?.derived.insert(step, at: index)
      }
    }
    return Built(series: series, process: process, selfAssessed: selfAssessed)
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
    if entries.isEmpty { return noSnapshots() }
    guard
      let plan = run.skipping({ () throws(Failure) in
        try SnapshotPlan(entries, asOf: day, baseline: schedule?.baseline)
      }),
      isInPhase(plan),
      let warnings = run.skipping({ () throws(Failure) in try plan.checkBaseline([loaded]) })
    else { return nil }
    run.tell(warnings)
    var moments = loaded.moments
    if let later = laterBaseline(plan) {
      moments.removeAll { $0 == .baseline }
      run.tell([later])
    } else {
      run.tell(doubtfulBaseline(plan))
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

  private func noSnapshots() -> (series: SnapshotSeries, selfAssessed: Snapshot?)? {
    let unit = level.title
    run.skip(
      Failure(
        .inputNotFound,
        Diagnostic(
          .noSnapshot, at: SourcePlace(path: ruleSet.path),
          Message(
            en: "there is no snapshot of level '\(level.rawValue)', which rule set '\(familyID)' "
              + "scores",
            zh: "规则集“\(familyID)”考核\(unit.chinese)，但没有\(unit.chinese)一级的数据快照"),
          help: Message(
            en: "list one in the workspace: { date: …, path: …, level: \(level.rawValue) }",
            zh: "请在工作区里列出：{ date: …, path: …, level: \(level.rawValue) }"))))
    return nil
  }

  /// A warning where a schedule counts from a baseline that is not there, or of another day than it
  /// says.
  private func doubtfulBaseline(_ plan: SnapshotPlan) -> [Diagnostic] {
    guard let schedule, ruleSet.hasProgress, plan.baseline?.date != schedule.baseline else {
      return []
    }
    let found = plan.baseline?.date
    let place = SourcePlace(path: plan.baseline?.path ?? ruleSet.path)
    let what =
      found.map {
        Message(
          en: "the baseline is of \($0), but the schedule of '\(familyID)' says "
            + "\(schedule.baseline)",
          zh: "基期快照是 \($0) 的，但规则集“\(familyID)”的计划写的是 \(schedule.baseline)")
      }
      ?? Message(
        en: "there is no baseline of \(schedule.baseline) for rule set '\(familyID)'; what counts "
          + "from it is missing",
        zh: "规则集“\(familyID)”需要 \(schedule.baseline) 的基期快照，但没有；从基期算起的各项按缺数据处理")
    return [
      Diagnostic(
        .baselineDoubtful, .warning, at: place, what,
        help: Message(
          en: "list the snapshot of that day in the workspace with role: baseline",
          zh: "请在工作区里列出当天的快照，并写 role: baseline"))
    ]
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
      let units = result.units.units(of: groups, level: level)
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
}

extension UnitTable {
  /// The groups of these units as units of their own, with what is around them.
  fileprivate func units(of column: GroupColumn, level: UnitLevel) -> UnitTable {
    let first = column.members().map(\.first)
    let around = { (grouping: Grouping) -> GroupColumn? in
      guard UnitLevel.allCases.contains(where: { Grouping($0) == grouping && $0 > level }) else {
        return nil
      }
      return self.groups(grouping).map { upper in
        GroupColumn(
          ids: ColumnBuffer(first.map { $0.map { upper.ids[$0] } ?? GroupColumn.none }),
          groups: upper.groups)
      }
    }
    return UnitTable(
      level: level, codes: TextColumn(column.groups.map(\.code)),
      names: TextColumn(column.groups.map(\.name)), district: around(.district),
      city: around(.city))
  }
}

extension RuleSet {
  /// Where the step of its process stands among its derived indicators.
  var indexOfProcessStep: Int? {
    derived.firstIndex { $0.id == ProcessPlan.stepID }
  }

  /// Whether a measure of it follows a path to a goal.
  fileprivate var hasProgress: Bool {
    measures.contains { !$0.progressPaths.isEmpty }
  }
}
