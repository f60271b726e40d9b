import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Runs the tests of every pack; a pack that cannot be run does not stop the others.
struct TestRunner {
  let options: TestOptions
  let packs: TestPacks
  let progress: Progress

  /// What a run found, what is to be told beside it, and the exit code.
  struct Findings {
    var run = TestRun()
    var diagnostics: [Diagnostic] = []
    var status = ExitStatus.done
  }

  /// - Throws: `Failure` `.internalError` only.
  func run() throws(Failure) -> Findings {
    var findings = Findings()
    for pack in packs.paths {
      progress.say(Message(en: "testing \(pack)", zh: "正在测试 \(pack)"))
      let suite = try suite(pack)
      findings.run.suites.append(suite)
      findings.diagnostics += suite.broken.flatMap(\.diagnostics)
      if suite.isEmpty {
        findings.diagnostics.append(Self.noCases(pack))
        findings.status = .notHeld
      }
    }
    if findings.run.failed > 0 { findings.status = .notHeld }
    if let broken = findings.run.suites.flatMap(\.broken).first {
      findings.status = broken.status
    }
    return findings
  }

  private static func noCases(_ pack: String) -> Diagnostic {
    Diagnostic(
      .noCases, at: SourcePlace(path: pack), TestWords.noCases,
      help: Message(
        en:
          "put worked cases into cases.csv, or scenarios into a file *_test.lua, beside the rules",
        zh: "请在规则旁边用 cases.csv 写算例，或用 *_test.lua 写情景"))
  }

  private func suite(_ pack: String) throws(Failure) -> TestSuite {
    let loaded: LoadedRuleSet
    let catalogue: Catalogue
    do throws(Failure) {
      catalogue = try packs.catalogue(of: pack)
      loaded = try RuleSetLoader(catalogue: catalogue).load(path: pack)
    } catch {
      let name = RulePaths.name(of: pack)
      var suite = TestSuite(path: pack, name: name, title: Message(verbatim: name))
      suite.broken = [try BrokenFile(pack, error)]
      return suite
    }
    let ruleSet = loaded.ruleSet
    var suite = TestSuite(path: pack, name: ruleSet.id, title: ruleSet.title)
    let library = RuleLibrary(loaded, catalogue: catalogue, packs: packs.paths)
    if let path = TestPacks.caseFile(of: pack) {
      try suite.add(path) { () throws(Failure) in
        let file = try CaseFile.read(
          path: path, vocabulary: CaseVocabulary(loaded, catalogue: catalogue))
        return try CaseRunner(
          loaded: loaded, catalogue: catalogue, file: file, fullPoints: library.fullPoints,
          threads: options.threads
        ).run()
      }
    }
    for path in TestPacks.scenarioFiles(of: pack) {
      try suite.add(path) { () throws(Failure) in
        let scenarios = try ScenarioLoader(catalogue: catalogue).load(path: path)
        return try ScenarioRunner(
          catalogue: catalogue, ruleSet: library.ruleSet, knownIDs: library.ids,
          threads: options.threads
        ).run(scenarios)
      }
    }
    return suite
  }
}

extension TestSuite {
  /// Adds what a file's tests come to, or why they could not be run.
  fileprivate mutating func add(
    _ path: String, _ run: () throws(Failure) -> [TestCase]
  ) throws(Failure) {
    do throws(Failure) {
      cases += try run()
    } catch {
      broken.append(try BrokenFile(path, error))
    }
  }
}

extension BrokenFile {
  /// - Throws: a fault of the program itself.
  fileprivate init(_ path: String, _ failure: Failure) throws(Failure) {
    if failure.status == .internalError { throw failure }
    self.init(path: path, status: failure.status, diagnostics: failure.diagnostics)
  }
}
