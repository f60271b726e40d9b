/// Why a unit's grade is another one.
package enum GradeCause: Sendable, Hashable {
  /// The unit became assessable, or stopped being so, or is not for another reason.
  case standing(Standing)
  /// The total reached the line of a grade, or fell below it.
  case total(grade: String, line: Points, isReached: Bool)
  /// A section, by its id, reached the least that a grade asks of each, or fell below it.
  case section(String, grade: String, isReached: Bool)
  /// The `when` of a grade.
  case condition(grade: String)
  /// A grade asks for something else, is new, or is gone.
  case line(grade: String)
  /// A gate, by its id.
  case gate(String)
  /// A quota of a grade.
  case quota(grade: String)
}

/// Finds what decided that a unit's grade changed, by walking from the old to the new grade: first
/// the new score under the old grades, then the new grades, then gates, then quotas.
package struct GradeCauses: Sendable {
  private let old: ScoreTable
  private let new: ScoreTable

  package init(_ old: ScoreTable, _ new: ScoreTable) {
    self.old = old
    self.new = new
  }

  /// - Parameters: the unit's rows, and its tallies; its grade differs.
  package func causes(
    _ oldRow: Int, _ newRow: Int, _ oldTally: Tally, _ newTally: Tally
  ) -> [GradeCause] {
    let (before, after) = (old.standing(oldRow), new.standing(newRow))
    if before != .assessed || after != .assessed {
      return [.standing(after == .assessed ? before : after)]
    }
    var causes: [GradeCause] = []
    let scored = gradeByScore(oldRow, newRow, newTally)
    if let held = old.ungated(oldRow), let scored, held != scored {
      causes += crossings(held, scored, oldTally, newTally)
    }
    causes += lines(scored, newRow)
    causes += gates(oldRow, newRow)
    if old.quotaLimited[oldRow] != new.quotaLimited[newRow] {
      let limited = new.quotaLimited[newRow] != 0
      let name = limited ? Self.gated(new, newRow) : Self.gated(old, oldRow)
      if let name { causes.append(.quota(grade: name)) }
    }
    if causes.isEmpty, let grade = new.grade(newRow) {
      causes = [.line(grade: new.ruleSet.grades[grade].name)]
    }
    return causes
  }

  // MARK: The score

  /// The grade that the new score has under the old grades, before gates.
  private func gradeByScore(_ oldRow: Int, _ newRow: Int, _ tally: Tally) -> Int? {
    let (ruleSet, held) = (old.ruleSet, old.ungated(oldRow))
    return ruleSet.grades.indices.first { index in
      guard fits(ruleSet.grades[index], tally) else { return false }
      guard ruleSet.grades[index].condition != nil else { return true }
      if let said = condition(index, newRow) { return said }
      // Nobody looked at the condition of a grade that something else ruled out.
      return index >= (held ?? 0)
    }
  }

  /// What the `when` of an old grade must have been on the new side, as far as it shows.
  private func condition(_ index: Int, _ newRow: Int) -> Bool? {
    let name = old.ruleSet.grades[index].name
    guard let same = new.ruleSet.grades.firstIndex(where: { $0.name == name }),
      new.ruleSet.grades[same].condition != nil, let held = new.ungated(newRow)
    else { return nil }
    return held == same ? true : held > same ? false : nil
  }

  private func fits(_ grade: Grade, _ tally: Tally) -> Bool {
    if let minimum = grade.minimum, tally.published < minimum { return false }
    guard let share = grade.eachSection else { return true }
    return tally.sections.allSatisfy { $0.reaches(share) }
  }

  /// What the score crossed between two of the old grades.
  private func crossings(_ held: Int, _ scored: Int, _ before: Tally, _ after: Tally)
    -> [GradeCause]
  {
    // Of several lines the one next to the new grade decides.
    let nearest = scored > held ? scored - 1 : scored
    for index in [nearest, min(held, scored)] where index >= 0 {
      let found = crossings(of: old.ruleSet.grades[index], before, after)
      if !found.isEmpty { return found }
    }
    return [.condition(grade: old.ruleSet.grades[min(held, scored)].name)]
  }

  private func crossings(of grade: Grade, _ before: Tally, _ after: Tally) -> [GradeCause] {
    var causes: [GradeCause] = []
    if let minimum = grade.minimum,
      (before.published >= minimum) != (after.published >= minimum)
    {
      causes.append(
        .total(grade: grade.name, line: minimum, isReached: after.published >= minimum))
    }
    guard let share = grade.eachSection else { return causes }
    for (section, tally) in zip(new.ruleSet.sections, after.sections) {
      let other = old.ruleSet.sections.firstIndex { $0.id == section.id }
      let reached = other.map { before.sections[$0].reaches(share) } ?? true
      if reached != tally.reaches(share) {
        causes.append(.section(section.id, grade: grade.name, isReached: !reached))
      }
    }
    return causes
  }

  // MARK: Grades, gates

  /// Whether the new grades give another grade for the new score than the old ones.
  private func lines(_ scored: Int?, _ newRow: Int) -> [GradeCause] {
    guard let scored, let given = new.ungated(newRow) else { return [] }
    let (oldName, newName) = (
      old.ruleSet.grades[scored].name, new.ruleSet.grades[given].name
    )
    guard oldName != newName else { return [] }
    // The better of the two is the one that is now given, or no longer.
    let isRise = new.ruleSet.grades.firstIndex { $0.name == oldName }.map { given < $0 } ?? true
    let name = isRise ? newName : oldName
    let pair = [old.ruleSet, new.ruleSet].map { ruleSet in
      ruleSet.grades.first { $0.name == name }
    }
    let isSame =
      pair[0]?.minimum == pair[1]?.minimum && pair[0]?.eachSection == pair[1]?.eachSection
      && pair[0] != nil && pair[1]?.condition != nil
    return [isSame ? .condition(grade: name) : .line(grade: name)]
  }

  private func gates(_ oldRow: Int, _ newRow: Int) -> [GradeCause] {
    var ids: [String] = []
    for gate in (new.ruleSet.gates + old.ruleSet.gates).map(\.id) where !ids.contains(gate) {
      ids.append(gate)
    }
    return ids.filter { id in
      let before = Self.effect(of: id, old, oldRow)
      let after = Self.effect(of: id, new, newRow)
      return (before.changes || after.changes) && before.cap != after.cap
    }.map { .gate($0) }
  }

  /// The grade that a gate caps a unit at, nil where it does not hit, and whether that lowers the
  /// unit's grade.
  private static func effect(of id: String, _ table: ScoreTable, _ row: Int) -> (
    cap: String?, changes: Bool
  ) {
    guard let index = table.ruleSet.gates.firstIndex(where: { $0.id == id }),
      table.gate(index, row) == .hit, let cap = table.ruleSet.gates[index].cap
    else { return (nil, false) }
    return (table.ruleSet.grades[cap].name, (table.ungated(row) ?? cap) < cap)
  }

  /// The grade that the gates leave, before quotas.
  private static func gated(_ table: ScoreTable, _ row: Int) -> String? {
    guard let change = table.gradeChangeByQuota(row) else { return nil }
    return table.ruleSet.grades[change.from].name
  }
}

extension ScoreTable {
  /// The grade before gates and quotas, by position in `ruleSet.grades`.
  fileprivate func ungated(_ row: Int) -> Int? {
    ungatedGrades[row] == Self.noGrade ? nil : Int(ungatedGrades[row])
  }
}
