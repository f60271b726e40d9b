import Foundation
import TestSupport
import Testing

@testable import ScorecardKit

/// `scorecard check` as a whole: what is read, what comes out, and the exit code.
@Suite struct CheckJobTests {
  private static let good = """
    return ruleset { id = "good", version = "1", title = "好",
      section { id = "s", title = "节",
        item { id = "i", title = "项", points = 100, measure = linear { "members", from = 0, to = 9 } } },
    }
    """
  private static let cases = "case,members,expect:total\n满分,9,100\n"
  private static let snapshot = "code,name,members\n001,甲,3\n002,乙,9\n"

  private func folder() throws -> CheckFolder {
    let folder = try CheckFolder()
    try folder.write("indicators.csv", "id,title,type\nmembers,团员数,count\n")
    try folder.write("good/ruleset.lua", Self.good)
    try folder.write("good/cases.csv", Self.cases)
    return folder
  }

  @Test func nothingIsWrong() throws {
    let outcome = try folder().check()
    #expect(outcome.status == 0)
    #expect(outcome.findings.isEmpty)
    #expect(outcome.json["summary"]["errors"].number == 0)
  }

  @Test func allFaultsOfAllFilesAreTold() throws {
    let folder = try folder()
    try folder.write("one/ruleset.lua", Self.good.replacing("points = 100", with: "points = 90"))
    try folder.write(
      "two/ruleset.lua",
      Self.good.replacing("\"good\"", with: "\"two\"").replacing("\"members\"", with: "\"membres\"")
    )
    try folder.write("good/cases.csv", "case,membres,expect:total\n满分,9,100\n")
    try folder.write("good/a_test.lua", "return 1\n")
    try folder.write("2025.csv", "code,name,members\n001,甲,三\n")
    let outcome = try folder.check { $0.words.snapshots = [folder.path("2025.csv")] }
    #expect(outcome.status == 65)
    let errors = outcome.findings.filter { $0.severity == "error" }
    #expect(
      errors.map(\.id) == [
        "data.bad-value", "scenario.not-a-scenario", "data.unknown-column", "rule.points-sum",
        "rule.unknown-indicator",
      ])
  }

  @Test func deniedWarningsFail() throws {
    let folder = try folder()
    try FileManager.default.removeItem(atPath: folder.path("good/cases.csv"))
    #expect(try folder.check().status == 0)
    let denied = try folder.check { $0.deny = "warnings" }
    #expect(denied.status == 1)
    #expect(denied.findings.map(\.id) == ["lint.no-cases"])
    let advice = try self.folder()
    try advice.write("indicators.csv", "id,title,type\nmembers,团员数,count\nother,别的,count\n")
    let found = try advice.check { $0.deny = "warnings" }
    #expect(found.status == 0)
    #expect(found.findings.map(\.severity) == ["advice"])
  }

  @Test func exitCodes() throws {
    let folder = try folder()
    #expect(try folder.check { $0.words.rules = [folder.path("absent")] }.status == 66)
    #expect(try folder.check { $0.words.snapshots = [folder.path("2026.csv")] }.status == 66)
    #expect(try folder.check { $0.format = "xml" }.status == 64)
    #expect(try folder.check { $0.margin = "-1" }.status == 64)
    #expect(try folder.check { $0.deny = "errors" }.status == 64)
    #expect(try folder.check { $0.words.output = folder.path("good/ruleset.lua") }.status == 64)
    #expect(try folder.check { $0.words.output = folder.path("absent/out") }.status == 73)
    try folder.write("indicators.csv", "id,title,type\nmembers,团员数,number of things\n")
    #expect(try folder.check().status == 65)
  }

  @Test func aFunctionThatErrsIsAnError() throws {
    let folder = try folder()
    try folder.write(
      "good/ruleset.lua",
      Self.good.replacing(
        "measure = linear { \"members\", from = 0, to = 9 }",
        with: "score = function(c) return c.members * 100 end"))
    try folder.write("2025.csv", Self.snapshot)
    let outcome = try folder.check { $0.words.snapshots = [folder.path("2025.csv")] }
    #expect(outcome.status == 65)
    #expect(outcome.with("rule.bad-return").count == 1)
  }

  /// A rule set without data of its own is told, and is no error.
  @Test func aLevelWithoutASnapshotIsAWarning() throws {
    let folder = try folder()
    try folder.write(
      "district/ruleset.lua",
      Self.good.replacing("\"good\"", with: "\"district\"")
        .replacing("title = \"好\",", with: "title = \"区\", unit = \"district\","))
    try folder.write("district/cases.csv", Self.cases)
    try folder.write(
      "scorecard.yaml",
      "rules: .\ncatalogue: indicators.csv\nsnapshots:\n  - { date: 2025-12-31, path: 2025.csv }\n")
    try folder.write("2025.csv", Self.snapshot)
    let outcome = try folder.check { job in
      job.words.rules = []
      job.words.workspace = folder.folder.path
    }
    #expect(outcome.status == 0)
    #expect(outcome.with("snapshot.none").map(\.severity) == ["warning"])
  }

  @Test func findingsAreInOrderAndTheSameEveryTime() throws {
    let folder = try folder()
    for name in ["b", "a", "c"] {
      try folder.write(
        "\(name)/ruleset.lua",
        Self.good.replacing("\"good\"", with: "\"\(name)\"").replacing("to = 9", with: "to = -9"))
    }
    let first = try folder.output { $0.format = "text" }
    let second = try folder.output { job in
      job.format = "text"
      job.words.jobs = "4"
    }
    #expect(first.bytes == second.bytes)
    let text = String(decoding: first.bytes, as: UTF8.self)
    let places = text.split(separator: "\n").filter { $0.hasPrefix("./") }
    #expect(places == places.sorted())
    #expect(text.hasSuffix("检查了 4 个规则集：错误 0 处，警告 6 处，提示 0 处\n"))
  }

  @Test func anAllowedFindingIsCountedApart() throws {
    let folder = try folder()
    try folder.write(
      "good/ruleset.lua",
      Self.good.replacing(
        "section {", with: "-- check: allow lint.no-cases 随后补上\n  section {"
      )
      .replacing("return ruleset", with: "-- check: allow lint.no-cases 随后补上\nreturn ruleset"))
    try FileManager.default.removeItem(atPath: folder.path("good/cases.csv"))
    let outcome = try folder.check { $0.deny = "warnings" }
    #expect(outcome.status == 0)
    #expect(outcome.with("lint.no-cases").map(\.allowed) == ["随后补上"])
    #expect(outcome.with("lint.unused-allow").map(\.line) == [3])
    #expect(outcome.json["summary"]["allowed"].number == 1)
    let text = try folder.output { $0.format = "text" }
    #expect(!String(decoding: text.bytes, as: UTF8.self).contains("lint.no-cases]"))
    #expect(String(decoding: text.bytes, as: UTF8.self).contains("另有 1 处已在规则里注明允许"))
  }

  @Test func aReasonIsRequired() throws {
    let folder = try folder()
    try FileManager.default.removeItem(atPath: folder.path("good/cases.csv"))
    try folder.write("good/ruleset.lua", "-- check: allow lint.no-cases\n" + Self.good)
    let outcome = try folder.check()
    #expect(outcome.findings.map(\.id) == ["lint.allow", "lint.no-cases"])
    #expect(outcome.findings.allSatisfy { $0.allowed == nil })
  }

  @Test func jsonIsAsItsSchemaSays() throws {
    let folder = try folder()
    try folder.write("bad/ruleset.lua", "return ruleset { id = \"bad\" }\n")
    try folder.write("2025.csv", Self.snapshot)
    let validator = try SchemaValidator("scorecard-check-1.schema.json")
    for snapshots in [[], [folder.path("2025.csv")]] {
      let outcome = try folder.check { $0.words.snapshots = snapshots }
      #expect(!outcome.findings.isEmpty)
      #expect(validator.errors(outcome.json) == [])
    }
  }

  /// The rule packs of this repository, with the sample's data and without.
  @Test func theTenPacksAreSound() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardizedFileURL
    let folder = try folder()
    for configure: (inout CheckJob) -> Void in [
      { $0.words.rules = [root.appending(path: "rules").path] },
      {
        $0.words.rules = []
        $0.words.workspace = root.appending(path: "samples/jiangcheng").path
      },
    ] {
      let outcome = try folder.check(configure)
      #expect(outcome.status == 0)
      #expect(outcome.json["rulesets"].elements.count == 10)
      let serious = outcome.findings.filter { $0.severity != "advice" }
      #expect(serious.isEmpty, "\(serious.map { "\($0.path):\($0.line ?? 0) \($0.message)" })")
    }
  }
}
