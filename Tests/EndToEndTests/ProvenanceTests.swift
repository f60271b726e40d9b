import Foundation
import Testing

/// What reports say they were made from.
@Suite struct ProvenanceTests {
  private struct Report: Decodable {
    struct RuleSet: Decodable {
      var id: String
      var sha256: String
      var shown: Bool
    }

    struct Input: Decodable, Hashable {
      var kind: String
      var path: String
      var sha256: String
    }

    struct Card: Decodable {
      var ruleset: String
    }

    var rulesets: [RuleSet]
    var inputs: [Input]
    var scorecards: [Card]
  }

  private func report(_ arguments: [String]) throws -> Report {
    let run = try ScorecardBinary.run(["evaluate", "--format", "json"] + arguments)
    #expect(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Report.self, from: run.output)
  }

  /// What `sha256sum` prints of files of the repository, by path.
  private func hashes(_ paths: [String]) throws -> [String: String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.arguments = paths
    process.currentDirectoryURL = ScorecardBinary.root
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    return Dictionary(
      uniqueKeysWithValues: lines.map { (String($0.dropFirst(66)), String($0.prefix(64))) })
  }

  @Test func usedRuleSetsAndInputsAreNamed() throws {
    let report = try report([
      "--ruleset", "party-league-binding", "--workspace", "samples/jiangcheng",
    ])
    let shown = report.rulesets.filter(\.shown).map(\.id)
    #expect(shown == ["party-league-binding"])
    #expect(Set(report.scorecards.map(\.ruleset)) == Set(shown))
    let used = report.rulesets.filter { !$0.shown }
    #expect(used.map(\.id) == ["five-have", "five-three-three"])

    let rules = report.rulesets.map { (path: "rules/\($0.id)/ruleset.lua", hash: $0.sha256) }
    let files = [
      "rules/indicators.csv", "samples/jiangcheng/targets.csv", "samples/jiangcheng/process.csv",
    ]
    let known = try hashes(rules.map(\.path) + files)
    #expect(known.count == 6)
    for rule in rules { #expect(rule.hash == known[rule.path], "\(rule.path)") }
    #expect(
      report.inputs
        == zip(["catalogue", "targets", "process"], files).map {
          Report.Input(kind: $0, path: $1, sha256: known[$1] ?? "")
        })
  }

  /// Files that lie about, or that another workspace names, are not of the run.
  @Test func whatWasNotReadIsNotNamed() throws {
    let data = ["--snapshot", "samples/jiangcheng/snapshots/2025.csv"]
    let withoutWorkspace = try report(data + ["--rules", "rules/five-have/ruleset.lua"])
    #expect(withoutWorkspace.rulesets.map(\.shown) == [true])
    #expect(withoutWorkspace.inputs.map(\.kind) == ["catalogue"])
    #expect(withoutWorkspace.inputs.map(\.path) == ["rules/indicators.csv"])
  }

  /// The parts of a schedule share a file; the years before are what the final is made from.
  @Test func theYearsOfAFinalAreNamed() throws {
    let report = try report([
      "--ruleset", "three-year-results", "--workspace", "samples/jiangcheng",
    ])
    let years = report.rulesets.filter { $0.id.hasPrefix("three-year-results") }
    #expect(Set(years.map(\.sha256)).count == 1)
    #expect(
      Set(years.filter(\.shown).map(\.id))
        == ["three-year-results", "three-year-results/results"])
    #expect(
      Set(years.filter { !$0.shown }.map(\.id))
        == ["three-year-results/momentum", "three-year-results/showing"])
    #expect(Set(report.rulesets.map(\.id)).count == report.rulesets.count)
  }

  /// Adjustments are read where they are named; a run without a catalogue names none.
  @Test func adjustmentsAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("2025.csv", "code,name,x\n001,甲,1\n")
    try folder.write("adjustments.csv", "code,ruleset,points,reason\n001,t,-2,迟报\n")
    try folder.write(
      "rule.lua",
      """
      return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100, measure = yes { "x" } } } }
      """)
    try folder.write(
      "scorecard.yaml",
      """
      rules: rule.lua
      snapshots: [{ date: 2025-12-31, path: 2025.csv }]
      adjustments: adjustments.csv
      """)
    let report = try report(["--workspace", folder.url.path])
    #expect(report.inputs.map(\.kind) == ["adjustments"])
    #expect(report.inputs.first?.path == folder.path("adjustments.csv"))
  }
}
