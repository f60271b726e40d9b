import Diagnostics
import LuaSandbox
import ScorecardModel

/// Reads what a scenario file returned; every fault is reported.
struct ScenarioReader {
  let reader: RuleReader

  func scenarios(_ value: LuaValue, _ source: LuaSource) -> [Scenario] {
    if case .table(let table) = value {
      if table.constructor == "scenario" { return [scenario(table)] }
      if table.constructor == nil, table.fields.isEmpty, !table.list.isEmpty {
        let tables = tables("scenario", in: table)
        let scenarios = tables.map(scenario)
        for (index, scenario) in scenarios.enumerated()
        where scenarios[..<index].contains(where: { $0.title == scenario.title }) {
          reader.report(
            .duplicateScenario, at: tables[index], naming: scenario.title,
            Message(
              en: "there is a scenario '\(scenario.title)' already",
              zh: "情景“\(scenario.title)”重名"))
        }
        return scenarios
      }
    }
    let found = value.kindName
    reader.report(
      .notAScenario, at: LuaTable(path: source.path, line: 1),
      Message(
        en: "the file returns \(found.english), expected scenario { … }",
        zh: "情景文件返回的是\(found.chinese)，应为 scenario { … }"),
      help: Message(
        en: "the file must end in: return scenario { … }", zh: "文件应写成：return scenario { … }"))
    return []
  }

  private func scenario(_ table: LuaTable) -> Scenario {
    let fields = self.fields(table)
    let defaults = Self.plain(table["defaults"], like: table).map { cells($0, in: table) } ?? [:]
    if let other = table["defaults"], Self.plain(other, like: table) == nil {
      fields.wrongType(
        "defaults", other,
        Message(en: "a table such as { members = 20 }", zh: "{ members = 20 } 这样的表"))
    }
    var scenario = Scenario(
      title: fields.requiredString("title"), note: fields.string("note") ?? "",
      place: place(table), ruleSets: ruleSets(table, fields), asOf: date("as_of", fields),
      snapshots: [], targets: [], results: [], adjustments: [],
      process: [], expectations: [])
    let expectations = ExpectationReader(reader: reader)
    for value in Self.flattened(table.list) {
      guard case .table(let part) = value, let name = part.constructor else {
        misplaced(value, in: table)
        continue
      }
      switch name {
      case "snapshot": snapshot(part, defaults).map { scenario.snapshots.append($0) }
      case "expect", "expect_rollup", "expect_diagnostic":
        expectations.expectation(part).map { scenario.expectations.append($0) }
      default: misplaced(value, in: table)
      }
    }
    scenario.targets = rows("targets", of: table, fields).compactMap { target($0, in: table) }
    scenario.results = rows("results", of: table, fields).compactMap { result($0, in: table) }
    scenario.adjustments = rows("adjustments", of: table, fields)
      .compactMap { adjustment($0, in: table) }
    scenario.process = rows("process", of: table, fields).compactMap { record($0, in: table) }
    checkIsWhole(scenario, table)
    return scenario
  }

  private func checkIsWhole(_ scenario: Scenario, _ table: LuaTable) {
    if !table.list.contains(where: { Self.holds("snapshot", $0) }) {
      reader.report(
        .missingField, at: table,
        Message(en: "the scenario has no snapshot", zh: "情景没有数据快照（snapshot）"))
    }
    if !["expect", "expect_rollup", "expect_diagnostic"].contains(where: { name in
      table.list.contains { Self.holds(name, $0) }
    }) {
      reader.report(
        .nothingExpected, at: table,
        Message(en: "the scenario expects nothing", zh: "情景没有写应得结果"),
        help: Message(
          en: "add expect { unit = …, total = … }", zh: "请写上 expect { unit = …, total = … }"))
    }
  }

  private func misplaced(_ value: LuaValue, in table: LuaTable) {
    reader.reportMisplaced(
      value, in: table,
      expected: Message(
        en: "a scenario holds snapshot, expect, expect_rollup and expect_diagnostic",
        zh: "scenario 里应为 snapshot、expect、expect_rollup、expect_diagnostic"))
  }

