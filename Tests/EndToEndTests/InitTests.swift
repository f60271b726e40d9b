import Foundation
import Testing

/// `scorecard init`: what it makes runs, and nothing is ever overwritten.
@Suite struct InitTests {
  static let files = [
    ".gitignore", ".luacheckrc", ".luarc.json", ".scorecard/scorecard.lua", "README.md",
    "indicators.csv", "rules/community-service/cases.csv", "rules/community-service/quota_test.lua",
    "rules/community-service/ruleset.lua", "scorecard.yaml", "snapshots/2024.csv",
    "snapshots/2025.csv",
  ]

  /// Everything in a folder, but folders.
  static func files(in folder: URL) -> [String: Data] {
    var files: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    for name in names ?? [] {
      let url = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[name] = FileManager.default.contents(atPath: url.path) }
    }
    return files
  }

  // MARK: A workspace that runs

  @Test(arguments: ["zh", "en"], ["workspace/", "新 考核/2025年 '试行'"])
  func whatIsMadeRuns(_ language: String, _ name: String) throws {
    let folder = try TemporaryFolder()
    let made = try ScorecardBinary.run(["init", name, "--lang", language], in: folder.url)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.errors.isEmpty)
    let workspace = folder.url.appendingPathComponent(name)
    #expect(Self.files(in: workspace).keys.sorted() == Self.files)
    for file in Self.files { #expect(made.text.contains("  \(file) "), "\(file)") }
    // The commands that it names and those of its README end well, as a shell takes them.
    let next = made.text.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { $0.hasPrefix("cd ") || $0.hasPrefix("scorecard ") }
    #expect(next.count >= 3)
    try succeed(next.map(String.init), in: folder.url)
    try succeed(try Self.commands(ofReadme: workspace), in: workspace)
  }

  /// The commands of the first block of code.
  private static func commands(ofReadme workspace: URL) throws -> [String] {
    let readme = try String(
      contentsOf: workspace.appendingPathComponent("README.md"), encoding: .utf8)
    let blocks = readme.components(separatedBy: "```sh\n")
    let block = try #require(blocks.dropFirst().first?.components(separatedBy: "```").first)
    let commands = block.split(separator: "\n").map(String.init)
    #expect(commands.count == 6 && commands.allSatisfy { $0.hasPrefix("scorecard ") })
    return commands
  }

  private func succeed(_ commands: [String], in place: URL) throws {
    let binaries = ScorecardBinary.url.deletingLastPathComponent().path
    // What a command says in its second column is a comment. The shell shows what it runs.
    let lines = commands.map { $0.replacing(/\ {2,}[^#].*/, with: "") }
    let run = try ScorecardBinary.run(
      URL(fileURLWithPath: "/bin/sh"), ["-exc", lines.joined(separator: "\n")],
      environment: ["PATH": "\(binaries):/usr/bin:/bin"], in: place)
    #expect(run.status == 0, "\(run.errors)\(run.text)")
  }

  @Test func theWorkingDirectoryIsTheDefault() throws {
    let folder = try TemporaryFolder()
    #expect(try ScorecardBinary.run(["init"], in: folder.url).status == 0)
    #expect(Self.files(in: folder.url).keys.sorted() == Self.files)
    let evaluated = try ScorecardBinary.run(["evaluate", "--format", "csv"], in: folder.url)
    #expect(evaluated.status == 0, "\(evaluated.errors)")
    let grades = Set(RuleCaseTests.records(evaluated.text).dropFirst().map { $0[6] })
    #expect(grades == ["优秀", "良好", "合格", "不合格"])
    let checked = try ScorecardBinary.run(["check", "--format", "json"], in: folder.url)
    #expect(checked.status == 0, "\(checked.text)\(checked.errors)")
    #expect(
      checked.text.contains("\"errors\":0,\"warnings\":0,\"advice\":0,"), "\(checked.text)")
    let tested = try ScorecardBinary.run(["test"], in: folder.url)
    #expect(tested.status == 0, "\(tested.text)")
    // The example shows how rules are tested: nothing is left out.
    for proof in [["--coverage", "--threshold", "100"], ["--mutate"]] {
      let proved = try ScorecardBinary.run(["test"] + proof, in: folder.url)
      #expect(proved.status == 0, "\(proved.text)")
    }
    // To the editor nothing is news.
    let files = Self.files(in: folder.url)
    let refreshed = try ScorecardBinary.run(["init", "--editor"], in: folder.url)
    #expect(refreshed.status == 0, "\(refreshed.errors)")
    #expect(refreshed.text.hasPrefix("已是最新"))
    #expect(Self.files(in: folder.url) == files)
  }

  // MARK: Refusals

  @Test func nothingIsOverwritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("README.md", "mine")
    try folder.write("indicators.csv", "mine")
    let refused = try ScorecardBinary.run(["init", folder.url.path])
    #expect(refused.status == 73)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("README.md: 错误: 文件已经存在；这里本应是：说明"))
    #expect(refused.errors.contains("indicators.csv: 错误: 文件已经存在；这里本应是：指标目录"))
    #expect(folder.names == ["README.md", "indicators.csv"])
    let again = try TemporaryFolder()
    #expect(try ScorecardBinary.run(["init", again.url.path]).status == 0)
    let files = Self.files(in: again.url)
    let second = try ScorecardBinary.run(["init", again.url.path, "--lang", "en"])
    #expect(second.status == 73)
    for file in Self.files { #expect(second.errors.contains("\(file): error:"), "\(file)") }
    #expect(Self.files(in: again.url) == files)
  }

  @Test func aFolderThatCannotBe() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", "mine")
    for name in ["file", "file/below"] {
      let run = try ScorecardBinary.run(["init", folder.path(name)])
      #expect(run.status == 73, "\(name)")
      #expect(run.errors.contains("这里不是文件夹"), "\(run.errors)")
    }
    #expect(folder.names == ["file"])
    // Not even root may make a folder here.
    let run = try ScorecardBinary.run(["init", "/proc/scorecard"])
    #expect(run.status == 73)
    #expect(run.errors.contains("[output.cannot-write]"))
  }

  @Test func aFolderThatMayOnlyBeRead() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
    }
    // Nothing stops root.
    guard !FileManager.default.isWritableFile(atPath: folder.url.path) else { return }
    #expect(try ScorecardBinary.run(["init", folder.url.path]).status == 73)
    #expect(folder.names.isEmpty)
  }

  // MARK: --editor

  @Test func theEditorFollowsTheWorkspace() throws {
    let folder = try TemporaryFolder()
    #expect(try ScorecardBinary.run(["init"], in: folder.url).status == 0)
    var files = Self.files(in: folder.url)
    let catalogue = String(decoding: files["indicators.csv"] ?? Data(), as: UTF8.self)
    try folder.write("indicators.csv", catalogue + "new_one,新指标,,个,计数,越高越好,0,9,,\n")
    let rules = String(
      decoding: files["rules/community-service/ruleset.lua"] ?? Data(), as: UTF8.self)
    try folder.write(
      "rules/community-service/ruleset.lua",
      rules.replacing("id = \"opening_hours\"", with: "id = \"open_hours\""))
    try folder.write(".luarc.json", "{\"hint.enable\": true}")
    let rc = String(decoding: files[".luacheckrc"] ?? Data(), as: UTF8.self)
    try folder.write(".luacheckrc", rc + "unused = false\n")
    let run = try ScorecardBinary.run(["init", "--editor", folder.url.path])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.hasPrefix("已更新"))
    files = Self.files(in: folder.url)
    let meta = String(decoding: files[".scorecard/scorecard.lua"] ?? Data(), as: UTF8.self)
    #expect(meta.contains("---@field new_one number 新指标（个）：计数，0 至 9，越高越好\n"))
    #expect(meta.contains("---@field open_hours number 每周开放时间（社区服务考核）\n"))
    #expect(!meta.contains("---@field opening_hours"))
    let settings = String(decoding: files[".luarc.json"] ?? Data(), as: UTF8.self)
    #expect(settings.contains("\"hint.enable\" : true") && settings.contains("\".scorecard\""))
    #expect(
      String(decoding: files[".luacheckrc"] ?? Data(), as: UTF8.self) == rc + "unused = false\n")
  }

  /// A rule file that is being edited is often faulty; the rest is told all the same.
  @Test func faultsLeaveWhatTheyConcern() throws {
    let folder = try TemporaryFolder()
    #expect(try ScorecardBinary.run(["init"], in: folder.url).status == 0)
    try folder.write("rules/community-service/ruleset.lua", "return ruleset {\n")
    try folder.write(".luarc.json", "{ // mine\n}")
    try folder.write(".luacheckrc", "std = \"lua54\"\n")
    let run = try ScorecardBinary.run(["init", "--editor"], in: folder.url)
    #expect(run.status == 0)
    for id in ["[init.rules-left-out]", "[init.left-as-is]"] { #expect(run.errors.contains(id)) }
    let files = Self.files(in: folder.url)
    #expect(files[".luarc.json"] == Data("{ // mine\n}".utf8))
    #expect(files[".luacheckrc"] == Data("std = \"lua54\"\n".utf8))
    let meta = String(decoding: files[".scorecard/scorecard.lua"] ?? Data(), as: UTF8.self)
    #expect(meta.contains("---@field residents number"))
    #expect(!meta.contains("---@field opening_hours"))
  }

  @Test func theEditorNeedsAWorkspace() throws {
    let folder = try TemporaryFolder()
    let nothing = try ScorecardBinary.run(["init", "--editor", folder.url.path])
    #expect(nothing.status == 66)
    #expect(nothing.errors.contains("scorecard.yaml"))
    #expect(try ScorecardBinary.run(["init", "--editor", folder.path("none")]).status == 66)
    #expect(folder.names.isEmpty)
    #expect(try ScorecardBinary.run(["init"], in: folder.url).status == 0)
    try folder.write("indicators.csv", "代号,名称\n1a,甲\n")
    #expect(try ScorecardBinary.run(["init", "--editor"], in: folder.url).status == 65)
  }
}
