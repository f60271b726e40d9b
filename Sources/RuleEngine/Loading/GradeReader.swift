import Diagnostics
import LuaSandbox
import ScorecardModel

/// Reads what turns a score into a result: grades, gates and quotas.
extension RuleSetReader {
  func grades(_ table: LuaTable, _ fields: TableReader) -> [Grade] {
    guard let value = table["grades"] else { return [] }
    guard case .table(let list) = value, list.constructor == nil, list.fields.isEmpty else {
      fields.wrongType(
        "grades", value,
        Message(en: "a list { grade { … }, … }", zh: "{ grade { … }, … } 这样的列表"))
      return []
    }
    var grades: [Grade] = []
    for value in list.list {
      guard case .table(let part) = value, part.constructor == "grade" else {
        fields.wrongType("grades", value, Message(en: "grade { … }", zh: "grade { … }"))
        continue
      }
      if let grade = grade(part) {
        checkReachable(grade, after: grades, part, cappedGrades: cappedGrades(table))
        grades.append(grade)
      }
    }
    if grades.count > 250 {
      fields.wrongValue("grades", "\(grades.count)", Message(en: "at most 250", zh: "至多 250 个"))
    }
    if let last = grades.last, !grades.contains(where: \.isUnconditional) {
      reader.report(
        .unreachable, at: table, naming: "\"\(last.name)\"",
        Message(
          en: "the last grade '\(last.name)' has a condition, so some units would have no grade",
          zh: "最后一个等次“\(last.name)”带有条件，会有单位得不到等次"),
        help: Message(
          en: "end the list with a grade without 'at', 'each_section' and 'when'",
          zh: "请在最后写一个不带 at、each_section、when 的等次"))
    }
    return grades
  }

  private func eachYear(_ fields: TableReader) -> Points? {
    guard let least = fields.points("each_year", minimum: .zero) else { return nil }
    guard reader.schedule != nil else {
      fields.wrongValue(
        "each_year", least.description,
        Message(
          en: "nothing: the rule set has no schedule", zh: "不写：规则集没有三年计划（schedule）"))
      return nil
    }
    return least
  }

  private func grade(_ table: LuaTable) -> Grade? {
    let fields = TableReader(table, reader)
    guard table.list.count == 1, case .string(let name) = table.list[0], !name.isEmpty else {
      reader.report(
        .missingField, at: table,
        Message(
          en: "a grade begins with its name: grade { \"优秀\", at = 90 }",
          zh: "等次要先写名称：grade { \"优秀\", at = 90 }"))
      return nil
    }
    let (condition, lines) = ConditionReader(reader).placed("when", fields)
    var grade = Grade(
      name: name, minimum: fields.points("at", minimum: .zero),
      eachSection: fields.share("each_section"), eachYear: eachYear(fields),
      condition: condition, line: table.line ?? 0)
    grade.conditionLines = lines
    return grade
  }

  /// The grades that gates cap to: a grade after an unconditional one may be among them.
  private func cappedGrades(_ table: LuaTable) -> Set<String> {
    Set(
      table.list.compactMap { value in
        guard case .table(let part) = value, part.constructor == "gate",
          case .string(let name)? = part["cap"]
        else { return nil }
        return name
      })
  }

  private func checkReachable(
    _ grade: Grade, after earlier: [Grade], _ table: LuaTable, cappedGrades: Set<String>
  ) {
    if earlier.contains(where: { $0.name == grade.name }) {
      reader.report(
        .duplicateID, at: table, naming: "\"\(grade.name)\"",
        Message(en: "the grade '\(grade.name)' stands twice", zh: "等次“\(grade.name)”重复"))
    }
    let hider = earlier.first { other in
      other.eachSection == nil && other.condition == nil && other.eachYear == nil
        && !cappedGrades.contains(grade.name)
        && (other.minimum ?? .zero) <= (grade.minimum ?? .zero)
    }
    if let hider {
      reader.report(
        .unreachable, at: table, naming: "\"\(grade.name)\"",
        Message(
          en: "the grade '\(grade.name)' is never reached: '\(hider.name)' above it matches first",
          zh: "等次“\(grade.name)”永远得不到：上面的“\(hider.name)”先符合"),
        help: Message(
          en: "order the grades from the best to the least", zh: "请把等次从高到低排列"))
    }
  }

  func gate(_ table: LuaTable, _ ruleSet: RuleSet) -> Gate {
    let fields = TableReader(table, reader)
    let id = fields.id()
    if !fields.has("when") { fields.missing("when") }
    let (condition, lines) = ConditionReader(reader).placed("when", fields)
    var gate = Gate(
      id: id, title: gateTitle(fields, id), condition: condition ?? .measure(.bestOf([])),
      cap: fields.position("cap", in: ruleSet.grades.map(\.name)),
      flag: fields.string("flag"), zero: zeroTarget(fields, ruleSet), line: table.line ?? 0)
    gate.conditionLines = lines
    if !fields.has("cap"), !fields.has("flag"), !fields.has("zero") {
      reader.report(
        .noEffect, at: table,
        Message(en: "gate '\(id)' has no effect", zh: "限档条件“\(id)”没有任何作用"),
        help: Message(en: "give it cap, flag or zero", zh: "请写上 cap、flag 或 zero"))
    }
    return gate
  }

  /// A gate's title; its flag or its id where it has none.
  private func gateTitle(_ fields: TableReader, _ id: String) -> Message {
    let chinese = fields.string("title") ?? fields.string("flag") ?? id
    return Message(en: fields.string("title_en") ?? chinese, zh: chinese)
  }

  private func zeroTarget(_ fields: TableReader, _ ruleSet: RuleSet) -> ZeroTarget? {
    guard let name = fields.string("zero") else { return nil }
    if let section = ruleSet.sections.firstIndex(where: { $0.id == name }) {
      return .section(section)
    }
    if let item = ruleSet.items.firstIndex(where: { $0.id == name }) { return .item(item) }
    fields.unknownName("zero", name, ruleSet.sections.map(\.id) + ruleSet.items.map(\.id))
    return nil
  }

  func quota(_ table: LuaTable, _ grades: [String], lastEarned: Int) -> Quota? {
    let fields = TableReader(table, reader)
    if !fields.has("grade") { fields.missing("grade") }
    if !fields.has("share") { fields.missing("share") }
    let within = fields.choice("within", of: Grouping.self) ?? .district
    guard let grade = fields.position("grade", in: grades), let share = fields.share("share")
    else { return nil }
    guard grade < lastEarned else {
      fields.wrongValue(
        "grade", "\"\(grades[grade])\"",
        Message(
          en: "a grade above the last: there is none to drop to", zh: "最后一个等次以外的等次：没有更低的等次可降"))
      return nil
    }
    return Quota(grade: grade, share: share, within: within, line: table.line ?? 0)
  }
}
