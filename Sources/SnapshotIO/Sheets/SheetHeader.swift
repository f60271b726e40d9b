import Workbooks

/// A row near the top of a sheet, kept to look for the header.
struct HeadRow {
  let number: Int
  var cells: [Int: Cell]

  struct Cell {
    var text: String
    var isText: Bool
  }

  init(_ row: SheetRow) {
    number = row.number
    cells = [:]
    for cell in row.cells where cell.kind != .noResult {
      // A title is broken over lines to fit its column, not to say so.
      let text = row.string(cell).split(whereSeparator: \.isNewline).joined()
      if HeaderKey.of(text).isEmpty { continue }
      cells[cell.column] = Cell(text: text, isText: cell.kind == .text)
    }
  }
}

/// The header of a table in a sheet: one row, or several under merged titles.
struct SheetHeader {
  struct Column {
    var title: String
    /// From 0.
    var column: Int
    /// Where the title is: the lowest cell that says it.
    var row: Int
    var kind: HeaderVocabulary.Kind
  }

  var columns: [Column]
  /// The last row of the header.
  var lastRow: Int
  /// The place in `columns` of the key; nil where no header is one.
  var key: Int? { columns.firstIndex { $0.kind == .key } }
  /// Whether it is a header beyond doubt: it has the key and something else that is known.
  var isCertain: Bool
}

/// Looks for the header among the first rows of a sheet.
struct SheetHeaderFinder {
  let vocabulary: HeaderVocabulary
  let rows: [HeadRow]
  private let merged: [CellRange]

  /// Merged cells that are looked at: far more than any header has.
  private static let mostMerged = 20_000

  init(vocabulary: HeaderVocabulary, rows: [HeadRow], merged: [CellRange]) {
    (self.vocabulary, self.rows) = (vocabulary, rows)
    let last = rows.last?.number ?? 0
    self.merged = Array(
      merged.lazy.filter { $0.rows.lowerBound <= last }.prefix(Self.mostMerged))
  }

  /// - Parameter lastRow: the header's last row, where the user says it.
  /// - Returns: nil where there is no row that could be one.
  func find(lastRow: Int? = nil) -> SheetHeader? {
    if let lastRow {
      guard let position = rows.firstIndex(where: { $0.number == lastRow }) else { return nil }
      return header(upperLevels(position)...position)
    }
    guard let position = position else { return nil }
    var last = position
    if let key = keyColumn(rows[position]) {
      while last + 1 < rows.count, continues(rows[position], rows[last + 1], key) { last += 1 }
    }
    return header(upperLevels(position)...last)
  }

  /// The first row with the key among other headers; else the one with the most headers.
  private var position: Int? {
    let certain = rows.firstIndex { row in
      keyColumn(row) != nil && (vocabulary.takesAny ? row.cells.count > 1 : known(row) > 1)
    }
    if let certain { return certain }
    if let key = rows.firstIndex(where: { keyColumn($0) != nil }) { return key }
    let best = rows.indices.max { (known(rows[$0]), -$0) < (known(rows[$1]), -$1) }
    if let best, known(rows[best]) > 1 { return best }
    return rows.firstIndex { $0.cells.count > 1 } ?? rows.indices.first
  }

  private func keyColumn(_ row: HeadRow) -> Int? {
    row.cells.filter { $0.value.isText && vocabulary.kind($0.value.text) == .key }.keys.min()
  }

  private func known(_ row: HeadRow) -> Int {
    row.cells.values.count { $0.isText && vocabulary.kind($0.text) != nil }
  }

  // MARK: - Levels

  /// Whether a row belongs to a header that began above it: its key cell is empty, nothing in it
  /// is a number, and it names columns.
  private func continues(_ first: HeadRow, _ row: HeadRow, _ key: Int) -> Bool {
    guard row.cells[key] == nil, !row.cells.isEmpty, row.cells.values.allSatisfy(\.isText) else {
      return false
    }
    let isMerged = merged.contains { range in
      range.columns.contains(key) && range.rows.contains(first.number)
        && range.rows.contains(row.number)
    }
    return isMerged || known(row) > 0
  }

