import LuaSyntax
import Testing

@Suite("Local names")
struct NameTests {
  /// Names that hide another, as `name line:column hides line`.
  private func hiding(_ text: String) throws -> [String] {
    let locals = try LuaText(text).locals
    return locals.compactMap { local in
      local.shadows.map {
        "\(local.name) \(local.span.line):\(local.span.column) hides \(locals[$0].kind) "
          + "\(locals[$0].span.line)"
      }
    }
  }

  @Test(
    "Names that hide others",
    arguments: [
      ("local a\nlocal a", ["a 2:7 hides variable 1"]),
      ("local a\ndo local a end", ["a 2:10 hides variable 1"]),
      ("do local a end\nlocal a", []),
      ("local c\nlocal function f(c) end", ["c 2:18 hides variable 1"]),
      ("local function f(c)\n  local c = c\nend", ["c 2:9 hides parameter 1"]),
      ("for i = 1, 2 do\nfor i = 1, 2 do end end", ["i 2:5 hides loopVariable 1"]),
      ("for k, v in next, t do\nlocal v end", ["v 2:7 hides loopVariable 1"]),
      ("local function f() end\nlocal function f() end", ["f 2:16 hides function 1"]),
      ("if a then local x elseif b then local x else local x end", []),
      ("repeat local x until x\nlocal x", []),
      ("while a do local x end for x = 1, 2 do end", []),
      (
        "local t = { x = function(x) end }\nfunction t:m() local self end",
        [
          "self 2:22 hides parameter 2"
        ]
      ),
      ("local x, x = 1, 2", ["x 1:10 hides variable 1"]),
      ("return function(a, a) end", ["a 1:20 hides parameter 1"]),
    ])
  func shadowing(_ text: String, _ expected: [String]) throws {
    #expect(try hiding(text) == expected)
  }

  @Test(
    "Names that nothing reads",
    arguments: [
      ("local a = 1", ["a"]), ("local a = 1 return a", []), ("local a a = 1", ["a"]),
      ("local a, b a, b = b, 1", ["a"]), ("local t t.x = 1", []), ("local t t[1], x = 1", []),
      ("local _, b = f() return b", []), ("local _unused = 1", []),
      ("return function(c, card) return c.x end", ["card"]),
      ("for i = 1, 3 do end", ["i"]), ("for _, v in pairs(x) do f(v) end", []),
      ("local function f() end", ["f"]), ("local function f() return f() end", []),
      ("local f function f() end", ["f"]), ("local f function f.g() end", []),
      ("local a = 1 local b = function() return a end return b", []),
      ("local a do local a = a f(a) end", []), ("local a do local a f(a) end", ["a"]),
      ("local x = x return x", []), ("local f = f repeat local y = 1 until y", ["f"]),
      ("local f <close> = g()", []), ("local a a() local b b:c() local d d'x' local e e{}", []),
      ("local t, u = {}, 1 return { t, u = 1 }", ["u"]),
      ("function t:m() end", []),
    ])
  func unused(_ text: String, _ expected: [String]) throws {
    #expect(try LuaText(text).locals.filter(\.isUnused).map(\.name) == expected)
  }

  @Test("Functions know what they are bound to and what they mention")
  func functions() throws {
    let text = """
      local M, a = { field = function(x) return x.y end, [1] = function() end }
      function M.one() return M.two("three") end
      function M:two() return function() return other end end
      M.four = function() end
      local five, six = 1, function() end
      M[7] = function() end
      local function
        eight (x)
        return x
      end
      """
    let functions = try LuaText(text).functions
    #expect(
      functions.map(\.name) == [
        "field", nil, "one", "two", nil, "four", "six", nil, "eight",
      ])
    #expect(functions[2].mentions == ["M", "two", "three"])
    #expect(functions[3].mentions == [])
    #expect(functions[4].mentions == ["other"])
    // Lua counts a local function from its parameters on.
    #expect(functions[8].lines == 8...10)
    #expect(functions[8].codeLines == [9])
  }
}
