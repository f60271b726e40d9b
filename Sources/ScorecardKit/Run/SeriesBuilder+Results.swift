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
  /// - Parameter used: results of the same units for other years.
  func moved(_ series: SnapshotSeries, besides used: [RunResult?] = []) -> [Int: [Flag]] {
    var rows: Set<Int> = []
    let others = used.compactMap(\.self).map(\.series.current)
      .filter { $0.units.level == level && $0.date != series.current.date }
      .map { AlignedSnapshot($0, alignedTo: series.current) }
    for earlier in [series.previous, series.baseline].compactMap(\.self) + series.years + others {
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
    if input.given[use.ruleSet] != nil { return nil }
    guard let used = run.graph[use.ruleSet] else {
      run.tell([absent(use)])
      return nil
    }
    let isOwnPhase = run.isOwnPhase(use, of: ruleSet.id)
    let usual = used.ruleSet.unit
    let usedLevel =
      isOwnPhase || usual > level && used.ruleSet.levels.contains(level) ? level : usual
    guard usedLevel <= level else {
      run.tell([wrongLevel(use, usedLevel)])
      return nil
    }
    if usedLevel == level, let figure = loaded.readsShare(of: use, behind: input.catalogue.count) {
      run.tell([noShare(use, figure)])
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

  /// A warning about units that no lower units of a used rule set belong to.
  func unmatched(_ use: Use, _ rows: [Int], _ units: UnitTable) -> [Diagnostic] {
    guard !rows.isEmpty, !run.isOwnPhase(use, of: familyID) else { return [] }
    return [
      Diagnostic(
        .useUnmatched, .warning, at: SourcePlace(path: ruleSet.path, line: use.line),
        Message(
          en:
            "\(rows.count) of \(units.count) units have no units inside them that '\(use.ruleSet)'"
            + " scores; what rule set '\(familyID)' reads of it is missing for them",
          zh: "\(units.count) 个单位中有 \(rows.count) 个找不到“\(use.ruleSet)”所考核的下级单位，"
            + "规则集“\(familyID)”从它读取的各项按缺数据处理"),
        notes: rows.prefix(5).map { Message(verbatim: units.label($0)) },
        help: Message(
          en: "the code, or where there is none the name, must be the same in both snapshots",
          zh: "两份快照里的代码要相同；没有代码的，名称要相同"))
    ]
  }

  var familyID: String { run.graph.family(of: ruleSet.id)?.ruleSet.id ?? ruleSet.id }

  private func noShare(_ use: Use, _ figure: String) -> Diagnostic {
    Diagnostic(
      .useLevel, .warning, at: SourcePlace(path: ruleSet.path, line: use.line),
      Message(
        en: "'\(figure)' has no value: '\(use.ruleSet)' scores the same units as '\(familyID)', so "
          + "there is nothing to share",
        zh: "“\(figure)”没有值：“\(use.ruleSet)”与“\(familyID)”考核同一级单位，没有达标率可言"))
  }

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
  /// The share of a used rule set that its measures read; nil where they read none.
  fileprivate func readsShare(of use: Use, behind catalogueCount: Int) -> String? {
    let shares = [ResultFigure.metShare, .bestShare].map(use.id)
    return ruleSet.measures.flatMap(\.references).lazy.compactMap { reference -> String? in
      let position = reference.indicator - catalogueCount
      guard ruleSet.derived.indices.contains(position) else { return nil }
      let id = ruleSet.derived[position].id
      return shares.contains(id) ? id : nil
    }.first
  }

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
