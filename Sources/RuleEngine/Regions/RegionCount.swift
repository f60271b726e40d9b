import ScorecardModel

/// How often each region of a rule set was reached. Sums do not depend on the order of the results
/// that are counted.
package struct RegionCount: Sendable {
  package let plan: RegionPlan
  package private(set) var hits: [Region: Int] = [:]

  package init(_ plan: RegionPlan) { self.plan = plan }

  /// Counts every unit of a result of the plan's rule set.
  package mutating func add(_ table: ScoreTable, _ series: SnapshotSeries) {
    let probe = SeriesProbe(table.ruleSet, series)
    var counter = MeasureRegionCounter(probe: probe)
    let states = RegionStates(table, probe)
    for (place, measure) in table.ruleSet.placedMeasures {
      counter.count(
        measure, part: table.ruleSet.part(of: place), isCondition: place.isCondition,
        scale: table.ruleSet.scale(of: place), rows: states.rowsLooked(at: place))
    }
    var parts = PartRegionCounter(table, series, probe, states)
    parts.count()
    merge(counter.hits)
    merge(parts.hits)
  }

  private mutating func merge(_ found: [Region: Int]) {
    for (region, count) in found where plan.all.contains(region) {
      hits[region, default: 0] += count
    }
  }
}
