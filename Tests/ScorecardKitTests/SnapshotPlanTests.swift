import Diagnostics
import LuaSandbox
import RuleEngine
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
    let twice = try #require(throws: Failure.self) {
      _ = try SnapshotPlan([entry("2025-12-31"), entry("2025-12-31")], asOf: nil)
    }
    #expect(twice.status == .usage)
    #expect(try SnapshotPlan([entry(nil)], asOf: nil).current.date == nil)
  }

  @Test func fileNamesTellDates() {
    #expect(SnapshotPlan.date(inName: "2025-06-30.csv")?.description == "2025-06-30")
    #expect(SnapshotPlan.date(inName: "2025.csv")?.description == "2025-12-31")
    #expect(SnapshotPlan.date(inName: "snapshot.csv") == nil)
  }

  private func rules(_ scoring: String, _ preamble: String = "") throws -> LoadedRuleSet {
    let catalogue = Catalogue([
      Indicator(id: "x", title: Message(en: "x", zh: "甲"), type: .number, direction: .rising)
    ])
    return try RuleSetLoader(catalogue: catalogue).load(
      LuaSource(
        path: "rules/t/ruleset.lua",
        text: """
          \(preamble)
          return ruleset { id = "t", version = "1", title = "T",
            section { id = "s", title = "S",
              item { id = "i", title = "I", points = 100, \(scoring) } } }
          """))
  }

  /// A function can make the name of a field as it runs.
  @Test func functionsMayReadEveryMoment() throws {
    let function = try rules("score = function(c) return c[\"prev\" .. \"ious\"].x end")
    #expect(Set(function.moments) == Set(Moment.allCases))
    #expect(Set(try rules("measure = yes { \"x\" }", "-- previous").moments) == [.current])
    let change = "measure = linear { change { \"x\", since = \"previous\" }, from = 0, to = 1 }"
    #expect(Set(try rules(change).moments) == [.current, .previous])
  }

  @Test func aBaselineLaterThanTheDayIsNotRead() throws {
    let entries = [entry("2022-12-31"), entry("2023-12-31", baseline: true)]
    let plan = try SnapshotPlan(entries, asOf: CalendarDate("2022-12-31"))
    #expect(plan.others([.baseline, .previous]).isEmpty)
    let change = "measure = linear { change { \"x\", since = \"baseline\" }, from = 0, to = 1 }"
    let error = try #require(throws: Failure.self) { try plan.checkBaseline([rules(change)]) }
    #expect(error.status == .badInput)
    #expect(error.diagnostics.map(\.id) == [.baselineLater])
    #expect(error.diagnostics[0].place?.path == "2023-12-31.csv")

    let function = "score = function(c) return c.baseline.x or 0 end"
    let warnings = try plan.checkBaseline([rules(function), rules("measure = yes { \"x\" }")])
    #expect(warnings.map(\.severity) == [.warning])
    let later = try SnapshotPlan(entries, asOf: CalendarDate("2023-12-31"))
    #expect(try later.checkBaseline([rules(change)]).isEmpty)
    #expect(later.current.isBaseline)
  }
}
