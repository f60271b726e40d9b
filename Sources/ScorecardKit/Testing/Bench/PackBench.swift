import Diagnostics
import RuleEngine
import ScorecardModel

/// A rule pack with its cases and scenarios, put together once to be scored many times.
struct PackBench: Sendable {
  /// As the user named the pack.
  let path: String
  let loaded: LoadedRuleSet
  let catalogue: Catalogue
  /// Nil where the pack has no case file.
  let cases: CaseBench?
  let scenarios: [ScenarioRunner.Prepared]

  /// - Throws: where a file of the pack is faulty.
  init(_ path: String, of packs: TestPacks) throws(Failure) {
    self.path = path
    let catalogue = try packs.catalogue(of: path)
    let loaded = try RuleSetLoader(catalogue: catalogue).load(path: path)
    let library = RuleLibrary(loaded, catalogue: catalogue, packs: packs.paths)
    self.loaded = loaded
    self.catalogue = catalogue
    let files = TestFiles(loaded: loaded, library: library, catalogue: catalogue, threads: 1)
    var cases: CaseBench?
    if let file = TestPacks.caseFile(of: path) {
      cases = try CaseBench(
        loaded, catalogue: catalogue, file: files.cases(file).runner.file, library: library)
    }
    self.cases = cases
    var scenarios: [ScenarioRunner.Prepared] = []
    for file in TestPacks.scenarioFiles(of: path) {
      scenarios += try files.scenarios(file).scenarios
    }
    self.scenarios = scenarios
  }

  /// A runner for scenarios whose rule sets are found already.
  private func runner(counting collector: FunctionCoverageCollector? = nil) -> ScenarioRunner {
    ScenarioRunner(
      catalogue: catalogue, ruleSet: { _ throws(Failure) in nil }, knownIDs: [], threads: 1,
      coverage: collector)
  }

  /// Whether a case or a scenario fails under a mutant.
  /// - Parameter changed: the positions in `LoadedRuleSet.family` that differ.
  /// - Throws: `Failure` `.internalError`.
  func kills(_ mutant: LoadedRuleSet, changed: [Int]) throws(Failure) -> Bool {
    if try cases?.kills(mutant, changed: changed) == true { return true }
    let id = loaded.ruleSet.id
    for scenario in scenarios where scenario.families.contains(where: { $0.ruleSet.id == id }) {
      let families = scenario.families.map { $0.ruleSet.id == id ? mutant : $0 }
      let test = try runner().run(ScenarioRunner.Prepared(scenario.scenario, families))
      if !test.passes { return true }
    }
    return false
  }

  /// Every result of the pack's own rule sets that its tests come to, with the position of the rule
  /// set in `LoadedRuleSet.family`; in no order.
  /// - Parameter collector: counts what functions do.
  /// - Throws: `Failure` `.internalError`.
  func results(
    counting collector: FunctionCoverageCollector
  ) throws(Failure) -> [(member: Int, table: ScoreTable, series: SnapshotSeries)] {
    var results = (cases?.batches ?? []).map { ($0.member, $0.table, $0.series) }
    try cases?.run(counting: collector)
    let ids = loaded.family.map(\.id)
    for scenario in scenarios {
      for result in try runner(counting: collector).evaluate(scenario).run.computed {
        guard let member = ids.firstIndex(of: result.loaded.ruleSet.id) else { continue }
        results.append((member, result.table, result.series))
      }
    }
    return results
  }
}
