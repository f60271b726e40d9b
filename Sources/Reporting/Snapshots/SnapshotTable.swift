import ScorecardModel

/// A snapshot as a table to be written: which columns, headed how, with what in them.
package struct SnapshotTable: Sendable {
  /// What a column holds.
  package enum Content: Sendable, Equatable {
    case code, name
    case groupName(Grouping)
    case groupCode(Grouping)
    case indicator(IndicatorIndex)
  }

  package struct Column: Sendable {
    package let header: String
    package let content: Content

    package init(header: String, content: Content) {
      self.header = header
      self.content = content
    }
  }

  package let snapshot: Snapshot
  package let catalogue: Catalogue
  package let columns: [Column]

  package init(snapshot: Snapshot, catalogue: Catalogue, columns: [Column]) {
    self.snapshot = snapshot
    self.catalogue = catalogue
    self.columns = columns
  }

  /// A cell to be written.
  enum Value: Equatable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case missing
    case notApplicable
  }

  /// The same in files of every language: reading takes it for not applicable.
  static let notApplicable = "不适用"
  static let (yes, no) = ("是", "否")

  func value(_ row: Int, _ column: Column) -> Value {
    let units = snapshot.units
    switch column.content {
    case .code: return .text(units.codes[row])
    case .name: return .text(units.names[row])
    case .groupName(let grouping): return text(units.group(grouping, of: row)?.name)
    case .groupCode(let grouping): return text(units.group(grouping, of: row)?.ownCode)
    case .indicator(let index):
      switch snapshot.cell(index, row) {
      case .missing: return .missing
      case .notApplicable: return .notApplicable
      case .value(let number):
        return catalogue[index].type == .boolean ? .boolean(number != 0) : .number(number)
      }
    }
  }

  private func text(_ text: String?) -> Value { text.map { .text($0) } ?? .missing }
}

/// The forms that a snapshot is written in.
package enum SnapshotFormat: String, CaseIterable, Sendable {
  case csv, json, ndjson, xlsx

  /// The endings of file names that mean it.
  package var endings: [String] {
    switch self {
    case .csv: ["csv"]
    case .json: ["json"]
    case .ndjson: ["ndjson", "jsonl"]
    case .xlsx: ["xlsx"]
    }
  }

  /// The units that it has room for, besides the header.
  package var mostUnits: Int { self == .xlsx ? Sheet.rowLimit - 1 : .max }

  /// Writes a line for each unit, at most `mostUnits`. The bytes do not depend on the number of
  /// threads.
  /// - Throws: what `sink` throws; of a workbook also what went wrong in making it.
  package func write(
    _ table: SnapshotTable, threads: Int, to sink: inout some ByteSink
  ) throws {
    switch self {
    case .xlsx: return try SnapshotSheet.write(table, to: &sink)
    case .csv:
      try sink.write(table.columns.map { CSVText.cell($0.header) }.joined(separator: ",") + "\n")
    case .json: try sink.write("[")
    case .ndjson: break
    }
    try OrderedChunks.write(
      count: table.snapshot.units.count, chunk: CSVReport.chunk, threads: threads, to: &sink
    ) { rows, bytes in
      for row in rows { append(row, of: table, to: &bytes) }
    }
    if self == .json { try sink.write("\n]\n") }
  }

  private func append(_ row: Int, of table: SnapshotTable, to bytes: inout ByteBuffer) {
    switch self {
    case .xlsx: break
    case .csv: bytes.append(csvRow: row, of: table)
    case .json:
      bytes.append(row == 0 ? "\n" : ",\n")
      bytes.append(jsonRow: row, of: table)
    case .ndjson:
      bytes.append(jsonRow: row, of: table)
      bytes.appendLineEnd()
    }
  }
}

extension ByteBuffer {
  fileprivate mutating func append(csvRow row: Int, of table: SnapshotTable) {
    for (index, column) in table.columns.enumerated() {
      if index > 0 { appendComma() }
      switch table.value(row, column) {
      case .text(let text): append(csv: text)
      case .number(let number): append(number: number)
      case .boolean(let value): append(value ? SnapshotTable.yes : SnapshotTable.no)
      case .missing: break
      case .notApplicable: append(SnapshotTable.notApplicable)
      }
    }
    appendLineEnd()
  }

  fileprivate mutating func append(jsonRow row: Int, of table: SnapshotTable) {
    open("{")
    for column in table.columns {
      separate()
      append(json: column.header)
      append(":")
      switch table.value(row, column) {
      case .text(let text): append(json: text)
      case .number(let number): append(number: number)
      case .boolean(let value): append(value ? "true" : "false")
      case .missing: append("null")
      case .notApplicable: append(json: SnapshotTable.notApplicable)
      }
    }
    close("}")
  }
}
