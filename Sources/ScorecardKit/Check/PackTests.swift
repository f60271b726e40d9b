import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// What lies beside a rule file to test it.
struct PackTests: Sendable {
  var cases: CaseFile?
  var hasScenarios = false
  /// Whether there is a file of either kind, even a faulty one.
  var exist = false

  /// Reads the tests of a rule set.
  /// - Parameters:
  ///   - packs: all rule packs of this check.
  ///   - faults: takes every fault of the files.
  init(
    _ loaded: LoadedRuleSet, catalogue: Catalogue, pack: String, packs: [String],
    _ faults: inout Faults
  ) {
    let library = RuleLibrary(loaded, catalogue: catalogue, packs: packs)
    let scenarios = TestPacks.scenarioFiles(of: pack)
    hasScenarios = !scenarios.isEmpty
    for path in scenarios {
      faults.collect { () throws(Failure) in
        let file = try ScenarioFile(path: path, loader: ScenarioLoader(catalogue: catalogue))
        let runner = ScenarioRunner(
          catalogue: catalogue, ruleSet: library.ruleSet, knownIDs: library.ids, threads: 1)
        _ = try runner.prepare(file.scenarios)
      }
    }
    let path = TestPacks.caseFile(of: pack)
    exist = hasScenarios || path != nil
    guard let path else { return }
    cases = faults.collect { () throws(Failure) in
      let vocabulary = try CaseVocabulary(loaded, catalogue: catalogue, library: library)
      return try CaseFile.read(path: path, vocabulary: vocabulary)
    }
  }

  init() {}
}
