import Diagnostics
import ScorecardModel

/// One page that needs nothing beside it: the picture of all units, groups, a ranking, and, but in
/// the public form, the scorecards, which its script shows when they are asked for.
///
/// Values of scorecards are JSON, a block for every so many units, in which each text stands once.
struct HTMLReport: Report {
  /// Rows that one thread makes at a time.
  private static let chunk = 64

  func write(
    _ evaluation: Evaluation, options: ReportOptions, to sink: inout some ByteSink
  ) throws {
    let templates = try PageTemplates.shared.get()
    var plain = options
    plain.usesColor = false
    let style = TextStyle(options: plain)
    let parts = evaluation.results.enumerated().map {
      PageRuleSet(number: $0, $1, style, asOf: evaluation.asOf)
    }
    let frame = PageFrame(evaluation, parts.map(\.title), style)
    try sink.write(templates.text(.head, frame.head(templates)))
    for part in parts {
      try sink.write(templates.text(.summary, part.summary()))
      if part.result.showsUnits { try writeUnits(part, templates, options, to: &sink) }
      try sink.write("</section>\n")
    }
    try sink.write(PageJSON.block(id: "words", frame.words))
    try sink.write(templates.text(.foot, frame.foot(templates)))
  }

  private func writeUnits(
    _ part: PageRuleSet, _ templates: PageTemplates, _ options: ReportOptions,
    to sink: inout some ByteSink
  ) throws {
    let ranking = PageRanking(part)
    try sink.write(templates.text(.ranking, ranking.head()))
    let rows = ranking.rows
    try OrderedChunks.write(
      count: rows.count, chunk: Self.chunk, threads: options.threads, to: &sink
    ) { range, bytes in
      var tally = Tally(part.ruleSet)
      for index in range {
        if let group = ranking.groupHead(at: index) { bytes.append(templates.text(.group, group)) }
        bytes.append(templates.text(.row, ranking.row(rows[index], &tally)))
      }
    }
    try sink.write("</table></div></section>\n")
    guard !options.isPublic else { return }
    let cards = PageCards(part)
    try sink.write(PageJSON.block(id: "\(part.id)-plan", cards.plan()))
    try OrderedChunks.write(
      count: rows.count, chunk: PageCards.block, threads: options.threads, to: &sink
    ) { range, bytes in
      let id = "\(part.id)-\(range.lowerBound / PageCards.block)"
      bytes.append(PageJSON.block(id: id, cards.cards(rows[range])))
    }
  }
}
