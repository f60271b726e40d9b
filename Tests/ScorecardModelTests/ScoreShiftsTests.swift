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

  /// 65 of 100 points become 65 of 75: the item that leaves is the cause of what the others gain.
  @Test func anItemThatLeavesIsTheCause() {
    let ruleSet = sampleRuleSet()
    let old = table(ruleSet, [30, 10, 25, 0])
    let new = table(ruleSet, [30, 10, 25, 0], outcomes: [3: OutcomeCell(.notApplicable)])
    #expect(shifts(old, new) == [#"item("b2") 21.666667"#, "rounding 0.003333"])
    #expect(shifts(new, old) == [#"item("b2") -21.666667"#, "rounding -0.003333"])
  }

  private func excluding() -> RuleSet { sampleRuleSet { $0.items[0].missing = .exclude } }

  /// `missing = "exclude"` for an item without data: 60 of 100 points become 60 of 70.
  @Test func whatMissingDataIsWorthIsTheItemsOwn() {
    let missing = [0: OutcomeCell(.missing)]
    let old = table(sampleRuleSet(), [0, 14, 25, 21], outcomes: missing)
    let new = table(excluding(), [0, 14, 25, 21], outcomes: missing)
    #expect(shifts(old, new) == [#"item("a1") 25.714286"#, "rounding -0.004286"])
  }

  /// 6 points of 70 that count are 6 × 100/70 of the total.
  @Test func anEditWhileAnotherItemIsOut() {
    let missing = [0: OutcomeCell(.missing)]
    let old = table(excluding(), [0, 14, 25, 21], outcomes: missing)
    let new = table(excluding(), [0, 20, 25, 21], outcomes: missing)
    // 85.714286 becomes 94.285714: what rounding leaves goes with the amount.
    #expect(shifts(old, new) == [#"item("a2") 8.571428"#, "rounding 0.008572"])
  }

  /// Comes back with 24 of 30: 24 × (100/70 + 1)/2 = 29.142857 given, and what was shared out goes
  /// back, (60 + 84)/2 × 30 × 100/(70 × 100) = 30.857143.
  @Test func anItemThatComesBack() {
    let old = table(
      sampleRuleSet(), [0, 14, 25, 21], outcomes: [0: OutcomeCell(.notApplicable)])
    let new = table(sampleRuleSet(), [24, 14, 25, 21])
    #expect(shifts(old, new) == [#"item("a1") -1.714286"#, "rounding 0.004286"])
  }

  /// a2 gives 4 less, × (1 + 100/70)/2 = 4.857143; a1 leaves, (60 + 56)/2 × 30 × 100/(100 × 70) =
  /// 24.857143. The order of the items does not matter.
  @Test func twoEditsEachHaveTheirOwn() {
    let missing = [0: OutcomeCell(.missing)]
    let old = table(sampleRuleSet(), [0, 14, 25, 21], outcomes: missing)
    let new = table(excluding(), [0, 10, 25, 21], outcomes: missing)
    #expect(shifts(old, new) == [#"item("a1") 24.857143"#, #"item("a2") -4.857143"#])
  }

  /// a1 leaves its section, 14 of 20 become 35 of 50: the other section stays as it is.
  @Test func anItemLeavesItsSection() {
    let missing = [0: OutcomeCell(.missing)]
    let ruleSets = [sampleRuleSet(), excluding()].map { ruleSet in
      var ruleSet = ruleSet
      ruleSet.rescaling = .section
      return ruleSet
    }
    let old = table(ruleSets[0], [0, 14, 25, 20], outcomes: missing)
    let new = table(ruleSets[1], [0, 14, 25, 20], outcomes: missing)
    #expect(shifts(old, new) == [#"item("a1") 21"#])
  }

  /// All of a section leaves: 46 of 50 count for 92 of 100. The 30 that it gave go with the items,
  /// × (1 + 2)/2; and the 38 that the others gain, (76 + 46)/2 × 50 × 100/(100 × 50) = 61, are
  /// divided 30 to 20.
  @Test func aSectionLeaves() {
    let ruleSet = sampleRuleSet { $0.rescaling = .section }
    let old = table(ruleSet, [20, 10, 25, 21])
    let new = table(
      ruleSet, [0, 0, 25, 21],
      outcomes: [0: OutcomeCell(.notApplicable), 1: OutcomeCell(.notApplicable)])
    #expect(shifts(old, new) == [#"item("a1") 6.6"#, #"item("a2") 9.4"#])
  }

  /// A gate takes what the section gives while an item is out: 35 × 100/70.
  @Test func aGateTakesWhatIsRescaled() {
    let ruleSet = sampleRuleSet { $0.gates = [.sample("hollow", zero: .section(1))] }
    let absent = [0: OutcomeCell(.notApplicable)]
    let open = table(ruleSet, [0, 14, 25, 10], outcomes: absent, gates: [.open])
    let hit = table(ruleSet, [0, 14, 25, 10], outcomes: absent, gates: [.hit])
    #expect(shifts(open, hit) == [#"gate("hollow") -50"#])
  }

  /// Section a shares 14 of 20 inside itself, no longer with all: 70/80 of 100 become 35 + 46.
  @Test func anEditOfTheSharingItself() {
    let absent = [0: OutcomeCell(.notApplicable)]
    let old = table(sampleRuleSet(), [0, 14, 25, 21], outcomes: absent)
    let new = table(
      sampleRuleSet { $0.rescaling = .section }, [0, 14, 25, 21], outcomes: absent)
    #expect(shifts(old, new) == ["rescaling -4.714286", "rounding 0.004286"])
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
