import Diagnostics
import LuaSandbox
import ScorecardModel

/// Reads what a rule set looks at beside indicators: other rule sets, a process, and what it only
/// shows.
extension RuleSetReader {
  /// `uses = { party = "five-three-three" }`, in the order of the names.
  func uses(_ fields: TableReader) -> [Use] {
    guard let value = fields.table["uses"] else { return [] }
    guard case .table(let table) = value, table.constructor == nil, table.list.isEmpty else {
      fields.wrongType(
        "uses", value,
        Message(
          en: "names with ids of rule sets: { league = \"five-have\" }",
          zh: "名称和规则集代号：{ league = \"five-have\" }"))
      return []
    }
    return table.fields.sorted { $0.0 < $1.0 }.compactMap { alias, value in
      guard case .string(let id) = value, TableReader.isWellFormed(id) else {
        fields.wrongType(
          alias, value, Message(en: "the id of a rule set in quotes", zh: "引号里的规则集代号"))
        return nil
      }
      guard TableReader.isWellFormed(alias), !alias.contains("-") else {
        fields.wrongValue(
          "uses", alias,
          Message(
            en: "names of lower-case letters, digits and '_'", zh: "小写字母、数字、“_”组成的名称"))
        return nil
      }
      let place = reader.place(
        path: fields.table.path, line: fields.table.line, naming: "\"\(id)\"")
      return Use(alias: alias, ruleSet: id, line: place.line ?? 0)
    }
  }

  /// `process { "未申报", "自评", …, verdicts = { … }, retry = { … } }`.
  func process(_ table: LuaTable) -> ProcessPlan? {
    let fields = TableReader(table, reader)
    guard let states = texts(.table(LuaTable(plain: table.list, like: table)), "process", fields),
      states.count >= 2
    else {
      reader.report(
        .missingField, at: table,
        Message(
          en: "process lists at least two states", zh: "process 至少要列出两个状态"))
      return nil
    }
    let verdicts = table["verdicts"].flatMap { texts($0, "verdicts", fields) } ?? []
    let all = states + verdicts
    for (index, state) in all.enumerated() where all[..<index].contains(state) {
      reader.report(
        .duplicateID, at: table, naming: "\"\(state)\"",
        Message(en: "the state '\(state)' stands twice", zh: "状态“\(state)”重复"))
    }
    return ProcessPlan(
      states: states, verdicts: verdicts,
      retry: retry(table["retry"], fields, from: verdicts, to: states))
  }

  private func retry(
    _ value: LuaValue?, _ fields: TableReader, from verdicts: [String], to states: [String]
  ) -> ProcessPlan.Retry? {
    guard let value else { return nil }
    guard case .table(let table) = value, table.constructor == nil else {
      fields.wrongType(
        "retry", value,
        Message(
          en: "{ from = …, to = …, times = 1, days = 30 }",
          zh: "{ from = …, to = …, times = 1, days = 30 }"))
      return nil
    }
    let retry = TableReader(
      plain: LuaTable(plain: [], like: fields.table, fields: table.fields), name: "retry",
      fields: RuleLanguage.fields(of: "retry"), reader)
    for key in ["from", "to"] where !retry.has(key) { retry.missing(key) }
    guard let from = retry.position("from", in: verdicts), let to = retry.position("to", in: states)
    else { return nil }
    return ProcessPlan.Retry(
      from: verdicts[from], to: states[to], times: retry.wholeNumber("times", in: 0...100) ?? 1,
      days: retry.wholeNumber("days", in: 1...3_650) ?? 30)
  }

  private func texts(_ value: LuaValue, _ key: String, _ fields: TableReader) -> [String]? {
    guard case .table(let list) = value, list.constructor == nil else {
      fields.wrongType(key, value, Message(en: "a list of texts", zh: "文字的列表"))
      return nil
    }
    return list.list.compactMap { value in
      if case .string(let text) = value, !text.isEmpty { return text }
      fields.wrongType(key, value, Message(en: "texts", zh: "文字"))
      return nil
    }
  }

  /// `shown { id = …, title = …, "indicator", … }`.
  func shown(_ table: LuaTable) -> Shown {
    let fields = TableReader(table, reader)
    let operands = OperandReader(reader: reader)
    if table.list.isEmpty {
      reader.report(
        .missingField, at: table,
        Message(en: "shown lists no indicator", zh: "shown 没有列出指标"))
    }
    return Shown(
      id: fields.id(), title: fields.title(),
      indicators: table.list.compactMap { value in
        guard case .string(let name) = value else {
          operands.wrongArgument(table, value, Message(en: "indicators", zh: "指标代号"))
          return nil
        }
        return operands.indicator(name, in: table)
      })
  }
}

extension LuaTable {
  /// A table of one's own at the place of another.
  init(plain list: [LuaValue], like other: LuaTable, fields: [(key: String, value: LuaValue)] = [])
  {
    self.init(
      constructor: nil, path: other.path, line: other.line, list: list, fields: fields)
  }
}
