import Diagnostics
import LuaSandbox
import RuleEngine
import ScorecardModel
import Testing

@testable import ScorecardKit

/// Several rule sets in one run: order, levels, days, and what cannot be scored.
@Suite struct RunTests {
  static let catalogue = Catalogue([
    Indicator(id: "x", title: Message(verbatim: "x")),
    Indicator(id: "y", title: Message(verbatim: "y")),
  ])

  func rules(_ id: String, _ body: String = "", uses: String = "", measure: String)
    throws -> LoadedRuleSet
  {
    let uses = uses.isEmpty ? "" : "uses = { \(uses) },"
    return try RuleSetLoader(catalogue: Self.catalogue).load(
      LuaSource(
        path: "\(id)/ruleset.lua",
        text: """
          return ruleset { id = "\(id)", version = "1", title = "\(id)", \(uses)
            section { id = "s", title = "节",
              item { id = "i", title = "项", points = 100, measure = \(measure) } },
            grades = { grade { "达标", at = 60 }, grade { "未达标" } }, \(body) }
          """))
  }

  func units(_ level: UnitLevel, _ codes: [String], districts: [String]? = nil)
    -> UnitTable
  {
    let names = districts ?? []
    let groups = names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map(\.element)
    return UnitTable(
      level: level, codes: TextColumn(codes), names: TextColumn(codes),
      district: districts.map { names in
        GroupColumn(
          ids: ColumnBuffer(names.map { UInt32(groups.firstIndex(of: $0) ?? 0) }),
          groups: groups.map { UnitGroup(code: $0, name: $0) })
      })
  }

  /// A store of one indicator, `x`, by date and level.
  func input(
    _ snapshots: [(date: String, units: UnitTable, x: [Double?])], asOf: String? = nil
  ) -> RunInput {
    let entries = snapshots.map {
      SnapshotEntry(
        path: "\($0.date).csv", date: CalendarDate($0.date), isBaseline: false,
        level: $0.units.level)
    }
    let store = SnapshotStore(entries) { entry, _ throws(Failure) in
      let index = entries.firstIndex(of: entry) ?? 0
      let snapshot = Snapshot(
        date: entry.date, path: entry.path, units: snapshots[index].units,
        columns: [IndicatorColumn(snapshots[index].x), nil])
      return StoredSnapshot(snapshot: snapshot, warnings: [], summaries: { [] })
    }
    var input = RunInput(catalogue: Self.catalogue, snapshots: store)
    input.asOf = asOf.flatMap { CalendarDate($0) }
    return input
  }

  func totals(_ result: RunResult) -> [String] {
    (0..<result.table.unitCount).map { result.table.total($0)?.description ?? "-" }
  }

  let linear = "linear { \"x\", from = 0, to = 100 }"

  @Test func aCircleIsRefusedWithItsPath() throws {
    let families = [
      try rules("aa", uses: "other = \"bb\"", measure: "score_of { \"other\" }"),
      try rules("bb", uses: "other = \"cc\"", measure: "score_of { \"other\" }"),
      try rules("cc", uses: "other = \"aa\"", measure: "score_of { \"other\" }"),
    ]
    let failure = try #require(throws: Failure.self) { _ = try RuleGraph(families) }
    #expect(failure.status == .badInput)
    #expect(failure.diagnostics.map(\.id) == [.useCycle])
    #expect(failure.diagnostics[0].message.english.contains("aa → bb → cc → aa"))
    #expect(failure.diagnostics[0].place?.path == "cc/ruleset.lua")
    #expect(failure.diagnostics[0].place?.line == 1)
  }

  @Test func aRuleSetThatUsesItselfIsACircle() throws {
    let own = try rules("aa", uses: "me = \"aa\"", measure: "score_of { \"me\" }")
    let failure = try #require(throws: Failure.self) { _ = try RuleGraph([own]) }
    #expect(failure.diagnostics[0].message.english.contains("aa → aa"))
  }

