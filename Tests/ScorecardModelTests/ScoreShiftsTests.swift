import Testing

@testable import ScorecardModel

/// Where the difference between two totals comes from.
@Suite struct ScoreShiftsTests {
  private func table(
    _ ruleSet: RuleSet, _ items: [Int64], outcomes: [Int: OutcomeCell] = [:],
    gates: [GateState] = [], bonus: Int64? = nil
  ) -> ScoreTable {
    let table = ScoreTable(ruleSet: ruleSet, unitCount: 1)
    table.set(0, items: items.map { $0 * 1_000_000 }, outcomes: outcomes)
    for (index, gate) in gates.enumerated() { table.gates[index].writer[0] = gate.rawValue }
    if let bonus { table.bonuses[0].points.writer[0] = bonus * 1_000_000 }
    table.publish(0)
    return table
  }

  /// The amounts by part, after a check that they sum to the difference.
  private func shifts(_ old: ScoreTable, _ new: ScoreTable) -> [String] {
    var comparer = ScoreShifts(old, new)
    comparer.tally(0, 0)
    var shifts: [ScoreShift] = []
    let difference = comparer.append(0, 0, to: &shifts)
    #expect(shifts.reduce(.zero) { $0 + $1.amount } == difference)
    #expect(difference.micro == new.totals[0] - old.totals[0])
    return shifts.map { "\(comparer.parts[$0.part]) \($0.amount)" }
  }

  @Test func anItemGivesMore() {
    let ruleSet = sampleRuleSet()
    let old = table(ruleSet, [10, 20, 25, 25])
    #expect(shifts(old, table(ruleSet, [12, 20, 25, 25])) == [#"item("a1") 2"#])
    #expect(shifts(old, old) == [])
  }

  /// Points that move from one item to another are those items' own, whatever they sum to between.
  @Test func pointsMoveBetweenItems() {
    let moved = sampleRuleSet {
      $0.items[0].points = Points(whole: 20)
      $0.items[1].points = Points(whole: 30)
    }
    let old = table(sampleRuleSet(), [30, 0, 25, 25])
    #expect(shifts(old, table(moved, [20, 0, 25, 25])) == [#"item("a1") -10"#])
  }

  @Test func anItemThatLeavesIsRescaled() {
    let ruleSet = sampleRuleSet()
    let old = table(ruleSet, [30, 10, 25, 0])
    let new = table(ruleSet, [30, 10, 25, 0], outcomes: [3: OutcomeCell(.notApplicable)])
    // 65 of 75: what the others count for grows, though none of them gives another number.
    #expect(shifts(old, new) == ["rescaling 21.666667", "rounding 0.003333"])
  }

  /// An item of a unit with something not applicable counts for more than it gives.
  @Test func anItemCountsAsRescaled() {
    let ruleSet = sampleRuleSet()
    let absent = [3: OutcomeCell(.notApplicable)]
    let old = table(ruleSet, [24, 10, 25, 0], outcomes: absent)
    let new = table(ruleSet, [30, 10, 25, 0], outcomes: absent)
    #expect(shifts(old, new) == [#"item("a1") 8"#])
  }

  @Test func aSectionIsRescaledInItself() {
    let ruleSet = sampleRuleSet { $0.rescaling = .section }
    let absent = [3: OutcomeCell(.notApplicable)]
    let old = table(ruleSet, [30, 20, 10, 0], outcomes: absent)
    let new = table(ruleSet, [30, 20, 20, 0], outcomes: absent)
    #expect(shifts(old, new) == [#"item("b1") 20"#])
  }

  @Test func aGateTakesAndGivesBack() {
    let ruleSet = sampleRuleSet { $0.gates = [.sample("hollow", zero: .section(0))] }
    let open = table(ruleSet, [30, 10, 25, 25], gates: [.open])
    let hit = table(ruleSet, [30, 20, 25, 25], gates: [.hit])
    #expect(shifts(open, hit) == [#"item("a2") 10"#, #"gate("hollow") -50"#])
    #expect(shifts(hit, open) == [#"gate("hollow") 40"#])
    let same = table(ruleSet, [0, 0, 20, 25], gates: [.hit])
    #expect(shifts(hit, same) == [#"item("b1") -5"#])
  }

  @Test func itemsComeAndGo() {
    let less = sampleRuleSet {
      $0.items[3].id = "b3"
    }
    let old = table(sampleRuleSet(), [30, 20, 25, 10])
    #expect(
      shifts(old, table(less, [30, 20, 25, 20]))
        == [#"item("b3") 20"#, #"item("b2") -10"#])
  }

  @Test func aBonusCountsUpToItsCap() {
    let ruleSet = { (cap: Int) in
      sampleRuleSet {
        $0.bonuses = [.sample("prize", cap: cap)]
        $0.passLine = Points(whole: 60)
      }
    }
    let old = table(ruleSet(5), [30, 20, 0, 0], outcomes: [:], bonus: 8)
    let new = table(ruleSet(3), [30, 20, 0, 0], outcomes: [:], bonus: 8)
    #expect(shifts(old, new) == [#"bonus("prize") -2"#])
    // 55 + 8 would pass the line of 60.
    let higher = table(ruleSet(8), [30, 20, 5, 0], outcomes: [:], bonus: 8)
    #expect(
      shifts(old, higher)
        == [#"item("b1") 5"#, #"bonus("prize") 3"#, "passLine -3.01"])
  }

  @Test func otherCombinationsHaveALineOfTheirOwn() {
    let least = sampleRuleSet { $0.combination = .minimum }
    let old = table(sampleRuleSet(), [30, 20, 25, 0])
    #expect(shifts(old, table(least, [30, 20, 25, 0])) == ["combination -25"])
  }
}
