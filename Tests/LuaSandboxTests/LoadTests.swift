import Testing

@testable import LuaSandbox

@Suite("Loading a program")
struct LoadTests {
  @Test("The returned value keeps lists, fields, numbers and functions")
  func values() throws {
    let value = try load(
      """
      return { 1, 2.5, "三", true, name = "x", f = function(c)
        return 1
      end, nested = { a = {} } }
      """)
    #expect(
      value.summary == "{1,2.5,\"三\",true,f=#0@1-3,name=\"x\",nested={a={}}}")
  }

  @Test("A constructor copies its table and says where it was called")
  func constructors() throws {
    let value = try load(
      """
      local plain = { id = "a" }
      return ruleset { section { id = "s",
        item(plain),
        item {
          id = "b",
        },
      }, plain }
      """)
    #expect(
      value.summary
        == "ruleset:2{section:2{item:3{id=\"a\"},item:4{id=\"b\"},id=\"s\"},{id=\"a\"}}")
    #expect(value.table?.path == "rules/main.lua")
  }

  @Test("A constructor called in a helper names the helper")
  func constructorInHelper() throws {
    let value = try load(
      "local make = use \"make\"\nreturn { make.one('x') }",
      helpers: ["make": "return { one = function(id)\n  return item { id = id }\nend }"])
    let item = value.table?.list.first?.table
    #expect(item?.path == "rules/make.lua")
    #expect(item?.line == 2)
  }

  @Test("A helper runs once and is read-only, whoever holds it")
  func helpers() throws {
    let value = try load(
      """
      local a, b = use "h", use "h"
      local ok, message = pcall(function() a.list[1] = 5 end)
      return { a == b, a.list[1], #a.list, ok, message }
      """, helpers: ["h": "return { list = { 7, 8 } }"])
    #expect(
      value.summary
        == "{true,7,2,false,\"rules/main.lua:2: a helper's table is read-only\"}")
  }

  @Test("A missing helper is named, even where the program would hide it")
  func missingHelper() throws {
    let error = try loadError("pcall(use, 'shared/x')\nreturn {}")
    #expect(error.kind == .missingHelper("shared/x"))
    #expect(error.message == "the helper 'shared/x' was not found")
    #expect(error.line == 1)
  }

  @Test("Function slots are numbered by the order of the value, and repeat")
  func slots() throws {
    let text = """
      local f = function() end
      return { z = f, a = function() end, function() end, again = f }
      """
    let first = try load(text).summary
    #expect(first == "{#0@2-2,a=#1@2-2,again=#2@1-1,z=#2@1-1}")
    for _ in 0..<20 { #expect(try load(text).summary == first) }
  }

  @Test(
    "What a file may not return is refused with its place",
    arguments: [
      ("return", "the file returns nothing"),
      ("return nil", "the file returns nothing"),
      ("return 1, 2", "the file returns more than one value"),
      ("return { 1, [3] = 2 }", "a list has an entry at 3, but none at 2"),
      ("return { [0] = 2 }", "a list has an entry at 0, but none at 1"),
      ("return { [1.5] = 2 }", "a table has a key that is a number"),
      ("return { [true] = 2 }", "a table has a key that is a boolean"),
      ("return { math.max }", "a built-in function may not be returned: write function(…) … end"),
      ("local t = {} t.t = t return t", "a table contains itself"),
    ])
  func badReturns(text: String, message: String) throws {
    let error = try loadError(text)
    #expect(error.kind == .badReturn)
    #expect(error.message == message)
    #expect(error.path == "rules/main.lua")
  }

  @Test("A hole in a constructor's table is placed at the constructor")
  func holePlace() throws {
    let error = try loadError("return ruleset {\n  item { 1, nil, 3 } }")
    #expect(error.message == "a list has an entry at 3, but none at 2")
    #expect(error.line == 2)
  }

  @Test("A byte order mark is skipped")
  func byteOrderMark() throws {
    #expect(try load("\u{FEFF}return 1").summary == "1")
  }

  @Test(
    "What is no Lua text is refused before it is read",
    arguments: [
      ("\u{1B}Lua", "the file is compiled Lua, not text"),
      ("return '\u{0}'", "the file has a zero byte"),
    ])
  func notText(text: String, message: String) throws {
    let error = try loadError(text)
    #expect(error.kind == .notText)
    #expect(error.message == message)
  }

  @Test("A file larger than the limit is refused")
  func sourceLimit() throws {
    #expect(try load("return 1" + String(repeating: " ", count: 65_528)).summary == "1")
    let error = try loadError("return 1" + String(repeating: " ", count: 65_529))
    #expect(error.kind == .notText)
    #expect(error.message == "the file is larger than 65536 bytes")
  }
}
