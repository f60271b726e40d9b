import Diagnostics
import ScorecardModel

/// Sheets of assessment forms: one for a single unit, or many forms one after the other on a sheet,
/// each from a new page on.
struct FormSheets {
  /// Excel takes 1,023 page breaks a sheet.
  static let limit = 1_000

  private let context: SheetContext
  private let form: UnitForm
  private let title: String

  init(_ context: SheetContext) {
    self.context = context
    form = UnitForm(context)
    title = context.say(WorkbookWords.form(context.ruleSet.title))
  }

  /// The form of one unit, its result above the titles of the columns.
  func write(_ row: Int, on sheet: Sheet) {
    sheet.setWidths(UnitForm.widths)
    let card = context.result.scorecard(row)
    let start = context.writeTitle(
      WorkbookWords.form(context.ruleSet.title), sheet, columns: UnitForm.columns.count)
    let header = form.writeResult(card, sheet, from: start)
    form.writeColumnTitles(sheet, header)
    let items = form.writeItems(card, sheet, from: header + 1)
    let end = form.writeRest(card, sheet, from: items)
    sheet.freeze(rows: header + 1)
    sheet.setUp(setup(0...header, end))
  }

  /// The forms of units under common titles.
  /// - Parameter rows: at most `limit`, in the order of the forms.
  func write(_ rows: [Int], on sheet: Sheet) {
    sheet.setWidths(UnitForm.widths)
    let header = context.writeTitle(
      WorkbookWords.form(context.ruleSet.title), sheet, columns: UnitForm.columns.count)
    form.writeColumnTitles(sheet, header)
    sheet.freeze(rows: header + 1)
    var next = header + 1
    var breaks: [Int] = []
    for (index, row) in rows.enumerated() {
      if index > 0 { breaks.append(next) }
      let card = context.result.scorecard(row)
      let items = form.writeResult(card, sheet, from: next)
      next = form.writeRest(card, sheet, from: form.writeItems(card, sheet, from: items))
    }
    var setup = setup(0...header, next)
    setup.breaks = breaks
    sheet.setUp(setup)
  }

  private func setup(_ header: ClosedRange<Int>, _ end: Int) -> Sheet.PrintSetup {
    Sheet.PrintSetup(
      title: title, note: context.style.asOf(context.asOf), headerRows: header, lastRow: end - 1,
      lastColumn: UnitForm.columns.count - 1)
  }
}
