import Diagnostics
import Workbooks

/// Makes records of a text table of the rows below a sheet's header.
final class SheetRows {
  private let header: SheetHeader
  private let sheet: String
  private let faults: SheetFaults
  private let merges: MergedCells
  private let layout: SheetLayout
  /// For each column of the sheet its place in the header, -1 for none.
  private var positionByColumn: [Int]
  private let kinds: [HeaderVocabulary.Kind]
  private var table = MadeTable()
  private var log = FaultLog()
  /// The cells of the row that is being read, by their place in the header.
  private var cells: [ArraySlice<UInt8>]
  private var strays: [Int: Int] = [:]
  private var hidden = (count: 0, first: 0)
  private var isFirst = true

  init(
    header: SheetHeader, layout: SheetLayout, sheet: String, faults: SheetFaults,
    vocabulary: HeaderVocabulary
  ) {
    (self.header, self.layout, self.sheet, self.faults) = (header, layout, sheet, faults)
    kinds = header.columns.map(\.kind)
    positionByColumn = Array(repeating: -1, count: (header.columns.last?.column ?? 0) + 1)
    for (position, column) in header.columns.enumerated() {
      positionByColumn[column.column] = position
    }
    cells = Array(repeating: [], count: header.columns.count)
    merges = MergedCells(layout.merged, header: header, sharesKeys: vocabulary.sharesKeys)
  }

  func read(
    _ source: WorkbookSheet, of workbook: Workbook, _ log: inout FaultLog
  ) throws(Failure) -> SourceText {
    self.log = log
    table.begin(header.lastRow)
    for column in header.columns { table.append(column.title.utf8) }
    table.end()
    try workbook.read(source) { row in
      if row.number > header.lastRow { add(row) }
      return !table.isFull
    }
    if table.isFull { throw MadeTable.tooLarge(path: faults.path) }
    writeNotes()
    return table.text(
      path: faults.path,
      .sheet(
        name: sheet,
        header: header.columns.map { TableOrigin.CellPlace(row: $0.row, column: $0.column) },
        columns: header.columns.map(\.column)),
      self.log)
  }

  // MARK: - Rows

  private func add(_ row: SheetRow) {
    let own = row.cells.filter { position(of: $0) >= 0 && !isBlank(row, $0) }
    merges.note(row)
    guard !own.isEmpty else { return noteStrays(row) }
    let key = own.first { kind(of: $0) == .key }.map(row.string) ?? ""
    let filledKey = header.key.flatMap { merges.value(row.number, header.columns[$0].column) }
    if filledKey == nil,
      let skip = SkippedRow(row, own, key: key, header: header, isFirst: isFirst)
    {
      log.append(.skippedRow, .warning) { faults.skipped(sheet, skip) }
      return
    }
    isFirst = false
    if row.isHidden { hidden = (hidden.count + 1, hidden.count == 0 ? row.number : hidden.first) }
    noteStrays(row)
    for range in merges.unclear(in: row) {
      log.append(.mergedCells) { faults.merged(sheet, range) }
    }
    write(row, own)
  }

  /// Remembers cells in columns that have no title.
  private func noteStrays(_ row: SheetRow) {
    for cell in row.cells where position(of: cell) < 0 && !isBlank(row, cell) {
      if strays[cell.column] == nil { strays[cell.column] = row.number }
    }
  }

  private func write(_ row: SheetRow, _ own: [SheetCell]) {
    for position in cells.indices { cells[position] = [] }
    for cell in own {
      let position = position(of: cell)
      if cell.kind == .noResult {
        log.append(.noResult) { faults.noResult(place(row, cell)) }
        continue
      }
      if kinds[position] == .key, cell.kind == .boolean || cell.kind == .date {
        log.append(.mangledCode) { faults.noCode(row.string(cell), place(row, cell)) }
      }
      if cell.kind == .error, kinds[position] != .value {
        log.append(.badValue) {
          faults.errorValue(
            row.string(cell), Shown.cell(header.columns[position].title), place(row, cell))
        }
      }
      cells[position] = row.bytes[cell.text]
    }
    for (position, column) in header.columns.enumerated() where cells[position].isEmpty {
      if let value = merges.value(row.number, column.column) { cells[position] = value[...] }
    }
    table.begin(row.number)
    for cell in cells { table.append(cell) }
    table.end()
  }

  private func place(_ row: SheetRow, _ cell: SheetCell) -> SourcePlace {
    faults.place(sheet, row: row.number, column: cell.column)
  }

  @inline(__always)
  private func position(of cell: SheetCell) -> Int {
    cell.column < positionByColumn.count ? positionByColumn[cell.column] : -1
  }

  private func kind(of cell: SheetCell) -> HeaderVocabulary.Kind { kinds[position(of: cell)] }

  private func isBlank(_ row: SheetRow, _ cell: SheetCell) -> Bool {
    cell.kind != .noResult && row.bytes[cell.text].allSatisfy { $0 <= Byte.space }
  }

  // MARK: - Notes

  private func writeNotes() {
    for (column, row) in strays.sorted(by: { $0.key < $1.key }) {
      log.append(.emptyHeader) {
        faults.noTitle(
          faults.place(sheet, row: header.lastRow, column: column),
          firstCell: CellReference.name(row: row, column: column))
      }
    }
    if hidden.count > 0 {
      log.append(.hiddenCells, .warning) {
        faults.hiddenRows(sheet, hidden.count, first: hidden.first)
      }
    }
    let titles = header.columns.filter { column in
      layout.hiddenColumns.contains { $0.contains(column.column) }
    }
    if !titles.isEmpty {
      log.append(.hiddenCells, .warning) { faults.hiddenColumns(sheet, titles.map(\.title)) }
    }
  }
}
