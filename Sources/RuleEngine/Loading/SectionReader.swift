import Diagnostics
import LuaSandbox
import ScorecardModel

/// Reads what carries points: sections with their items, bonuses and deductions.
struct SectionReader {
  let reader: RuleReader

  func read(_ table: LuaTable, into sections: inout [Section], _ items: inout [Item]) {
    let fields = TableReader(table, reader)
    let id = fields.id()
    let start = items.count
    for value in table.list {
      if case .table(let part) = value, part.constructor == "item" {
        items.append(item(part))
      } else {
        reader.reportMisplaced(
          value, in: table,
          expected: Message(en: "a section holds items", zh: "section 里应为 item"))
      }
    }
    if table.list.isEmpty {
      reader.report(
        .missingField, at: table,
        Message(en: "section '\(id)' has no item", zh: "考核项“\(id)”没有二级项（item）"))
    }
    sections.append(
      Section(
        id: id, title: fields.title(),
        points: items[start...].prefix(1_000).reduce(.zero) { $0 + $1.points },
        itemRange: start..<items.count, line: table.line ?? 0))
  }

  private func item(_ table: LuaTable) -> Item {
    let fields = TableReader(table, reader)
    let id = fields.id()
    if !fields.has("points") { fields.missing("points") }
    let points = fields.points("points") ?? .zero
    var scoring = Scoring.measure(.bestOf([]))
    let scoringLines = reader.measureLines { scoring = self.scoring(fields, scale: points) }
    let (condition, conditionLines) = ConditionReader(reader).placed("when", fields)
    var item = Item(
      id: id, title: fields.title(), points: points, scoring: scoring,
      condition: condition, missing: fields.choice("missing", of: MissingPolicy.self) ?? .zero,
      needs: needs(fields), source: fields.string("source") ?? "",
      note: fields.string("note") ?? "", line: table.line ?? 0)
    item.scoringLines = scoringLines
    item.conditionLines = conditionLines
    if case .measure = scoring, !item.needs.isEmpty {
      fields.wrongValue(
        "needs", "…",
        Message(
          en: "nothing: a measure knows what it needs", zh: "不写：计分方法自己知道需要哪些指标"))
    }
    return item
  }

  private func needs(_ fields: TableReader) -> [IndicatorIndex] {
    switch fields.table["needs"] {
    case nil: return []
    case .table(let list)? where list.constructor == nil && list.fields.isEmpty:
      let operands = OperandReader(reader: reader)
      return list.list.compactMap { value in
        guard case .string(let name) = value else {
          fields.wrongType("needs", value, Message(en: "indicators", zh: "指标代号"))
          return nil
        }
        return operands.indicator(name, in: fields.table)
      }
    case let other?:
      fields.wrongType(
        "needs", other,
        Message(en: "a list such as { \"id\", \"id\" }", zh: "{ \"代号\", \"代号\" } 这样的列表"))
      return []
    }
  }

  /// An item's, bonus's or deduction's `measure` or `score`: exactly one of them.
  private func scoring(_ fields: TableReader, scale: Points) -> Scoring {
    let nothing = Scoring.measure(.bestOf([]))
    switch (fields.table["measure"], fields.table["score"]) {
    case (let measure?, nil):
      let limit = scale > .zero ? scale : nil
      return MeasureReader(reader).measure(measure, in: fields.table, scale: limit)
        .map(Scoring.measure) ?? nothing
    case (nil, .function(let function)?): return .function(reader.slot(function))
    case (nil, let other?):
      fields.wrongType(
        "score", other, Message(en: "function(c) … end", zh: "函数 function(c) … end"))
    case (nil, nil):
      reader.report(
        .missingField, at: fields.table,
        Message(
          en: "\(fields.name) lacks 'measure' or 'score'",
          zh: "\(fields.name) 缺少计分方法（measure 或 score）"))
    case (_?, _?):
      reader.report(
        .wrongValue, at: fields.table, naming: "score",
        Message(
          en: "\(fields.name) has both 'measure' and 'score'; keep one of them",
          zh: "\(fields.name) 同时写了 measure 和 score，请保留一个"))
    }
    return nothing
  }

  func adjustment(_ table: LuaTable) -> Adjustment {
    let fields = TableReader(table, reader)
    let id = fields.id()
    if !fields.has("cap") { fields.missing("cap") }
    let cap = fields.points("cap") ?? .zero
    let points = fields.points("points") ?? cap
    var adjustment = Adjustment(
      id: id, title: fields.title(), points: points, cap: cap, scoring: .measure(.bestOf([])),
      line: table.line ?? 0)
    adjustment.scoringLines = reader.measureLines {
      adjustment.scoring = scoring(fields, scale: points)
    }
    return adjustment
  }
}

/// Reads conditions: a measure, which holds where its attainment is 1, or a function.
struct ConditionReader {
  let reader: RuleReader

  init(_ reader: RuleReader) { self.reader = reader }

  /// A condition, and the lines of its measures.
  func placed(_ key: String, _ fields: TableReader) -> (Scoring?, lines: [Int]) {
    var condition: Scoring?
    let lines = reader.measureLines { condition = optional(key, fields) }
    return (condition, lines)
  }

  private func optional(_ key: String, _ fields: TableReader) -> Scoring? {
    switch fields.table[key] {
    case nil: return nil
    case .function(let function)?: return .function(reader.slot(function))
    case let value?:
      return MeasureReader(reader).measure(value, in: fields.table, scale: nil)
        .map(Scoring.measure)
    }
  }
}
