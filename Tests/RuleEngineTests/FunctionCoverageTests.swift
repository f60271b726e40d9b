import LuaSandbox
import LuaSyntax
import RuleEngine
import ScorecardModel
import Testing

@Suite struct FunctionCoverageTests {
  /// What was counted over one evaluation.
  private func coverage(
    _ lua: String, _ fixture: Fixture, threads: Int = 1,
    collector: FunctionCoverageCollector = FunctionCoverageCollector()
  ) throws -> FunctionCoverage {
    let loaded = try fixture.load(lua)
    collector.register(loaded)
    _ = try Evaluator(
      loaded, catalogue: fixture.catalogue, threads: threads, coverage: collector
    ).evaluate(SnapshotSeries(current: fixture.snapshot))
    return collector.coverage
  }

  private func units(_ values: [Double?]) -> Fixture {
    var fixture = Fixture(units: values.count)
    fixture.add("x", values)
    return fixture
  }

  /// A decision as `text true/false`.
  private func summary(_ source: FunctionCoverage.Source) -> [String] {
    source.decisions.map { "\($0.text) \($0.timesTrue)/\($0.timesFalse)" }
  }

  private func functions(_ source: FunctionCoverage.Source) -> [String] {
    source.functions.map {
      "\($0.lines.lowerBound)-\($0.lines.upperBound) \($0.subject ?? "-")"
    }
  }

