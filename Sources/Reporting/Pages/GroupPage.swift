import Diagnostics
import ScorecardModel

/// A street, district or city, or all units together, under one rule set: its figures, the groups
/// below it, and its units by rank.
struct GroupPage: Sendable {
  /// The most units that are listed where no group was asked for.
  static let listLimit = 200

  private let result: RuleSetResult
  private let ruleSet: RuleSet
  private let style: TextStyle
  private let groups: GroupRows

  init(_ result: RuleSetResult, _ style: TextStyle) {
    self.result = result
    self.style = style
    ruleSet = result.ruleSet
    groups = GroupRows(result.units)
  }

  /// - Parameter subject: nil is everything.
  func blocks(_ subject: UnitReference?) -> [Block] {
    let rows = subject.map(groups.rows) ?? Array(0..<result.table.unitCount)
    let rollup = result.table.rollup(rows)
    var blocks: [Block] = [
      .title(level: 3, [TextCell(name(subject), .bold)]), .table(summary(rollup)),
      style.heading(TextWords.grades), .table(grades(rollup)),
    ]
    if style.options.showsItems {
      blocks.append(style.heading(Message(en: "Items on average", zh: "考核项平均完成度")))
      blocks.append(.table(ItemMeans(result.table, rows).table(style)))
    }
    if let level = nextLevel(below: subject, rows), let table = subgroups(level, rows) {
      blocks.append(style.heading(Self.heading(level)))
      blocks.append(.table(table))
    }
    guard subject != nil || rows.count <= Self.listLimit else {
      return blocks + [style.heading(TextWords.ranking), .line(omission(rows.count))]
    }
    return blocks + [
      style.heading(ranking), .table(UnitRanking(result, style, rows).table()),
    ]
  }

  func name(_ subject: UnitReference?) -> String {
    if let subject { return style.name(result.units.describe(subject)) }
    for level in [UnitLevel.city, .district] {
      let column = result.units.groups(Grouping(level))
      if column?.groups.count == 1 { return style.name(result.units.describe(.group(level, 0))) }
    }
    return style.say(TextWords.allUnits)
  }

  private func summary(_ rollup: Rollup) -> TextTable {
    var table = TextTable(
      columns: RollupTable.figures.map { style.column($0, right: true) })
    table.rows.append(RollupTable.cells(rollup, ruleSet, style))
    return table
  }

  private func grades(_ rollup: Rollup) -> TextTable {
    var table = TextTable(
      columns: [false, true, false, true].map {
        TextTable.Column(title: "", alignsRight: $0)
      })
    for (index, count) in rollup.gradeCounts.enumerated() {
      let share = Points.share(count, of: rollup.assessed)
      table.rows.append([
        style.grade(index, ruleSet), TextCell(String(count)),
        TextCell(share.map { Bar.text($0) } ?? "", style.color(ofGrade: index, ruleSet)),
        TextCell(style.percent(share)),
      ])
    }
    let left = rollup.units - rollup.assessed
    if left > 0 {
      table.rows.append([
        style.grade(nil, ruleSet), TextCell(String(left)), TextCell(""), TextCell(""),
      ])
    }
    return table
  }

  /// The heading of the groups of a level.
  static func heading(_ level: UnitLevel) -> Message {
    Message(en: "By \(level.title.english)", zh: "各\(level.title.chinese)")
  }

  /// The heading of the ranking: ranks are within a group, and a page may show several.
  var ranking: Message {
    let within = ruleSet.ranking.within
    guard within != .all, result.units.groups(within) != nil else { return TextWords.ranking }
    return Message(
      en: "Ranking (ranks within each \(within.title.english))",
      zh: "排名（名次按\(within.title.chinese)分别排）")
  }

  /// The level whose groups the page lists: the highest below the subject that divides it.
  func nextLevel(below subject: UnitReference?, _ rows: [Int]) -> UnitLevel? {
    var ceiling: UnitLevel?
    if case .group(let level, _) = subject { ceiling = level }
    return UnitLevel.allCases.reversed().first { level in
      guard level > result.units.level, ceiling.map({ level < $0 }) ?? true,
        let column = result.units.groups(Grouping(level))
      else { return false }
      return Set(rows.compactMap(column.group(of:))).count > 1
    }
  }

  private func subgroups(_ level: UnitLevel, _ rows: [Int]) -> TextTable? {
    guard let column = result.units.groups(Grouping(level)) else { return nil }
    var members: [Int: [Int]] = [:]
    for row in rows {
      if let group = column.group(of: row) { members[group, default: []].append(row) }
    }
    var table = TextTable(columns: [
      style.column(level.title), style.column(TextWords.units, right: true),
      style.column(TextWords.assessed, right: true),
      style.column(TextWords.mean, right: true), style.column(Message(verbatim: "")),
      style.column(TextWords.metShare, right: true),
    ])
    for group in members.keys.sorted() {
      let rollup = result.table.rollup(members[group] ?? [])
      let share = rollup.mean.map { $0.scaled(by: Points(whole: 1), over: ruleSet.total) }
      table.rows.append([
        TextCell(column.groups[group].name), TextCell(String(rollup.units)),
        TextCell(String(rollup.assessed)),
        TextCell(style.figure(rollup.mean, ruleSet)),
        TextCell(share.map { Bar.text($0) } ?? "", .cyan),
        TextCell(style.percent(rollup.metShare)),
      ])
    }
    return table
  }

  private func omission(_ count: Int) -> String {
    let level = result.units.level
    return style.say(
      Message(
        en: "\(count) units are not listed here: name a street or district to list its "
          + "\(level.title.english) scorecards, or use --format csv for all",
        zh: "共 \(count) 个\(level.title.chinese)，此处不逐一列出：可指定街道或区，"
          + "或用 --format csv 导出全部"))
  }
}

extension Points {
  /// A part of a whole as a decimal 0…1, half up; nil for a whole of nothing.
  static func share(_ part: Int, of whole: Int) -> Points? {
    guard whole > 0 else { return nil }
    return Points(whole: 1).scaled(
      by: Points(micro: Int64(part)), over: Points(micro: Int64(whole)))
  }
}
