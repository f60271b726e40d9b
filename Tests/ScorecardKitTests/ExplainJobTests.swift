import Foundation
import Synchronization
import TestSupport
import Testing

@testable import ScorecardKit

/// `scorecard explain` and `scorecard docs` on the repository's own rules and sample city.
@Suite struct ExplainJobTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized.path

  private func explain(_ unit: String, _ edit: (inout ExplainJob) -> Void = { _ in }) throws -> (
    status: Int32, text: String, errors: String
  ) {
    var job = ExplainJob()
    job.unit = unit
    job.words.workspace = Self.root + "/samples/jiangcheng"
    job.words.ruleSets = ["five-have"]
    job.words.language = "zh"
    job.words.jobs = "1"
    edit(&job)
    let output = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: output) }
    job.words.output = output.path
    let errors = Output.Errors()
    let status = job.run(errors.console)
    let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
    return (status, text, errors.text.withLock { $0 })
  }

  @Test func jsonIsValid() throws {
    let validator = try SchemaValidator("scorecard-explanation-1.schema.json")
    for unit in ["望江街道/红苑社区", "望江街道/新苑社区", "望江街道/晨桂社区", "江北区"] {
      let run = try explain(unit) { $0.format = "json" }
      #expect(run.status == 0)
      let value = try JSONValue(parsing: run.text)
      #expect(validator.errors(value) == [], "\(unit)")
    }
  }

  @Test func jsonSaysTheChainToTheNextGrade() throws {
    let run = try explain("望江街道/红苑社区") { $0.format = "json" }
    let next = try JSONValue(parsing: run.text)["units"].elements.first?["next"]
    #expect(next?["grade"].text == "示范")
    #expect(next?["alone"].elements.isEmpty == true)
    #expect(next?["together"].elements.last?["grade"].text == "示范")
    #expect(next?["reaches"] == .bool(true))
  }

  @Test func aFullQuotaIsNamed() throws {
    let text = try explain("银林社区").text
    let next = try #require(text.range(of: "离“示范”还差什么").map { text[$0.lowerBound...] })
    #expect(next.contains("总分差0.01分"))
    #expect(next.contains("名额已满：江北区的48个单位中，“示范”名额4个，其他单位已占3个"))
    #expect(next.contains("到90.00分，达标（名额已满）"))
    let english = try explain("银林社区") { $0.words.language = "en" }.text
    #expect(english.contains("the quota is full: of the 48 units of 江北区, 4 may be 示范"))
    #expect(english.contains("to 90.00, 达标 (the quota is full)"))
    let markdown = try explain("银林社区") { $0.format = "markdown" }.text
    #expect(markdown.contains("名额已满：江北区的48个单位中"))
  }

  @Test func jsonSaysWhoHoldsThePlaces() throws {
    let run = try explain("银林社区") { $0.format = "json" }
    let next = try #require(try JSONValue(parsing: run.text)["units"].elements.first?["next"])
    #expect(next["quota_limited"] == .bool(true))
    #expect(next["pushed_down"] == .bool(false))
    let quota = try #require(next["quotas"].elements.first)
    #expect(quota["group"].text == "江北区")
    #expect(run.text.contains("\"places\":4,\"taken\":3,\"needed\":95.01"))
    let limited = next["others"].elements.filter { $0["quota_limited"] == .bool(true) }
    #expect(limited.count == next["others"].elements.count)
  }

  @Test func aUnitThatTheQuotaPushedDownIsToldWhatItTakes() throws {
    let text = try explain("望江街道/安江社区") { $0.words.ruleSets = ["five-three-three"] }.text
    #expect(text.contains("分数已够“优秀”，因名额限制定为“良好”"))
    #expect(text.contains("“优秀”名额14个，其他单位已占14个；总分达到92.82分，排进前14名"))
    let group = try explain("望江街道") { $0.words.ruleSets = ["five-three-three"] }.text
    #expect(group.contains("个单位分数已够上一等次，因名额已满降等"))
  }

  @Test func whatIsCutOffIsNotShownAsExact() throws {
    let text = try explain("银林社区") { $0.words.ruleSets = ["plan-883"] }.text
    #expect(text.contains("443 ÷ 452 × 100% ≈ 98.00885%"))
    #expect(text.contains("≈ -0.0034698126件/千人；(-0.0034698126) ÷ (-0.2) × 4 = 0.069396分"))
  }

  @Test func oneItemIsExplainedAlone() throws {
    let run = try explain("望江街道/红苑社区") { $0.item = "coverage" }
    #expect(run.text.contains("团组织覆盖面"))
    #expect(!run.text.contains("建团率"))
    #expect(!run.text.contains("计分明细"))
  }

  @Test func unknownItemsAndUnitsNameTheNearest() throws {
    let item = try explain("望江街道/红苑社区") { $0.item = "covrage" }
    #expect(item.status == 66)
    #expect(item.errors.contains("“coverage”") && item.errors.contains("explain.unknown-item"))
    let unit = try explain("红苑社")
    #expect(unit.status == 66)
    #expect(unit.errors.contains("红苑社区"))
  }

  @Test func wrongOptionsAreAllTold() throws {
    let run = try explain("江北区") {
      $0.format = "txt"
      $0.words.asOf = "2025"
      $0.words.level = "county"
    }
    #expect(run.status == 64)
    #expect(run.errors.components(separatedBy: "[usage]").count == 4)
  }

  @Test func languagesTellTheSameNumbers() throws {
    let numbers = { (text: String) in
      text.matches(of: /[0-9]+\.[0-9]+/).map { String($0.output) }.sorted()
    }
    let chinese = try explain("望江街道/安江社区")
    let english = try explain("望江街道/安江社区") { $0.words.language = "en" }
    #expect(numbers(chinese.text) == numbers(english.text))
  }

  @Test func everyRuleSetExplainsEveryCommunityOfAStreet() throws {
    for unit in ["翠苑社区", "康林社区", "玉桂社区"] {
      let run = try explain("望江街道/" + unit) { $0.words.ruleSets = [] }
      // 2: a rule set cannot be scored for the day; what could be is explained.
      #expect([0, 2].contains(run.status), "\(unit): \(run.errors)")
      #expect(run.text.components(separatedBy: "计分明细").count > 6)
    }
  }
}

