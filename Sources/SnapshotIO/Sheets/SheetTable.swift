import Diagnostics
import Workbooks

/// Finds the table in a workbook and makes a text table of it.
struct SheetTable {
  /// Rows that hold something, from the top, among which the header is looked for.
  private static let headRows = 60

  private let workbook: Workbook
  private let faults: SheetFaults
  private let choice: SheetChoice
  private let vocabulary: HeaderVocabulary

  /// A sheet with its header.
  private struct Candidate {
    let sheet: WorkbookSheet
    let layout: SheetLayout
    let header: SheetHeader
    /// Whether the sheet goes on below the rows among which its header was looked for.
    let isLong: Bool
  }

  static func open(
    _ content: FileContent, _ choice: SheetChoice, _ vocabulary: HeaderVocabulary
  ) throws(Failure) -> SourceText {
    try withExtendedLifetime(content.bytes) { () throws(Failure) in
      let bytes = UnsafeRawBufferPointer(start: content.bytes.pointer, count: content.count)
      let workbook = try Workbook(path: content.path, bytes)
      return try SheetTable(
        workbook: workbook, faults: SheetFaults(path: content.path), choice: choice,
        vocabulary: vocabulary
      ).text()
    }
  }

  private func text() throws(Failure) -> SourceText {
    let found = try candidate()
    var log = FaultLog()
    if workbook.hasMacros { log.append(.macros, .warning) { faults.macros() } }
    let reader = SheetRows(
      header: found.header, layout: found.layout, sheet: found.sheet.name, faults: faults,
      vocabulary: vocabulary)
    return try reader.read(found.sheet, of: workbook, &log)
  }

  // MARK: - Which sheet

  private func candidate() throws(Failure) -> Candidate {
    if let sheet = choice.sheet {
      let known =
        workbook.sheets.first { $0.name == sheet }
        ?? workbook.sheets.first { $0.name.lowercased() == sheet.lowercased() }
      let number = Int(sheet).flatMap { number in
        (1...workbook.sheets.count).contains(number) ? workbook.sheets[number - 1] : nil
      }
      guard let named = known ?? number else { throw faults.unknownSheet(sheet, workbook.sheets) }
      guard let found = try candidate(named) else { throw faults.emptySheets(named.name) }
      return found
    }
    let visible = workbook.sheets.filter { !$0.isHidden }
    guard !visible.isEmpty else { throw faults.allHidden(workbook.sheets) }
    var found: [Candidate] = []
    for sheet in visible {
      if let candidate = try candidate(sheet, isOnly: visible.count == 1) {
        found.append(candidate)
      }
    }
    let certain = found.filter(\.header.isCertain)
    if certain.count > 1 { throw faults.several(certain.map(\.sheet.name)) }
    if certain.isEmpty { try tellWhereItMayBe(found) }
    guard let best = certain.first ?? found.first(where: { $0.header.key != nil }) ?? found.first
    else { throw faults.emptySheets(nil) }
    return best
  }

  /// - Throws: where no visible sheet has such a table near its top: that a hidden one has it, or that
  ///   the header may stand further down.
  private func tellWhereItMayBe(_ found: [Candidate]) throws(Failure) {
    for sheet in workbook.sheets where sheet.isHidden {
      if let hidden = try candidate(sheet, isOnly: false), hidden.header.isCertain {
        throw faults.onlyHidden(sheet.name)
      }
    }
    let isWithoutKey = found.allSatisfy { $0.header.key == nil }
    if choice.headerRow == nil, isWithoutKey, let long = found.first(where: \.isLong) {
      throw faults.noHeader(long.sheet.name, among: Self.headRows)
    }
  }

  /// - Parameter isOnly: whether there is no other sheet; then a header row that is not there is
  ///   told.
  /// - Returns: nil for an empty sheet.
  private func candidate(
    _ sheet: WorkbookSheet, isOnly: Bool = true
  ) throws(Failure) -> Candidate? {
    let head = try head(of: sheet)
    if head.isEmpty { return nil }
    let layout = try workbook.layout(of: sheet)
    let finder = SheetHeaderFinder(vocabulary: vocabulary, rows: head, merged: layout.merged)
    guard let header = finder.find(lastRow: choice.headerRow) else {
      guard let row = choice.headerRow, isOnly else { return nil }
      throw faults.noHeader(sheet.name, row: row)
    }
    return Candidate(
      sheet: sheet, layout: layout, header: header, isLong: head.count >= Self.headRows)
  }

  private func head(of sheet: WorkbookSheet) throws(Failure) -> [HeadRow] {
    var head: [HeadRow] = []
    let wanted = choice.headerRow
    try workbook.read(sheet) { row in
      if let wanted, row.number > wanted { return false }
      let kept = HeadRow(row)
      if !kept.cells.isEmpty { head.append(kept) }
      if wanted != nil, head.count > Self.headRows { head.removeFirst() }
      return wanted != nil || head.count < Self.headRows
    }
    return head
  }
}
