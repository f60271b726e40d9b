import Diagnostics
import ScorecardModel

/// A comparison in the order that people read it: what changed, what was edited, where, whom.
struct DiffDocument {
  let report: DiffReport
  let style: TextStyle
  /// How many units are listed.
  let top: Int

  init(_ report: DiffReport, _ style: TextStyle, top: Int) {
    self.report = report
    self.style = style
    self.top = top
  }

  func blocks() -> [Block] {
    var blocks: [Block] = []
    // Of many rule sets those that stay the same are only named.
    let same = report.compared.count > 1 ? report.compared.filter(\.isSame) : []
    for compared in report.compared where same.isEmpty || !compared.isSame {
      if !blocks.isEmpty { blocks.append(.space) }
      blocks += self.blocks(compared)
    }
    for uncompared in report.notCompared {
      if !blocks.isEmpty { blocks.append(.space) }
      blocks.append(title(name(uncompared.ruleSet.title, uncompared.ruleSet.id)))
      blocks.append(.line(say(uncompared.reason)))
      if !uncompared.ruleSet.edits.isEmpty {
        blocks.append(.heading(say(Message(en: "Edits", zh: "改动"))))
        blocks.append(.entries(uncompared.ruleSet.edits.map { entry($0, nil) }))
      }
    }
    blocks += oneSided(report.added, Message(en: "Rule sets that are new", zh: "新增的规则集"))
    blocks += oneSided(report.removed, Message(en: "Rule sets that are gone", zh: "去掉的规则集"))
    if !same.isEmpty {
      blocks.append(.heading(say(Message(en: "Rule sets without changes", zh: "没有变化的规则集"))))
      blocks.append(
        .entries(same.map { Block.Entry(head: name($0.ruleSet.title, $0.new.id)) }))
    }
    return blocks
  }

  private func oneSided(_ ruleSets: [RuleSetSummary], _ title: Message) -> [Block] {
    guard !ruleSets.isEmpty else { return [] }
    let entries = ruleSets.map { Block.Entry(head: "\($0.title)（\($0.id)） \($0.version)") }
    return [.heading(say(title)), .entries(entries)]
  }

  private func blocks(_ compared: ComparedRuleSet) -> [Block] {
    let groups = compared.comparison.groups()
    var blocks: [Block] = [title(title(compared))]
    if let sides = sides(compared) { blocks.append(.line(sides)) }
    blocks += headline(compared, groups)
    blocks += edits(compared)
    blocks += self.groups(groups, compared)
    return blocks + DiffUnits(compared, style, top: top).blocks()
  }

  // MARK: Heading

  private func title(_ compared: ComparedRuleSet) -> String {
    let (old, new) = (compared.old, compared.new)
    let version = old.version == new.version ? new.version : "\(old.version) → \(new.version)"
    let id = old.id == new.id ? new.id : "\(old.id) → \(new.id)"
    return "\(name(compared.ruleSet.title, id)) \(version)"
  }

  private func title(_ text: String) -> Block { .title(level: 2, [TextCell(text, .bold)]) }

  func name(_ title: Message, _ id: String) -> String {
    say(Message(en: "\(title.english) (\(id))", zh: "\(title.chinese)（\(id)）"))
  }

  /// What is compared with what.
  private func sides(_ compared: ComparedRuleSet) -> String? {
    let (old, new) = (report.old, report.new)
    var parts: [String] = []
    if report.sources.contains(.rules) {
      let (before, after) = (old.rules ?? workspaceRules, new.rules ?? workspaceRules)
      parts.append(
        say(Message(en: "rules: \(before) → \(after)", zh: "规则：\(before) → \(after)")))
    }
    let first = compared.comparison.first.series.current
    let last = compared.comparison.last.series.current
    if let before = old.snapshot, let after = new.snapshot {
      parts.append(say(Message(en: "data: \(before) → \(after)", zh: "数据：\(before) → \(after)")))
    } else if let date = last.date ?? first.date {
      parts.append(say(Message(en: "data of \(date)", zh: "数据：\(date)")))
    }
    return parts.isEmpty ? nil : parts.joined(separator: style.clauseSeparator)
  }

  private var workspaceRules: String {
    say(Message(en: "the workspace's", zh: "工作区"))
  }

  /// `江北区 14 个社区中 3 个变化，1 个等次变化`, and what kind of changes.
  private func headline(_ compared: ComparedRuleSet, _ groups: [GroupChange]) -> [Block] {
    guard let all = groups.first else { return [] }
    let unit = compared.ruleSet.unit.title
    let place = onlyPlace(groups)
    let plural = Self.plural(compared.ruleSet.unit)
    guard all.changed > 0 else {
      return [
        .line(
          say(
            Message(
              en: "\(place)none of \(all.units) \(plural) changed",
              zh: "\(place)\(all.units) 个\(unit.chinese)都没有变化")))
      ] + oneSidedUnits(compared)
    }
    let line = Message(
      en: "\(place)\(all.changed) of \(all.units) \(plural) changed, \(all.grades) in grade",
      zh: "\(place)\(all.units) 个\(unit.chinese)中 \(all.changed) 个变化，\(all.grades) 个等次变化")
    let details = Message(
      en: " (total up \(all.up), down \(all.down); rank \(all.ranks); flags \(all.flags))",
      zh: "（总分升 \(all.up)、降 \(all.down)，名次变化 \(all.ranks)，标记变化 \(all.flags)）")
    return [.line(say(line + details))] + oneSidedUnits(compared)
  }