@Suite struct DocsJobTests {
  private func docs(_ edit: (inout DocsJob) -> Void) -> (status: Int32, errors: String) {
    var job = DocsJob()
    job.language = "zh"
    edit(&job)
    let errors = Output.Errors()
    let status = job.run(errors.console)
    return (status, errors.text.withLock { $0 })
  }

  private func packs() throws -> Packs {
    let packs = try Packs()
    let rules = """
      section { id = "s", title = "节",
        item { id = "i", title = "项", points = 100, measure = at_least { "a", 3 } } },
      """
    try packs.add("one", rules: rules, cases: nil)
    try packs.add("two", rules: rules, cases: nil)
    return packs
  }

  @Test func severalRuleSetsMakeAFolderWithAnIndex() throws {
    let packs = try packs()
    let folder = packs.folder.appending(path: "out").path
    let run = docs {
      $0.rules = [packs.folder.path]
      $0.output = folder
    }
    #expect(run.status == 0, "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == ["README.md", "one.md", "two.md"])
    let index = try String(contentsOfFile: folder + "/README.md", encoding: .utf8)
    #expect(index.contains("[one](one.md)"))
  }

  @Test func checkNamesEachStaleDocumentAndWritesNothing() throws {
    let packs = try packs()
    let folder = packs.folder.appending(path: "out").path
    let write = {
      docs {
        $0.rules = [packs.folder.path]
        $0.output = folder
      }
    }
    let check = {
      docs {
        $0.rules = [packs.folder.path]
        $0.output = folder
        $0.checks = true
      }
    }
    #expect(check().status == 1)
    #expect(!FileManager.default.fileExists(atPath: folder))
    #expect(write().status == 0)
    #expect(check().status == 0)
    try packs.write("out/one.md", "别的")
    try FileManager.default.removeItem(atPath: folder + "/two.md")
    let run = check()
    #expect(run.status == 1)
    #expect(run.errors.components(separatedBy: "[docs.stale]").count == 3)
    #expect(run.errors.contains("one.md") && run.errors.contains("two.md"))
    #expect(try String(contentsOfFile: folder + "/one.md", encoding: .utf8) == "别的")
    #expect(write().status == 0)
    #expect(check().status == 0)
  }

  @Test func whatCannotBeWrittenIsToldBefore() throws {
    let packs = try packs()
    let several = docs {
      $0.rules = [packs.folder.path]
      $0.format = "html"
    }
    #expect(several.status == 64)
    let unnamed = docs {
      $0.rules = [packs.folder.path]
      $0.checks = true
    }
    #expect(unnamed.status == 64)
    let rules = docs {
      $0.rules = [packs.folder.path + "/one"]
      $0.output = packs.folder.path + "/one/ruleset.lua"
    }
    #expect(rules.status == 64)
    let missing = docs { $0.rules = [packs.folder.path + "/three"] }
    #expect(missing.status == 66)
  }
}

/// What a job of a test says.
enum Output {
  final class Errors: Sendable {
    let text = Mutex("")

    var console: Console {
      Console(
        environment: [:], standardOutputIsTerminal: false, standardErrorIsTerminal: false
      ) { [self] words in text.withLock { $0 += words } }
    }
  }
}
