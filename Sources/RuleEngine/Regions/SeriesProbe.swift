import ScorecardModel

/// Looks at what measures and operands come to for every unit of a series: the same kernels as the
/// evaluator's, asked for single parts.
struct SeriesProbe {
  /// A cell for each unit.
  struct Column {
    let values: [Double]
    /// Raw values of `OutcomeCell`.
    let states: [UInt8]

    func hasValue(_ row: Int) -> Bool { states[row] & 0x0F == 0 }
    func isMissing(_ row: Int) -> Bool { states[row] & 0x0F == CellState.missingRaw }
    func isNotApplicable(_ row: Int) -> Bool { states[row] & 0x0F == CellState.notApplicableRaw }
    func isDividedByZero(_ row: Int) -> Bool {
      OutcomeCell(rawValue: states[row]).dividedByZero
    }
  }

  let series: SnapshotSeries
  private let kernel: MeasureKernel
  private let scratch: Scratch

  var count: Int { series.current.units.count }

  init(_ ruleSet: RuleSet, _ series: SnapshotSeries) {
    self.series = series
    let count = series.current.units.count
    scratch = Scratch(capacity: max(1, count))
    kernel = MeasureKernel(
      operands: OperandKernel(series: series, rows: 0..<count, scratch: scratch),
      peers: PeerTables(ruleSet, series))
  }

  /// Units that have one indicator and nothing else, and no peers.
  init(_ column: IndicatorColumn, of indicator: IndicatorIndex) {
    let count = column.values.count
    let codes = TextColumn((0..<count).map(String.init))
    var columns = [IndicatorColumn?](repeating: nil, count: indicator + 1)
    columns[indicator] = column
    let units = UnitTable(level: .community, codes: codes, names: codes)
    series = SnapshotSeries(
      current: Snapshot(date: nil, path: "", units: units, columns: columns))
    scratch = Scratch(capacity: max(1, count))
    kernel = MeasureKernel(
      operands: OperandKernel(series: series, rows: 0..<count, scratch: scratch),
      peers: PeerTables())
  }

  func values(_ input: MeasureInput) -> Column { values(input.operand, at: input.moment) }

  func values(_ operand: Operand, at moment: Moment = .current) -> Column {
    kernel.operands.evaluate(operand, at: moment) { slice in
      Column(
        values: Array(UnsafeBufferPointer(start: slice.values, count: count)),
        states: Array(UnsafeBufferPointer(start: slice.states, count: count)))
    }
  }

  /// - Parameter scale: the points that full attainment is worth; nil in conditions.
  func attainments(_ measure: Measure, scale: Points?) -> Column {
    scratch.withCells { cells in
      kernel.evaluate(measure, scale: scale, into: cells)
      return Column(
        values: Array(UnsafeBufferPointer(start: cells.values, count: count)),
        states: Array(UnsafeBufferPointer(start: cells.states, count: count)))
    }
  }
}
