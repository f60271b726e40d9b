import ScorecardModel

/// The CSV lines of one rule set's units. What many lines share is quoted once, and columns are
/// read as memory: a national table has a million lines.
struct CSVUnitLines: Sendable {
  /// Rows whose item columns are gathered at a time, so that they stay in the processor's cache.
  private static let block = 256
  /// Stands for the points of an item that was not scored.
  private static let noPoints = Int64.min

  private let table: ScoreTable
  private let units: UnitTable
  private let streets: TextColumn
  private let districts: TextColumn
  private let ruleSet: String
  /// The grades and, after them, what stands for none.
  private let grades: TextColumn
  /// For each item column the rule set's item; nil where it has none of that id.
  private let items: [Int?]

  init(_ result: RuleSetResult, itemIDs: [String]) {
    table = result.table
    units = result.units
    let cells = { (column: GroupColumn?) in
      TextColumn((column?.groups ?? []).map { CSVText.cell($0.name) })
    }
    streets = cells(units.street)
    districts = cells(units.district)
    ruleSet = CSVText.cell(result.ruleSet.id)
    let names = result.ruleSet.grades.map(\.name) + [ReportWords.unassessable.chinese]
    grades = TextColumn(names.map(CSVText.cell))
    items = itemIDs.map { id in result.ruleSet.items.firstIndex { $0.id == id } }
  }

  /// Appends the lines of units.
  func append(_ rows: ArraySlice<Int>, to bytes: inout ByteBuffer) {
    for start in stride(from: rows.startIndex, to: rows.endIndex, by: Self.block) {
      appendBlock(rows[start..<min(rows.endIndex, start + Self.block)], to: &bytes)
    }
  }

  private func appendBlock(_ rows: ArraySlice<Int>, to bytes: inout ByteBuffer) {
    let marks = RowMarks(table, rows: rows)
    let points = gatherPoints(rows)
    let codes = units.codes.memory
    let names = units.names.memory
    let streets = GroupCells(units.street, self.streets)
    let districts = GroupCells(units.district, self.districts)
    let results = ResultCells(table, grades)
    for (index, row) in rows.enumerated() {
      bytes.append(csv: codes[row])
      bytes.appendComma()
      bytes.append(csv: names[row])
      bytes.appendComma()
      streets.append(row, to: &bytes)
      districts.append(row, to: &bytes)
      bytes.append(ruleSet)
      bytes.appendComma()
      results.append(row, to: &bytes)
      bytes.append(shortest: marks.coverage[index])
      bytes.appendComma()
      if marks.mayHaveFlags[index] { appendFlags(row, to: &bytes) }
      for item in items.indices {
        bytes.appendComma()
        let micro = points[item * rows.count + index]
        if micro != Self.noPoints { bytes.append(shortest: Points(micro: micro)) }
      }
      bytes.appendLineEnd()
    }
  }

  /// The points of each item column, one column after another.
  private func gatherPoints(_ rows: ArraySlice<Int>) -> [Int64] {
    var gathered: [Int64] = []
    gathered.reserveCapacity(items.count * rows.count)
    for item in items {
      guard let item else {
        gathered.append(contentsOf: repeatElement(Self.noPoints, count: rows.count))
        continue
      }
      let outcomes = table.items[item].outcomes.pointer
      for row in rows {
        let isScored = OutcomeCell(rawValue: outcomes[row]).outcome == .scored
        gathered.append(isScored ? table.score(ofItem: item, row).micro : Self.noPoints)
      }
    }
    return gathered
  }

  private func appendFlags(_ row: Int, to bytes: inout ByteBuffer) {
    bytes.append(csv: table.flags(row).map(\.text.chinese).joined(separator: "|"))
  }
}

/// The cells of a grouping, as memory that is valid while its columns live.
private struct GroupCells {
  let ids: UnsafePointer<UInt32>?
  let names: TextMemory

  init(_ column: GroupColumn?, _ names: TextColumn) {
    ids = column?.ids.pointer
    self.names = names.memory
  }

  /// The name of a unit's group, nothing where it has none, and a comma.
  func append(_ row: Int, to bytes: inout ByteBuffer) {
    if let ids, ids[row] != GroupColumn.none { bytes.append(names[Int(ids[row])]) }
    bytes.appendComma()
  }
}

/// Totals, grades and ranks, as memory that is valid while the table lives.
private struct ResultCells {
  let decimals: Int
  let totals: UnsafePointer<Int64>
  let standings: UnsafePointer<UInt8>
  let grades: UnsafePointer<UInt8>
  let ranks: UnsafePointer<UInt32>
  let gradeNames: TextMemory
  let unassessable: Int

  init(_ table: ScoreTable, _ names: TextColumn) {
    decimals = table.ruleSet.decimals
    totals = table.totals.pointer
    standings = table.standings.pointer
    grades = table.grades.pointer
    ranks = table.ranks.pointer
    gradeNames = names.memory
    unassessable = names.count - 1
  }

  func append(_ row: Int, to bytes: inout ByteBuffer) {
    let isAssessed = standings[row] == Standing.assessed.rawValue
    if isAssessed { bytes.append(Points(micro: totals[row]), decimals: decimals) }
    bytes.appendComma()
    if !isAssessed {
      bytes.append(gradeNames[unassessable])
    } else if grades[row] != ScoreTable.noGrade {
      bytes.append(gradeNames[Int(grades[row])])
    }
    bytes.appendComma()
    if ranks[row] != 0 { bytes.append(integer: Int(ranks[row])) }
    bytes.appendComma()
  }
}
