import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// A test as its file names it.
struct TestName: Sendable {
  let name: String
  /// What the author says of it; empty for nothing.
  let note: String
  /// 1-based.
  let line: Int
}

/// A file of tests that was read and checked as a whole; which of them run is decided after that.
protocol TestFile {
  var path: String { get }
  /// In the order of the file.
  var names: [TestName] { get }

  /// - Parameter selected: positions in `names`, ascending.
  /// - Throws: `Failure` `.badInput`, `.internalError`.
  func run(_ selected: [Int]) throws(Failure) -> [TestCase]

  /// What the file would be if it expected what was found.
  /// - Parameter tests: outcomes of this file.
  /// - Throws: `Failure` `.badInput` where the file cannot be rewritten.
  func rewriting(_ tests: [TestCase]) throws(Failure) -> TestRewrite
}

extension TestFile {
  /// A test that is named only, not run.
  func listed(_ position: Int) -> TestCase {
    let name = names[position]
    return TestCase(
      name: name.name, note: name.note, path: path, line: name.line, subjects: [])
  }
}

/// A case file whose cases can be run.
struct CaseTests: TestFile {
  let runner: CaseRunner
  let vocabulary: CaseVocabulary

  var path: String { runner.file.path }
  var names: [TestName] {
    runner.file.cases.map { TestName(name: $0.name, note: $0.note, line: $0.line) }
  }

  func run(_ selected: [Int]) throws(Failure) -> [TestCase] { try runner.run(selected) }

  func rewriting(_ tests: [TestCase]) throws(Failure) -> TestRewrite {
    try CaseRewrite(file: runner.file, vocabulary: vocabulary).rewriting(tests)
  }
}

/// A scenario file whose scenarios can be run.
struct ScenarioTests: TestFile {
  let runner: ScenarioRunner
  let file: ScenarioFile
  let scenarios: [ScenarioRunner.Prepared]

  var path: String { file.path }
  var names: [TestName] {
    scenarios.map(\.scenario).map {
      TestName(name: $0.title, note: $0.note, line: $0.place.line ?? 1)
    }
  }

  func run(_ selected: [Int]) throws(Failure) -> [TestCase] {
    var tests: [TestCase] = []
    for position in selected { tests.append(try runner.run(scenarios[position])) }
    return tests
  }

  func rewriting(_ tests: [TestCase]) throws(Failure) -> TestRewrite {
    try ScenarioRewrite(file: file).rewriting(tests)
  }
}

/// Reads the test files of a pack.
struct TestFiles {
  let loaded: LoadedRuleSet
  let library: RuleLibrary
  let catalogue: Catalogue
  let threads: Int

  /// - Throws: with every fault of the file.
  func cases(_ path: String) throws(Failure) -> CaseTests {
    let vocabulary = try CaseVocabulary(loaded, catalogue: catalogue, library: library)
    let file = try CaseFile.read(path: path, vocabulary: vocabulary)
    let runner = CaseRunner(
      loaded: loaded, catalogue: catalogue, file: file, fullPoints: library.fullPoints,
      threads: threads)
    return CaseTests(runner: runner, vocabulary: vocabulary)
  }

  /// - Throws: with every fault of the file.
  func scenarios(_ path: String) throws(Failure) -> ScenarioTests {
    let file = try ScenarioFile(path: path, loader: ScenarioLoader(catalogue: catalogue))
    let runner = ScenarioRunner(
      catalogue: catalogue, ruleSet: library.ruleSet, knownIDs: library.ids, threads: threads)
    return ScenarioTests(
      runner: runner, file: file, scenarios: try runner.prepare(file.scenarios))
  }
}
