import Foundation
import Testing

/// What `scorecard init` tells editors, held against the tools that read it.
@Suite struct EditorTests {
  /// A copy of the repository's rules with fresh editor files.
  private func rules() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: ScorecardBinary.root.appendingPathComponent("rules"),
      to: folder.url.appendingPathComponent("rules"))
    let run = try ScorecardBinary.run(["init", "--editor", folder.path("rules")])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return folder
  }

  // MARK: luacheck

  private static let luacheck = Tool.find("luacheck")
  private static let withoutLuacheck: Comment = "skipped: luacheck is not installed"

  private func check(_ paths: [String], in folder: URL) throws -> ScorecardBinary.Run {
    try ScorecardBinary.run(
      try #require(Self.luacheck), ["--no-color", "--codes", "--no-cache"] + paths, in: folder)
  }

  @Test(.enabled(if: luacheck != nil, withoutLuacheck)) func ourRulesPass() throws {
    let folder = try rules()
    let run = try check(["."], in: folder.url.appendingPathComponent("rules"))
    #expect(run.status == 0, "\(run.text)")
    let packs = try FileManager.default.contentsOfDirectory(atPath: folder.path("rules"))
      .filter { FileManager.default.fileExists(atPath: folder.path("rules/\($0)/ruleset.lua")) }
    #expect(packs.count >= 10)
    for pack in packs { #expect(run.text.contains("\(pack)/ruleset.lua"), "\(pack)") }
    #expect(run.text.contains("quota_test.lua") && !run.text.contains(".scorecard"))
  }

  @Test(.enabled(if: luacheck != nil, withoutLuacheck), arguments: ["zh", "en"])
  func theExamplePasses(_ language: String) throws {
    let folder = try TemporaryFolder()
    #expect(try ScorecardBinary.run(["init", "--lang", language], in: folder.url).status == 0)
    let run = try check(["."], in: folder.url)
    #expect(run.status == 0, "\(run.text)")
    #expect(run.text.contains("2 files"), "\(run.text)")
  }

  /// What the sandbox has not, and what is misspelt, is told; scenarios have words of their own.
  @Test(.enabled(if: luacheck != nil, withoutLuacheck)) func whatIsNotThereIsTold() throws {
    let folder = try TemporaryFolder()
    #expect(try ScorecardBinary.run(["init"], in: folder.url).status == 0)
    try folder.write(
      "ruleset.lua",
      """
      local x = io.read() + math.random(3)
      print(os.time(), require "x", load "y", lineer { x })
      total = scenario {}
      return function(c, card) return c.x end
      """)
    try folder.write("x_test.lua", "return scenario { item {}, unit {} }\n")
    let run = try check(["ruleset.lua", "x_test.lua"], in: folder.url)
    #expect(run.status == 1)
    let told = run.text.matches(of: /\((W\d+)\) [^']*'([^']+)'/).map { "\($0.1) \($0.2)" }
    #expect(
      told == [
        "W113 io", "W143 random", "W113 print", "W113 os", "W113 require", "W113 load",
        "W113 lineer", "W111 total", "W113 scenario", "W212 card", "W113 item",
      ], "\(run.text)")
  }

  /// The file of annotations is Lua, though it is never run.
  @Test(.enabled(if: Tool.find("luac5.4") != nil, "skipped: luac5.4 is not installed"))
  func theAnnotationsAreLua() throws {
    let folder = try rules()
    let luac = try #require(Tool.find("luac5.4"))
    let run = try ScorecardBinary.run(luac, ["-p", folder.path("rules/.scorecard/scorecard.lua")])
    #expect(run.status == 0, "\(run.errors)")
  }

  // MARK: The language server

  private static let server = Tool.find("lua-language-server") ?? Tool.find("emmylua_ls")
  private static let python = Tool.find("python3")
  private static let withoutServer: Comment =
    "skipped: neither lua-language-server nor emmylua_ls is installed, or no python3"

  /// Asks the server as an editor does: Tests/LanguageServer/check.py.
  private func ask(_ workspace: String, _ files: [String] = []) throws {
    let script = ScorecardBinary.root.appendingPathComponent("Tests/LanguageServer/check.py")
    let (python, server): (URL, URL) = (try #require(Self.python), try #require(Self.server))
    let run = try ScorecardBinary.run(python, ["-B", script.path, server.path, workspace] + files)
    print(run.text)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  /// Completion, hover texts, and what is misspelt.
  @Test(.enabled(if: server != nil && python != nil, withoutServer), arguments: ["zh", "en"])
  func aServerUnderstandsTheExample(_ language: String) throws {
    let folder = try TemporaryFolder()
    #expect(try ScorecardBinary.run(["init", "--lang", language], in: folder.url).status == 0)
    try ask(folder.url.path)
  }

  @Test(.enabled(if: server != nil && python != nil, withoutServer))
  func aServerFindsNothingWrongInOurRules() throws {
    let folder = try rules()
    let names =
      FileManager.default.enumerator(atPath: folder.path("rules"))?
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".lua") && !$0.hasPrefix(".") } ?? []
    // A rule set first: by it the server shows that it has read the workspace.
    let (sets, others) = (
      names.filter { $0.hasSuffix("ruleset.lua") }, names.filter { !$0.hasSuffix("ruleset.lua") }
    )
    #expect(sets.count >= 10 && !others.isEmpty)
    try ask(folder.path("rules"), sets.sorted() + others.sorted())
  }
}
