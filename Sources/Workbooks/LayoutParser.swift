import Diagnostics

/// Reads what a sheet says besides its rows: merged cells and hidden columns.
final class LayoutParser: XMLHandler {
  private(set) var layout = SheetLayout()
  private(set) var failure: Failure?
  private let archive: ZipArchive
  private let sheet: WorkbookSheet
  private var mergedRows = 0

  var isDone: Bool { failure != nil }

  init(_ workbook: Workbook, _ sheet: WorkbookSheet) {
    (archive, self.sheet) = (workbook.archive, sheet)
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "mergeCell", let range = attributes["ref"].flatMap({ CellRange($0) }) {
      mergedRows += range.rows.count
      layout.merged.append(range)
      if mergedRows > archive.limits.mergedRows { failure = archive.faults.tooLarge(Self.tooMany) }
    } else if name == "col", attributes.isTrue("hidden"),
      let first = attributes["min"].flatMap({ Int($0) }),
      let last = attributes["max"].flatMap({ Int($0) }),
      first >= 1, first <= last, layout.hiddenColumns.count < CellReference.mostColumns
    {
      layout.hiddenColumns.append((first - 1)...(last - 1))
    }
  }

  private static let tooMany = Message(
    en: "merged cells go over more rows than any table needs", zh: "合并单元格覆盖的行数远多于正常表格")
}
