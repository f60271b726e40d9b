import Diagnostics
import Foundation
import ScorecardModel
import Testing

@testable import SnapshotIO

/// Workbooks and JSON files with what is read from them, and what is said of them, beside them.
///
/// `NAME` is read as a snapshot with the sample catalogue (without one where it begins with
/// `plain-`), `targets-…` as targets with the sample catalogue, `process-…` as process records.
/// `Workbooks/make.py` makes the workbooks. With SCORECARD_UPDATE_GOLDEN=1 the expectations are
/// written anew.
struct FixtureTests {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()

  static let names: [String] = ["Workbooks", "JSON"].flatMap { folder in
    let path = here.appending(path: folder).path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { !$0.hasSuffix(".expected") && !$0.hasSuffix(".py") }.sorted()
      .map { "\(folder)/\($0)" }
  }

  private static func described(_ path: String) throws -> String {
    let bytes = Array(try Data(contentsOf: here.appending(path: path)))
    let name = String(path.split(separator: "/").last ?? "")
    let content = Sample.content(bytes, path: name)
    do throws(Failure) {
      if name.hasPrefix("targets-") {
        return try TargetReader.read(content, Sample.catalogue).units
          .map { "\($0.code) row \($0.line)\n" }.joined()
      }
      if name.hasPrefix("process-") {
        return try ProcessReader.read(content).records
          .map { "\($0.code) \($0.state) \($0.date.map { "\($0)" } ?? "-") row \($0.line)\n" }
          .joined()
      }
      let catalogue = name.hasPrefix("plain-") ? nil : Sample.catalogue
      let reading = try SnapshotReader(catalogue: catalogue, threads: 2, blockSize: 64)
        .read(content, date: CalendarDate("2023-12-31")!, level: .community)
      return table(reading) + reading.warnings.rendered
    } catch {
      return error.diagnostics.rendered
    }
  }

  private static func table(_ reading: SnapshotReading) -> String {
    let units = reading.snapshot.units
    return (0..<units.count).map { row in
      var words = [units.codes[row], "“\(units.names[row])”"]
      if let street = units.group(.street, of: row)?.name { words.append(street) }
      for (index, column) in reading.snapshot.columns.enumerated() {
        guard let column else { continue }
        words.append("\(reading.catalogue[index].id)=\(column[row])")
      }
      return words.joined(separator: " ") + "\n"
    }.joined()
  }

  @Test("there are files")
  func present() {
    #expect(Self.names.count { $0.hasPrefix("Workbooks") } > 40)
    #expect(Self.names.count { $0.hasPrefix("JSON") } > 10)
  }

  @Test("each file has its table and its diagnostics", arguments: names)
  func expectation(name: String) throws {
    let found = try Self.described(name)
    let golden = Self.here.appending(path: name + ".expected")
    if ProcessInfo.processInfo.environment["SCORECARD_UPDATE_GOLDEN"] == "1" {
      try found.write(to: golden, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    #expect(found == expected)
    #expect(!found.isEmpty)
  }
}
