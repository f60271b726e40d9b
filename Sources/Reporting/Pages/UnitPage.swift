import Diagnostics
import ScorecardModel

/// One unit under one rule set: its result, where the points are, and why.
struct UnitPage: Sendable {
  private let result: RuleSetResult
  private let ruleSet: RuleSet
  private let style: TextStyle
  private let asOf: CalendarDate?
  private let items: ItemTable
  /// Ranked units by ranking group; one entry where all units are ranked together.
  private let ranked: [Int]

  init(_ result: RuleSetResult, _ style: TextStyle, asOf: CalendarDate?) {
    self.result = result
    self.style = style
    self.asOf = asOf
    ruleSet = result.ruleSet
    items = ItemTable(ruleSet, result.catalogue, style)
    let groups = result.units.groups(ruleSet.ranking.within)
    var ranked = [Int](repeating: 0, count: groups?.groups.count ?? 1)
    for row in 0..<result.table.unitCount where result.table.rank(row) != nil {
      if let group = groups.map({ $0.group(of: row) }) ?? 0 { ranked[group] += 1 }
    }
    self.ranked = ranked
  }

  func blocks(_ row: Int) -> [Block] {
    let card = result.scorecard(row)
    var blocks = heading(row) + [.space, verdict(card)]
    if !card.flags.isEmpty {
      let flags = card.flags.map { style.say($0.text) }.joined(separator: style.listSeparator)
      let label = style.say(TextWords.flags) + style.colon
      blocks.append(.line([TextCell(label), TextCell(flags, .yellow)]))
    }
    if let years = years(row) { blocks.append(years) }
    if let process = card.process.flatMap(process) { blocks.append(.line(process)) }
    blocks += [.space, .table(sections(card))]
    if style.options.showsItems {
      blocks.append(style.heading(TextWords.items))
      blocks.append(.table(items.table(card)))
    }
    if let trajectory = card.trajectory {
      blocks += TrajectoryTable(ruleSet, result.catalogue, style).blocks(trajectory)
    }
    blocks += adjustments(card) + gates(card) + shown(card.shown)
    return blocks + [
      style.heading(TextWords.ledger), .table(ledger(card)),
      .table(gradeChanges(card)),
    ]
  }

  private func heading(_ row: Int) -> [Block] {
    let unit = result.units.describe(.row(row))
    let place = place(row)
    return [
      .title(
        level: 2,
        [TextCell(style.name(unit), .bold)] + (place.isEmpty ? [] : [.gap, TextCell(place)])),
      .line(style.name(ruleSet, asOf: asOf)),
    ] + style.facts(ruleSet)
  }

  /// `江北区 / 望江街道`: the groups that the unit belongs to.
  func place(_ row: Int) -> String {
    [Grouping.district, .street].compactMap { result.units.group($0, of: row)?.name }
      .joined(separator: " / ")
  }

  private func verdict(_ card: Scorecard) -> Block {
    guard let total = card.total else {
      let why = style.say(CardWords(ruleSet: ruleSet).whyNotAssessed(card))
      return .line([
        TextCell(style.say(ReportWords.unassessable), .red), TextCell(style.colon + why),
      ])
    }
    var pieces = [
      TextCell(style.say(TextWords.total) + " "), TextCell(style.figure(total, ruleSet), .bold),
    ]
    if let own = selfAssessed(card) { pieces += [.gap, TextCell(own)] }
    if let grade = card.grade { pieces += [.gap, style.grade(grade, ruleSet)] }
    if let rank = card.rank { pieces += [.gap, TextCell(self.rank(rank, card.row))] }
    return .line(pieces + [.gap, TextCell(coverage(card))])
  }

  /// `各年总分  2023年 72.10  2024年 80.35  2025年 91.20  ▁▄█`.
  private func years(_ row: Int) -> Block? {
    guard !result.earlier.isEmpty else { return nil }
    let totals = result.totals(row)
    let title = TextCell(style.say(Message(en: "total by year", zh: "各年总分")))
    let years = totals.flatMap { date, total in
      let (year, figure) = (date?.year, style.figure(total, ruleSet))
      let text = year.map { Message(en: "\($0): \(figure)", zh: "\($0)年 \(figure)") }
      return [TextCell.gap, TextCell(text.map(style.say) ?? figure)]
    }
    let trend = Sparkline.text(totals.map { $0.total?.number })
    return .line([title] + years + (trend.isEmpty ? [] : [.gap, TextCell(trend)]))
  }

