import Diagnostics
import RuleEngine
import ScorecardModel
import Testing

@testable import ScorecardKit

/// Runs over values that several levels verified.
extension RunTests {
  @Test func severalVerifiedFilesAreOneSnapshot() throws {
    let units = units(.community, ["a", "b"])
    let entries = [VerificationLevel.street, .selfAssessed].map {
      SnapshotEntry(
        path: "\($0.rawValue).csv", date: CalendarDate("2025-12-31"), isBaseline: false,
        level: .community, verification: $0)
    }
    let store = SnapshotStore(entries) { entry, _ throws(Failure) in
      let cells: [Double?] = entry.verification == .street ? [nil, 60] : [90, 90]
      return StoredSnapshot(
        snapshot: Snapshot(
          date: entry.date, path: entry.path, units: units,
          columns: [IndicatorColumn(cells), nil]),
        warnings: [], summaries: { [] })
    }
    let base = try rules("base", measure: linear)
    let run = Run(
      try RuleGraph([base]), RunInput(catalogue: Self.catalogue, snapshots: store))
    let result = try #require(try run.results(of: base, at: .community).first)
    #expect(totals(result) == ["90", "60"])
    #expect(result.table.selfTotals.map { $0?.description } == ["90", "90"])
    #expect(result.table.flags(0).isEmpty)
    #expect(result.table.flags(1) == [.selfAssessedHigh])
  }

  /// 60 points from a result that was verified down from 90 to 60, all of it: 90 and 60.
  @Test func selfAssessmentsPassThroughUses() throws {
    let units = units(.community, ["a"])
    let entries = [VerificationLevel.selfAssessed, .street].map {
      SnapshotEntry(
        path: "\($0.rawValue).csv", date: CalendarDate("2025-12-31"), isBaseline: false,
        level: .community, verification: $0)
    }
    let store = SnapshotStore(entries) { entry, _ throws(Failure) in
      let value: Double? = entry.verification == .street ? 60 : 90
      return StoredSnapshot(
        snapshot: Snapshot(
          date: entry.date, path: entry.path, units: units,
          columns: [IndicatorColumn([value]), nil]),
        warnings: [], summaries: { [] })
    }
    let base = try rules("base", measure: linear)
    let user = try rules("user", uses: "base = \"base\"", measure: "score_of { \"base\" }")
    let run = Run(
      try RuleGraph([user, base]), RunInput(catalogue: Self.catalogue, snapshots: store))
    let result = try #require(try run.results(of: user, at: .community).first)
    #expect(totals(result) == ["60"])
    #expect(result.table.selfTotal(0)?.description == "90")
    #expect(result.table.flags(0) == [.selfAssessedHigh])
  }

  @Test func theBaselineMayBeNamedOnAVerifiedFile() throws {
    let entries = [(VerificationLevel.selfAssessed, false), (.street, true)].map {
      SnapshotEntry(
        path: "\($0.rawValue).csv", date: CalendarDate("2022-12-31"), isBaseline: $1,
        level: .community, verification: $0)
    }
    let store = SnapshotStore(entries) { _, _ throws(Failure) in
      throw Failure(.internalError, [])
    }
    #expect(store.entries.map(\.path) == ["self.csv"])
    #expect(store.entries.map(\.isBaseline) == [true])
  }
}
