import Diagnostics
import RuleEngine
import ScorecardModel
import Testing

/// What is changed of a measure, in order.
struct MutantCase: Sendable, CustomTestStringConvertible {
  let measure: String
  let changes: [String]

  init(_ measure: String, _ changes: [String]) {
    self.measure = measure
    self.changes = changes
  }

  var testDescription: String { measure }
}

@Suite struct DataMutantTests {
  static let measures: [MutantCase] = [
    MutantCase(
      "linear { \"a\", from = 50, to = 95.0 }",
      ["from 50 → 51", "from 50 → 49", "to 95.0 → 95.1", "to 95.0 → 94.9"]),
    MutantCase(
      "at_least { \"a\", 3 }", ["at_least 3 → 4", "at_least 3 → 2", "at_least 3 → greater than 3"]),
    // Between whole numbers, greater than 3 is at least 4.
    MutantCase("at_least { \"n\", 3 }", ["at_least 3 → 4", "at_least 3 → 2"]),
    // No value is below 0, so nothing is lost at -1.
    MutantCase("at_least { \"n\", 0 }", ["at_least 0 → 1"]),
    MutantCase("at_least { \"n\", 2.5 }", []),
    MutantCase("at_most { \"n\", 10 }", ["at_most 10 → 11", "at_most 10 → 9"]),
    MutantCase(
      "between { \"a\", 1, 2 }",
      [
        "between 1 → 2", "between 1 → 0", "between 2 → 3", "between 2 → 1",
        "between 1 → greater than 1", "between 2 → less than 2",
      ]),
    MutantCase("equals { \"n\", 0 }", ["equals 0 → 1", "equals 0 → -1"]),
    MutantCase("equals { \"ok\", true }", ["equals true → false"]),
    MutantCase("yes { \"ok\" }", ["yes inverted"]),
    MutantCase(
      "steps { \"a\", {95, 8}, {80, 5} }",
      [
        "steps 95 → 96", "steps 95 → 94", "steps 95 → greater than 95", "steps 80 → 81",
        "steps 80 → 79", "steps 80 → greater than 80", "points of the steps 8 and 5 swapped",
      ]),
    // A step cannot pass its neighbour.
    MutantCase(
      "steps { \"n\", {1, 8}, {2, 5}, direction = \"falling\" }",
      [
        "steps 1 → 0", "steps 2 → 3", "steps 2 → less than 2",
        "points of the steps 8 and 5 swapped",
      ]),
    MutantCase(
      "deduct { \"n\", expected = 12, per = 1, points = 2.5 }",
      [
        "expected 12 → 13", "expected 12 → 11", "per 1 → 2", "points 2.5 → 2.6",
        "points 2.5 → 2.4",
      ]),
    MutantCase(
      "count_of { \"ok\", \"no\" }", ["part 1 of count_of dropped", "part 2 of count_of dropped"]),
    MutantCase("count_of { \"ok\" }", []),
    MutantCase(
      "best_of { yes { \"ok\" }, yes { \"no\" } }",
      [
        "best_of → worst_of", "part 1 of best_of dropped", "part 2 of best_of dropped",
        "yes inverted", "yes inverted",
      ]),
    MutantCase(
      "all_of { yes { \"ok\" }, not_of { yes { \"no\" } } }",
      [
        "all_of → any_of", "part 1 of all_of dropped", "part 2 of all_of dropped", "yes inverted",
        "not_of dropped", "yes inverted",
      ]),
    MutantCase(
      "weighted { { yes { \"ok\" }, 3 }, { yes { \"no\" }, 1 } }",
      [
        "weight 3 → 4", "weight 3 → 2", "weight 1 → 2", "weights 3 and 1 swapped",
        "part 1 of weighted dropped", "part 2 of weighted dropped", "yes inverted", "yes inverted",
      ]),
    MutantCase(
      "at_least { ratio { \"a\", \"b\" }, 1 }",
      [
        "at_least 1 → 2", "at_least 1 → 0", "at_least 1 → greater than 1",
        "numerator and denominator swapped",
      ]),
    MutantCase(
      "at_least { sum { \"a\", \"b\" }, 1 }",
      [
        "at_least 1 → 2", "at_least 1 → 0", "at_least 1 → greater than 1", "term 1 of sum dropped",
        "term 2 of sum dropped",
      ]),
    MutantCase(
      "yes { change { \"a\", since = \"previous\" } }",
      ["yes inverted", "since previous → baseline"]),
    MutantCase("yes { gap { \"a\", \"b\" } }", ["yes inverted", "gap → its first value"]),
    MutantCase(
      "yes { sampled { \"ok\", size = \"n\", least = 30 } }",
      ["yes inverted", "least 30 → 31", "least 30 → 29", "sampled dropped"]),
    MutantCase("target { \"n\" }", ["target the other way"]),
    MutantCase(
      "z_score { \"a\" }",
      ["compared the other way", "within district → all", "span 3 → 4", "span 3 → 2"]),
  ]

