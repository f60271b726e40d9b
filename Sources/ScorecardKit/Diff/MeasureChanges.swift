import Diagnostics
import Reporting
import ScorecardModel

/// What differs between two measures of the same kind over the same indicators: their numbers, one
/// by one.
struct MeasureChanges {
  private let words: RuleWords

  init(_ words: RuleWords) { self.words = words }

  /// - Parameters:
  ///   - old: in terms of the new catalogue.
  ///   - path: what the changed fields' names begin with.
  /// - Returns: nil where more than numbers differs.
  func between(_ old: Measure, _ new: Measure, _ path: String) -> [FieldChange]? {
    switch (old, new) {
    case (.linear(let before, let oldFrom, let oldTo), .linear(let operand, let from, let to))
    where before == operand:
      return [
        number("\(path).from", Message(en: "no points at", zh: "0 分线"), oldFrom, from, operand),
        number("\(path).to", Message(en: "full points at", zh: "满分线"), oldTo, to, operand),
      ].compactMap(\.self)
    case (.atLeast(let before, let oldLimit), .atLeast(let operand, let limit))
    where before == operand:
      return limits(path, Message(en: "at least", zh: "下限"), oldLimit, limit, operand)
    case (.atMost(let before, let oldLimit), .atMost(let operand, let limit))
    where before == operand:
      return limits(path, Message(en: "at most", zh: "上限"), oldLimit, limit, operand)
    case (.equals(let before, let oldValue), .equals(let operand, let value))
    where before == operand:
      return limits(path, Message(en: "value", zh: "应为"), oldValue, value, operand)
    case (
      .between(let before, let oldLow, let oldHigh), .between(let operand, let low, let high)
    )
    where before == operand:
      return limits(path, Message(en: "from", zh: "下限"), oldLow, low, operand)
        + limits(path, Message(en: "to", zh: "上限"), oldHigh, high, operand)
    case (
      .steps(let before, let oldSteps, let oldDirection),
      .steps(let operand, let steps, let direction)
    )
    where before == operand && oldDirection == direction && oldSteps.count == steps.count:
      return self.steps(oldSteps, steps, operand, path)
    case (
      .deduct(let before, let oldExpected, let oldPer, let oldPoints),
      .deduct(let operand, let expected, let per, let points)
    )
    where before == operand:
      return [
        number(
          "\(path).expected", Message(en: "expected", zh: "应有"), oldExpected, expected, operand),
        number("\(path).per", Message(en: "for each", zh: "每少"), oldPer, per, operand),
        self.points("\(path).points", Message(en: "points off", zh: "扣分"), oldPoints, points),
      ].compactMap(\.self)
    default: return composite(old, new, path)
    }
  }

  private func composite(_ old: Measure, _ new: Measure, _ path: String) -> [FieldChange]? {
    switch (old, new) {
    case (.bestOf(let before), .bestOf(let after)), (.worstOf(let before), .worstOf(let after)):
      return parts(before, after, path)
    case (.condition(let before, let oldHolds), .condition(let after, let holds))
    where oldHolds == holds:
      return between(before, after, path)
    case (.weighted(let before), .weighted(let after)) where before.count == after.count:
      guard let inside = parts(before.map(\.measure), after.map(\.measure), path) else {
        return nil
      }
      let weights = zip(before, after).enumerated().compactMap { position, pair in
        points(
          "\(path)[\(position + 1)].weight", part(position, Message(en: "weight", zh: "权重")),
          pair.0.weight, pair.1.weight)
      }
      return weights + inside
    default: return nil
    }
  }

  private func parts(_ old: [Measure], _ new: [Measure], _ path: String) -> [FieldChange]? {
    guard old.count == new.count else { return nil }
    var changes: [FieldChange] = []
    for (position, pair) in zip(old, new).enumerated() where pair.0 != pair.1 {
      guard let inside = between(pair.0, pair.1, "\(path)[\(position + 1)]") else { return nil }
      changes += inside.map {
        FieldChange($0.field, part(position, $0.title), $0.old, $0.new)
      }
    }
    return changes
  }

  private func part(_ position: Int, _ title: Message) -> Message {
    Message(
      en: "part \(position + 1), \(title.english)", zh: "第 \(position + 1) 部分\(title.chinese)")
  }

  private func steps(_ old: [Step], _ new: [Step], _ operand: Operand, _ path: String)
    -> [FieldChange]
  {
    zip(old, new).enumerated().flatMap { position, pair in
      let rung = Message(en: "step \(position + 1)", zh: "第 \(position + 1) 档")
      return [
        number(
          "\(path)[\(position + 1)].threshold", rung + Message(en: ": from", zh: "界限"),
          pair.0.threshold, pair.1.threshold, operand),
        points(
          "\(path)[\(position + 1)].points", rung + Message(en: ": points", zh: "得分"),
          pair.0.points, pair.1.points),
      ].compactMap(\.self)
    }
  }

  private func limits(
    _ path: String, _ title: Message, _ old: Double, _ new: Double, _ operand: Operand
  ) -> [FieldChange] {
    [number("\(path).limit", title, old, new, operand)].compactMap(\.self)
  }

  private func number(
    _ field: String, _ title: Message, _ old: Double, _ new: Double, _ operand: Operand
  ) -> FieldChange? {
    old == new
      ? nil
      : FieldChange(field, title, words.value(old, of: operand), words.value(new, of: operand))
  }

  private func points(_ field: String, _ title: Message, _ old: Points, _ new: Points)
    -> FieldChange?
  {
    old == new ? nil : FieldChange(field, title, EditWords.points(old), EditWords.points(new))
  }
}