  /// A chain is computed step inside step, so it must end somewhere.
  @Test(arguments: [(30, true), (31, false), (200, false)])
  func aChainOfUsesHasALimit(_ count: Int, _ isAllowed: Bool) throws {
    var families = [try rules("r1", measure: linear)]
    for number in 2...count {
      families.append(
        try rules(
          "r\(number)", uses: "base = \"r\(number - 1)\"", measure: "score_of { \"base\" }"))
    }
    guard isAllowed else {
      let failure = try #require(throws: Failure.self) { _ = try RuleGraph(families) }
      #expect(failure.diagnostics.map(\.id) == [.useDepth])
      return
    }
    let run = Run(
      try RuleGraph(families), input([("2025-12-31", units(.community, ["a"]), [80])]))
    let last = try #require(families.last)
    #expect(try run.results(of: last, at: .community).map(totals) == [["80"]])
  }

  @Test func unitsWithoutUnitsInsideAreTold() throws {
    let base = try rules("base", measure: linear)
    let mean = try rules(
      "mean", "unit = \"district\",", uses: "base = \"base\"", measure: "score_of { \"base\" }")
    let run = Run(
      try RuleGraph([base, mean]),
      input([
        ("2025-12-31", units(.community, ["1"], districts: ["朝阳"]), [80]),
        ("2025-12-31", units(.district, ["朝阳", "朝阳区"]), [nil, nil]),
      ]))
    let result = try #require(try run.results(of: mean, at: .district).first)
    #expect(totals(result) == ["80", "-"])
    #expect(run.diagnostics.map(\.id) == [.useUnmatched])
    #expect(run.diagnostics[0].notes.map(\.english) == ["朝阳区"])
  }

  @Test func whatIsUsedIsScoredFirstAndReadByCode() throws {
    let user = try rules("user", uses: "base = \"base\"", measure: "score_of { \"base\" }")
    let base = try rules("base", measure: linear)
    let units = units(.community, ["b", "a"])
    let run = Run(
      try RuleGraph([user, base]), input([("2025-12-31", units, [80, nil])]))
    let result = try #require(try run.results(of: user, at: .community).first)
    #expect(totals(result) == ["80", "-"])
    #expect(run.diagnostics.isEmpty && run.skipped.isEmpty)
  }

  /// Two communities of 80 and 41 in 甲, one of 60 in 乙: a mean of 60.50 and half of them at the
  /// met grade; 丙 has none.
  @Test func lowerUnitsAreRolledUp() throws {
    let base = try rules("base", measure: linear)
    let mean = try rules(
      "mean", "unit = \"district\",", uses: "base = \"base\"", measure: "score_of { \"base\" }")
    let share = try rules(
      "share", "unit = \"district\",", uses: "base = \"base\"",
      measure: "linear { \"results.base.met_share\", from = 0, to = 100 }")
    let communities = units(.community, ["1", "2", "3"], districts: ["甲", "甲", "乙"])
    let districts = units(.district, ["乙", "丙", "甲"])
    let run = Run(
      try RuleGraph([base, mean, share]),
      input([
        ("2025-12-31", communities, [80, 41, 60]), ("2025-12-31", districts, [nil, nil, nil]),
      ]))
    #expect(try run.results(of: mean, at: .district).map(totals) == [["60", "-", "60.5"]])
    #expect(try run.results(of: share, at: .district).map(totals) == [["100", "-", "50"]])
  }

  @Test func districtsWithoutASnapshotAreThoseOfTheirCommunities() throws {
    let base = try rules("base", measure: linear)
    let mean = try rules(
      "mean", "unit = \"district\",", uses: "base = \"base\"", measure: "score_of { \"base\" }")
    let communities = units(.community, ["1", "2", "3"], districts: ["甲", "甲", "乙"])
    let run = Run(
      try RuleGraph([base, mean]), input([("2025-12-31", communities, [80, 41, 60])]))
    let result = try #require(try run.results(of: mean, at: .district).first)
    #expect((0..<2).map { result.units.names[$0] } == ["甲", "乙"])
    #expect(totals(result) == ["60.5", "60"])
  }

