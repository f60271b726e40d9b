import Testing

@testable import LuaSandbox

@Suite("Memory")
struct MemoryTests {
  private static let program = """
    local shared = use "shared"
    local function ladder(points)
      return function(c)
        local text = ("%s 得 %d 分"):format(c.name, points)
        local parts, kept = {}, {}
        for i = 1, 1000 do kept[i] = { i } end
        for word in text:gmatch("%S+") do parts[#parts + 1] = word end
        table.sort(parts)
        return shared.clamp(c.members or 0), table.concat(parts, " "):gsub("分", "点")
      end
    end
    local items = {}
    for i = 1, 20 do items[i] = item { id = "item" .. i, score = ladder(i) } end
    return ruleset { title = "五有", items = items, section(items) }
    """
  private static let shared =
    "return { clamp = function(x) return math.max(0, math.min(x, 5)) end }"

  @Test("A machine gives back every byte, whatever memory it was allowed")
  func risingLimits() throws {
    let community = Community()
    let layout = community.layout
    var outcomes: [String: Int] = [:]
    for kilobytes in stride(from: 4, through: 400, by: 2) {
      var program = LuaProgram(
        main: LuaSource(path: "rules/main.lua", text: Self.program),
        helpers: ["shared": LuaSource(path: "rules/shared.lua", text: Self.shared)],
        constructors: ["ruleset", "section", "item"])
      program.limits.memoryBytes = kilobytes << 10
      let outcome = try withLargeStack { try run(program, layout, kilobytes) }
      outcomes[outcome, default: 0] += 1
    }
    #expect(Set(outcomes.keys) == ["load", "call", "done"])
  }

  /// How far a machine comes: every step either works or ends with an error about memory.
  private func run(
    _ program: LuaProgram, _ layout: LuaLayout, _ kilobytes: Int
  ) throws -> String {
    let machine: LuaMachine
    do {
      machine = try LuaMachine(program)
    } catch {
      #expect(error.kind == .memory, "at \(kilobytes) KB: \(error.message)")
      return "load"
    }
    var outcome = "done"
    do throws(LuaError) {
      try machine.bind(layout)
      var batch = LuaBatch()
      let item = machine.value.table?["items"]?.table?.list.first?.table
      guard let slot = item?["score"]?.slot else { throw LuaError(kind: .runtime, message: "") }
      machine.call(slot, records: [0], rows: 0..<2, results: &batch)
      for failure in batch.failures {
        outcome = "call"
        #expect(failure.error.kind == .memory, "at \(kilobytes) KB: \(failure.error.message)")
      }
    } catch {
      outcome = "bind"
      #expect(error.kind == .memory, "at \(kilobytes) KB: \(error.message)")
    }
    #expect(machine.close() == 0)
    return outcome
  }

  @Test("A layout that finds no memory is refused")
  func fullBeforeBinding() throws {
    let community = Community()
    let layout = community.layout
    let text = "local chain return function() while true do chain = { chain } end end"
    try withMachine(text, limits: { $0.memoryBytes = 200 << 10 }) { machine in
      let slot = try #require(machine.value.slot)
      var batch = LuaBatch()
      try machine.bind(layout)
      machine.call(slot, records: [0], rows: 0..<1, results: &batch)
      #expect(batch.failures.first?.error.kind == .memory)
      let views = (0..<100).map { LuaLayout.Record(name: "view \($0)", fields: []) }
      do throws(LuaError) {
        try machine.bind(LuaLayout(rows: 1, columns: [], records: views))
        Issue.record("there was memory")
      } catch {
        #expect(error.kind == .memory)
      }
      machine.call(slot, records: [0], rows: 0..<1, results: &batch)
      #expect(batch.failureCount == 1)
      #expect(machine.close() == 0)
    }
  }

  @Test("A machine that ended in a fault works on, and gives back every byte")
  func afterFaults() throws {
    let text = """
      return {
        hoard = function() local t = {} while true do t[#t + 1] = { {} } end end,
        loop = function() while true do end end,
        deep = function() local function f() return 1 + f() end return f() end,
        fine = function(c) return c.members end,
      }
      """
    let community = Community()
    try withMachine(text, limits: { $0.memoryBytes = 4 << 20 }) { machine in
      try machine.bind(community.layout)
      var kinds: [LuaError.Kind] = []
      for name in ["hoard", "fine", "loop", "fine", "deep", "fine"] {
        let slot = try #require(machine.value.table?[name]?.slot)
        var batch = LuaBatch()
        machine.call(slot, records: [0], rows: 0..<2, results: &batch)
        if name == "fine" { #expect(batch.summary == ["10.0", "2.5"]) }
        kinds += batch.failures.map(\.error.kind)
      }
      #expect(
        kinds == [
          .memory, .memory, .instructionBudget, .instructionBudget, .stackDepth, .stackDepth,
        ])
      #expect(machine.close() == 0)
    }
  }

  @Test("A large stack runs its body, and hands on its error")
  func largeStack() throws {
    #expect(withLargeStack { 5 } == 5)
    #expect(throws: Unexpected.self) {
      try withLargeStack { () throws(Unexpected) in throw Unexpected("x") }
    }
  }

  @Test("A source at the limit that nests or chains as deeply as it can ends in an error")
  func deepSources() throws {
    let chain = "local a = {} a.b = a return a" + String(repeating: ".b", count: 32_000) + ".c + 1"
    #expect(try loadError(chain).message.hasPrefix("attempt to perform arithmetic on a nil value"))
    for (open, close) in [("(", ")"), ("{", "}"), ("- ", ""), ("not ", ""), ("f(", ")")] {
      let count = 60_000 / (open.utf8.count + close.utf8.count)
      let text =
        "local f return " + String(repeating: open, count: count) + "1"
        + String(repeating: close, count: count)
      let error = try loadError(text)
      #expect(error.kind == .syntax, "\(open): \(error)")
    }
    let functions =
      String(repeating: "return function() ", count: 2_000)
      + String(repeating: "end ", count: 2_000)
    #expect(try loadError(functions).message == "the source nests too deeply")
  }
}
