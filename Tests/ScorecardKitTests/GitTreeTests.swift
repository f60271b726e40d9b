import Diagnostics
import Foundation
import ScorecardModel
import Testing

@testable import ScorecardKit

@Suite struct RevisionPathTests {
  @Test(arguments: [
    ("HEAD:rules", "HEAD", "rules"), ("v1.0:rules/five-have", "v1.0", "rules/five-have"),
    ("HEAD~3:./x", "HEAD~3", "./x"), ("main:", "main", ""),
    ("HEAD@{2025-01-01 10:00:00}:rules", "HEAD@{2025-01-01 10:00:00}", "rules"),
  ]) func aRevisionAndAPath(_ text: String, _ revision: String, _ path: String) throws {
    let place = try #require(RevisionPath(text))
    #expect(place.revision == revision)
    #expect(place.path == path)
  }

  @Test(arguments: ["rules", "", ":rules", "--output=x:rules", "a@{b:c"])
  func noRevision(_ text: String) { #expect(RevisionPath(text) == nil) }
}

/// A git repository in a folder of its own.
final class Repository {
  let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("repository-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
    try git("init", "--quiet")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: folder).appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func commit(_ message: String) throws {
    try git("add", "--all")
    try git(
      "-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false",
      "commit", "--quiet", "--message", message)
  }

  func git(_ arguments: String...) throws {
    let output = try Git(folder: folder).run(arguments)
    #expect(output.status == 0, "\(output.message)")
  }

  func open(_ text: String, in subfolder: String = "") throws -> (GitTree, String) {
    try GitTree.open(
      try #require(RevisionPath(text)), in: subfolder.isEmpty ? folder : "\(folder)/\(subfolder)")
  }
}

/// What a revision has, and what is said where it has not.
@Suite struct GitTreeTests {
  private func repository() throws -> Repository {
    let repository = try Repository()
    try repository.write("rules/indicators.csv", "id,title\nx,甲\n")
    try repository.write("rules/shared.lua", "return { most = 60 }")
    try repository.write("rules/one/ruleset.lua", "return 1")
    try repository.write("rules/two/ruleset.lua", "return 2")
    try repository.write("rules/two/own.lua", "return 3")
    try repository.commit("first")
    // What is on the disk does not matter.
    try repository.write("rules/one/ruleset.lua", "return 10")
    try repository.write("rules/three/ruleset.lua", "return 3")
    return repository
  }

  @Test func filesOfARevision() throws {
    let repository = try repository()
    let (tree, path) = try repository.open("HEAD:rules")
    #expect(path == "HEAD:rules")
    #expect(try tree.packs(in: path) == ["HEAD:rules/one", "HEAD:rules/two"])
    let file = try tree.ruleFile("HEAD:rules/one")
    #expect(file.path == "HEAD:rules/one/ruleset.lua")
    #expect(file.text == "return 1")
    #expect(tree.sibling("two", of: file.path) == "HEAD:rules/two")
    #expect(tree.sibling("three", of: file.path) == nil)
    #expect(try tree.helper("shared", usedBy: file.path)?.path == "HEAD:rules/shared.lua")
    #expect(try tree.helper("own", usedBy: file.path) == nil)
    #expect(try tree.helper("own", usedBy: "HEAD:rules/two/ruleset.lua")?.text == "return 3")
    #expect(try tree.helper("../one/ruleset", usedBy: file.path) == nil)
    #expect(try tree.catalogue(of: "HEAD:rules/one")?.path == "HEAD:rules/indicators.csv")
  }

  @Test func pathsFromTheRootAndFromAFolder() throws {
    let repository = try repository()
    #expect(try repository.open("HEAD:rules/one", in: "rules").1 == "HEAD:rules/one")
    #expect(try repository.open("HEAD:./one", in: "rules").1 == "HEAD:rules/one")
    #expect(try repository.open("HEAD:../rules/two/", in: "rules").1 == "HEAD:rules/two")
    let (tree, path) = try repository.open("HEAD:rules/one/ruleset.lua")
    #expect(try tree.packs(in: path) == ["HEAD:rules/one/ruleset.lua"])
  }

  @Test func aPackAtTheRoot() throws {
    let repository = try Repository()
    try repository.write("one/ruleset.lua", "return 1")
    try repository.write("two/ruleset.lua", "return 2")
    try repository.write("indicators.csv", "id,title\nx,甲\n")
    try repository.commit("first")
    let (tree, path) = try repository.open("HEAD:")
    #expect(try tree.packs(in: path) == ["HEAD:one", "HEAD:two"])
    #expect(tree.sibling("two", of: "HEAD:one/ruleset.lua") == "HEAD:two")
    #expect(try tree.catalogue(of: "HEAD:one")?.path == "HEAD:indicators.csv")
  }

