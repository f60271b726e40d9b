import Diagnostics
import ScorecardModel

/// The units that changed, those that matter most first.
struct DiffUnits {
  private static let mostReasons = 4

  private let compared: ComparedRuleSet
  private let comparison: ScoreComparison
  private let style: TextStyle
  private let words: DiffWords
  private let top: Int

  init(_ compared: ComparedRuleSet, _ style: TextStyle, top: Int) {
    self.compared = compared
    self.style = style
    self.top = top
    comparison = compared.comparison
    words = DiffWords(compared)
  }

  func blocks() -> [Block] {
    let changes = ordered()
    guard !changes.isEmpty, top > 0 else { return [] }
    let level = compared.ruleSet.unit.title
    let heading = Message(
      en: "Changed (\(changes.count))", zh: "变化的\(level.chinese)（\(changes.count)）")
    var blocks: [Block] = [
      .heading(style.say(heading)), .table(table(changes.prefix(top))),
    ]
    if changes.count > top {
      let left = changes.count - top
      blocks.append(
        .line(
          style.say(
            Message(
              en: "\(left) more: --top \(changes.count), or --format csv or json, shows all",
              zh: "另有 \(left) 个：用 --top \(changes.count)，或 --format csv、json 列出全部"))))
    }
    return blocks
  }

  /// Other grades first, then the larger differences, then in data order.
  private func ordered() -> [UnitChange] {
    let keyed = comparison.changes.map { change in
      (
        change: change, grade: comparison.changesGrade(change) ? 0 : 1,
        amount: comparison.difference(change)?.micro.magnitude ?? 0
      )
    }
    return keyed.sorted {
      ($0.grade, $1.amount, $0.change.index) < ($1.grade, $0.amount, $1.change.index)
    }.map(\.change)
  }

  private func table(_ changes: ArraySlice<UnitChange>) -> TextTable {
    let splits = comparison.steps.count > 1
    let hasDistricts = comparison.last.units.district != nil
    var columns = [
      style.column(Message(en: "code", zh: "代码")), style.column(Message(en: "name", zh: "名称")),
    ]
    if hasDistricts { columns.append(style.column(Message(en: "district", zh: "区"))) }
    columns += [
      style.column(Message(en: "old", zh: "原总分"), right: true),
      style.column(Message(en: "new", zh: "新总分"), right: true),
      style.column(Message(en: "change", zh: "变化"), right: true),
    ]
    if splits {
      columns.append(style.column(Message(en: "by data", zh: "数据"), right: true))
      columns.append(style.column(Message(en: "by rules", zh: "规则"), right: true))
    }
    columns += [
      style.column(TextWords.grade), style.column(Message(en: "rank", zh: "名次")),
      style.column(Message(en: "because of", zh: "原因")),
    ]
    var table = TextTable(columns: columns)
    table.rows = changes.map { row($0, hasDistricts: hasDistricts, splits: splits) }
    table.flexible = columns.count - 1
    return table
  }

  private func row(_ change: UnitChange, hasDistricts: Bool, splits: Bool) -> [TextCell] {
    let units = comparison.last.units
    let row = change.rows[change.rows.count - 1]
    let totals = comparison.totals(change)
    let decimals = compared.ruleSet.decimals
    let total = { (points: Points?) in points?.text(decimals: decimals) ?? "—" }
    var cells = [TextCell(units.codes[row]), TextCell(units.names[row])]
    if hasDistricts { cells.append(TextCell(units.group(.district, of: row)?.name ?? "")) }
    cells += [TextCell(total(totals[0])), TextCell(total(totals[totals.count - 1]))]
    cells.append(amount(comparison.difference(change), decimals))
    if splits {
      for (old, new) in zip(totals, totals.dropFirst()) {
        cells.append(amount(old.flatMap { old in new.map { $0 - old } }, decimals))
      }
    }
    cells += [grades(change), ranks(change)]
    cells.append(TextCell(pieces: reasons(change), separator: style.clauseSeparator))
    return cells
  }

