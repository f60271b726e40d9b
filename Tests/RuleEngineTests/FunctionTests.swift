import Diagnostics
import LuaSandbox
import RuleEngine
import ScorecardModel
import Testing

@Suite struct FunctionTests {
  @Test func pointsReasonAndEvidence() throws {
    var fixture = Fixture(units: 3)
    fixture.add("meetings", [2, 1, 0].map(Cell.value), type: .count)
    fixture.add("other", [1, 1, 1])
    let outcome = try fixture.evaluate(
      Fixture.ruleSet(
        item: """
          score = function(c)
            local short = math.max(0, 2 - c.meetings)
            return 100 - 50 * short, short > 0 and "少开" .. short .. "次" or nil
          end
          """))
    let table = outcome.table
    #expect((0..<3).map { table.items[0].description($0) } == ["100", "50", "0"])
    #expect((0..<3).map { table.reasons[0][$0] } == [nil, "少开1次", "少开2次"])
    #expect(table.references(ofItem: 0, 0) == [IndicatorReference(0)])
    #expect(outcome.failures.isEmpty)
  }

  @Test func anEmptyReasonIsNone() throws {
    var fixture = Fixture(units: 2)
    fixture.add("x", [1, 2])
    let table = try fixture.evaluate(
      Fixture.ruleSet(item: "score = function(c) return 10 * c.x, \"\" end")
    ).table
    #expect((0..<2).map { table.items[0].description($0) } == ["10", "20"])
    #expect((0..<2).map { table.reasons[0][$0] } == [nil, nil])
  }

  @Test func needsDecideBeforeTheCall() throws {
    var fixture = Fixture(units: 4)
    fixture.add("x", [.value(10), .missing, .notApplicable, .value(20)])
    let scores = try fixture.scores(
      "needs = { \"x\" }, score = function(c) return c.x * 2 end")
    #expect(scores == ["20", "missing", "n/a", "40"])
  }

  @Test func returningNothing() throws {
    var fixture = Fixture(units: 3)
    fixture.add("x", [.value(1), .missing, .notApplicable])
    let scores = try fixture.scores(
      "score = function(c) if c.x == nil then return nil end return 50 end")
    #expect(scores == ["50", "missing", "n/a"])
  }

  @Test(arguments: [
    ("return c.x + 1", "lua.runtime", 2),
    ("return 101", "rule.bad-return", 1),
    ("return -1", "rule.bad-return", 1),
    ("return true", "rule.bad-return", 1),
    ("do return end", "rule.bad-return", 1),
    ("return 0/0", "lua.return", 1),
    ("return \"8\"", "lua.return", 1),
    ("return c.y", "lua.unknown-field", 1),
  ])
  func aFailingRuleFailsItsItemOnly(_ body: String, _ id: String, _ notes: Int) throws {
    var fixture = Fixture(units: 2)
    fixture.add("x", [.missing, .missing])
    fixture.add("z", [1, 1])
    let lua = """
      return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 50, score = function(c)
            \(body)
          end },
          item { id = "j", title = "余", points = 50, measure = yes { "z" } } } }
      """
    let outcome = try fixture.evaluate(lua.replacing("return 101", with: "return 51"))
    #expect(outcome.table.items[0].description(0) == "failed")
    #expect(outcome.failures.map(\.id.rawValue) == [id])
    #expect(outcome.failures[0].notes.count == notes)
    #expect(outcome.table.items[1].description(0) == "50")
  }

  @Test func aFailedItemLeavesTheUnitWithoutAResult() throws {
    var fixture = Fixture(units: 2)
    fixture.add("x", [1, 2])
    let outcome = try fixture.evaluate(
      Fixture.ruleSet(
        item: "score = function(c) if c.x > 1 then error(\"坏规则\") end return 80 end",
        rest: "grades = { grade { \"好\", at = 60 }, grade { \"差\" } }"))
    let table = outcome.table
    #expect(table.total(0)?.description == "80")
    #expect(table.total(1) == nil)
    #expect(table.standing(1) == .failed)
    #expect(table.grade(1) == nil)
    #expect(table.flags(1) == [.failed])
    #expect(outcome.failures.count == 1)
    let text = DiagnosticRenderer(language: .english).render(outcome.failures[0])
    #expect(text.hasPrefix("test.lua:2:"))
    #expect(text.contains("坏规则"))
    #expect(text.contains("item 'i', unit C1 社区1"))
  }

  @Test func viewsOfOtherSnapshotsUnitAndPeers() throws {
    var now = Fixture(districts: ["甲", "甲", "乙"])
    now.add("x", [10, 30, 50])
    var before = Fixture(districts: ["甲", "甲", "乙"])
    before.add("x", [5, nil, 10])
    let scores = try now.scores(
      """
      score = function(c)
        if c.unit.district == "乙" then return c.peers.count("x") end
        if c.previous.x == nil then return c.peers.mean("x") + c.peers.max("x") end
        return c.x - c.previous.x + (c.baseline.x or 0)
      end
      """, previous: before.snapshot)
    #expect(scores == ["5", "50", "1"])
  }

  /// A function that remembers calls sees one chunk only, whatever the number of threads.
  @Test func statefulFunctionsDoNotDependOnThreads() throws {
    var fixture = Fixture(units: Evaluator.chunkSize * 2 + 10)
    fixture.add("x", (0..<fixture.districts.count).map { Double($0 % 7) })
    let lua = Fixture.ruleSet(
      item: "score = counted", rest: ""
    ).replacing(
      "return ruleset",
      with: "local n = 0\nlocal function counted(c) n = n + 1 return n % 100 end\nreturn ruleset")
    let one = try fixture.evaluate(lua, threads: 1).table
    let three = try fixture.evaluate(lua, threads: 3).table
    let rows = 0..<fixture.districts.count
    #expect(rows.allSatisfy { one.totals[$0] == three.totals[$0] })
    #expect(one.items[0].earned(0) == one.items[0].earned(Evaluator.chunkSize))
  }
}
