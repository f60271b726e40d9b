import Foundation
import Testing

@testable import ScorecardKit

/// Lints of results, each with data that causes it and data that just does not.
@Suite struct DataLintTests {
  /// One item over `members`, and what else a rule set says.
  private static func rules(
    _ measure: String = "linear { \"members\", from = 0, to = 100 }", _ rest: String = ""
  ) -> String {
    """
    return ruleset { id = "t", version = "1", title = "测试",
      section { id = "s", title = "节",
        item { id = "i", title = "项", points = 100,
          measure = \(measure) },
      },
      \(rest)
      grades = { grade { "好", at = 60 }, grade { "差" } },
    }
    """
  }

  /// Six units with the given cells of one indicator.
  private static func snapshot(
    _ cells: [String], _ header: String = "members", district: [String]? = nil
  ) -> String {
    let rows = cells.enumerated().map { index, cell in
      "99010200100\(index),单位\(index),\(district?[index] ?? "江北区"),\(cell)"
    }
    return "code,name,district,\(header)\n" + rows.joined(separator: "\n") + "\n"
  }

  private func findings(
    _ id: String, rules: String = rules(), snapshot: String, margin: String? = nil
  ) throws -> [CheckFolder.Outcome.Finding] {
    let folder = try CheckFolder()
    try folder.write("t/ruleset.lua", rules)
    try folder.write("2025.csv", snapshot)
    let outcome = try folder.check { job in
      job.words.snapshots = [folder.path("2025.csv")]
      job.margin = margin
    }
    #expect(outcome.status == 0, "\(outcome.findings) \(outcome.errors)")
    return outcome.with(id)
  }

  private let spread = ["10", "30", "50", "70", "90", "100"]

  @Test func sameForAll() throws {
    let found = try findings(
      "lint.same-for-all", snapshot: Self.snapshot(Array(repeating: "70", count: 6)))
    #expect(found.map(\.message) == ["考核项“项”（i）：6 个单位都得 70 分（满分 100 分），没有拉开差距"])
    #expect(found.map(\.line) == [3])
    #expect(found.map(\.severity) == ["advice"])
    let one = Array(repeating: "70", count: 5) + ["71"]
    #expect(try findings("lint.same-for-all", snapshot: Self.snapshot(one)).isEmpty)
    // Four units say nothing.
    let few = Array(repeating: "70", count: 4)
    #expect(try findings("lint.same-for-all", snapshot: Self.snapshot(few)).isEmpty)
  }

  @Test func mostlyMissing() throws {
    let most = ["", "", "", "", "90", "100"]
    let found = try findings("lint.mostly-missing", snapshot: Self.snapshot(most))
    #expect(found.map(\.message) == ["“团员数”（members）缺数据：6 个单位缺 4 个"])
    #expect(found.map(\.severity) == ["warning"])
    let half = ["", "", "", "70", "90", "100"]
    #expect(try findings("lint.mostly-missing", snapshot: Self.snapshot(half)).isEmpty)
    let districts = ["甲区", "甲区", "甲区", "乙区", "乙区", "乙区"]
    let inOne = try findings(
      "lint.mostly-missing", snapshot: Self.snapshot(half, district: districts))
    #expect(inOne.map(\.severity) == ["advice"])
    #expect(inOne.map(\.message) == ["“团员数”（members）在 1 个区缺一半以上"])
  }

