import LuaSyntax
import Testing

@Suite("Decisions of a text")
struct DecisionTests {
  @Test(
    "What is tested, by kind of statement",
    arguments: [
      ("if a then b() end", ["ifCondition 1:4 a"]),
      (
        "if a == 1 then b() elseif c then d() else e() end",
        ["ifCondition 1:4 a == 1", "elseifCondition 1:27 c"]
      ),
      ("while a < 3 do a = f(a) end", ["whileCondition 1:7 a < 3"]),
      ("while true do break end", []),
      ("repeat local x = f() until x", ["untilCondition 1:28 x"]),
      ("for i = 1, n do f(i) end", []),
      ("for k, v in pairs(t) do f(k, v) end", []),
      ("do local a = b end", []),
      ("local a = b or 1", ["orOperand 1:11 b"]),
      ("a.b = c and d", ["andOperand 1:7 c"]),
      ("return a and b", ["andOperand 1:8 a"]),
      ("f(a and b, c or d)", ["andOperand 1:3 a", "orOperand 1:12 c"]),
      ("f { x = a and b, [c or 'c'] = 1, d }", ["andOperand 1:9 a", "orOperand 1:19 c"]),
      ("f(not a)", []),
      ("f(1 and a, nil or b, 'x' and c, {} or d)", []),
      ("goto done ::done::", []),
      ("function m.f(a) return a or 1 end", ["orOperand 1:24 a"]),
      ("local function f(...) return ... and 1 end", ["andOperand 1:30 ..."]),
    ])
  func statements(_ text: String, _ expected: [String]) throws {
    #expect(try LuaText(text).decisionSummary(text) == expected)
  }

  @Test(
    "Chains give one decision for each operand but the last",
    arguments: [
      ("x = a and b and c", ["andOperand a", "andOperand b"]),
      ("x = a or b or c or d", ["orOperand a", "orOperand b", "orOperand c"]),
      ("x = a and b or c", ["orOperand a and b", "andOperand a"]),
      ("x = a or b and c", ["orOperand a", "andOperand b"]),
      ("x = a and (b or c) and d", ["andOperand a", "andOperand (b or c)", "orOperand b"]),
      ("x = (a and b) and c", ["andOperand (a and b)", "andOperand a"]),
      (
        "x = a and b or c and d or e",
        [
          "orOperand a and b", "andOperand a", "orOperand c and d", "andOperand c",
        ]
      ),
      (
        "x = not a and b == c or 1 < d and e",
        [
          "orOperand not a and b == c", "andOperand not a", "andOperand 1 < d",
        ]
      ),
      ("x = a and true and b", ["andOperand a"]),
      ("x = a and 1 or b", ["andOperand a"]),
      ("x = a and nil or b", ["andOperand a"]),
      ("x = (a or 1) and b", ["orOperand a"]),
      ("x = not (a and b and 1) and (2) and c", ["andOperand a", "andOperand b"]),
      ("x = a or b and 1 or c", ["orOperand a", "andOperand b"]),
      ("x = (a and 1) == 1 and b", ["andOperand (a and 1) == 1", "andOperand a"]),
      ("if a and true then end", ["andOperand a"]),
      ("x = (a + b) or 0", []),
      ("x = #t or -b or ~c or a .. b or 1", []),
      ("x = (a // b) and c or d", ["orOperand (a // b) and c"]),
      ("x = a < b or c", ["orOperand a < b"]),
      ("if a or b * 2 then end", ["orOperand a"]),
      ("if a or 1 or b or c and d then end", ["orOperand a"]),
      ("if not (a + b) then end", []),
      ("if nil and a and (b or c) or d then end", ["ifCondition nil and a and (b or c) or d"]),
      ("if (a or 1) and b then end", ["ifCondition (a or 1) and b", "orOperand a"]),
      ("x = a or false and b or c", ["orOperand a"]),
      ("if a and b then end", ["ifCondition a and b", "andOperand a"]),
    ])
  func chains(_ text: String, _ expected: [String]) throws {
    let found = try LuaText(text).decisions.map { "\($0.kind) \($0.span.text(in: text))" }
    #expect(found == expected)
  }

  @Test("A decision belongs to the innermost function around it")
  func functions() throws {
    let text = """
      local x = a or 1
      local function outer(b)
        return function(c) return c and 2 end, b or 3
      end
      """
    let read = try LuaText(text)
    #expect(read.decisions.map(\.function) == [nil, 1, 0])
    #expect(read.functionSummary == ["outer 2-4", "_ 3-3"])
    #expect(read.functions.map(\.parent) == [nil, 0])
  }

  @Test("Columns count characters, and lines are counted as Lua counts them")
  func places() throws {
    let text = "local s = '社区'\r\nif s == \"好\" and c == nil then end"
    #expect(
      try LuaText(text).decisionSummary(text) == [
        "ifCondition 2:4 s == \"好\" and c == nil", "andOperand 2:4 s == \"好\"",
      ])
    let later = "x = '好', a or b"
    #expect(try LuaText(later).decisionSummary(later) == ["orOperand 1:10 a"])
    for (newlines, line) in [("\n\n", 3), ("\r\r", 3), ("\r\n", 2), ("\n\r", 2), ("\r\n\r\n", 3)] {
      #expect(try LuaText("\(newlines)return a or b").decisions.first?.span.line == line)
    }
    let marked = "\u{FEFF}return a or b"
    #expect(try LuaText(marked).decisionSummary(marked) == ["orOperand 1:8 a"])
  }
}
