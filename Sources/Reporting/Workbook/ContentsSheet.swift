import Diagnostics
import ScorecardModel

/// The first sheet of a workbook of several rule sets: a link to every other sheet.
final class ContentsSheet {
  private let sheet: Sheet
  private let style: TextStyle
  private let styles: SheetStyles
  private let evaluation: Evaluation
  private var entries: [(ruleSet: RuleSet, sheet: Sheet, holds: Message)] = []

  /// Nil where the workbook needs none.
  init?(_ file: WorkbookFile, _ style: TextStyle, _ evaluation: Evaluation) {
    guard evaluation.results.count != 1,
      let sheet = file.sheet(style.say(WorkbookWords.contents))
    else { return nil }
    self.sheet = sheet
    self.style = style
    self.evaluation = evaluation
    styles = SheetStyles(file, decimals: 2)
  }

  func add(_ sheets: [(sheet: Sheet, holds: Message)], of ruleSet: RuleSet) {
    entries += sheets.map { (ruleSet, $0.sheet, $0.holds) }
  }

  func write() {
    let title = evaluation.title ?? style.say(WorkbookWords.contents)
    sheet.setWidths([36, 36, 44])
    sheet.merged(0...0, 0...2, title, styles.title)
    sheet.setHeight(0, 30)
    let note =
      evaluation.results.isEmpty ? style.say(WorkbookWords.empty) : style.asOf(evaluation.asOf)
    sheet.merged(1...1, 0...2, note, styles.subtitle)
    let titles = [DocumentWords.index, WorkbookWords.sheet, WorkbookWords.holds]
    for (column, title) in titles.enumerated() {
      sheet.text(2, column, style.say(title), styles.header)
    }
    for (index, entry) in entries.enumerated() {
      let row = 3 + index
      sheet.text(row, 0, style.say(entry.ruleSet.title), styles.text)
      sheet.link(row, 1, to: entry.sheet, styles.text)
      sheet.text(row, 2, style.say(entry.holds), styles.text)
    }
    sheet.freeze(rows: 3)
    sheet.setUp(
      Sheet.PrintSetup(
        title: title, note: style.asOf(evaluation.asOf), headerRows: 2...2,
        lastRow: 2 + entries.count, lastColumn: 2))
  }
}
