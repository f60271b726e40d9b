import CXlsxWriter
import Diagnostics
import ScorecardModel

/// One sheet of a workbook. Rows and columns count from 0. What comes from data is always written
/// as text or number: nothing becomes a formula.
final class Sheet {
  /// The rows that Excel has room for.
  static let rowLimit = 1_048_576

  let name: String
  let pointer: UnsafeMutablePointer<lxw_worksheet>
  let file: WorkbookFile

  init(name: String, pointer: UnsafeMutablePointer<lxw_worksheet>, file: WorkbookFile) {
    self.name = name
    self.pointer = pointer
    self.file = file
  }

  // MARK: Cells

  /// A text; one that Excel has no room for is cut, which is told.
  func text(_ row: Int, _ column: Int, _ text: String, _ format: CellFormat?) {
    let text = fitted(text, row, column)
    file.note(worksheet_write_string(pointer, UInt32(row), UInt16(column), text, format))
  }

  func number(_ row: Int, _ column: Int, _ number: Double, _ format: CellFormat?) {
    file.note(worksheet_write_number(pointer, UInt32(row), UInt16(column), number, format))
  }

  /// Points or a share as a number; a dash where there is none.
  func number(_ row: Int, _ column: Int, _ points: Points?, _ format: CellFormat?) {
    if let points {
      number(row, column, points.number, format)
    } else {
      text(row, column, "—", format)
    }
  }

  func number(_ row: Int, _ column: Int, _ count: Int, _ format: CellFormat?) {
    number(row, column, Double(count), format)
  }

  func date(_ row: Int, _ column: Int, _ date: CalendarDate, _ format: CellFormat?) {
    var value = lxw_datetime()
    (value.year, value.month, value.day) = (Int32(date.year), Int32(date.month), Int32(date.day))
    file.note(worksheet_write_datetime(pointer, UInt32(row), UInt16(column), &value, format))
  }

  func blank(_ row: Int, _ columns: ClosedRange<Int>, _ format: CellFormat?) {
    for column in columns {
      file.note(worksheet_write_blank(pointer, UInt32(row), UInt16(column), format))
    }
  }

  /// One text over several cells; a text in a single cell where the ranges are of one.
  func merged(
    _ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, _ text: String, _ format: CellFormat?
  ) {
    guard rows.count > 1 || columns.count > 1 else {
      return self.text(rows.lowerBound, columns.lowerBound, text, format)
    }
    let text = fitted(text, rows.lowerBound, columns.lowerBound)
    file.note(
      worksheet_merge_range(
        pointer, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
        UInt16(columns.upperBound), text, format))
  }

  /// A text that leads to another sheet.
  func link(_ row: Int, _ column: Int, to other: Sheet, _ format: CellFormat?) {
    file.note(
      worksheet_write_url_opt(
        pointer, UInt32(row), UInt16(column), "internal:'\(other.name)'!A1", format, other.name, nil
      ))
  }

  private func fitted(_ text: String, _ row: Int, _ column: Int) -> String {
    let (text, isCut) = text.cellText.cut(mark: WorkbookWords.cutMark.text(file.language))
    if isCut {
      file.tell(
        Diagnostic(
          .workbookText, .warning,
          at: SourcePlace(path: "\(name)!\(Self.column(column))\(row + 1)"),
          Message(
            en: "a text of the workbook was cut to \(String.cellLimit) characters, the most that a "
              + "cell holds",
            zh: "工作簿里有一段文字超过单元格的上限 \(String.cellLimit) 个字符，已截断")))
    }
    return text
  }

  /// `A`, `Z`, `AA`.
  static func column(_ column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
    return column < 26 ? letter : self.column(column / 26 - 1) + letter
  }

  // MARK: Rows and columns