  private func oneSidedUnits(_ compared: ComparedRuleSet) -> [Block] {
    let comparison = compared.comparison
    let lists = [
      (comparison.added, comparison.last, Message(en: "only in the new data", zh: "只在新数据里")),
      (comparison.gone, comparison.first, Message(en: "only in the old data", zh: "只在旧数据里")),
    ]
    var blocks: [Block] = lists.compactMap { rows, state, title in
      rows.isEmpty ? nil : .line(list(rows.map { label(state, $0) }, title))
    }
    if !comparison.moved.isEmpty {
      let moves = comparison.moved.map { unit in
        let (old, new) = (
          comparison.rows[0][unit], comparison.rows[comparison.states.count - 1][unit]
        )
        let from = comparison.first.units.group(.district, of: old)?.name ?? ""
        let to = comparison.last.units.group(.district, of: new)?.name ?? ""
        return "\(label(comparison.last, new)) \(from)→\(to)"
      }
      blocks.append(.line(list(moves, Message(en: "changed district", zh: "区划变动"))))
    }
    return blocks
  }

  private func list(_ texts: [String], _ title: Message) -> String {
    let shown = texts.prefix(5).joined(separator: style.listSeparator)
    let more = texts.count > 5 ? say(Message(en: " …", zh: "等")) : ""
    return say(
      Message(en: "\(title.english) (\(texts.count)): ", zh: "\(title.chinese)（\(texts.count)）："))
      + shown + more
  }

  private func label(_ state: ScoredUnits, _ row: Int) -> String {
    "\(state.units.codes[row]) \(state.units.names[row])"
  }

  /// The one district, else the one city, that all units are in.
  private func onlyPlace(_ groups: [GroupChange]) -> String {
    for level in [UnitLevel.district, .city] {
      let found = groups.filter { $0.level == level }
      if found.count == 1 { return found[0].name + " " }
    }
    return ""
  }

  private static func plural(_ level: UnitLevel) -> String {
    switch level {
    case .community: "communities"
    case .street: "streets"
    case .district: "districts"
    case .city: "cities"
    }
  }

  // MARK: Groups

  private func groups(_ groups: [GroupChange], _ compared: ComparedRuleSet) -> [Block] {
    [UnitLevel.city, .district, .street].flatMap { level -> [Block] in
      let all = groups.filter { $0.level == level }
      let changed = all.filter { $0.changed > 0 }
      // Of streets there are as many as of units; districts are always listed as far as is usual.
      let limit = level == .street ? top : max(top, DiffFormat.usualTop)
      // One group is what the headline says.
      guard all.count > 1, !changed.isEmpty, limit > 0 else { return [] }
      let title = level.title
      let heading = Message(en: "By \(title.english)", zh: "各\(title.chinese)")
      var blocks: [Block] = [
        .heading(say(heading)), .table(table(Self.mostChanged(changed, limit), compared)),
      ]
      let left = all.count - changed.count
      if changed.count > limit { blocks.append(.line(more(changed.count - limit))) }
      if left > 0 {
        blocks.append(
          .line(
            say(
              Message(
                en: "\(left) without changes are left out", zh: "另有 \(left) 个没有变化，未列出"))))
      }
      return blocks
    }
  }

  /// Those with the most changes of grades, then of any kind, in data order.
  private static func mostChanged(_ groups: [GroupChange], _ limit: Int) -> [GroupChange] {
    let order = groups.indices.sorted { left, right in
      (groups[right].grades, groups[right].changed, left)
        < (groups[left].grades, groups[left].changed, right)
    }
    return order.prefix(limit).sorted().map { groups[$0] }
  }

  private func more(_ count: Int) -> String {
    say(Message(en: "\(count) more; --top shows more of them", zh: "另有 \(count) 个；用 --top 多列"))
  }

  private func table(_ groups: [GroupChange], _ compared: ComparedRuleSet) -> TextTable {
    let splits = compared.comparison.steps.count > 1
    var columns = [
      style.column(Message(en: "name", zh: "名称")),
      style.column(TextWords.units, right: true),
      style.column(Message(en: "changed", zh: "变化"), right: true),
      style.column(Message(en: "up", zh: "升"), right: true),
      style.column(Message(en: "down", zh: "降"), right: true),
      style.column(Message(en: "mean change", zh: "平均变化"), right: true),
    ]
    if splits {
      columns.append(style.column(Message(en: "by data", zh: "数据"), right: true))
      columns.append(style.column(Message(en: "by rules", zh: "规则"), right: true))
    }
    columns.append(style.column(Message(en: "grades", zh: "等次变化")))
    var table = TextTable(columns: columns)
    for group in groups {
      let figures = [group.units, group.changed, group.up, group.down].map(String.init)
      let means = [group.mean] + (splits ? group.means : [])
      let amounts = means.map { mean in
        mean.map { SignedText.of($0, decimals: compared.ruleSet.decimals) } ?? "—"
      }
      let moves = group.moves.map(text)
      table.rows.append(
        ([group.name] + figures + amounts).map { TextCell($0) }
          + [TextCell(pieces: moves, separator: style.listSeparator)])
    }
    table.flexible = columns.count - 1
    return table
  }

  /// `达标→未达标 2`.
  private func text(_ move: GradeMove) -> String {
    let name = { (grade: String?) in grade ?? say(ReportWords.unassessable) }
    return "\(name(move.from))→\(name(move.to)) \(move.units)"
  }

  func say(_ message: Message) -> String { style.say(message) }
}
