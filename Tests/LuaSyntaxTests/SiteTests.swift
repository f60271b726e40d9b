import LuaSyntax
import Testing

@Suite("What a mutant may replace")
struct SiteTests {
  @Test(
    "Operators and constants inside functions",
    arguments: [
      ("a < b", ["< -> <= | >="]), ("a <= b", ["<= -> < | >"]),
      ("a > b", ["> -> >= | <="]), ("a >= b", [">= -> > | <"]),
      ("a == b", ["== -> ~="]), ("a ~= b", ["~= -> =="]),
      ("a + b - c", ["+ -> -", "- -> +"]), ("a * b / c", ["* -> /", "/ -> *"]),
      ("a // b % c", ["// -> /", "% -> /"]),
      ("a and b or c", ["and -> or", "or -> and"]), ("not a", ["not -> "]),
      ("true", ["true -> false"]), ("false, nil", ["false -> true"]),
      ("-a .. #b ^ c", []), ("a & b | c ~ d << 1", ["1 -> 2 | 0"]),
      ("'<' .. [[ 1 + 2 ]] -- 3 < 4", []),
      ("a[1], f{2}", ["1 -> 2 | 0", "2 -> 3 | 1"]),
      ("-1", ["1 -> 2 | 0"]), ("-0", ["0 -> 1 |  -1"]), ("- 0", ["0 -> 1 | -1"]),
    ])
  func sites(_ expression: String, _ expected: [String]) throws {
    let text = "return function(a, b, c, d, f) return \(expression)\nend"
    #expect(try LuaText(text).siteSummary == expected)
  }

  @Test(
    "A number's neighbours differ in its last place",
    arguments: [
      ("3", ["4", "2"]), ("0", ["1", "-1"]), ("9", ["10", "8"]), ("10", ["11", "9"]),
      ("2.5", ["2.6", "2.4"]), ("22.50", ["22.51", "22.49"]), ("9.99", ["10.00", "9.98"]),
      ("1.0", ["1.1", "0.9"]), ("0.0", ["0.1", "-0.1"]), (".5", [".6", ".4"]),
      (".0", [".1", "-.1"]), (".9", ["1.0", ".8"]), ("3.", ["4.", "2."]),
      ("1e3", ["2e3", "0e3"]), ("1.5E-2", ["1.6E-2", "1.4E-2"]), ("0x0F", ["0x10", "0xe"]),
      ("0x0", ["0x1", "-0x1"]), ("0x1.8p3", []), ("0xFFFFFFFFFFFFFFFF", []),
      ("99999999999999999999", ["100000000000000000000", "99999999999999999998"]),
    ])
  func numbers(_ number: String, _ expected: [String]) throws {
    #expect(
      try LuaText("return function() return \(number) end").sites.first?.replacements ?? []
        == expected)
  }

  @Test("Code at file level and attributes have no sites")
  func fileLevel() throws {
    let text = """
      local limit <const>, other <close> = 3 < 4, nil
      if a == 1 then limit = true end
      return function() local x <const> = 5 return x end
      """
    #expect(try LuaText(text).siteSummary == ["5 -> 6 | 4"])
  }

  @Test("Every replacement parses")
  func replacementsParse() throws {
    let text = """
      return function(c, card)
        local n, m = -0, 2^0 - -3
        if not(c.x) or n<1 and m>=.5 then return 0 - n - 0x0 end
        for i = 1, 10, 2 do while not c[i] do n = n + i % 3 // 4 end end
        return{ not (c), true, n == 0, 1e1 }, function() return false ~= c end
      end
      """
    let mutants = try LuaText(text).mutants(of: text)
    #expect(mutants.count > 40)
    for mutant in mutants {
      #expect(mutant != text)
      #expect(throws: Never.self) { try LuaText(mutant) }
    }
  }
}
