import Testing

@testable import LuaSandbox

@Suite("What a program sees")
struct NamesTests {
  @Test("Exactly these names are visible")
  func names() throws {
    let libraries: [String: [String]] = [
      "math": [
        "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "huge", "log",
        "max", "maxinteger", "min", "mininteger", "modf", "pi", "rad", "sin", "sqrt", "tan",
        "tointeger", "type", "ult",
      ],
      "string": [
        "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep",
        "reverse", "sub", "upper",
      ],
      "table": ["concat", "insert", "move", "pack", "remove", "sort", "unpack"],
      "utf8": ["char", "charpattern", "codepoint", "codes", "len", "offset"],
    ]
    let base = [
      "assert", "error", "ipairs", "next", "pairs", "pcall", "select", "tonumber", "tostring",
      "type", "use",
    ]
    let members = libraries.flatMap { library, names in names.map { "\(library).\($0)" } }
    let expected = base + ["item", "ruleset", "section"] + libraries.keys + members
    let visible = try withMachine("return 1") { $0.visibleNames }
    #expect(visible == expected.sorted())
  }

  @Test("A text's methods are the library's, and nothing more")
  func methods() throws {
    #expect(try loadText("return ('ab'):upper():rep(2)") == "ABAB")
    #expect(try loadError("return ('x'):dump()").kind == .unknownGlobal("string.dump"))
    #expect(try loadError("return ('x').__index").kind == .unknownGlobal("string.__index"))
  }

  @Test("Nothing leads from a visible value to a metatable or an environment")
  func noMetatables() throws {
    let text = """
      local found = {}
      local function look(value, path, depth)
        if depth > 3 or type(value) ~= "table" then return end
        for name, member in pairs(value) do
          if tostring(name):find("^__") then found[#found + 1] = path .. "." .. name end
          look(member, path .. "." .. name, depth + 1)
        end
      end
      for _, library in ipairs { math, string, table, utf8 } do look(library, "library", 1) end
      return #found
      """
    #expect(try load(text).summary == "0")
  }

  @Test("Programs of two machines share nothing")
  func isolation() throws {
    try withMachine("local t = {} return function() t[#t + 1] = 1 return #t end") { first in
      let community = Community()
      var batch = LuaBatch()
      try first.bind(community.layout)
      let slot = try #require(first.value.slot)
      first.call(slot, records: [0], rows: 0..<3, results: &batch)
      #expect(batch.summary == ["1.0", "2.0", "3.0"])
    }
    try withMachine("local t = {} return #t") { #expect($0.value.summary == "0") }
  }
}
