import Diagnostics
import Workbooks

/// What may be wrong with a table in a workbook.
struct SheetFaults {
  let path: String

  func place(_ sheet: String, row: Int, column: Int) -> SourcePlace {
    var place = SourcePlace(path: path)
    place.cell = SheetPlace(
      sheet: sheet, reference: CellReference.name(row: row, column: column))
    return place
  }

  func place(_ sheet: String) -> SourcePlace {
    var place = SourcePlace(path: path)
    place.cell = SheetPlace(sheet: sheet)
    return place
  }

  // MARK: - Which sheet

  func notAWorkbook() -> Failure {
    fault(
      .noSheet, SourcePlace(path: path),
      Message(
        en: "this is no workbook: it has no sheets to choose from",
        zh: "这不是工作簿，不能指定工作表或表头行"),
      help: Message(
        en: "leave out --sheet and --header-row, or sheet and header_row in the workspace",
        zh: "请去掉 --sheet、--header-row（工作区里是 sheet、header_row）"))
  }

  func unknownSheet(_ name: String, _ sheets: [WorkbookSheet]) -> Failure {
    let names = sheets.map { Shown.cell($0.name) }
    return fault(
      .noSheet, SourcePlace(path: path),
      Message(
        en: "there is no sheet '\(name)'; there are \(names.joined(separator: ", "))",
        zh: "没有工作表“\(name)”；现有：\(names.joined(separator: "、"))"),
      help: .didYouMean(Spelling.nearest(name, in: names)))
  }

  func allHidden(_ sheets: [WorkbookSheet]) -> Failure {
    let names = sheets.map { Shown.cell($0.name) }
    return fault(
      .noSheet, SourcePlace(path: path),
      Message(
        en: "all sheets are hidden: \(names.joined(separator: ", "))",
        zh: "工作表都是隐藏的：\(names.joined(separator: "、"))"),
      help: Message(en: "name the one to read with --sheet", zh: "请用 --sheet 指定要读的工作表"))
  }

  func onlyHidden(_ sheet: String) -> Failure {
    let name = Shown.cell(sheet)
    return fault(
      .noSheet, SourcePlace(path: path),
      Message(
        en: "only the hidden sheet '\(name)' has such a table",
        zh: "只有隐藏的工作表“\(name)”含有这样的表格"),
      help: Message(
        en: "show that sheet in Excel, or name it: --sheet \(name)",
        zh: "请在 Excel 里取消隐藏，或指定要读它：--sheet \(name)"))
  }

  func noHeader(_ sheet: String, among rows: Int) -> Failure {
    fault(
      .headerRow, place(sheet),
      Message(
        en:
          "no header with a column of codes was found in the first \(rows) rows that hold anything",
        zh: "前 \(rows) 个有内容的行里没有找到带代码列的表头"),
      help: Message(
        en: "say in which row the header is: --header-row, or header_row: in the workspace",
        zh: "请写明表头在第几行：--header-row，或在工作区里写 header_row:"))
  }

  func several(_ sheets: [String]) -> Failure {
    let names = sheets.map { Shown.cell($0) }
    return fault(
      .severalSheets, SourcePlace(path: path),
      Message(
        en: "several sheets have such a table: \(names.joined(separator: ", "))",
        zh: "有多个工作表含有这样的表格：\(names.joined(separator: "、"))"),
      help: Message(
        en: "name the one to read: --sheet \(names[0]), or sheet: in the workspace",
        zh: "请指定要读的工作表：--sheet \(names[0])，或在工作区里写 sheet:"))
  }

  func emptySheets(_ sheet: String?) -> Failure {
    fault(
      .emptyFile, sheet.map { place($0) } ?? SourcePlace(path: path),
      sheet == nil
        ? Message(en: "no sheet holds anything", zh: "工作表都是空的")
        : Message(en: "the sheet is empty", zh: "工作表是空的"))
  }

  func noHeader(_ sheet: String, row: Int) -> Failure {
    fault(
      .headerRow, place(sheet),
      Message(en: "row \(row) is empty; it cannot be the header", zh: "第 \(row) 行是空的，不能作表头"),
      help: Message(
        en: "leave out --header-row, and the header is looked for",
        zh: "不写 --header-row 时，程序会自动寻找表头"))
  }

