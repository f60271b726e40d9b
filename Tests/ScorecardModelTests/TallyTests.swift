import Testing

@testable import ScorecardModel

@Suite struct TallyTests {
  private static let full: [Int64] = [30_000_000, 20_000_000, 25_000_000, 25_000_000]

  private func table(
    _ items: [Int64] = full, outcomes: [Int: OutcomeCell] = [:],
    adjustments: [UnitAdjustment] = [], _ change: (inout RuleSet) -> Void = { _ in }
  ) -> ScoreTable {
    let table = ScoreTable(
      ruleSet: sampleRuleSet(change), unitCount: 1,
      adjustments: adjustments.isEmpty ? [:] : [0: adjustments])
    table.set(0, items: items, outcomes: outcomes)
    return table
  }

  /// What the tally and the ledger must agree on, in text.
  private func expect(
    _ table: ScoreTable, publishes total: String, _ ledger: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let tally = table.tally(0)
    #expect(tally.published.description == total, sourceLocation: sourceLocation)
    #expect(table.ledger(0) == ledger, sourceLocation: sourceLocation)
    #expect(
      Ledger.sum(table, 0, tally: tally) == tally.published, sourceLocation: sourceLocation)
  }

  @Test func fullPoints() {
    expect(table(), publishes: "100", [])
  }

  @Test(
    arguments: [(14_995_000, "90", "0.005"), (14_994_000, "89.99", "-0.004")]
      as [(Int64, String, String)])
  func roundsToThePublishedPrecision(last: Int64, total: String, rounding: String) {
    expect(
      table([30_000_000, 20_000_000, 25_000_000, last]), publishes: total, ["rounding  \(rounding)"]
    )
  }

  @Test func notApplicableItemsLeaveTheDenominator() {
    let table = table(
      [15_000_000, 20_000_000, 25_000_000, 0], outcomes: [3: OutcomeCell(.notApplicable)])
    let tally = table.tally(0)
    #expect(tally.applicable == Points(whole: 75))
    #expect(tally.notApplicable == Points(whole: 25))
    #expect(tally.sections[1].applicable == Points(whole: 25))
    expect(table, publishes: "80", ["rescale  20"])
  }

  @Test func missingItemsCountUnlessTheyAreExcluded() {
    let counting = table(
      [30_000_000, 20_000_000, 25_000_000, 0], outcomes: [3: OutcomeCell(.missing)])
    expect(counting, publishes: "75", [])
    let excluded = table(
      [30_000_000, 20_000_000, 0, 25_000_000], outcomes: [2: OutcomeCell(.missing)])
    expect(excluded, publishes: "100", ["rescale  25"])
    #expect(excluded.tally(0).missing == Points(whole: 25))
  }

  @Test func nothingCountsIsNoScore() {
    let all = [0, 1, 2, 3].reduce(into: [:]) { $0[$1] = OutcomeCell(.notApplicable) }
    let table = table([0, 0, 0, 0], outcomes: all)
    expect(table, publishes: "0", [])
    #expect(table.tally(0).standing(table.ruleSet) == .tooMuchNotApplicable)
  }

  @Test func gatesZeroAnItemOnce() {
    let table = table {
      $0.gates = [
        .sample("g1", zero: .item(0)), .sample("g2", zero: .section(0)),
        .sample("g3", zero: .item(1)), .sample("g4", zero: .item(3)), .sample("g5", flag: "x"),
      ]
    }
    for gate in [0, 1, 2, 4] { table.gates[gate].writer[0] = GateState.hit.rawValue }
    table.gates[3].writer[0] = GateState.failed.rawValue
    expect(table, publishes: "50", ["zero g1 -30", "zero g2 -20"])
    #expect(table.tally(0, appliesGates: false).published == Points(whole: 100))
  }

  @Test func anItemGateAfterItsSectionTakesNothingMore() {
    let table = table {
      $0.gates = [.sample("g1", zero: .section(0)), .sample("g2", zero: .item(1))]
    }
    for gate in [0, 1] { table.gates[gate].writer[0] = GateState.hit.rawValue }
    expect(table, publishes: "50", ["zero g1 -50"])
  }

  @Test func bonusesAndDeductionsAreCapped() {
    let table = table([20_000_000, 20_000_000, 25_000_000, 25_000_000]) {
      $0.bonuses = [.sample("bonus", cap: 5)]
      $0.deductions = [.sample("late", cap: 3)]
    }
    table.bonuses[0].points.writer[0] = 7_000_000
    table.deductions[0].points.writer[0] = 4_000_000
    expect(
      table, publishes: "92", ["bonus bonus 7", "cap bonus -2", "deduction late -4", "cap late 1"])
  }

  @Test func aBonusDoesNotLiftABaseToThePassLine() {
    let change: (inout RuleSet) -> Void = {
      $0.bonuses = [.sample("bonus", cap: 5)]
      $0.passLine = Points(whole: 60)
    }
    let below = table([9_000_000, 0, 25_000_000, 25_000_000], change)
    below.bonuses[0].points.writer[0] = 3_000_000
    expect(below, publishes: "59.99", ["bonus bonus 3", "pass_line  -2.01"])
    // A base that publishes at the line is not held back.
    let at = table([9_995_000, 0, 25_000_000, 25_000_000], change)
    at.bonuses[0].points.writer[0] = 3_000_000
    expect(at, publishes: "63", ["bonus bonus 3", "rounding  0.005"])
  }

  /// A base of 59.994 and its bonus are held at 59.994, not at 59.99: a bonus must not cost what a
  /// deduction after it then rounds away.
  @Test func aBonusHeldBackTakesNothing() {
    let table = table([9_994_000, 0, 25_000_000, 25_000_000]) {
      $0.bonuses = [.sample("bonus", cap: 5)]
      $0.deductions = [.sample("late", cap: 3)]
      $0.passLine = Points(whole: 60)
    }
    table.deductions[0].points.writer[0] = 5_500
    #expect(table.tally(0).published.description == "59.99")
    table.bonuses[0].points.writer[0] = 1_000_000
    expect(
      table, publishes: "59.99",
      ["bonus bonus 1", "pass_line  -1", "deduction late -0.0055", "rounding  0.0015"])
  }

  @Test func adjustmentsComeAfterTheCapsAndTheTotalIsNotBelowZero() {
    let adjustments = [
      UnitAdjustment(points: Points(whole: 2), reason: "good"),
      UnitAdjustment(points: Points(whole: -110), reason: "bad"),
    ]
    expect(
      table(adjustments: adjustments), publishes: "0",
      ["adjustment good 2", "adjustment bad -110", "floor  8"])
  }

  @Test func sectionsCombine() {
    let items: [Int64] = [15_000_000, 10_000_000, 25_000_000, 0]
    expect(
      table(items) { $0.combination = .minimum }, publishes: "50", [])
    expect(
      table([15_000_000, 10_000_000, 25_000_000, 25_000_000]) { $0.combination = .minimum },
      publishes: "50", ["combine  -25"])
    // √(0.25 · 1) = 0.5
    expect(
      table([12_500_000, 0, 25_000_000, 25_000_000]) { $0.combination = .geometric },
      publishes: "50", ["combine  -12.5"])
    expect(
      table([0, 0, 25_000_000, 25_000_000]) { $0.combination = .geometric }, publishes: "0",
      ["combine  -50"])
    let function = table { $0.combination = .function(0) }
    function.combination?.points.writer[0] = 88_888_888
    expect(function, publishes: "88.89", ["combine  -11.111112", "rounding  0.001112"])
  }

  @Test func sectionsThatDoNotCountDoNotCombine() {
    let gone = [2: OutcomeCell(.notApplicable), 3: OutcomeCell(.notApplicable)]
    for combination in [Combination.minimum, .geometric] {
      expect(
        table([24_000_000, 16_000_000, 0, 0], outcomes: gone) { $0.combination = combination },
        publishes: "80", ["rescale  40"])
    }
  }

  @Test(
    arguments: [
      // 20 % of the points not applicable is graded, a hair more is not.
      (200_000, Standing.assessed), (199_999, .tooMuchNotApplicable),
    ] as [(Int64, Standing)])
  func theNotApplicableLimitItselfIsAssessed(limit: Int64, standing: Standing) {
    let table = table(outcomes: [1: OutcomeCell(.notApplicable)]) {
      $0.maxNotApplicable = Points(micro: limit)
    }
    #expect(table.tally(0).standing(table.ruleSet) == standing)
  }

  @Test(
    arguments: [(300_000, Standing.assessed), (299_999, .tooMuchMissing)] as [(Int64, Standing)])
  func theMissingLimitItselfIsAssessed(limit: Int64, standing: Standing) {
    let table = table(outcomes: [0: OutcomeCell(.missing)]) {
      $0.maxMissing = Points(micro: limit)
    }
    #expect(table.tally(0).standing(table.ruleSet) == standing)
  }

  @Test func aFailedItemComesFirst() {
    let table = table(
      outcomes: [
        0: OutcomeCell(.missing), 1: OutcomeCell(.failed), 3: OutcomeCell(.notApplicable),
      ])
    #expect(table.tally(0).standing(table.ruleSet) == .failed)
    #expect(table.tally(0).failed == Points(whole: 20))
  }

  @Test func onlyMissingDataIsNoReasonToCallItNotApplicable() {
    let all = [0, 1, 2, 3].reduce(into: [:]) { $0[$1] = OutcomeCell(.missing) }
    let table = table([0, 0, 0, 0], outcomes: all) {
      for index in $0.items.indices { $0.items[index].missing = .exclude }
    }
    #expect(table.tally(0).standing(table.ruleSet) == .tooMuchMissing)
  }

  /// Section a: a1 of 30 does not apply, so 10 of a2's 20 points become 25 of the section's 50.
  @Test func pointsAreSharedOutInsideTheirSection() {
    let table = table(
      [0, 10_000_000, 25_000_000, 20_000_000], outcomes: [0: OutcomeCell(.notApplicable)]
    ) { $0.rescaling = .section }
    let tally = table.tally(0)
    #expect(tally.sections[0].earned == Points(whole: 25))
    #expect(tally.sections[0].applicable == Points(whole: 50))
    #expect(tally.sections[0].attainment == 0.5)
    #expect(tally.applicable == Points(whole: 100))
    // What does not apply is still what the limit of standing looks at.
    #expect(tally.notApplicable == Points(whole: 30))
    #expect(tally.standing(table.ruleSet) == .tooMuchNotApplicable)
    expect(table, publishes: "70", ["rescale a 15"])
    #expect(table.scorecardSections(0) == ["25 of 50", "45 of 50"])
  }

  /// 10 / 30 of 50 points is 16.666667, and of an excluded missing item 5 / 25 of 50 is 10.
  @Test func sharesInsideASectionAreRoundedHalfUp() {
    let table = table(
      [10_000_000, 0, 0, 5_000_000],
      outcomes: [1: OutcomeCell(.notApplicable), 2: OutcomeCell(.missing)]
    ) { $0.rescaling = .section }
    expect(
      table, publishes: "26.67", ["rescale a 6.666667", "rescale b 5", "rounding  0.003333"])
  }

  @Test func aSectionOfWhichNothingAppliesLeavesTheTotal() {
    // Section a leaves; b2's 15 of 25 are 30 of b's 50, and 60 of the total.
    let table = table(
      [0, 0, 0, 15_000_000],
      outcomes: [
        0: OutcomeCell(.notApplicable), 1: OutcomeCell(.notApplicable), 2: OutcomeCell(.missing),
      ]
    ) { $0.rescaling = .section }
    expect(table, publishes: "60", ["rescale b 15", "rescale  30"])
    #expect(table.tally(0).sections[0].attainment == nil)
  }

  @Test func gatesZeroBeforeASectionIsRescaled() {
    let table = table(
      [30_000_000, 0, 10_000_000, 25_000_000],
      outcomes: [1: OutcomeCell(.notApplicable), 2: OutcomeCell(.missing)]
    ) {
      $0.rescaling = .section
      $0.gates = [.sample("g1", zero: .item(0)), .sample("g2", zero: .section(0))]
      $0.items[2].missing = .zero
    }
    for gate in [0, 1] { table.gates[gate].writer[0] = GateState.hit.rawValue }
    table.items[2].points.writer[0] = 0
    expect(table, publishes: "25", ["zero g1 -30"])
  }

  @Test func rescaledSectionsCombine() {
    // Section a is 25 of 50 by its rescaling, and b full: the least attainment is a half.
    let table = table(
      [0, 10_000_000, 25_000_000, 25_000_000], outcomes: [0: OutcomeCell(.notApplicable)]
    ) {
      $0.rescaling = .section
      $0.combination = .minimum
    }
    expect(table, publishes: "50", ["rescale a 15", "combine  -25"])
  }

  @Test func sectionsReachSharesExactly() {
    var section = SectionTally()
    #expect(section.reaches(Points(whole: 1)) && section.attainment == nil)
    section.earned = Points(micro: 59_999_999)
    section.applicable = Points(whole: 75)
    #expect(!section.reaches(Points(micro: 800_000)))
    section.earned = Points(whole: 60)
    #expect(section.reaches(Points(micro: 800_000)) && section.attainment == 0.8)
  }

  @Test func aTallyIsReusedFromRowToRow() {
    let ruleSet = sampleRuleSet()
    let table = ScoreTable(ruleSet: ruleSet, unitCount: 2)
    table.set(
      0, items: [0, 0, 0, 0], outcomes: [0: OutcomeCell(.failed), 3: OutcomeCell(.missing)])
    table.set(1, items: Self.full)
    var tally = Tally(ruleSet)
    tally.compute(table, 0)
    tally.compute(table, 1)
    #expect(tally.published == Points(whole: 100) && tally.failed == .zero)
    #expect(tally.missing == .zero && tally.applicable == Points(whole: 100))
  }
}
