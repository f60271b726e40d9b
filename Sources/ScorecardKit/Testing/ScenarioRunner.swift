import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Runs scenarios: their snapshots, targets and process records through the same run that
/// `evaluate` makes.
struct ScenarioRunner {
  let catalogue: Catalogue
  /// Finds a rule set by its id.
  let ruleSet: (String) throws(Failure) -> LoadedRuleSet?
  /// The ids that may have been meant.
  let knownIDs: [String]
  let threads: Int
  /// Counts what functions do, where that is asked for.
  var coverage: FunctionCoverageCollector?

  /// A scenario with the rule sets that it runs.
  struct Prepared: Sendable {
    let scenario: Scenario
    let families: [LoadedRuleSet]
    fileprivate let graph: RuleGraph

    init(_ scenario: Scenario, _ families: [LoadedRuleSet]) throws(Failure) {
      self.scenario = scenario
      self.families = families
      graph = try RuleGraph(families)
    }
  }

  /// Finds what scenarios name.
  /// - Parameter scenarios: of one file.
  /// - Throws: `Failure` `.badInput` with every fault of what they name, or a circle of uses.
  func prepare(_ scenarios: [Scenario]) throws(Failure) -> [Prepared] {
    var faults = Faults()
    let prepared = faults.collectEach(scenarios) { scenario throws(Failure) in
      try Prepared(scenario, families(scenario))
    }
    for scenario in prepared {
      faults.collect { () throws(Failure) in
        try ScenarioNames(scenario.scenario, scenario.families).check()
      }
    }
    try faults.throwIfAny()
    return prepared
  }

  private func families(_ scenario: Scenario) throws(Failure) -> [LoadedRuleSet] {
    var faults = Faults()
    let found = faults.collectEach(scenario.ruleSets) { id throws(Failure) in
      if let loaded = try ruleSet(id) { return loaded }
      throw Failure(
        .badInput,
        Diagnostic(
          .unknownInScenario, at: scenario.place,
          Message(en: "there is no rule set '\(id)'", zh: "没有规则集“\(id)”"),
          help: .didYouMean(Spelling.nearest(id, in: knownIDs))
            ?? Message(
              en: "its pack must lie beside this one", zh: "它的规则包要与本规则包放在同一文件夹")))
    }
    try faults.throwIfAny()
    return found
  }

  /// - Throws: `Failure` `.internalError`.
  func run(_ prepared: Prepared) throws(Failure) -> TestCase {
    let scenario = prepared.scenario
    let (run, results) = try evaluate(prepared)
    let found = run.diagnostics + run.skipped.flatMap(\.diagnostics)
    let checker = ScenarioChecker(
      scenario: scenario, results: results, diagnostics: found, catalogue: catalogue)
    return TestCase(
      name: scenario.title, note: scenario.note, path: scenario.place.path,
      line: scenario.place.line ?? 1, subjects: checker.subjects)
  }

  /// - Returns: the results of the scenario's own rule sets; the run has those that they use, too.
  /// - Throws: `Failure` `.internalError`.
  func evaluate(_ prepared: Prepared) throws(Failure) -> (run: Run, results: [RunResult]) {
    let scenario = prepared.scenario
    let run = Run(prepared.graph, input(scenario))
    let snapshotLevels = Set(scenario.snapshots.map(\.level))
    var results: [RunResult] = []
    for family in prepared.families {
      let levels = family.ruleSet.levels.filter(snapshotLevels.contains)
      for level in levels.isEmpty ? [family.ruleSet.levels[0]] : levels {
        results += try run.results(of: family, at: level)
      }
    }
    return (run, results)
  }

  private func input(_ scenario: Scenario) -> RunInput {
    let path = scenario.place.path
    let snapshots = scenario.snapshots.map { snapshot in
      (
        entry: SnapshotEntry(
          path: path, date: snapshot.date, isBaseline: snapshot.isBaseline, level: snapshot.level,
          verification: snapshot.verification),
        snapshot: snapshot
      )
    }
    let store = SnapshotStore(snapshots.map(\.entry)) { entry, _ throws(Failure) in
      let units = snapshots.first { $0.entry == entry }?.snapshot.units ?? []
      let snapshot = Snapshot(
        date: entry.date, path: path,
        units: UnitTable(units, level: entry.level ?? .community),
        columns: catalogue.indicators.indices.map { column($0, units) })
      return StoredSnapshot(
        snapshot: snapshot, warnings: [],
        summaries: {
          [SnapshotSummary(date: entry.date, path: path, sha256: "", units: units.count)]
        })
    }
    var input = RunInput(catalogue: catalogue, snapshots: store)
    input.asOf = scenario.asOf
    input.targets = TargetTable(
      scenario.targets.map {
        Target(code: $0.code, indicator: $0.indicator, year: $0.year, value: $0.value)
      }, path: path)
    input.process = ProcessLog(scenario.process, path: path)
    for result in scenario.results {
      // Of a rule set that cannot be read, 100 is the best guess; its own tests tell what it lacks.
      let full = (try? ruleSet(result.ruleSet))?.ruleSet.total ?? Points(whole: 100)
      input.given[result.ruleSet, default: [:]][result.code] = GivenResult(
        total: result.total, rate: result.total * 100 / full.number, grade: result.grade)
    }
    input.adjustments = { ruleSet, units throws(Failure) in
      let decided = scenario.adjustments.filter { $0.ruleSet == ruleSet.id }
      guard !decided.isEmpty else { return [:] }
      let codes = UnitCodes(units)
      return decided.reduce(into: [:]) { rows, decided in
        if let row = codes.row(decided.code) { rows[row, default: []].append(decided.adjustment) }
      }
    }
    input.threads = threads
    input.coverage = coverage
    return input
  }

  /// Nil where no unit says anything of the indicator.
  private func column(_ index: IndicatorIndex, _ units: [ScenarioUnit]) -> IndicatorColumn? {
    guard units.contains(where: { $0.cells[index] != nil }) else { return nil }
    return IndicatorColumn(cells: units.map { $0.cells[index] ?? .missing })
  }
}

extension UnitTable {
  /// The units of a scenario's snapshot; groups are told apart by their names.
  init(_ units: [ScenarioUnit], level: UnitLevel) {
    self.init(
      level: level, codes: TextColumn(units.map(\.code)), names: TextColumn(units.map(\.name)),
      street: GroupColumn(names: units.map(\.street)),
      district: GroupColumn(names: units.map(\.district)),
      city: GroupColumn(names: units.map(\.city)),
      stratum: GroupColumn(names: units.map(\.stratum)))
  }
}

extension GroupColumn {
  init(names: [String?]) {
    var groups: [UnitGroup] = []
    var positions: [String: UInt32] = [:]
    let ids = names.map { name -> UInt32 in
      guard let name else { return Self.none }
      if let known = positions[name] { return known }
      positions[name] = UInt32(groups.count)
      groups.append(UnitGroup(code: name, name: name))
      return UInt32(groups.count - 1)
    }
    self.init(ids: ColumnBuffer(ids), groups: groups)
  }
}

extension DiagnosticID {
  static let unknownInScenario: Self = "scenario.unknown-name"
}
