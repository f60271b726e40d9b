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
}