  @Test(arguments: measures) func edits(_ row: MutantCase) throws {
    let mutants = try Self.mutants(Fixture.ruleSet(item: "measure = \(row.measure)"))
    let changes = mutants.filter { $0.part == .item(phase: "", id: "i") }.map(\.change.english)
      .filter { !$0.hasPrefix("missing = ") }
    #expect(changes.sorted() == row.changes.sorted())
  }

  // MARK: Parts

  static let rest = """
    bonus { id = "x", title = "加", cap = 2, measure = yes { "ok" } },
    deduction { id = "y", title = "扣", cap = 5, score = function(c) return c.n end },
    gate { id = "g", title = "门", when = yes { "no" }, cap = "中", flag = "少", zero = "s" },
    gate { id = "h", title = "门二", when = yes { "ok" }, cap = "中" },
    grades = { grade { "优", at = 90, each_section = 0.80 },
               grade { "中", at = 50.5, when = yes { "ok" } }, grade { "差" } },
    quota { grade = "优", share = 0.10, within = "district" },
    pass_line = 60, max_missing = 0.3,
    """

  @Test(
    arguments: [
      (
        RulePart.bonus("x"),
        // What is all or nothing comes to 2 at most, whatever else it is worth.
        ["bonus dropped", "cap 2 → 1", "points 2 → 1", "yes inverted"]
      ),
      (.deduction("y"), ["deduction dropped", "cap 5 → 6", "cap 5 → 4", "cap dropped"]),
      (
        .gate("g"),
        [
          // The section that it zeroes keeps every grade above the cap away.
          "gate dropped", "flag = \"少\" dropped", "zero dropped", "yes inverted",
        ]
      ),
      (.gate("h"), ["gate dropped", "yes inverted"]),
      (
        .grade("优"),
        [
          "at 90 → 91", "at 90 → 89", "at 90 → greater than 90", "each_section 0.8 → 0.81",
          "each_section 0.8 → 0.79", "each_section 0.8 → greater than 0.8",
        ]
      ),
      (
        .grade("中"),
        [
          "at 50.5 → 50.6", "at 50.5 → 50.4", "at 50.5 → greater than 50.5", "when dropped",
          "yes inverted",
        ]
      ),
      (
        .quota(0),
        ["quota dropped", "within district → all", "share 0.1 → 0.11", "share 0.1 → 0.09"]
      ),
      (
        .ruleSet,
        [
          "pass_line 60 → 61", "pass_line 60 → 59", "pass_line dropped",
          "met = \"中\" → \"优\"", "met = \"中\" → \"差\"",
        ]
      ),
    ])
  func partsAreChanged(_ part: RulePart, _ expected: [String]) throws {
    let rules = Fixture.ruleSet(
      item: "measure = linear { \"a\", from = 0, to = 100 }", rest: Self.rest)
    let changes = try Self.mutants(rules).filter { $0.part == part }.map(\.change.english)
    #expect(changes.sorted() == expected.sorted())
  }

