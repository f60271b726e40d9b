import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// One check in the making: the rule sets that could be loaded, and all that was found so far.
struct Check {
  let options: CheckOptions
  let progress: Progress
  private var faults = Faults()
  private var findings: [Finding] = []
  private var contexts: [RuleContext] = []
  private var catalogues: [String: Catalogue] = [:]
  private var snapshots: [String] = []
  /// Whether rule sets were scored, so that lints of results had their say.
  private var hasResults = false

  init(options: CheckOptions, progress: Progress) {
    self.options = options
    self.progress = progress
  }

  // MARK: Rules

  /// Loads every rule file with what lies beside it.
  /// - Parameter catalogue: of the snapshots; nil where there are none, so that each pack has its
  ///   own.
  /// - Throws: where a pack has no catalogue.
  mutating func rules(_ paths: [String], _ workspace: Workspace, _ catalogue: Catalogue?)
    throws(Failure)
  {
    progress.say(Message(en: "loading rules", zh: "正在载入规则"))
    var loaded: [LoadedRuleSet] = []
    for (index, path) in paths.enumerated() {
      progress.say(
        Message(en: "checking \(path)", zh: "正在检查 \(path)"), ProgressWords.packs, done: index,
        of: paths.count)
      var known = catalogue
      if known == nil { known = try self.catalogue(of: path, workspace) }
      guard let own = known else { continue }
      let rules = faults.collect { () throws(Failure) in
        try RuleSetLoader(catalogue: own).load(path: path)
      }
      guard let rules, isWanted(rules) else { continue }
      loaded.append(rules)
      let tests = PackTests(rules, catalogue: own, pack: path, packs: paths, &faults)
      contexts.append(RuleContext(rules, catalogue: own, tests: tests))
    }
    faults.check(duplicatesIn: loaded)
  }

  private func isWanted(_ rules: LoadedRuleSet) -> Bool {
    let wanted = options.request.ruleSets
    return wanted.isEmpty || wanted.contains(rules.ruleSet.id)
  }

  /// The catalogue of a pack, read once; nil where it is faulty.
  private mutating func catalogue(of pack: String, _ workspace: Workspace) throws(Failure)
    -> Catalogue?
  {
    let named = options.request.catalogue ?? workspace.catalogue ?? RulePaths.catalogue(of: pack)
    guard let path = named else {
      throw Failure(
        .inputNotFound,
        Diagnostic(
          .notFound, at: SourcePlace(path: pack),
          Message(en: "the rules have no catalogue of indicators", zh: "规则没有指标目录"),
          help: Message(
            en: "put indicators.csv beside them, or name one with --catalogue",
            zh: "请在旁边放 indicators.csv，或用 --catalogue 指定")))
    }
    if let known = catalogues[path] { return known }
    let catalogue = faults.collect { () throws(Failure) in try CatalogueReader.read(path: path) }
    if let catalogue { catalogues[path] = catalogue }
    return catalogue
  }

  // MARK: Data

  /// Reads every snapshot and what else the workspace names, and scores what can be scored.
  mutating func data(_ inputs: RunLoader.Inputs, _ loader: RunLoader) throws(Failure) {
    let areRulesSound = faults.diagnostics.isEmpty
    if let path = inputs.cataloguePath { catalogues[path] = inputs.catalogue }
    var absent: [UnitLevel: Set<IndicatorIndex>] = [:]
    inputs.store.usualLevel =
      contexts.map { $0.ruleSet.level(options.request.level) }.min() ?? .community
    for entry in inputs.store.entries {
      let level = entry.level ?? inputs.store.usualLevel
      let stored = faults.collect { () throws(Failure) in try inputs.store.snapshot(entry, level) }
      snapshots.append(entry.path)
      guard let stored else { continue }
      findings += stored.warnings.map { Finding($0) }
      let lacking = inputs.catalogue.indicators.indices.filter { stored.snapshot.column($0) == nil }
      absent[level] = absent[level].map { $0.intersection(lacking) } ?? Set(lacking)
    }
    loader.readFurther(inputs, &faults)
    for index in contexts.indices {
      contexts[index].absentIndicators =
        absent[contexts[index].ruleSet.level(options.request.level)]
    }
    if areRulesSound, faults.diagnostics.isEmpty { try score(inputs, loader) }
  }

  private mutating func score(_ inputs: RunLoader.Inputs, _ loader: RunLoader) throws(Failure) {
    guard
      let loaded = faults.collect({ () throws(Failure) in try loader.load(inputs) })
    else { return }
    for rules in loaded.selected {
      guard let context = contexts.first(where: { $0.ruleSet.id == rules.ruleSet.id }) else {
        continue
      }
      let results = faults.collect { () throws(Failure) in
        try loaded.run.results(of: rules, at: rules.ruleSet.level(options.request.level))
      }
      for result in results ?? [] {
        hasResults = true
        let data = DataContext(result, context, margin: options.margin)
        findings += DataLints.all.flatMap { $0.find(data) }
      }
    }
    loaded.run.checkTargets()
    let told = loaded.run.diagnostics.filter { !isTold($0) }
    findings += (told + loaded.run.skipped.flatMap(\.diagnostics).map(\.asDoubt)).map {
      Finding($0)
    }
  }

  /// Whether lints tell all that a diagnostic tells, nearer to its cause.
  private func isTold(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.id == .absentColumn, let ids = diagnostic.notes.first?.english else {
      return false
    }
    let absent = contexts.flatMap { context in
      (context.absentIndicators ?? []).map { context.catalogue[$0].id }
    }
    return Set(ids.split(separator: ", ").map(String.init)).isSubset(of: absent)
  }

  // MARK: Report

  /// Runs the lints of rules and puts all findings together.
  func report(_ workspace: Workspace) -> CheckReport {
    var report = CheckReport()
    report.ruleSets = contexts.map {
      CheckReport.Subject(
        id: $0.ruleSet.id, version: $0.ruleSet.version, title: $0.ruleSet.title,
        path: $0.ruleSet.path)
    }
    report.snapshots = snapshots
    var all = findings + contexts.flatMap { context in RuleLints.all.flatMap { $0.find(context) } }
    all += CatalogueLint.all(
      contexts, catalogues, workspace, isWhole: options.request.ruleSets.isEmpty)
    Allowances(contexts, hasResults: hasResults).apply(to: &all)
    report.findings = faults.diagnostics.map { Finding($0) } + all
    report.failure = faults.status
    report.arrange()
    return report
  }
}

extension Diagnostic {
  /// A rule set for which there is no data of its own cannot be checked with data; nothing is wrong
  /// with it.
  fileprivate var asDoubt: Diagnostic {
    var diagnostic = self
    if [.noSnapshot, .noSnapshotInYear, .outsideSchedule].contains(id) {
      diagnostic.severity = .warning
    }
    return diagnostic
  }
}
