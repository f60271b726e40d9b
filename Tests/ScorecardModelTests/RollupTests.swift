import Testing

@testable import ScorecardModel

@Suite struct RollupTests {
  /// Units whose first item earned so many millionths and whose others earned all.
  private func table(
    _ firsts: [Int64], outcomes: [Int: [Int: OutcomeCell]] = [:],
    _ change: (inout RuleSet) -> Void = { _ in }
  ) -> ScoreTable {
    let table = ScoreTable(ruleSet: sampleRuleSet(change), unitCount: firsts.count)
    for (row, first) in firsts.enumerated() {
      table.set(
        row, items: [first, 20_000_000, 25_000_000, 25_000_000], outcomes: outcomes[row] ?? [:])
      table.publish(row)
    }
    return table
  }

  @Test func figuresOfAnOddGroup() {
    let rollup = table([30_000_000, 0, 20_000_000]).rollup(0..<3)
    #expect(rollup.units == 3 && rollup.assessed == 3)
    #expect(rollup.mean?.description == "86.67")
    #expect(rollup.median?.description == "90")
    #expect(rollup.minimum?.description == "70" && rollup.maximum?.description == "100")
    #expect(rollup.gradeCounts == [2, 1, 0])
    #expect(rollup.metShare == Points(whole: 1) && rollup.completeness == Points(whole: 1))
    #expect(rollup.sectionAttainments.map { $0?.description } == ["0.733333", "1"])
  }

  @Test func theMedianOfAnEvenGroupIsRoundedHalfUp() {
    // 70.00, 70.01: the mean of both is 70.005.
    let rollup = table([0, 10_000]).rollup(0..<2)
    #expect(rollup.mean?.description == "70.01" && rollup.median?.description == "70.01")
  }

  @Test func unassessedUnitsCountOnlyAsUnitsAndForCompleteness() {
    let rollup = table(
      [30_000_000, 0, 0],
      outcomes: [
        1: [0: OutcomeCell(.missing), 1: OutcomeCell(.missing)],
        2: [3: OutcomeCell(.notApplicable)],
      ]
    ).rollup(0..<3)
    #expect(rollup.units == 3 && rollup.assessed == 1)
    #expect(rollup.mean?.description == "100" && rollup.gradeCounts == [1, 0, 0])
    // 100 of 100, 50 of 100 and 75 of 75 points.
    #expect(rollup.completeness?.description == "0.818182")
    #expect(rollup.sectionAttainments.map { $0?.description } == ["1", "1"])
  }

  @Test func theMetShareCountsTheMetGradeAndBetter() {
    // 831 of 883 = 94.11 %
    let firsts = [Int64](repeating: 30_000_000, count: 831) + [Int64](repeating: 0, count: 52)
    let rollup = table(firsts) { $0.metGrade = 0 }.rollup(0..<883)
    #expect(rollup.metShare?.description == "0.94111")
    #expect(rollup.gradeCounts == [831, 52, 0])
  }

  @Test func nobodyIsAssessed() {
    let missing = [0: OutcomeCell(.failed)]
    let rollup = table([0, 0], outcomes: [0: missing, 1: missing]).rollup(0..<2)
    #expect(rollup.units == 2 && rollup.assessed == 0)
    #expect(rollup.mean == nil && rollup.median == nil && rollup.metShare == nil)
    #expect(rollup.minimum == nil && rollup.maximum == nil)
    #expect(rollup.completeness?.description == "0.7")
    #expect(rollup.sectionAttainments == [nil, nil])
  }

  @Test func anEmptyGroup() {
    let rollup = table([0]).rollup([])
    #expect(rollup.units == 0 && rollup.mean == nil && rollup.completeness == nil)
  }

  @Test func aRuleSetWithoutGradesHasNoMetShare() {
    let rollup = table([0]) { $0.grades = [] }.rollup(0..<1)
    #expect(rollup.metShare == nil && rollup.gradeCounts == [])
  }

  /// Sums of the largest totals pass what 64 bits hold.
  @Test func theLargestRuleSetsOfACountryDoNotOverflow() {
    let count = 12_000
    let table = ScoreTable(
      ruleSet: sampleRuleSet {
        $0.total = Points(whole: 999_999_999)
        $0.sections = [
          Section(
            id: "a", title: $0.title, points: Points(whole: 999_999_999), itemRange: 0..<1)
        ]
        $0.items = [$0.items[0]]
        $0.items[0].points = Points(whole: 999_999_999)
      }, unitCount: count)
    for row in 0..<count {
      table.set(row, items: [Points(whole: 999_999_999).micro])
      table.publish(row)
    }
    let rollup = table.rollup(0..<count)
    #expect(rollup.mean == Points(whole: 999_999_999))
    #expect(rollup.completeness == Points(whole: 1))
    #expect(rollup.sectionAttainments == [Points(whole: 1)])
  }
}
