import RuleEngine
import ScorecardModel
import Testing

/// From item points to the published result: rounding, gates, quotas, ranks, what has no result.
@Suite struct ScoringTests {
  static let bands = """
    grades = { grade { "优秀", at = 90 }, grade { "良好", at = 80 }, grade { "合格", at = 60 },
               grade { "不合格" } }
    """

  private func table(
    _ values: [Double?], rest: String = bands, districts: [String]? = nil,
    adjustments: [Int: [UnitAdjustment]] = [:]
  ) throws -> ScoreTable {
    var fixture = Fixture(districts: districts ?? values.map { _ in "甲区" })
    fixture.add("x", values)
    return try fixture.evaluate(
      Fixture.ruleSet(item: "measure = linear { \"x\", from = 0, to = 100 }", rest: rest),
      adjustments: adjustments
    ).table
  }

  private func grades(_ table: ScoreTable) -> [String?] {
    (0..<table.unitCount).map { row in table.grade(row).map { table.ruleSet.grades[$0].name } }
  }

  private func ledger(_ table: ScoreTable, _ row: Int) -> [String] {
    var tally = Tally(table.ruleSet)
    tally.compute(table, row)
    let lines = Ledger.lines(table, row, tally: tally)
    #expect(lines.reduce(Points.zero) { $0 + $1.amount }.micro == table.totals[row])
    return lines.map { "\($0.kind.rawValue) \($0.id) \($0.amount)" }
  }

