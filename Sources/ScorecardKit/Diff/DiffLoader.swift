import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Scores every state that a comparison is between, and compares them.
struct DiffLoader {
  private let options: DiffOptions
  private let progress: Progress
  private let inputs = InputFiles()

  private var job: DiffJob { options.job }

  init(_ options: DiffOptions, _ progress: Progress) {
    self.options = options
    self.progress = progress
  }

  /// What is compared with what: a state for each of them.
  private struct States {
    let old: RuleSide
    let new: RuleSide
    /// One day, or two.
    let snapshots: [SnapshotSide]
    let sources: [ChangeSource]
  }

  /// One side's rules, and the catalogue that they speak of.
  private struct Loaded {
    let side: RuleSide
    let catalogue: Catalogue
    let rules: RunRules
  }

  /// - Throws: `Failure` with every fault of the rules and the data.
  func report() throws(Failure) -> DiffReport {
    let loader = loader(asOf: options.words.asOf)
    let workspace = try loader.workspace(skipsAbsentRules: true)
    let states = try states(loader, workspace)
    try loader.refuseOverwriting(
      workspace, states.old.packs + states.new.packs, states.snapshots.flatMap(\.entries))
    var shared: [SharedData] = []
    let new = try newRules(states, workspace, &shared)
    let old = try oldRules(states, new, workspace, &shared)
    let pairs = RulePairs(old.rules.selected, new.rules.selected, wanted: wanted(old, new))
    try pairs.refuseUnknown(job.words.ruleSets)
    let scored = try score(states, old, new, pairs, workspace, &shared)
    return report(states, pairs, scored)
  }

  private func loader(asOf: CalendarDate?) -> RunLoader {
    RunLoader(options.request(asOf: asOf), progress, inputs: inputs)
  }

  // MARK: Sides

  private func states(_ loader: RunLoader, _ workspace: Workspace) throws(Failure) -> States {
    let folders = [
      ".", job.words.workspace.map { Paths.isFolder($0) ? $0 : Paths.folder(of: $0) } ?? ".",
    ]
    let named = try RuleSide.named(job.words.rules, in: folders, workspace)
    let ofWorkspace = RuleSide(packs: workspace.rules)
    let new = named.count > 1 ? named[1] : ofWorkspace
    if new.packs.isEmpty, new.name == nil { throw Self.noRules }
    var snapshots = [
      SnapshotSide(entries: loader.snapshotEntries(workspace), asOf: options.words.asOf)
    ]
    if !job.snapshotPair.isEmpty {
      // `--snapshot` stands in for the workspace's; what `--snapshots` names comes beside.
      let named = loader.snapshotEntries(workspace)
      let listed =
        job.words.snapshots.isEmpty
        ? workspace.snapshots : named.filter { job.words.snapshots.contains($0.path) }
      let files = named.filter { options.files.contains($0.path) }
      snapshots = try SnapshotSide.sides(job.snapshotPair, listed, files)
    }
    return States(
      old: named.first ?? new, new: new, snapshots: snapshots,
      sources: (snapshots.count > 1 ? [.data] : []) + (named.isEmpty ? [] : [.rules]))
  }

  private static let noRules = Failure(
    .inputNotFound,
    Diagnostic(
      .notFound, .error,
      Message(en: "there are no rules to compare with", zh: "没有可比较的规则"),
      help: Message(
        en: "name both sides, --rules OLD NEW, or list rule sets in the workspace",
        zh: "请写出两边：--rules 旧 新，或在工作区里列出规则集")))

  // MARK: Rules

  private func newRules(
    _ states: States, _ workspace: Workspace, _ shared: inout [SharedData]
  ) throws(Failure) -> Loaded {
    let snapshot = states.snapshots[states.snapshots.count - 1]
    let loader = loader(asOf: snapshot.asOf)
    let data = try loader.data(snapshot.entries, catalogue(of: states.new, workspace))
    shared.append(SharedData(entries: snapshot.entries, data: data))
    var paths = states.new.packs(named: job.words.ruleSets)
    // One rule set is compared with the workspace's of that id.
    if states.new.name == nil, states.old.isOnePack, let name = states.old.name,
      let same = paths.first(where: { RulePaths.name(of: $0) == RuleSide.packName(name) })
    {
      paths = [same]
    }
    var rules = try loader.named(paths, data, from: states.new.tree)
    rules.families += try used(by: rules, of: states.new, data.catalogue, among: workspace.rules)
    return Loaded(side: states.new, catalogue: data.catalogue, rules: rules)
  }

  private func oldRules(
    _ states: States, _ new: Loaded, _ workspace: Workspace, _ shared: inout [SharedData]
  ) throws(Failure) -> Loaded {
    guard states.sources.contains(.rules) else { return new }
    let named = try catalogue(of: states.old, workspace)
    let catalogue =
      named.map { $0.indicators == new.catalogue.indicators ? new.catalogue : $0 } ?? new.catalogue
    let snapshot = states.snapshots[0]
    let loader = loader(asOf: snapshot.asOf)
    let data = try self.data(snapshot.entries, catalogue, loader, &shared)
    var rules = try loader.named(
      states.old.packs(named: job.words.ruleSets), data, from: states.old.tree)
    rules.families += try used(
      by: rules, of: states.old, catalogue,
      among: new.rules.families.map(\.ruleSet.path) + new.side.packs + workspace.rules)
    return Loaded(side: states.old, catalogue: catalogue, rules: rules)
  }