  private func amount(_ points: Points?, _ decimals: Int) -> TextCell {
    guard let points else { return TextCell("—") }
    return TextCell(
      SignedText.of(points, decimals: decimals),
      points > .zero ? .green : points < .zero ? .red : nil)
  }

  private func grades(_ change: UnitChange) -> TextCell {
    let name = { (state: ScoredUnits, row: Int) -> String in
      if !state.table.isAssessed(row) { return style.say(ReportWords.unassessable) }
      return state.gradeName(row) ?? ""
    }
    let old = name(comparison.first, change.rows[0])
    let new = name(comparison.last, change.rows[change.rows.count - 1])
    return old == new ? TextCell(new) : TextCell("\(old)→\(new)", .yellow)
  }

  private func ranks(_ change: UnitChange) -> TextCell {
    let (old, new) = comparison.ranks(change)
    let text = { (rank: Int?) in rank.map(String.init) ?? "—" }
    return TextCell(old == new ? text(new) : "\(text(old))→\(text(new))")
  }

  /// What the change comes from, the greatest amounts first; causes of the grade before them.
  private func reasons(_ change: UnitChange) -> [String] {
    var pieces: [String] = []
    var moved: [(text: String, amount: Points)] = []
    for position in comparison.steps.indices {
      let step = comparison.steps[position]
      pieces += causes(comparison.causes(change, position), step)
      for shift in comparison.shifts(change, position) where isTold(shift, step) {
        moved.append((text(shift, change, position), shift.amount))
      }
    }
    moved = moved.enumerated().sorted {
      ($1.element.amount.micro.magnitude, $0.offset)
        < ($0.element.amount.micro.magnitude, $1.offset)
    }.map(\.element)
    pieces += moved.prefix(Self.mostReasons).map(\.text)
    if moved.count > Self.mostReasons {
      let left = moved.count - Self.mostReasons
      pieces.append(style.say(Message(en: "\(left) more", zh: "另 \(left) 项")))
    }
    pieces += change.addedFlags.map { "+" + style.say($0.text) }
    pieces += change.removedFlags.map { "-" + style.say($0.text) }
    if pieces.isEmpty, comparison.difference(change) == .zero {
      pieces.append(style.say(Message(en: "others' totals", zh: "其他单位的总分变化")))
    }
    return pieces
  }

  /// In words; of many sections only how many.
  private func causes(_ causes: [GradeCause], _ step: ComparisonStep) -> [String] {
    let isSection = { (cause: GradeCause) in if case .section = cause { true } else { false } }
    let sections = causes.filter(isSection)
    let told = sections.count > 2 ? causes.filter { !isSection($0) } : causes
    var texts = told.map { style.say(words.text($0, step)) }
    if told.count < causes.count, case .section(_, let grade, let isReached)? = sections.first {
      let count = sections.count
      texts.append(
        style.say(
          isReached
            ? Message(
              en: "\(count) sections reach the least share for \(grade)",
              zh: "\(count) 个一级项得分率达到\(grade)要求")
            : Message(
              en: "\(count) sections below the least share for \(grade)",
              zh: "\(count) 个一级项得分率低于\(grade)要求")))
    }
    return texts
  }

  /// What is only left over by rounding is not worth a reader's time; the other formats have it.
  private func isTold(_ shift: ScoreShift, _ step: ComparisonStep) -> Bool {
    switch step.parts[shift.part] {
    case .rounding: false
    case .rescaling:
      shift.amount.micro.magnitude
        >= Points.unit(of: compared.ruleSet.decimals).micro.magnitude
    default: true
    }
  }

  private func text(_ shift: ScoreShift, _ change: UnitChange, _ position: Int) -> String {
    let step = comparison.steps[position]
    let part = step.parts[shift.part]
    var text = "\(style.say(words.title(part, step))) \(SignedText.of(shift.amount))"
    let details = words.details(part, change, position, style)
    if !details.isEmpty {
      let list = details.joined(separator: style.listSeparator)
      text += style.say(Message(en: " (\(list))", zh: "（\(list)）"))
    }
    return text
  }
}