  /// Two streets of one name, without codes: the district around them tells them apart, where the
  /// streets' own file says it; else nobody knows.
  @Test func groupsOfOneNameAreNotMixedUp() throws {
    let base = try rules("base", measure: linear)
    let mean = try rules(
      "mean", "unit = \"street\",", uses: "base = \"base\"",
      measure: "score_of { \"base\" }")
    let street = GroupColumn(
      ids: ColumnBuffer([0, 1, 1]),
      groups: [UnitGroup(code: "和平", name: "和平"), UnitGroup(code: "和平", name: "和平")])
    var communities = units(.community, ["1", "2", "3"], districts: ["甲", "乙", "乙"])
    communities = UnitTable(
      level: .community, codes: communities.codes, names: communities.names, street: street,
      district: communities.district)
    let names = ["和平", "和平"]
    let district = { (names: [String]?) in
      names.map { names in
        GroupColumn(
          ids: ColumnBuffer([0, 1]), groups: names.map { UnitGroup(code: $0, name: $0) })
      }
    }
    for (around, expected) in [(["甲", "乙"], ["90", "50"]), (nil, ["-", "-"])] {
      let streets = UnitTable(
        level: .street, codes: TextColumn(["s1", "s2"]), names: TextColumn(names),
        district: district(around))
      let run = Run(
        try RuleGraph([base, mean]),
        input([
          ("2025-12-31", communities, [90, 40, 60]), ("2025-12-31", streets, [nil, nil]),
        ]))
      #expect(try run.results(of: mean, at: .street).map(totals) == [expected])
    }
    let without = Run(
      try RuleGraph([base, mean]), input([("2025-12-31", communities, [90, 40, 60])]))
    let result = try #require(try without.results(of: mean, at: .street).first)
    #expect(result.units.district?.groups.map(\.name) == ["甲", "乙"])
    #expect((0..<2).map { result.units.group(.district, of: $0)?.name } == ["甲", "乙"])
  }

  /// A file that does not say what its units are holds the smallest that the run scores.
  @Test func aFileWithoutALevel() throws {
    let base = try rules("base", measure: linear)
    let mean = try rules(
      "mean", "unit = \"district\",", uses: "base = \"base\"", measure: "score_of { \"base\" }")
    var input = input([
      ("2025-12-31", units(.community, ["1", "2"], districts: ["甲", "甲"]), [80, 41])
    ])
    let entry = SnapshotEntry(path: "x.csv", date: nil, isBaseline: false, level: nil)
    let known = input.snapshots.entries[0]
    let store = input.snapshots
    input = RunInput(
      catalogue: Self.catalogue,
      snapshots: SnapshotStore([entry]) { _, level throws(Failure) in
        #expect(level == .community)
        return try store.snapshot(known, .community)
      })
    let run = Run(try RuleGraph([base, mean]), input)
    let result = try #require(try run.results(of: mean, at: .district).first)
    #expect(totals(result) == ["60.5"])
  }

  @Test func whatIsUsedButAbsentIsMissingAndTold() throws {
    let user = try rules(
      "user", "max_missing = 1,", uses: "base = \"bass\"", measure: "score_of { \"base\" }")
    let base = try rules("base", measure: linear)
    let run = Run(
      try RuleGraph([user, base]),
      input([("2025-12-31", units(.community, ["a"]), [80])]))
    let result = try #require(try run.results(of: user, at: .community).first)
    #expect(result.table.items[0].outcome(0).outcome == .missing)
    #expect(run.diagnostics.map(\.id) == [.useAbsent])
    #expect(run.diagnostics[0].severity == .error)
    #expect(run.diagnostics[0].help?.english.contains("base") == true)
  }

  /// Of the rule sets that are used, those behind the shown results are named: also through others,
  /// but not what another rule set uses, nor what could not be evaluated.
  @Test func whatResultsWereMadeFromIsNamed() throws {
    let families = [
      try rules("other", uses: "a = \"third\"", measure: linear),
      try rules(
        "user", uses: "a = \"base\", b = \"higher\", c = \"none\"",
        measure: "score_of { \"a\" }"),
      try rules("higher", "unit = \"district\",", measure: linear),
      try rules(
        "base", uses: "a = \"first\", b = \"second\"",
        measure: "best_of { score_of { \"a\" }, score_of { \"b\" } }"),
      try rules("third", measure: linear), try rules("second", measure: linear),
      try rules("first", measure: linear),
    ]
    let run = Run(
      try RuleGraph(families), input([("2025-12-31", units(.community, ["a"]), [80])]))
    for family in families[..<2] { _ = try run.results(of: family, at: .community) }
    let named = run.summaries(shown: [families[1]])
    #expect(named.map(\.id) == ["user", "base", "first", "second"])
    #expect(named.map(\.isShown) == [true, false, false, false])
    #expect(Set(named.map(\.sha256)).count == 4)
    let both = run.summaries(shown: [families[1], families[3]])
    #expect(both.map(\.id) == ["user", "base", "first", "second"])
    #expect(both.map(\.isShown) == [true, true, false, false])
  }

