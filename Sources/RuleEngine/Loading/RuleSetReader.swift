import Diagnostics
import LuaSandbox
import ScorecardModel

/// Reads the table that a rule file returned into a rule set; every fault is reported.
struct RuleSetReader {
  let reader: RuleReader

  private static let parts = Message(
    en: "a ruleset holds section, bonus, deduction, gate, quota, schedule, process and shown",
    zh: "ruleset 里应为 section、bonus、deduction、gate、quota、schedule、process、shown")
  private static let belongs = Message(
    en: "an item belongs into a section, a grade into grades = { … }",
    zh: "item 要写在 section 里，grade 要写在 grades = { … } 里")

  struct Parts {
    var sections: [Section] = []
    var items: [Item] = []
    var phases: [PhaseParts] = []
    var bonuses: [Adjustment] = []
    var deductions: [Adjustment] = []
    var gates: [LuaTable] = []
    var quotas: [LuaTable] = []
    var shown: [Shown] = []
  }

  /// - Returns: nil where the value is no rule set at all; else a rule set and, where it has a
  ///   schedule, those of its phases; they count only if the reader's log has no errors.
  func ruleSets(_ value: LuaValue, source: LuaSource) -> RuleSetFamily? {
    guard case .table(let table) = value, table.constructor == "ruleset" else {
      reader.reportNoRuleSet(value, path: source.path)
      return nil
    }
    let fields = TableReader(table, reader)
    let id = fields.requiredString("id")
    if !id.isEmpty, !TableReader.isWellFormed(id) {
      fields.wrongValue(
        "id", "\"\(id)\"",
        Message(
          en: "a lower-case letter, then lower-case letters, digits, '_' or '-'",
          zh: "以小写字母开头，只含小写字母、数字、“_”和“-”"))
    }
    let uses = uses(fields)
    reader.add(derived: uses.flatMap(\.indicators))
    readProcess(table)
    readSchedule(table)
    let parts = parts(table)
    let grades = grades(table, fields)
    let levels = levels(fields)
    var ruleSet = RuleSet(
      id: id, version: fields.requiredString("version"), title: fields.title(),
      source: fields.string("source") ?? "",
      unit: levels[0], levels: levels,
      total: fields.points("total") ?? Points(whole: 100),
      decimals: fields.wholeNumber("decimals", in: 0...6) ?? 2,
      sections: parts.sections, items: parts.items, bonuses: parts.bonuses,
      deductions: parts.deductions, grades: grades,
      combination: combination(table["combine"], fields), ranking: ranking(fields),
      passLine: fields.points("pass_line"),
      maxNotApplicable: fields.share("max_not_applicable") ?? Points(micro: 200_000),
      maxMissing: fields.share("max_missing") ?? Points(micro: 300_000),
      path: source.path)
    let gradeNames = grades.map(\.name)
    ruleSet.metGrade =
      fields.position("met", in: gradeNames) ?? max(0, Self.lastEarned(grades) - 1)
    ruleSet.quotas = parts.quotas.compactMap {
      quota($0, gradeNames, lastEarned: Self.lastEarned(grades))
    }
    ruleSet.uses = uses
    ruleSet.derived = reader.derived
    ruleSet.process = reader.process
    ruleSet.shown = parts.shown
    ruleSet.rescaling = fields.choice("rescale", of: Rescaling.self) ?? .total
    if let margin = fields.points("self_margin", minimum: .zero) { ruleSet.selfMargin = margin }
    guard let schedule = reader.schedule else {
      ruleSet.gates = parts.gates.map { gate($0, ruleSet) }
      checkPointsSum(ruleSet, table)
      return RuleSetFamily(main: ruleSet, phases: [])
    }
    return family(ruleSet, parts, schedule, table)
  }

  /// The last grade that a score can earn; those after it are given by gates only.
  private static func lastEarned(_ grades: [Grade]) -> Int {
    grades.firstIndex(where: \.isUnconditional) ?? max(0, grades.count - 1)
  }

  /// `unit = "district"` or `unit = { "district", "street" }`; at least one.
  private func levels(_ fields: TableReader) -> [UnitLevel] {
    guard case .table(let list)? = fields.table["unit"] else {
      return [fields.choice("unit", of: UnitLevel.self) ?? .community]
    }
    let words = UnitLevel.allCases.map(\.rawValue)
    var levels: [UnitLevel] = []
    for value in list.list {
      guard case .string(let word) = value, let level = UnitLevel(rawValue: word) else {
        if case .string(let word) = value {
          fields.unknownName("unit", word, words)
        } else {
          fields.wrongType("unit", value, Message(en: "kinds of units", zh: "考核对象的级别"))
        }
        continue
      }
      if !levels.contains(level) { levels.append(level) }
    }
    if list.list.isEmpty || !list.fields.isEmpty {
      fields.wrongValue(
        "unit", "{ … }",
        Message(
          en: "a list of kinds of units, such as { \"district\", \"street\" }",
          zh: "考核对象的列表，例如 { \"district\", \"street\" }"))
    }
    return levels.isEmpty ? [.community] : levels
  }

