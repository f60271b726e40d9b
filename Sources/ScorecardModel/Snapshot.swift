/// What a cell of a snapshot holds.
package enum CellState: UInt8, Sendable {
  case value = 0
  /// Empty or redacted.
  case missing = 1
  case notApplicable = 2
}

/// The values of one indicator, a cell for each unit.
package struct IndicatorColumn: Sendable {
  /// In the indicator's unit of measure; booleans are 1 and 0; 0 where the state is not `.value`.
  package let values: ColumnBuffer<Double>
  /// Raw values of `CellState`.
  package let states: ColumnBuffer<UInt8>

  package init(values: ColumnBuffer<Double>, states: ColumnBuffer<UInt8>) {
    self.values = values
    self.states = states
  }

  /// For tests and small tables: nil is a missing cell.
  package init(_ cells: [Double?]) {
    values = ColumnBuffer(cells.map { $0 ?? 0 })
    states = ColumnBuffer(cells.map { ($0 == nil ? CellState.missing : .value).rawValue })
  }

  package subscript(_ row: Int) -> Cell {
    switch CellState(rawValue: states[row]) {
    case .value: .value(values[row])
    case .notApplicable: .notApplicable
    case .missing, nil: .missing
    }
  }
}

/// One cell of a snapshot.
package enum Cell: Sendable, Hashable {
  case value(Double)
  case missing
  case notApplicable
}

/// The indicator values of many units on one date, by column.
package struct Snapshot: Sendable {
  /// Nil where neither the workspace nor the user says it.
  package let date: CalendarDate?
  /// As the user named it; reports and diagnostics show it.
  package let path: String
  package let units: UnitTable
  /// By `IndicatorIndex`; nil for an indicator that the file has no column for.
  package let columns: [IndicatorColumn?]

  package init(date: CalendarDate?, path: String, units: UnitTable, columns: [IndicatorColumn?]) {
    self.date = date
    self.path = path
    self.units = units
    self.columns = columns
  }

  package func cell(_ indicator: IndicatorIndex, _ row: Int) -> Cell {
    columns[indicator].map { $0[row] } ?? .missing
  }
}

/// Which snapshot a value comes from.
package enum Moment: UInt8, Sendable, Hashable, CaseIterable {
  case current = 0
  /// The snapshot before the current one.
  case previous = 1
  /// The snapshot that the workspace calls the baseline.
  case baseline = 2
}

/// The snapshots that one evaluation reads, aligned by unit code.
package struct SnapshotSeries: Sendable {
  package let current: Snapshot
  package let previous: AlignedSnapshot?
  package let baseline: AlignedSnapshot?

  package init(
    current: Snapshot, previous: AlignedSnapshot? = nil, baseline: AlignedSnapshot? = nil
  ) {
    self.current = current
    self.previous = previous
    self.baseline = baseline
  }

  package func cell(_ indicator: IndicatorIndex, _ moment: Moment, _ row: Int) -> Cell {
    switch moment {
    case .current: current.cell(indicator, row)
    case .previous: previous?.cell(indicator, row) ?? .missing
    case .baseline: baseline?.cell(indicator, row) ?? .missing
    }
  }
}

/// A snapshot of another date, reached by the rows of the current one.
package struct AlignedSnapshot: Sendable {
  package static let none = UInt32.max

  package let snapshot: Snapshot
  /// For each row of the current snapshot the row here, or `none`.
  package let rows: ColumnBuffer<UInt32>

  package init(_ snapshot: Snapshot, alignedTo current: Snapshot) {
    self.snapshot = snapshot
    var rowByCode: [String: UInt32] = [:]
    rowByCode.reserveCapacity(snapshot.units.count)
    for row in 0..<snapshot.units.count {
      rowByCode[snapshot.units.codes[row]] = UInt32(row)
    }
    let codes = current.units.codes
    rows = ColumnBuffer((0..<codes.count).map { rowByCode[codes[$0]] ?? Self.none })
  }

  package func cell(_ indicator: IndicatorIndex, _ row: Int) -> Cell {
    let other = rows[row]
    return other == Self.none ? .missing : snapshot.cell(indicator, Int(other))
  }
}