  @Test func itemsSwapPointsAndDropConditions() throws {
    let rules = """
      return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          item { id = "i", title = "甲", points = 30, when = yes { "ok" }, measure = yes { "no" } },
          item { id = "j", title = "乙", points = 30, missing = "exclude", measure = yes { "no" } },
          item { id = "k", title = "丙", points = 20, needs = { "n" },
                 score = function(c) return c.n end } },
        section { id = "r", title = "节二",
          item { id = "l", title = "丁", points = 20, measure = steps { "n", {3, 20}, {1, 5} } } },
      }
      """
    let changes = try Self.mutants(rules).map { "\($0.part.name) \($0.change.english)" }
    for expected in [
      "i when dropped", "i missing = \"zero\" → \"exclude\"",
      "j missing = \"exclude\" → \"zero\"", "k need 1 dropped",
      "j points 30 and 20 of 'j' and 'k' swapped",
      " rescale = \"total\" → \"section\"", " combine = \"sum\" → \"geometric\"",
      " combine = \"sum\" → \"minimum\"", " max_missing 0.3 → 0.29",
      " max_not_applicable 0.2 → 0.19",
    ] {
      #expect(changes.contains(expected), "\(expected)")
    }
    // Equal points; points of different sections; limits that no sum of items is between.
    #expect(!changes.contains { $0.hasPrefix("i points") || $0.hasPrefix("k points") })
    #expect(!changes.contains { $0.contains("0.31") || $0.contains("0.21") })
  }

  @Test func mutantsAreInTheOrderOfTheFileAndDifferFromIt() throws {
    let rules = Fixture.ruleSet(
      item: "measure = linear { \"a\", from = 0, to = 100 }", rest: Self.rest)
    let mutants = try Self.mutants(rules)
    #expect(mutants.map(\.line) == mutants.map(\.line).sorted())
    #expect(mutants.allSatisfy { $0.changed == [0] && $0.ruleSets.count == 1 })
  }

  @Test func aCapAboveWhatAMeasureEarnsCapsNothing() throws {
    let rest = "bonus { id = \"x\", title = \"加\", cap = 5, points = 2, measure = yes { \"ok\" } },"
    let rules = Fixture.ruleSet(item: "measure = yes { \"ok\" }", rest: rest)
    let changes = try Self.mutants(rules).filter { $0.part == .bonus("x") }.map(\.change.english)
    #expect(changes.sorted() == ["bonus dropped", "points 2 → 1", "points 2 → 3", "yes inverted"])
  }

  @Test func pointsAboveACapCountForPartOfThem() throws {
    let rest = """
      bonus { id = "x", title = "加", cap = 2, measure = linear { "a", from = 0, to = 9 } },
      """
    let rules = Fixture.ruleSet(item: "measure = yes { \"ok\" }", rest: rest)
    let changes = try Self.mutants(rules).filter { $0.part == .bonus("x") }.map(\.change.english)
    #expect(changes.contains("points 2 → 3") && changes.contains("cap 2 → 1"))
    #expect(!changes.contains("cap 2 → 3") && !changes.contains("cap dropped"))
  }

