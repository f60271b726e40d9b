/// A grade that something took away, and what it left; positions in `RuleSet.grades`.
package struct GradeChange: Sendable, Hashable {
  package let from: Int
  package let to: Int
}

extension ScoreTable {
  /// What a gate changed of a unit's grade: gates are walked in order, and one that hits changes
  /// the grade where its cap is below what the gates before it left. Nil for one that changed
  /// nothing, and for a unit without a grade.
  package func gradeChange(byGate gate: Int, _ row: Int) -> GradeChange? {
    guard ungatedGrades[row] != grades[row], gates[gate][row] == GateState.hit.rawValue,
      ruleSet.gates[gate].cap != nil, let from = grade(row, afterGates: gate),
      let to = grade(row, afterGates: gate + 1),
      from != to
    else { return nil }
    return GradeChange(from: from, to: to)
  }

  /// What quotas changed of a unit's grade.
  package func gradeChangeByQuota(_ row: Int) -> GradeChange? {
    guard quotaLimited[row] != 0, let from = grade(row, afterGates: gates.count),
      let to = grade(row), from != to
    else { return nil }
    return GradeChange(from: from, to: to)
  }

  /// The grade that the first `count` gates leave.
  private func grade(_ row: Int, afterGates count: Int) -> Int? {
    guard ungatedGrades[row] != Self.noGrade else { return nil }
    return ruleSet.gates.indices.prefix(count).reduce(Int(ungatedGrades[row])) { grade, index in
      gate(index, row) == .hit ? max(grade, ruleSet.gates[index].cap ?? 0) : grade
    }
  }
}
