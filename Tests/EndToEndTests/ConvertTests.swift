import Foundation
import Testing

/// `scorecard snapshot convert`: what is written is read back as the same data.
@Suite struct ConvertTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var original: String { "samples/jiangcheng/snapshots/2025.csv" }

  private func convert(_ input: String, _ output: String, _ options: [String] = []) throws -> String
  {
    let path = folder.url.appendingPathComponent(output).path
    let run = try ScorecardBinary.run(
      ["snapshot", "convert", input, path, "--catalogue", "rules/indicators.csv"] + options)
    #expect(run.status == 0, "\(run.errors)")
    return path
  }

  private func scores(_ snapshot: String) throws -> String {
    let run = try ScorecardBinary.run([
      "evaluate", "--rules", "rules/five-have", "--snapshot", snapshot, "--format", "csv",
      "--items", "--as-of", "2025-12-31",
    ])
    #expect(run.status == 0, "\(run.errors)")
    return run.text
  }

  @Test(arguments: ["file", "id", "title"]) func scoresStayTheSame(_ headers: String) throws {
    let converted = try convert(original, "converted.csv", ["--headers", headers])
    #expect(try scores(converted) == scores(original))
  }

  @Test(arguments: ["converted.xlsx", "converted.json", "converted.ndjson"])
  func everyFormReadsBackAsTheSame(_ name: String) throws {
    let converted = try convert(original, name)
    #expect(try scores(converted) == scores(original))
    let (back, once) = try (convert(converted, "back.csv"), convert(original, "once.csv"))
    let bytes = try [back, once].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(bytes[0] == bytes[1])
  }

  /// The sample writes numbers and yes and no in many ways; what is written has one.
  @Test func aSecondConversionChangesNothing() throws {
    let once = try convert(original, "once.csv")
    let twice = try convert(once, "twice.csv", ["--jobs", "1"])
    let bytes = try [once, twice].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0].count > 10_000)
  }
}
