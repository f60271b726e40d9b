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
    var run: TestRun
    var diagnostics: [Diagnostic] = []
    var status = ExitStatus.done
    /// The files that were run, with their outcomes.
    var files: [(file: any TestFile, tests: [TestCase])] = []
    /// All tests that there are, run or not.
    fileprivate var names: [(pack: String, tests: [TestName])] = []
  }

  /// - Throws: `Failure` `.internalError`; `.notHeld` where nothing is what the filter asks for.
  func run() throws(Failure) -> Findings {
    var findings = Findings(run: TestRun(isListing: options.lists))
    let loader = LoadedPacks(packs)
    for (index, pack) in packs.paths.enumerated() {
      progress.say(
        Message(en: "testing \(pack)", zh: "正在测试 \(pack)"), ProgressWords.packs, done: index,
        of: packs.paths.count)
      let suite = try suite(pack, loader, &findings)
      if !options.filter.isOpen, suite.isEmpty { continue }
      findings.run.suites.append(suite)
      // A file that several packs use is told of once.
      findings.diagnostics += suite.broken.flatMap(\.diagnostics).filter {
        !findings.diagnostics.contains($0)
      }
      if suite.isEmpty {
        findings.diagnostics.append(Self.noCases(pack))
        findings.status = .notHeld
      }
    }
    let unmatched = options.filter.unmatched(in: findings.names)
    if findings.run.suites.isEmpty { throw Failure(.notHeld, unmatched) }
    findings.diagnostics += unmatched
    if findings.run.failed > 0 || !unmatched.isEmpty { findings.status = .notHeld }
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

  private func suite(
    _ pack: String, _ loader: LoadedPacks, _ findings: inout Findings
  ) throws(Failure) -> TestSuite {
    let loaded: LoadedRuleSet
    let catalogue: Catalogue
    do throws(Failure) {
      catalogue = try loader.catalogue(of: pack)
      loaded = try loader.ruleSet(pack, withCatalogueOf: pack)
    } catch {
      let name = RulePaths.name(of: pack)
      var suite = TestSuite(path: pack, name: name, title: Message(verbatim: name))
      suite.broken = [try BrokenFile(pack, error)]
      return suite
    }
    var suite = TestSuite(path: pack, name: loaded.ruleSet.id, title: loaded.ruleSet.title)
    let library = RuleLibrary(loaded, packs: packs.paths) { path throws(Failure) in
      try loader.ruleSet(path, withCatalogueOf: pack)
    }
    let files = TestFiles(
      loaded: loaded, library: library, catalogue: catalogue, threads: options.threads)
    if let path = TestPacks.caseFile(of: pack) {
      try add(path, to: &suite, &findings) { () throws(Failure) in try files.cases(path) }
    }
    for path in TestPacks.scenarioFiles(of: pack) {
      try add(path, to: &suite, &findings) { () throws(Failure) in try files.scenarios(path) }
    }
    return suite
  }

  /// Adds the outcomes of a file's tests, or why they could not be run.
  private func add(
    _ path: String, to suite: inout TestSuite, _ findings: inout Findings,
    _ read: () throws(Failure) -> any TestFile
  ) throws(Failure) {
    do throws(Failure) {
      let file = try read()
      let names = file.names
      findings.names.append((suite.name, names))
      let selected = names.indices.filter { options.filter.lets(names[$0], of: suite.name) }
      if selected.isEmpty { return }
      let tests = options.lists ? selected.map(file.listed) : try file.run(selected)
      findings.files.append((file, tests))
      suite.cases += tests
    } catch {
      suite.broken.append(try BrokenFile(path, error))
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
