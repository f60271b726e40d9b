import Diagnostics
import ScorecardModel
import Testing

@testable import Reporting

/// A report that has a golden file.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  let file: String
  let format: ReportFormat
  let evaluation: Evaluation
  var options = ReportOptions()

  var testDescription: String { file }

  func bytes() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try format.write(evaluation, options: options, to: &bytes)
    return bytes
  }

  private static let five = SampleEvaluation.fiveHaveResult
  private static func unit(_ row: Int, _ results: [RuleSetResult] = [five]) -> Evaluation {
    SampleEvaluation.evaluation(results, subjects: [.row(row)], rows: [row], rollups: [])
  }
  private static let items = ReportOptions(showsItems: true)
  private static let englishItems = ReportOptions(language: .english, showsItems: true)
  private static let everything = SampleEvaluation.evaluation()
  private static let district = SampleEvaluation.evaluation(
    [five], subjects: [.group(.district, 0)], rows: Array(0..<6),
    rollups: [.group(.district, 0), .group(.street, 0), .group(.street, 1)])
  private static func phase(_ row: Int) -> Evaluation {
    unit(row, [SampleEvaluation.phaseResult])
  }
  private static let years = unit(1, [SampleEvaluation.yearsResult])
  private static let streets = SampleEvaluation.evaluation(level: .street)

  static let all = [
    GoldenCase(file: "unit.txt", format: .text, evaluation: unit(0)),
    GoldenCase(
      file: "unit-two-rule-sets.en.txt", format: .text,
      evaluation: unit(8, [five, SampleEvaluation.partyResult]), options: englishItems),
    GoldenCase(file: "unit-gate-items.txt", format: .text, evaluation: unit(4), options: items),
    GoldenCase(
      file: "unit-narrow.txt", format: .text, evaluation: unit(2),
      options: ReportOptions(usesColor: true, showsItems: true, width: 72)),
    GoldenCase(file: "unit-missing.txt", format: .text, evaluation: unit(5), options: items),
    GoldenCase(
      file: "unit-failed.en.txt", format: .text, evaluation: unit(7), options: englishItems),
    GoldenCase(file: "unit-bonus.txt", format: .text, evaluation: unit(6)),
    GoldenCase(file: "district.txt", format: .text, evaluation: district),
    GoldenCase(
      file: "district-narrow.txt", format: .text, evaluation: district,
      options: ReportOptions(usesColor: true, showsItems: true, width: 80)),
    GoldenCase(file: "everything.txt", format: .text, evaluation: everything),
    GoldenCase(
      file: "everything.en.txt", format: .text, evaluation: everything, options: englishItems),
    GoldenCase(file: "streets.txt", format: .text, evaluation: streets),
    GoldenCase(file: "units.csv", format: .csv, evaluation: everything),
    GoldenCase(file: "units-items.csv", format: .csv, evaluation: everything, options: items),
    GoldenCase(file: "streets.csv", format: .csv, evaluation: streets),
    GoldenCase(file: "everything.json", format: .json, evaluation: everything),
    GoldenCase(file: "streets.json", format: .json, evaluation: streets),
    GoldenCase(file: "everything.ndjson", format: .ndjson, evaluation: everything),
    GoldenCase(file: "phase.txt", format: .text, evaluation: phase(1), options: items),
    GoldenCase(
      file: "phase-gates.en.txt", format: .text, evaluation: phase(2), options: englishItems),
    GoldenCase(file: "phase-unknown.txt", format: .text, evaluation: phase(5)),
    GoldenCase(
      file: "phase.json", format: .json, evaluation: SampleEvaluation.phaseEvaluation),
    GoldenCase(file: "everything.md", format: .markdown, evaluation: everything),
    GoldenCase(
      file: "everything.en.md", format: .markdown, evaluation: everything, options: englishItems),
    GoldenCase(file: "streets.md", format: .markdown, evaluation: streets),
    GoldenCase(file: "phase.md", format: .markdown, evaluation: years, options: items),
    GoldenCase(
      file: "unit-gate-items.en.md", format: .markdown, evaluation: unit(4), options: englishItems),
    GoldenCase(file: "years.txt", format: .text, evaluation: years),
    GoldenCase(
      file: "years-ranking.txt", format: .text,
      evaluation: SampleEvaluation.evaluation([SampleEvaluation.yearsResult])),
    GoldenCase(
      file: "years-ranking.en.txt", format: .text,
      evaluation: SampleEvaluation.evaluation([SampleEvaluation.yearsResult]),
      options: ReportOptions(language: .english)),
  ]
}

@Suite struct GoldenTests {
  @Test(arguments: GoldenCase.all)
  func reportIsAsKept(golden: GoldenCase) throws {
    try GoldenFile.expect(golden.bytes(), equal: golden.file)
  }
}
