import RuleEngine
import ScorecardModel
import Testing

@Suite struct MeasureTests {
  /// Values either side of every threshold, then a missing and a not applicable cell.
  private func fixture(_ values: [Double], direction: Direction = .rising) -> Fixture {
    var fixture = Fixture(units: values.count + 2)
    fixture.add(
      "x", values.map(Cell.value) + [.missing, .notApplicable], direction: direction)
    return fixture
  }

  @Test(arguments: [
    (
      "linear { \"x\", from = 50, to = 95 }", [49, 50, 72.5, 95, 96],
      ["0", "0", "50", "100", "100"]
    ),
    ("linear { \"x\", from = 90, to = 10 }", [95, 90, 50, 10, 5], ["0", "0", "50", "100", "100"]),
    ("at_least { \"x\", 3 }", [2, 2.999999, 3, 4], ["0", "0", "100", "100"]),
    ("at_most { \"x\", 90 }", [89, 90, 90.5], ["100", "100", "0"]),
    ("between { \"x\", 2, 4 }", [1.9, 2, 3, 4, 4.1], ["0", "100", "100", "100", "0"]),
    ("equals { \"x\", 0 }", [0, 1, -1], ["100", "0", "0"]),
    ("yes { \"x\" }", [1, 0, 2], ["100", "0", "100"]),
    (
      "steps { \"x\", {95, 100}, {80, 50.5}, {60, 20} }", [95, 94.9, 80, 60, 59],
      ["100", "50.5", "50.5", "20", "0"]
    ),
    (
      "steps { \"x\", {10, 100}, {20, 50}, direction = \"falling\" }", [10, 10.1, 20, 20.1],
      ["100", "50", "50", "0"]
    ),
    (
      "deduct { \"x\", expected = 12, per = 1, points = 10 }", [12, 13, 11, 2, 1, 11.5],
      ["100", "100", "90", "0", "0", "95"]
    ),
    (
      "deduct { \"x\", expected = 2, per = 0.5, points = 25 }", [2, 1.5, 1, 0],
      ["100", "75", "50", "0"]
    ),
    ("not_of { at_least { \"x\", 3 } }", [2, 3], ["100", "0"]),
  ])
  func oneIndicator(_ measure: String, _ values: [Double], _ expected: [String]) throws {
    let scores = try fixture(values).scores("measure = \(measure)")
    #expect(scores == expected + ["missing", "n/a"])
  }

  /// 1/3 of 100 points is rounded half up to 0.000001 once.
  @Test func pointsAreQuantisedOnce() throws {
    let scores = try fixture([1, 2]).scores("measure = linear { \"x\", from = 0, to = 3 }")
    #expect(scores.prefix(2) == ["33.333333", "66.666667"])
  }

  /// 0.3/64 of 5 points is 0.0234375 exactly, which half up is 0.023438; the binary product lies
  /// a hair below.
  @Test func binaryNoiseDoesNotMoveARounding() throws {
    var fixture = Fixture(units: 1)
    fixture.add("x", [0.3])
    let table = try fixture.evaluate(
      """
      return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 5, measure = linear { "x", from = 0, to = 64 } },
          item { id = "j", title = "余", points = 95, measure = at_least { "x", 1 } } } }
      """
    ).table
    #expect(table.items[0].earned(0).description == "0.023438")
  }

  @Test func countOf() throws {
    var fixture = Fixture(units: 6)
    fixture.add("a", [.value(1), .value(1), .value(0), .missing, .missing, .notApplicable])
    fixture.add("b", [.value(1), .value(0), .missing, .missing, .value(1), .notApplicable])
    fixture.add("c", [.value(1), .notApplicable, .value(1), .missing, .value(1), .notApplicable])
    let scores = try fixture.scores("measure = count_of { \"a\", \"b\", \"c\" }")
    #expect(scores == ["100", "50", "33.333333~", "missing", "66.666667~", "n/a"])
  }