  /// - Parameter widths: in characters, from the first column on.
  func setWidths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() {
      file.note(worksheet_set_column(pointer, UInt16(column), UInt16(column), width, nil))
    }
  }

  /// - Parameter height: in points.
  func setHeight(_ row: Int, _ height: Double) {
    file.note(worksheet_set_row(pointer, UInt32(row), height, nil))
  }

  func freeze(rows: Int, columns: Int = 0) {
    worksheet_freeze_panes(pointer, UInt32(rows), UInt16(columns))
  }

  func filter(_ rows: ClosedRange<Int>, columns: Int) {
    file.note(
      worksheet_autofilter(
        pointer, UInt32(rows.lowerBound), 0, UInt32(rows.upperBound), UInt16(columns - 1)))
  }

  // MARK: Conditional formats

  func condition(
    _ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, _ rule: inout lxw_conditional_format
  ) {
    file.note(
      worksheet_conditional_format_range(
        pointer, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
        UInt16(columns.upperBound), &rule))
  }

  /// Cells that hold a text get its colours.
  func paint(
    _ text: String, _ color: TextColor, _ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>
  ) {
    // Excel takes no longer text in a formula.
    guard let (font, fill) = color.cell, text.utf16.count <= 255 else { return }
    var style = CellStyle()
    (style.color, style.fill) = (font, fill)
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
    rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
    rule.format = file.format(style)
    let quoted = "\"" + text.cellText.replacing("\"", with: "\"\"") + "\""
    quoted.withMutableCString {
      rule.value_string = $0
      condition(rows, columns, &rule)
    }
  }

  /// A bar in each cell, full at `maximum`.
  func bars(_ rows: ClosedRange<Int>, _ column: Int, maximum: Points) {
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    rule.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    rule.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    rule.max_value = maximum.number
    rule.bar_color = SheetColor.bar
    rule.bar_solid = 1
    condition(rows, column...column, &rule)
  }

  /// From red over yellow to green.
  func scale(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, maximum: Points) {
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
    let number = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    (rule.min_rule_type, rule.mid_rule_type, rule.max_rule_type) = (number, number, number)
    (rule.mid_value, rule.max_value) = (maximum.number * 0.6, maximum.number)
    (rule.min_color, rule.mid_color, rule.max_color) = SheetColor.scale
    condition(rows, columns, &rule)
  }

  // MARK: Print

  /// A4 landscape, as wide as a page, with page numbers.
  struct PrintSetup {
    var title: String
    var note = ""
    /// Repeated on every page.
    var headerRows: ClosedRange<Int>
    var lastRow: Int
    var lastColumn: Int
    /// Rows that begin a page.
    var breaks: [Int] = []
  }

  func setUp(_ setup: PrintSetup) {
    worksheet_set_landscape(pointer)
    worksheet_set_paper(pointer, 9)
    worksheet_set_margins(pointer, 0.5, 0.5, 0.7, 0.65)
    worksheet_center_horizontally(pointer)
    // Excel takes 255 characters. Ampersands begin its codes: libxlsxwriter 1.1.4 takes a doubled one
    // with a G behind it for a picture and frees what it does not have.
    let part = { (text: String, most: Int) in
      var text = text.cellText.replacing("\n", with: " ").replacing("&", with: "＆")
      while text.utf16.count > most { text.removeLast() }
      return text
    }
    let header = "&L&9 \(part(setup.title, 90))&R&9 \(part(setup.note, 30))"
    file.note(worksheet_set_header(pointer, header))
    file.note(worksheet_set_footer(pointer, "&C&9 " + WorkbookWords.page.text(file.language)))
    file.note(
      worksheet_repeat_rows(
        pointer, UInt32(setup.headerRows.lowerBound), UInt32(setup.headerRows.upperBound)))
    file.note(
      worksheet_print_area(pointer, 0, 0, UInt32(setup.lastRow), UInt16(setup.lastColumn)))
    worksheet_fit_to_pages(pointer, 1, 0)
    if !setup.breaks.isEmpty {
      var breaks = setup.breaks.map(UInt32.init) + [0]
      file.note(worksheet_set_h_pagebreaks(pointer, &breaks))
    }
  }
}
