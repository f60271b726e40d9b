import Diagnostics

/// Coverage and mutants for people, below the outcome of the tests; empty where neither was asked
/// for.
struct AnalysesText {
  private let options: TestReportOptions

  init(_ options: TestReportOptions) { self.options = options }

  func text(_ run: TestRun) -> String {
    var texts: [String] = []
    if !run.coverages.isEmpty { texts.append(CoverageText(options: options).text(run.coverages)) }
    if !run.mutations.isEmpty { texts.append(MutationText(options: options).text(run.mutations)) }
    return texts.map { "\n" + $0 }.joined()
  }
}
