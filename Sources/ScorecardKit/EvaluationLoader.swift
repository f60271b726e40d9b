import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Loads what an evaluation needs and runs it.
struct EvaluationLoader {
  let options: EvaluateOptions
  let progress: Progress

  var job: EvaluateJob { options.job }

  init(_ options: EvaluateOptions, _ progress: Progress) {
    self.options = options
    self.progress = progress
  }

  /// - Throws: `Failure` with every fault of the rules and the snapshots.
  func evaluation() throws(Failure) -> Evaluation {
    let workspace = try workspace()
    let rulePaths = try rulePaths(workspace)
    let entries = snapshotEntries(workspace)
    try refuseOverwriting(workspace, rulePaths, entries)
    var faults = Faults()
    var catalogue = try catalogue(workspace, rulePaths)
    var current: SnapshotReading?
    if catalogue == nil {
      // What the columns are called is all there is to know of the indicators.
      let plan = try SnapshotPlan(entries, asOf: options.asOf)
      current = try read(plan.current, level: .community, nil)
      catalogue = current?.catalogue
    }
    let all = try load(rulePaths, catalogue, entries, &faults)
    let loaded = try select(all)
    let level = try commonLevel(loaded)
    let plan = try SnapshotPlan(entries.filter { ($0.level ?? level) == level }, asOf: options.asOf)
    if current == nil || level != .community {
      current = try read(plan.current, level: level, catalogue)
    }
    var warnings: [Diagnostic] = []
    faults.collect { () throws(Failure) in warnings = try plan.checkBaseline(loaded) }
    let earlier = faults.collectEach(plan.others(Set(loaded.flatMap(\.moments)))) {
      entry throws(Failure) in
      EarlierReading(entry: entry, reading: try read(entry, level: level, current?.catalogue))
    }
    try faults.throwIfAny()
    guard let current else { throw Failure(.internalError, []) }
    // Of rule sets that --rules stands in for, only the names of their packs are known.
    let known =
      all.map(\.ruleSet.id) + (job.rules.isEmpty ? [] : workspace.rules.map(RulePaths.name))
    let adjustments = try UnitAdjustments.read(
      workspace.adjustments, current.snapshot.units, runs: loaded.map(\.ruleSet.id), known: known)
    return try evaluate(
      loaded,
      Inputs(
        title: workspace.title, series: plan.series(current, earlier),
        readings: [current] + earlier.map(\.reading), adjustments: adjustments,
        warnings: warnings))
  }

  /// Loads every rule set; where one is faulty the data is read all the same, to tell its faults,
  /// too.
  private func load(
    _ paths: [String], _ catalogue: Catalogue?, _ entries: [SnapshotEntry], _ faults: inout Faults
  ) throws(Failure) -> [LoadedRuleSet] {
    guard let catalogue else { return [] }
    progress.say(Message(en: "loading rules", zh: "正在载入规则"))
    let loaded = faults.collectEach(paths) { path throws(Failure) in
      try RuleSetLoader(catalogue: catalogue).load(path: path)
    }
    faults.check(duplicatesIn: loaded)
    if !faults.isEmpty {
      faults.collect { () throws(Failure) in
        let plan = try SnapshotPlan(entries, asOf: options.asOf)
        _ = try read(plan.current, level: .community, catalogue)
      }
    }
    try faults.throwIfAny()
    return loaded
  }

  private func read(
    _ entry: SnapshotEntry, level: UnitLevel, _ catalogue: Catalogue?
  ) throws(Failure) -> SnapshotReading {
    progress.say(Message(en: "reading \(entry.path)", zh: "正在读取 \(entry.path)"))
    return try SnapshotReader(catalogue: catalogue, threads: options.threads)
      .read(path: entry.path, date: entry.date, level: level)
  }

  private struct Inputs {
    let title: String?
    let series: SnapshotSeries
    /// The current snapshot, then the earlier ones.
    let readings: [SnapshotReading]
    let adjustments: UnitAdjustments
    let warnings: [Diagnostic]
  }

  private func evaluate(_ loaded: [LoadedRuleSet], _ inputs: Inputs) throws(Failure) -> Evaluation {
    let current = inputs.readings[0]
    let units = current.snapshot.units
    let subjects = try UnitResolver(units: units).resolve(job.units)
    let scope = try units.scope(subjects, level: options.level)
    var results: [RuleSetResult] = []
    var diagnostics = inputs.warnings + inputs.readings.flatMap(\.warnings)
    for rules in loaded {
      progress.say(
        Message(en: "scoring \(rules.ruleSet.id)", zh: "正在计分：\(rules.ruleSet.title.chinese)"))
      diagnostics += absentColumns(rules.ruleSet, current)
      let outcome = try Evaluator(
        rules, catalogue: current.catalogue, threads: options.threads
      ).evaluate(inputs.series, adjustments: inputs.adjustments[rules.ruleSet.id])
      diagnostics += outcome.failures
      results.append(
        RuleSetResult(
          ruleSet: rules.ruleSet, table: outcome.table, series: inputs.series, scope: scope,
          catalogue: current.catalogue))
    }
    let publishesHashes = options.format.publishesHashes
    return Evaluation(
      title: inputs.title, engine: "scorecard \(engineVersion)",
      asOf: options.asOf ?? current.snapshot.date,
      snapshots: publishesHashes ? inputs.readings.map(\.summary) : [],
      ruleSetHashes: publishesHashes
        ? loaded.map { Hash.sha256(ruleFiles: $0.program.sources.map(\.text)) } : [],
      results: results, diagnostics: diagnostics)
  }
}
