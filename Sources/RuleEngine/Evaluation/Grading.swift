import ScorecardModel

/// What needs all units at once: quotas, then ranks.
enum Grading {
  /// Takes grades away where more units hold them than a quota admits.
  ///
  /// The limit is floor(share × units of the group), at least 1. The best totals keep the grade; a
  /// tie that straddles the limit admits none of the tied. The others drop one grade and are
  /// marked. Quotas apply from the best grade down, so that who drops counts for the next.
  static func applyQuotas(_ table: ScoreTable, _ units: UnitTable) {
    for quota in table.ruleSet.quotas.sorted(by: { $0.grade < $1.grade }) {
      for members in groups(units, quota.within) {
        let holders = members.filter { table.grades[$0] == UInt8(quota.grade) }
        let share = Int128(quota.share.micro) * Int128(members.count) / Int128(Points.scale)
        let admitted = admitted(holders.map { table.totals[$0] }, limit: max(1, Int(share)))
        for row in holders where table.totals[row] < admitted {
          table.grades.writer[row] += 1
          table.quotaLimited.writer[row] = 1
        }
      }
    }
  }

  /// The least total that keeps the grade.
  private static func admitted(_ totals: [Int64], limit: Int) -> Int64 {
    guard totals.count > limit else { return .min }
    let sorted = totals.sorted(by: >)
    let firstOut = sorted[limit]
    return sorted[limit - 1] > firstOut ? sorted[limit - 1] : firstOut + 1
  }

  /// Ranks the assessed units of each group by published total, 1-2-2-4.
  static func rank(_ table: ScoreTable, _ units: UnitTable) {
    let ranking = table.ruleSet.ranking
    for members in groups(units, ranking.within) {
      let assessed = members.filter(table.isAssessed)
      guard assessed.count >= ranking.smallest else { continue }
      let sorted = assessed.sorted { table.totals[$0] > table.totals[$1] }
      var rank = 0
      for (position, row) in sorted.enumerated() {
        let isTied = position > 0 && table.totals[sorted[position - 1]] == table.totals[row]
        if !isTied { rank = position + 1 }
        table.ranks.writer[row] = UInt32(rank)
      }
    }
  }

  /// The units of every group; all units where the data does not group them so.
  private static func groups(_ units: UnitTable, _ grouping: Grouping) -> [[Int]] {
    units.groups(grouping)?.members() ?? [Array(0..<units.count)]
  }
}
