import LuaSyntax
import Testing

@Suite("Texts that count decisions")
struct CountingTests {
  @Test(
    "A call stands around each decision, on its line",
    arguments: [
      ("if a == 1 then b() end", "if n(5, (a == 1)) then b() end"),
      ("if(a)then b() end", "if n(5, ((a)))then b() end"),
      ("x = a and b or c", "x = n(5, (n(6, (a)) and b)) or c"),
      ("x = a and b and c", "x = n(5, (a)) and n(6, (b)) and c"),
      ("if a\n  and b -- note\nthen end", "if n(5, (n(6, (a))\n  and b)) -- note\nthen end"),
      ("repeat local x = f() until x", "repeat local x = f() until n(5, (x))"),
      ("return ... or f", "return n(5, (...)) or f"),
      ("社 = 1", nil), ("x = '社' == a and b", "x = n(5, ('社' == a)) and b"),
    ])
  func calls(_ text: String, _ expected: String?) throws {
    guard let expected else {
      #expect(throws: LuaTextFault.self) { try LuaText(text) }
      return
    }
    let read = try LuaText(text)
    let counting = read.counting(
      text, decisions: Array(read.decisions.indices), function: "n", from: 5)
    #expect(counting == expected)
    #expect(throws: Never.self) { try LuaText(counting) }
  }

  @Test("Only the chosen decisions are counted")
  func chosen() throws {
    let text = "if a then elseif b then end"
    #expect(
      try LuaText(text).counting(text, decisions: [1], function: "n", from: 0)
        == "if a then elseif n(0, (b)) then end")
    #expect(try LuaText(text).counting(text, decisions: [], function: "n", from: 0) == text)
  }
}
