import Foundation
import Testing

@testable import ScorecardKit

@Suite struct WatchedFilesTests {
  private func files(_ packs: Packs) throws -> WatchedFiles {
    var job = TestJob()
    job.rules = [packs.folder.appending(path: "one").path]
    let testPacks = try TestPacks(job)
    return WatchedFiles(files: testPacks.watchedFiles, folders: testPacks.watchedFolders)
  }

  private func packs() throws -> Packs {
    let packs = try Packs()
    try packs.add("one", rules: "", cases: "case,expect:total\n")
    try packs.add("used", rules: "", cases: nil)
    return packs
  }

  @Test(
    "what tests may read",
    arguments: [
      "one/ruleset.lua", "one/cases.csv", "one/new_test.lua", "one/helper.lua", "indicators.csv",
      "shared.lua", "used/ruleset.lua",
    ])
  func aSavedFileIsAChange(_ path: String) throws {
    let packs = try packs()
    let before = try files(packs)
    #expect(try files(packs) == before)
    try packs.write(path, "another text")
    let after = try files(packs)
    #expect(after != before)
    #expect(after.changes(since: before).map { $0.hasSuffix(path) } == [true])
  }

  @Test(arguments: ["one/notes.txt", "one/.cases.csv.swp", "unrelated/ruleset.txt"])
  func otherFilesAreNone(_ path: String) throws {
    let packs = try packs()
    let before = try files(packs)
    try packs.write(path, "another text")
    #expect(try files(packs) == before)
  }

  /// The same bytes in another file, as an editor saves that renames.
  @Test func aRenamedFileIsAChange() throws {
    let packs = try packs()
    let before = try files(packs)
    let path = packs.folder.appending(path: "one/cases.csv")
    let copy = packs.folder.appending(path: "copy.tmp")
    try FileManager.default.copyItem(at: path, to: copy)
    let times = try FileManager.default.attributesOfItem(atPath: path.path)
    try FileManager.default.setAttributes(
      [.modificationDate: times[.modificationDate] ?? Date()], ofItemAtPath: copy.path)
    #expect(rename(copy.path, path.path) == 0)
    #expect(try files(packs).changes(since: before).count == 1)
    try FileManager.default.removeItem(at: path)
    #expect(try files(packs).changes(since: before).count == 1)
  }
}
