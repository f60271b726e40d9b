import Diagnostics
import Foundation
import ScorecardModel
import Testing

@testable import ScorecardKit

@Suite struct InputFilesTests {
  /// A file that changes during a run is neither read nor hashed again.
  @Test func aFileIsReadOnce() throws {
    let packs = try Packs()
    let path = packs.folder.appending(path: "a.csv").path
    try packs.write("a.csv", "abc")
    let files = InputFiles()
    for text in ["abc", "another"] {
      try packs.write("a.csv", text)
      let read = try files.read(.adjustments, path)
      #expect(read.withBytes { String(decoding: $0, as: UTF8.self) } == "abc")
    }
    // What `sha256sum` prints.
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(files.summaries == [InputSummary(.adjustments, path: path, sha256: hash)])
  }

  /// A file for two purposes is listed for both, in the order of reading.
  @Test func onlyWhatWasReadIsListed() throws {
    let packs = try Packs()
    let path = packs.folder.appending(path: "indicators.csv").path
    let files = InputFiles()
    #expect(files.summaries.isEmpty)
    let error = try #require(throws: Failure.self) {
      try files.read(.targets, packs.folder.appending(path: "none.csv").path)
    }
    #expect(error.status == .inputNotFound)
    _ = try files.read(.process, path)
    _ = try files.read(.catalogue, path)
    #expect(files.summaries.map(\.kind) == [.process, .catalogue])
    #expect(Set(files.summaries.map(\.sha256)).count == 1)
  }
}