  @Test func expressions() throws {
    var fixture = Fixture(units: 6)
    fixture.add("a", [.value(3), .value(3), .value(3), .missing, .value(3), .notApplicable])
    fixture.add("b", [.value(4), .value(0), .missing, .value(0), .notApplicable, .value(4)])
    let whole = ", from = 0, to = 1"
    #expect(
      try fixture.scores("measure = linear { ratio { \"a\", \"b\" }\(whole) }")
        == ["75", "missing/0", "missing", "missing", "n/a", "n/a"])
    #expect(
      try fixture.scores("measure = linear { percent { \"a\", \"b\" }, from = 0, to = 100 }")[0]
        == "75")
    #expect(
      try fixture.scores("measure = linear { per { \"a\", \"b\", 1000 }, from = 0, to = 1000 }")[0]
        == "75")
    #expect(
      try fixture.scores("measure = linear { sum { \"a\", \"b\" }, from = 0, to = 10 }")
        == ["70", "30", "missing", "missing", "30", "40"])
  }

  @Test func changeSinceOtherSnapshots() throws {
    var now = Fixture(units: 3)
    now.add("x", [.value(30), .value(20), .missing])
    var before = Fixture(units: 2)
    before.add("x", [.value(10), .notApplicable])
    let scores = try now.scores(
      "measure = linear { change { \"x\", since = \"previous\" }, from = 0, to = 40 }",
      previous: before.snapshot)
    #expect(scores == ["50", "n/a", "missing"])
    let without = try now.scores(
      "measure = linear { change { \"x\", since = \"baseline\" }, from = 0, to = 40 }")
    #expect(without == ["missing", "missing", "missing"])
  }

  @Test func bestWorstAndWeighted() throws {
    var fixture = Fixture(units: 5)
    fixture.add("a", [.value(1), .value(1), .missing, .notApplicable, .missing])
    fixture.add("b", [.value(0), .missing, .value(0), .value(1), .missing])
    let parts = "{ yes { \"a\" }, yes { \"b\" } }"
    #expect(
      try fixture.scores("measure = best_of \(parts)") == ["100", "100", "0~", "100", "missing"])
    #expect(
      try fixture.scores("measure = worst_of \(parts)") == ["0", "missing", "0", "100", "missing"])
    #expect(
      try fixture.scores(
        "measure = weighted { { yes { \"a\" }, 75 }, { yes { \"b\" }, 25 } }")
        == ["75", "75~", "0~", "100", "missing"])
  }

  @Test func missingPolicyAndCondition() throws {
    var fixture = Fixture(units: 3)
    fixture.add("x", [.value(1), .missing, .value(1)])
    fixture.add("on", [.value(1), .value(1), .value(0)])
    let scores = try fixture.scores("measure = yes { \"x\" }, when = yes { \"on\" }")
    #expect(scores == ["100", "missing", "n/a"])
  }

  /// PERCENTRANK.INC over 1, 2, 2, 4: 0, 1/3, 1/3, 1; a group of one is not applicable.
  @Test func percentRank() throws {
    var fixture = Fixture(districts: ["甲", "甲", "甲", "甲", "乙", "甲"])
    fixture.add("x", [1, 2, 2, 4, 9, nil])
    #expect(
      try fixture.scores("measure = percent_rank { \"x\", within = \"district\" }")
        == ["0", "33.333333", "33.333333", "100", "n/a", "missing"])
    #expect(
      try fixture.scores("measure = percent_rank { \"x\", within = \"all\" }")
        == ["0", "25", "25", "75", "100", "missing"])
  }

  @Test func percentRankOfAFallingIndicatorIsReversed() throws {
    var fixture = Fixture(units: 3)
    fixture.add("x", [1, 2, 3], direction: .falling)
    #expect(try fixture.scores("measure = percent_rank { \"x\" }") == ["100", "50", "0"])
    #expect(try fixture.scores("measure = min_max { \"x\" }") == ["100", "50", "0"])
  }

  @Test func minMax() throws {
    var fixture = Fixture(districts: ["甲", "甲", "甲", "乙", "乙"])
    fixture.add("x", [10, 15, 30, 7, 7])
    #expect(
      try fixture.scores("measure = min_max { \"x\" }") == ["0", "25", "100", "n/a", "n/a"])
  }

  /// 2, 4, 6: mean 4, n − 1 deviation 2, so z is −1, 0, 1; with span 2 that is 0.25, 0.5, 0.75.
  @Test func zScore() throws {
    var fixture = Fixture(units: 3)
    fixture.add("x", [2, 4, 6])
    #expect(try fixture.scores("measure = z_score { \"x\", span = 2 }") == ["25", "50", "75"])
    #expect(
      try fixture.scores("measure = z_score { \"x\" }") == ["33.333333", "50", "66.666667"])
  }

  @Test func peersWithinAStratum() throws {
    var fixture = Fixture(units: 4)
    fixture.strata = ["老旧", "商品房", "老旧", "商品房"]
    fixture.add("x", [1, 10, 2, 20])
    #expect(
      try fixture.scores("measure = percent_rank { \"x\", within = \"stratum\" }")
        == ["0", "0", "100", "100"])
  }

  /// `not_of` is the condition that its part does not hold, not the rest of an attainment, and
  /// what is not known does not count as not holding.
  @Test func notOfNegatesAConditionNotAnAttainment() throws {
    var fixture = Fixture(units: 5)
    fixture.add("a", [.value(1), .value(1), .missing, .missing, .notApplicable])
    fixture.add("b", [.value(1), .value(0), .value(0), .value(1), .notApplicable])
    #expect(
      try fixture.scores("measure = not_of { count_of { \"a\", \"b\" } }")
        == ["0", "100", "missing", "missing", "n/a"])
    #expect(
      try fixture.scores("measure = not_of { any_of { yes { \"a\" }, yes { \"b\" } } }")
        == ["0", "0", "missing", "0", "n/a"])
    #expect(
      try fixture.scores("measure = not_of { steps { \"b\", {1, 8}, {0, 1} } }")
        == ["0", "100", "100", "0", "n/a"])
  }

  /// A part that is partly missing is scored; only a part that is missing leaves the worst open.
  @Test func worstOfAPartlyMissingPart() throws {
    var fixture = Fixture(units: 1)
    fixture.add("a", [.missing])
    fixture.add("b", [.value(50)])
    fixture.add("c", [.value(1)])
    #expect(
      try fixture.scores(
        """
        measure = worst_of {
          best_of { yes { "a" }, linear { "b", from = 0, to = 100 } }, yes { "c" } }
        """) == ["50~"])
  }

  @Test func equalValuesHaveNoRankAndAMiddleZScore() throws {
    var fixture = Fixture(units: 10)
    fixture.add("x", Array(repeating: 0.1, count: 10))
    #expect(Set(try fixture.scores("measure = z_score { \"x\" }")) == ["50"])
    #expect(Set(try fixture.scores("measure = percent_rank { \"x\" }")) == ["0"])
    var falling = Fixture(units: 4)
    falling.add("x", [5, 5, 1, 5], direction: .falling)
    #expect(try falling.scores("measure = percent_rank { \"x\" }") == ["0", "0", "100", "0"])
  }

  @Test func resultsBeyondTheRangeOfNumbersAreMissing() throws {
    var fixture = Fixture(units: 1)
    fixture.add("a", [1e300])
    fixture.add("b", [1e-300])
    #expect(
      try fixture.scores("measure = linear { ratio { \"a\", \"b\" }, from = 0, to = 1 }")
        == ["missing"])
  }

  /// `all_of` and `any_of` hold or do not; for parts of points there are `worst_of` and `best_of`.
  @Test func conditionsGiveAllOrNothing() throws {
    var fixture = Fixture(units: 4)
    fixture.add("a", [.value(1), .value(1), .missing, .missing])
    fixture.add("b", [.value(1), .value(0), .value(0), .value(1)])
    #expect(
      try fixture.scores("measure = all_of { count_of { \"a\", \"b\" } }")
        == ["100", "0", "0", "missing"])
    #expect(
      try fixture.scores("measure = any_of { yes { \"a\" }, yes { \"b\" } }")
        == ["100", "100", "missing", "100"])
    #expect(
      try fixture.scores("measure = all_of { yes { \"a\" }, yes { \"b\" } }")
        == ["100", "0", "0", "missing"])
  }
}
