import Diagnostics
import LuaSandbox
import ScorecardModel

/// What a rule file gives: its rule set and, where it has a schedule, one for each year.
struct RuleSetFamily {
  /// For a schedule the final, which weighs the years.
  var main: RuleSet
  var phases: [RuleSet]
}

/// What a `phase { … }` holds.
struct PhaseParts {
  var phase: Phase
  var sections: [Section] = []
  var items: [Item] = []
  var table: LuaTable
}

/// Reads schedules: three years, each with sections of its own, and the final that weighs them.
extension RuleSetReader {
  /// The schedule's dates, which measures need before they are read.
  func readSchedule(_ table: LuaTable) {
    let tables = parts(of: table, named: "schedule")
    guard let schedule = tables.first else { return }
    for extra in tables.dropFirst() {
      reader.report(
        .duplicateID, at: extra,
        Message(en: "there are two schedules", zh: "写了两个三年计划（schedule）"))
    }
    let fields = TableReader(schedule, reader)
    let start = date("start", fields)
    let baseline = date("baseline", fields)
    if let start, let baseline, baseline > start {
      fields.wrongValue(
        "baseline", baseline.description,
        Message(
          en: "a day up to the schedule's start, \(start)", zh: "不晚于计划起始日 \(start) 的日期"))
    }
    let years = parts(of: schedule, named: "phase").count
    let anyDay = CalendarDate("2000-01-01")
    guard let start = start ?? anyDay else { return }
    reader.schedule = Schedule(
      start: start, baseline: baseline ?? start, years: years, lights: lights(fields))
  }

  func readProcess(_ table: LuaTable) {
    let tables = parts(of: table, named: "process")
    guard let first = tables.first else { return }
    for extra in tables.dropFirst() {
      reader.report(
        .duplicateID, at: extra, Message(en: "there are two processes", zh: "写了两个流程（process）"))
    }
    guard let plan = process(first) else { return }
    reader.process = plan
    reader.add(derived: [
      Indicator(
        id: ProcessPlan.stepID, title: Message(en: "step of the process", zh: "流程进度"),
        type: .count, direction: .rising, minimum: 0)
    ])
  }

  private func parts(of table: LuaTable, named name: String) -> [LuaTable] {
    table.list.compactMap { value in
      if case .table(let part) = value, part.constructor == name { part } else { nil }
    }
  }

  private func date(_ key: String, _ fields: TableReader) -> CalendarDate? {
    if !fields.has(key) { fields.missing(key) }
    guard let text = fields.string(key) else { return nil }
    if let date = CalendarDate(text) { return date }
    fields.wrongValue(
      key, "\"\(text)\"", Message(en: "a date, YYYY-MM-DD", zh: " YYYY-MM-DD 形式的日期"))
    return nil
  }

  private func lights(_ fields: TableReader) -> Lights {
    var lights = Lights()
    guard case .table(let table)? = fields.table["status"] else {
      if let other = fields.table["status"] {
        fields.wrongType(
          "status", other,
          Message(
            en: "a table such as { behind = 10, far_behind = 30 }",
            zh: "{ behind = 10, far_behind = 30 } 这样的表"))
      }
      return lights
    }
    let status = TableReader(
      plain: LuaTable(plain: table.list, like: fields.table, fields: table.fields),
      name: "status", fields: RuleLanguage.fields(of: "status"), reader)
    lights.ahead = status.number("ahead") ?? lights.ahead
    lights.behind = status.number("behind") ?? lights.behind
    lights.farBehind = status.number("far_behind") ?? lights.farBehind
    lights.redShare = status.number("red_share") ?? lights.redShare
    lights.hold = status.number("hold") ?? lights.hold
    for (key, number) in [
      ("ahead", lights.ahead), ("behind", lights.behind), ("hold", lights.hold),
    ] where number < 0 {
      status.wrongValue(
        key, number.plainText, Message(en: "a number of 0 or more", zh: "不小于 0 的数"))
    }
    if !(0...1).contains(lights.redShare) {
      status.wrongValue(
        "red_share", lights.redShare.plainText,
        Message(en: "a share between 0 and 1", zh: "0 到 1 之间的比例"))
    }
    if lights.behind > lights.farBehind {
      status.wrongValue(
        "far_behind", lights.farBehind.plainText,
        Message(en: "at least 'behind'", zh: "不小于 behind 的数"))
    }
    return lights
  }

