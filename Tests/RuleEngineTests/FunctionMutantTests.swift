import Diagnostics
import LuaSandbox
import RuleEngine
import ScorecardModel
import Testing

@Suite struct FunctionMutantTests {
  private var fixture: Fixture {
    var fixture = Fixture(units: 3)
    fixture.add("x", [0, 3, 5])
    return fixture
  }

  private func summary(_ mutant: FunctionMutant) -> String {
    "\(mutant.path):\(mutant.span.line):\(mutant.span.column) \(mutant.original) -> "
      + "\(mutant.replacement) \(mutant.subject ?? "-")"
  }

  @Test func onlyFunctionsThatScoringCallsAreMutated() throws {
    let loaded = try fixture.load(
      """
      local function title(n) return n > 1 and "甲" or "乙" end
      local function share(c) return c.x / 2 end
      return ruleset { id = "t", version = "1", title = title(1 + 1),
        section { id = "s", title = title(1),
          item { id = "i", title = "项", points = 100,
                 score = function(c) return share(c), not c.x and title(3) or nil end } },
        gate { id = "g", flag = "旗", when = function(c) return c.x >= 4.5 end },
        combine = function(sections) return sections.s end,
      }
      """.replacing("title(3)", with: "\"无\""))
    #expect(
      FunctionMutants.of(loaded).map(summary) == [
        "test.lua:2:36 / -> * i", "test.lua:2:38 2 -> 3 i", "test.lua:2:38 2 -> 1 i",
        "test.lua:6:49 not ->  i", "test.lua:6:57 and -> or i", "test.lua:6:65 or -> and i",
        "test.lua:7:62 >= -> > g", "test.lua:7:62 >= -> < g", "test.lua:7:65 4.5 -> 4.6 g",
        "test.lua:7:65 4.5 -> 4.4 g",
      ])
  }

  @Test func eachMutantLoadsAndScoresDifferently() throws {
    let lua = Fixture.ruleSet(
      item: """
        score = function(c)
          if c.x > 2 then return c.x * 10 + 1 end
          return 0
        end
        """)
    let original = try fixture.scores(
      "score = function(c) if c.x > 2 then return c.x * 10 + 1 end return 0 end")
    let loaded = try fixture.load(lua)
    let mutants = FunctionMutants.of(loaded)
    #expect(
      mutants.map { "\($0.original)\($0.replacement)" } == [
        ">>=", "><=", "23", "21", "*/", "1011", "109", "+-", "12", "10", "01", "0-1",
      ])
    var survivors: [String] = []
    for mutant in mutants {
      let mutated = try RuleSetLoader(catalogue: fixture.catalogue).load(mutant, of: loaded)
      let outcome = try Evaluator(mutated, catalogue: fixture.catalogue, threads: 1)
        .evaluate(SnapshotSeries(current: fixture.snapshot))
      let scores = (0..<3).map { outcome.table.items[0].description($0) }
      if scores == original { survivors.append(summary(mutant)) }
      let place = mutant.place(in: loaded.program)
      #expect(place.excerpt?.contains(mutant.original) == true)
      #expect(place.path == "test.lua")
    }
    // No unit has 2, or less than 3.
    #expect(survivors == ["test.lua:3:10 > -> >= i", "test.lua:3:12 2 -> 1 i"])
  }

  @Test func aMutantThatDoesNotEndFailsItsItem() throws {
    let lua = Fixture.ruleSet(
      item: """
        score = function(c)
          local i = 10
          while i > 0 do i = i - 1 end
          return c.x
        end
        """)
    let loaded = try fixture.load(lua)
    let endless = try #require(FunctionMutants.of(loaded).first { $0.original == "-" })
    let mutated = try RuleSetLoader(catalogue: fixture.catalogue).load(endless, of: loaded)
    let outcome = try Evaluator(mutated, catalogue: fixture.catalogue, threads: 1)
      .evaluate(SnapshotSeries(current: fixture.snapshot))
    #expect(
      (0..<3).map { outcome.table.items[0].description($0) } == ["failed", "failed", "failed"])
    #expect(outcome.failures.map(\.id.rawValue) == ["lua.budget"])
  }

  @Test func aMutantOfAHelperChangesTheHelper() throws {
    let program = LuaProgram(
      main: LuaSource(
        path: "test.lua",
        text: "local tools = use \"tools\"\n"
          + Fixture.ruleSet(item: "score = function(c) return tools.double(c.x) end")),
      helpers: [
        "tools": LuaSource(
          path: "tools.lua",
          text: """
            local M, factor = {}, 1 + 1
            function M.double(x) return x * factor end
            function M.unused(x) return x + 1 end
            return M
            """)
      ], constructors: ["ruleset", "section", "item"])
    let loader = RuleSetLoader(catalogue: fixture.catalogue)
    let loaded = try loader.load(program)
    let mutants = FunctionMutants.of(loaded)
    #expect(mutants.map(summary) == ["tools.lua:2:31 * -> / i"])
    let mutated = try loader.load(try #require(mutants.first), of: loaded)
    #expect(mutated.program.main == program.main)
    #expect(mutated.program.helpers["tools"]?.text.contains("x / factor") == true)
    let outcome = try Evaluator(mutated, catalogue: fixture.catalogue, threads: 1)
      .evaluate(SnapshotSeries(current: fixture.snapshot))
    #expect((0..<3).map { outcome.table.items[0].description($0) } == ["0", "1.5", "2.5"])
  }

  @Test func aMutantThatCannotLoadIsAFailure() throws {
    let lua = """
      local function points() return 100 end
      return ruleset { id = "t", version = "1", title = "测试", section { id = "s", title = "节",
        item { id = "i", title = "项", points = points(), score = function(c) return points() end } } }
      """
    let loaded = try fixture.load(lua)
    let mutant = try #require(FunctionMutants.of(loaded).first)
    #expect(throws: Failure.self) {
      try RuleSetLoader(catalogue: fixture.catalogue).load(mutant, of: loaded)
    }
  }
}
