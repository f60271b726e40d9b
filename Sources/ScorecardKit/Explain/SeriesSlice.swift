import ScorecardModel

/// Some units of a series, with everything that rules read of them.
extension SnapshotSeries {
  /// - Parameter rows: of the current snapshot, each once; their order is the slice's.
  func slice(_ rows: [Int]) -> SnapshotSeries {
    let sliced = current.slice(rows)
    let align = { (other: AlignedSnapshot) in
      AlignedSnapshot(other.snapshot, rows: ColumnBuffer(rows.map { other.rows[$0] }))
    }
    var series = SnapshotSeries(
      current: sliced, previous: previous.map(align), baseline: baseline.map(align))
    series.asOf = asOf
    series.target = target.mapValues { $0.slice(rows) }
    series.goal = goal.mapValues { $0.slice(rows) }
    series.years = years.map(align)
    series.derived = derived.map { $0?.slice(rows) }
    series.usedGrades = usedGrades.map { $0?.slice(rows) }
    series.processStates = processStates?.slice(rows)
    for (position, row) in rows.enumerated() { series.remarks[position] = remarks[row] }
    return series
  }

  /// The same series with other values of one unit.
  /// - Parameter changes: of indicators of the catalogue, each once.
  func changing(_ row: Int, _ changes: [CellChange]) -> SnapshotSeries {
    var columns = current.columns
    for change in changes where columns.indices.contains(change.indicator) {
      columns[change.indicator] = IndicatorColumn.changed(
        columns[change.indicator], row, to: change.value, count: current.units.count)
    }
    return replacing(
      current: Snapshot(
        date: current.date, path: current.path, units: current.units, columns: columns))
  }
}

/// A cell of the current snapshot that is to hold another value.
struct CellChange: Sendable, Hashable {
  let indicator: IndicatorIndex
  let value: Double
}

extension Snapshot {
  fileprivate func slice(_ rows: [Int]) -> Snapshot {
    Snapshot(
      date: date, path: path, units: units.slice(rows),
      columns: columns.map { $0?.slice(rows) })
  }
}

extension IndicatorColumn {
  fileprivate func slice(_ rows: [Int]) -> IndicatorColumn {
    IndicatorColumn(
      values: ColumnBuffer(rows.map { values[$0] }), states: ColumnBuffer(rows.map { states[$0] }))
  }

  /// - Parameter column: nil is one without any value.
  fileprivate static func changed(
    _ column: IndicatorColumn?, _ row: Int, to value: Double, count: Int
  ) -> IndicatorColumn {
    var values = (0..<count).map { column?.values[$0] ?? 0 }
    var states = (0..<count).map { column?.states[$0] ?? CellState.missing.rawValue }
    (values[row], states[row]) = (value, CellState.value.rawValue)
    return IndicatorColumn(values: ColumnBuffer(values), states: ColumnBuffer(states))
  }
}

extension CodedTexts {
  fileprivate func slice(_ rows: [Int]) -> CodedTexts {
    CodedTexts(ids: ColumnBuffer(rows.map { ids[$0] }), texts: texts)
  }
}

extension UnitTable {
  fileprivate func slice(_ rows: [Int]) -> UnitTable {
    let group = { (column: GroupColumn?) in
      column.map { column in
        GroupColumn(ids: ColumnBuffer(rows.map { column.ids[$0] }), groups: column.groups)
      }
    }
    return UnitTable(
      level: level, codes: TextColumn(rows.map { codes[$0] }),
      names: TextColumn(rows.map { names[$0] }), street: group(street), district: group(district),
      city: group(city), stratum: group(stratum))
  }
}