  @Test func publishedValueDecidesTheGrade() throws {
    let table = try table([89.995, 89.994, 90, 79.995, 60, 59.994999, 0])
    #expect(
      (0..<7).map { table.total($0)?.text(decimals: 2) } == [
        "90.00", "89.99", "90.00", "80.00", "60.00", "59.99", "0.00",
      ])
    #expect(grades(table) == ["优秀", "良好", "优秀", "良好", "合格", "不合格", "不合格"])
    #expect(ledger(table, 0) == ["item i 89.995", "rounding  0.005"])
  }

  @Test func decimalsZeroToSix() throws {
    let none = try table([89.5], rest: "decimals = 0")
    #expect(none.total(0)?.text(decimals: 0) == "90")
    let six = try table([89.1234565], rest: "decimals = 6")
    #expect(six.total(0)?.text(decimals: 6) == "89.123457")
  }

  /// Ten units, three places: 99, 98, and a tie at places 3–4, which the limit straddles.
  @Test func quotaAdmitsNoneOfATieOnItsLimit() throws {
    let table = try table(
      [99, 98, 95, 95, 91, 50, 50, 50, 50, 50],
      rest: Self.bands + ", quota { grade = \"优秀\", share = 0.3, within = \"district\" }")
    #expect(grades(table).prefix(5) == ["优秀", "优秀", "良好", "良好", "良好"])
    #expect(table.flags(0).isEmpty)
    #expect(table.flags(2) == [.quota])
    #expect(table.total(2)?.description == "95")
  }

  @Test func quotaAdmitsOneWhereAnyoneQualifies() throws {
    let quota = Self.bands + ", quota { grade = \"优秀\", share = 0.3, within = \"district\" }"
    #expect(grades(try table([95], rest: quota)) == ["优秀"])
    #expect(grades(try table([95, 95], rest: quota)) == ["良好", "良好"])
    #expect(grades(try table([95, 94, 10], rest: quota)) == ["优秀", "良好", "不合格"])
  }

  /// 0.29 × 100 is 28.999… in binary arithmetic and 29 in decimals.
  @Test func quotaSharesAreExact() throws {
    let values = (0..<100).map { 90 + Double($0) / 10 }
    let table = try table(
      values, rest: Self.bands + ", quota { grade = \"优秀\", share = 0.29, within = \"all\" }")
    #expect(grades(table).count { $0 == "优秀" } == 29)
  }

  @Test func ranksWithTiesAndSmallGroups() throws {
    let table = try table(
      [80, 90, 90, 70, 60, 99, 98], districts: ["甲", "甲", "甲", "甲", "甲", "乙", "乙"])
    #expect((0..<7).map { table.rank($0) } == [3, 1, 1, 4, 5, nil, nil])
  }

  @Test func unassessedUnitsAreNotRanked() throws {
    let table = try table([80, nil, 70, 60])
    #expect((0..<4).map { table.rank($0) } == [1, nil, 2, 3])
    #expect(table.standing(1) == .tooMuchMissing)
    #expect(table.total(1) == nil)
    #expect(table.flags(1) == [.missing])
  }

  private func twoItems(
    _ first: String, _ second: String, _ x: Cell, _ y: Cell, rest: String = "",
    extra: String = ""
  ) throws -> ScoreTable {
    var fixture = Fixture(units: 1)
    fixture.add("x", [x])
    fixture.add("y", [y])
    return try fixture.evaluate(
      """
      return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = \(first), measure = yes { "x" } \(extra) } },
        section { id = "r", title = "余",
          item { id = "j", title = "项", points = \(second),
            measure = linear { "y", from = 0, to = 100 } } },
        \(rest)
      }
      """
    ).table
  }

  @Test func notApplicableItemsLeaveTheDenominator() throws {
    let table = try twoItems("20", "80", .notApplicable, .value(50))
    #expect(table.standing(0) == .assessed)
    #expect(table.total(0)?.description == "50")
    #expect(ledger(table, 0) == ["item i 0", "item j 40", "rescale  10"])
    #expect(table.coverage(0).description == "0.8")
  }

  @Test func moreThanAFifthNotApplicableHasNoResult() throws {
    let table = try twoItems("20.01", "79.99", .notApplicable, .value(50))
    #expect(table.standing(0) == .tooMuchNotApplicable)
    #expect(table.total(0) == nil)
  }

  @Test(arguments: [("30", "70", Standing.assessed), ("30.01", "69.99", .tooMuchMissing)])
  func moreThanThirtyPercentMissingHasNoResult(
    _ first: String, _ second: String, _ standing: Standing
  ) throws {
    #expect(try twoItems(first, second, .missing, .value(50)).standing(0) == standing)
  }

  @Test func missingScoresZeroUnlessExcluded() throws {
    let zero = try twoItems("20", "80", .missing, .value(100))
    #expect(zero.total(0)?.description == "80")
    #expect(zero.flags(0) == [.missing])
    let excluded = try twoItems(
      "20", "80", .missing, .value(100), extra: ", missing = \"exclude\"")
    #expect(excluded.total(0)?.description == "100")
    #expect(excluded.flags(0) == [.missing])
    #expect(excluded.coverage(0).description == "0.8")
  }

  @Test func gatesCapFlagAndZero() throws {
    let table = try twoItems(
      "20", "80", .value(1), .value(95),
      rest: Self.bands + """
        , gate { id = "g", when = yes { "x" }, zero = "s", cap = "合格", flag = "待复核" },
        gate { id = "h", when = yes { "x" }, zero = "i" }
        """)
    #expect(ledger(table, 0) == ["item i 20", "item j 76", "zero g -20"])
    #expect(table.total(0)?.description == "76")
    #expect(grades(table) == ["合格"])
    #expect(table.flags(0) == [.gate("待复核")])
  }

  @Test func aGateDoesNotRaiseAGrade() throws {
    let table = try twoItems(
      "20", "80", .value(0), .value(10),
      rest: Self.bands + ", gate { id = \"g\", when = not_of { yes { \"x\" } }, cap = \"良好\" }")
    #expect(grades(table) == ["不合格"])
  }

  @Test func gatesAndGradesSeeTheCard() throws {
    let table = try twoItems(
      "20", "80", .value(1), .value(50),
      rest: """
        grades = {
          grade { "甲", when = function(c, card) return card.sections.r >= 40 and card.items.i == 20 end },
          grade { "乙" } },
        gate { id = "g", when = function(c, card) return card.total == 60 and c.y == 50 end,
          flag = "六十" }
        """)
    #expect(grades(table) == ["甲"])
    #expect(table.flags(0) == [.gate("六十")])
  }

  @Test func eachSectionFloorIsExact() throws {
    let rest = "grades = { grade { \"示范\", at = 0, each_section = 0.6 }, grade { \"未\" } }"
    #expect(grades(try twoItems("20", "80", .value(1), .value(60), rest: rest)) == ["示范"])
    #expect(grades(try twoItems("20", "80", .value(1), .value(59.99), rest: rest)) == ["未"])
  }

  @Test func bonusDeductionAndCaps() throws {
    let table = try twoItems(
      "20", "80", .value(1), .value(80),
      rest: """
        bonus { id = "b", title = "加", cap = 5, score = function(c) return 7 end },
        deduction { id = "d", title = "扣", cap = 2, points = 3, measure = yes { "x" } }
        """)
    #expect(
      ledger(table, 0) == [
        "item i 20", "item j 64", "bonus b 7", "cap b -2", "deduction d -3", "cap d 1",
      ])
    #expect(table.total(0)?.description == "87")
  }

  @Test func bonusDoesNotLiftABaseBelowThePassLine() throws {
    let rest = """
      pass_line = 60, bonus { id = "b", title = "加", cap = 5, measure = yes { "x" } }
      """
    let below = try twoItems("20", "80", .value(1), .value(49), rest: rest)
    #expect(below.total(0)?.description == "59.99")
    #expect(
      ledger(below, 0) == ["item i 20", "item j 39.2", "bonus b 5", "pass_line  -4.21"])
    #expect(
      try twoItems("20", "80", .value(1), .value(50), rest: rest).total(0)?.description == "65")
  }

  @Test func totalsAreNotNegative() throws {
    let table = try twoItems(
      "20", "80", .value(1), .value(0),
      rest: "deduction { id = \"d\", title = \"扣\", cap = 30, measure = yes { \"x\" } }")
    #expect(ledger(table, 0) == ["item i 20", "item j 0", "deduction d -30", "floor  10"])
    #expect(table.total(0) == .zero)
  }

  @Test func decidedAdjustmentsStandInTheLedger() throws {
    let table = try table(
      [80], adjustments: [0: [UnitAdjustment(points: Points(micro: -500_000), reason: "通报批评")]])
    #expect(ledger(table, 0) == ["item i 80", "adjustment 通报批评 -0.5"])
    #expect(grades(table) == ["合格"])
  }

  /// Attainments 1 and 0.5 with 20 and 80 points: 0.5^0.8 × 100 and 0.5 × 100.
  @Test(arguments: [
    ("\"geometric\"", "57.43"), ("\"minimum\"", "50"),
    ("function(sections) return sections.s + sections.r / 2 end", "40"),
  ])
  func combinations(_ combine: String, _ total: String) throws {
    let table = try twoItems(
      "20", "80", .value(1), .value(50), rest: "combine = \(combine)")
    #expect(table.total(0)?.description == total)
    #expect(ledger(table, 0).contains { $0.hasPrefix("combine") })
  }

  @Test func resultsDoNotDependOnThreads() throws {
    let count = Evaluator.chunkSize * 3 + 17
    var fixture = Fixture(districts: (0..<count).map { "区\($0 % 7)" })
    let values = (0..<count).map { row -> Double? in
      row % 11 == 0 ? nil : Double((row * 37) % 101)
    }
    fixture.add("x", values)
    let lua = Fixture.ruleSet(
      item: "measure = weighted { { percent_rank { \"x\" }, 1 }, { z_score { \"x\" }, 2 } }",
      rest: Self.bands + ", quota { grade = \"优秀\", share = 0.1 }")
    let tables = try [1, 2, 3].map { try fixture.evaluate(lua, threads: $0).table }
    for row in 0..<count {
      #expect(Set(tables.map { $0.totals[row] }).count == 1)
      #expect(Set(tables.map { $0.ranks[row] }).count == 1)
    }
  }

  /// Units without a district are compared with each other, so that none escapes a quota.
  @Test func unitsWithoutADistrictAreAGroup() throws {
    var fixture = Fixture(units: 5)
    fixture.districts = Array(repeating: "", count: 5)
    fixture.add("x", [99, 98, 97, 96, 95])
    let lua = Fixture.ruleSet(
      item: "measure = linear { \"x\", from = 0, to = 100 }",
      rest: Self.bands + ", quota { grade = \"优秀\", share = 0.2 }")
    let units = UnitTable(
      level: .community, codes: TextColumn(["1", "2", "3", "4", "5"]),
      names: TextColumn(["1", "2", "3", "4", "5"]),
      district: GroupColumn(
        ids: ColumnBuffer(Array(repeating: GroupColumn.none, count: 5)), groups: []))
    let snapshot = Snapshot(
      date: nil, path: "x.csv", units: units, columns: fixture.snapshot.columns)
    let table = try Evaluator(fixture.load(lua), catalogue: fixture.catalogue, threads: 1)
      .evaluate(SnapshotSeries(current: snapshot)).table
    #expect(grades(table) == ["优秀", "良好", "良好", "良好", "良好"])
    #expect((0..<5).map { table.rank($0) } == [1, 2, 3, 4, 5])
  }

  @Test func aGateWithoutDataIsUnknownAndFlagged() throws {
    let table = try twoItems(
      "20", "80", .value(1), .missing,
      rest: Self.bands + ", gate { id = \"g\", when = at_least { \"y\", 1 }, flag = \"查\" }",
      extra: ", missing = \"exclude\"")
    #expect(table.gate(0, 0) == .unknown)
    #expect(table.flags(0) == [.missing])
  }

  @Test func aZeroedItemCountsZeroEverywhere() throws {
    let table = try twoItems(
      "20", "80", .value(1), .value(50),
      rest: "gate { id = \"g\", when = yes { \"x\" }, zero = \"i\" }")
    #expect(table.score(ofItem: 0, 0) == .zero)
    #expect(table.zeroingGate(ofItem: 0, 0) == 0)
    #expect(table.zeroingGate(ofItem: 1, 0) == nil)
  }

  @Test func aCombinationFailsOnceAndStaysWithinTheTotal() throws {
    var fixture = Fixture(units: 3)
    fixture.add("x", [1, 1, 1])
    let outcome = try fixture.evaluate(
      Fixture.ruleSet(
        item: "measure = yes { \"x\" }",
        rest: """
          combine = function(sections) return sections.s * 2 end,
          gate { id = "g", when = yes { "x" }, zero = "nothing" }
          """
      ).replacing("\"nothing\"", with: "\"i\"").replacing("sections.s * 2", with: "101"))
    #expect(outcome.failures.count == 1)
    #expect(outcome.failures[0].message.english.contains("from 0 to 100"))
    #expect(outcome.failures[0].notes[0].english.contains("and 2 more"))
  }

  /// `when` is decided first: a function is not called for a unit that it takes out.
  @Test func whenIsDecidedBeforeAFunctionIsCalled() throws {
    var fixture = Fixture(units: 2)
    fixture.add("x", [.missing, .value(7)])
    fixture.add("on", [.value(0), .value(1)])
    let outcome = try fixture.evaluate(
      Fixture.ruleSet(
        item: "when = yes { \"on\" }, score = function(c) return c.x * 10, \"说明\" end"))
    #expect((0..<2).map { outcome.table.items[0].description($0) } == ["n/a", "70"])
    #expect(outcome.failures.isEmpty)
    #expect(outcome.table.reasons[0][0] == nil)
    #expect(outcome.table.reasons[0][1] == "说明")
  }

  @Test func tooManyItemsAreRefused() throws {
    var fixture = Fixture(units: 1)
    fixture.add("x", [1])
    let lua = """
      local s = { id = "s", title = "节" }
      for i = 1, 1200 do
        s[i] = item { id = "i" .. i, title = "项", points = 999999999, measure = yes { "x" } }
      end
      return ruleset { id = "t", version = "1", title = "测试", section(s) }
      """
    #expect(throws: (any Error).self) { try fixture.evaluate(lua) }
  }

  /// Gates look at the card before any of them; grades look at it after.
  @Test func cardsBeforeAndAfterGates() throws {
    let table = try twoItems(
      "20", "80", .value(1), .value(50),
      rest: """
        grades = {
          grade { "零", when = function(c, card) return card.items.i == 0 and card.total == 40 end },
          grade { "全" } },
        gate { id = "g", when = yes { "x" }, zero = "i" },
        gate { id = "h", flag = "先",
          when = function(c, card) return card.items.i == 20 and card.total == 60 end }
        """)
    #expect(grades(table) == ["零"])
    #expect(table.flags(0) == [.gate("先")])
  }
}