  private func parts(_ table: LuaTable) -> Parts {
    var parts = Parts()
    let sections = SectionReader(reader: reader)
    for value in table.list {
      guard case .table(let part) = value, let name = part.constructor else {
        reader.reportMisplaced(value, in: table, expected: Self.parts, help: Self.belongs)
        continue
      }
      switch name {
      case "section": sections.read(part, into: &parts.sections, &parts.items)
      case "bonus": parts.bonuses.append(sections.adjustment(part))
      case "deduction": parts.deductions.append(sections.adjustment(part))
      case "gate": parts.gates.append(part)
      case "quota": parts.quotas.append(part)
      case "shown": parts.shown.append(shown(part))
      case "schedule": parts.phases += phases(part)
      case "process": break
      default: reader.reportMisplaced(value, in: table, expected: Self.parts, help: Self.belongs)
      }
    }
    // Sums of so many times the largest points stay in the range of points.
    let mostParts = 1_000
    if parts.items.count > mostParts || parts.bonuses.count + parts.deductions.count > mostParts {
      reader.report(
        .wrongValue, at: table,
        Message(
          en: "the rule set has more than \(mostParts) items, or as many bonuses and deductions",
          zh: "规则集的二级项，或加分、扣分项，超过 \(mostParts) 个"))
      return Parts()
    }
    if parts.sections.isEmpty, reader.schedule == nil {
      reader.report(
        .missingField, at: table,
        Message(en: "the rule set has no section", zh: "规则集没有考核项（section）"))
    }
    if !parts.sections.isEmpty, reader.schedule != nil {
      reader.report(
        .misplaced, at: table,
        Message(
          en: "a rule set with a schedule has its sections in the phases",
          zh: "有三年计划（schedule）的规则集，考核项要写在各阶段（phase）里"))
    }
    return parts
  }

  func checkPointsSum(_ ruleSet: RuleSet, _ table: LuaTable) {
    let sum = ruleSet.items.reduce(Points.zero) { $0 + $1.points }
    // Points that could not be read are 0 here and reported already.
    guard sum != ruleSet.total, !ruleSet.items.isEmpty,
      ruleSet.items.allSatisfy({ $0.points > .zero })
    else { return }
    reader.report(
      .pointsSum, at: table,
      Message(
        en: "the items' points sum to \(sum), not to the total of \(ruleSet.total)",
        zh: "各项分值合计 \(sum)，与满分 \(ruleSet.total) 不符"),
      notes: ruleSet.sections.map {
        Message(
          en: "section \($0.id) has \($0.points) points", zh: "\($0.title.chinese)：\($0.points) 分")
      },
      help: Message(
        en: "correct the points, or declare total = \(sum)", zh: "请更正分值，或写明 total = \(sum)"))
  }

  private func ranking(_ fields: TableReader) -> Ranking {
    let standard = Ranking(within: .district, smallest: 3)
    switch fields.table["rank"] {
    case nil: return standard
    case .table(let table)?:
      let rank = TableReader(
        plain: LuaTable(
          constructor: nil, path: fields.table.path, line: fields.table.line, list: table.list,
          fields: table.fields),
        name: "rank", fields: RuleLanguage.fields(of: "rank"), reader)
      return Ranking(
        within: rank.choice("within", of: Grouping.self) ?? standard.within,
        smallest: rank.wholeNumber("smallest", in: 1...1_000_000) ?? standard.smallest)
    case let other?:
      fields.wrongType(
        "rank", other,
        Message(
          en: "a table such as { within = \"district\" }", zh: "{ within = \"district\" } 这样的表"))
      return standard
    }
  }

  private func combination(_ value: LuaValue?, _ fields: TableReader) -> Combination {
    switch value {
    case nil, .string("sum"): return .sum
    case .string("geometric"): return .geometric
    case .string("minimum"): return .minimum
    case .function(let function): return .function(reader.slot(function))
    case .string(let text): fields.unknownName("combine", text, ["sum", "geometric", "minimum"])
    case let other?:
      fields.wrongType(
        "combine", other,
        Message(en: "\"geometric\", \"minimum\" or a function", zh: "“geometric”“minimum”或函数"))
    }
    return .sum
  }
}

extension RuleReader {
  /// Something stands where something else is expected.
  func reportMisplaced(
    _ value: LuaValue, in owner: LuaTable, expected: Message, help: Message? = nil
  ) {
    let found = value.kindName
    var place = owner
    if case .table(let table) = value, table.line != nil { place = table }
    report(
      .misplaced, at: place,
      Message(
        en: "\(expected.english), found \(found.english)",
        zh: "\(expected.chinese)，实际是\(found.chinese)"),
      help: help)
  }

  func reportNoRuleSet(_ value: LuaValue, path: String) {
    let found = value.kindName
    var line = 1
    if case .table(let table) = value, let tableLine = table.line { line = tableLine }
    let table = LuaTable(constructor: nil, path: path, line: line, list: [], fields: [])
    report(
      .notARuleSet, at: table,
      Message(
        en: "the file returns \(found.english), expected ruleset { … }",
        zh: "规则文件返回的是\(found.chinese)，应为 ruleset { … }"),
      help: Message(
        en: "the file must end in: return ruleset { … }", zh: "文件应写成：return ruleset { … }"))
  }
}