  @Test func aLowerRuleSetCannotReadAHigherOne() throws {
    let base = try rules("base", "unit = \"district\",", measure: linear)
    let user = try rules("user", uses: "base = \"base\"", measure: "score_of { \"base\" }")
    let run = Run(
      try RuleGraph([user, base]),
      input([
        ("2025-12-31", units(.community, ["a"]), [80]),
        ("2025-12-31", units(.district, ["d"]), [80]),
      ]))
    _ = try run.results(of: user, at: .community)
    #expect(run.diagnostics.map(\.id) == [.useLevel])
  }

  private let scheduled = """
    schedule { start = "2024-01-01", baseline = "2023-12-31",
      phase { id = "one", title = "一", year = 1, weight = 40,
        section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
          measure = score_of { "base" } } } },
      phase { id = "two", title = "二", year = 2, weight = 60,
        section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
          measure = linear { "x", from = 0, to = 100 } } } } }
    """

  private func schedule() throws -> LoadedRuleSet {
    try RuleSetLoader(catalogue: Self.catalogue).load(
      LuaSource(
        path: "plan/ruleset.lua",
        text: """
          return ruleset { id = "plan", version = "1", title = "plan", uses = { base = "base" },
            \(scheduled), grades = { grade { "达标", at = 60 }, grade { "未达标" } } }
          """))
  }

  /// The first year reads the other rule set as it was at that year's end.
  @Test(
    arguments: [
      ("2024-12-31", ["plan/one 50"]), (nil, ["plan/two 90", "plan 74"]),
      ("2025-06-30", ["plan/two 80", "plan 68"]), ("2023-12-31", []), ("2026-01-01", []),
    ] as [(String?, [String])])
  func theDayPicksThePhase(_ asOf: String?, _ expected: [String]) throws {
    let plan = try schedule()
    let base = try rules("base", measure: linear)
    let units = units(.community, ["a"])
    let run = Run(
      try RuleGraph([plan, base]),
      input(
        [
          ("2023-12-31", units, [10]), ("2024-06-30", units, [30]), ("2024-12-31", units, [50]),
          ("2025-06-30", units, [80]), ("2025-12-31", units, [90]),
        ], asOf: asOf))
    let results = try run.results(of: plan, at: .community)
    #expect(results.map { "\($0.loaded.ruleSet.id) \(totals($0)[0])" } == expected)
    #expect(run.skipped.isEmpty == !expected.isEmpty)
    if expected.isEmpty {
      #expect(run.skipped.flatMap(\.diagnostics).map(\.id) == [.outsideSchedule])
    }
  }

  /// The communities' latest snapshot is of the first year: the second does not read it.
  @Test func aYearDoesNotReadResultsOfTheYearBefore() throws {
    let base = try rules("base", measure: linear)
    let plan = try RuleSetLoader(catalogue: Self.catalogue).load(
      LuaSource(
        path: "plan/ruleset.lua",
        text: """
          return ruleset { id = "plan", version = "1", title = "plan", unit = "district",
            uses = { base = "base" }, max_missing = 1, \(scheduled) }
          """.replacing("linear { \"x\", from = 0, to = 100 }", with: "score_of { \"base\" }")))
    let communities = units(.community, ["1"], districts: ["甲"])
    let districts = units(.district, ["甲"])
    let run = Run(
      try RuleGraph([plan, base]),
      input([
        ("2024-12-31", communities, [80]), ("2024-12-31", districts, [nil]),
        ("2025-12-31", districts, [nil]),
      ]))
    let results = try run.results(of: plan, at: .district)
    #expect(results.first?.table.items[0].outcome(0).outcome == .missing)
    #expect(run.diagnostics.map(\.id) == [.noSnapshotInYear])
  }