  /// Two gates and a grade's condition that say the same of one value: each alone would do.
  @Test func conditionsThatOthersMakeNeedlessAreLeftAlone() throws {
    let rest = """
      gate { id = "g", title = "门", when = not_of { at_least { "a", 80 } }, cap = "中", flag = "少" },
      gate { id = "h", title = "门二", cap = "中",
             when = all_of { at_least { "b", 60 }, not_of { at_least { "b", 80 } } } },
      gate { id = "k", title = "门三", cap = "差", when = not_of { at_least { "b", 60 } } },
      grades = { grade { "优", at = 90, when = at_least { "a", 80 } }, grade { "中", at = 50 },
                 grade { "差" } },
      """
    let rules = Fixture.ruleSet(item: "measure = linear { \"n\", from = 0, to = 100 }", rest: rest)
    let mutants = try Self.mutants(rules)
    let changes = { (part: RulePart) in
      mutants.filter { $0.part == part }.map(\.change.english)
    }
    // The grade's own condition does what the cap does.
    #expect(!changes(.gate("g")).contains("cap = \"中\" dropped"))
    #expect(changes(.gate("g")).contains("flag = \"少\" dropped"))
    #expect(!changes(.grade("优")).contains("at_least 80 → 79"))
    #expect(changes(.grade("优")).contains("at_least 80 → 81"))
    // Below 60 the third gate caps lower; from 60 up nothing else does.
    #expect(!changes(.gate("h")).contains("part 1 of all_of dropped"))
    #expect(!changes(.gate("h")).contains("at_least 60 → 59"))
    #expect(changes(.gate("h")).contains("at_least 60 → 61"))
    #expect(changes(.gate("k")).contains("gate dropped"))
  }

  // MARK: Schedules

  @Test func whatYearsShareIsChangedInAllOfThem() throws {
    let rules = """
      return ruleset { id = "t", version = "1", title = "测试",
        schedule { start = "2023-01-01", baseline = "2022-12-31",
          phase { id = "one", title = "一", year = 1, weight = 40, section { id = "s", title = "节",
            item { id = "i", title = "项", points = 100,
                   measure = progress { "a", goal = 90, by = {0.25, 1} } } } },
          phase { id = "two", title = "二", year = 2, weight = 60, section { id = "s", title = "节",
            item { id = "i", title = "项", points = 100,
                   measure = progress { "a", goal = 90, by = {0.25, 1} } } } } },
        gate { id = "g", title = "门", when = yes { "ok" }, cap = "差", flag = "少" },
        grades = { grade { "优", at = 90, each_year = 60 }, grade { "差" } },
      }
      """
    let mutants = try Self.mutants(rules)
    let changed = { (change: String, part: RulePart) in
      mutants.filter { $0.change.english == change && $0.part == part }.map(\.changed)
    }
    #expect(changed("gate dropped", .gate("g")) == [[0, 1, 2]])
    #expect(changed("yes inverted", .gate("g")) == [[0, 1, 2]])
    #expect(changed("each_year 60 → 61", .grade("优")) == [[0]])
    #expect(changed("goal 90 → 91", .item(phase: "one", id: "i")) == [[1]])
    #expect(changed("by[1] 0.25 → 0.26", .item(phase: "one", id: "i")) == [[1]])
    #expect(changed("by[1] 0.25 → 0.26", .item(phase: "two", id: "i")) == [[2]])
    #expect(changed("hold 2 → 3", .ruleSet) == [[1, 2]])
    #expect(changed("weights 40 and 60 of the years swapped", .item(phase: "", id: "one")) == [[0]])
    // The last share is always 1, and the first year does not look at the second.
    #expect(!mutants.contains { $0.change.english.hasPrefix("by[2]") })
  }

  // MARK: Support

  private static func mutants(_ rules: String) throws -> [DataMutant] {
    var fixture = Fixture(units: 0)
    fixture.add("a", [Cell]())
    fixture.add("b", [Cell]())
    fixture.add("n", [Cell](), type: .count)
    fixture.add("ok", [Cell](), type: .boolean)
    fixture.add("no", [Cell](), type: .boolean)
    return try fixture.load(rules).dataMutants(fixture.catalogue)
  }
}

extension RulePart {
  fileprivate var name: String {
    switch self {
    case .item(_, let id), .bonus(let id), .deduction(let id), .gate(let id): id
    case .grade(let name): name
    case .quota, .ruleSet: ""
    }
  }
}