  @Test func nearThreshold() throws {
    let rules = Self.rules("at_least { \"satisfaction\", 60 }")
    let cells = ["59", "59.1", "60", "60.9", "61", "90"]
    let found = try findings(
      "lint.near-threshold", rules: rules, snapshot: Self.snapshot(cells, "satisfaction"))
    #expect(
      found.map(\.message) == [
        "考核项“项”（i）的界限 60：相差不到 1 的 3 个单位（恰好在线 1 个，高于 1 个，低于 1 个）"
      ])
    let wider = try findings(
      "lint.near-threshold", rules: rules, snapshot: Self.snapshot(cells, "satisfaction"),
      margin: "1")
    #expect(wider.first?.message.contains("相差 1 以内的 5 个单位") == true)
    let far = ["50", "52", "54", "66", "68", "90"]
    #expect(
      try findings(
        "lint.near-threshold", rules: rules, snapshot: Self.snapshot(far, "satisfaction")
      ).isEmpty)
    // Of whole numbers only those on it.
    let counts = try findings(
      "lint.near-threshold", rules: Self.rules("at_least { \"members\", 3 }"),
      snapshot: Self.snapshot(["2", "3", "3", "4", "5", "6"]))
    #expect(counts.map(\.message) == ["考核项“项”（i）的界限 3：2 个单位恰好在线"])
  }

  @Test func lastPlaceOfThresholds() {
    #expect(DataContext.lastPlace(of: 60) == 1)
    #expect(DataContext.lastPlace(of: 0.5) == 0.1)
    #expect(DataContext.lastPlace(of: -0.25) == 0.01)
  }

  @Test func nearGrade() throws {
    let found = try findings(
      "lint.near-grade", snapshot: Self.snapshot(["59", "60", "61", "20", "30", "90"]))
    #expect(
      found.map(\.message) == [
        "“好”的分数线 60：上下 0.5 分以内 1 个单位（恰好在线 1 个，线上 0 个，线下 0 个）"
      ])
    let wider = try findings(
      "lint.near-grade", snapshot: Self.snapshot(["59", "60", "61", "20", "30", "90"]), margin: "1")
    #expect(wider.first?.message.contains("上下 1 分以内 3 个单位") == true)
    #expect(try findings("lint.near-grade", snapshot: Self.snapshot(spread)).isEmpty)
  }

  @Test func bonusUnreached() throws {
    let bonus =
      "bonus { id = \"b\", title = \"加分\", cap = 2, measure = at_least { \"members\", 101 } },"
    let found = try findings(
      "lint.bonus-unreached",
      rules: Self.rules("linear { \"members\", from = 0, to = 100 }", bonus),
      snapshot: Self.snapshot(spread))
    #expect(found.map(\.message) == ["6 个单位没有一个得到加分项“加分”（b）"])
    let reached = bonus.replacing("101", with: "100")
    #expect(
      try findings(
        "lint.bonus-unreached",
        rules: Self.rules("linear { \"members\", from = 0, to = 100 }", reached),
        snapshot: Self.snapshot(spread)
      ).isEmpty)
  }

  @Test(arguments: [("9", 1, 0), ("10", 0, 0), ("99", 0, 0), ("100", 0, 1)])
  func gates(_ limit: String, _ none: Int, _ all: Int) throws {
    let gate =
      "gate { id = \"g\", title = \"限档\", cap = \"差\", when = at_most { \"members\", \(limit) } },"
    let rules = Self.rules("linear { \"members\", from = 0, to = 100 }", gate)
    let data = Self.snapshot(spread)
    #expect(try findings("lint.gate-hits-none", rules: rules, snapshot: data).count == none)
    #expect(try findings("lint.gate-hits-all", rules: rules, snapshot: data).count == all)
  }

  @Test func gradeUnused() throws {
    let found = try findings(
      "lint.grade-unused", snapshot: Self.snapshot(["60", "62", "64", "66", "68", "70"]))
    #expect(found.map(\.message) == ["6 个单位没有一个是“差”"])
    #expect(try findings("lint.grade-unused", snapshot: Self.snapshot(spread)).isEmpty)
  }

  @Test func unitWithoutGroup() throws {
    let districts = ["甲区", "甲区", "甲区", "甲区", "甲区", ""]
    let found = try findings(
      "lint.unit-without-group", snapshot: Self.snapshot(spread, district: districts))
    #expect(found.map(\.message) == ["1 个单位没有写所属的区，另成一组排名"])
    #expect(try findings("lint.unit-without-group", snapshot: Self.snapshot(spread)).isEmpty)
  }

  @Test func quotaBinds() throws {
    let quota = "quota { grade = \"好\", share = 0.34, within = \"all\" },"
    let rules = Self.rules("linear { \"members\", from = 0, to = 100 }", quota)
    let found = try findings(
      "lint.quota-binds", rules: rules, snapshot: Self.snapshot(spread))
    #expect(found.map(\.message) == ["名额用完，1 个单位降了一个等次"])
    let two = ["10", "30", "50", "50", "90", "100"]
    #expect(try findings("lint.quota-binds", rules: rules, snapshot: Self.snapshot(two)).isEmpty)
  }

  @Test func absentIndicator() throws {
    let found = try findings(
      "lint.absent-indicator", rules: Self.rules("yes { \"has_plan\" }"),
      snapshot: Self.snapshot(spread))
    #expect(found.map(\.severity) == ["warning"])
    #expect(found.first?.message.contains("“有计划”（has_plan）在各份快照里都没有这一列") == true)
    #expect(
      try findings(
        "data.absent-column", rules: Self.rules("yes { \"has_plan\" }"),
        snapshot: Self.snapshot(spread)
      ).isEmpty)
    #expect(try findings("lint.absent-indicator", snapshot: Self.snapshot(spread)).isEmpty)
  }
}
