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
      if suite.cases.isEmpty, suite.broken.isEmpty {
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
      .noCases, at: SourcePlace(path: pack),
      Message(en: "the rule pack has no cases: nothing was tested", zh: "规则包没有算例，等于没有测试"),
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
      suite.broken = [try Self.broken(pack, error)]
      return suite
    }
    let ruleSet = loaded.ruleSet
    var suite = TestSuite(path: pack, name: ruleSet.id, title: ruleSet.title)
    if let path = TestPacks.caseFile(of: pack) {
      do throws(Failure) {
        let file = try CaseFile.read(
          path: path, vocabulary: CaseVocabulary(loaded, catalogue: catalogue))
        suite.cases += try CaseRunner(
          loaded: loaded, catalogue: catalogue, file: file,
          fullPoints: { fullPoints($0, usedBy: loaded, at: pack, catalogue) },
          threads: options.threads
        ).run()
      } catch {
        suite.broken.append(try Self.broken(path, error))
      }
    }
    return suite
  }

  /// The full points of a phase, or of a rule set that lies beside the one that uses it; 100 where
  /// it cannot be found there.
  private func fullPoints(
    _ id: String, usedBy loaded: LoadedRuleSet, at pack: String, _ catalogue: Catalogue
  ) -> Points {
    if let phase = loaded.phases.first(where: { $0.ruleSet.id == id }) {
      return phase.ruleSet.total
    }
    let path = Paths.join(TestPacks.folder(of: pack), "../\(id)")
    let other = try? RuleSetLoader(catalogue: catalogue).load(path: path)
    return other?.ruleSet.total ?? Points(whole: 100)
  }

  /// - Throws: a fault of the program itself.
  private static func broken(_ path: String, _ failure: Failure) throws(Failure) -> BrokenFile {
    if failure.status == .internalError { throw failure }
    return BrokenFile(path: path, status: failure.status, diagnostics: failure.diagnostics)
  }
}
