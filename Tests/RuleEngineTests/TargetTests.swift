import RuleEngine
import ScorecardModel
import Testing

/// Measures and expressions that look beyond a unit's own values of the day.
@Suite struct TargetTests {
  private func outcomes(
    _ fixture: Fixture, _ lua: String, _ change: (inout SnapshotSeries) -> Void = { _ in }
  ) throws -> [String] {
    let loaded = try fixture.load(lua)
    var series = SnapshotSeries(current: fixture.snapshot)
    change(&series)
    let table = try Evaluator(
      loaded.phases.first ?? loaded, catalogue: fixture.catalogue, threads: 1
    )
    .evaluate(series).table
    return fixture.districts.indices.map { table.items[0].description($0) }
  }

  @Test(arguments: [
    (Direction.rising, [80.0, 100, 120, 0, -5], ["80", "100", "100", "0", "0"]),
    (.falling, [80.0, 100, 125, 200], ["100", "100", "80", "50"]),
  ])
  func targetsOfTheYear(_ direction: Direction, _ values: [Double], _ expected: [String]) throws {
    var fixture = Fixture(units: values.count)
    fixture.add("x", values, direction: direction)
    let scores = try outcomes(fixture, Fixture.ruleSet(item: "measure = target { \"x\" }")) {
      $0.target[0] = IndicatorColumn(values.map { _ in 100 })
    }
    #expect(scores == expected)
  }

  /// A target of zero or less of something that is to fall: reached or not, nothing between.
  @Test func targetsBelowZeroGiveNoMoreThanFullPoints() throws {
    var fixture = Fixture(units: 3)
    fixture.add("x", [-6, -2, 3], direction: .falling)
    let scores = try outcomes(fixture, Fixture.ruleSet(item: "measure = target { \"x\" }")) {
      $0.target[0] = IndicatorColumn([-5, -5, 0])
    }
    #expect(scores == ["100", "0", "0"])
  }

  /// 100 × 21.67 / 21.67 and 0.1 + 0.2 are what they are in decimals.
  @Test(arguments: [
    ("at_least { percent { \"a\", \"b\" }, 100 }", "100"),
    ("steps { percent { \"a\", \"b\" }, {100, 70}, {90, 10} }", "70"),
    ("equals { sum { \"c\", \"d\" }, 0.3 }", "100"),
    ("at_most { sum { \"c\", \"d\" }, 0.3 }", "100"),
    ("between { sum { \"c\", \"d\" }, 0, 0.3 }", "100"),
  ])
  func thresholdsAreComparedInDecimals(_ measure: String, _ expected: String) throws {
    var fixture = Fixture(units: 1)
    for (id, value) in [("a", 21.67), ("b", 21.67), ("c", 0.1), ("d", 0.2)] {
      fixture.add(id, [value])
    }
    #expect(try outcomes(fixture, Fixture.ruleSet(item: "measure = \(measure)")) == [expected])
  }

  @Test func peersOfResults() throws {
    var fixture = Fixture(units: 3)
    fixture.add("x", [1, 1, 1])
    let lua = """
      return ruleset { id = "t", version = "1", title = "测试", uses = { a = "aa" },
        section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
          measure = percent_rank { "results.a.total" } } } }
      """
    let scores = try outcomes(fixture, lua) { $0.derived = [IndicatorColumn([70, 90, 80])] }
    #expect(scores == ["0", "100", "50"])
  }

  @Test func withoutATargetTheItemIsMissing() throws {
    var fixture = Fixture(units: 2)
    fixture.add("x", [.value(1), .notApplicable])
    let lua = Fixture.ruleSet(item: "measure = target { \"x\" }")
    #expect(try outcomes(fixture, lua) == ["missing", "n/a"])
    let zero = try outcomes(fixture, lua) { $0.target[0] = IndicatorColumn([0, 0]) }
    #expect(zero == ["100", "n/a"])
  }

  private func scheduled(_ measure: String) -> String {
    """
    return ruleset { id = "t", version = "1", title = "测试",
      schedule { start = "2025-01-01", baseline = "2024-12-31",
        phase { id = "one", title = "一", year = 1, weight = 100,
          section { id = "s", title = "节",
            item { id = "i", title = "项", points = 100, measure = \(measure) } } } } }
    """
  }

