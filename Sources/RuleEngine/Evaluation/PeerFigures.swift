import ScorecardModel

/// Count, minimum, maximum and mean of every indicator in every ranking group, for `c.peers`.
struct PeerFigures {
  /// For each unit the position of its group in the columns.
  let groupIDs: ColumnBuffer<UInt32>
  /// By indicator, then count, min, max, mean; a cell for each group, missing where no unit of
  /// the group has a value (the count is 0 there).
  let columns: [[IndicatorColumn]]

  init(_ series: SnapshotSeries, within: Grouping) {
    let units = series.current.units
    let groups = units.groups(within)
    groupIDs = groups?.ids ?? ColumnBuffer(count: units.count, repeating: 0)
    let groupCount = groups?.groups.count ?? 1
    let ids = groupIDs
    columns = series.current.columns.map { column in
      Self.figures(column, ids, groupCount: groupCount)
    }
  }

  private static func figures(
    _ column: IndicatorColumn?, _ ids: ColumnBuffer<UInt32>, groupCount: Int
  ) -> [IndicatorColumn] {
    var counts = [Double](repeating: 0, count: groupCount)
    var sums = counts
    var least = [Double](repeating: .infinity, count: groupCount)
    var greatest = [Double](repeating: -.infinity, count: groupCount)
    if let column {
      for row in 0..<ids.count where column.states[row] == 0 && ids[row] != GroupColumn.none {
        let group = Int(ids[row])
        let value = column.values[row]
        counts[group] += 1
        sums[group] += value
        least[group] = min(least[group], value)
        greatest[group] = max(greatest[group], value)
      }
    }
    let present = counts.map { $0 > 0 }
    let masked = { (values: [Double]) in
      IndicatorColumn(zip(values, present).map { $1 ? $0 : nil })
    }
    return [
      IndicatorColumn(counts.map { $0 }), masked(least), masked(greatest),
      masked(zip(sums, counts).map { $0 / $1 }),
    ]
  }
}