  /// What the total would be from self-assessed values; nil where there are none.
  func selfAssessed(_ card: Scorecard) -> String? {
    card.selfTotal.map {
      style.say(Message(en: "self-assessed", zh: "自评")) + " " + style.figure($0, ruleSet)
    }
  }

  func coverage(_ card: Scorecard) -> String {
    let coverage = style.percent(card.coverage)
    return style.say(Message(en: "data for \(coverage)", zh: "数据覆盖 \(coverage)"))
  }

  /// `流程  区复核（共 5 步，第 4 步）`.
  func process(_ score: ProcessScore) -> String? {
    guard let state = score.state, let step = score.step, let plan = ruleSet.process else {
      return nil
    }
    let count = plan.states.count
    let place =
      step < count
      ? Message(en: " (step \(step + 1) of \(count))", zh: "（共 \(count) 步，第 \(step + 1) 步）")
      : Message(en: " (all \(count) steps taken)", zh: "（\(count) 步已走完）")
    return style.say(Message(en: "process", zh: "流程")) + "  " + state + style.say(place)
  }

  private func shown(_ scores: [ShownScore]) -> [Block] {
    guard !scores.isEmpty else { return [] }
    var table = TextTable(
      columns: ["", ""].map { TextTable.Column(title: $0) }, flexible: 1)
    for score in scores {
      table.rows.append([
        TextCell(style.say(score.shown.title)), items.text(score.values),
      ])
    }
    return [style.heading(TextWords.shown), .table(table)]
  }

  /// `第 3 名 / 江北区 42`: the rank, and among how many ranked units of which group.
  func rank(_ rank: Int, _ row: Int) -> String {
    let groups = result.units.groups(ruleSet.ranking.within)
    let group = groups?.group(of: row)
    let name = group.flatMap { groups?.groups[$0].name } ?? style.say(TextWords.allUnits)
    let count = ranked[group ?? 0]
    return style.say(
      Message(en: "rank \(rank) of \(count) in \(name)", zh: "第 \(rank) 名 / \(name) \(count)"))
  }

  private func sections(_ card: Scorecard) -> TextTable {
    var table = TextTable(columns: [
      style.column(TextWords.item), style.column(TextWords.score, right: true),
      style.column(TextWords.points, right: true), style.column(TextWords.attainment),
      style.column(Message(verbatim: ""), right: true), style.column(Message(verbatim: "")),
    ])
    for section in card.sections {
      let share = section.attainment
      table.rows.append([
        TextCell(style.say(section.section.title)), TextCell(section.score.description),
        TextCell(section.section.points.description),
        TextCell(share.map { Bar.text($0) } ?? "", .cyan), TextCell(style.percent(share)),
        TextCell(omission(section).map(style.say) ?? "", .dim),
      ])
    }
    return table
  }

  /// The points of a section that do not count, and what becomes of them.
  func omission(_ section: SectionScore) -> Message? {
    let left = section.items.reduce(Points.zero) { sum, item in
      item.item.counts(with: item.outcome.outcome) ? sum : sum + item.item.points
    }
    guard left > .zero else { return nil }
    return section.applicable == section.section.points
      ? Message(en: "\(left) shared out among the rest", zh: "\(left) 分不计，由其余各项分摊")
      : Message(en: "\(left) do not count", zh: "\(left) 分不计")
  }

  private func adjustments(_ card: Scorecard) -> [Block] {
    list(card.bonuses, "+", TextWords.bonuses) + list(card.deductions, "-", TextWords.deductions)
  }

  private func list(_ scores: [AdjustmentScore], _ sign: String, _ title: Message) -> [Block] {
    var table = TextTable(columns: ["", "", "", ""].map { TextTable.Column(title: $0) })
    table.rows = adjustmentCells(scores, sign)
    return table.rows.isEmpty ? [] : [style.heading(title), .table(table)]
  }

  /// The adjustments that changed something or failed: title, amount, cap, reason.
  func adjustmentCells(_ scores: [AdjustmentScore], _ sign: String) -> [[TextCell]] {
    let shown = scores.filter { $0.score != .zero || $0.outcome.outcome == .failed }
    return shown.map { score in
      let failed = score.outcome.outcome == .failed
      let cap = score.adjustment.cap
      return [
        TextCell(style.say(score.adjustment.title)),
        failed
          ? TextCell(style.say(TextWords.failed), .red)
          : TextCell(score.score == .zero ? "0" : sign + score.score.description),
        TextCell(style.say(Message(en: "at most \(cap)", zh: "上限 \(cap)")), .dim),
        TextCell(score.reason ?? ""),
      ]
    }
  }