  /// The rows above a header that give groups of its columns a title.
  private func upperLevels(_ position: Int) -> Int {
    var first = position
    while first > 0, rows[first - 1].number == rows[first].number - 1,
      isGroupRow(rows[first - 1], above: rows[position])
    {
      first -= 1
    }
    return first
  }

  /// Several titles, at least one of which is merged over columns; a title over the whole table
  /// is none of its groups.
  private func isGroupRow(_ row: HeadRow, above header: HeadRow) -> Bool {
    guard row.cells.values.allSatisfy(\.isText) else { return false }
    let width = header.cells.count
    let groups = row.cells.keys.filter { column in
      let range = merge(row.number, column)
      return range.map { $0.columns.count > 1 && $0.columns.count < width } ?? false
    }
    return !groups.isEmpty
  }

  private func merge(_ row: Int, _ column: Int) -> CellRange? {
    merged.first { $0.rows.contains(row) && $0.columns.contains(column) }
  }

  // MARK: - Columns

  private func header(_ levels: ClosedRange<Int>) -> SheetHeader {
    let levels = Array(rows[levels])
    var filled = levels
    for (position, row) in levels.enumerated() {
      for (column, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
        guard let range = merge(row.number, column), range.rows.lowerBound == row.number,
          range.columns.lowerBound == column
        else { continue }
        guard position + 1 < levels.count else { continue }
        for other in range.columns where row.cells[other] == nil {
          filled[position].cells[other] = cell
        }
      }
    }
    let named = Set(levels.flatMap { $0.cells.keys })
      .union(filled.dropLast().flatMap { $0.cells.keys })
    let columns = named.sorted().compactMap { column($0, levels, filled) }
    let kinds = columns.filter { vocabulary.kind($0.title) != nil }
    let hasKey = columns.contains { $0.kind == .key }
    return SheetHeader(
      columns: distinct(columns, filled), lastRow: levels[levels.count - 1].number,
      isCertain: hasKey && (vocabulary.takesAny ? columns.count > 1 : kinds.count > 1))
  }

  /// What a column is called: by all its levels together, by the lowest, with the lowest as the
  /// unit of measure, or by the highest alone, whichever is known.
  private func column(
    _ column: Int, _ levels: [HeadRow], _ filled: [HeadRow]
  ) -> SheetHeader.Column? {
    let titles = titles(column, filled)
    guard let last = titles.last else { return nil }
    let lowest = levels.last { $0.cells[column] != nil } ?? levels[levels.count - 1]
    var candidates = [last]
    if titles.count > 1 {
      let upper = titles.dropLast().joined()
      let unit = last.trimmingParentheses
      candidates = [titles.joined(), last, "\(titles[titles.count - 2])(\(unit))", upper]
      // A group's title that is itself a header heads nothing but its own column.
      if filled[0].cells[column] != nil, levels[0].cells[column] == nil { candidates.removeLast() }
    }
    let title = candidates.first { vocabulary.kind($0) != nil } ?? last
    return SheetHeader.Column(
      title: title, column: column, row: lowest.number, kind: vocabulary.kind(title) ?? .value)
  }

  private func titles(_ column: Int, _ filled: [HeadRow]) -> [String] {
    filled.compactMap { $0.cells[column]?.text }
  }

  /// Columns of one name under different groups get the group's title before theirs.
  private func distinct(
    _ columns: [SheetHeader.Column], _ filled: [HeadRow]
  ) -> [SheetHeader.Column] {
    guard filled.count > 1 else { return columns }
    let counts = Dictionary(columns.map { (HeaderKey.of($0.title), 1) }, uniquingKeysWith: +)
    return columns.map { column in
      let titles = titles(column.column, filled)
      guard counts[HeaderKey.of(column.title), default: 0] > 1, titles.count > 1 else {
        return column
      }
      var column = column
      column.title = titles.joined(separator: " ")
      return column
    }
  }
}

extension String {
  /// Without one pair of parentheses around it.
  fileprivate var trimmingParentheses: String {
    let key = HeaderKey.of(self)
    return key.hasPrefix("(") && key.hasSuffix(")") && key.count > 2
      ? String(key.dropFirst().dropLast()) : self
  }
}