  /// The phases of a schedule, by year.
  func phases(_ table: LuaTable) -> [PhaseParts] {
    guard let schedule = reader.schedule else { return [] }
    var phases: [PhaseParts] = []
    for value in table.list {
      guard case .table(let part) = value, part.constructor == "phase" else {
        reader.reportMisplaced(
          value, in: table,
          expected: Message(en: "a schedule holds phases", zh: "schedule 里应为 phase"))
        continue
      }
      phases.append(phase(part, schedule))
    }
    let years = phases.map(\.phase.year)
    if years.sorted() != Array(1..<(years.count + 1)) || years.isEmpty {
      reader.report(
        .wrongValue, at: table,
        Message(
          en: "the phases' years are \(Self.list(years)), expected 1, 2, 3 … each once",
          zh: "各阶段的 year 是 \(Self.list(years))，应为 1、2、3……各一个"))
    }
    return phases.sorted { $0.phase.year < $1.phase.year }
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ", ")
  }

  private func phase(_ table: LuaTable, _ schedule: Schedule) -> PhaseParts {
    let fields = TableReader(table, reader)
    let id = fields.id()
    if id == "final" || reader.derived.contains(where: { $0.id == "results.\(id).total" }) {
      fields.wrongValue(
        "id", "\"\(id)\"",
        Message(
          en: "another id: 'final' and the names in 'uses' are taken",
          zh: "别的代号：“final”和 uses 里的名称已有用途"))
    }
    for key in ["year", "weight"] where !fields.has(key) { fields.missing(key) }
    var parts = PhaseParts(
      phase: Phase(
        id: id, title: fields.title(), year: fields.wholeNumber("year", in: 1...50) ?? 1,
        weight: fields.points("weight") ?? .zero, schedule: schedule),
      table: table)
    reader.scope = id
    defer { reader.scope = "" }
    for value in table.list {
      if case .table(let part) = value, part.constructor == "section" {
        SectionReader(reader: reader).read(part, into: &parts.sections, &parts.items)
      } else {
        reader.reportMisplaced(
          value, in: table,
          expected: Message(en: "a phase holds sections", zh: "phase 里应为 section"))
      }
    }
    return parts
  }

  /// The rule sets of the phases, and the final.
  /// - Parameter base: what the rule set says outside of the phases, without gates.
  func family(
    _ base: RuleSet, _ parts: Parts, _ schedule: Schedule, _ table: LuaTable
  ) -> RuleSetFamily {
    var template = base
    template.sections = parts.phases.flatMap(\.sections)
    template.items = parts.phases.flatMap(\.items)
    // Positions in the template say nothing of one phase: `zero` is found again by its id.
    let gates = parts.gates.map { table in
      (gate: gate(table, template), zero: TableReader(table, reader).string("zero"))
    }
    let phases = parts.phases.map { part in
      var phase = base
      phase.id = "\(base.id)/\(part.phase.id)"
      phase.title = Message(
        en: "\(base.title.english): \(part.phase.title.english)",
        zh: "\(base.title.chinese)·\(part.phase.title.chinese)")
      phase.sections = part.sections
      phase.items = part.items
      phase.phase = part.phase
      phase.gates = gates.compactMap { Self.resolve($0.gate, zero: $0.zero, in: phase) }
      for index in phase.grades.indices { phase.grades[index].eachYear = nil }
      checkPointsSum(phase, part.table)
      return phase
    }
    checkWeights(parts.phases.map(\.phase), base, table)
    var all = [final(base, parts.phases, gates.map(\.gate))] + phases
    let sections = all.flatMap(\.sections).map(\.id)
    let items = all.flatMap(\.items).map(\.id)
    for index in all.indices {
      let (ownSections, ownItems) = (
        Set(all[index].sections.map(\.id)), Set(all[index].items.map(\.id))
      )
      all[index].otherSections = Self.distinct(sections.filter { !ownSections.contains($0) })
      all[index].otherItems = Self.distinct(items.filter { !ownItems.contains($0) })
    }
    return RuleSetFamily(main: all[0], phases: Array(all.dropFirst()))
  }

  private static func distinct(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  /// A gate as it works in one phase; nil where what it sets to zero is in another one and it does
  /// nothing else.
  private static func resolve(_ gate: Gate, zero: String?, in phase: RuleSet) -> Gate? {
    var gate = gate
    guard let zero else { return gate }
    if let section = phase.sections.firstIndex(where: { $0.id == zero }) {
      gate.zero = .section(section)
    } else if let item = phase.items.firstIndex(where: { $0.id == zero }) {
      gate.zero = .item(item)
    } else {
      gate.zero = nil
    }
    return gate.zero == nil && gate.cap == nil && gate.flag == nil ? nil : gate
  }

  /// The final: an item for each year, whose points are the year's weight.
  private func final(_ base: RuleSet, _ phases: [PhaseParts], _ gates: [Gate]) -> RuleSet {
    var final = base
    final.finalOf = phases.map(\.phase)
    let usesOfPhases = phases.map { part in
      Use(alias: part.phase.id, ruleSet: "\(base.id)/\(part.phase.id)", line: part.table.line ?? 0)
    }
    final.uses = base.uses + usesOfPhases
    // The figures of the phases stand behind those of the file's own uses and process.
    let first = reader.catalogue.count + base.derived.count
    final.derived = base.derived + usesOfPhases.flatMap(\.indicators)
    final.items = zip(phases, usesOfPhases).enumerated().map { position, pair in
      let offset = ResultFigure.allCases.firstIndex(of: .rate) ?? 0
      let rate = first + position * ResultFigure.allCases.count + offset
      return Item(
        id: pair.0.phase.id, title: pair.0.phase.title, points: pair.0.phase.weight,
        scoring: .measure(.linear(.indicator(rate), from: 0, to: 100)),
        line: pair.0.table.line ?? 0)
    }
    final.sections = final.items.enumerated().map { index, item in
      Section(
        id: item.id, title: item.title, points: item.points, itemRange: index..<(index + 1),
        line: item.line)
    }
    final.bonuses = []
    final.deductions = []
    final.gates = gates.compactMap { Self.resolve($0, zero: nil, in: final) }.compactMap { gate in
      var gate = gate
      gate.zero = nil
      return gate.cap == nil && gate.flag == nil ? nil : gate
    }
    final.grades = base.grades.map { grade in
      var grade = grade
      grade.eachSection = grade.eachYear.map { $0.scaled(by: Points(whole: 1), over: base.total) }
      return grade
    }
    final.combination = .sum
    // A final without one of its years is not published.
    final.maxMissing = .zero
    final.maxNotApplicable = .zero
    return final
  }

  private func checkWeights(_ phases: [Phase], _ base: RuleSet, _ table: LuaTable) {
    let sum = phases.reduce(Points.zero) { $0 + $1.weight }
    guard sum != base.total, phases.allSatisfy({ $0.weight > .zero }) else { return }
    reader.report(
      .pointsSum, at: table,
      Message(
        en: "the phases' weights sum to \(sum), not to the total of \(base.total)",
        zh: "各阶段权重合计 \(sum)，与满分 \(base.total) 不符"))
  }
}
