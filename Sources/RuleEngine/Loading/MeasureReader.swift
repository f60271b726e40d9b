import Diagnostics
import LuaSandbox
import ScorecardModel

/// Reads measures: `linear { … }`, `steps { … }`, and what they are made of.
struct MeasureReader {
  let reader: RuleReader
  var operands: OperandReader { OperandReader(reader: reader) }

  init(_ reader: RuleReader) { self.reader = reader }

  /// - Parameter scale: the points that full attainment is worth, for measures that speak of
  ///   points outright; nil where there are none, as in a condition.
  func measure(_ value: LuaValue?, in owner: LuaTable, scale: Points?) -> Measure? {
    guard case .table(let table)? = value, let name = table.constructor,
      RuleLanguage.measures.contains(where: { $0.name == name })
    else {
      reader.reportMisplaced(
        value ?? .null, in: owner,
        expected: Message(en: "expected a measure", zh: "这里应为计分方法"),
        help: Message(
          en: "measures are " + RuleLanguage.measures.map(\.name).joined(separator: ", "),
          zh: "计分方法有 " + RuleLanguage.measures.map(\.name).joined(separator: "、")))
      return nil
    }
    let fields = TableReader(table, reader)
    // `any_of` and `all_of` are conditions around `best_of` and `worst_of`.
    reader.note(measure: table, count: name == "any_of" || name == "all_of" ? 2 : 1)
    switch name {
    case "linear": return linear(table, fields)
    case "at_least": return threshold(table) { .atLeast($0, $1) }
    case "at_most": return threshold(table) { .atMost($0, $1) }
    case "equals": return threshold(table) { .equals($0, $1) }
    case "between": return between(table)
    case "yes": return single(table).map { .yes($0) }
    case "steps": return steps(table, fields, scale: scale)
    case "count_of": return list(table) { operands.operand($0, in: table) }.map { .countOf($0) }
    case "deduct": return deduct(table, fields, scale: scale)
    case "best_of": return parts(table, scale: scale).map { .bestOf($0) }
    case "worst_of": return parts(table, scale: scale).map { .worstOf($0) }
    case "any_of": return parts(table, scale: nil).map { .condition(.bestOf($0), holds: true) }
    case "all_of": return parts(table, scale: nil).map { .condition(.worstOf($0), holds: true) }
    case "not_of": return negation(table)
    case "weighted": return weighted(table)
    case "score_of": return scoreOf(table)
    case "target": return target(table)
    case "progress": return progress(table, fields)
    case "reached": return reached(table)
    default: return peer(name, table, fields)
    }
  }

  func single(_ table: LuaTable) -> Operand? {
    guard operands.expectCount(1, table, Message(en: "one indicator", zh: "一个指标")) else {
      return nil
    }
    return operands.operand(table.list[0], in: table)
  }

  private func linear(_ table: LuaTable, _ fields: TableReader) -> Measure? {
    let operand = single(table)
    guard let from = fields.requiredNumber("from"), let to = fields.requiredNumber("to") else {
      return nil
    }
    guard from != to else {
      fields.wrongValue(
        "to", from.plainText, Message(en: "another number than 'from'", zh: "与 from 不同的数"))
      return nil
    }
    return operand.map { .linear($0, from: from, to: to) }
  }

  private func threshold(_ table: LuaTable, _ make: (Operand, Double) -> Measure) -> Measure? {
    let expected = Message(
      en: "an indicator and a number, such as \(table.constructor ?? "") { \"id\", 3 }",
      zh: "一个指标和一个数，例如 \(table.constructor ?? "") { \"代号\", 3 }")
    guard operands.expectCount(2, table, expected) else { return nil }
    let operand = operands.operand(table.list[0], in: table)
    guard let limit = limit(table.list[1], table, expected) else { return nil }
    return operand.map { make($0, limit) }
  }

  private func limit(_ value: LuaValue, _ table: LuaTable, _ expected: Message) -> Double? {
    if case .boolean(let flag) = value, table.constructor == "equals" { return flag ? 1 : 0 }
    if let number = value.number, number.isFinite { return number }
    operands.wrongArgument(table, value, expected)
    return nil
  }

  private func between(_ table: LuaTable) -> Measure? {
    let expected = Message(en: "an indicator and two numbers", zh: "一个指标和两个数")
    guard operands.expectCount(3, table, expected) else { return nil }
    let operand = operands.operand(table.list[0], in: table)
    guard let low = limit(table.list[1], table, expected),
      let high = limit(table.list[2], table, expected)
    else { return nil }
    guard low <= high else {
      reader.report(
        .wrongValue, at: table,
        Message(
          en: "between: the lower end \(low.plainText) is above the upper end \(high.plainText)",
          zh: "between 的下限 \(low.plainText) 高于上限 \(high.plainText)"))
      return nil
    }
    return operand.map { .between($0, low, high) }
  }

