import ScorecardModel

/// The peer measures of one unit whose own values change while those of its peers stay: the peers'
/// values are read once.
package struct PeerStandings: Sendable {
  private struct Group {
    let operand: Operand
    let statistic: PeerStatistic
    let reversed: Bool
    /// The peers' values in row order, negated where less is better.
    let others: [Double]
    /// Where the unit's own value stands among them.
    let position: Int
    /// What the unit has now.
    let own: Double?

    func attainment(_ own: Double) -> Double? {
      var values = others
      values.insert(own, at: position)
      return PeerTables.attainment(at: position, among: values, statistic)
    }
  }

  private var groups: [Measure: Group] = [:]
  /// Of the groups whose unit has a value, what it comes to now.
  private var attainments: [Measure: Double] = [:]

  /// - Parameter row: the unit, in the series of all units.
  package init(_ ruleSet: RuleSet, _ series: SnapshotSeries, row: Int) {
    let units = series.current.units
    var members: [Grouping: [Int]] = [:]
    for measure in ruleSet.peerMeasures where groups[measure] == nil {
      guard case .peer(let operand, let statistic, let within, let reversed) = measure else {
        continue
      }
      let peers = members[within] ?? units.partition(within).first { $0.contains(row) } ?? [row]
      members[within] = peers
      let cells = Self.cells(operand, series, reversed: reversed)
      let group = Group(
        operand: operand, statistic: statistic, reversed: reversed,
        others: peers.compactMap { $0 == row ? nil : cells[$0] },
        position: peers.count { $0 < row && cells[$0] != nil }, own: cells[row])
      groups[measure] = group
      attainments[measure] = cells[row].flatMap(group.attainment)
    }
  }

  /// The measures' attainments for the unit.
  /// - Parameter series: of the unit alone.
  func tables(_ series: SnapshotSeries) -> PeerTables {
    var columns: [Measure: IndicatorColumn] = [:]
    for (measure, group) in groups {
      let cell = Self.cells(group.operand, series, reversed: group.reversed)
      guard let own = cell[0] else {
        columns[measure] = Self.column(of: group.operand, series)
        continue
      }
      let attainment = own == group.own ? attainments[measure] : group.attainment(own)
      columns[measure] = IndicatorColumn(
        values: ColumnBuffer([attainment ?? 0]),
        states: ColumnBuffer([attainment == nil ? CellState.notApplicableRaw : 0]))
    }
    return PeerTables(columns: columns)
  }

  /// For each unit what it is compared by; nil where it has no value.
  private static func cells(_ operand: Operand, _ series: SnapshotSeries, reversed: Bool)
    -> [Double?]
  {
    let sign = reversed ? -1.0 : 1.0
    return evaluate(operand, series) { slice, count in
      (0..<count).map { row in
        guard slice.states[row] == 0 else { return nil }
        let value = slice.values[row]
        return sign * (operand.isComputed ? value.comparable : value)
      }
    }
  }

  /// The states of an operand, as those of its measure.
  private static func column(of operand: Operand, _ series: SnapshotSeries) -> IndicatorColumn {
    evaluate(operand, series) { slice, count in
      IndicatorColumn(
        values: ColumnBuffer(count: count, repeating: 0),
        states: ColumnBuffer((0..<count).map { slice.states[$0] }))
    }
  }

  private static func evaluate<Result>(
    _ operand: Operand, _ series: SnapshotSeries, _ body: (CellSlice, Int) -> Result
  ) -> Result {
    let count = series.current.units.count
    let kernel = OperandKernel(
      series: series, rows: 0..<count, scratch: Scratch(capacity: max(1, count)))
    return kernel.evaluate(operand) { body($0, count) }
  }
}
