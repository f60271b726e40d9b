import ScorecardModel

/// How often units were in regions, and the first that was.
struct RegionHits {
  private(set) var counts: [Region: Int] = [:]
  private(set) var firstRows: [Region: Int] = [:]

  mutating func hit(_ region: Region, _ row: Int) {
    counts[region, default: 0] += 1
    firstRows[region] = min(firstRows[region] ?? row, row)
  }
}

/// How often each region of a rule set was reached. Sums do not depend on the order of the results
/// that are counted.
package struct RegionCount: Sendable {
  package let plan: RegionPlan
  package private(set) var hits: [Region: Int] = [:]

  package init(_ plan: RegionPlan) { self.plan = plan }

  /// Counts every unit of a result of the plan's rule set.
  package mutating func add(_ table: ScoreTable, _ series: SnapshotSeries) {
    for hits in Self.hits(table, series, of: nil) {
      for (region, count) in hits.counts where plan.all.contains(region) {
        self.hits[region, default: 0] += count
      }
    }
  }

  /// The first units of a result that are in regions of one part.
  package static func firstRows(
    _ table: ScoreTable, _ series: SnapshotSeries, of part: RulePart
  ) -> [Region: Int] {
    hits(table, series, of: part).reduce(into: [:]) {
      $0.merge($1.firstRows, uniquingKeysWith: min)
    }
  }

  /// - Parameter part: nil counts all parts.
  private static func hits(
    _ table: ScoreTable, _ series: SnapshotSeries, of part: RulePart?
  ) -> [RegionHits] {
    let probe = SeriesProbe(table.ruleSet, series)
    var counter = MeasureRegionCounter(probe: probe)
    let states = RegionStates(table, probe)
    for (place, measure) in table.ruleSet.placedMeasures {
      let own = table.ruleSet.part(of: place)
      guard part == nil || part == own else { continue }
      counter.count(
        measure, part: own, isCondition: place.isCondition, scale: table.ruleSet.scale(of: place),
        rows: states.rowsLooked(at: place))
    }
    var parts = PartRegionCounter(table, series, probe, states)
    parts.count()
    return [counter.hits, parts.hits]
  }
}
