import Diagnostics
import LuaSandbox
import ScorecardModel

/// Reads `expect`, `expect_rollup` and `expect_diagnostic` of a scenario.
struct ExpectationReader {
  let reader: RuleReader

  func expectation(_ table: LuaTable) -> ScenarioExpectation? {
    let name = table.constructor ?? ""
    let fields = TableReader(
      plain: table, name: name, fields: ScenarioLanguage.fields(of: name), reader)
    for value in table.list {
      reader.reportMisplaced(
        value, in: table,
        expected: Message(
          en: "\(name) has named fields only", zh: "\(name) 里应写“栏目 = 值”"))
    }
    let place = reader.place(path: table.path, line: table.line, naming: nil)
    if name == "expect_diagnostic" {
      return ScenarioExpectation(
        subject: .diagnostic(id: fields.requiredString("id")), place: place)
    }
    let ruleSet = fields.requiredString("ruleset")
    let unit = fields.requiredString("unit")
    let checks = name == "expect" ? unitChecks(table, fields) : rollupChecks(table, fields)
    let onlyNamed = table.fields.allSatisfy { ["ruleset", "unit"].contains($0.key) }
    if onlyNamed {
      reader.report(
        .nothingExpected, at: table,
        Message(en: "\(name) says nothing of the result", zh: "\(name) 没有写应得结果"))
    }
    return ScenarioExpectation(
      subject: name == "expect"
        ? .unit(ruleSet: ruleSet, unit: unit, checks)
        : .rollup(ruleSet: ruleSet, unit: unit, checks),
      place: place)
  }

  private func unitChecks(_ table: LuaTable, _ fields: TableReader) -> [ScenarioCheck] {
    var checks: [ScenarioCheck] = []
    if let total = points("total", fields) { checks.append(.init(key: .total, value: total)) }
    if let grade = fields.string("grade") {
      checks.append(.init(key: .grade, value: .text(grade)))
    }
    if case .boolean(false)? = table["rank"] {
      checks.append(.init(key: .rank, value: .none))
    } else if let rank = fields.wholeNumber("rank", in: 1...10_000_000) {
      checks.append(.init(key: .rank, value: .count(rank)))
    }
    if let flags = flags(table, fields) { checks.append(.init(key: .flags, value: flags)) }
    checks += parts("sections", table, fields).map { .init(key: .section($0), value: $1) }
    checks += parts("items", table, fields).map { .init(key: .item($0), value: $1) }
    return checks
  }

  private func rollupChecks(_ table: LuaTable, _ fields: TableReader) -> [ScenarioCheck] {
    var checks: [ScenarioCheck] = []
    let figures: [(String, ScenarioCheck.Key)] = [
      ("mean", .mean), ("median", .median), ("min", .minimum), ("max", .maximum),
      ("met_share", .metShare), ("completeness", .completeness),
    ]
    for (name, key) in figures {
      if let value = points(name, fields) { checks.append(.init(key: key, value: value)) }
    }
    for (name, key) in [("units", ScenarioCheck.Key.units), ("assessed", .assessed)] {
      if let count = fields.wholeNumber(name, in: 0...10_000_000) {
        checks.append(.init(key: key, value: .count(count)))
      }
    }
    guard let value = table["grades"] else { return checks }
    guard let counts = ScenarioReader.plain(value, like: table), counts.list.isEmpty else {
      fields.wrongType(
        "grades", value,
        Message(en: "counts such as { [\"优秀\"] = 3 }", zh: "{ [\"优秀\"] = 3 } 这样的个数"))
      return checks
    }
    refuseEmpty("grades", counts, table)
    for (grade, count) in counts.fields {
      guard let number = count.number.flatMap({ Int(exactly: $0) }), number >= 0 else {
        fields.wrongType("grades", count, Message(en: "a number of units", zh: "单位个数"))
        continue
      }
      checks.append(.init(key: .gradeCount(grade), value: .count(number)))
    }
    return checks
  }

  /// A number quantised as results are: 831/883 is what a share of 0.941110 comes from.
  private func points(_ key: String, _ fields: TableReader) -> ScenarioCheck.Value? {
    guard let number = fields.number(key) else { return nil }
    if let points = Points(quantising: number) { return .points(points) }
    fields.wrongValue(
      key, number.plainText, Message(en: "a number of points", zh: "分数"))
    return nil
  }

  private func flags(_ table: LuaTable, _ fields: TableReader) -> ScenarioCheck.Value? {
    guard let value = table["flags"] else { return nil }
    guard let list = ScenarioReader.plain(value, like: table), list.fields.isEmpty else {
      fields.wrongType(
        "flags", value, Message(en: "a list such as { \"空心\" }", zh: "{ \"空心\" } 这样的列表"))
      return nil
    }
    return .flags(
      list.list.compactMap { flag in
        if case .string(let text) = flag { return text }
        fields.wrongType("flags", flag, Message(en: "texts in quotes", zh: "引号里的文字"))
        return nil
      })
  }

  /// `items = { establishment_rate = 8, term_election = "不适用" }`
  private func parts(
    _ key: String, _ table: LuaTable, _ fields: TableReader
  ) -> [(String, ScenarioCheck.Value)] {
    guard let value = table[key] else { return [] }
    guard let parts = ScenarioReader.plain(value, like: table), parts.list.isEmpty else {
      fields.wrongType(
        key, value, Message(en: "scores by id: { secretary = 5 }", zh: "各项得分：{ secretary = 5 }"))
      return []
    }
    refuseEmpty(key, parts, table)
    return parts.fields.compactMap { id, value in
      if let points = value.number.flatMap({ Points(quantising: $0) }) {
        return (id, .points(points))
      }
      if case .string(let text) = value, ["不适用", "NA", "N/A"].contains(text) {
        return (id, .notApplicable)
      }
      fields.wrongType(key, value, Message(en: "a score, or \"不适用\"", zh: "得分，或 \"不适用\""))
      return nil
    }
  }
  /// A list without entries looks like an expectation and is none; `flags = {}` is one.
  private func refuseEmpty(_ key: String, _ list: LuaTable, _ table: LuaTable) {
    guard list.fields.isEmpty else { return }
    reader.report(
      .nothingExpected, at: table, naming: key,
      Message(en: "'\(key)' is empty: it checks nothing", zh: "“\(key)”是空的，什么都不核对"),
      help: Message(en: "fill it in, or delete it", zh: "请填写内容，或删去这一栏"))
  }
}
