import Diagnostics
import ScorecardModel
import Testing

@testable import ScorecardKit
@testable import SnapshotIO

@Suite struct UnitAdjustmentsTests {
  private let units = UnitTable(
    level: .community, codes: TextColumn(["0101", "0102", "0201"]),
    names: TextColumn(["a", "b", "c"]))

  private func record(_ code: String, _ ruleSet: String, line: Int = 2) -> AdjustmentRecord {
    AdjustmentRecord(
      code: code, ruleSet: ruleSet, points: Points(whole: 1), reason: "r", line: line)
  }

  private func read(_ records: [AdjustmentRecord]) throws -> UnitAdjustments {
    try UnitAdjustments(
      records, path: "adjustments.csv", units, runs: ["five-have"], known: ["two-neighbours"])
  }

  @Test func recordsAreFoundByRuleSetAndRow() throws {
    let adjustments = try read([record("0201", "five-have"), record("0201", "five-have")])
    #expect(adjustments["five-have"][2]?.count == 2)
    #expect(adjustments["five-have"].count == 1)
    #expect(adjustments["other"].isEmpty)
  }

  /// Its units may be of another level.
  @Test func recordsOfRuleSetsThatDoNotRunAreLeftAlone() throws {
    #expect(try read([record("99", "two-neighbours")])["two-neighbours"].isEmpty)
  }

  @Test func everyUnknownNameIsLocated() throws {
    let error = try #require(throws: Failure.self) {
      try read([
        record("0103", "five-have", line: 2), record("0101", "five-hav", line: 3),
        record("0101", "else", line: 4),
      ])
    }
    #expect(error.status == .badInput)
    #expect(error.diagnostics.map(\.id) == [.unknownUnit, .unknownRuleSet, .unknownRuleSet])
    #expect(error.diagnostics.compactMap(\.place?.line) == [2, 3, 4])
    #expect(error.diagnostics[0].help?.english.contains("'010") == true)
    #expect(error.diagnostics[1].help?.english.contains("'five-have'") == true)
    #expect(error.diagnostics[2].help?.english.contains("five-have, two-neighbours") == true)
  }

  @Test func manyFaultsAreCapped() throws {
    let error = try #require(throws: Failure.self) {
      try read((0..<50).map { record("x\($0)", "five-have", line: $0 + 2) })
    }
    #expect(error.diagnostics.count == 21)
    #expect(error.diagnostics.last?.message.english.hasPrefix("30 more") == true)
  }
}
