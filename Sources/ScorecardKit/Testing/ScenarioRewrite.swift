import Diagnostics
import LuaSandbox
import RuleEngine
import SnapshotIO

/// A scenario file as it was read.
struct ScenarioFile {
  let path: String
  let source: LuaSource
  let loader: ScenarioLoader
  let scenarios: [Scenario]

  /// - Throws: `Failure` with every fault of the file.
  init(path: String, loader: ScenarioLoader) throws(Failure) {
    self.path = path
    self.loader = loader
    source = try ScenarioLoader.source(path: path)
    scenarios = try loader.load(source)
  }
}

/// Makes a scenario file expect what was found, where a value stands in it as a literal.
struct ScenarioRewrite {
  let file: ScenarioFile

  /// - Parameter tests: outcomes of scenarios of the file.
  /// - Throws: `Failure` `.badInput` where the file cannot be rewritten.
  func rewriting(_ tests: [TestCase]) throws(Failure) -> TestRewrite {
    var rewrite = TestRewrite(path: file.path)
    for test in tests {
      for check in test.subjects.flatMap(\.failures) {
        guard case .field(let index, _)? = check.site,
          let scenario = file.scenarios.first(where: { $0.title == test.name })
        else { continue }
        rewrite.kept.append(
          TestRewrite.kept(
            at: scenario.expectations[index].place, check,
            because: Message(en: "not a literal", zh: "")))
      }
    }
    return rewrite
  }
}
