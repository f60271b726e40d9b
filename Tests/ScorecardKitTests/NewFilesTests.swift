import Diagnostics
import Foundation
import Testing

@testable import ScorecardKit

/// Files are written all or not at all.
@Suite struct NewFilesTests {
  /// A folder that lives as long as the value.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "new-\(UUID().uuidString)")
      .path

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Everything in it.
    var paths: [String] {
      (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
    }
  }

  private func file(_ path: String) -> NewFile {
    NewFile(path: path, bytes: Array("文".utf8), about: Message(en: "example", zh: "示例"))
  }

  @Test func foldersAreMade() throws {
    let folder = try Folder()
    try NewFiles(folder: folder.path + "/新 考核", files: [file("a"), file("b/c/d")]).write()
    #expect(
      folder.paths == ["新 考核", "新 考核/a", "新 考核/b", "新 考核/b/c", "新 考核/b/c/d"])
  }

  @Test func whatIsInTheWayIsToldAtOnce() throws {
    let folder = try Folder()
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.path + "/a"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: "nowhere")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.path + "/b"))
    let failure = #expect(throws: Failure.self) {
      try NewFiles(
        folder: folder.path, files: [file("a"), file("new"), file("link"), file("b/c")]
      ).write()
    }
    #expect(failure?.status == .cannotWrite)
    #expect(
      failure?.diagnostics.dropLast().map { $0.place?.path }
        == ["a", "link", "b"].map {
          folder.path + "/" + $0
        })
    #expect(folder.paths == ["a", "b", "link"])
    #expect(try String(contentsOfFile: folder.path + "/a", encoding: .utf8) == "mine")
  }

  /// A name that no file system takes fails after others were written.
  @Test func whatWasWrittenIsRemoved() throws {
    let folder = try Folder()
    let long = String(repeating: "x", count: 300)
    let failure = #expect(throws: Failure.self) {
      try NewFiles(folder: folder.path + "/w", files: [file("a"), file("b/c"), file(long)]).write()
    }
    #expect(failure?.status == .cannotWrite)
    #expect(folder.paths.isEmpty)
  }

  @Test func aFileIsNoFolder() throws {
    let folder = try Folder()
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.path + "/a"))
    let failure = #expect(throws: Failure.self) {
      try NewFiles(folder: folder.path + "/a", files: [file("b")]).write()
    }
    #expect(failure?.status == .cannotWrite)
    #expect(failure?.diagnostics.first?.message.chinese == "这里不是文件夹")
  }

  // MARK: The example

  /// Every file of the example has its place, and none is a copy of another.
  @Test func templatesAreTheResources() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/ScorecardKit/Resources/init")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let sources = try Set(names.map { Array(try Data(contentsOf: folder.appending(path: $0))) })
    let made = Language.allCases.flatMap(WorkspaceTemplate.files)
    #expect(Set(made.map(\.bytes)) == sources)
    #expect(
      WorkspaceTemplate.files(.chinese).map(\.path) == WorkspaceTemplate.files(.english).map(\.path)
    )
    let vocabulary = try WorkspaceTemplate.vocabulary()
    #expect(vocabulary.sections.map(\.id) == ["service", "participation", "management"])
  }
}
