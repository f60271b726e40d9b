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
    column(indicator).map { $0[row] } ?? .missing
  }

  /// Nil for an indicator that the snapshot has no column for.
  package func column(_ indicator: IndicatorIndex) -> IndicatorColumn? {
    columns.indices.contains(indicator) ? columns[indicator] : nil
  }
}

/// Which snapshot a value comes from.
package enum Moment: UInt8, Sendable, Hashable, CaseIterable {
  case current = 0
  /// The snapshot before the current one.
  case previous = 1
  /// The snapshot that the workspace calls the baseline.
  case baseline = 2
  /// What the unit promised for the year that is scored.
  case target = 3
  /// What the unit promised for the last year of the rule set's schedule.
  case goal = 4
}

/// Values of some indicators for the units of a snapshot, such as their targets.
package typealias IndicatorColumns = [IndicatorIndex: IndicatorColumn]

/// The snapshots that one evaluation reads, aligned by unit code, and what else a rule set may read
/// of its units.
package struct SnapshotSeries: Sendable {
  package let current: Snapshot
  package let previous: AlignedSnapshot?
  package let baseline: AlignedSnapshot?
  /// The day that is scored; nil where neither the snapshot nor the user says it.
  package var asOf: CalendarDate?
  /// What the units promised for the year of `asOf`.
  package var target: IndicatorColumns = [:]
  /// What they promised for the last year of the rule set's schedule.
  package var goal: IndicatorColumns = [:]
  /// The snapshots of a schedule's years up to the current one, the earliest first; empty for a
  /// rule set without a schedule.
  package var years: [AlignedSnapshot] = []
  /// The results of used rule sets and the state of a process: the columns of the rule set's
  /// derived indicators, by position in `RuleSet.derived`.
  package var derived: [IndicatorColumn?] = []
  /// The grades that the units have under the used rule sets, by position in `RuleSet.uses`.
  package var usedGrades: [CodedTexts?] = []
  /// The state that each unit's process has reached; nil without a process.
  package var processStates: CodedTexts?
  /// What is to be said beside a unit's result because of its data, by row.
  package var remarks: [Int: [Flag]] = [:]

  package init(
    current: Snapshot, previous: AlignedSnapshot? = nil, baseline: AlignedSnapshot? = nil
  ) {
    self.current = current
    self.previous = previous
    self.baseline = baseline
    asOf = current.date
  }

  /// The same series with other values of the same units.
  package func replacing(current: Snapshot) -> SnapshotSeries {
    var series = SnapshotSeries(current: current, previous: previous, baseline: baseline)
    series.asOf = asOf
    series.target = target
    series.goal = goal
    series.years = years
    series.derived = derived
    series.usedGrades = usedGrades
    series.processStates = processStates
    series.remarks = remarks
    return series
  }

  package func cell(_ indicator: IndicatorIndex, _ moment: Moment, _ row: Int) -> Cell {
    switch moment {
    case .current: column(indicator).map { $0[row] } ?? .missing
    case .previous: previous?.cell(indicator, row) ?? .missing
    case .baseline: baseline?.cell(indicator, row) ?? .missing
    case .target: target[indicator].map { $0[row] } ?? .missing
    case .goal: goal[indicator].map { $0[row] } ?? .missing
    }
  }

  /// The current column of an indicator, derived ones included; nil where there is none.
  package func column(_ indicator: IndicatorIndex) -> IndicatorColumn? {
    let position = indicator - current.columns.count
    guard position >= 0 else { return current.columns[indicator] }
    return derived.indices.contains(position) ? derived[position] : nil
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

  /// - Parameter rows: for each row of the current snapshot the row here, or `none`.
  package init(_ snapshot: Snapshot, rows: ColumnBuffer<UInt32>) {
    self.snapshot = snapshot
    self.rows = rows
  }

  package func cell(_ indicator: IndicatorIndex, _ row: Int) -> Cell {
    let other = rows[row]
    return other == Self.none ? .missing : snapshot.cell(indicator, Int(other))
  }
}
