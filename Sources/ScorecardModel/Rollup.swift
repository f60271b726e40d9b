/// A street's, district's or city's figures from its units.
package struct Rollup: Sendable {
  /// Units in the group, and those of them that are assessed.
  package let units: Int
  package let assessed: Int
  /// Of the published totals of the assessed units, half up to the rule set's decimals; nil
  /// where no unit is assessed.
  package let mean: Points?
  package let median: Points?
  package let minimum: Points?
  package let maximum: Points?
  /// Units by position in the rule set's grades.
  package let gradeCounts: [Int]
  /// The share of the assessed units with the rule set's met grade or a better one; nil where no
  /// unit is assessed. A decimal 0…1.
  package let metShare: Points?
  /// Points that were scored from data / points that could have been (not applicable ones do not
  /// count), over all units. A decimal 0…1; nil where nothing could.
  package let completeness: Points?
  /// By position in the rule set's sections: mean attainment over the assessed units.
  package let sectionAttainments: [Points?]
}

extension ScoreTable {
  /// The figures of a group of units.
  /// - Parameter rows: the units of the group; cost is linear in them but for sorting totals.
  package func rollup(_ rows: some Collection<Int>) -> Rollup {
    let assessedRows = rows.filter(isAssessed)
    let totals = assessedRows.map { Points(micro: self.totals[$0]) }.sorted()
    var gradeCounts = [Int](repeating: 0, count: ruleSet.grades.count)
    for row in assessedRows { if let grade = grade(row) { gradeCounts[grade] += 1 } }
    let met = ruleSet.grades.isEmpty ? 0 : gradeCounts[...ruleSet.metGrade].reduce(0, +)
    let (completeness, attainments) = dataFigures(rows)
    return Rollup(
      units: rows.count, assessed: assessedRows.count,
      mean: mean(totals), median: median(totals), minimum: totals.first, maximum: totals.last,
      gradeCounts: gradeCounts,
      metShare: ruleSet.grades.isEmpty ? nil : share(met, of: assessedRows.count),
      completeness: completeness, sectionAttainments: attainments)
  }

  private func mean(_ totals: [Points]) -> Points? {
    guard !totals.isEmpty else { return nil }
    let sum = totals.reduce(Int128(0)) { $0 + Int128($1.micro) }
    let unit = Points.unit(of: ruleSet.decimals).micro
    let units = Points.halfUp(sum, over: Int128(totals.count) * Int128(unit))
    return Points(micro: Int64(units) * unit)
  }

  private func median(_ sorted: [Points]) -> Points? {
    guard !sorted.isEmpty else { return nil }
    return mean(
      sorted.count.isMultiple(of: 2)
        ? [sorted[sorted.count / 2 - 1], sorted[sorted.count / 2]] : [sorted[sorted.count / 2]])
  }

  private func share(_ part: some BinaryInteger, of whole: some BinaryInteger) -> Points? {
    guard whole > 0 else { return nil }
    let micro = Points.halfUp(Int128(part) * Int128(Points.scale), over: Int128(whole))
    return Points(micro: Int64(micro))
  }

  /// Completeness and mean section attainments. Sums are of 128 bits: those of a whole country may
  /// pass 64.
  private func dataFigures(_ rows: some Collection<Int>) -> (Points?, [Points?]) {
    var tally = Tally(ruleSet)
    var scored = Int128(0)
    var possible = Int128(0)
    var sums = ruleSet.sections.map { _ in (earned: Int128(0), applicable: Int128(0)) }
    for row in rows {
      tally.compute(self, row)
      let here = ruleSet.total - tally.notApplicable
      possible += Int128(here.micro)
      scored += Int128((here - tally.missing - tally.failed).micro)
      guard isAssessed(row) else { continue }
      for (index, section) in tally.sections.enumerated() {
        sums[index].earned += Int128(section.earned.micro)
        sums[index].applicable += Int128(section.applicable.micro)
      }
    }
    return (share(scored, of: possible), sums.map { share($0.earned, of: $0.applicable) })
  }
}