  /// Baseline 50, goal 90, one year: all of the way is due at the year's end.
  @Test func progressFromTheBaselineToTheGoal() throws {
    var fixture = Fixture(units: 5)
    fixture.add("x", [70, 90, 40, nil, 70])
    let baseline = IndicatorColumn([50, 50, 50, 50, nil])
    let earlier = Snapshot(
      date: CalendarDate("2024-12-31"), path: "b.csv", units: fixture.snapshot.units,
      columns: [baseline])
    let current = fixture.snapshot
    let build = { (series: inout SnapshotSeries) in
      series = SnapshotSeries(
        current: current, baseline: AlignedSnapshot(earlier, alignedTo: current))
      series.goal[0] = IndicatorColumn([90, 90, 90, 90, 90])
    }
    let own = try outcomes(fixture, scheduled("progress { \"x\" }"), build)
    #expect(own == ["50", "100", "0", "missing", "missing"])
    let fixed = try outcomes(fixture, scheduled("progress { \"x\", goal = 70, by = {1} }"), build)
    #expect(fixed == ["100", "100", "0", "missing", "missing"])
    let expression = try outcomes(
      fixture, scheduled("progress { sum { \"x\", \"x\" }, goal = 180 }"), build)
    #expect(expression == ["50", "100", "0", "missing", "missing"])
  }

  @Test func aSampleThatIsTooSmallIsNoValue() throws {
    var fixture = Fixture(units: 5)
    fixture.add("x", [80, 80, 80, nil, 80])
    fixture.add("n", [30, 29, nil, 30, 31])
    let scores = try outcomes(
      fixture,
      Fixture.ruleSet(
        item:
          "measure = linear { sampled { \"x\", size = \"n\", least = 30 }, from = 60, to = 100 }"
      ))
    #expect(scores == ["50", "missing", "missing", "missing", "50"])
  }

  @Test func theGapOfTwoValues() throws {
    var fixture = Fixture(units: 5)
    fixture.add("a", [10, 20, 10, nil, 10].map { $0.map(Cell.value) ?? .missing })
    fixture.add("b", [.value(15), .value(10), .value(35), .value(1), .notApplicable])
    let scores = try outcomes(
      fixture,
      Fixture.ruleSet(item: "measure = linear { gap { \"a\", \"b\" }, from = 25, to = 5 }"))
    #expect(scores == ["100", "75", "0", "missing", "n/a"])
  }

  /// 10 per 1,000 last year and 8 now: a change of −2 of the rate, not of the count.
  @Test func theChangeOfAnExpression() throws {
    var fixture = Fixture(units: 3)
    fixture.add("a", [8, 20, 5])
    fixture.add("n", [1000, 2000, 0])
    let earlier = Snapshot(
      date: CalendarDate("2024-12-31"), path: "p.csv", units: fixture.snapshot.units,
      columns: [IndicatorColumn([10, 20, 5]), IndicatorColumn([1000, 1000, 1000])])
    let measure =
      "measure = linear { change { per { \"a\", \"n\", 1000 }, since = \"previous\" }, from = 0, to = -4 }"
    let scores = try fixture.scores(measure, previous: earlier)
    #expect(scores == ["50", "100", "missing/0"])
  }