  private func ruleSets(_ table: LuaTable, _ fields: TableReader) -> [String] {
    if table["rulesets"] == nil { fields.missing("rulesets") }
    guard let list = Self.plain(table["rulesets"], like: table)?.list, !list.isEmpty else {
      if let other = table["rulesets"] {
        fields.wrongType(
          "rulesets", other,
          Message(en: "a list such as { \"five-have\" }", zh: "{ \"five-have\" } 这样的列表"))
      }
      return []
    }
    return list.compactMap { value in
      if case .string(let id) = value { return id }
      fields.wrongType("rulesets", value, Message(en: "ids of rule sets", zh: "规则集代号"))
      return nil
    }
  }

  // MARK: Snapshots and units

  private func snapshot(
    _ table: LuaTable, _ defaults: [IndicatorIndex: Cell]
  ) -> ScenarioSnapshot? {
    let fields = self.fields(table)
    if !fields.has("date") { fields.missing("date") }
    let role = fields.string("role")
    if let role, role != "baseline" { fields.unknownName("role", role, ["baseline"]) }
    let verification = fields.string("verification")
    if let verification, VerificationLevel(word: verification) == nil {
      fields.unknownName("verification", verification, VerificationLevel.words)
    }
    let date = date("date", fields)
    let level = fields.choice("level", of: UnitLevel.self) ?? .community
    var units: [ScenarioUnit] = []
    var lines: [String: Int] = [:]
    for part in tables("unit", in: table) {
      let unit = unit(part, defaults)
      if let line = lines[unit.code] {
        reader.report(
          .duplicateUnit, at: part, naming: "\"\(unit.code)\"",
          Message(
            en: "the code '\(unit.code)' is used twice in the snapshot",
            zh: "数据快照里代码“\(unit.code)”重复"),
          notes: [Message(en: "first used in line \(line)", zh: "首次出现在第 \(line) 行")])
      }
      lines[unit.code] = part.line ?? 0
      units.append(unit)
    }
    return date.map {
      ScenarioSnapshot(
        date: $0, level: level, isBaseline: role == "baseline",
        verification: verification.flatMap(VerificationLevel.init(word:)), units: units)
    }
  }

  private func unit(_ table: LuaTable, _ defaults: [IndicatorIndex: Cell]) -> ScenarioUnit {
    let own = ScenarioLanguage.fields(of: "unit")
    let texts = LuaTable(
      constructor: nil, path: table.path, line: table.line,
      fields: table.fields.filter { own.contains($0.key) })
    let fields = TableReader(plain: texts, name: "unit", fields: own, reader)
    for value in table.list {
      reader.reportMisplaced(
        value, in: table,
        expected: Message(en: "a unit has named fields only", zh: "unit 里应写“栏目 = 值”"))
    }
    let code = fields.requiredString("code")
    let indicators = LuaTable(
      constructor: nil, path: table.path, line: table.line,
      fields: table.fields.filter { !own.contains($0.key) })
    return ScenarioUnit(
      code: code, name: fields.string("name") ?? code, district: fields.string("district"),
      street: fields.string("street"), city: fields.string("city"),
      stratum: fields.string("stratum"),
      cells: defaults.merging(cells(indicators, in: table)) { _, new in new })
  }

  /// The values of indicators, by id or title.
  private func cells(_ values: LuaTable, in owner: LuaTable) -> [IndicatorIndex: Cell] {
    var cells: [IndicatorIndex: Cell] = [:]
    let catalogue = reader.catalogue
    for (key, value) in values.fields {
      guard let index = catalogue.index(id: key) ?? catalogue.index(header: key) else {
        let names = ScenarioLanguage.fields(of: "unit") + catalogue.indicators.map(\.id)
        reader.report(
          .unknownIndicator, at: owner, naming: key,
          Message(en: "there is no indicator '\(key)' in the catalogue", zh: "指标目录里没有“\(key)”"),
          help: .didYouMean(Spelling.nearest(key, in: names)))
        continue
      }
      cells[index] = cell(value, catalogue[index], key, in: owner)
    }
    return cells
  }

