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
    if !texts.isEmpty { texts.append(options.say(Self.outside) + "\n") }
    return texts.map { "\n" + $0 }.joined()
  }

  /// What a rule file says besides, and 100 % says nothing of.
  private static let outside = Message(
    en: "counted and mutated is what gives points and grades; not ranks (rank), lights of "
      + "trajectories, times and days of retries, or self_margin",
    zh: "区间和变异只包括影响得分和等次的规则，不包括名次（rank）、进度灯号（lights）、重新申报的次数和期限（retry）、自评差距（self_margin）")
}
