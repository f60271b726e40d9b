import Foundation
import Testing

/// `--sheet` and `--header-row`, and the same in a workspace: which table of a workbook is meant.
@Suite struct SheetChoiceTests {
  private static let workbooks = "Tests/SnapshotIOTests/Workbooks"
  private static let rules = """
    return ruleset { id = "r", version = "1", title = "规则", unit = "community",
      section { id = "s", title = "项", item { id = "i", title = "团员", points = 100,
        measure = at_least { "league_members", 3 } } },
      grades = { grade { "达标", at = 60 }, grade { "未达标" } } }
    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("r.lua", Self.rules)
  }

  private func run(_ command: [String], _ options: [String]) throws -> ScorecardBinary.Run {
    try ScorecardBinary.run(command + ["--catalogue", "rules/indicators.csv"] + options)
  }

  /// The header of this workbook is in row 66, too low to be looked for.
  @Test(arguments: ["evaluate", "check", "explain", "diff"])
  func everyCommandTakesTheHeadersRow(_ command: String) throws {
    let rules = folder.path("r.lua")
    let snapshot = ["--snapshot", Self.workbooks + "/low-header.xlsx"]
    let words =
      switch command {
      case "check": [command, rules]
      case "explain": [command, "430623001001", "--rules", rules]
      case "diff": [command, "--rules", rules, rules]
      default: [command, "--rules", rules]
      }
    let lost = try run(words, snapshot)
    #expect(lost.status == 65)
    #expect((lost.text + lost.errors).contains("[workbook.header-row]"))
    let found = try run(words, snapshot + ["--header-row", "66"])
    #expect(found.status == 0, "\(found.text)\(found.errors)")
  }

  @Test(arguments: ["2025年", "1"]) func aHiddenSheetIsReadWhenItIsNamed(_ sheet: String) throws {
    let file = Self.workbooks + "/hidden-table.xlsx"
    let named = try run(["snapshot", "inspect", file], ["--sheet", sheet])
    #expect(named.text.contains("工作表“2025年”"), "\(named.errors)")
    #expect(!named.errors.contains("[workbook.no-sheet]"))
    let unknown = try run(["snapshot", "inspect", file], ["--sheet", "2025"])
    #expect(unknown.status == 65)
    #expect(unknown.errors.contains("没有工作表“2025”"))
  }

  @Test func aWorkspaceSaysIt() throws {
    let root = ScorecardBinary.root.path
    func evaluate(_ choice: String) throws -> ScorecardBinary.Run {
      try folder.write(
        "scorecard.yaml",
        """
        title: 试
        rules: r.lua
        catalogue: \(root)/rules/indicators.csv
        snapshots:
          - { date: 2025-12-31, path: \(root)/\(Self.workbooks)/low-header.xlsx\(choice) }
        """)
      return try ScorecardBinary.run(
        ["evaluate", "--workspace", folder.url.path, "--format", "csv"])
    }
    #expect(try evaluate("").status == 65)
    let found = try evaluate(", sheet: Sheet, header_row: 66")
    #expect(found.status == 0, "\(found.errors)")
    #expect(found.text.contains("430623001001,甲社区"))
    #expect(try evaluate(", header_row: 0").errors.contains("scorecard.yaml:5"))
  }

  @Test func wordsThatMakeNoSenseAreRefused() throws {
    let alone = try run(["evaluate", "--rules", folder.path("r.lua")], ["--sheet", "1"])
    #expect(alone.status == 64)
    #expect(alone.errors.contains("--snapshot"))
    let zero = try run(
      ["snapshot", "inspect", Self.workbooks + "/table.xlsx"], ["--header-row", "0"])
    #expect(zero.status == 64)
    #expect(zero.errors.contains("--header-row"))
    let text = try run(
      ["snapshot", "inspect", "samples/jiangcheng/snapshots/2025.csv"], ["--sheet", "1"])
    #expect(text.status == 65)
  }
}
