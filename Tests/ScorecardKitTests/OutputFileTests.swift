import Diagnostics
import Foundation
import Testing

@testable import ScorecardKit

/// One after the other: a signal knows of one temporary file.
@Suite(.serialized) struct OutputFileTests {
  private final class Folder {
    let path: String

    init() throws {
      path = NSTemporaryDirectory() + "/output-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    func put(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: self(name)))
    }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: self(name), encoding: .utf8)
    }

    var names: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }
  }

  private func write(_ text: String, to path: String) throws {
    try OutputFile.write(to: path) { sink in
      try Array(text.utf8).withUnsafeBytes { try sink.write($0) }
    }
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func aFileIsReplacedWithItsMode() throws {
    let folder = try Folder()
    try folder.put("old", "r.csv")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder("r.csv"))
    try write("new", to: folder("r.csv"))
    #expect(try folder.text("r.csv") == "new")
    #expect(try mode(folder("r.csv")) == 0o640)
    #expect(folder.names == ["r.csv"])
  }

  @Test func linksLeadToTheFile() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      atPath: folder("data"), withIntermediateDirectories: true)
    try folder.put("old", "data/r.csv")
    for (link, target) in [("one", "data/r.csv"), ("two", "one"), ("new", "data/n.csv")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder(link), withDestinationPath: target)
    }
    try write("a", to: folder("two"))
    try write("b", to: folder("new"))
    #expect(try folder.text("data/r.csv") == "a")
    #expect(try folder.text("data/n.csv") == "b")
    for link in ["one", "two", "new"] {
      _ = try FileManager.default.destinationOfSymbolicLink(atPath: folder(link))
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder("loop"), withDestinationPath: "loop")
    let error = try #require(throws: Failure.self) { try write("c", to: folder("loop")) }
    #expect(error.status == .cannotWrite)
  }

  @Test func devicesAndPipesAreWrittenDirectly() throws {
    let folder = try Folder()
    #expect(try OutputTarget("/dev/null") == .special("/dev/null"))
    #expect(try OutputTarget("/dev/stdout") == .descriptor(1))
    #expect(try OutputTarget("/dev/fd/7") == .descriptor(7))
    try write("x", to: "/dev/null")
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    let reader = open(folder("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try write("abc", to: folder("pipe"))
    var bytes = [UInt8](repeating: 0, count: 8)
    #expect(read(reader, &bytes, bytes.count) == 3)
    #expect(folder.names == ["pipe"])
  }

  @Test func aFolderIsNoTarget() throws {
    let folder = try Folder()
    let error = try #require(throws: Failure.self) { try write("x", to: folder.path) }
    #expect(error.status == .cannotWrite)
    #expect(error.diagnostics[0].help != nil)
    let missing = try #require(throws: Failure.self) { try write("x", to: folder("no/r.csv")) }
    #expect(missing.status == .cannotWrite)
    #expect(folder.names.isEmpty)
  }

  @Test func aFaultLeavesTheOldFile() throws {
    struct Stop: Error {}
    let folder = try Folder()
    try folder.put("old", "r.csv")
    let error = try #require(throws: Failure.self) {
      try OutputFile.write(to: folder("r.csv")) { _ in
        #expect(folder.names.count == 2)
        throw Stop()
      }
    }
    #expect(error.status == .cannotWrite)
    #expect(folder.names == ["r.csv"])
    #expect(try folder.text("r.csv") == "old")
  }

  @Test func aFullDeviceIsReported() throws {
    let error = try #require(throws: Failure.self) { try write("x", to: "/dev/full") }
    #expect(error.diagnostics[0].message.english.contains("No space left"))
  }

  /// In a process of its own: signals are the whole process's, and other tests write files, too.
  @Test func aSignalRemovesTheTemporaryFile() async throws {
    let folder = try Folder()
    try folder.put("old", "r.csv")
    let path = folder("new.csv")
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      try OutputFile.write(to: path) { _ in
        let names = Paths.names(in: Paths.folder(of: path)) ?? []
        #expect(names.count == 2)
        // Whoever started the process may have blocked it.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(SIGTERM)
      }
    }
    #expect(folder.names == ["r.csv"])
  }

  /// What makes rules is no place for a report, whether this run reads it or not.
  @Test func whatMakesRulesIsNotReplaced() throws {
    let folder = try Folder()
    for name in ["ruleset.lua", "cases.csv", "shared.lua", "data.csv"] {
      try folder.put(name, name)
    }
    for name in ["ruleset.lua", "cases.csv", "shared.lua"] {
      let failure = try #require(throws: Failure.self) {
        try OutputFile.refuse(folder(name), overwriting: [])
      }
      #expect(failure.status == .usage)
    }
    try FileManager.default.removeItem(atPath: folder("ruleset.lua"))
    try OutputFile.refuse(folder("data.csv"), overwriting: [])
    try OutputFile.refuse(folder("new.csv"), overwriting: [])
    try OutputFile.refuse(nil, overwriting: [])
    #expect(throws: Failure.self) {
      try OutputFile.refuse(folder("data.csv"), overwriting: [folder("data.csv")])
    }
  }
}
