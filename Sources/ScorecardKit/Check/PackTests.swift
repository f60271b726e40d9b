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
  /// - Parameter faults: takes every fault of the files.
  init(_ loaded: LoadedRuleSet, catalogue: Catalogue, pack: String, _ faults: inout Faults) {
    let scenarios = TestPacks.scenarioFiles(of: pack)
    hasScenarios = !scenarios.isEmpty
    for path in scenarios {
      faults.collect { () throws(Failure) in
        _ = try ScenarioLoader(catalogue: catalogue).load(path: path)
      }
    }
    let path = TestPacks.caseFile(of: pack)
    exist = hasScenarios || path != nil
    guard let path else { return }
    cases = faults.collect { () throws(Failure) in
      try CaseFile.read(path: path, vocabulary: CaseVocabulary(loaded, catalogue: catalogue))
    }
  }

  init() {}
}
