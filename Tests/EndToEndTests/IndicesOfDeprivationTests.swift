import Foundation
import Testing

/// The English Indices of Deprivation 2019: 32,844 real communities against the published ranks.
@Suite struct IndicesOfDeprivationTests {
  /// The data lies beside the repository, not in it.
  static let data = ScorecardBinary.root.deletingLastPathComponent()
    .appendingPathComponent("shared/data/imd2019")

  static let isThere = FileManager.default.fileExists(
    atPath: data.appendingPathComponent("snapshot.csv").path)

  private static let skipped: Comment =
    "skipped: the published data is absent (samples/indices-of-deprivation/README.md)"

  private func run(_ arguments: [String]) throws -> ScorecardBinary.Run {
    try ScorecardBinary.run(
      [
        "evaluate", "--rules", "samples/indices-of-deprivation",
        "--snapshot", Self.data.appendingPathComponent("snapshot.csv").path,
      ] + arguments)
  }

  private func table(_ name: String) throws -> [String: [String]] {
    let text = try String(contentsOf: Self.data.appendingPathComponent(name), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return Dictionary(rows.map { ($0[0], $0) }) { $1 }
  }

  @Test(.enabled(if: isThere, skipped)) func ranksAndDecilesAgreeWithThePublishedOnes() throws {
    let run = try run(["--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    let published = try table("expected_ranks.csv")
    var (units, exact, deciles, farthest) = (0, 0, 0, 0)
    for record in RuleCaseTests.records(run.text).dropFirst() {
      let expected = try #require(published[record[0]])
      let rank = try #require(Int(record[7]))
      let publishedRank = try #require(Int(expected[1]))
      units += 1
      exact += rank == publishedRank ? 1 : 0
      farthest = max(farthest, abs(rank - publishedRank))
      deciles += (rank - 1) * 10 / 32_844 + 1 == Int(expected[2]) ? 1 : 0
    }
    #expect(units == 32_844)
    #expect(Double(exact) / Double(units) >= 0.996)
    #expect(farthest <= 2)
    #expect(Double(deciles) / Double(units) >= 0.9995)
  }

  @Test(.enabled(if: isThere, skipped)) func everyFormatIsTheSameOnAnyNumberOfThreads() throws {
    for format in ["csv", "ndjson", "json", "text"] {
      let one = try run(["--format", format, "--jobs", "1"])
      let two = try run(["--format", format, "--jobs", "2"])
      #expect(one.status == 0)
      #expect(one.output == two.output, "\(format) differs")
    }
  }
}
