import Diagnostics
import ScorecardModel

/// Words that messages of several lints are made of.
enum LintWords {
  static func number(_ number: Double) -> String {
    guard let points = Points(quantising: number), points.number == number else {
      return "\(number)"
    }
    return points.description
  }

  /// The values that something may have.
  static func range(_ range: ValueRange) -> Message {
    let (low, high) = (number(range.lower), number(range.upper))
    switch (range.lower.isFinite, range.upper.isFinite) {
    case (true, true): return Message(en: "\(low) to \(high)", zh: "\(low) 到 \(high)")
    case (true, false): return Message(en: "\(low) or more", zh: "不小于 \(low)")
    case (false, true): return Message(en: "\(high) or less", zh: "不大于 \(high)")
    case (false, false): return Message(en: "any number", zh: "任意数")
    }
  }

  /// What a measure reads can be, as a note.
  static func reads(_ operand: Operand, _ range: ValueRange, _ context: RuleContext) -> Message {
    let what = LuaCode(context).operand(operand)
    let words = Self.range(range)
    return Message(en: "\(what) is \(words.english)", zh: "\(what) 的取值：\(words.chinese)")
  }

  /// A list of a few names, and how many more there are.
  static func few(_ names: [String], of count: Int) -> Message {
    let rest = count - names.count
    let list = names.joined(separator: "、")
    let english = names.joined(separator: ", ")
    return rest > 0
      ? Message(en: "\(english) and \(rest) more", zh: "\(list)，另有 \(rest) 个")
      : Message(en: english, zh: list)
  }
}

/// Measures and expressions as a rule file has them.
struct LuaCode {
  private let id: (IndicatorIndex) -> String

  init(_ context: RuleContext) { id = { context.indicator($0).id } }
  init(id: @escaping (IndicatorIndex) -> String) { self.id = id }

  func operand(_ operand: Operand) -> String {
    switch operand {
    case .indicator(let index): return "\"\(id(index))\""
    case .ratio(let left, let right, let scale):
      let parts = "\(self.operand(left)), \(self.operand(right))"
      switch scale {
      case 1: return "ratio { \(parts) }"
      case 100: return "percent { \(parts) }"
      default: return "per { \(parts), \(LintWords.number(scale)) }"
      }
    case .sum(let terms): return "sum { \(terms.map(self.operand).joined(separator: ", ")) }"
    case .change(let operand, let since):
      return
        "change { \(self.operand(operand)), since = \"\(since == .baseline ? "baseline" : "previous")\" }"
    case .gap(let left, let right): return "gap { \(self.operand(left)), \(self.operand(right)) }"
    case .sampled(let value, let size, let least):
      return "sampled { \(self.operand(value)), size = \(self.operand(size)), "
        + "least = \(LintWords.number(least)) }"
    }
  }

  /// - Returns: nil for measures that are made of others, and those that look beyond the unit's
  ///   values of the day.
  func measure(_ measure: Measure) -> String? {
    let number = LintWords.number
    switch measure {
    case .linear(let operand, let from, let to):
      return "linear { \(self.operand(operand)), from = \(number(from)), to = \(number(to)) }"
    case .atLeast(let operand, let limit):
      return "at_least { \(self.operand(operand)), \(number(limit)) }"
    case .atMost(let operand, let limit):
      return "at_most { \(self.operand(operand)), \(number(limit)) }"
    case .between(let operand, let low, let high):
      return "between { \(self.operand(operand)), \(number(low)), \(number(high)) }"
    case .equals(let operand, let value):
      return "equals { \(self.operand(operand)), \(number(value)) }"
    case .yes(let operand): return "yes { \(self.operand(operand)) }"
    case .steps(let operand, let steps, let direction):
      let ladder = steps.map { "{\(number($0.threshold)), \($0.points)}" }.joined(separator: ", ")
      let falling = direction == .falling ? ", direction = \"falling\"" : ""
      return "steps { \(self.operand(operand)), \(ladder)\(falling) }"
    case .countOf(let operands):
      return "count_of { \(operands.map(self.operand).joined(separator: ", ")) }"
    case .deduct(let operand, let expected, let per, let points):
      return "deduct { \(self.operand(operand)), expected = \(number(expected)), "
        + "per = \(number(per)), points = \(points) }"
    case .condition(let inner, holds: false):
      return self.measure(inner).map { "not_of { \($0) }" }
    case .bestOf, .worstOf, .weighted, .condition, .peer, .target, .progress: return nil
    }
  }
}
