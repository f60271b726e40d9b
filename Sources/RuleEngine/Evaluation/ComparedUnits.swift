import ScorecardModel

/// Whose values and totals a unit's result hangs on, besides its own.
extension LoadedRuleSet {
  /// Whether a function may look at `c.peers`. The host fills it only where the name stands in the
  /// program, since that is a pass over every column.
  package var readsPeers: Bool {
    ruleSet.hasFunctions && program.sources.contains { $0.text.contains("peers") }
  }

  /// The groupings whose units may change each other's points or grades.
  package var comparedWithin: Set<Grouping> {
    var groupings = Set(ruleSet.quotas.map(\.within))
    for case .peer(_, _, let within, _) in ruleSet.peerMeasures { groupings.insert(within) }
    if readsPeers { groupings.insert(ruleSet.ranking.within) }
    return groupings
  }
}