  /// The rule sets that others use: of the same tree; else of other packs on the disk, the other
  /// side's and the workspace's, so that both sides find the same where only one lies among others.
  private func used(
    by rules: RunRules, of side: RuleSide, _ catalogue: Catalogue, among others: [String]
  ) throws(Failure) -> [LoadedRuleSet] {
    var byID = Dictionary(rules.families.map { ($0.ruleSet.id, $0) }) { first, _ in first }
    var library = UsedRuleSets(rules.families, catalogue)
    let others = others.filter(Paths.exists)
    return try loader(asOf: nil).used(by: rules) { id, user throws(Failure) in
      if let known = byID[id] { return known }
      if let pack = side.tree.sibling(id, of: user.ruleSet.path) {
        let found = try RuleSetLoader(catalogue: catalogue, files: side.tree).load(path: pack)
        if found.ruleSet.id == id {
          byID[id] = found
          return found
        }
      }
      return try library.find(id, among: others, beside: user)
    }
  }

  /// What the columns mean for a side's rules; nil where only the columns themselves say it.
  private func catalogue(of side: RuleSide, _ workspace: Workspace) throws(Failure) -> Catalogue? {
    // A revision speaks of the indicators of its time, unless the command says otherwise.
    if job.words.catalogue == nil, side.tree is GitTree, let own = try side.catalogue() {
      return own
    }
    if let path = job.words.catalogue ?? workspace.catalogue {
      return try CatalogueReader.read(inputs.read(.catalogue, path))
    }
    return try side.catalogue()
  }

  /// Data that several states may share, each snapshot of it read once.
  private struct SharedData {
    let entries: [SnapshotEntry]
    let data: RunData
  }

  private func data(
    _ entries: [SnapshotEntry], _ catalogue: Catalogue, _ loader: RunLoader,
    _ shared: inout [SharedData]
  ) throws(Failure) -> RunData {
    let known = shared.first {
      $0.entries == entries && $0.data.catalogue.indicators == catalogue.indicators
    }
    if let known { return known.data }
    let data = try loader.data(entries, catalogue)
    shared.append(SharedData(entries: entries, data: data))
    return data
  }

  /// The ids of the rule sets that the user wants to see; nil for all that were named.
  private func wanted(_ old: Loaded, _ new: Loaded) -> Set<String>? {
    if !job.words.ruleSets.isEmpty { return Set(job.words.ruleSets) }
    // Of a pack and a folder of packs, or the workspace, the pack is meant.
    guard old.side.isOnePack != new.side.isOnePack else { return nil }
    let one = old.side.isOnePack ? old : new
    return one.side.packs.isEmpty ? nil : Set(one.rules.selected.map(\.ruleSet.id))
  }

  // MARK: Scoring

  private func score(
    _ states: States, _ old: Loaded, _ new: Loaded, _ pairs: RulePairs, _ workspace: Workspace,
    _ shared: inout [SharedData]
  ) throws(Failure) -> [ScoredState] {
    // Rule sets of one side only are named, not scored.
    if pairs.new.isEmpty { return [] }
    var plan = states.snapshots.map { (rules: old, selected: pairs.old, snapshot: $0) }
    if states.sources.contains(.rules), let last = states.snapshots.last {
      plan.append((new, pairs.new, last))
    }
    var faults = Faults()
    var scored: [ScoredState] = []
    for (rules, selected, snapshot) in plan {
      faults.collect { () throws(Failure) in
        let loader = loader(asOf: snapshot.asOf)
        let data = try self.data(snapshot.entries, rules.catalogue, loader, &shared)
        let loaded = try loader.run(
          RunRules(families: rules.rules.families, selected: selected), workspace, data)
        scored.append(
          ScoredState(
            catalogue: rules.catalogue, run: loaded.run,
            results: try loaded.results(level: options.words.level)))
      }
    }
    try faults.throwIfAny()
    return scored
  }

  // MARK: Report

  private func report(_ states: States, _ pairs: RulePairs, _ scored: [ScoredState]) -> DiffReport {
    let comparer = ResultComparer(pairs, states: scored, sources: states.sources)
    var diagnostics: [Diagnostic] = []
    for state in scored {
      let found = state.run.diagnostics + state.run.skipped.flatMap(\.diagnostics)
      diagnostics += found.filter { !diagnostics.contains($0) }
    }
    var snapshots: [SnapshotSummary] = []
    if options.format.publishesHashes {
      for state in scored {
        let found = state.run.input.snapshots.all.flatMap { $0.summaries() }
        snapshots += found.filter { !snapshots.contains($0) }
      }
    }
    let words = job.snapshotPair
    return DiffReport(
      engine: "scorecard \(engineVersion)", sources: states.sources,
      old: DiffSide(rules: states.old.name, snapshot: words.first),
      new: DiffSide(rules: states.new.name, snapshot: words.last),
      compared: comparer.compared, added: pairs.added.map(\.changeSummary),
      removed: pairs.removed.map(\.changeSummary), notCompared: comparer.notCompared,
      snapshots: snapshots, diagnostics: diagnostics)
  }
}
