import Diagnostics
import ScorecardModel

/// What an administrator reads: a page for each unit or group that was asked for, under each rule
/// set, or tables of roll-ups where a level above the units is asked for.
struct TextReport: Report {
  func write(
    _ evaluation: Evaluation, options: ReportOptions, to sink: inout some ByteSink
  ) throws {
    let style = TextStyle(options: options)
    if let title = evaluation.title { try sink.write(style.paint(title, .bold) + "\n\n") }
    for (index, result) in evaluation.results.enumerated() {
      if index > 0 { try sink.write("\n") }
      if result.showsUnits {
        try writePages(result, evaluation, style, to: &sink)
      } else {
        try sink.write(style.introduction(result.ruleSet, asOf: evaluation.asOf) + "\n")
        try sink.write(RollupTable(result, style).text())
      }
    }
  }

  private func writePages(
    _ result: RuleSetResult, _ evaluation: Evaluation, _ style: TextStyle,
    to sink: inout some ByteSink
  ) throws {
    let unitPage = UnitPage(result, style, asOf: evaluation.asOf)
    let groupPage = GroupPage(result, style)
    let subjects: [UnitReference?] =
      result.scope.subjects.isEmpty ? [nil] : result.scope.subjects
    let showsGroups = subjects.contains { if case .row = $0 { false } else { true } }
    if showsGroups {
      try sink.write(style.introduction(result.ruleSet, asOf: evaluation.asOf) + "\n")
    }
    for (index, subject) in subjects.enumerated() {
      if index > 0 { try sink.write("\n") }
      if case .row(let row) = subject {
        try sink.write(unitPage.text(row))
      } else {
        try sink.write(groupPage.text(subject))
      }
    }
  }
}
