import Testing

@testable import LuaSyntax

/// Calls with a table, and what it writes out.
@Suite struct CallTests {
  private func fields(_ text: String, of name: String = "expect") throws -> [String: LuaLiteral?] {
    let calls = try LuaCall.all(of: [name], in: text)
    try #require(calls.count == 1)
    return Dictionary(
      calls[0].fields.map { ($0.path.joined(separator: "."), $0.literal) }
    ) { first, _ in first }
  }

  @Test(
    arguments: [
      ("92.50", .number("92.50")), ("-3", .number("-3")), ("0x10", .number("0x10")),
      ("\"示范\"", .string("示范")), ("'示范'", .string("示范")), ("\"\"", .string("")),
      ("false", .boolean(false)), ("true", .boolean(true)), ("{}", .strings([])),
      ("{ \"空心\", '缺数据', }", .strings(["空心", "缺数据"])),
      ("- 3", nil), ("831/883", nil), ("x", nil), ("f(1)", nil), ("\"a\\n\"", nil), ("nil", nil),
      ("[[示范]]", nil), ("{ 1 }", nil), ("{ \"a\", b }", nil), ("{ \"a\" --[[b]] }", nil),
      ("\"a\" .. \"b\"", nil), ("function() return 1, 2 end", nil), ("({ 5 })[1]", nil),
      ("{}.a", nil), ("#{ \"a\" }", nil),
    ] as [(String, LuaLiteral?)])
  func literal(_ value: String, _ literal: LuaLiteral?) throws {
    for end in [" }", ", unit = 1 }", "; }", " --[[ } ]] }", "\n}"] {
      let text = "return f(expect { total = \(value)\(end))"
      let call = try #require(try LuaCall.all(of: ["expect"], in: text).first)
      let field = try #require(call.fields.first)
      #expect(field.path == ["total"] && field.literal == literal, "\(text)")
      let range = field.value.range
      #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == value)
    }
  }

  @Test func tablesInsideHaveTheirOwnNames() throws {
    let found = try fields(
      """
      expect { "x", items = { a = 8, ["b-c"] = "不适用", [1] = 2, [d] = 3, sub = { e = 1 } },
        when = function(c) if c then return { total = 5 } end for i = 1, 2 do g() end end,
        total = 7; f { total = 8 }, [ [[long]] ] = 9,
      }
      """)
    #expect(
      found == [
        "items": LuaLiteral?.none, "items.a": .number("8"), "items.b-c": .string("不适用"),
        "items.sub": LuaLiteral?.none, "items.sub.e": .number("1"), "when": LuaLiteral?.none,
        "total": .number("7"),
      ])
  }

  @Test func onlyCallsOfTheNameCount() throws {
    let text = """
      -- expect { total = 1 }
      local s = "expect { total = 2 }"
      t.expect { total = 3 } t:expect { total = 4 } expect(5) expect "6"
      other { expect { total = 7 } }
        expect
      { total = 8 }
      """
    let calls = try LuaCall.all(of: ["expect"], in: text)
    #expect(calls.map { $0.fields.map(\.literal) } == [[.number("7")], [.number("8")]])
    #expect(calls.map(\.span.line) == [4, 5] && calls.map(\.span.column) == [9, 3])
    #expect(calls[1].fields[0].value.line == 6)
  }

  @Test(arguments: [
    "expect {", "expect { total = ", "expect { a = { b = 1 }", "expect { f( }", "expect { total }",
  ])
  func whatIsNotWholeHasNoFields(_ text: String) throws {
    #expect(try LuaCall.all(of: ["expect"], in: text).flatMap(\.fields).isEmpty)
  }
}