  /// Points decided for a year count in that year, and so in the final.
  @Test func decidedPointsOfAYearReachTheFinal() throws {
    let plan = try schedule()
    let base = try rules("base", measure: linear)
    let units = units(.community, ["a"])
    var input = input([
      ("2023-12-31", units, [10]), ("2024-12-31", units, [50]), ("2025-12-31", units, [90]),
    ])
    input.adjustments = { ruleSet, _ throws(Failure) in
      ruleSet.id == "plan/one" ? [0: [UnitAdjustment(points: Points(whole: 5), reason: "表彰")]] : [:]
    }
    let run = Run(try RuleGraph([plan, base]), input)
    let results = try run.results(of: plan, at: .community)
    // 0.4 × 55 + 0.6 × 90
    #expect(results.map(totals) == [["90"], ["76"]])
  }

  /// Between the years that a final weighs the unit went from one district to another.
  @Test func aMoveBetweenTheYearsOfAFinalIsTold() throws {
    let plan = try schedule()
    let base = try rules("base", measure: linear)
    let run = Run(
      try RuleGraph([plan, base]),
      input([
        ("2023-12-31", units(.community, ["a"], districts: ["甲"]), [10]),
        ("2024-12-31", units(.community, ["a"], districts: ["甲"]), [50]),
        ("2025-12-31", units(.community, ["a"], districts: ["乙"]), [90]),
      ]))
    let results = try run.results(of: plan, at: .community)
    #expect(results.map { $0.table.flags(0) } == [[], [.moved]])
    #expect(run.diagnostics.map(\.id) == [.moved])
  }

  /// Leading zeros are lost, or the unit is another one: it is told once every level was read.
  @Test func targetsOfUnknownUnitsAreTold() throws {
    let base = try rules("base", measure: "target { \"x\" }")
    var input = input([("2025-12-31", units(.community, ["0001"]), [80])])
    input.targets = TargetTable(
      [("0001", 2), ("1", 3), ("1", 4)].map {
        Target(code: $0, indicator: 0, year: 2025, value: 90, line: $1)
      }, path: "targets.csv")
    let run = Run(try RuleGraph([base]), input)
    run.checkTargets()
    #expect(run.diagnostics.isEmpty)
    _ = try run.results(of: base, at: .community)
    run.checkTargets()
    #expect(run.diagnostics.map(\.id) == [.unknownUnit])
    #expect(run.diagnostics[0].place?.line == 3)
    #expect(run.diagnostics[0].severity == .warning)
  }

  @Test func aYearWithoutASnapshotLeavesTheFinalUnpublished() throws {
    let plan = try schedule()
    let base = try rules("base", measure: linear)
    let units = units(.community, ["a"])
    let run = Run(
      try RuleGraph([plan, base]),
      input([("2023-12-31", units, [10]), ("2025-12-31", units, [90])]))
    let results = try run.results(of: plan, at: .community)
    #expect(
      results.map { "\($0.loaded.ruleSet.id) \(totals($0)[0])" } == ["plan/two 90", "plan -"])
    #expect(run.skipped.flatMap(\.diagnostics).map(\.id) == [.noSnapshotInYear])
  }

  @Test func aDayIsReadOnce() throws {
    let base = try rules("base", measure: linear)
    let user = try rules("user", uses: "base = \"base\"", measure: "score_of { \"base\" }")
    let other = try rules("other", uses: "base = \"base\"", measure: "score_of { \"base\" }")
    var input = input([("2025-12-31", units(.community, ["a"]), [80])])
    final class Count { var value = 0 }
    let scored = Count()
    input.progress = { message, _, _ in
      if message.english.hasPrefix("scoring") { scored.value += 1 }
    }
    let run = Run(try RuleGraph([user, base, other]), input)
    for rules in [user, base, other] { _ = try run.results(of: rules, at: .community) }
    #expect(scored.value == 3)
    #expect(input.snapshots.all.count == 1)
  }

}
