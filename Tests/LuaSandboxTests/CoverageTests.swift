import Testing

@testable import LuaSandbox

@Suite("Line coverage")
struct CoverageTests {
  @Test("Lines with instructions are counted, nested functions and helpers included")
  func lines() throws {
    let text = """
      local shared = use "shared"
      -- no code here
      return function(c)
        if c.active then
          return shared.double(c.members)
        end
        local function never()
          return 1
        end
        return 0
      end
      """
    let helper = "local M = {}\nfunction M.double(x)\n  return (x or 0) * 2\nend\nreturn M"
    let program = LuaProgram(
      main: LuaSource(path: "main.lua", text: text),
      helpers: [
        "shared": LuaSource(path: "shared.lua", text: helper),
        "unused": LuaSource(path: "unused.lua", text: "return 1"),
      ])
    let community = Community()
    let coverage = try withLargeStack {
      let machine = try LuaMachine(program, countsLines: true)
      try machine.bind(community.layout)
      var batch = LuaBatch()
      let slot = try #require(machine.value.slot)
      machine.call(slot, records: [0], rows: 0..<3, results: &batch)
      #expect(batch.summary == ["20.0", "0.0", "0.0"])
      return machine.coverage
    }
    #expect(coverage.map(\.path) == ["main.lua", "shared.lua"])
    #expect(coverage[0].executableLines == [1, 4, 5, 8, 9, 10, 11])
    #expect(coverage[0].missedLines == [8])
    #expect(coverage[0].hits[5] == 2)
    #expect(coverage[1].hits == [1: 1, 2: 1, 3: 2, 4: 1, 5: 1])
  }

  @Test("A line far from the one before is found")
  func farLines() throws {
    let text = "local x = 1" + String(repeating: "\n", count: 300) + "x = 2\nreturn x"
    let program = LuaProgram(main: LuaSource(path: "main.lua", text: text))
    let coverage = try withLargeStack { try LuaMachine(program, countsLines: true).coverage }
    #expect(coverage.first?.hits == [1: 1, 301: 1, 302: 1])
  }

  @Test("Without counting there is no coverage")
  func none() throws {
    #expect(try withMachine("return 1") { $0.coverage.isEmpty })
  }

  // MARK: Decisions

  /// A function of a community that is counted with `count`, over three rows.
  private func counted(
    _ text: String, instrumented: String, _ body: (LuaMachine, LuaBatch) throws -> Void
  ) throws {
    let program = LuaProgram(main: LuaSource(path: "main.lua", text: text))
    let instrumentation = LuaInstrumentation(
      function: "count", texts: ["main.lua": .init(text: instrumented, decisions: 0..<3)])
    let community = Community()
    try withLargeStack {
      let machine = try LuaMachine(program, instrumentation: instrumentation)
      try machine.bind(community.layout)
      var batch = LuaBatch()
      machine.call(
        try #require(machine.value.slot), records: [0], rows: 0..<3, results: &batch)
      try body(machine, batch)
    }
  }

  @Test("Decisions are counted by what they came to, and their values are handed on")
  func decisions() throws {
    let text = "return function(c) return c.active and c.members or 0 end"
    let instrumented =
      "return function(c) return count(0, (count(2, (c.active)) and c.members)) or 0 end"
    let community = Community()
    let plain = try withMachine(text) { machine -> [String] in
      try machine.bind(community.layout)
      var batch = LuaBatch()
      machine.call(
        try #require(machine.value.slot), records: [0], rows: 0..<3, results: &batch)
      return batch.summary
    }
    try counted(text, instrumented: instrumented) { machine, batch in
      #expect(batch.summary == plain)
      let decisions = try #require(machine.coverage.first).decisions
      #expect(decisions.keys.sorted() == [0, 1, 2])
      #expect(decisions[0] == LuaCoverage.Decision(timesTrue: 1, timesFalse: 2))
      #expect(decisions[1] == LuaCoverage.Decision())
      #expect(decisions[2] == LuaCoverage.Decision(timesTrue: 2, timesFalse: 1))
      #expect(machine.coverage.first?.hits == [1: 4])
    }
  }

  @Test("The counting function is found by instrumented texts, and is no name that people see")
  func hiddenName() throws {
    try counted(
      "return function() return 1 end", instrumented: "return function() return count(7, (1)) end"
    ) { machine, batch in
      #expect(!machine.visibleNames.contains("count"))
      // A number out of range is no decision.
      #expect(machine.coverage.first?.decisions.values.allSatisfy { $0 == .init() } == true)
      #expect(batch.summary == ["1.0", "1.0", "1.0"])
    }
    #expect(try loadError("return count(0, (1))").kind == .unknownGlobal("count"))
  }

  @Test("An error in an instrumented text names the place of the original")
  func errors() throws {
    try counted(
      "return function(c)\n  if c.members < nil then end\nend",
      instrumented: "return function(c)\n  if count(0, (c.members < nil)) then end\nend"
    ) { _, batch in
      let error = try #require(batch.failures.first?.error)
      #expect(error.path == "main.lua")
      #expect(error.line == 2)
      #expect(error.message == "attempt to compare number with nil")
    }
  }

  @Test("A loop without end is stopped, however often it is counted")
  func endless() throws {
    try counted(
      "return function(c) while c do end end",
      instrumented: "return function(c) while count(0, (c)) do end end"
    ) { machine, batch in
      #expect(batch.failureCount == 3)
      #expect(batch.failures.first?.error.kind == .instructionBudget)
      #expect((machine.coverage.first?.decisions[0]?.timesTrue ?? 0) > 100_000)
    }
  }
}