  @Test func linesAndDecisions() throws {
    let found = try coverage(
      Fixture.ruleSet(
        item: """
          score = function(c)
            local x = c.x
            if x == nil then
              return nil
            elseif x > 5 and x < 8 then
              return 50, "中"
            end
            for i = 1, 3 do
              if i == x then return 10 * i end
            end
            return x > 100 and 100 or 0
          end
          """), units([nil, 6, 7, 2, 9]))
    let source = try #require(found.sources.first)
    #expect(found.sources.count == 1)
    #expect(source.path == "test.lua")
    #expect(functions(source) == ["2-13 i"])
    #expect(source.countsDecisions)
    #expect(
      source.lines == [3: 5, 4: 5, 5: 1, 6: 4, 7: 2, 9: source.lines[9] ?? 0, 10: 5, 12: 1])
    #expect(
      summary(source) == [
        "x == nil 1/4", "x > 5 and x < 8 2/2", "x > 5 3/1", "i == x 1/4", "x > 100 0/1",
      ])
    #expect(source.decisions.map(\.branchesRun) == [2, 2, 2, 2, 1])
    #expect(source.decisions.allSatisfy { $0.subject == "i" })
    #expect(
      source.decisions[1].span
        == LuaSpan(range: source.decisions[1].span.range, line: 6, column: 10))
  }

  @Test func whatLoadingRunsIsNotCounted() throws {
    let lua = """
      local function title(n) if n > 1 then return "甲" end return "乙" end
      local limit = true and 3 or 4
      local function points(c) return c.x or limit end
      local function never(c) return c.x and points(c) end
      return ruleset { id = "t", version = "1", title = title(2),
        section { id = "s", title = title(1),
          item { id = "a", title = "甲", points = 50, score = function(c) return points(c) end },
          item { id = "b", title = "乙", points = 50, measure = yes { "x" } } },
        bonus { id = "c", title = "丙", cap = 1, score = function(c) return c.x and never(c) and 0 or 1 end,
                when = nil },
        gate { id = "g", flag = "旗", when = function(c, card) return card.total > 1 and c.x == 7 end },
      }
      """
    let found = try coverage(lua, units([1, nil]))
    let source = try #require(found.sources.first)
    #expect(functions(source) == ["3-3 -", "4-4 c", "7-7 a", "9-9 c", "11-11 g"])
    #expect(source.lines == [3: 3, 4: 1, 7: 2, 9: 2, 11: 2])
    #expect(
      summary(source) == [
        "c.x 2/1", "c.x 1/0", "c.x 1/1", "never(c) 1/0",
        "card.total > 1 2/0",
      ])
  }

  /// Nothing but a computed name, a list or another name leads to these functions.
  @Test(arguments: [
    ("local by = { a = function(c) return 1 end }", "by[c.unit.stratum](c)", [1]),
    ("local by = {}\nfunction by.a(c) return 1 end", "by[c.unit.stratum](c)", [2]),
    ("local by = {}\nby[\"a\"] = function(c) return 1 end", "by[c.unit.stratum](c)", [2]),
    ("local by = { [\"a\"] = function(c) return 1 end }", "by[c.unit.stratum](c)", [1]),
    ("local by = { function(c) return 1 end }", "by[1](c)", [1]),
    ("local f = function(c) return 1 end\nlocal by = { a = f }", "by[c.unit.stratum](c)", [1]),
    ("local function f(c) return 1 end\nlocal g = f", "g(c)", [1]),
    (
      "local by = { a = function(c) return 1 end }\nlocal last\nfor _, f in pairs(by) do last = f end",
      "last(c)", [1]
    ),
    (
      "local by = {}\nlocal function add(n) by[n] = function(c) return 1 end end\nadd(\"a\")",
      "by[c.unit.stratum](c)", [2]
    ),
    // What only loading calls, or nothing, is left out.
    ("local function f(n) return n end\nlocal g = f(1)", "g", []),
    ("local by = { a = function(n) return n end }\nlocal g = by.a(1)", "g", []),
    ("local f = function(n) return n end", "c.x", []),
    (
      "local by = { a = function(n) return n end }\nlocal g = by.a(1)", "c.unit[\"code\"] and g", []
    ),
    (
      "local by = { a = function(n) return n end }\nlocal l = { 1 }\nfor i = 1, #l do l[i] = by.a(1) end",
      "l[1]", []
    ),
  ])
  func functionsThatMayBeCalledAreCounted(_ text: String, _ call: String, _ lines: [Int]) throws {
    var fixture = units([1])
    fixture.strata = ["a"]
    let rules = Fixture.ruleSet(item: "score = function(c) return \(call) end")
    let loaded = try fixture.load(text + "\n" + rules)
    let collector = FunctionCoverageCollector()
    collector.register(loaded)
    let source = try #require(collector.coverage.sources.first)
    #expect(source.functions.map(\.lines.lowerBound).dropLast() == lines[...])
    let mutants = FunctionMutants.of(loaded)
    #expect(lines.allSatisfy { line in mutants.contains { $0.span.line == line } })
  }

  @Test func aFunctionThatNeverRanIsListed() throws {
    let collector = FunctionCoverageCollector()
    var fixture = units([1])
    fixture.columns[0].cells = [.missing]
    let lua = Fixture.ruleSet(
      item: "needs = { \"x\" },\nscore = function(c) return c.x > 1 and 1 or 0 end")
    collector.register(try fixture.load(lua))
    #expect(collector.coverage.sources.map(\.lines) == [[3: 0]])
    let found = try coverage(lua, fixture, collector: collector)
    #expect(found.sources.map(\.lines) == [[3: 0]])
    #expect(found.sources.flatMap(summary) == ["c.x > 1 0/0"])
    let measures = Fixture.ruleSet(item: "measure = yes { \"x\" }")
    #expect(try coverage(measures, fixture).sources.isEmpty)
  }

  @Test func evaluationsAddUpWhateverTheThreads() throws {
    let count = Evaluator.chunkSize * 2 + 10
    let fixture = units((0..<count).map { Double($0 % 7) })
    let lua = Fixture.ruleSet(item: "score = function(c) return c.x > 2 and c.x or 0 end")
    let one = try coverage(lua, fixture, threads: 1)
    let three = try coverage(lua, fixture, threads: 3)
    #expect(one == three)
    #expect(one.sources.first?.lines == [2: count])
    #expect(one.sources.first?.decisions.first?.timesFalse == (0..<count).count { $0 % 7 <= 2 })
    let collector = FunctionCoverageCollector()
    _ = try coverage(lua, fixture, collector: collector)
    let twice = try coverage(lua, fixture, collector: collector)
    #expect(twice.sources.first?.lines == [2: count * 2])
  }

  @Test(arguments: [
    "return c.x > 5 and 10 or 0, c.x and \"好\"",
    "if c.x + 1 > 3 then return 1 end return 2",
    "local y = c.x while y.z do end return 1",
    "if c.x and c.x.y then return 1 end return 3",
    "return (c.x or \"a\") .. {} and 1",
    "local f = c.x if f(1) then return 1 end",
    "if not math.max(c.x, 2) then return 1 end",
    "if c.z == 1 then return 1 end",
    "if error(\"坏规则\") then return 1 end",
    "local i = 0 repeat i = i + 1 until i < 0",
  ])
  func resultsAndErrorsAreTheSameWithCounting(_ body: String) throws {
    let fixture = units([nil, 1, 8])
    let lua = Fixture.ruleSet(item: "score = function(c)\n  \(body)\nend")
    let loaded = try fixture.load(lua)
    let plain = try fixture.evaluate(lua)
    let counted = try Evaluator(
      loaded, catalogue: fixture.catalogue, threads: 1, coverage: FunctionCoverageCollector()
    ).evaluate(SnapshotSeries(current: fixture.snapshot))
    #expect(counted.failures == plain.failures)
    #expect(!plain.failures.isEmpty)
    for row in 0..<3 {
      #expect(counted.table.items[0].description(row) == plain.table.items[0].description(row))
      #expect(counted.table.reasons[0][row] == plain.table.reasons[0][row])
    }
  }

  /// Two rule sets that use a helper each call a part of it.
  @Test func aFileOfSeveralRuleSetsHasTheSums() throws {
    let helper = LuaSource(
      path: "tools.lua",
      text: """
        local M = {}
        function M.both(c) return c.x and 1 or 2 end
        function M.one(c) return c.x or 3 end
        function M.none(c) return c.x or 4 end
        return M
        """)
    let fixture = units([nil, 1, 8])
    let collector = FunctionCoverageCollector()
    for (id, call) in [("a", "tools.both(c)"), ("b", "tools.both(c) + tools.one(c)")] {
      let rules = Fixture.ruleSet(item: "score = function(c) return \(call) end")
      let loaded = try RuleSetLoader(catalogue: fixture.catalogue).load(
        LuaProgram(
          main: LuaSource(path: "\(id).lua", text: "local tools = use \"tools\"\n" + rules),
          helpers: ["tools": helper], constructors: ["ruleset", "section", "item"]))
      _ = try Evaluator(loaded, catalogue: fixture.catalogue, threads: 1, coverage: collector)
        .evaluate(SnapshotSeries(current: fixture.snapshot))
    }
    let found = collector.coverage
    #expect(found.sources.map(\.path) == ["a.lua", "b.lua", "tools.lua"])
    let tools = try #require(found.sources.last)
    #expect(functions(tools) == ["2-2 i", "3-3 i"])
    #expect(tools.lines == [2: 6, 3: 3])
    #expect(summary(tools) == ["c.x 4/2", "c.x 2/1"])
  }

  @Test func theYearsOfAScheduleAreOneText() throws {
    let fixture = units([nil, 1, 8])
    let phases = (1...2).map { year in
      """
      phase { id = "y\(year)", title = "年", year = \(year), weight = 50,
        section { id = "s", title = "节", item { id = "i\(year)", title = "项", points = 100,
          score = function(c) return c.x and 1 or 0 end } } }
      """
    }
    let lua = """
      return ruleset { id = "t", version = "1", title = "测试", grades = { grade { "合格" } },
        schedule { start = "2025-01-01", baseline = "2024-12-31",
      \(phases.joined(separator: ",\n"))
        } }
      """
    let family = try fixture.load(lua)
    let collector = FunctionCoverageCollector()
    collector.register(family)
    for phase in family.phases {
      _ = try Evaluator(phase, catalogue: fixture.catalogue, threads: 1, coverage: collector)
        .evaluate(SnapshotSeries(current: fixture.snapshot))
    }
    let source = try #require(collector.coverage.sources.first)
    #expect(functions(source) == ["5-5 i1", "8-8 i2"])
    #expect(summary(source) == ["c.x 2/1", "c.x 2/1"])
    #expect(
      FunctionMutants.of(family).compactMap(\.subject) == [
        "i1", "i1", "i1", "i1", "i1", "i1", "i2", "i2", "i2", "i2", "i2", "i2",
      ])
  }

  @Test func aTextThatMentionsTheCountingNameIsCountedAllTheSame() throws {
    let found = try coverage(
      Fixture.ruleSet(
        item: "score = function(c) local count_decision = c.x return count_decision and 1 or 0 end"
      ), units([1, nil]))
    #expect(found.sources.flatMap(summary) == ["count_decision 1/1"])
  }

  /// The calls that count make a text nest more deeply, so Lua may refuse it.
  @Test func deeplyNestedDecisionsAreLeftOut() throws {
    let depth = 60
    let expression =
      String(repeating: "(", count: depth) + "c.x"
      + String(repeating: " and c.x or c.x)", count: depth)
    let found = try coverage(
      Fixture.ruleSet(item: "score = function(c) return \(expression) end"), units([1, 2]))
    let source = try #require(found.sources.first)
    #expect(!source.countsDecisions)
    #expect(source.decisions.isEmpty)
    #expect(source.lines == [2: 2])
  }
}
