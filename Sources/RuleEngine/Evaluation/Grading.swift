import ScorecardModel

/// What needs all units at once: quotas, then ranks.
enum Grading {
  /// Takes grades away where more units hold them than a quota admits.
  ///
  /// The limit is floor(share × units of the group), at least 1. The best totals keep the grade; a
  /// tie that straddles the limit admits none of the tied. The others drop one grade and are
  /// marked. Quotas apply from the best grade down, so that who drops counts for the next.
  static func applyQuotas(_ table: ScoreTable, _ units: UnitTable) {
    let board = QuotaBoard(table.ruleSet.quotas, units)
    let standing = QuotaBoard.Standing(
      totals: table.totals, grades: table.grades, limited: table.quotaLimited)
    for index in board.quotas.indices { board.apply(index, to: standing) }
  }

  /// Ranks the assessed units of each group by published total, 1-2-2-4.
  static func rank(_ table: ScoreTable, _ units: UnitTable) {
    let ranking = table.ruleSet.ranking
    for members in units.partition(ranking.within) {
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
}

/// Quotas with the groups that they speak of.
struct QuotaBoard: Sendable {
  /// The columns that quotas look at and write to.
  struct Standing {
    let totals: ColumnBuffer<Int64>
    /// Positions in `RuleSet.grades`, or `ScoreTable.noGrade`.
    let grades: ColumnBuffer<UInt8>
    /// 1 where a quota took a grade away.
    let limited: ColumnBuffer<UInt8>
  }

  /// From the best grade down.
  let quotas: [Quota]
  /// By quota; the units that are compared, group by group.
  let groups: [[[Int]]]

  init(_ quotas: [Quota], _ units: UnitTable) {
    self.quotas = quotas.sorted { $0.grade < $1.grade }
    groups = self.quotas.map { units.partition($0.within) }
  }

  func apply(_ index: Int, to standing: Standing) {
    let quota = quotas[index]
    for members in groups[index] {
      let holders = members.filter { standing.grades[$0] == UInt8(quota.grade) }
      let admitted = Self.admitted(
        holders.map { standing.totals[$0] }, limit: quota.places(among: members.count))
      for row in holders where standing.totals[row] < admitted {
        standing.grades.writer[row] += 1
        standing.limited.writer[row] = 1
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
}

extension Quota {
  /// How many units of a group may hold the grade.
  func places(among units: Int) -> Int {
    max(1, Int(Int128(share.micro) * Int128(units) / Int128(Points.scale)))
  }
}
