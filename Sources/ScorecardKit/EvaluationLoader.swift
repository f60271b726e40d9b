import Diagnostics
import Foundation
import Reporting
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Loads what an evaluation needs and runs it.
struct EvaluationLoader {
  let options: EvaluateOptions
  let progress: Progress

  private var job: EvaluateJob { options.job }

  init(_ options: EvaluateOptions, _ progress: Progress) {
    self.options = options
    self.progress = progress
  }

  /// - Throws: `Failure` with every fault of the rules and the current snapshot.
  func evaluation() throws(Failure) -> Evaluation {
    let workspace = try workspace()
    let rulePaths = try rulePaths(workspace)
    let entries = snapshotEntries(workspace)
    var faults = Faults()
    var catalogue = try catalogue(workspace, rulePaths)
    var current: SnapshotReading?
    if catalogue == nil {
      // What the columns are called is all there is to know of the indicators.
      let plan = try SnapshotPlan(entries, asOf: options.asOf)
      current = try read(plan.current, level: .community, nil)
      catalogue = current?.catalogue
    }
    progress.say(Message(en: "loading rules", zh: "正在载入规则"))
    var loaded: [LoadedRuleSet] = []
    if let catalogue {
      loaded = faults.collectEach(rulePaths) { path throws(Failure) in
        try RuleSetLoader(catalogue: catalogue).load(path: path)
      }
    }
    faults.check(duplicatesIn: loaded)
    if !faults.isEmpty {
      // The data is read all the same, to tell its faults, too.
      faults.collect { () throws(Failure) in
        let plan = try SnapshotPlan(entries, asOf: options.asOf)
        _ = try read(plan.current, level: .community, catalogue)
      }
      try faults.throwIfAny()
    }
    loaded = try select(loaded)
    let level = try commonLevel(loaded)
    let plan = try SnapshotPlan(entries.filter { ($0.level ?? level) == level }, asOf: options.asOf)
    if current == nil || level != .community {
      current = try read(plan.current, level: level, catalogue)
    }
    let earlier = faults.collectEach(plan.others(Set(loaded.flatMap(\.moments)))) {
      entry throws(Failure) in try read(entry, level: level, current?.catalogue)
    }
    try faults.throwIfAny()
    guard let current else { throw Failure(.internalError, []) }
    return try evaluate(
      loaded, Inputs(workspace: workspace, plan: plan, current: current, earlier: earlier))
  }

  private func catalogue(_ workspace: Workspace, _ rules: [String]) throws(Failure) -> Catalogue? {
    let path =
      job.catalogue ?? workspace.catalogue ?? rules.lazy.compactMap(RulePaths.catalogue).first
    guard let path else { return nil }
    return try CatalogueReader.read(path: path)
  }

  private func read(
    _ entry: SnapshotEntry, level: UnitLevel, _ catalogue: Catalogue?
  ) throws(Failure) -> SnapshotReading {
    progress.say(Message(en: "reading \(entry.path)", zh: "正在读取 \(entry.path)"))
    return try SnapshotReader(catalogue: catalogue, threads: options.threads)
      .read(path: entry.path, date: entry.date, level: level)
  }

  /// The kind of unit that all rule sets of the run score.
  private func commonLevel(_ loaded: [LoadedRuleSet]) throws(Failure) -> UnitLevel {
    let levels = Set(loaded.map(\.ruleSet.unit))
    if levels.count <= 1 { return levels.first ?? .community }
    throw Failure(
      .usage,
      Diagnostic(
        .levelMismatch, .error,
        Message(
          en: "the rule sets score different kinds of units", zh: "这些规则集的考核对象不是同一级"),
        notes: loaded.map { rules in
          let unit = rules.ruleSet.unit.title
          return Message(
            en: "\(rules.ruleSet.id): \(unit.english)", zh: "\(rules.ruleSet.id)：\(unit.chinese)")
        },
        help: Message(en: "choose with --ruleset", zh: "请用 --ruleset 选择")))
  }

