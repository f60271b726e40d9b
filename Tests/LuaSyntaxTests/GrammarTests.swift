import Foundation
import LuaSandbox
import LuaSyntax
import Testing

@Suite("The grammar")
struct GrammarTests {
  @Test(
    "Each kind of statement and expression is read",
    arguments: [
      "", ";;;", "return", "return;", "return 1, 2;", "local a", "local a <const>, b <close> = 1",
      "local function f(...) local a, b = ... return a, b end", "function a.b.c:d(x, ...) end",
      "if a then elseif b then else end", "while a do break end", "repeat until a",
      "for i = 1, 2 do end", "for i = 1, 2, 3 do end", "for a, b, c in d, e, f do end",
      "do ::top:: goto top end", "a = 1", "a, b.c, d[1].e = 1, 2, 3",
      "a.b:c(1)(2){3}'4'[[5]].d = 6",
      "f()", "f'x'", "f[[x]]", "f{}", "(f or g)(1)", "a:b'x'", "a.b['c'](d)",
      "x = {1, 2; 3, a = 4, ['b'] = 5, [6] = 7,}", "x = {a;}",
      "x = a or b and c < d | e ~ f & g << h .. i + j * -k ^ l",
      "x = not - # ~ a", "x = 2 ^ - 3 ^ 4", "x = a .. b .. c", "x = 1 // 2 % 3",
      "x = function(a, b, ...) return function() end end", "x = (...)", "x = nil, true, false, ...",
      "x = 'a\\z  \n  b\\x41\\065\\u{1F600}\\\n\\\"\\''", "x = \"社区\"", "x = [==[ ]] ]=] ]==]",
      "-- comment", "--[[ long\n comment ]] x = 1", "--[==[ ]] ]==] x = 1 --", "--[=x\nx = 1",
      "x = 0x.8p-1 + 0XA + 1e+5 + .5E5 + 3. + 0x1p4 + 1e-0 + 7",
      "x = a--[[c]]",
      "x = '\\0\\a\\b\\f\\n\\r\\t\\v\\\\'", "local x = a\n(b or c)()", "x = {f = 1, f}",
    ])
  func accepted(_ text: String) throws {
    #expect(throws: Never.self) { try LuaText(text) }
  }

  @Test(
    "What is no Lua is a fault with a place",
    arguments: [
      ("x", 1, 2), ("x =", 1, 4), ("x = 1 +", 1, 8), ("local", 1, 6), ("local 1", 1, 7),
      ("if a end", 1, 6), ("if a then", 1, 10), ("f(", 1, 3), ("f(1", 1, 4), ("x = {1", 1, 7),
      ("x = {[1] 2}", 1, 10), ("x = (1", 1, 7), ("return 1 2", 1, 10), ("return\nreturn", 2, 1),
      ("f() = 1", 1, 5), ("(a) = 1", 1, 5), ("a, f() = 1", 1, 8), ("1 = 2", 1, 1),
      ("for i do end", 1, 7), ("for i = 1 do end", 1, 11), ("for i, j = 1, 2 do end", 1, 10),
      ("function f end", 1, 12), ("function a:b.c() end", 1, 13), ("x = function(a b) end", 1, 16),
      ("x = function(..., a) end", 1, 17), ("goto 1", 1, 6), ("::a", 1, 4), ("end", 1, 1),
      ("x = 'a", 1, 5), ("x = 'a\n'", 1, 5), ("x = [[a", 1, 5), ("--[[ a", 1, 1),
      ("x = '\\q'", 1, 6), ("x = '\\300'", 1, 6), ("x = '\\xg1'", 1, 6),
      ("x = '\\u{110000000}'", 1, 6),
      ("x = '\\u41'", 1, 6), ("x = '\\u{}'", 1, 6), ("x = '\\u{41'", 1, 6),
      ("x = 3f", 1, 5), ("x = 0x", 1, 5), ("x = 1..2", 1, 5), ("x = 1e", 1, 5), ("x = 0x1p", 1, 5),
      ("x = 1.2.3", 1, 5), ("x = 08z", 1, 5), ("社区 = 1", 1, 1), ("x = a ! b", 1, 7),
      ("x = a ，b", 1, 7), ("#!/bin/lua", 1, 2), ("x = \u{0}1", 1, 5), ("x = ~", 1, 6),
      ("local x <const = 1", 1, 16), ("x = 'a\\", 1, 7), ("x = a.1", 1, 6), ("x = a:b", 1, 8),
    ])
  func refused(_ text: String, _ line: Int, _ column: Int) throws {
    let fault = try #require(throws: LuaTextFault.self) { try LuaText(text) }
    #expect(fault.line == line)
    #expect(fault.column == column, "\(fault)")
  }

  @Test("Hostile texts neither trap nor take long")
  func hostile() {
    let many = 65_536
    let texts = [
      String(repeating: "(", count: many), String(repeating: "{", count: many),
      String(repeating: "x = ", count: many / 4),
      "x = " + String(repeating: "not ", count: many / 4),
      "x = " + String(repeating: "- ", count: many / 2),
      String(repeating: "[", count: many), String(repeating: "[=", count: many / 2),
      String(repeating: "do ", count: many / 3), String(repeating: "if a then ", count: many / 10),
      "x = " + String(repeating: "function() return ", count: many / 18),
      "x = " + String(repeating: "f(", count: many / 2),
      "x = " + String(repeating: "a^", count: many / 2),
      "x = " + String(repeating: "a..", count: many / 3),
      String(repeating: "\"\\", count: many / 2),
      "x = [" + String(repeating: "=", count: many), "'", "\\", "--[==[", "\u{FEFF}\u{FEFF}",
      "x = a" + String(repeating: "]", count: many),
    ]
    for text in texts {
      #expect(throws: LuaTextFault.self, "\(text.prefix(20))") { try LuaText(text) }
    }
  }

  @Test("Long texts that are Lua are read")
  func long() throws {
    let sum = try LuaText(
      "return function(a) return " + String(repeating: "1 + ", count: 16_000) + "a end")
    #expect(sum.sites.count == 32_000)
    #expect(sum.sites.last?.span.column == 26 + 63_999)
    let chain = try LuaText("return " + String(repeating: "a and ", count: 10_000) + "b")
    #expect(chain.decisions.count == 10_000)
    let locals = try LuaText(String(repeating: "local a ", count: 8_000))
    #expect(locals.locals.filter { $0.shadows != nil }.count == 7_999)
    let brackets = try LuaText("x = [[" + String(repeating: "]=", count: 30_000) + "]]")
    #expect(brackets.sites.isEmpty)
  }

  @Test("As deep as Lua reads, and no deeper than its limit")
  func depth() throws {
    func nested(_ open: String, _ close: String, _ count: Int) -> String {
      "x = " + String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
    }
    for (open, close) in [
      ("(", ")"), ("{", "}"), ("f(", ")"), ("- ", ""), ("function() return ", " end"),
    ] {
      #expect(throws: Never.self) { try LuaText(nested(open, close, 90)) }
      #expect(throws: LuaTextFault.self) { try LuaText(nested(open, close, 201)) }
    }
  }

  @Test("All rule files and samples of the repository are read")
  func repository() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var count = 0
    for folder in ["rules", "samples"] {
      let files = FileManager.default.enumerator(
        at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "lua" else { continue }
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(throws: Never.self, "\(file.path)") { try LuaText(text) }
        count += 1
      }
    }
    #expect(count >= 14)
  }
}
