import Diagnostics
import Foundation
import ScorecardModel
import Testing

@testable import SnapshotIO

/// Malformed files, one fault each, with what is said about them beside them.
///
/// `NAME.csv` is read as a snapshot with the sample catalogue (without one where NAME begins with
/// `plain-`), `catalogue-….csv` as a catalogue, `adjustments-….csv` as adjustments, `targets-….csv`
/// as targets with the sample catalogue, `process-….csv` as process records. With
/// SCORECARD_UPDATE_GOLDEN=1 the expectations are written anew.
struct MalformedTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Malformed")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
  }()

  private static func rendered(_ name: String) throws -> String {
    let bytes = Array(try Data(contentsOf: folder.appending(path: name + ".csv")))
    let content = Sample.content(bytes, path: name + ".csv")
    do throws(Failure) {
      if name.hasPrefix("catalogue-") {
        _ = try CatalogueReader.read(content)
      } else if name.hasPrefix("adjustments-") {
        _ = try AdjustmentReader.read(content)
      } else if name.hasPrefix("targets-") {
        _ = try TargetReader.read(content, Sample.catalogue)
      } else if name.hasPrefix("process-") {
        _ = try ProcessReader.read(content)
      } else {
        let catalogue = name.hasPrefix("plain-") ? nil : Sample.catalogue
        let reading = try SnapshotReader(catalogue: catalogue, threads: 2, blockSize: 64)
          .read(content, date: CalendarDate("2023-12-31")!, level: .community)
        return reading.warnings.rendered
      }
      return ""
    } catch {
      return error.diagnostics.rendered
    }
  }

  @Test("there are files")
  func present() {
    #expect(Self.names.count > 30)
  }

  @Test("each file has its diagnostics", arguments: names)
  func expectation(name: String) throws {
    let found = try Self.rendered(name)
    let golden = Self.folder.appending(path: name + ".expected")
    if ProcessInfo.processInfo.environment["SCORECARD_UPDATE_GOLDEN"] == "1" {
      try found.write(to: golden, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    #expect(found == expected)
    #expect(!found.isEmpty)
  }
}
