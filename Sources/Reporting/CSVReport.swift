import ScorecardModel

/// A table for spreadsheets and scripts: a line for each unit, or for each group where a level
/// above the units is asked for. UTF-8 without a byte-order mark, LF line ends, RFC 4180 quoting.
///
/// Rule sets follow each other under one header; a column that a rule set does not have is empty.
/// Several flags in one cell are parted by `;`.
struct CSVReport: Report {
  /// Rows formatted at a time by one thread.
  static let chunk = 4_096

  func write(
    _ evaluation: Evaluation, options: ReportOptions, to sink: inout some ByteSink
  ) throws {
    guard evaluation.showsUnits else { return try CSVRollups(evaluation).write(to: &sink) }
    let itemIDs = options.showsItems ? Self.itemIDs(evaluation) : []
    try sink.write(Self.header(itemIDs))
    for result in evaluation.results {
      let lines = CSVUnitLines(result, itemIDs: itemIDs)
      let rows = evaluation.scope.rows
      try OrderedChunks.write(
        count: rows.count, chunk: Self.chunk, threads: options.threads, to: &sink
      ) { range, bytes in
        lines.append(rows[range], to: &bytes)
      }
    }
  }

  /// The items of every rule set, each id once, in the order of their first.
  private static func itemIDs(_ evaluation: Evaluation) -> [String] {
    var seen: Set<String> = []
    return evaluation.results.flatMap { $0.ruleSet.items.map(\.id) }
      .filter { seen.insert($0).inserted }
  }

  private static func header(_ itemIDs: [String]) -> [UInt8] {
    var line = Array("code,name,street,district,ruleset,total,grade,rank,coverage,flags".utf8)
    for id in itemIDs {
      line.appendComma()
      line.append(csv: id)
    }
    line.appendLineEnd()
    return line
  }
}

/// The lines of one rule set's units. What many lines share is encoded once.
private struct CSVUnitLines: Sendable {
  let table: ScoreTable
  let units: UnitTable
  /// Cells with the comma after them, by position in the groups of the units.
  let streets: [[UInt8]]
  let districts: [[UInt8]]
  let ruleSet: [UInt8]
  /// By position in the rule set's grades.
  let grades: [[UInt8]]
  let unassessable: [UInt8]
  /// For each item column the rule set's item; nil where it has none of that id.
  let items: [Int?]

  init(_ result: RuleSetResult, itemIDs: [String]) {
    table = result.table
    units = result.units
    streets = units.street.map { $0.groups.map { CSVText.cell($0.name) } } ?? []
    districts = units.district.map { $0.groups.map { CSVText.cell($0.name) } } ?? []
    ruleSet = CSVText.cell(result.ruleSet.id)
    grades = result.ruleSet.grades.map { CSVText.cell($0.name) }
    unassessable = CSVText.cell(ReportWords.unassessable.chinese)
    items = itemIDs.map { id in result.ruleSet.items.firstIndex { $0.id == id } }
  }

  func append(_ rows: ArraySlice<Int>, to bytes: inout [UInt8]) {
    let marks = RowMarks(table, rows: rows)
    bytes.reserveCapacity(rows.count * (96 + 8 * items.count))
    for (index, row) in rows.enumerated() {
      appendUnit(row, to: &bytes)
      appendResult(row, to: &bytes)
      bytes.append(shortest: marks.coverage[index])
      bytes.appendComma()
      if marks.mayHaveFlags[index] { appendFlags(row, to: &bytes) }
      for item in items {
        bytes.appendComma()
        if let item { appendItem(item, row, to: &bytes) }
      }
      bytes.appendLineEnd()
    }
  }

  private func appendUnit(_ row: Int, to bytes: inout [UInt8]) {
    bytes.append(csv: units.codes.utf8(row))
    bytes.appendComma()
    bytes.append(csv: units.names.utf8(row))
    bytes.appendComma()
    if let street = units.street?.group(of: row) { bytes.append(contentsOf: streets[street]) }
    bytes.appendComma()
    if let district = units.district?.group(of: row) {
      bytes.append(contentsOf: districts[district])
    }
    bytes.appendComma()
  }

  private func appendResult(_ row: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: ruleSet)
    bytes.appendComma()
    let total = table.total(row)
    if let total { bytes.append(total, decimals: table.ruleSet.decimals) }
    bytes.appendComma()
    if total == nil {
      bytes.append(contentsOf: unassessable)
    } else if let grade = table.grade(row) {
      bytes.append(contentsOf: grades[grade])
    }
    bytes.appendComma()
    if let rank = table.rank(row) { bytes.append(integer: rank) }
    bytes.appendComma()
  }

  private func appendFlags(_ row: Int, to bytes: inout [UInt8]) {
    let flags = table.flags(row).map(\.text.chinese)
    bytes.append(csv: flags.joined(separator: ";"))
  }

  private func appendItem(_ item: Int, _ row: Int, to bytes: inout [UInt8]) {
    let column = table.items[item]
    guard column.outcome(row).outcome == .scored else { return }
    bytes.append(shortest: column.earned(row))
  }
}