  private struct Inputs {
    let workspace: Workspace
    let plan: SnapshotPlan
    let current: SnapshotReading
    let earlier: [SnapshotReading]
  }

  private func evaluate(_ loaded: [LoadedRuleSet], _ inputs: Inputs) throws(Failure) -> Evaluation {
    let units = inputs.current.snapshot.units
    let subjects = try UnitResolver(units: units).resolve(job.units)
    let series = inputs.plan.series(inputs.current, inputs.earlier)
    let adjustments = try adjustments(inputs.workspace, units, loaded)
    var results: [RuleSetResult] = []
    var diagnostics = ([inputs.current] + inputs.earlier).flatMap(\.warnings)
    for rules in loaded {
      progress.say(
        Message(en: "scoring \(rules.ruleSet.id)", zh: "正在计分：\(rules.ruleSet.title.chinese)"))
      diagnostics += absentColumns(rules.ruleSet, inputs.current)
      let outcome = try Evaluator(
        rules, catalogue: inputs.current.catalogue, threads: options.threads
      ).evaluate(series, adjustments: adjustments[rules.ruleSet.id] ?? [:])
      diagnostics += outcome.failures
      results.append(
        RuleSetResult(ruleSet: rules.ruleSet, table: outcome.table, series: series))
    }
    let publishesHashes = options.format == .json || options.format == .ndjson
    return Evaluation(
      title: inputs.workspace.title, engine: "scorecard \(engineVersion)",
      asOf: options.asOf ?? inputs.current.snapshot.date, catalogue: inputs.current.catalogue,
      snapshots: publishesHashes
        ? ([inputs.current] + inputs.earlier).map(\.summary) : [],
      ruleSetHashes: publishesHashes
        ? loaded.map { Hash.sha256($0.ruleSet.sourceBytes) } : [],
      results: results, scope: units.scope(subjects, level: options.level),
      diagnostics: diagnostics)
  }

  // MARK: Inputs

  private func workspace() throws(Failure) -> Workspace {
    if let path = job.workspace { return try WorkspaceReader.read(path) }
    if Paths.exists(WorkspaceReader.fileName) {
      return try WorkspaceReader.read(WorkspaceReader.fileName)
    }
    if !job.rules.isEmpty, !job.snapshots.isEmpty { return Workspace() }
    throw Failure(
      .usage,
      Diagnostic(
        .usage, .error,
        Message(
          en: "there is no \(WorkspaceReader.fileName) in the working directory",
          zh: "当前文件夹里没有 \(WorkspaceReader.fileName)"),
        help: Message(
          en: "name one with --workspace, or give both --rules and --snapshot",
          zh: "请用 --workspace 指定工作区，或同时给出 --rules 和 --snapshot")))
  }

  private func rulePaths(_ workspace: Workspace) throws(Failure) -> [String] {
    let paths = job.rules.isEmpty ? workspace.rules : job.rules.flatMap(RulePaths.packs)
    guard paths.isEmpty else { return paths }
    throw Failure(
      .inputNotFound,
      Diagnostic(
        .notFound, .error,
        Message(en: "there are no rule sets to run", zh: "没有可运行的规则集"),
        help: Message(
          en: "list them in the workspace, or name one with --rules",
          zh: "请在工作区里列出，或用 --rules 指定")))
  }

  private func snapshotEntries(_ workspace: Workspace) -> [SnapshotEntry] {
    if job.snapshots.isEmpty { return workspace.snapshots }
    return job.snapshots.map { path in
      let known = workspace.snapshots.first { $0.path == path }
      let date =
        known?.date ?? SnapshotPlan.date(inName: Paths.name(of: path))
        ?? (job.snapshots.count == 1 ? options.asOf : nil)
      return SnapshotEntry(
        path: path, date: date, isBaseline: known?.isBaseline ?? false,
        level: known?.level)
    }
  }

