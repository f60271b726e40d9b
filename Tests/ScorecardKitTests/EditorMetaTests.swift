import Diagnostics
import Foundation
import RuleEngine
import ScorecardModel
import Testing

@testable import ScorecardKit

/// The annotations of a LuaCATS file, as far as this program writes them.
private struct Annotations {
  var classes: [String: [String: String]] = [:]
  var parents: [String: String] = [:]
  var aliases: [String: [String]] = [:]
  /// By function: the types of its parameter and of what it returns.
  var functions: [String: (parameter: String, result: String)] = [:]
  var faults: [String] = []

  init(_ text: String) {
    var owner = "", alias = "", parameter = "", result = ""
    for line in text.split(separator: "\n").map(String.init) {
      if let match = line.wholeMatch(of: /---@class (\S+?)(: (.+))?/) {
        owner = String(match.1)
        if classes[owner] != nil { faults.append("class \(owner) twice") }
        classes[owner] = [:]
        parents[owner] = match.3.map(String.init)
      } else if let match = line.wholeMatch(of: /---@field (\[[^\]]+\]|\w+)(\??) (.+)/) {
        let name = String(match.1)
        if classes[owner]?[name] != nil { faults.append("\(owner).\(name) twice") }
        classes[owner]?[name] = String(match.3)
      } else if let match = line.wholeMatch(of: /---@alias (\S+)/) {
        alias = String(match.1)
        aliases[alias] = []
      } else if let match = line.wholeMatch(of: /---\| "([^"]+)" # (.+)/) {
        aliases[alias]?.append(String(match.1))
      } else if let match = line.wholeMatch(of: /---@param fields (.+)/) {
        parameter = String(match.1)
      } else if let match = line.wholeMatch(of: /---@return (\S+)/) {
        result = String(match.1)
      } else if let match = line.wholeMatch(of: /function (\w+)\(fields\) end/) {
        functions[String(match.1)] = (parameter, result)
      } else if line.hasPrefix("---@"), line != "---@meta" {
        faults.append("not understood: \(line)")
      }
    }
    check(text)
  }

  /// Every name that a type speaks of is a class or an alias.
  private mutating func check(_ text: String) {
    for match in text.matches(of: /scorecard\.(\w+)/) where !match.1.isEmpty {
      let name = String(match.0)
      // The words of comments are no types.
      if name == "scorecard.yaml" { continue }
      if classes[name] == nil, aliases[name] == nil { faults.append("there is no \(name)") }
    }
  }
}

@Suite struct EditorMetaTests {
  static let catalogue = Catalogue([
    Indicator(
      id: "league_members", title: Message(en: "League members", zh: "团员数"), measureUnit: "人",
      type: .count, minimum: 0, definition: "在册团员\n人数"),
    Indicator(
      id: "satisfaction", title: Message(en: "Satisfaction", zh: "满意度"), measureUnit: "%",
      type: .percent, minimum: 0, maximum: 100),
    Indicator(
      id: "criticised", title: Message(en: "Criticised", zh: "通报批评"), type: .boolean,
      direction: .falling),
    Indicator(
      id: "name", title: Message(en: "Named", zh: "挂牌"), type: .number, direction: .falling,
      maximum: 2.5),
  ])

  private func rules(_ text: String) throws -> LoadedRuleSet {
    try RuleSetLoader(catalogue: Self.catalogue).load(.init(path: "x.lua", text: text))
  }

  private func vocabulary() throws -> EditorVocabulary {
    let item = "item { id = \"in-post\", title = \"在岗\", points = 100, measure = yes { \"name\" } }"
    return EditorVocabulary(
      catalogue: Self.catalogue,
      ruleSets: [
        try rules(
          """
          return ruleset { id = "a", version = "1", title = "甲", uses = { party = "other" },
            process { "未申报", "自评" },
            section { id = "team", title = "队伍", title_en = "Team", \(item) } }
          """),
        try rules(
          """
          return ruleset { id = "b", version = "1", title = "乙", uses = { party = "third" },
            section { id = "team", title = "班子", \(item) } }
          """),
      ])
  }

