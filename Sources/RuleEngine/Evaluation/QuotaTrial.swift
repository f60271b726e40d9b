import ScorecardModel

/// The quotas of a rule set, applied anew to one unit with another total while the others keep
/// theirs.
package struct QuotaTrial: Sendable {
  private let ruleSet: RuleSet
  private let board: QuotaBoard
  private let totals: ColumnBuffer<Int64>
  /// Before quotas.
  private let grades: ColumnBuffer<UInt8>
  private let row: Int

  package init(_ table: ScoreTable, _ units: UnitTable, row: Int) {
    ruleSet = table.ruleSet
    board = QuotaBoard(table.ruleSet.quotas, units)
    totals = table.totals
    grades = ColumnBuffer((0..<table.unitCount).map { table.gradeBeforeQuotas($0) })
    self.row = row
  }

  /// The grade that quotas leave the unit.
  /// - Parameter grade: before quotas, by position in `RuleSet.grades`.
  package func grade(total: Points, before grade: Int) -> (grade: Int, isLimited: Bool) {
    let standing = standing(total: total.micro, grade: UInt8(grade))
    for index in board.quotas.indices { board.apply(index, to: standing) }
    return (Int(standing.grades[row]), standing.limited[row] != 0)
  }

  /// The places of a grade, for each quota of it: taken by those that would hold it if this unit
  /// did not come into question.
  package func places(grade: Int) -> [QuotaPlaces] {
    let standing = standing(total: 0, grade: ScoreTable.noGrade)
    return board.quotas.indices.compactMap { index in
      let quota = board.quotas[index]
      guard quota.grade <= grade else { return nil }
      let members = board.groups[index].first { $0.contains(row) } ?? []
      let totals = members.filter { standing.grades[$0] == UInt8(quota.grade) }
        .map { standing.totals[$0] }.sorted(by: >)
      board.apply(index, to: standing)
      guard quota.grade == grade else { return nil }
      let places = quota.places(among: members.count)
      return QuotaPlaces(
        quota: quota, units: members.count, places: places,
        holders: members.count { standing.grades[$0] == UInt8(grade) },
        line: totals.count < places ? nil : Points(micro: totals[places - 1]))
    }
  }

  private func standing(total: Int64, grade: UInt8) -> QuotaBoard.Standing {
    let standing = QuotaBoard.Standing(
      totals: ColumnBuffer(copying: totals), grades: ColumnBuffer(copying: grades),
      limited: ColumnBuffer(count: grades.count, repeating: 0))
    standing.totals.writer[row] = total
    standing.grades.writer[row] = grade
    return standing
  }
}