  @Test func functionsReadTargetsResultsAndTheLevel() throws {
    var fixture = Fixture(units: 2)
    fixture.add("x", [60, 60])
    let lua = """
      return ruleset { id = "t", version = "1", title = "测试", uses = { other = "other-rules" },
        section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
          score = function(c)
            assert(c.unit.level == "community")
            assert(c.process.state == nil)
            local results = c.results.other
            if c.target.x == nil then return 1, results.grade end
            return c.target.x + results.total / 10 + (results.met_share or 0)
          end } } }
      """
    let loaded = try fixture.load(lua)
    #expect(loaded.ruleSet.uses == [Use(alias: "other", ruleSet: "other-rules", line: 1)])
    #expect(
      loaded.ruleSet.derived.map(\.id) == [
        "results.other.total", "results.other.rate", "results.other.met_share",
        "results.other.best_share",
      ])
    var series = SnapshotSeries(current: fixture.snapshot)
    series.target[0] = IndicatorColumn([40, nil])
    series.derived = [
      IndicatorColumn([85, 90]), IndicatorColumn([85, 90]), nil, nil,
    ]
    series.usedGrades = [CodedTexts([nil, "优秀"])]
    let outcome = try Evaluator(loaded, catalogue: fixture.catalogue, threads: 1).evaluate(series)
    #expect(outcome.failures.isEmpty, "\(outcome.failures)")
    #expect(outcome.table.items[0].description(0) == "48.5")
    #expect(outcome.table.items[0].description(1) == "1")
    #expect(outcome.table.reasons[0][1] == "优秀")
    let read = outcome.table.references(ofItem: 0, 0)
    #expect(read.contains(IndicatorReference(0, .target)))
    #expect(read.contains(IndicatorReference(1)))
  }

  @Test func scoreOfIsTheRateOfTheUsedRuleSet() throws {
    var fixture = Fixture(units: 3)
    fixture.add("x", [1, 1, 1])
    let lua = """
      return ruleset { id = "t", version = "1", title = "测试", uses = { a = "aa", b = "bb" },
        section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
          measure = score_of { "b" } } } }
      """
    let scores = try outcomes(fixture, lua) {
      $0.derived = [nil, nil, nil, nil, nil, IndicatorColumn([87.65, 0, nil]), nil, nil]
    }
    #expect(scores == ["87.65", "0", "missing"])
  }

  @Test func aProcessThatReachedAState() throws {
    var fixture = Fixture(units: 4)
    fixture.add("x", [1, 1, 1, 1])
    let lua = """
      return ruleset { id = "t", version = "1", title = "测试",
        process { "未申报", "自评", "市验收", verdicts = { "通过" } },
        section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
          measure = reached { "市验收" } } } }
      """
    let scores = try outcomes(fixture, lua) {
      $0.derived = [IndicatorColumn([1, 2, 3, nil])]
    }
    #expect(scores == ["0", "100", "100", "missing"])
  }
}

@Suite struct ScheduleReaderTests {
  private let lua = """
    return ruleset { id = "t", version = "1", title = "三年", uses = { five = "five-have" },
      schedule { start = "2023-01-01", baseline = "2022-12-31", status = { hold = 1 },
        phase { id = "b", title = "乙", year = 2, weight = 60,
          section { id = "s", title = "节",
            item { id = "i", title = "项", points = 100, measure = progress { "x" } } } },
        phase { id = "a", title = "甲", year = 1, weight = 40,
          section { id = "s", title = "节",
            item { id = "i", title = "项", points = 40, measure = yes { "x" } },
            item { id = "j", title = "项", points = 60, measure = yes { "x" } } } } },
      gate { id = "g", title = "否决", when = yes { "x" }, zero = "j", cap = "合格" },
      gate { id = "h", title = "只清零", when = yes { "x" }, zero = "j" },
      grades = { grade { "优秀", at = 90, each_section = 0.5, each_year = 60 }, grade { "合格" } } }
    """

  @Test func eachYearIsARuleSetAndTheFinalWeighsThem() throws {
    var fixture = Fixture(units: 1)
    fixture.add("x", [1])
    let loaded = try fixture.load(lua)
    #expect(loaded.phases.map(\.ruleSet.id) == ["t/a", "t/b"])
    #expect(loaded.phases.map { $0.ruleSet.phase?.year } == [1, 2])
    let first = loaded.phases[0].ruleSet
    #expect(first.items.map(\.id) == ["i", "j"])
    #expect(first.gates.map(\.zero) == [.item(1), .item(1)])
    #expect(first.grades[0].eachSection == Points(micro: 500_000))
    let second = loaded.phases[1].ruleSet
    // What the second gate sets to zero is not in this year, and it does nothing else.
    #expect(second.gates.map(\.id) == ["g"])
    #expect(second.gates[0].zero == nil)
    let path = try #require(second.measures.flatMap(\.progressPaths).first)
    #expect(path.shares == [0.5, 1])
    #expect(path.schedule.lights.hold == 1)
    let final = loaded.ruleSet
    #expect(final.items.map(\.id) == ["a", "b"])
    #expect(final.items.map(\.points) == [Points(whole: 40), Points(whole: 60)])
    #expect(final.uses.map(\.ruleSet) == ["five-have", "t/a", "t/b"])
    #expect(final.grades[0].eachSection == Points(micro: 600_000))
    #expect(final.gates.map(\.id) == ["g"])
    #expect(final.maxMissing == .zero)
  }