  @Test(arguments: Language.allCases)
  func everyNameIsThereAndResolves(_ language: Language) throws {
    let text = EditorMeta.text(try vocabulary(), language)
    let found = Annotations(text)
    #expect(found.faults.isEmpty, "\(found.faults)")
    let ids = Self.catalogue.indicators.map(\.id)
    #expect(
      found.aliases["scorecard.Indicator"] == ids
        + ["total", "rate", "met_share", "best_share"].map { "results.party.\($0)" }
        + ["process.step"])
    #expect(found.classes["scorecard.Values"]?.keys.sorted() == ids.sorted())
    // A scenario's unit has a name of its own.
    #expect(found.classes["scorecard.Cells"]?.keys.sorted() == ids.filter { $0 != "name" }.sorted())
    for constructor in RuleLanguage.all + ScenarioLanguage.all {
      let name = constructor.name
      let parameter = found.functions[name]?.parameter ?? ""
      #expect(parameter == "scorecard.\(name)" || parameter.hasPrefix("scorecard.\(name)|{ ["))
      let fields = found.classes["scorecard.\(name)"] ?? [:]
      for field in constructor.fields {
        #expect(fields[field.name] != nil, "\(name).\(field.name)")
      }
      #expect(fields.count == constructor.fields.count, "\(name)")
      #expect(
        (found.parents["scorecard.\(name)"] == nil) == constructor.parts.isEmpty || name == "unit",
        "\(name)")
    }
    #expect(found.functions.count == RuleLanguage.all.count + ScenarioLanguage.all.count)
    #expect(found.functions["grade"]?.parameter == "scorecard.grade|{ [1]: string }")
    #expect(found.functions["linear"]?.result == "scorecard.Measure")
    #expect(found.functions["per"]?.result == "scorecard.Expression")
    #expect(found.functions["item"]?.result == "scorecard.item")
    #expect(found.parents["scorecard.section"] == "{ [integer]: scorecard.item }")
    #expect(
      found.parents["scorecard.at_least"]
        == "{ [1]: scorecard.Indicator|scorecard.Expression, [2]: number }")
    #expect(
      found.parents["scorecard.steps"]
        == "{ [integer]: scorecard.Indicator|scorecard.Expression|number[] }")
    #expect(found.parents["scorecard.unit"] == "scorecard.Cells")
    #expect(found.parents["scorecard.UnitView"] == "scorecard.Values")
  }

  @Test func theCheckFindsWhatIsWrong() {
    let broken = """
      ---@class scorecard.A
      ---@field x scorecard.B? text
      ---@field x number again
      ---@feild y number text
      """
    let faults = Annotations(broken).faults
    #expect(
      faults == [
        "scorecard.A.x twice", "not understood: ---@feild y number text",
        "there is no scorecard.B",
      ])
  }

  /// What `c` and `card` have, as rule functions see it.
  @Test func viewsOfAUnit() throws {
    let found = Annotations(EditorMeta.text(try vocabulary(), .chinese))
    let view = found.classes["scorecard.UnitView"] ?? [:]
    #expect(
      view.keys.sorted() == [
        "baseline", "peers", "previous", "process", "results", "target", "unit",
      ])
    #expect(found.classes["scorecard.Results"] == ["party": "scorecard.Result other"])
    #expect(
      found.classes["scorecard.Result"]?.keys.sorted() == [
        "best_share", "grade", "met_share", "rate", "total",
      ])
    #expect(
      found.classes["scorecard.Sections"] == ["team": "number 队伍（甲）", "[string]": "number 得分"])
    #expect(
      found.classes["scorecard.Items"] == [
        "[\"in-post\"]": "number 在岗（甲）", "[string]": "number 得分",
      ])
    #expect(
      found.classes["scorecard.Peers"]?.keys.sorted() == ["count", "max", "mean", "min"])
    #expect(found.classes["scorecard.Card"]?.keys.sorted() == ["items", "sections", "total"])
  }

  @Test func hoversSayUnitKindAndRange() {
    let values = { (language: Language) in
      Annotations(
        EditorMeta.text(EditorVocabulary(catalogue: Self.catalogue), language)
      ).classes["scorecard.Values"]
    }
    #expect(
      values(.chinese) == [
        "league_members": "number 团员数（人）：计数，不小于 0，越高越好。在册团员 人数",
        "satisfaction": "number 满意度（%）：百分比，0 至 100，越高越好",
        "criticised": "boolean 通报批评：是否，“否”为好",
        "name": "number 挂牌：数值，不大于 2.5，越低越好",
      ])
    #expect(
      values(.english)?["satisfaction"]
        == "number Satisfaction (%): per cent, 0 to 100, more is better")
  }

  /// The same workspace gives the same bytes.
  @Test func theTextIsRepeatable() throws {
    let texts = try (0..<3).map { _ in EditorMeta.text(try vocabulary(), .chinese) }
    #expect(Set(texts).count == 1)
  }
}
