import Diagnostics
import LuaSandbox
import ScorecardModel

/// Reads the measures that look beyond a unit's own values of the day: results of other rule sets,
/// targets, the path to a goal, the state of a process.
extension MeasureReader {
  func scoreOf(_ table: LuaTable) -> Measure? {
    guard let alias = name(table, Message(en: "the name of a use", zh: "uses 里的一个名称")) else {
      return nil
    }
    let id = "results.\(alias).\(ResultFigure.rate.rawValue)"
    guard let index = reader.index(ofIndicator: id) else {
      let aliases = reader.derived.map(\.id).filter { $0.hasSuffix(".rate") }
        .map { String($0.dropFirst("results.".count).dropLast(".rate".count)) }
      reader.report(
        .unknownName, at: table, naming: "\"\(alias)\"",
        Message(
          en: "score_of: there is no '\(alias)' in 'uses'",
          zh: "score_of：uses 里没有“\(alias)”"),
        help: .didYouMean(Spelling.nearest(alias, in: aliases))
          ?? Message(
            en: "declare it: uses = { \(alias) = \"the-rule-set's-id\" }",
            zh: "请先声明：uses = { \(alias) = \"规则集代号\" }"))
      return nil
    }
    return .linear(.indicator(index), from: 0, to: 100)
  }

  func target(_ table: LuaTable) -> Measure? {
    guard let name = name(table, Message(en: "one indicator", zh: "一个指标")),
      let index = operands.indicator(name, in: table)
    else { return nil }
    guard index < reader.catalogue.count else {
      operands.wrongArgument(
        table, .string(name), Message(en: "an indicator of the catalogue", zh: "指标目录里的指标"))
      return nil
    }
    return .target(index, reader.catalogue[index].direction)
  }

  func progress(_ table: LuaTable, _ fields: TableReader) -> Measure? {
    guard let schedule = reader.schedule else {
      reader.report(
        .misplaced, at: table,
        Message(
          en: "progress needs a schedule: the rule set has none",
          zh: "progress 要写在有三年计划（schedule）的规则集里"))
      return nil
    }
    let operand = single(table)
    let goal = fields.number("goal")
    let shares = shares(fields, years: schedule.years)
    guard let operand, operands.hasHistory(operand, table) else { return nil }
    var direction = Direction.none
    if case .indicator(let index) = operand, index < reader.catalogue.count {
      direction = reader.catalogue[index].direction
    } else if goal == nil {
      fields.missing("goal")
    }
    return .progress(
      ProgressPath(operand, goal: goal, shares: shares, direction: direction, schedule: schedule))
  }

  /// `by = {0.30, 0.65, 1}`: a share for each year, not falling, 1 at the end.
  private func shares(_ fields: TableReader, years: Int) -> [Double] {
    let usual =
      years == 3 ? [0.30, 0.65, 1] : (1...max(1, years)).map { Double($0) / Double(years) }
    guard let value = fields.table["by"] else { return usual }
    let expected = Message(
      en: "a share for each of the \(years) years, rising to 1, such as {0.30, 0.65, 1}",
      zh: "\(years) 年每年一个比例，逐年上升，最后为 1，例如 {0.30, 0.65, 1}")
    guard case .table(let list) = value, list.constructor == nil else {
      fields.wrongType("by", value, expected)
      return usual
    }
    let shares = list.list.compactMap(\.number)
    let rises = zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 }
    guard shares.count == years, shares.count == list.list.count, rises, shares.last == 1,
      (shares.first ?? -1) >= 0
    else {
      fields.wrongValue("by", "{" + shares.map(\.plainText).joined(separator: ", ") + "}", expected)
      return usual
    }
    return shares
  }

  func reached(_ table: LuaTable) -> Measure? {
    guard let state = name(table, Message(en: "one state", zh: "一个状态")) else { return nil }
    guard let process = reader.process,
      let index = reader.index(ofIndicator: ProcessPlan.stepID)
    else {
      reader.report(
        .misplaced, at: table,
        Message(
          en: "reached needs a process: the rule set has none",
          zh: "reached 要写在有流程（process）的规则集里"))
      return nil
    }
    guard let step = process.states.firstIndex(of: state) else {
      TableReader(table, reader).unknownName("reached", state, process.states)
      return nil
    }
    return .atLeast(.indicator(index), Double(step))
  }

  private func name(_ table: LuaTable, _ expected: Message) -> String? {
    guard operands.expectCount(1, table, expected) else { return nil }
    guard case .string(let name) = table.list[0] else {
      operands.wrongArgument(table, table.list[0], expected)
      return nil
    }
    return name
  }
}
