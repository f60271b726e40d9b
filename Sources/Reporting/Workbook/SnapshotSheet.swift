import Diagnostics
import ScorecardModel

/// A snapshot as a workbook of one sheet: codes and names as text, values as numbers, the header in
/// sight and with filters.
enum SnapshotSheet {
  /// - Throws: `WorkbookFile.WriteError`, and what `sink` throws.
  static func write(_ table: SnapshotTable, to sink: inout some ByteSink) throws {
    let file = try WorkbookFile(.chinese)
    file.describe(title: "", comments: "", date: table.snapshot.date)
    if let sheet = file.sheet(WorkbookWords.data.chinese, isStreamed: true) {
      write(table, sheet)
    }
    try file.finish(to: &sink)
  }

  private static func write(_ table: SnapshotTable, _ sheet: Sheet) {
    sheet.setWidths(table.columns.map { min(40, max(10, Double(DisplayWidth.of($0.header)) + 2)) })
    sheet.freeze(rows: 1, columns: table.columns.first?.content == .code ? 1 : 0)
    var heading = CellStyle()
    (heading.isBold, heading.fill) = (true, SheetColor.header)
    let (header, body) = (sheet.file.format(heading), sheet.file.format(CellStyle()))
    for (column, title) in table.columns.enumerated() {
      sheet.text(0, column, title.header, header)
    }
    for row in 0..<table.snapshot.units.count {
      for (index, column) in table.columns.enumerated() {
        switch table.value(row, column) {
        case .text(let text): sheet.text(row + 1, index, text, body)
        case .number(let number): sheet.number(row + 1, index, number, body)
        case .boolean(let value):
          sheet.text(row + 1, index, value ? SnapshotTable.yes : SnapshotTable.no, body)
        case .missing: sheet.blank(row + 1, index...index, body)
        case .notApplicable: sheet.text(row + 1, index, SnapshotTable.notApplicable, body)
        }
      }
    }
    if !table.columns.isEmpty {
      sheet.filter(0...table.snapshot.units.count, columns: table.columns.count)
    }
  }
}
