import Diagnostics
import ScorecardModel

/// Reads snapshot files: one unit a row, one indicator a column.
package struct SnapshotReader: Sendable {
  private let catalogue: Catalogue?
  private let workers: Workers
  private let blockSize: Int
  /// Counts the rows that are read, where somebody watches.
  package var counter: WorkCounter?

  /// - Parameters:
  ///   - catalogue: the indicators that columns may hold; nil takes every column as one.
  ///   - threads: how many threads read at once. The result does not depend on it.
  package init(catalogue: Catalogue?, threads: Int) {
    self.init(catalogue: catalogue, threads: threads, blockSize: RowIndex.blockSize)
  }

  /// - Parameter blockSize: bytes of a block, about; tests make them small.
  init(catalogue: Catalogue?, threads: Int, blockSize: Int) {
    self.catalogue = catalogue
    self.blockSize = blockSize
    workers = Workers(count: threads)
  }

  /// Reads a file.
  /// - Parameters:
  ///   - path: as the user named it; diagnostics show it.
  ///   - level: the kind of unit that the rows are.
  /// - Throws: `.inputNotFound`, or `.badInput` with every fault and its place.
  package func read(
    path: String, date: CalendarDate?, level: UnitLevel
  ) throws(Failure) -> SnapshotReading {
    let content = try FileContent.read(path: path, workers: workers)
    return try read(content, date: date, level: level)
  }

  /// Reads a file whose bytes are at hand.
  func read(
    _ content: FileContent, date: CalendarDate?, level: UnitLevel
  ) throws(Failure) -> SnapshotReading {
    let scan = try scan(content, date: date, level: level)
    guard let snapshot = scan.snapshot, !scan.hasErrors else {
      throw Failure(.badInput, scan.diagnostics)
    }
    return SnapshotReading(
      snapshot: snapshot, catalogue: scan.catalogue, warnings: scan.diagnostics, content: content)
  }

  /// Reads what can be read of a file, and tells the faults of the rest.
  /// - Throws: `.inputNotFound`; or `.badInput` where the file is no table at all.
  package func scan(
    path: String, date: CalendarDate?, level: UnitLevel
  ) throws(Failure) -> SnapshotScan {
    try scan(FileContent.read(path: path, workers: workers), date: date, level: level)
  }

  private func scan(
    _ content: FileContent, date: CalendarDate?, level: UnitLevel
  ) throws(Failure) -> SnapshotScan {
    let text = try TextDecoder.decode(content, workers: workers)
    let dialect = Dialect(detectingIn: text)
    var log = FaultLog()
    var records = RecordReader(text: text, dialect: dialect)
    let cells = records.next(&log) ?? []
    // Where the header's own quoting is broken, nothing after it can be told apart.
    if log.hasErrors { throw Failure(.badInput, log.summary) }
    var headerReader = HeaderReader(text: text, level: level, catalogue: catalogue)
    let header = headerReader.read(cells, &log)
    if header.position(of: .code) == nil,
      let line = lineOfLaterHeader(records, level: level)
    {
      throw Failure(.badInput, misplacedHeader(text, cells, line))
    }
    let bodyStart = min(records.position, text.count)
    let index = RowIndex(
      text: text, dialect: dialect, start: bodyStart, line: text.line(at: bodyStart),
      workers: workers, blockSize: blockSize)
    if index.rowCount == 0 { log.append(.noRows) { noRows(text) } }
    let parser = TableParser(
      text: text, dialect: dialect, header: header, level: level, workers: workers,
      counter: counter)
    let table = parser.parse(index, bodyStart: bodyStart)
    TableReport(text: text, dialect: dialect, header: header, table: table).write(to: &log)
    let isWhole = table.units.count == index.rowCount
    let snapshot = Snapshot(
      date: date, path: content.path, units: table.units, columns: table.columns.indicators)
    return SnapshotScan(
      form: .delimited(
        encoding: text.encoding.name, delimiter: Character(Unicode.Scalar(dialect.delimiter))),
      columns: header.columns.map { RecognisedColumn($0) }, catalogue: header.catalogue,
      snapshot: isWhole ? snapshot : nil, diagnostics: log.summary)
  }

  /// The line of a header further down, for a table under a title.
  private func lineOfLaterHeader(_ records: RecordReader, level: UnitLevel) -> Int? {
    var records = records
    var unused = FaultLog()
    for _ in 0..<5 {
      guard let cells = records.next(&unused), let first = cells.first else { return nil }
      var reader = HeaderReader(text: records.text, level: level, catalogue: catalogue)
      if reader.read(cells, &unused).position(of: .code) != nil {
        return records.text.line(at: first.offset)
      }
    }
    return nil
  }

  private func misplacedHeader(
    _ text: SourceText, _ cells: [TableCell], _ line: Int
  ) -> Diagnostic {
    Diagnostic(
      .missingColumn, at: text.place(at: cells.first?.offset ?? 0),
      Message(
        en: "this is not the header; the header is in line \(line)",
        zh: "这不是表头；表头在第 \(line) 行"),
      help: Message(
        en: "delete the rows above the header", zh: "请删除表头之前的各行"))
  }

  private func noRows(_ text: SourceText) -> Diagnostic {
    Diagnostic(
      .noRows, at: SourcePlace(path: text.path),
      Message(en: "there is no row after the header", zh: "表头之后没有数据行"))
  }
}
