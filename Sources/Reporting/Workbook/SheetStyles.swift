import Diagnostics
import ScorecardModel

/// The formats that the sheets of one rule set share.
struct SheetStyles {
  let title, subtitle, header, label, band, text, centered, wrapped: CellFormat?
  let count, points, score, strongScore, amount, percent, date, plain: CellFormat?

  init(_ file: WorkbookFile, decimals: Int) {
    func format(_ change: (inout CellStyle) -> Void) -> CellFormat? {
      var style = CellStyle()
      change(&style)
      return file.format(style)
    }
    title = format {
      ($0.font, $0.size, $0.isBold, $0.hasBorder) = (.heading, 16, true, false)
      $0.alignment = .center
    }
    subtitle = format {
      ($0.color, $0.hasBorder, $0.alignment, $0.wraps) = (SheetColor.dim, false, .center, true)
    }
    header = format {
      ($0.font, $0.isBold, $0.fill) = (.heading, true, SheetColor.header)
      ($0.alignment, $0.wraps) = (.center, true)
    }
    label = format {
      ($0.font, $0.fill, $0.alignment) = (.heading, SheetColor.band, .center)
      $0.wraps = true
    }
    band = format { ($0.font, $0.isBold, $0.fill) = (.heading, true, SheetColor.header) }
    text = format { $0.isIndented = true }
    centered = format { ($0.alignment, $0.wraps) = (.center, true) }
    wrapped = format { ($0.wraps, $0.isIndented) = (true, true) }
    plain = format { ($0.hasBorder, $0.wraps) = (false, true) }
    count = format { $0.alignment = .center }
    points = format { $0.alignment = .right }
    let zeros = decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
    score = format { ($0.alignment, $0.numberFormat) = (.right, zeros) }
    strongScore = format {
      ($0.alignment, $0.numberFormat, $0.isBold) = (.right, zeros, true)
    }
    let finer = zeros + (decimals == 0 ? "." : "") + String(repeating: "#", count: 6 - decimals)
    amount = format {
      ($0.alignment, $0.numberFormat) = (.right, decimals == 0 ? "General" : finer)
    }
    percent = format { ($0.alignment, $0.numberFormat) = (.right, "0.0%") }
    date = format { ($0.alignment, $0.numberFormat) = (.center, "yyyy-mm-dd") }
  }
}

/// What the sheets of one rule set are made from.
struct SheetContext {
  let file: WorkbookFile
  let style: TextStyle
  let styles: SheetStyles
  let result: RuleSetResult
  let asOf: CalendarDate?

  var ruleSet: RuleSet { result.ruleSet }
  var units: UnitTable { result.units }

  func say(_ message: Message) -> String { style.say(message) }

  /// `1.0.0 · 截至 2025-12-31`: beside the title of a sheet.
  var note: String {
    [ruleSet.version, style.asOf(asOf)].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// A title over the whole width of a sheet, and what the rule set says about itself under it.
  /// - Returns: the row behind them.
  func writeTitle(_ title: Message, _ sheet: Sheet, columns: Int, more: [String] = []) -> Int {
    sheet.merged(0...0, 0...(columns - 1), say(title), styles.title)
    sheet.setHeight(0, 30)
    let parts = [note, style.phase(ruleSet) ?? "", ruleSet.source].filter { !$0.isEmpty } + more
    sheet.merged(1...1, 0...(columns - 1), parts.joined(separator: "    "), styles.subtitle)
    sheet.setHeight(1, 20)
    return 2
  }

  func writeHeader(_ titles: [String], _ sheet: Sheet, _ row: Int, from column: Int = 0) {
    for (index, title) in titles.enumerated() {
      sheet.text(row, column + index, title, styles.header)
    }
  }

  /// The grades of a column in their colours.
  func paintGrades(_ sheet: Sheet, _ rows: ClosedRange<Int>, _ column: Int) {
    for (index, grade) in ruleSet.grades.enumerated() {
      sheet.paint(
        grade.name, style.color(ofGrade: index, ruleSet), rows, column...column)
    }
    sheet.paint(say(ReportWords.unassessable), .red, rows, column...column)
  }
}
