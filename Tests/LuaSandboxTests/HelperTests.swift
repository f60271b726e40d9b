import Testing

@testable import LuaSandbox

@Suite("Helpers")
struct HelperTests {
  @Test("Helpers use each other, and run once")
  func chain() throws {
    let value = try load(
      "local a, b = use 'a', use 'b' return { a.b == b, a.name, b.list[2] }",
      helpers: [
        "a": "return { b = use 'b', name = 'a' }", "b": "return { list = { 1, 2 } }",
      ])
    #expect(value.summary == "{true,\"a\",2}")
  }

  @Test(
    "What a helper may not do",
    arguments: [
      ("use 'me'", "rules/me.lua", 1, "the helper 'me' uses itself"),
      ("return", "rules/me.lua", nil, "the helper 'me' must return one value"),
      ("return 1, 2", "rules/me.lua", nil, "the helper 'me' must return one value"),
      ("\nx = 1", "rules/me.lua", 2, "'x' is global: write 'local x = …'"),
      ("return {\n", "rules/me.lua", 2, "unexpected symbol near <eof>"),
      ("\n\nreturn nothing.here", "rules/me.lua", 3, "'nothing' is not defined"),
      ("local t\nreturn t.x", "rules/me.lua", 2, "attempt to index a nil value (local 't')"),
      ("return use 'other'", "rules/me.lua", 1, "the helper 'other' was not found"),
    ] as [(String, String, Int?, String)])
  func faults(helper: String, path: String, line: Int?, message: String) throws {
    let error = try loadError("local me = use 'me'\nreturn me", helpers: ["me": helper])
    #expect(error.message == message)
    if let line {
      #expect(error.path == path)
      #expect(error.line == line)
    }
  }

  @Test(
    "A helper's tables cannot change, by whatever way",
    arguments: [
      "shared.x = 1", "shared.list[1] = 1", "shared.list[#shared.list + 1] = 1",
      "table.insert(shared.list, 1)", "table.remove(shared.list)", "table.sort(shared.list)",
      "table.move({ 1 }, 1, 1, 1, shared.list)", "table.move(shared.list, 1, 1, 2)",
      "shared.set(1)",
    ])
  func readOnly(change: String) throws {
    let helper = "local M = { list = { 3, 2, 1 } } function M.set(x) M.x = x end return M"
    let error = try loadError(
      "local shared = use 'shared' \(change) return 1", helpers: ["shared": helper])
    #expect(error.kind == .readOnly)
  }

  @Test("A helper's tables read like any table")
  func reading() throws {
    let program = """
      local shared, found = use "shared", {}
      for key, value in pairs(shared) do found[#found + 1] = key .. "=" .. tostring(value) end
      for _, value in ipairs(shared.list) do found[#found + 1] = value end
      found[#found + 1] = #shared.list
      found[#found + 1] = table.concat(shared.list, "+")
      found[#found + 1] = math.max(table.unpack(shared.list))
      found[#found + 1] = next(shared)
      found[#found + 1] = ("a"):gsub("a", shared)
      return { table.concat(found, " "), item(shared), shared }
      """
    let value = try load(program, helpers: ["shared": "return { a = 'A', list = { 3, 2 } }"])
    #expect(
      value.summary
        == "{\"a=A list=table 3 2 2 3+2 3 a A\",item:9{a=\"A\",list={3,2}},{a=\"A\",list={3,2}}}")
  }

  @Test("A helper that was loaded is there in a call")
  func inCall() throws {
    let community = Community()
    try withMachine(
      "local s = use 's' return function(c) return use('s').twice(c.members or 0) end",
      helpers: ["s": "return { twice = function(x) return 2 * x end }"]
    ) { machine in
      try machine.bind(community.layout)
      var batch = LuaBatch()
      let slot = try #require(machine.value.slot)
      machine.call(slot, records: [0], rows: 0..<2, results: &batch)
      #expect(batch.summary == ["20.0", "5.0"])
    }
  }
}
