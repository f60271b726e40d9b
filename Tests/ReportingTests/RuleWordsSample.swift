import Diagnostics

@testable import Reporting
@testable import ScorecardModel

/// Indicators and a rule set to say measures of.
enum RuleWordsSample {
  static let catalogue = Catalogue([
    indicator("members", "members", "团员数", "人", .count),
    indicator("valid", "valid units", "有效单位数", "个", .count),
    indicator("due", "units", "应建单位数", "个", .count, .none),
    indicator("residents", "residents", "人口", "人", .count, .none),
    indicator("area", "floor area", "面积", "平方米", .number),
    indicator("households", "households", "户数", "户", .count, .none),
    indicator("room", "room", "活动室", "", .boolean),
    indicator("books", "books", "图书角", "", .boolean),
    indicator("satisfaction", "satisfaction", "满意度", "%", .percent),
    indicator("sample", "sample", "样本数", "份", .count, .none),
    indicator("idle", "idle months", "空闲月数", "个月", .count, .falling),
  ])

  private static func indicator(
    _ id: String, _ english: String, _ chinese: String, _ unit: String, _ type: IndicatorType,
    _ direction: Direction = .rising
  ) -> Indicator {
    Indicator(
      id: id, title: Message(en: english, zh: chinese), measureUnit: unit, type: type,
      direction: direction, minimum: 0)
  }

  static func operand(_ id: String) -> Operand { .indicator(catalogue.index(id: id) ?? 0) }

  static let rate = Operand.ratio(operand("valid"), operand("due"), scale: 100)
  static let areaPerHousehold = Operand.ratio(operand("area"), operand("households"), scale: 100)
  static let members = operand("members")
  static let room = operand("room")
  static let books = operand("books")
  static let satisfaction = operand("satisfaction")
  static let idle = operand("idle")
  static let sampled = Operand.sampled(satisfaction, size: operand("sample"), least: 30)

  static func item(_ scoring: Scoring, points: Int = 8) -> Item {
    Item(
      id: "item", title: Message(en: "Item", zh: "考核项"), points: Points(whole: points),
      scoring: scoring)
  }

  /// A rule set of one item.
  static func ruleSet(_ item: Item) -> RuleSet {
    RuleSet(
      id: "sample", version: "1", title: Message(en: "Sample", zh: "示例"), total: item.points,
      sections: [
        Section(
          id: "section", title: Message(en: "Section", zh: "有组织"), points: item.points,
          itemRange: 0..<1)
      ], items: [item],
      grades: [
        Grade(name: "优秀", minimum: Points(whole: 90), eachSection: Points(micro: 800_000)),
        Grade(name: "合格"),
      ])
  }

  static func words(_ ruleSet: RuleSet) -> RuleWords {
    RuleWords(
      ruleSet, catalogue: catalogue.adding(derivedOf: ruleSet, titles: [:]),
      functions: [FunctionPlace(file: "ruleset.lua", line: 42)])
  }

  static func rule(_ measure: Measure, points: Int = 8) -> Message {
    let item = item(.measure(measure), points: points)
    return words(ruleSet(item)).rule(of: item)
  }
}
