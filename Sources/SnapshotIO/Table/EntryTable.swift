import Diagnostics

/// A table whose columns are fixed: the catalogue, adjustments, targets, process records.
struct EntryTable {
  /// A column: its id and the other headers that mean it.
  struct Column: Sendable {
    var id: String
    var otherHeaders: [String]
    var isRequired: Bool

    init(_ id: String, _ otherHeaders: String..., isRequired: Bool = false) {
      self.id = id
      self.otherHeaders = otherHeaders
      self.isRequired = isRequired
    }

    var headers: [String] { [id] + otherHeaders }
  }

  /// One row: its cells by column id.
  struct Entry {
    let line: Int
    /// Where its first cell is.
    let offset: Int
    private let cells: [String: TableCell]

    init(line: Int, offset: Int, cells: [String: TableCell]) {
      (self.line, self.offset, self.cells) = (line, offset, cells)
    }

    /// A cell; an empty one at the start of the row where the table has no such column.
    subscript(_ column: String) -> TableCell {
      cells[column] ?? TableCell(text: "", offset: offset)
    }
  }

  let text: SourceText
  private(set) var entries: [Entry] = []
  private(set) var log = FaultLog()
  /// A required column is not there: no entry can be checked.
  private(set) var isIncomplete = false
  private let columns: [Column]

  /// Reads a file.
  /// - Throws: where it cannot be read as a table at all; faults of rows are in `log`.
  init(_ content: FileContent, columns: [Column]) throws(Failure) {
    text = try TableSource.open(
      content, HeaderVocabulary(columns: columns), workers: Workers(count: 1))
    self.columns = columns
    log.append(contentsOf: text.findings)
    var reader = RecordReader(text: text, dialect: text.dialect)
    guard let header = reader.next(&log) else { return }
    let ids = readHeader(header)
    var mark = LineMark.start
    while let cells = reader.next(&log), let first = cells.first {
      mark = LineMark(offset: first.offset, line: text.line(at: first.offset, from: mark))
      readRow(cells, ids, mark)
    }
  }

  /// A fault of a cell.
  mutating func report(
    _ id: DiagnosticID = .badEntry, at cell: TableCell, _ message: Message, notes: [Message] = [],
    help: Message? = nil
  ) {
    log.append(id) { [text] in
      Diagnostic(id, at: text.place(at: cell.offset), message, notes: notes, help: help)
    }
  }

  /// A fault of a cell that something else has the words for.
  mutating func report(
    _ id: DiagnosticID, at cell: TableCell, _ make: (SourcePlace) -> Diagnostic
  ) {
    log.append(id) { [text] in make(text.place(at: cell.offset)) }
  }

  /// - Returns: for each column of the file the id of what it holds, nil for a faulty one.
  private mutating func readHeader(_ cells: [TableCell]) -> [String?] {
    var idByKey: [String: String] = [:]
    for column in columns {
      for header in column.headers { idByKey[HeaderKey.of(header)] = column.id }
    }
    var ids: [String?] = []
    for cell in cells {
      let id = idByKey[HeaderKey.of(cell.text)]
      if id == nil { reportUnknown(cell) }
      if let id, ids.contains(id) {
        report(
          .duplicateColumn, at: cell,
          Message(en: "column '\(id)' appears twice", zh: "“\(id)”列重复出现"))
      }
      ids.append(id)
    }
    for column in columns where column.isRequired && !ids.contains(column.id) {
      isIncomplete = true
      reportMissing(column, at: cells)
    }
    return ids
  }

  private mutating func reportUnknown(_ cell: TableCell) {
    if cell.text.isEmpty {
      report(.emptyHeader, at: cell, Message(en: "a column without a header", zh: "此列没有列名"))
      return
    }
    let shown = Shown.cell(cell.text)
    let names = columns.map(\.id).joined(separator: ", ")
    report(
      .unknownColumn, at: cell, Message(en: "unknown column '\(shown)'", zh: "未知的列“\(shown)”"),
      help: .didYouMean(Spelling.nearest(cell.text, in: columns.flatMap(\.headers)))
        ?? Message(en: "the columns are \(names)", zh: "可用的列：\(names)"))
  }

  private mutating func reportMissing(_ column: Column, at header: [TableCell]) {
    let place = TableCell(text: "", offset: header.first?.offset ?? 0)
    report(
      .missingColumn, at: place,
      Message(en: "there is no column '\(column.id)'", zh: "缺少“\(column.id)”列"))
  }

  private mutating func readRow(_ cells: [TableCell], _ ids: [String?], _ mark: LineMark) {
    guard cells.count == ids.count else {
      log.append(.cellCount) { [text] in
        CellCountFault(found: cells.count, expected: ids.count)
          .diagnostic(at: text.place(at: mark.offset, from: mark))
      }
      return
    }
    var byID: [String: TableCell] = [:]
    for (id, cell) in zip(ids, cells) {
      if let id { byID[id] = cell }
    }
    entries.append(Entry(line: mark.line, offset: mark.offset, cells: byID))
  }
}

/// A row with more or fewer cells than the header.
struct CellCountFault {
  let found: Int
  let expected: Int

  func diagnostic(at place: SourcePlace) -> Diagnostic {
    let help =
      found < expected
      ? Message(
        en: "leave missing cells empty, but keep their delimiters", zh: "缺失的单元格请留空，但保留分隔符")
      : Message(
        en: "put text that holds the delimiter in double quotes", zh: "含有分隔符的文字请用双引号括起来")
    return Diagnostic(
      .cellCount, at: place,
      Message(
        en: "the row has \(found) \(found == 1 ? "cell" : "cells"); expected \(expected)",
        zh: "该行有 \(found) 个单元格，应为 \(expected) 个"),
      help: help)
  }
}
