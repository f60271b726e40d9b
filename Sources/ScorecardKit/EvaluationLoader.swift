import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Loads what an evaluation needs and runs it.
struct EvaluationLoader {
  let options: EvaluateOptions
  let progress: Progress
  let inputs = InputFiles()

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
    let named = try catalogue(workspace, rulePaths)
    // Without a catalogue, what the columns are called is all there is to know of the indicators.
    let first = try named == nil ? reading(SnapshotPlan(entries, asOf: options.asOf).current) : nil
    let catalogue = named ?? first?.reading.catalogue ?? Catalogue([])
    let store = SnapshotStore(entries) { entry, level throws(Failure) in
      if let first, first.entry == entry, level == .community { return stored(first.reading) }
      return stored(try reading(entry, level, catalogue).reading)
    }
    let (families, selected) = try load(rulePaths, workspace, catalogue, store)
    store.usualLevel =
      families.map { $0.ruleSet.level(options.level) }.min() ?? .community
    let run = Run(try RuleGraph(families), try input(workspace, catalogue, store, families))
    return try evaluation(run, selected, title: workspace.title)
  }

  private func reading(
    _ entry: SnapshotEntry, _ level: UnitLevel = .community, _ catalogue: Catalogue? = nil
  ) throws(Failure) -> (entry: SnapshotEntry, reading: SnapshotReading) {
    progress.say(Message(en: "reading \(entry.path)", zh: "正在读取 \(entry.path)"))
    let reading = try SnapshotReader(catalogue: catalogue, threads: options.threads)
      .read(path: entry.path, date: entry.date, level: level)
    return (entry, reading)
  }

  private func stored(_ reading: SnapshotReading) -> StoredSnapshot {
    StoredSnapshot(
      snapshot: reading.snapshot, warnings: reading.warnings, summaries: { [reading.summary] })
  }

  /// Loads the rule sets that run, and those that they use.
  /// - Returns: all of them, and those that the user wants to see, in their order.
  private func load(
    _ paths: [String], _ workspace: Workspace, _ catalogue: Catalogue, _ store: SnapshotStore
  ) throws(Failure) -> (families: [LoadedRuleSet], selected: [LoadedRuleSet]) {
    progress.say(Message(en: "loading rules", zh: "正在载入规则"))
    var faults = Faults()
    var families = faults.collectEach(paths) { path throws(Failure) in
      try RuleSetLoader(catalogue: catalogue).load(path: path)
    }
    faults.check(duplicatesIn: families)
    if !faults.isEmpty {
      // The data is read all the same, to tell its faults, too.
      faults.collect { () throws(Failure) in
        let plan = try SnapshotPlan(store.entries(of: .community), asOf: options.asOf)
        _ = try store.snapshot(plan.current, .community)
      }
    }
    try faults.throwIfAny()
    let selected = try select(families)
    families += try used(by: selected, besides: families, workspace, catalogue)
    return (families, selected)
  }

  /// The rule sets that others use and that were not named: of the workspace's, else packs of that
  /// name in the same folder.
  private func used(
    by selected: [LoadedRuleSet], besides known: [LoadedRuleSet], _ workspace: Workspace,
    _ catalogue: Catalogue
  ) throws(Failure) -> [LoadedRuleSet] {
    var library = UsedRuleSets(known, catalogue)
    let listed = job.rules.isEmpty ? workspace.rules : []
    var visited: Set<String> = []
    var found: [LoadedRuleSet] = []
    var waiting = selected
    while let rules = waiting.popLast() {
      for use in (rules.phases.first ?? rules).ruleSet.uses
      where visited.insert(use.ruleSet).inserted {
        guard let next = try library.find(use.ruleSet, among: listed, beside: rules) else {
          continue
        }
        if !known.contains(where: { $0.ruleSet.id == use.ruleSet }) { found.append(next) }
        waiting.append(next)
      }
    }
    return found
  }

  private func input(
    _ workspace: Workspace, _ catalogue: Catalogue, _ store: SnapshotStore,
    _ families: [LoadedRuleSet]
  ) throws(Failure) -> RunInput {
    // Of rule sets that are not loaded, only the names of their packs are known.
    let known =
      families.flatMap { [$0.ruleSet.id] + $0.phases.map(\.ruleSet.id) }
      + workspace.rules.map(RulePaths.name)
    var input = RunInput(catalogue: catalogue, snapshots: store)
    var faults = Faults()
    faults.collect { () throws(Failure) in
      if let path = workspace.targets, families.contains(where: \.mayReadTargets) {
        input.targets = try TargetReader.read(inputs.read(.targets, path), catalogue)
      }
    }
    faults.collect { () throws(Failure) in
      guard let path = workspace.process, families.contains(where: { $0.ruleSet.process != nil })
      else { return }
      input.process = try ProcessReader.read(inputs.read(.process, path))
      input.processIsWhole = true
      let findings = ProcessColumns.ruleSetDiagnostics(
        input.process, known: known,
        withoutProcess: families.filter { $0.ruleSet.process == nil }.map(\.ruleSet.id))
      if !findings.isEmpty { throw Failure(.badInput, findings) }
    }
    try faults.throwIfAny()
    input.asOf = options.asOf
    input.threads = options.threads
    input.adjustments = { ruleSet, units throws(Failure) in
      let content = try workspace.adjustments.map { path throws(Failure) in
        try inputs.read(.adjustments, path)
      }
      return try UnitAdjustments.read(content, units, runs: [ruleSet.id], known: known)[ruleSet.id]
    }
    input.progress = { progress.say($0) }
    return input
  }

  private func evaluation(
    _ run: Run, _ selected: [LoadedRuleSet], title: String?
  ) throws(Failure) -> Evaluation {
    var faults = Faults()
    let results = faults.collectEach(selected) { rules throws(Failure) in
      try run.results(of: rules, at: rules.ruleSet.level(options.level))
    }.flatMap(\.self)
    try faults.throwIfAny()
    run.checkTargets()
    if results.isEmpty, let first = run.skipped.first {
      throw Failure(first.status, run.diagnostics + run.skipped.flatMap(\.diagnostics))
    }
    let scopes = try UnitScopes(results.map(\.units)).scopes(job.units, level: options.level)
    let shown = zip(results, scopes).compactMap { result, scope in
      scope.map {
        RuleSetResult(
          ruleSet: result.loaded.ruleSet, table: result.table, series: result.series, scope: $0,
          catalogue: run.input.catalogue)
      }
    }
    let publishesHashes = options.format.publishesHashes
    return Evaluation(
      title: title, engine: "scorecard \(engineVersion)",
      asOf: options.asOf ?? results.first?.series.current.date,
      snapshots: publishesHashes ? run.input.snapshots.all.flatMap { $0.summaries() } : [],
      ruleSets: publishesHashes
        ? run.summaries(shown: zip(results, scopes).filter { $1 != nil }.map(\.0.loaded)) : [],
      inputs: publishesHashes ? inputs.summaries : [],
      results: shown, diagnostics: run.diagnostics + run.skipped.flatMap(\.diagnostics))
  }
}

extension RuleSet {
  /// The level to score: the one that was asked for where the rule set has it, else its usual one.
  fileprivate func level(_ asked: UnitLevel?) -> UnitLevel {
    asked.flatMap { levels.contains($0) ? $0 : nil } ?? levels[0]
  }
}