  private func cell(
    _ value: LuaValue, _ indicator: Indicator, _ key: String, in owner: LuaTable
  ) -> Cell {
    let isBoolean = indicator.type == .boolean
    switch value {
    case .boolean(let flag) where isBoolean || indicator.type == .any: return .value(flag ? 1 : 0)
    case .string(let text):
      if ["不适用", "NA", "N/A", "na", "n/a"].contains(text) { return .notApplicable }
      if ["", "缺失", "missing"].contains(text) { return .missing }
    case .integer, .number:
      guard let number = value.number, number.isFinite else { break }
      if isBoolean, number != 0, number != 1 { break }
      if indicator.type == .count, number < 0 || number != number.rounded() { break }
      if let minimum = indicator.minimum, number < minimum { break }
      if let maximum = indicator.maximum, number > maximum { break }
      return .value(number == 0 ? 0 : number)
    default: break
    }
    let found = value.kindName
    reader.report(
      .wrongValue, at: owner, naming: key,
      Message(
        en: "'\(key)' is \(found.english), which is no value of the indicator",
        zh: "“\(key)”是\(found.chinese)，不是该指标的有效值"),
      help: isBoolean
        ? Message(
          en: "write true or false; \"不适用\" or \"缺失\" where there is none",
          zh: "请写 true 或 false；没有值的写 \"不适用\" 或 \"缺失\"")
        : Message(
          en: "write a number in its range; \"不适用\" or \"缺失\" where there is none",
          zh: "请写取值范围内的数；没有值的写 \"不适用\" 或 \"缺失\""))
    return .missing
  }

  // MARK: Targets, results and process

  /// The rows of a field that is a list of lists.
  private func rows(_ key: String, of table: LuaTable, _ fields: TableReader) -> [LuaValue] {
    guard let value = table[key] else { return [] }
    guard let list = Self.plain(value, like: table), list.fields.isEmpty else {
      fields.wrongType(
        key, value, Message(en: "a list of rows { { … }, … }", zh: "各行的列表 { { … }, … }"))
      return []
    }
    return list.list
  }

  /// `{ "001", "establishment_rate", 2025, 95 }`
  private func target(_ value: LuaValue, in owner: LuaTable) -> ScenarioTarget? {
    guard case .table(let row) = value, row.list.count == 4, row.fields.isEmpty,
      case .string(let code) = row.list[0], case .string(let name) = row.list[1],
      let year = row.list[2].number.flatMap({ Int(exactly: $0) }),
      let number = row.list[3].number, number.isFinite
    else {
      badRow(
        "targets", value, in: owner, "{ \"001\", \"establishment_rate\", 2025, 95 }")
      return nil
    }
    let operands = OperandReader(reader: reader)
    guard let index = operands.indicator(name, in: owner) else { return nil }
    return ScenarioTarget(
      code: code, indicator: index, year: year, value: number,
      place: reader.place(path: owner.path, line: owner.line, naming: "\"\(name)\""))
  }

  /// `{ "001", "five-have", 92.5, "示范" }`, the grade may be left out.
  private func result(_ value: LuaValue, in owner: LuaTable) -> ScenarioResult? {
    guard case .table(let row) = value, (3...4).contains(row.list.count), row.fields.isEmpty,
      case .string(let code) = row.list[0], case .string(let ruleSet) = row.list[1],
      let total = row.list[2].number, total.isFinite, let grade = grade(row.list.dropFirst(3))
    else {
      badRow("results", value, in: owner, "{ \"001\", \"five-have\", 92.5, \"示范\" }")
      return nil
    }
    return ScenarioResult(
      code: code, ruleSet: ruleSet, total: total, grade: grade.isEmpty ? nil : grade,
      place: reader.place(path: owner.path, line: owner.line, naming: "\"\(code)\""))
  }

  /// `{ "001", "five-have", -2, "瞒报数据" }`
  private func adjustment(_ value: LuaValue, in owner: LuaTable) -> ScenarioAdjustment? {
    guard case .table(let row) = value, row.list.count == 4, row.fields.isEmpty,
      case .string(let code) = row.list[0], case .string(let ruleSet) = row.list[1],
      let points = row.list[2].number.flatMap({ Points(exactly: $0) }),
      case .string(let reason) = row.list[3], !reason.isEmpty
    else {
      badRow("adjustments", value, in: owner, "{ \"001\", \"five-have\", -2, \"瞒报数据\" }")
      return nil
    }
    return ScenarioAdjustment(
      code: code, ruleSet: ruleSet,
      adjustment: UnitAdjustment(points: points, reason: reason),
      place: reader.place(path: owner.path, line: owner.line, naming: "\"\(reason)\""))
  }