  // MARK: - Cells

  func merged(_ sheet: String, _ range: CellRange) -> Diagnostic {
    let last = CellReference.name(row: range.rows.upperBound, column: range.columns.upperBound)
    return Diagnostic(
      .mergedCells,
      at: place(sheet, row: range.rows.lowerBound, column: range.columns.lowerBound),
      Message(
        en: "cells merged down to \(last) hold one value: whose it is cannot be told",
        zh: "此处到 \(last) 是合并单元格，只有一个值，看不出属于哪一格"),
      help: Message(
        en: "unmerge them, and write each unit's own value", zh: "请取消合并，逐个单位填写"))
  }

  func noResult(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noResult, at: place,
      Message(
        en: "a formula whose result is not in the file", zh: "公式没有计算结果"),
      help: Message(
        en: "open the workbook in Excel or WPS, and save it again",
        zh: "请用 Excel 或 WPS 打开工作簿，重新保存一次"))
  }

  func errorValue(_ found: String, _ column: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .badValue, at: place,
      Message(
        en: "'\(found)' is an error value of the spreadsheet; '\(column)' expects a text",
        zh: "“\(found)”是表格软件的错误值；“\(column)”应为文字"),
      help: Message(en: "correct the formula of this cell", zh: "请修正该单元格的公式"))
  }

  func noCode(_ found: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .mangledCode, at: place,
      Message(
        en: "'\(found)' is a date or a truth value of the spreadsheet; a code is expected",
        zh: "“\(found)”是表格软件的日期或逻辑值，应为代码"),
      help: Message(
        en: "format the column of codes as text and type the code again",
        zh: "请把代码列设为文本格式，重新填写代码"))
  }

  func noTitle(_ place: SourcePlace, firstCell: String) -> Diagnostic {
    Diagnostic(
      .emptyHeader, at: place,
      Message(
        en: "a column without a header, with something in \(firstCell)",
        zh: "此列没有列名，但 \(firstCell) 有内容"),
      help: Message(en: "name the column, or delete it", zh: "请填写列名，或删除该列"))
  }

  // MARK: - Notes

  func macros() -> Diagnostic {
    Diagnostic(
      .macros, .warning, at: SourcePlace(path: path),
      Message(
        en: "the workbook has macros; they are not run", zh: "工作簿含有宏；程序不会运行宏"))
  }

  func hiddenRows(_ sheet: String, _ count: Int, first: Int) -> Diagnostic {
    Diagnostic(
      .hiddenCells, .warning, at: place(sheet),
      Message(
        en: "\(count) hidden \(count == 1 ? "row is" : "rows are") read, too; "
          + "the first is row \(first)",
        zh: "有 \(count) 个隐藏行也一并读取，第一个是第 \(first) 行"),
      help: Message(
        en: "delete rows that are not to count; hiding or filtering does not leave them out",
        zh: "不参加考核的行请删除；隐藏或筛选不会把它们排除在外"))
  }

  func hiddenColumns(_ sheet: String, _ titles: [String]) -> Diagnostic {
    let shown = titles.prefix(5).map { Shown.cell($0) }
    let more = titles.count > 5 ? "…" : ""
    return Diagnostic(
      .hiddenCells, .warning, at: place(sheet),
      Message(
        en: "hidden columns are read, too: \(shown.joined(separator: ", "))\(more)",
        zh: "隐藏列也一并读取：\(shown.joined(separator: "、"))\(more)"))
  }

  func skipped(_ sheet: String, _ row: SkippedRow) -> Diagnostic {
    let text = Shown.cell(row.text)
    let (english, chinese) = row.reason.words
    return Diagnostic(
      .skippedRow, .warning, at: place(sheet, row: row.row, column: row.column),
      Message(
        en: "row \(row.row) is not read: \(english) ('\(text)')",
        zh: "第 \(row.row) 行没有读取：\(chinese)（“\(text)”）"))
  }

  private func fault(
    _ id: DiagnosticID, _ place: SourcePlace, _ message: Message, help: Message? = nil
  ) -> Failure {
    Failure(.badInput, Diagnostic(id, at: place, message, help: help))
  }
}