  @Test(arguments: [
    ("HEAD:rules/on", "input.not-found", "HEAD:rules/one"),
    ("HEAD:two", "input.not-found", "HEAD:rules/two"),
    ("HEAD:rules/three", "input.not-found", nil),
    ("nothing:rules", "git.cannot-read", nil),
  ]) func whatIsNotThere(_ text: String, _ id: String, _ meant: String?) throws {
    let repository = try repository()
    let failure = try #require(throws: Failure.self) { _ = try repository.open(text) }
    #expect(failure.status == .inputNotFound)
    #expect(failure.diagnostics.map(\.id.rawValue) == [id])
    #expect(failure.diagnostics[0].place?.path == text)
    if let meant { #expect(failure.diagnostics[0].help == .didYouMean(meant)) }
    if id == "git.cannot-read" {
      #expect(failure.diagnostics[0].notes.first?.english.contains("Not a valid object") == true)
    }
  }

  @Test func noRepository() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("plain-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let failure = try #require(throws: Failure.self) {
      _ = try GitTree.open(try #require(RevisionPath("HEAD:rules")), in: folder.path)
    }
    #expect(failure.diagnostics[0].message.chinese == "这里不是 git 仓库")
    #expect(failure.diagnostics[0].notes.first?.english.contains("not a git repository") == true)
  }

  @Test func noGit() throws {
    let failure = try #require(throws: Failure.self) {
      _ = try Git(folder: ".", environment: ["PATH": "/nowhere"])
    }
    #expect(failure.status == .inputNotFound)
    #expect(failure.diagnostics[0].message.english.hasPrefix("git is not installed"))
  }
}

/// Repositories and names that are made to do harm.
@Suite struct HostileRepositoryTests {
  /// A name of a revision that git would take for an option.
  @Test(arguments: ["--output=x", "--help", "-p", "HEAD --output=x", "--end-of-options"])
  func anOptionIsNoRevision(_ revision: String) throws {
    let repository = try Repository()
    try repository.write("rules/one/ruleset.lua", "return 1")
    try repository.commit("first")
    let text = "x\(revision):rules"
    var place = try #require(RevisionPath(text))
    place.revision = revision
    let failure = try #require(throws: Failure.self) {
      _ = try GitTree.open(place, in: repository.folder)
    }
    #expect(failure.diagnostics.map(\.id.rawValue) == ["git.cannot-read"])
    let names = try FileManager.default.contentsOfDirectory(atPath: repository.folder)
    #expect(names.sorted() == [".git", "rules"])
  }

  /// What a repository's configuration and attributes would run leaves a mark, if it runs.
  @Test func nothingOfTheRepositoryRuns() throws {
    let repository = try Repository()
    try repository.write(".gitattributes", "*.lua diff=evil filter=evil\n")
    try repository.write("rules/one/ruleset.lua", "return 1")
    try repository.commit("first")
    let marks = ["pager", "monitor", "textconv", "smudge", "hook", "fetch", "askpass"]
    let mark = { (name: String) in "touch \(repository.folder)/\(name).mark" }
    for (key, name) in [
      ("core.pager", "pager"), ("core.fsmonitor", "monitor"), ("diff.evil.textconv", "textconv"),
      ("filter.evil.smudge", "smudge"), ("core.askPass", "askpass"),
      ("remote.origin.uploadpack", "fetch"),
    ] {
      try repository.git("config", key, mark(name))
    }
    for hook in ["post-checkout", "pre-auto-gc", "reference-transaction", "post-index-change"] {
      try repository.write(".git/hooks/\(hook)", "#!/bin/sh\n\(mark("hook"))\n")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: "\(repository.folder)/.git/hooks/\(hook)")
    }
    let (tree, path) = try repository.open("HEAD:rules/one")
    #expect(try tree.ruleFile(path).text == "return 1")
    for name in marks {
      #expect(
        !FileManager.default.fileExists(atPath: "\(repository.folder)/\(name).mark"), "\(name)")
    }
  }

  /// A repository that says its objects are elsewhere, and how to fetch them.
  @Test func nothingIsFetched() throws {
    let repository = try Repository()
    try repository.write("rules/one/ruleset.lua", "return 1")
    try repository.commit("first")
    let git = try Git(folder: repository.folder)
    let object = try git.run(["rev-parse", "HEAD:rules/one/ruleset.lua"]).text
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try FileManager.default.removeItem(
      atPath: "\(repository.folder)/.git/objects/\(object.prefix(2))/\(object.dropFirst(2))")
    try repository.git("config", "core.repositoryFormatVersion", "1")
    try repository.git("config", "extensions.partialClone", "origin")
    try repository.git("config", "remote.origin.promisor", "true")
    try repository.git("config", "remote.origin.url", repository.folder)
    try repository.git(
      "config", "remote.origin.uploadpack", "touch \(repository.folder)/fetch.mark; false")
    let (tree, path) = try repository.open("HEAD:rules/one")
    let failure = try #require(throws: Failure.self) { _ = try tree.ruleFile(path) }
    #expect(failure.diagnostics.map(\.id.rawValue) == ["git.cannot-read"])
    #expect(!FileManager.default.fileExists(atPath: "\(repository.folder)/fetch.mark"))
  }

  @Test func whatIsReadIsBounded() throws {
    let repository = try Repository()
    try repository.write("big", String(repeating: "x", count: 1 << 20))
    try repository.commit("first")
    let git = try Git(folder: repository.folder)
    #expect(try git.run(["cat-file", "blob", "HEAD:big"], limit: 1 << 20).bytes.count == 1 << 20)
    let failure = try #require(throws: Failure.self) {
      _ = try git.run(["cat-file", "blob", "HEAD:big"], limit: (1 << 20) - 1)
    }
    #expect(failure.status == .badInput)
    #expect(failure.diagnostics[0].message.chinese.hasPrefix("仓库内容过大"))
  }
}