  /// The figures of the years stand behind the step of a process; a grade's condition counts in the
  /// final, too.
  @Test func aFinalBesideAProcess() throws {
    var fixture = Fixture(units: 2)
    fixture.add("x", [0, 0])
    let lua = """
      return ruleset { id = "t", version = "1", title = "三年",
        process { "未申报", "自评" },
        schedule { start = "2023-01-01", baseline = "2022-12-31",
          phase { id = "a", title = "甲", year = 1, weight = 100,
            section { id = "s", title = "节",
              item { id = "i", title = "项", points = 100, measure = yes { "x" } } } } },
        gate { id = "g", title = "门", flag = "一年满分",
          when = function(c, card) return c.results.a.total == 100 and card.sections.a == 100 end },
        grades = { grade { "优秀", at = 90, when = yes { "x" } }, grade { "合格" } } }
      """
    let loaded = try fixture.load(lua)
    var series = SnapshotSeries(current: fixture.snapshot)
    series.derived = [
      IndicatorColumn([1, 1]), IndicatorColumn([100, 50]), IndicatorColumn([100, 50]), nil, nil,
    ]
    let outcome = try Evaluator(loaded, catalogue: fixture.catalogue, threads: 1).evaluate(series)
    #expect(outcome.failures.isEmpty, "\(outcome.failures)")
    #expect(outcome.table.total(0)?.description == "100")
    #expect(outcome.table.grade(0) == 1)
    #expect(outcome.table.flags(0) == [.gate("一年满分")])
    #expect(outcome.table.flags(1).isEmpty)
  }

  /// A gate of a schedule sees every year's card: what belongs to other years has no value there.
  @Test func aGateMayNameItemsOfOneYear() throws {
    var fixture = Fixture(units: 1)
    fixture.add("x", [1])
    let phase = { (id: String, year: Int) in
      """
      phase { id = "\(id)", title = "年", year = \(year), weight = 50,
        section { id = "s\(year)", title = "节",
          item { id = "i\(year)", title = "项", points = 100, measure = yes { "x" } } } }
      """
    }
    let loaded = try fixture.load(
      """
      return ruleset { id = "t", version = "1", title = "二年",
        schedule { start = "2023-01-01", baseline = "2022-12-31", \(phase("a", 1)), \(phase("b", 2)) },
        gate { id = "g", title = "门", flag = "第一年满分",
          when = function(c, card) return card.items.i1 == 100 and card.sections.s1 == 100 end } }
      """)
    for (rules, flags) in [(loaded.phases[0], 1), (loaded.phases[1], 0), (loaded, 0)] {
      var series = SnapshotSeries(current: fixture.snapshot)
      series.derived = rules.ruleSet.derived.map { _ in IndicatorColumn([100]) }
      let outcome = try Evaluator(rules, catalogue: fixture.catalogue, threads: 1).evaluate(series)
      #expect(outcome.failures.isEmpty, "\(outcome.failures)")
      #expect(outcome.table.flags(0).count == flags, "\(rules.ruleSet.id)")
    }
  }

  @Test func gradesThatOnlyGatesGiveAreNotCountedAsTheLast() throws {
    var fixture = Fixture(units: 1)
    fixture.add("x", [0])
    let loaded = try fixture.load(
      Fixture.ruleSet(
        item: "measure = yes { \"x\" }",
        rest: """
          gate { id = "g", title = "未验收", when = yes { "x" }, cap = "未验收" },
          grades = { grade { "通过", at = 85 }, grade { "不通过" }, grade { "未验收" } },
          """))
    #expect(loaded.ruleSet.metGrade == 0)
  }

  /// 0.4 × 80 + 0.6 × 59.99, where a year is below 60: not 优秀 whatever the total.
  @Test func theFinalOfTwoYears() throws {
    var fixture = Fixture(units: 3)
    fixture.add("x", [0, 0, 0])
    let loaded = try fixture.load(lua)
    var series = SnapshotSeries(current: fixture.snapshot)
    series.derived =
      [nil, nil, nil, nil]
      + [nil, IndicatorColumn([80, 100, 100]), nil, nil]
      + [nil, IndicatorColumn([59.99, 95, nil]), nil, nil]
    let table = try Evaluator(loaded, catalogue: fixture.catalogue, threads: 1)
      .evaluate(series).table
    #expect(table.total(0)?.description == "67.99")
    #expect(table.total(1)?.description == "97")
    #expect(table.grade(1) == 0)
    // A final without one of its years is not published.
    #expect(table.total(2) == nil)
  }
}
