import Diagnostics
import ScorecardModel
import Testing

@testable import ScorecardKit

@Suite struct SnapshotPlanTests {
  private func entry(_ date: String?, baseline: Bool = false) -> SnapshotEntry {
    SnapshotEntry(
      path: "\(date ?? "undated").csv", date: date.flatMap { CalendarDate($0) },
      isBaseline: baseline, level: .community)
  }

  private var years: [SnapshotEntry] {
    [
      entry("2024-12-31"), entry("2022-12-31", baseline: true), entry("2025-12-31"),
      entry("2023-12-31"),
    ]
  }

  @Test(arguments: [
    (nil, "2025-12-31.csv"), ("2025-12-31", "2025-12-31.csv"), ("2025-12-30", "2024-12-31.csv"),
    ("2030-01-01", "2025-12-31.csv"), ("2022-12-31", "2022-12-31.csv"),
  ])
  func theLatestUpToTheDayIsScored(_ asOf: String?, _ path: String) throws {
    let plan = try SnapshotPlan(years, asOf: asOf.flatMap { CalendarDate($0) })
    #expect(plan.current.path == path)
  }

  @Test func onlyWhatRulesReadIsRead() throws {
    let plan = try SnapshotPlan(years, asOf: nil)
    #expect(plan.others([]).isEmpty)
    #expect(plan.others([.current, .previous]).map(\.path) == ["2024-12-31.csv"])
    #expect(
      plan.others([.baseline, .previous]).map(\.path) == ["2024-12-31.csv", "2022-12-31.csv"])
    let second = try SnapshotPlan(years, asOf: CalendarDate("2023-12-31"))
    #expect(second.others([.baseline, .previous]).map(\.path) == ["2022-12-31.csv"])
  }

  @Test func thereMustBeASnapshot() throws {
    let early = try #require(throws: Failure.self) {
      _ = try SnapshotPlan(years, asOf: CalendarDate("2022-12-30"))
    }
    #expect(early.status == .badInput)
    let none = try #require(throws: Failure.self) { _ = try SnapshotPlan([], asOf: nil) }
    #expect(none.status == .inputNotFound)
    let undated = try #require(throws: Failure.self) {
      _ = try SnapshotPlan([entry(nil), entry("2025-12-31")], asOf: nil)
    }
    #expect(undated.status == .usage)
    #expect(try SnapshotPlan([entry(nil)], asOf: nil).current.date == nil)
  }

  @Test func fileNamesTellDates() {
    #expect(SnapshotPlan.date(inName: "2025-06-30.csv")?.description == "2025-06-30")
    #expect(SnapshotPlan.date(inName: "2025.csv")?.description == "2025-12-31")
    #expect(SnapshotPlan.date(inName: "snapshot.csv") == nil)
  }
}
