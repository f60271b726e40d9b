import RuleEngine
import ScorecardModel

/// What the units of a result had in the years before, by the rules and decisions of today.
extension Run {
  /// With the current year, how many years of a rule set without a schedule are looked at.
  private static let years = 3

  /// The totals of earlier years, the earliest first: of a schedule those of its years, else those
  /// from the last snapshot of each of the two calendar years before. A year that cannot be scored
  /// has gaps, and nothing is told of it.
  ///
  /// - Returns: empty where no unit has a total in any of them.
  func earlierTotals(of result: RunResult) -> [EarlierTotals] {
    let found = earlierRuns(of: result).map { rules, day -> EarlierTotals in
      let earlier = (try? self.result(rules, result.units.level, day)) ?? nil
      return totals(of: earlier, for: result.units, on: day)
    }
    return found.contains { $0.totals.contains { $0 != nil } } ? found : []
  }

  private func earlierRuns(of result: RunResult) -> [(rules: LoadedRuleSet, day: CalendarDate)] {
    let ruleSet = result.loaded.ruleSet
    guard let day = result.series.asOf ?? result.series.current.date else { return [] }
    // The final is of the last year, and stands beside that year's own result.
    if !ruleSet.finalOf.isEmpty { return [] }
    guard let phase = ruleSet.phase, let family = graph.family(of: ruleSet.id) else {
      return lastDays(before: day, result.units.level).map { (result.loaded, $0) }
    }
    return family.phases.compactMap { rules in
      guard let earlier = rules.ruleSet.phase, earlier.year < phase.year else { return nil }
      return (rules, earlier.schedule.end(ofYear: earlier.year))
    }
  }

  /// The last day with a snapshot in each earlier calendar year.
  private func lastDays(before day: CalendarDate, _ level: UnitLevel) -> [CalendarDate] {
    let dates = input.snapshots.entries(of: level).compactMap(\.date)
    return ((day.year - Self.years + 1)..<day.year).compactMap { year in
      dates.filter { $0.year == year }.max()
    }
  }

  private func totals(of earlier: RunResult?, for units: UnitTable, on day: CalendarDate)
    -> EarlierTotals
  {
    var rows: [String: Int] = [:]
    for row in 0..<(earlier?.units.codes.count ?? 0) {
      if let code = earlier?.units.codes[row] { rows[code] = row }
    }
    return EarlierTotals(
      date: day,
      totals: (0..<units.codes.count).map { row in
        rows[units.codes[row]].flatMap { earlier?.table.total($0) }
      })
  }
}
