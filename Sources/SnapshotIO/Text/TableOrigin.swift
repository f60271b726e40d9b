import Diagnostics
import Workbooks

/// Where the cells of a text come from that was made of a worksheet or of JSON.
///
/// The text is a comma-separated table: a header and a record for each row or object. Diagnostics
/// are to name places of the file that the user has, so each record says where it was.
final class TableOrigin: Sendable {
  enum Kind: Sendable {
    /// - Parameters:
    ///   - header: the cell that each column's header is in.
    ///   - columns: each column's place in the sheet, from 0.
    case sheet(name: String, header: [CellPlace], columns: [Int])
    /// - Parameters:
    ///   - text: the file.
    ///   - header: the offset of each column's first key.
    case json(text: JSONText, header: [Int], keys: [String])
  }

  struct CellPlace: Sendable {
    var row: Int
    var column: Int
  }

  let kind: Kind
  /// The offset of each record in the made text, the header's first.
  let starts: [Int]
  /// For each record the row of the sheet, or the offset of the object; the header's is not used.
  let sources: [Int]

  init(kind: Kind, starts: [Int], sources: [Int]) {
    (self.kind, self.starts, self.sources) = (kind, starts, sources)
  }

  /// The place of what the made text has at an offset.
  func place(at offset: Int, in made: SourceText, showsExcerpt: Bool) -> SourcePlace {
    let (record, cell) = position(of: offset, in: made)
    switch kind {
    case .sheet(let name, let header, let columns):
      var place = SourcePlace(path: made.path)
      let column = columns[min(cell, columns.count - 1)]
      let spot = record == 0 ? header[min(cell, header.count - 1)] : nil
      let row = spot?.row ?? sources[record]
      place.cell = SheetPlace(
        sheet: name, reference: CellReference.name(row: row, column: spot?.column ?? column))
      return place
    case .json(let json, let header, let keys):
      let column = min(cell, keys.count - 1)
      let found =
        record == 0 ? header[column] : json.offset(of: keys[column], inObjectAt: sources[record])
      return json.source.place(at: found, showsExcerpt: showsExcerpt)
    }
  }

  /// The row of the sheet, or the line of the file, of what the made text has at an offset.
  func line(at offset: Int, in made: SourceText) -> Int {
    let record = record(at: offset)
    switch kind {
    case .sheet(_, let header, _): return record == 0 ? header[0].row : sources[record]
    case .json(let json, _, _): return json.source.line(at: sources[record])
    }
  }

  private func record(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The record and its cell, both from 0.
  private func position(of offset: Int, in made: SourceText) -> (record: Int, cell: Int) {
    let record = record(at: offset)
    var cell = 0
    var isQuoted = false
    for position in starts[record]..<max(starts[record], min(offset, made.count)) {
      let byte = made.base[position]
      if byte == Byte.quote { isQuoted.toggle() }
      if byte == Byte.comma, !isQuoted { cell += 1 }
    }
    return (record, cell)
  }
}

/// A comma-separated table that is being made from another file.
struct MadeTable {
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [Int] = []
  private(set) var sources: [Int] = []
  private var isFirst = true

  /// The most bytes that a table may take. The largest sheet there is, a million rows of a hundred
  /// numbers, is some 700 MB; a small file can be made to hold a text a million times over.
  private static let most = 1 << 30

  /// Whether there is no room for more; what is added then is left out.
  var isFull: Bool { bytes.count > Self.most }

  /// What is told of a table that is full.
  static func tooLarge(path: String) -> Failure {
    Failure(
      .badInput,
      Diagnostic(
        .tableTooLarge, at: SourcePlace(path: path),
        Message(
          en: "the table in this file takes more than 1 GiB, far more than any table of units",
          zh: "文件里的表展开后超过 1 GiB，远大于正常的数据表"),
        help: Message(
          en: "leave only the columns that are used, or split the file",
          zh: "请只留下用到的列，或分成几个文件")))
  }

  /// Begins a record.
  /// - Parameter source: where it comes from, as `TableOrigin.sources` has it.
  mutating func begin(_ source: Int) {
    starts.append(bytes.count)
    sources.append(source)
    isFirst = true
  }

  mutating func append(_ cell: some Collection<UInt8>) {
    if isFull { return }
    if !isFirst { bytes.append(Byte.comma) }
    isFirst = false
    let isPlain = cell.allSatisfy { byte in
      byte != Byte.comma && byte != Byte.quote && byte != Byte.lineFeed
        && byte != Byte.carriageReturn
    }
    if isPlain { return bytes.append(contentsOf: cell) }
    bytes.append(Byte.quote)
    for byte in cell {
      if byte == Byte.quote { bytes.append(Byte.quote) }
      bytes.append(byte)
    }
    bytes.append(Byte.quote)
  }

  mutating func end() { bytes.append(Byte.lineFeed) }

  func text(path: String, _ kind: TableOrigin.Kind, _ findings: FaultLog) -> SourceText {
    SourceText(
      path: path, storage: PaddedBytes(bytes),
      origin: TableOrigin(
        kind: kind, starts: starts, sources: sources), findings: findings.summary)
  }
}
