import Diagnostics
import LuaSandbox
import ScorecardModel

/// Reads what measures read: indicators and expressions over them.
struct OperandReader {
  let reader: RuleReader

  /// - Parameter owner: the table that the value stands in, for the place of a fault.
  func operand(_ value: LuaValue?, in owner: LuaTable) -> Operand? {
    switch value {
    case .string(let name): return indicator(name, in: owner).map(Operand.indicator)
    case .table(let table): return expression(table, in: owner)
    default:
      reader.report(
        .wrongType, at: owner,
        Message(
          en: "\(owner.constructor ?? "measure") needs an indicator here, "
            + "found \((value ?? .null).kindName.english)",
          zh: "\(owner.constructor ?? "计分方法") 这里应写指标，实际是\((value ?? .null).kindName.chinese)"),
        help: Message(
          en: "write the indicator's id in quotes, or an expression such as ratio { \"a\", \"b\" }",
          zh: "请写引号里的指标代号，或 ratio { \"a\", \"b\" } 这样的算式"))
      return nil
    }
  }

  func indicator(_ name: String, in owner: LuaTable) -> IndicatorIndex? {
    if let index = reader.index(ofIndicator: name) { return index }
    let byTitle = reader.catalogue.index(header: name).map { reader.catalogue[$0].id }
    let ids = name.contains(".") ? reader.derived : reader.catalogue.indicators
    let near = byTitle ?? Spelling.nearest(name, in: ids.lazy.map(\.id))
    reader.report(
      .unknownIndicator, at: owner, naming: "\"\(name)\"",
      Message(
        en: "there is no indicator '\(name)' in the catalogue", zh: "指标目录里没有“\(name)”"),
      help: .didYouMean(near))
    return nil
  }

  private func expression(_ table: LuaTable, in owner: LuaTable) -> Operand? {
    guard let name = table.constructor,
      RuleLanguage.operands.contains(where: { $0.name == name })
    else {
      reader.reportMisplaced(
        .table(table), in: owner,
        expected: Message(en: "expected an indicator or an expression", zh: "这里应为指标或算式"),
        help: Message(
          en: "expressions are " + RuleLanguage.operands.map(\.name).joined(separator: ", "),
          zh: "算式有 " + RuleLanguage.operands.map(\.name).joined(separator: "、")))
      return nil
    }
    let fields = TableReader(table, reader)
    switch name {
    case "ratio": return quotient(table, scale: 1)
    case "percent": return quotient(table, scale: 100)
    case "per": return per(table)
    case "sum": return sum(table)
    case "gap": return gap(table)
    case "sampled": return sampled(table, fields)
    default: return change(table, fields)
    }
  }

  private func quotient(_ table: LuaTable, scale: Double) -> Operand? {
    guard expectCount(2, table, Message(en: "two indicators", zh: "两个指标")) else { return nil }
    guard let numerator = operand(table.list[0], in: table),
      let denominator = operand(table.list[1], in: table)
    else { return nil }
    return .ratio(numerator, denominator, scale: scale)
  }

  private func per(_ table: LuaTable) -> Operand? {
    let expected = Message(
      en: "two indicators and a number, such as per { \"a\", \"b\", 1000 }",
      zh: "两个指标和一个数，例如 per { \"a\", \"b\", 1000 }")
    guard expectCount(3, table, expected) else { return nil }
    guard let scale = table.list[2].number, scale.isFinite, scale > 0 else {
      wrongArgument(table, table.list[2], expected)
      return nil
    }
    guard let numerator = operand(table.list[0], in: table),
      let denominator = operand(table.list[1], in: table)
    else { return nil }
    return .ratio(numerator, denominator, scale: scale)
  }

  private func sum(_ table: LuaTable) -> Operand? {
    guard !table.list.isEmpty else {
      _ = expectCount(1, table, Message(en: "at least one indicator", zh: "至少一个指标"))
      return nil
    }
    let terms = table.list.compactMap { operand($0, in: table) }
    return terms.count == table.list.count ? .sum(terms) : nil
  }

  private func change(_ table: LuaTable, _ fields: TableReader) -> Operand? {
    guard expectCount(1, table, Message(en: "one indicator", zh: "一个指标")) else { return nil }
    let moment: Moment
    switch fields.string("since") {
    case "baseline": moment = .baseline
    case "previous": moment = .previous
    case nil:
      if !fields.has("since") { fields.missing("since") }
      return nil
    case let other?:
      fields.unknownName("since", other, ["previous", "baseline"])
      return nil
    }
    guard let operand = operand(table.list[0], in: table), hasHistory(operand, table) else {
      return nil
    }
    return .change(operand, since: moment)
  }

  /// Whether an operand has earlier values: results of other rule sets have none.
  func hasHistory(_ operand: Operand, _ table: LuaTable) -> Bool {
    let derived = operand.references.first { $0.indicator >= reader.catalogue.count }
    guard let derived else { return true }
    let id = reader.indicator(derived.indicator).id
    reader.report(
      .wrongValue, at: table, naming: "\"\(id)\"",
      Message(
        en: "\(table.constructor ?? ""): '\(id)' has no earlier values, only the current one",
        zh: "\(table.constructor ?? "")：“\(id)”只有当期的值，没有以前的值"))
    return false
  }

  private func gap(_ table: LuaTable) -> Operand? {
    guard expectCount(2, table, Message(en: "two indicators", zh: "两个指标")) else { return nil }
    guard let left = operand(table.list[0], in: table),
      let right = operand(table.list[1], in: table)
    else { return nil }
    return .gap(left, right)
  }

  private func sampled(_ table: LuaTable, _ fields: TableReader) -> Operand? {
    guard expectCount(1, table, Message(en: "one indicator", zh: "一个指标")) else { return nil }
    let value = operand(table.list[0], in: table)
    if !fields.has("size") { fields.missing("size") }
    let size = fields.table["size"].flatMap { operand($0, in: table) }
    guard let least = fields.requiredNumber("least"), let value, let size else { return nil }
    return .sampled(value, size: size, least: least)
  }

  /// Whether a constructor got as many positional arguments as it takes; reports if not.
  func expectCount(_ count: Int, _ table: LuaTable, _ expected: Message) -> Bool {
    guard table.list.count != count else { return true }
    let name = table.constructor ?? ""
    reader.report(
      .wrongValue, at: table,
      Message(
        en: "\(name) takes \(expected.english), found \(table.list.count) values",
        zh: "\(name) 应写\(expected.chinese)，实际写了 \(table.list.count) 个值"))
    return false
  }

  func wrongArgument(_ table: LuaTable, _ found: LuaValue, _ expected: Message) {
    let name = table.constructor ?? ""
    reader.report(
      .wrongType, at: table,
      Message(
        en: "\(name) takes \(expected.english), found \(found.kindName.english)",
        zh: "\(name) 应写\(expected.chinese)，实际是\(found.kindName.chinese)"))
  }
}
