import Diagnostics
import ScorecardModel
import SnapshotIO

/// `--coverage` and `--mutate`: how good the tests themselves are, pack by pack.
struct TestAnalyses {
  /// The options that ask for analyses, checked.
  struct Options: Sendable {
    let coverage: Bool
    /// In per cent.
    let threshold: Points?
    let listing: Bool
    let mutate: Bool

    var isNone: Bool { !coverage && !mutate }

    init(_ job: TestJob, _ reader: inout OptionReader) {
      (coverage, listing, mutate) = (job.coverage, job.listing, job.mutate)
      threshold = reader.decimal("--threshold", job.threshold)
      if let threshold, threshold < .zero || threshold > Points(whole: 100) {
        reader.refuse(
          "--threshold", job.threshold ?? "",
          expected: Message(en: "a percentage from 0 to 100", zh: " 0 到 100 的百分数"))
      }
      for (flag, isGiven) in [("--threshold", job.threshold != nil), ("--listing", listing)]
      where isGiven && !coverage {
        reader.refuse(
          Message(en: "\(flag) goes with --coverage", zh: "\(flag) 要和 --coverage 一起用"))
      }
    }
  }

  let options: TestOptions
  let packs: TestPacks
  let progress: Progress

  /// What is to be told beside the analyses, and the exit code.
  struct Findings {
    var diagnostics: [Diagnostic] = []
    var status = ExitStatus.done
  }

  /// Adds to a run what was asked for. A pack whose tests do not pass says nothing by what they
  /// reach or notice.
  /// - Throws: `Failure` `.internalError`.
  func run(_ run: inout TestRun) throws(Failure) -> Findings {
    var found = Findings()
    let asked = options.analyses
    if asked.isNone { return found }
    for suite in run.suites {
      guard suite.failed == 0, suite.broken.isEmpty, !suite.cases.isEmpty else {
        found.diagnostics.append(Self.notGreen(suite))
        found.status = .notHeld
        continue
      }
      let bench = try PackBench(suite.path, of: packs)
      if asked.coverage {
        if try !covers(bench, &run) { found.status = .notHeld }
        found.diagnostics += (run.coverages.last?.uncounted ?? []).map(Self.uncounted)
      }
      if asked.mutate, try !kills(bench, &run) { found.status = .notHeld }
    }
    return found
  }

  /// - Returns: whether the coverage is not below the threshold, where there is one.
  private func covers(_ bench: PackBench, _ run: inout TestRun) throws(Failure) -> Bool {
    progress.say(Message(en: "coverage of \(bench.path)", zh: "正在统计覆盖：\(bench.path)"))
    let coverage = try RuleCoverage(bench)
    run.coverages.append(coverage)
    return options.analyses.threshold.map(coverage.reaches) ?? true
  }

  /// - Returns: whether no mutant survives.
  private func kills(_ bench: PackBench, _ run: inout TestRun) throws(Failure) -> Bool {
    let counter = WorkCounter()
    progress.say(
      Message(en: "mutants of \(bench.path)", zh: "正在变异：\(bench.path)"), ProgressWords.mutants,
      counter)
    let runner = MutationRunner(bench: bench, threads: options.threads, counter: counter)
    let mutation = try runner.run()
    run.mutations.append(mutation)
    return mutation.survivors.isEmpty
  }

  private static func uncounted(_ path: String) -> Diagnostic {
    Diagnostic(
      .uncounted, .warning, at: SourcePlace(path: path),
      Message(
        en: "the branches of this file could not be counted: the coverage says nothing of them",
        zh: "这个文件的分支没有统计到，覆盖率不包括它们"),
      help: Message(
        en: "split expressions that nest deeply into several statements",
        zh: "请把嵌套很深的表达式拆成几句"))
  }

  private static func notGreen(_ suite: TestSuite) -> Diagnostic {
    Diagnostic(
      .notGreen, at: SourcePlace(path: suite.path),
      Message(
        en: "the pack's tests do not all pass: neither coverage nor mutants were looked at",
        zh: "规则包的算例没有全部通过，没有统计覆盖，也没有变异"),
      help: Message(en: "make them pass first", zh: "请先让算例全部通过"))
  }
}

extension DiagnosticID {
  static let notGreen: Self = "test.not-green"
  static let uncounted: Self = "test.uncounted-branches"
}
