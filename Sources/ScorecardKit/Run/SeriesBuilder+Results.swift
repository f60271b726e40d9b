import Diagnostics
import RuleEngine
import ScorecardModel

/// What a rule set reads beside snapshots: targets, results of other rule sets, its process.
extension SeriesBuilder {
  func addTargets(_ series: inout SnapshotSeries) {
    let units = series.current.units
    if let day = series.asOf { series.target = input.targets.columns(year: day.year, units) }
    var goalYear: Int?
    if let schedule {
      let year = schedule.end(ofYear: schedule.years).year
      series.goal = input.targets.columns(year: year, units)
      goalYear = year
    }
    let finding = MissingTargets(
      ruleSet, id: familyID, input.catalogue, path: input.targets.path)
    run.tell(
      finding.diagnostics(series.target, year: series.asOf?.year, .target, units)
        + finding.diagnostics(series.goal, year: goalYear, .goal, units))
  }

  /// Units whose district is another one than in an earlier snapshot that was read.
  func moved(_ series: SnapshotSeries) -> [Int: [Flag]] {
    var rows: Set<Int> = []
    for earlier in [series.previous, series.baseline].compactMap(\.self) + series.years {
      rows.formUnion(UnitMoves.rows(series.current.units, since: earlier))
    }
    guard !rows.isEmpty else { return [:] }
    run.tell([UnitMoves.diagnostic(rows.sorted(), series)])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0, [Flag.moved]) })
  }

  /// The results of the used rule sets, by position in `RuleSet.uses`; nil where there is none, and
  /// for one that nothing here reads.
  func usedResults(_ series: SnapshotSeries) throws(Failure) -> [RunResult?] {
    var results: [RunResult?] = []
    for use in ruleSet.uses {
      results.append(
        loaded.mayRead(use, behind: input.catalogue.count) ? try result(of: use, series) : nil)
    }
    return results
  }

  private func result(of use: Use, _ series: SnapshotSeries) throws(Failure) -> RunResult? {
    guard let used = run.graph[use.ruleSet] else {
      run.tell([absent(use)])
      return nil
    }
    let isOwnPhase = run.graph.family(of: use.ruleSet)?.ruleSet.id == ruleSet.id
    let usual = used.ruleSet.unit
    let usedLevel =
      isOwnPhase || usual > level && used.ruleSet.levels.contains(level) ? level : usual
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
    guard let result = try run.result(used, usedLevel, series.asOf) else { return nil }
    return isOfPhase(result, use) ? result : nil
  }

  /// A year does not read results of the years before; told where there are no others.
  private func isOfPhase(_ result: RunResult, _ use: Use) -> Bool {
    guard let phase = ruleSet.phase, let date = result.series.current.date else { return true }
    let start = phase.schedule.start(ofYear: phase.year)
    if date >= start { return true }
    run.tell([
      Diagnostic(
        .noSnapshotInYear, at: SourcePlace(path: ruleSet.path, line: use.line),
        Message(
          en: "rule set '\(ruleSet.id)' reads '\(use.ruleSet)', whose latest snapshot is of "
            + "\(date), before \(start); what it reads of it is missing",
          zh: "规则集“\(ruleSet.id)”要读取“\(use.ruleSet)”的结果，其最近的快照是 \(date)，"
            + "早于 \(start)，相应各项按缺数据处理"))
    ])
    return false
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
        en: "rule set '\(familyID)' uses '\(use.ruleSet)', which is not there; what it reads of "
          + "it is missing",
        zh: "规则集“\(familyID)”引用的“\(use.ruleSet)”不存在，从它读取的各项按缺数据处理"),
      help: .didYouMean(Spelling.nearest(use.ruleSet, in: run.graph.ids))
        ?? Message(
          en: "put the rule set beside this one, or name it with --rules",
          zh: "请把该规则集放在同一文件夹，或用 --rules 指定"))
  }

  var familyID: String { run.graph.family(of: ruleSet.id)?.ruleSet.id ?? ruleSet.id }

  private func wrongLevel(_ use: Use, _ usedLevel: UnitLevel) -> Diagnostic {
    let (used, own) = (usedLevel.title, level.title)
    return Diagnostic(
      .useLevel, at: SourcePlace(path: ruleSet.path, line: use.line),
      Message(
        en: "rule set '\(familyID)' scores a \(own.english) and cannot read '\(use.ruleSet)', "
          + "which scores a \(used.english)",
        zh: "规则集“\(familyID)”考核\(own.chinese)，不能读取考核\(used.chinese)的“\(use.ruleSet)”"))
  }

  func addProcess(_ series: inout SnapshotSeries) -> ProcessColumns? {
    guard let plan = ruleSet.process else { return nil }
    let process = ProcessColumns.columns(
      plan, ruleSet: familyID, input.process,
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

extension LoadedRuleSet {
  /// Whether it may read a used rule set: a measure names a figure of it, or a function may.
  /// - Parameter catalogueCount: derived indicators stand behind so many.
  fileprivate func mayRead(_ use: Use, behind catalogueCount: Int) -> Bool {
    // The final of a schedule reads its years.
    if !ruleSet.finalOf.isEmpty || !functions.isEmpty { return true }
    let figures = Set(ResultFigure.allCases.map(use.id))
    return ruleSet.measures.flatMap(\.references).contains { reference in
      let position = reference.indicator - catalogueCount
      return ruleSet.derived.indices.contains(position)
        && figures.contains(ruleSet.derived[position].id)
    }
  }
}