  private func gates(_ card: Scorecard) -> [Block] {
    let shown = card.gates.filter { $0.state != .open }
    guard !shown.isEmpty else { return [] }
    let lines = shown.map { gate in
      let effects = effects(gate).map(style.say).joined(separator: style.listSeparator)
      return [TextCell(style.say(gate.gate.title), .red), TextCell(style.colon + effects)]
    }
    return [style.heading(TextWords.gates), .lines(lines)]
  }

  func effects(_ gate: GateScore) -> [Message] {
    guard gate.state != .unknown else { return [TextWords.missing] }
    guard gate.state == .hit else { return [TextWords.failed] }
    var effects: [Message] = []
    if let cap = gate.gate.cap {
      let name = ruleSet.grades[cap].name
      effects.append(Message(en: "grade at most \(name)", zh: "等次最高\(name)"))
    }
    if let flag = gate.gate.flag {
      effects.append(Message(en: "flag \(flag)", zh: "标记“\(flag)”"))
    }
    if let zero = gate.gate.zero {
      let title =
        switch zero {
        case .section(let section): ruleSet.sections[section].title
        case .item(let item): ruleSet.items[item].title
        }
      effects.append(Message(en: "\(title.english) set to 0", zh: "“\(title.chinese)”记 0 分"))
    }
    return effects
  }

  private func ledger(_ card: Scorecard) -> TextTable {
    var table = TextTable(columns: [
      TextTable.Column(title: ""), TextTable.Column(title: "", alignsRight: true),
    ])
    let rows = CardWords(ruleSet: ruleSet).ledger(card)
    for (index, row) in rows.enumerated() {
      let color: TextColor? = index == rows.count - 1 ? .bold : nil
      table.rows.append([TextCell(style.say(row.title), color), TextCell(row.amount, color)])
    }
    return table
  }

  /// `等次  良好 → 合格  联合建团不足（限档）`: what lowered the grade, step by step.
  private func gradeChanges(_ card: Scorecard) -> TextTable {
    var table = TextTable(columns: ["", "", ""].map { TextTable.Column(title: $0) })
    for (change, text, why) in CardWords(ruleSet: ruleSet).gradeChanges(card) {
      table.rows.append([
        TextCell(style.say(TextWords.grade)),
        TextCell(text, style.color(ofGrade: change.to, ruleSet)), TextCell(style.say(why)),
      ])
    }
    return table
  }
}

extension LedgerLine {
  package var title: Message {
    switch kind {
    case .item: Message(en: "item", zh: "得分")
    case .zero: Message(en: "set to zero", zh: "记零")
    case .rescale where !id.isEmpty:
      Message(en: "rescaled to the section's points:", zh: "一级项内折算")
    case .rescale: Message(en: "rescaled to the full total", zh: "按适用分值折算")
    case .combine: Message(en: "combination of the sections", zh: "分项合成")
    case .bonus: Message(en: "bonus", zh: "加分")
    case .deduction: Message(en: "deduction", zh: "扣分")
    case .adjustment: Message(en: "adjustment", zh: "调整")
    case .cap: Message(en: "above the cap", zh: "超出上限")
    case .passLine: Message(en: "held below the pass line", zh: "加分不过合格线")
    case .floor: Message(en: "not below zero", zh: "不低于零分")
    case .rounding: Message(en: "rounding", zh: "四舍五入")
    case .gradeCap: Message(en: "gate", zh: "限档")
    case .quota: Flag.quota.text
    }
  }
}

extension RuleSet {
  /// What a ledger line's id stands for; nil where the kind says it all.
  package func title(ofLedgerLine line: LedgerLine) -> Message? {
    switch line.kind {
    case .item: items.first { $0.id == line.id }?.title
    case .zero, .gradeCap: gates.first { $0.id == line.id }?.title
    case .bonus: bonuses.first { $0.id == line.id }?.title
    case .deduction: deductions.first { $0.id == line.id }?.title
    case .cap: (bonuses + deductions).first { $0.id == line.id }?.title
    case .adjustment: Message(verbatim: line.id)
    case .rescale: sections.first { $0.id == line.id }?.title
    case .combine, .passLine, .floor, .rounding, .quota: nil
    }
  }
}
