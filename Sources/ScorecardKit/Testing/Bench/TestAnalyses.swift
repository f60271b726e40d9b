import Diagnostics
import ScorecardModel

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

  /// What the analyses found, what is to be told beside it, and the exit code.
  struct Findings {
    var coverages: [RuleCoverage] = []
    var mutations: [MutationRun] = []
    var diagnostics: [Diagnostic] = []
    var status = ExitStatus.done

    /// For people; empty where nothing was asked for.
    func text(_ options: TestReportOptions, showsListing: Bool) -> String {
      var parts: [String] = []
      if !coverages.isEmpty {
        parts.append(CoverageText(options: options, showsListing: showsListing).text(coverages))
      }
      if !mutations.isEmpty { parts.append(MutationText(options: options).text(mutations)) }
      return parts.map { "\n" + $0 }.joined()
    }
  }

  /// - Parameter findings: of the tests themselves: a pack whose tests do not pass says nothing by
  ///   what its tests reach or notice.
  /// - Throws: `Failure` `.internalError`.
  func run(_ findings: TestRunner.Findings) throws(Failure) -> Findings {
    var found = Findings()
    let asked = options.analyses
    if asked.isNone { return found }
    for suite in findings.run.suites {
      guard suite.failed == 0, suite.broken.isEmpty, !suite.cases.isEmpty else {
        found.diagnostics.append(Self.notGreen(suite))
        found.status = .notHeld
        continue
      }
      let bench = try PackBench(suite.path, of: packs)
      if asked.coverage { try cover(bench, &found) }
      if asked.mutate { try mutate(bench, &found) }
    }
    return found
  }

  private func cover(_ bench: PackBench, _ found: inout Findings) throws(Failure) {
    progress.say(Message(en: "coverage of \(bench.path)", zh: "正在统计覆盖：\(bench.path)"))
    let coverage = try RuleCoverage(bench)
    found.coverages.append(coverage)
    if let threshold = options.analyses.threshold, !coverage.reaches(threshold) {
      found.status = .notHeld
    }
  }

  private func mutate(_ bench: PackBench, _ found: inout Findings) throws(Failure) {
    progress.say(Message(en: "mutants of \(bench.path)", zh: "正在变异：\(bench.path)"))
    let run = try MutationRunner(bench: bench, threads: options.threads).run()
    found.mutations.append(run)
    if !run.survivors.isEmpty { found.status = .notHeld }
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
}
