import Diagnostics
import Foundation
import LuaSandbox
import RuleEngine
import Testing

@testable import ScorecardKit

/// The settings of luacheck and of the language server.
@Suite struct EditorFilesTests {
  private static let library = ["math", "math.max", "math.pi", "pairs", "use"]

  // MARK: .luacheckrc

  /// The globals of a standard: `name`, and `name.member` for tables.
  private func globals(_ standard: String, in text: String) throws -> [String] {
    let start = try #require(text.firstRange(of: "stds.\(standard) = {\n"))
    let block = text[start.upperBound...].prefix { $0 != "\u{0}" }
    let end = try #require(block.firstRange(of: "\n}\n"))
    var names: [String] = []
    var owner = ""
    for line in block[..<end.lowerBound].split(separator: "\n") {
      if let match = line.wholeMatch(of: /\ +(\w+) = \{ fields = \{/) {
        owner = "\(match.1)."
        names.append(String(match.1))
      } else if line.wholeMatch(of: /\ +\} \},/) != nil {
        owner = ""
      } else {
        names += line.matches(of: /"([^"]+)"/).map { owner + $0.1 }
      }
    }
    return names.sorted()
  }

  /// The standards are what the sandbox shows to rule files and to scenarios, name by name.
  @Test func standardsAreWhatTheSandboxHas() throws {
    let text = LuacheckConfiguration.text(library: try RuleLanguage.library(), .chinese)
    for (standard, constructors) in [
      ("scorecard", RuleLanguage.all), ("scorecard_test", ScenarioLanguage.all),
    ] {
      let program = LuaProgram(
        main: LuaSource(path: "x.lua", text: "return 1"), constructors: constructors.map(\.name))
      let visible = try withLargeStack { () throws(LuaError) in
        try LuaMachine(program).visibleNames
      }
      #expect(try globals(standard, in: text) == visible)
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func ownSettingsOfLuacheckAreKept() {
    let made = LuacheckConfiguration.text(library: Self.library, .chinese)
    let english = LuacheckConfiguration.text(library: Self.library, .english)
    #expect(LuacheckConfiguration.refreshed(made, from: nil) == made)
    #expect(LuacheckConfiguration.refreshed(made, from: made) == made)
    #expect(
      LuacheckConfiguration.refreshed(made, from: english + "unused = false\n")
        == made + "unused = false\n")
    #expect(LuacheckConfiguration.refreshed(made, from: "std = \"lua54\"\n") == nil)
  }

  // MARK: .luarc.json

  private func refreshed(_ old: String?) throws -> [String: Any]? {
    let data = LuaServerSettings.refreshed(
      library: Self.library, from: old.map { Data($0.utf8) })
    guard let data else { return nil }
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func newSettings() throws {
    let settings = try #require(try refreshed(nil))
    #expect(settings["runtime.version"] as? String == "Lua 5.4")
    #expect(settings["workspace.library"] as? [String] == [".scorecard"])
    let absent = try #require(settings["runtime.builtin"] as? [String: String])
    // What this made-up library has stays on.
    #expect(
      absent.keys.sorted() == [
        "coroutine", "debug", "io", "os", "package", "string", "table", "utf8",
      ])
    #expect(Set(absent.values) == ["disable"])
  }

  @Test func settingsOfTheUserStay() throws {
    let flat = try #require(
      try refreshed(
        """
        {"runtime.version": "LuaJIT", "workspace.library": ["mine"], "hint.enable": true,
         "runtime.builtin": {"io": "enable"}}
        """))
    #expect(flat["runtime.version"] as? String == "LuaJIT")
    #expect(flat["workspace.library"] as? [String] == ["mine", ".scorecard"])
    #expect(flat["hint.enable"] as? Bool == true)
    #expect((flat["runtime.builtin"] as? [String: String])?["io"] == "enable")
    #expect((flat["runtime.builtin"] as? [String: String])?["os"] == "disable")
  }

  /// The server takes a setting in any of these forms; a second form of it would contradict.
  @Test func settingsInOtherFormsAreFound() throws {
    let prefixed = try #require(try refreshed(#"{"Lua.runtime.version": "Lua 5.3"}"#))
    #expect(prefixed["Lua.runtime.version"] as? String == "Lua 5.3")
    #expect(prefixed["runtime.version"] == nil)
    let nested = try #require(
      try refreshed(#"{"Lua": {"runtime": {"version": "Lua 5.3"}, "workspace": {}}}"#))
    let lua = try #require(nested["Lua"] as? [String: Any])
    #expect((lua["runtime"] as? [String: Any])?["version"] as? String == "Lua 5.3")
    #expect((lua["workspace"] as? [String: Any])?["library"] as? [String] == [".scorecard"])
    #expect(nested.keys.sorted() == ["Lua"])
  }

  @Test(arguments: ["", "[]", "{", "// comment\n{}", "{\"a\": 1} x"])
  func whatIsNoObjectIsLeft(_ text: String) throws {
    #expect(try refreshed(text) == nil)
  }

  /// Bytes change only where a setting is added.
  @Test func completeSettingsAreNotRewritten() throws {
    let made = try #require(LuaServerSettings.refreshed(library: Self.library, from: nil))
    let compact = Data(
      String(decoding: made, as: UTF8.self).filter { $0 != "\n" }.utf8)
    #expect(compact != made)
    #expect(LuaServerSettings.refreshed(library: Self.library, from: compact) == compact)
  }
}