  private func select(_ loaded: [LoadedRuleSet]) throws(Failure) -> [LoadedRuleSet] {
    let ids = loaded.map(\.ruleSet.id)
    let unknown = job.ruleSets.filter { !ids.contains($0) }
    if !unknown.isEmpty {
      throw Failure(
        .inputNotFound,
        unknown.map { id in
          Diagnostic(
            .notFound, .error,
            Message(
              en: "there is no rule set '\(id)'; there are \(ids.joined(separator: ", "))",
              zh: "没有规则集“\(id)”；现有：\(ids.joined(separator: "、"))"),
            help: .didYouMean(Spelling.nearest(id, in: ids)))
        })
    }
    return job.ruleSets.isEmpty ? loaded : loaded.filter { job.ruleSets.contains($0.ruleSet.id) }
  }

  private func absentColumns(_ ruleSet: RuleSet, _ reading: SnapshotReading) -> [Diagnostic] {
    let read = Set(
      ruleSet.measures.flatMap(\.references).filter { $0.moment == .current }.map(\.indicator)
        + ruleSet.items.flatMap(\.needs))
    let absent = read.sorted().filter { reading.snapshot.columns[$0] == nil }
    guard !absent.isEmpty else { return [] }
    let indicators = absent.map { reading.catalogue[$0] }
    return [
      Diagnostic(
        "data.absent-column", .warning, at: SourcePlace(path: reading.snapshot.path),
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

  private func adjustments(
    _ workspace: Workspace, _ units: UnitTable, _ loaded: [LoadedRuleSet]
  ) throws(Failure) -> [String: [Int: [UnitAdjustment]]] {
    guard let path = workspace.adjustments else { return [:] }
    let records = try AdjustmentReader.read(path: path)
    var rowByCode: [String: Int] = [:]
    for row in 0..<units.count { rowByCode[units.codes[row]] = row }
    var faults: [Diagnostic] = []
    var adjustments: [String: [Int: [UnitAdjustment]]] = [:]
    for record in records {
      guard let row = rowByCode[record.code] else {
        faults.append(
          Diagnostic(
            .unknownUnit, at: SourcePlace(path: path, line: record.line),
            Message(
              en: "there is no unit with the code '\(record.code)' in the snapshot",
              zh: "快照里没有代码为“\(record.code)”的单位"),
            help: .didYouMean(Spelling.nearest(record.code, in: rowByCode.keys.sorted()))))
        continue
      }
      adjustments[record.ruleSet, default: [:]][row, default: []].append(
        UnitAdjustment(points: record.points, reason: record.reason))
    }
    if !faults.isEmpty { throw Failure(.badInput, faults) }
    return adjustments
  }
}

/// Failures of several inputs, so that all of them are told.
private struct Faults {
  private var diagnostics: [Diagnostic] = []
  private var status: ExitStatus?

  var isEmpty: Bool { diagnostics.isEmpty }

  @discardableResult
  mutating func collect<Result>(_ body: () throws(Failure) -> Result) -> Result? {
    do throws(Failure) {
      return try body()
    } catch {
      diagnostics += error.diagnostics
      status = status ?? error.status
      return nil
    }
  }

  mutating func collectEach<Element, Result>(
    _ elements: [Element], _ body: (Element) throws(Failure) -> Result
  ) -> [Result] {
    var results: [Result] = []
    for element in elements {
      if let result = collect({ () throws(Failure) in try body(element) }) {
        results.append(result)
      }
    }
    return results
  }

  mutating func check(duplicatesIn loaded: [LoadedRuleSet]) {
    var pathByID: [String: String] = [:]
    for rules in loaded {
      let ruleSet = rules.ruleSet
      if let other = pathByID[ruleSet.id] {
        status = status ?? .badInput
        diagnostics.append(
          Diagnostic(
            .duplicateRuleSet, at: SourcePlace(path: ruleSet.path),
            Message(
              en: "the rule set id '\(ruleSet.id)' is used twice", zh: "规则集代号“\(ruleSet.id)”重复"),
            notes: [Message(en: "also in \(other)", zh: "另见 \(other)")]))
      }
      pathByID[ruleSet.id] = ruleSet.path
    }
  }

  func throwIfAny() throws(Failure) {
    if let status { throw Failure(status, diagnostics) }
  }
}