  private func steps(_ table: LuaTable, _ fields: TableReader, scale: Points?) -> Measure? {
    let direction = fields.choice("direction", of: Direction.self) ?? .rising
    guard let first = table.list.first, table.list.count >= 2 else {
      _ = operands.expectCount(
        2, table,
        Message(
          en: "an indicator and steps, such as steps { \"id\", {95, 8}, {80, 5} }",
          zh: "一个指标和若干档，例如 steps { \"代号\", {95, 8}, {80, 5} }"))
      return nil
    }
    let operand = operands.operand(first, in: table)
    let ladder = table.list.dropFirst().compactMap { step($0, table, scale: scale) }
    guard ladder.count == table.list.count - 1, let operand else { return nil }
    checkOrder(ladder, direction, table)
    return .steps(operand, ladder, direction)
  }

  private func step(_ value: LuaValue, _ table: LuaTable, scale: Points?) -> Step? {
    guard case .table(let pair) = value, pair.constructor == nil, pair.list.count == 2,
      let threshold = pair.list[0].number, threshold.isFinite,
      let number = pair.list[1].number, let points = Points(exactly: number), points >= .zero
    else {
      operands.wrongArgument(
        table, value,
        Message(en: "steps of the form {threshold, points}", zh: "{界限, 分值} 形式的档次"))
      return nil
    }
    if let scale, points > scale {
      reader.report(
        .wrongValue, at: table,
        Message(
          en: "a step gives \(points) points, more than the \(scale) it is part of",
          zh: "这一档给 \(points) 分，超过本项的 \(scale) 分"))
      return nil
    }
    return Step(threshold: threshold, points: points)
  }

  private func checkOrder(_ ladder: [Step], _ direction: Direction, _ table: LuaTable) {
    for (upper, lower) in zip(ladder, ladder.dropFirst()) {
      let isReachable =
        direction == .falling
        ? lower.threshold > upper.threshold : lower.threshold < upper.threshold
      if !isReachable {
        reader.report(
          .unreachable, at: table,
          Message(
            en: "the step at \(lower.threshold.plainText) is never reached: the one at "
              + "\(upper.threshold.plainText) above it matches first",
            zh: "界限 \(lower.threshold.plainText) 这一档永远到不了：上面的 \(upper.threshold.plainText) 先符合"),
          help: Message(
            en: direction == .falling
              ? "order the steps from the smallest threshold to the greatest"
              : "order the steps from the greatest threshold to the smallest",
            zh: direction == .falling ? "请把界限从小到大排列" : "请把界限从大到小排列"))
      }
    }
  }

  private func deduct(_ table: LuaTable, _ fields: TableReader, scale: Points?) -> Measure? {
    let operand = single(table)
    guard let expected = fields.requiredNumber("expected") else { return nil }
    let per = fields.number("per") ?? 1
    guard per > 0 else {
      fields.wrongValue("per", per.plainText, Message(en: "a number above 0", zh: "大于 0 的数"))
      return nil
    }
    let points = fields.points("points") ?? Points(whole: 1)
    return operand.map { .deduct($0, expected: expected, per: per, points: points) }
  }

  private func list<Element>(_ table: LuaTable, _ read: (LuaValue) -> Element?) -> [Element]? {
    guard !table.list.isEmpty else {
      _ = operands.expectCount(1, table, Message(en: "at least one value", zh: "至少一个值"))
      return nil
    }
    let elements = table.list.compactMap(read)
    return elements.count == table.list.count ? elements : nil
  }

  private func parts(_ table: LuaTable, scale: Points?) -> [Measure]? {
    list(table) { measure($0, in: table, scale: scale) }
  }

  private func negation(_ table: LuaTable) -> Measure? {
    guard operands.expectCount(1, table, Message(en: "one condition", zh: "一个条件")) else {
      return nil
    }
    return measure(table.list[0], in: table, scale: nil).map { .condition($0, holds: false) }
  }

  private func weighted(_ table: LuaTable) -> Measure? {
    let parts = list(table) { value -> WeightedPart? in
      guard case .table(let pair) = value, pair.constructor == nil, pair.list.count == 2,
        let number = pair.list[1].number, let weight = Points(exactly: number), weight > .zero
      else {
        operands.wrongArgument(
          table, value,
          Message(en: "parts of the form {measure, weight}", zh: "{计分方法, 权重} 形式的部分"))
        return nil
      }
      return measure(pair.list[0], in: table, scale: weight)
        .map { WeightedPart($0, weight: weight) }
    }
    return parts.map { .weighted($0) }
  }

  private func peer(_ name: String, _ table: LuaTable, _ fields: TableReader) -> Measure? {
    let operand = single(table)
    let within = fields.choice("within", of: Grouping.self) ?? .district
    let statistic: PeerStatistic
    switch name {
    case "percent_rank": statistic = .percentRank
    case "min_max": statistic = .minMax
    default:
      let span = fields.number("span") ?? 3
      guard span > 0 else {
        fields.wrongValue("span", span.plainText, Message(en: "a number above 0", zh: "大于 0 的数"))
        return nil
      }
      statistic = .zScore(span: span)
    }
    return operand.map {
      .peer($0, statistic, within: within, reversed: isFalling($0))
    }
  }

  /// Whether less is better: only a plain indicator says so.
  private func isFalling(_ operand: Operand) -> Bool {
    guard case .indicator(let index) = operand else { return false }
    return reader.indicator(index).direction == .falling
  }
}
