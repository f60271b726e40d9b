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

/// Snapshots, and the catalogue that says what they mean: what runs may share.
struct RunData {
  let catalogue: Catalogue
  let store: SnapshotStore
}

/// The rule sets of a run.
struct RunRules {
  /// With those that are used.
  var families: [LoadedRuleSet]
  /// Those that the user wants to see, in their order.
  let selected: [LoadedRuleSet]
}

/// Loads what commands run rule sets over.
struct RunLoader {
  let request: RunRequest
  let progress: Progress
  let inputs: InputFiles

  /// - Parameter inputs: what was read already, where runs share it.
  init(_ request: RunRequest, _ progress: Progress, inputs: InputFiles = InputFiles()) {
    self.request = request
    self.progress = progress
    self.inputs = inputs
  }

  /// What there is to run, before rules are loaded.
  struct Inputs {
    let workspace: Workspace
    let rulePaths: [String]
    /// Nil where the snapshot's columns are the catalogue.
    let cataloguePath: String?
    let data: RunData

    var catalogue: Catalogue { data.catalogue }
    var store: SnapshotStore { data.store }
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
    return Inputs(
      workspace: workspace, rulePaths: rulePaths, cataloguePath: named?.path,
      data: try data(entries, named?.catalogue))
  }

  /// - Throws: `Failure` with every fault of the rules and of what is read for them.
  func load(_ inputs: Inputs) throws(Failure) -> LoadedRun {
    let rules = try load(inputs.rulePaths, inputs.workspace, inputs.data)
    return try run(rules, inputs.workspace, inputs.data)
  }

  /// Where snapshots are read from, and what their columns mean.
  /// - Parameter named: without a catalogue, what the columns are called is all there is to know of
  ///   the indicators.
  func data(_ entries: [SnapshotEntry], _ named: Catalogue?) throws(Failure) -> RunData {
    let first = try named == nil ? reading(SnapshotPlan(entries, asOf: request.asOf).current) : nil
    let catalogue = named ?? first?.reading.catalogue ?? Catalogue([])
    let store = SnapshotStore(entries) { entry, level throws(Failure) in
      if let first, first.entry == entry, level == .community { return stored(first.reading) }
      return stored(try reading(entry, level, catalogue).reading)
    }
    return RunData(catalogue: catalogue, store: store)
  }

  /// A run of rule sets over data. Runs over the same data read its snapshots once; each is to be
  /// evaluated before the next is made.
  func run(_ rules: RunRules, _ workspace: Workspace, _ data: RunData) throws(Failure) -> LoadedRun
  {
    data.store.usualLevel =
      rules.families.map { $0.ruleSet.level(request.level) }.min() ?? .community
    let run = Run(
      try RuleGraph(rules.families), try input(workspace, data, rules.families),
      wanted: rules.selected.map(\.ruleSet.id))
    return LoadedRun(workspace: workspace, selected: rules.selected, run: run, inputs: inputs)
  }

  private func reading(
    _ entry: SnapshotEntry, _ level: UnitLevel = .community, _ catalogue: Catalogue? = nil
  ) throws(Failure) -> (entry: SnapshotEntry, reading: SnapshotReading) {
    let counter = WorkCounter()
    progress.say(
      Message(en: "reading \(entry.path)", zh: "正在读取 \(entry.path)"), ProgressWords.rows, counter)
    var reader = SnapshotReader(catalogue: catalogue, threads: request.threads)
    reader.counter = counter
    return (entry, try reader.read(path: entry.path, date: entry.date, level: level))
  }

  private func stored(_ reading: SnapshotReading) -> StoredSnapshot {
    StoredSnapshot(
      snapshot: reading.snapshot, warnings: reading.warnings, summaries: { [reading.summary] })
  }

  /// Loads the rule sets that run, and those that they use.
  func load(
    _ paths: [String], _ workspace: Workspace, _ data: RunData
  ) throws(Failure) -> RunRules {
    var rules = try named(paths, data)
    var library = UsedRuleSets(rules.families, data.catalogue)
    let listed = request.rules.isEmpty ? workspace.rules : []
    rules.families += try used(by: rules) { id, user throws(Failure) in
      try library.find(id, among: listed, beside: user)
    }
    return rules
  }

  /// Loads the rule sets that are named, without those that they use.
  func named(
    _ paths: [String], _ data: RunData, from files: any RuleSource = RuleFilesOnDisk()
  ) throws(Failure) -> RunRules {
    progress.say(Message(en: "loading rules", zh: "正在载入规则"))
    var faults = Faults()
    let families = faults.collectEach(paths) { path throws(Failure) in
      try RuleSetLoader(catalogue: data.catalogue, files: files).load(path: path)
    }
    faults.check(duplicatesIn: families)
    if !faults.isEmpty {
      // The data is read all the same, to tell its faults, too.
      faults.collect { () throws(Failure) in
        let plan = try SnapshotPlan(data.store.entries(of: .community), asOf: request.asOf)
        _ = try data.store.snapshot(plan.current, .community)
      }
    }
    try faults.throwIfAny()
    return RunRules(families: families, selected: try select(families))
  }

  /// The rule sets that others use and that were not named.
  /// - Parameter find: finds a rule set by its id for one that uses it; nil where there is none.
  func used(
    by rules: RunRules, _ find: (String, LoadedRuleSet) throws(Failure) -> LoadedRuleSet?
  ) throws(Failure) -> [LoadedRuleSet] {
    var visited: Set<String> = []
    var found: [LoadedRuleSet] = []
    var waiting = rules.selected
    while let user = waiting.popLast() {
      for use in (user.phases.first ?? user).ruleSet.uses
      where visited.insert(use.ruleSet).inserted {
        guard let next = try find(use.ruleSet, user) else { continue }
        if !rules.families.contains(where: { $0.ruleSet.id == use.ruleSet }) { found.append(next) }
        waiting.append(next)
      }
    }
    return found
  }

  private func input(
    _ workspace: Workspace, _ data: RunData, _ families: [LoadedRuleSet]
  ) throws(Failure) -> RunInput {
    // Of rule sets that are not loaded, only the names of their packs are known.
    let known =
      families.flatMap { [$0.ruleSet.id] + $0.phases.map(\.ruleSet.id) }
      + workspace.rules.map(RulePaths.name)
    var input = RunInput(catalogue: data.catalogue, snapshots: data.store)
    var faults = Faults()
    faults.collect { () throws(Failure) in
      if let path = workspace.targets, families.contains(where: \.mayReadTargets) {
        input.targets = try TargetReader.read(inputs.read(.targets, path), data.catalogue)
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
    input.progress = { message, done, total in
      progress.say(message, ProgressWords.ruleSets, done: done, of: total)
    }
    return input
  }
}

extension RuleSet {
  /// The level to score: the one that was asked for where the rule set has it, else its usual one.
  func level(_ asked: UnitLevel?) -> UnitLevel {
    asked.flatMap { levels.contains($0) ? $0 : nil } ?? levels[0]
  }
}
