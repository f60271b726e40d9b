import Diagnostics
import RuleEngine
import ScorecardModel

extension ValueKind {
  /// As LuaCATS writes it.
  var luaType: String {
    switch self {
    case .text, .date: "string"
    case .number: "number"
    case .boolean: "boolean"
    case .word(let words): words.map { "\"\($0)\"" }.joined(separator: "|")
    case .indicator: "scorecard.Indicator"
    case .operand: "scorecard.Indicator|scorecard.Expression"
    case .measure: "scorecard.Measure"
    case .condition(let ofCard):
      "scorecard.Measure|fun(c: scorecard.UnitView\(ofCard ? ", card: scorecard.Card" : "")): boolean?"
    case .scoring: "fun(c: scorecard.UnitView): number?, string?"
    case .combining: "fun(sections: scorecard.Sections): number"
    case .made(let name), .table(let name): "scorecard.\(name)"
    case .cells: "scorecard.Cells"
    case .list(let kind):
      kind.luaType.contains("|") ? "(\(kind.luaType))[]" : "\(kind.luaType)[]"
    case .named(let kind): "table<string, \(kind.luaType)>"
    case .either(let kinds): kinds.map(\.luaType).joined(separator: "|")
    }
  }
}

extension Indicator {
  /// As LuaCATS writes it, for a value that is there.
  var luaType: String {
    switch type {
    case .number, .count, .percent: "number"
    case .boolean: "boolean"
    case .any: "number|boolean"
    }
  }

  /// What an author wants to know of it: title, unit of measure, kind, range, direction,
  /// definition.
  var summary: Message {
    let kind: Message =
      switch type {
      case .number: Message(en: "number", zh: "数值")
      case .count: Message(en: "count", zh: "计数")
      case .percent: Message(en: "per cent", zh: "百分比")
      case .boolean: Message(en: "yes or no", zh: "是否")
      case .any: Message(en: "number, or yes or no", zh: "数值或是否")
      }
    let (english, chinese) = (title.english, title.chinese)
    let parts = [kind, range, sense].compactMap(\.self)
    let unit = measureUnit.isEmpty ? "" : measureUnit
    let ending = definition.isEmpty ? "" : "。\(definition)"
    return Message(
      en: (unit.isEmpty ? english : "\(english) (\(unit))") + ": "
        + parts.map(\.english).joined(separator: ", "),
      zh: (unit.isEmpty ? chinese : "\(chinese)（\(unit)）") + "："
        + parts.map(\.chinese).joined(separator: "，") + ending)
  }

  private var range: Message? {
    switch (minimum, maximum) {
    case (nil, nil): nil
    case (let least?, nil):
      Message(en: "\(least.shortText) or more", zh: "不小于 \(least.shortText)")
    case (nil, let most?): Message(en: "at most \(most.shortText)", zh: "不大于 \(most.shortText)")
    case (let least?, let most?):
      Message(
        en: "\(least.shortText) to \(most.shortText)", zh: "\(least.shortText) 至 \(most.shortText)")
    }
  }

  private var sense: Message? {
    switch direction {
    case .rising where type == .boolean, .none: nil
    case .rising: Message(en: "more is better", zh: "越高越好")
    case .falling where type == .boolean: Message(en: "no is better", zh: "“否”为好")
    case .falling: Message(en: "less is better", zh: "越低越好")
    }
  }
}

extension Double {
  /// `8`, `2.5`.
  fileprivate var shortText: String {
    self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : "\(self)"
  }
}