  /// Empty where there is none; nil where it is no name.
  private func grade(_ values: ArraySlice<LuaValue>) -> String? {
    guard let value = values.first else { return "" }
    if case .string(let name) = value, !name.isEmpty { return name }
    return nil
  }

  /// `{ "001", "plan-883", "自评", "2025-03-01" }`
  private func record(_ value: LuaValue, in owner: LuaTable) -> ProcessRecord? {
    guard case .table(let row) = value, row.list.count == 4, row.fields.isEmpty,
      case .string(let code) = row.list[0], case .string(let ruleSet) = row.list[1],
      case .string(let state) = row.list[2], case .string(let text) = row.list[3],
      let date = CalendarDate(text)
    else {
      badRow("process", value, in: owner, "{ \"001\", \"plan-883\", \"自评\", \"2025-03-01\" }")
      return nil
    }
    let place = reader.place(path: owner.path, line: owner.line, naming: "\"\(text)\"")
    return ProcessRecord(
      code: code, ruleSet: ruleSet, state: state, date: date, line: place.line ?? 0)
  }

  private func badRow(_ key: String, _ value: LuaValue, in owner: LuaTable, _ example: String) {
    reader.report(
      .wrongValue, at: owner, naming: key,
      Message(
        en: "scenario: a row of '\(key)' is \(value.kindName.english), expected \(example)",
        zh: "scenario 的“\(key)”里有一行是\(value.kindName.chinese)，应为 \(example)"))
  }

  // MARK: Parts

  private func fields(_ table: LuaTable) -> TableReader {
    let name = table.constructor ?? ""
    return TableReader(
      plain: table, name: name, fields: ScenarioLanguage.fields(of: name), reader)
  }

  private func place(_ table: LuaTable) -> SourcePlace {
    reader.place(path: table.path, line: table.line, naming: nil)
  }

  private func date(_ key: String, _ fields: TableReader) -> CalendarDate? {
    guard let text = fields.string(key) else { return nil }
    if let date = CalendarDate(text) { return date }
    fields.wrongValue(
      key, "\"\(text)\"", Message(en: "a date, YYYY-MM-DD", zh: " YYYY-MM-DD 形式的日期"))
    return nil
  }

  /// The parts of a table that one constructor made; others are misplaced.
  private func tables(_ name: String, in table: LuaTable) -> [LuaTable] {
    Self.flattened(table.list).compactMap { value in
      if case .table(let part) = value, part.constructor == name { return part }
      let owner = table.constructor ?? ""
      reader.reportMisplaced(
        value, in: table,
        expected: owner.isEmpty
          ? Message(en: "the file returns scenarios", zh: "文件应返回 scenario")
          : Message(en: "a \(owner) holds \(name) { … }", zh: "\(owner) 里应为 \(name) { … }"))
      return nil
    }
  }

  /// Parts that stand in a plain list count as if they stood there themselves: loops make such
  /// lists.
  private static func flattened(_ values: [LuaValue]) -> [LuaValue] {
    values.flatMap { value -> [LuaValue] in
      if case .table(let list) = value, list.constructor == nil, list.fields.isEmpty {
        return flattened(list.list)
      }
      return [value]
    }
  }

  private static func holds(_ name: String, _ value: LuaValue) -> Bool {
    flattened([value]).contains {
      if case .table(let part) = $0 { part.constructor == name } else { false }
    }
  }

  /// A table that no constructor made.
  static func plain(_ value: LuaValue?, like owner: LuaTable) -> LuaTable? {
    guard case .table(let table)? = value, table.constructor == nil else { return nil }
    return LuaTable(
      constructor: nil, path: owner.path, line: owner.line, list: table.list,
      fields: table.fields)
  }
}
