import Diagnostics
import LuaSandbox
import RuleEngine
import ScorecardModel
import Testing

@testable import ScorecardKit

/// What a function is made of, however its file is laid out.
@Suite struct FunctionSourceTests {
  private static let catalogue = Catalogue([
    Indicator(id: "x", title: Message(verbatim: "x"))
  ])

  /// The source of the only function of a rule file, after what `head` defines.
  private func source(_ head: String, _ function: String) throws -> FunctionSource {
    let text = """
      \(head)
      return ruleset { id = "r", version = "1", title = "r",
        section { id = "s", title = "s",
          item { id = "i", title = "i", points = 100, score = \(function) } } }
      """
    let loaded = try RuleSetLoader(catalogue: Self.catalogue).load(
      LuaSource(path: "r/ruleset.lua", text: text))
    return try #require(loaded.source(0))
  }

  private static let function = "function(c) return worth(c.x) end"

  @Test(arguments: [
    // Two statements in a line, an indented one, one over several lines, names behind a comma.
    "local most = 60; local function worth(x) return math.min(x, most) end",
    "  local most = 60\n  local function worth(x) return math.min(x, most) end",
    "local\n most\n = 60\nlocal function\n worth(x)\nreturn math.min(x, most)\nend",
    "local least, most = 0, 60 local worth = function(x) return math.min(x, most) end",
    "local t = {}\nt.most = 60\nlocal function worth(x) return math.min(x, t.most) end",
    "local most = 0\nif true then\nmost = 60\nend\nlocal worth = function(x) return most end",
    "local most do most = 60 end local worth = function(x) return most end",
  ]) func anEditOfWhatItReachesShows(_ head: String) throws {
    let old = try source(head, Self.function)
    let new = try source(head.replacing("60", with: "50"), Self.function)
    #expect(old != new)
    #expect(new.reached.contains { $0.contains("50") })
    #expect(old.text == new.text)
  }

  @Test(arguments: [
    "local other = 60 local worth = function(x) return x end",
    "local worth = function(x) return x end\n-- 60",
    "local other = \"worth 60\" local function worth(x) return x end",
    "local function worth(x) -- 60\nreturn x end",
    "local other = { 60 }\n\nlocal function worth(x) return c and c.other or x end",
  ]) func whatItDoesNotReachDoesNot(_ head: String) throws {
    #expect(
      try source(head, Self.function)
        == source(head.replacing("60", with: "50"), Self.function))
  }

  @Test func layoutAndCommentsAreNoEdit() throws {
    let head = "local function worth(x) return x end"
    #expect(
      try source(head, Self.function)
        == source(
          "-- why\nlocal function worth(x)\n  return x -- as it is\nend",
          """
          function(c)
            return worth(c.x)
          end
          """))
    #expect(try source(head, Self.function) != source(head, "function(c) return 1 end"))
  }
}
