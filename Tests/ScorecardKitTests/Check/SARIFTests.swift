import Foundation
import TestSupport
import Testing

@testable import ScorecardKit

/// What SARIF 2.1.0 asks of a log, as far as this program writes one.
@Suite struct SARIFTests {
  private func log(_ language: String = "zh") throws -> JSONValue {
    let folder = try CheckFolder()
    try folder.write(
      "规则 1/ruleset.lua",
      """
      return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          -- check: allow lint.always-full 报了就给分
          item { id = "i", title = "项", points = 50, measure = at_least { "satisfaction", 0 } },
          item { id = "j", title = "另一项", points = 40, measure = at_least { "members", 3 } } },
      }
      """)
    try folder.write(
      "two/ruleset.lua",
      """
      return ruleset { id = "two", version = "1", title = "测试",
        section { id = "s", title = "节",
          -- check: allow lint.always-full 报了就给分
          item { id = "i", title = "项", points = 100, measure = at_least { "satisfaction", 0 } } },
      }
      """)
    let (status, bytes, errors) = try folder.output { job in
      job.format = "sarif"
      job.words.language = language
    }
    #expect(status == 65, "\(errors)")
    return try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
  }

  @Test func hasToolRulesAndResults() throws {
    let log = try log()
    #expect(log["version"].text == "2.1.0")
    #expect(log["runs"].elements.count == 1)
    let run = log["runs"].elements[0]
    let driver = run["tool"]["driver"]
    #expect(driver["name"].text == "scorecard")
    #expect(driver["version"].text == engineVersion)
    let rules = driver["rules"].elements
    let ids = rules.compactMap { $0["id"].text }
    #expect(ids == ids.sorted() && Set(ids).count == ids.count)
    for rule in rules {
      for key in ["shortDescription", "fullDescription", "help"] {
        #expect(rule[key]["text"].text?.isEmpty == false, "\(rule)")
      }
      #expect(rule["help"]["markdown"].text?.contains("**") == true)
    }
    let results = run["results"].elements
    #expect(!results.isEmpty)
    for result in results {
      let index = Int(result["ruleIndex"].number ?? -1)
      #expect(ids.indices.contains(index) && ids[index] == result["ruleId"].text)
      #expect(["error", "warning", "note"].contains(result["level"].text))
      #expect(result["message"]["text"].text?.isEmpty == false)
      let place = result["locations"].elements.first?["physicalLocation"] ?? .null
      let uri = place["artifactLocation"]["uri"].text ?? ""
      #expect(!uri.isEmpty && uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
      #expect((place["region"]["startLine"].number ?? 1) >= 1)
    }
  }

  @Test func namesTheLevelAndThePlaceOfEach() throws {
    let results = try log()["runs"].elements[0]["results"].elements
    let sum = try #require(results.first { $0["ruleId"].text == "rule.points-sum" })
    #expect(sum["level"].text == "error")
    let place = try #require(sum["locations"].elements.first)["physicalLocation"]
    #expect(
      place["artifactLocation"]["uri"].text?.hasSuffix("/%E8%A7%84%E5%88%99%201/ruleset.lua")
        == true)
    #expect(place["region"]["startLine"].number == 1)
    let allowed = try #require(results.first { $0["ruleId"].text == "lint.always-full" })
    #expect(allowed["level"].text == "warning")
    let suppression = try #require(allowed["suppressions"].elements.first)
    #expect(suppression["kind"].text == "inSource")
    #expect(suppression["justification"].text == "报了就给分")
  }

  @Test func speaksTheLanguageOfTheRun() throws {
    #expect(try log()["runs"].elements[0]["language"].text == "zh-CN")
    let english = try log("en")["runs"].elements[0]
    #expect(english["language"].text == "en-US")
    let texts = english["results"].elements.compactMap { $0["message"]["text"].text }
    #expect(texts.contains { $0.contains("the items' points sum to 90") })
  }
}
