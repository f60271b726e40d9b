import Diagnostics
import Testing

@testable import LuaSandbox

@Suite("Errors as diagnostics")
struct DiagnosticTests {
  private func rendered(_ text: String, _ language: Language) throws -> String {
    let error = try loadError(text)
    let source = LuaSource(path: "rules/main.lua", text: text)
    return DiagnosticRenderer(language: language).render(error.diagnostic(sources: [source]))
  }

  @Test("A syntax error shows its line")
  func syntax() throws {
    #expect(
      try rendered("return {\n  a = 1\n  b = 2 }", .english) == """
        rules/main.lua:3: error: '}' expected (to close '{' at line 1) near 'b' [lua.syntax]
         3 |   b = 2 }

        """)
    #expect(
      try rendered("return {\n  a = 1\n  b = 2 }", .chinese) == """
        rules/main.lua:3: 错误: 在 'b' 附近缺少 '}'（与第 1 行的 '{' 配对） [lua.syntax]
         3 |   b = 2 }

        """)
  }

  @Test("An unknown name suggests the one that was meant")
  func unknownGlobal() throws {
    #expect(
      try rendered("return maths.max(1, 2)", .english) == """
        rules/main.lua:1: error: 'maths' is not defined [lua.unknown-global]
         1 | return maths.max(1, 2)
          help: did you mean 'math'?

        """)
    #expect(try rendered("return math.maxi(1)", .english).contains("did you mean 'math.max'?"))
    #expect(try rendered("return ('x'):repp(1)", .english).contains("did you mean 'string.rep'?"))
    #expect(try rendered("return ruelset {}", .english).contains("did you mean 'ruleset'?"))
  }

  @Test("A function that was left out says what to do")
  func removed() throws {
    #expect(
      try rendered("print(1)", .english).contains(
        "help: a rule prints nothing: return a text as the second value"))
    #expect(try rendered("return math.random()", .english).contains("is not available in rules"))
    #expect(try rendered("return os.time()", .chinese).contains("规则中不能使用 os"))
  }

  @Test("Comparing with nil points to the missing indicator")
  func missingValue() throws {
    let text = try rendered("local c = {}\nreturn c.league_members + 1", .english)
    #expect(text.contains("main.lua:2: error: attempt to perform arithmetic on a nil value"))
    #expect(text.contains("if c.league_members == nil"))
  }

  @Test(
    "Messages are translated",
    arguments: [
      ("attempt to compare number with nil", "不能把数值与空值 nil比较"),
      ("attempt to perform arithmetic on a nil value (field 'x')", "不能对空值 nil做算术（字段 x）"),
      ("attempt to perform 'n%%0'", "取余的除数为 0"),
      ("bad argument #1 to 'floor' (number expected, got nil)", "函数 floor 的第 1 个参数应为数值，实际为空值 nil"),
      ("bad argument #2 to 'sub' (too large)", "函数 sub 的第 2 个参数有误：too large"),
      ("my own words", "Lua：my own words"),
      ("returned nan, not a number", "返回值不是有限的数，而是非数（例如 0/0）"),
      ("returned -inf", "返回值不是有限的数，而是负无穷大"),
      ("returned a table, not a number, a boolean or nil", "返回值应为数值、是否值或 nil，实际为表"),
    ])
  func translation(english: String, chinese: String) {
    #expect(LuaMessages.chinese(english) == chinese)
  }
}
