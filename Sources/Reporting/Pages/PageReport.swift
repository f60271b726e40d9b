import Diagnostics
import ScorecardModel

/// What an administrator reads: a page for each unit or group that was asked for, under each rule
/// set, or tables of roll-ups where a level above the units is asked for.
struct PageReport: Report {
  /// Whether the pages are for a terminal; else they are Markdown.
  let isText: Bool

  func write(
    _ evaluation: Evaluation, options: ReportOptions, to sink: inout some ByteSink
  ) throws {
    let style = TextStyle(options: options, isForTerminal: isText)
    var writer: any PageWriter = isText ? TextPage(style: style) : MarkdownPage(options.language)
    if let title = evaluation.title {
      try sink.write(writer.text([.title(level: 1, [TextCell(title, .bold)]), .space]))
    }
    for (index, result) in evaluation.results.enumerated() {
      if index > 0 { try sink.write(writer.text([.space])) }
      for page in pages(result, evaluation, style) { try sink.write(writer.text(page())) }
    }
  }

  /// The pages of a rule set in order; each is made when it is written.
  private func pages(_ result: RuleSetResult, _ evaluation: Evaluation, _ style: TextStyle)
    -> [() -> [Block]]
  {
    let introduction = {
      [.title(level: 2, style.name(result.ruleSet, asOf: evaluation.asOf))]
        + style.facts(result.ruleSet) + [.space]
    }
    guard result.showsUnits else {
      return [introduction, { [.table(RollupTable(result, style).table())] }]
    }
    let unitPage = UnitPage(result, style, asOf: evaluation.asOf)
    let groupPage = GroupPage(result, style)
    let subjects: [UnitReference?] =
      result.scope.subjects.isEmpty ? [nil] : result.scope.subjects
    var pages: [() -> [Block]] = []
    let showsGroups = subjects.contains { if case .row = $0 { false } else { true } }
    if showsGroups { pages.append(introduction) }
    for (index, subject) in subjects.enumerated() {
      if index > 0 { pages.append { [.space] } }
      if case .row(let row) = subject {
        pages.append { unitPage.blocks(row) }
      } else {
        pages.append { groupPage.blocks(subject) }
      }
    }
    return pages
  }
}
