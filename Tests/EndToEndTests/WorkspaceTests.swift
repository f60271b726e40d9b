import Foundation
import Testing

/// What a run takes from a workspace, and what it refuses.
@Suite struct WorkspaceTests {
  /// A rule set with one item, whose `scoring` is given.
  private func rules(_ scoring: String) -> String {
    """
    return ruleset { id = "t", version = "1", title = "测试",
      section { id = "s", title = "节",
        item { id = "i", title = "项", points = 100, \(scoring) } } }
    """
  }

  private func json(_ run: ScorecardBinary.Run) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
  }

  /// A folder with rules, two snapshots, the later one the baseline, and adjustments.
  private func workspace(_ scoring: String, adjustments: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("ruleset.lua", rules(scoring))
    for year in [2024, 2025] {
      try folder.write("\(year).csv", "code,name,district,x\n001,甲,区,1\n")
    }
    try folder.write("adjustments.csv", "code,ruleset,points,reason\n" + adjustments)
    try folder.write(
      "scorecard.yaml",
      """
      rules: .
      adjustments: adjustments.csv
      snapshots:
        - { date: 2024-12-31, path: 2024.csv }
        - { date: 2025-12-31, path: 2025.csv, role: baseline }
      """)
    return folder
  }

  @Test func aLaterBaselineIsNotRead() throws {
    let scoring =
      "measure = linear { change { \"x\", since = \"baseline\" }, from = -1, to = 1 }"
    let folder = try workspace(scoring, adjustments: "")
    let arguments = ["evaluate", "--workspace", folder.url.path, "--format", "csv"]
    let early = try ScorecardBinary.run(arguments + ["--as-of", "2025-12-30"])
    #expect(early.status == 65)
    #expect(early.output.isEmpty)
    #expect(early.errors.contains("2025.csv: 错误"))
    #expect(early.errors.contains("[snapshot.baseline-later]"))
    #expect(try ScorecardBinary.run(arguments).status == 0)
  }

  @Test func adjustmentsCountOrAreRefused() throws {
    let good = try workspace("measure = yes { \"x\" }", adjustments: "001,t,-2,迟报\n")
    let run = try ScorecardBinary.run(["evaluate", "--workspace", good.url.path, "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(RuleCaseTests.records(run.text).last?[5] == "98.00")
    let bad = try workspace(
      "measure = yes { \"x\" }", adjustments: "001,u,-2,迟报\n002,t,1,奖\n")
    let refused = try ScorecardBinary.run(["evaluate", "--workspace", bad.url.path])
    #expect(refused.status == 65)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("adjustments.csv:2: 错误: 没有规则集“u”"))
    #expect(refused.errors.contains("adjustments.csv:3: 错误: 快照里没有代码为“002”的单位"))
  }

  /// A rule that makes the name of a field as it runs finds what it names.
  @Test func functionsReadEarlierSnapshotsByAnyName() throws {
    let folder = try TemporaryFolder()
    for (year, value) in [(2024, 3), (2025, 5)] {
      try folder.write("\(year).csv", "code,name,district,x\n001,甲,区,\(value)\n")
    }
    // With the mark that some editors of Windows put before the text.
    try folder.write(
      "ruleset.lua",
      """
      \u{FEFF}return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100,
            score = function(c) return c["prev" .. "ious"].x * 10 end } } }
      """)
    let run = try ScorecardBinary.run([
      "evaluate", "--rules", folder.url.path, "--snapshot", folder.path("2025.csv"),
      "--snapshot", folder.path("2024.csv"), "--format", "csv",
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(RuleCaseTests.records(run.text).dropFirst().map { $0[5] } == ["30.00"])
  }

  @Test(arguments: ["", "\u{FEFF}"])
  func anEmptyRuleFileIsBad(_ text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("rule.lua", text)
    try folder.write("2025.csv", "code,name,x\n1,甲,1\n")
    let run = try ScorecardBinary.run([
      "evaluate", "--rules", folder.path("rule.lua"), "--snapshot", folder.path("2025.csv"),
    ])
    #expect(run.status == 65)
    #expect(run.errors.contains("[lua.return]"))
  }

  /// A change of a helper changes the hash that is published.
  @Test func theHashOfARuleSetCoversItsHelpers() throws {
    let folder = try TemporaryFolder()
    try folder.write("2025.csv", "code,name,district,x\n001,甲,区,1\n")
    try folder.write(
      "ruleset.lua",
      """
      local shared = use "shared"
      return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100, score = shared.score } } }
      """)
    let hashes = try [10, 20].map { points in
      try folder.write("shared.lua", "return { score = function(c) return \(points) end }")
      let run = try ScorecardBinary.run([
        "evaluate", "--rules", folder.url.path, "--snapshot", folder.path("2025.csv"),
        "--format", "json",
      ])
      #expect(run.status == 0, "\(run.errors)")
      let sets = try #require(try json(run)["rulesets"] as? [[String: Any]])
      return try #require(sets.first?["sha256"] as? String)
    }
    #expect(Set(hashes).count == 2)
  }
}
