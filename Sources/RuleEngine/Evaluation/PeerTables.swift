import ScorecardModel

/// The attainments of peer-relative measures, computed over whole groups before the chunks.
struct PeerTables: Sendable {
  private var columns: [Measure: IndicatorColumn] = [:]

  subscript(_ measure: Measure) -> IndicatorColumn? { columns[measure] }

  /// - Parameter columns: the attainments of every peer-relative measure that is used.
  init(columns: [Measure: IndicatorColumn] = [:]) { self.columns = columns }

  /// Computes every peer-relative measure that the rule set uses.
  ///
  /// A unit's peers are the units of its group that have a value; units outside any group are
  /// each other's peers. Where the statistic is not
  /// defined (a group of one; equal values for `min_max`) the measure is not applicable.
  init(_ ruleSet: RuleSet, _ series: SnapshotSeries) {
    for measure in ruleSet.peerMeasures where columns[measure] == nil {
      columns[measure] = Self.column(measure, series)
    }
  }

  private static func column(_ measure: Measure, _ series: SnapshotSeries) -> IndicatorColumn? {
    guard case .peer(let operand, let statistic, let within, let reversed) = measure else {
      return nil
    }
    let units = series.current.units
    let values = ColumnBuffer(count: units.count, repeating: 0.0)
    let states = ColumnBuffer(count: units.count, repeating: CellState.missingRaw)
    let kernel = OperandKernel(
      series: series, rows: 0..<units.count, scratch: Scratch(capacity: max(1, units.count)))
    kernel.evaluate(operand) { slice in
      states.writer.update(from: slice.states, count: units.count)
      for members in units.partition(within) {
        let present = members.filter { slice.states[$0] == 0 }
        let sign = reversed ? -1.0 : 1.0
        let attainments = attainments(
          present.map { row in
            let value = slice.values[row]
            return sign * (operand.isComputed ? value.comparable : value)
          }, statistic)
        for (row, attainment) in zip(present, attainments) {
          if let attainment {
            values.writer[row] = attainment
          } else {
            states.writer[row] = CellState.notApplicableRaw
          }
        }
      }
    }
    return IndicatorColumn(values: values, states: states)
  }

  /// For each value its attainment among all of them, greater being better; nil where the
  /// statistic is not defined. A falling indicator comes with its values negated.
  static func attainments(_ values: [Double], _ statistic: PeerStatistic) -> [Double?] {
    guard values.count > 1, let least = values.min(), let greatest = values.max() else {
      return values.map { _ in nil }
    }
    switch statistic {
    case .percentRank:
      let sorted = values.sorted()
      return values.map { Double(countSmaller(than: $0, in: sorted)) / Double(values.count - 1) }
    case .minMax:
      guard greatest > least else { return values.map { _ in nil } }
      return values.map { ($0 - least) / (greatest - least) }
    case .zScore(let span):
      guard greatest > least else { return values.map { _ in 0.5 } }
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = (squares / Double(values.count - 1)).squareRoot()
      return values.map { min(max((($0 - mean) / deviation + span) / (2 * span), 0), 1) }
    }
  }

  /// The attainment of one of the values, as `attainments` has it, in time that grows with their
  /// number alone.
  static func attainment(at position: Int, among values: [Double], _ statistic: PeerStatistic)
    -> Double?
  {
    guard case .percentRank = statistic, values.count > 1 else {
      return attainments(values, statistic)[position]
    }
    let own = values[position]
    return Double(values.count { $0 < own }) / Double(values.count - 1)
  }

  private static func countSmaller(than value: Double, in sorted: [Double]) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
