import Diagnostics
import ScorecardModel

/// Reads snapshot files: one unit a row, one indicator a column.
package struct SnapshotReader: Sendable {
  private let catalogue: Catalogue?
  private let workers: Workers

  /// - Parameters:
  ///   - catalogue: the indicators that columns may hold; nil takes every column as one.
  ///   - threads: how many threads read at once. The result does not depend on it.
  package init(catalogue: Catalogue?, threads: Int) {
    self.catalogue = catalogue
    workers = Workers(count: threads)
  }

  /// Reads a file.
  /// - Parameters:
  ///   - path: as the user named it; diagnostics show it.
  ///   - level: the kind of unit that the rows are.
  /// - Throws: `.inputNotFound`, or `.badInput` with every fault and its place.
  package func read(
    path: String, date: CalendarDate, level: UnitLevel
  ) throws(Failure) -> SnapshotReading {
    let content = try FileContent.read(path: path, workers: workers)
    let text = try TextDecoder.decode(content, workers: workers)
    var log = DiagnosticLog()
    var reader = RecordReader(text: text, dialect: Dialect(detectingIn: text))
    guard let cells = reader.next(&log) else { throw Failure(.badInput, log.summary) }
    var headerReader = HeaderReader(text: text, level: level, catalogue: catalogue)
    let header = headerReader.read(cells, &log)
    var table = RowTable(text: text, header: header, level: level)
    while let record = reader.next(&log) { table.add(record, &log) }
    if log.hasErrors { throw Failure(.badInput, log.summary) }
    return SnapshotReading(
      snapshot: table.snapshot(date: date), catalogue: header.catalogue,
      warnings: log.summary, content: content)
  }
}

/// Rows of a snapshot as they are read.
private struct RowTable {
  let text: SourceText
  let header: Header
  let level: UnitLevel
  private var rows: [[String]] = []
  private var cells: [[Cell]]

  init(text: SourceText, header: Header, level: UnitLevel) {
    (self.text, self.header, self.level) = (text, header, level)
    cells = Array(repeating: [], count: header.catalogue.count)
  }

  mutating func add(_ record: [TableCell], _ log: inout DiagnosticLog) {
    guard record.count == header.columns.count else {
      let fault = CellCountFault(found: record.count, expected: header.columns.count)
      log.append(fault.diagnostic(at: text.place(at: record.first?.offset ?? 0)))
      return
    }
    rows.append(record.map(\.text))
    for (column, cell) in zip(header.columns, record) {
      guard case .indicator(let index) = column.meaning else { continue }
      switch CellExpectation(header.catalogue[index]).read(cell.text) {
      case .value(let value): cells[index].append(.value(value))
      case .missing: cells[index].append(.missing)
      case .notApplicable: cells[index].append(.notApplicable)
      case .fault:
        let shown = Shown.cell(cell.text)
        log.append(
          Diagnostic(
            .badValue, at: text.place(at: cell.offset),
            Message(en: "'\(shown)' is not a value", zh: "“\(shown)”不是有效的值")))
        cells[index].append(.missing)
      }
    }
  }

  func snapshot(date: CalendarDate) -> Snapshot {
    let codes = column(.code) ?? []
    let names = column(.name) ?? codes
    let city = groups(.city, code: .cityCode, digits: 4, codes)
    let district = groups(.district, code: .districtCode, digits: 6, codes)
    let street = groups(.street, code: .streetCode, digits: 9, codes)
    let units = UnitTable(
      level: level, codes: TextColumn(codes), names: TextColumn(names), street: street,
      district: district, city: city, stratum: column(.stratum).map { grouped($0, $0) })
    let present = Set(
      header.columns.compactMap { column -> Int? in
        if case .indicator(let index) = column.meaning { return index }
        return nil
      })
    let columns = cells.indices.map { present.contains($0) ? indicatorColumn(cells[$0]) : nil }
    return Snapshot(date: date, path: text.path, units: units, columns: columns)
  }

  private func indicatorColumn(_ cells: [Cell]) -> IndicatorColumn {
    IndicatorColumn(
      values: ColumnBuffer(
        cells.map { cell in if case .value(let value) = cell { value } else { 0 } }),
      states: ColumnBuffer(
        cells.map { cell -> UInt8 in
          switch cell {
          case .value: CellState.value.rawValue
          case .missing: CellState.missing.rawValue
          case .notApplicable: CellState.notApplicable.rawValue
          }
        }))
  }

  private func column(_ role: ColumnRole) -> [String]? {
    header.position(of: role).map { position in rows.map { $0[position] } }
  }

  private func groups(
    _ name: ColumnRole, code: ColumnRole, digits: Int, _ codes: [String]
  ) -> GroupColumn? {
    let derived = codes.map { code in
      code.utf8.count == 12
        ? String(code.prefix(digits)) + String(repeating: "0", count: 12 - digits) : ""
    }
    let groupCodes = column(code) ?? column(name) ?? derived
    return grouped(groupCodes, column(name) ?? groupCodes)
  }

  private func grouped(_ codes: [String], _ names: [String]) -> GroupColumn {
    var ids: [UInt32] = []
    var groups: [UnitGroup] = []
    var idByCode: [String: UInt32] = [:]
    for (code, name) in zip(codes, names) {
      if code.isEmpty {
        ids.append(GroupColumn.none)
        continue
      }
      let id = idByCode[code] ?? UInt32(groups.count)
      if idByCode[code] == nil {
        idByCode[code] = id
        groups.append(UnitGroup(code: code, name: name))
      }
      ids.append(id)
    }
    return GroupColumn(ids: ColumnBuffer(ids), groups: groups)
  }
}
