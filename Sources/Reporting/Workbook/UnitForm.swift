import Diagnostics
import ScorecardModel

/// The assessment form of one unit as it is printed and signed: result, items in the customary
/// columns with merged sections, ledger, gates, place for seal and date.
///
/// Sheets of forms are not streamed: sections are merged over rows.
struct UnitForm {
  static let columns = [
    DocumentWords.number, DocumentWords.project, DocumentWords.content, TextWords.points,
    WorkbookWords.selfAssessed, WorkbookWords.verified, TextWords.evidence,
  ]
  /// Somewhat wider than A4 landscape, so that a form has few lines and is printed a little smaller.
  static let widths: [Double] = [6, 13, 58, 7, 8, 8, 56]

  let context: SheetContext
  let page: UnitPage
  let items: ItemTable
  /// By item: its title and its rule in words, the same for every unit.
  private let contents: [String]

  init(_ context: SheetContext) {
    self.context = context
    page = UnitPage(context.result, context.style, asOf: context.asOf)
    items = ItemTable(context.ruleSet, context.result.catalogue, context.style)
    let rules = RuleWords(context.ruleSet, catalogue: context.result.catalogue, functions: [])
    contents = context.ruleSet.items.map { item in
      context.say(item.title) + context.style.colon
        + rules.item(item).map(context.say).joined(separator: context.style.sentenceSeparator)
    }
  }

  var styles: SheetStyles { context.styles }
  func say(_ message: Message) -> String { context.say(message) }

  func writeColumnTitles(_ sheet: Sheet, _ row: Int) {
    context.writeHeader(Self.columns.map(say), sheet, row)
    sheet.setHeight(row, 30)
  }

  /// Who is assessed, and with what result: two rows.
  /// - Returns: the row behind them.
  func writeResult(_ card: Scorecard, _ sheet: Sheet, from row: Int) -> Int {
    let place = page.place(card.row)
    sheet.text(row, 0, say(WorkbookWords.name), styles.label)
    sheet.merged(
      row...row, 1...2, context.style.name(context.units.describe(.row(card.row))), styles.band)
    sheet.text(row, 3, say(TextWords.total), styles.label)
    mergedNumber(sheet, row, 4...5, card.total, styles.strongScore)
    let first = [place, context.style.asOf(context.asOf)].filter { !$0.isEmpty }
    sheet.text(row, 6, first.joined(separator: "    "), styles.wrapped)

    sheet.text(row + 1, 0, say(TextWords.grade), styles.label)
    sheet.merged((row + 1)...(row + 1), 1...2, grade(card), styles.wrapped)
    sheet.text(row + 1, 3, say(TextWords.rank), styles.label)
    let rank = card.rank.map { page.rank($0, card.row) } ?? "—"
    sheet.merged((row + 1)...(row + 1), 4...5, rank, styles.centered)
    let remarks = self.remarks(card)
    sheet.text(row + 1, 6, remarks, styles.wrapped)
    context.paintGrades(sheet, (row + 1)...(row + 1), 1)
    sheet.setHeight(row, TextFit.height([(place, Self.widths[6])]) + 3)
    sheet.setHeight(
      row + 1, TextFit.height([(remarks, Self.widths[6]), (rank, Self.widths[4] * 2)]) + 3)
    return row + 2
  }

  private func grade(_ card: Scorecard) -> String {
    guard card.total != nil else {
      let why = say(CardWords(ruleSet: context.ruleSet).whyNotAssessed(card))
      return say(ReportWords.unassessable) + context.style.colon + why
    }
    return card.grade.map { context.ruleSet.grades[$0].name } ?? "—"
  }

  /// Flags, self-assessed total, data, process.
  private func remarks(_ card: Scorecard) -> String {
    let flags = card.flags.map { say($0.text) }.joined(separator: context.style.listSeparator)
    let marks = flags.isEmpty ? nil : say(TextWords.flags) + context.style.colon + flags
    return [
      marks, page.selfAssessed(card), page.coverage(card), card.process.flatMap(page.process),
    ].compactMap(\.self).joined(separator: context.style.clauseSeparator)
  }

  // MARK: Items

  /// - Returns: the row behind the items.
  func writeItems(_ card: Scorecard, _ sheet: Sheet, from first: Int) -> Int {
    var row = first
    for section in card.sections where !section.items.isEmpty {
      let start = row
      let title = sectionTitle(section)
      var height = 0.0
      for (index, item) in section.items.enumerated() {
        var own = writeItem(item, section.section.itemRange.lowerBound + index, sheet, row)
        height += own
        // The title of a short section may need more lines than its items.
        let wanted = TextFit.height([(title, Self.widths[1])])
        if index == section.items.count - 1, wanted > height { own += wanted - height }
        sheet.setHeight(row, own)
        row += 1
      }
      sheet.merged(start...(row - 1), 1...1, title, styles.label)
    }
    return row
  }

  private func sectionTitle(_ section: SectionScore) -> String {
    let (title, score, points) = (section.section.title, section.score, section.section.points)
    let earned = Message(
      en: "\(title.english)\n\(score) of \(points)",
      zh: "\(title.chinese)\n\(points)分，得\(score)分")
    return say(earned) + (page.omission(section).map { "\n" + say($0) } ?? "")
  }

  /// - Returns: the height that the row needs.
  private func writeItem(_ score: ItemScore, _ index: Int, _ sheet: Sheet, _ row: Int) -> Double {
    let (content, evidence) = (contents[index], evidence(score))
    sheet.number(row, 0, index + 1, styles.count)
    sheet.text(row, 2, content, styles.wrapped)
    sheet.number(row, 3, score.item.points, styles.points)
    if let own = score.selfScore {
      sheet.number(row, 4, own, styles.score)
    } else {
      sheet.text(row, 4, "", styles.score)
    }
    let counts = score.item.counts(with: score.outcome.outcome)
    sheet.number(row, 5, counts ? score.score : nil, styles.score)
    sheet.text(row, 6, evidence, styles.wrapped)
    return TextFit.height([(content, Self.widths[2]), (evidence, Self.widths[6])])
  }

  /// The values that were read, then what else there is to say.
  private func evidence(_ score: ItemScore) -> String {
    let values = items.text(score.evidence)
    var parts = score.evidence.isEmpty ? [] : [values.pieces.joined(separator: values.separator)]
    if score.outcome.outcome != .scored {
      parts.append("[" + items.attainment(score).pieces.joined() + "]")
    }
    let remarks = items.remarks(score)
    if !remarks.isEmpty { parts.append(remarks) }
    return parts.joined(separator: context.style.clauseSeparator)
  }

  /// A number over several columns.
  func mergedNumber(
    _ sheet: Sheet, _ row: Int, _ columns: ClosedRange<Int>, _ points: Points?,
    _ format: CellFormat?
  ) {
    sheet.merged(row...row, columns, points == nil ? "—" : "", format)
    if points != nil { sheet.number(row, columns.lowerBound, points, format) }
  }
}
