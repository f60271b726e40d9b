import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// What a command runs rule sets over: its options that say so, checked.
struct RunRequest: Sendable {
  /// A workspace file or its folder; nil looks in the working directory.
  var workspace: String?
  /// Rule files, packs or folders of packs, instead of the workspace's.
  var rules: [String] = []
  /// Ids of the rule sets that are wanted; empty means all.
  var ruleSets: [String] = []
  /// Snapshot files, instead of the workspace's.
  var snapshots: [String] = []
  /// A catalogue file, instead of the workspace's or the one that lies beside the rules.
  var catalogue: String?
  /// The latest snapshot up to that day is scored; nil is the latest of all.
  var asOf: CalendarDate?
  /// The kind of unit that is scored, where a rule set leaves a choice.
  var level: UnitLevel?
  var threads = 1
  /// Where the command's report goes: none of its inputs may be there.
  var output: String?
}

/// What a command runs rule sets over, loaded.
struct LoadedRun {
  let workspace: Workspace
  /// The rule sets that the user wants to see, in their order.
  let selected: [LoadedRuleSet]
  let run: Run
  /// The files that were read besides rules and snapshots.
  let inputs: InputFiles

  /// The results of the selected rule sets: of each one; of a schedule the current year's and the
  /// final.
  /// - Parameter level: the kind of unit that is scored, where a rule set leaves a choice.
  /// - Throws: `Failure` with every fault of the data; where nothing could be scored, with why.
  func results(level: UnitLevel?) throws(Failure) -> [RunResult] {
    var faults = Faults()
    let results = faults.collectEach(selected) { rules throws(Failure) in
      try run.results(of: rules, at: rules.ruleSet.level(level))
    }.flatMap(\.self)
    try faults.throwIfAny()
    run.checkTargets()
    if results.isEmpty, let first = run.skipped.first {
      throw Failure(first.status, run.diagnostics + run.skipped.flatMap(\.diagnostics))
    }
    return results
  }
}

/// Loads what commands run rule sets over.
struct RunLoader {
  let request: RunRequest
  let progress: Progress
  let inputs = InputFiles()

  init(_ request: RunRequest, _ progress: Progress) {
    self.request = request
    self.progress = progress
  }

  /// What there is to run, before rules are loaded.
  struct Inputs {
    let workspace: Workspace
    let rulePaths: [String]
    let catalogue: Catalogue
    /// Nil where the snapshot's columns are the catalogue.
    let cataloguePath: String?
    let store: SnapshotStore
  }

  /// - Throws: `Failure` with every fault of the rules and of what is read for them.
  func load() throws(Failure) -> LoadedRun { try load(prepare()) }

  /// - Throws: `Failure` where there is nothing to run, or the catalogue is faulty.
  func prepare() throws(Failure) -> Inputs {
    let workspace = try workspace()
    let rulePaths = try rulePaths(workspace)
    let entries = snapshotEntries(workspace)
    try refuseOverwriting(workspace, rulePaths, entries)
    let named = try catalogue(workspace, rulePaths)
    // Without a catalogue, what the columns are called is all there is to know of the indicators.
    let first = try named == nil ? reading(SnapshotPlan(entries, asOf: request.asOf).current) : nil
    let catalogue = named?.catalogue ?? first?.reading.catalogue ?? Catalogue([])
    let store = SnapshotStore(entries) { entry, level throws(Failure) in
      if let first, first.entry == entry, level == .community { return stored(first.reading) }
      return stored(try reading(entry, level, catalogue).reading)
    }
    return Inputs(
      workspace: workspace, rulePaths: rulePaths, catalogue: catalogue, cataloguePath: named?.path,
      store: store)
  }

  /// - Throws: `Failure` with every fault of the rules and of what is read for them.
  func load(_ inputs: Inputs) throws(Failure) -> LoadedRun {
    let (workspace, catalogue, store) = (inputs.workspace, inputs.catalogue, inputs.store)
    let (families, selected) = try load(inputs.rulePaths, workspace, catalogue, store)
    store.usualLevel =
      families.map { $0.ruleSet.level(request.level) }.min() ?? .community
    let run = Run(try RuleGraph(families), try input(workspace, catalogue, store, families))
    return LoadedRun(workspace: workspace, selected: selected, run: run, inputs: self.inputs)
  }

  private func reading(
    _ entry: SnapshotEntry, _ level: UnitLevel = .community, _ catalogue: Catalogue? = nil
  ) throws(Failure) -> (entry: SnapshotEntry, reading: SnapshotReading) {
    progress.say(Message(en: "reading \(entry.path)", zh: "正在读取 \(entry.path)"))
    let reading = try SnapshotReader(catalogue: catalogue, threads: request.threads)
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
        let plan = try SnapshotPlan(store.entries(of: .community), asOf: request.asOf)
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
    let listed = request.rules.isEmpty ? workspace.rules : []
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
    input.asOf = request.asOf
    input.threads = request.threads
    input.adjustments = { ruleSet, units throws(Failure) in
      let content = try workspace.adjustments.map { path throws(Failure) in
        try inputs.read(.adjustments, path)
      }
      return try UnitAdjustments.read(content, units, runs: [ruleSet.id], known: known)[ruleSet.id]
    }
    input.progress = { progress.say($0) }
    return input
  }
}

extension RuleSet {
  /// The level to score: the one that was asked for where the rule set has it, else its usual one.
  func level(_ asked: UnitLevel?) -> UnitLevel {
    asked.flatMap { levels.contains($0) ? $0 : nil } ?? levels[0]
  }
}
