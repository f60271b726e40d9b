import Diagnostics
import ScorecardModel

/// The sheets of one rule set, and what they are called.
struct ResultSheets {
  typealias Entry = (sheet: Sheet, holds: Message)

  /// More units than this have no forms unless items are asked for: nobody prints so many, and
  /// every form is some thirty rows.
  static let mostForms = 2_000
  /// The most sheets of groups; a workbook with more is hard to open and harder to use.
  static let mostGroups = 250
  /// The most units that have a sheet each.
  static let mostUnitSheets = 60

  private let context: SheetContext
  /// Whether the workbook is of this rule set alone, so that sheets need not name it.
  private let isAlone: Bool

  init(_ context: SheetContext, isAlone: Bool) {
    self.context = context
    self.isAlone = isAlone
  }

  private var result: RuleSetResult { context.result }
  private var title: Message { context.ruleSet.title }

  func write() -> [Entry] {
    guard result.showsUnits else { return rollups() }
    let scope = result.scope
    let named = scope.subjects.compactMap { if case .row(let row) = $0 { row } else { nil } }
    let isOnlyNamed = !named.isEmpty && named.count == scope.subjects.count
    if isOnlyNamed, named.count <= Self.mostUnitSheets {
      let list = named.count > 1 ? summary(scope.rows) : []
      return list + named.flatMap(unit) + ledger(scope.rows)
    }
    let level = groupLevel(scope.rows)
    let groups = groups(level, scope.rows)
    return summary(scope.rows) + charts(level) + sheets(groups) + forms(groups)
      + (named.count <= Self.mostUnitSheets ? named.flatMap(unit) : []) + ledger(scope.rows)
  }

  /// A sheet of this rule set.
  private func sheet(_ part: String, suffix: String = "", isStreamed: Bool = false) -> Sheet? {
    let file = context.file
    if isAlone { return file.sheet(part, suffix: suffix, isStreamed: isStreamed) }
    // The part tells the sheets of a rule set apart, so the title gives way.
    return file.sheet(
      context.say(title), suffix: "·" + part.prefix(16) + suffix, isStreamed: isStreamed)
  }

  private func sheet(_ part: Message, isStreamed: Bool = false) -> Sheet? {
    sheet(context.say(part), isStreamed: isStreamed)
  }

  // MARK: Groups

  private struct Group {
    let name: String
    /// By total from the highest down.
    let rows: [Int]
  }

  /// The level that sheets are made for: districts, or streets where the data has no districts.
  private func groupLevel(_ rows: [Int]) -> UnitLevel? {
    [UnitLevel.district, .street].first { level in
      level > context.units.level && context.units.groups(Grouping(level)) != nil
    }
  }

  /// The units by group, in data order; those without one last.
  private func groups(_ level: UnitLevel?, _ rows: [Int]) -> [Group] {
    guard let level, let column = context.units.groups(Grouping(level)) else { return [] }
    var members: [Int: [Int]] = [:]
    for row in rows { members[column.group(of: row) ?? .max, default: []].append(row) }
    return members.keys.sorted().map { key in
      Group(
        name: key == .max ? context.say(WorkbookWords.others) : column.groups[key].name,
        rows: UnitRanking.ordered(members[key] ?? [], result))
    }
  }

  // MARK: Sheets

  private func summary(_ rows: [Int]) -> [Entry] {
    guard let sheet = sheet(WorkbookWords.summary, isStreamed: true) else { return [] }
    let most = Sheet.rowLimit - 3
    let ordered = Array(UnitRanking.ordered(rows, result).prefix(most))
    if rows.count > most {
      tell(
        Message(
          en: "the summary sheet has room for \(most) of \(rows.count) units",
          zh: "汇总表只能容纳 \(rows.count) 个单位中的 \(most) 个"))
    }
    let list = UnitListSheet(context, ordered, groupings: [.district, .street, .stratum])
    let title = WorkbookWords.summary(title)
    let ranking = GroupPage(result, context.style).ranking
    let header = context.writeTitle(
      title, sheet, columns: list.columnCount, more: [context.say(ranking)])
    let last = list.write(sheet, from: header)
    sheet.setUp(
      Sheet.PrintSetup(
        title: context.say(title), note: context.style.asOf(context.asOf),
        headerRows: header...header, lastRow: last, lastColumn: list.columnCount - 1))
    return [(sheet, title)]
  }

  private func charts(_ level: UnitLevel?) -> [Entry] {
    guard let sheet = sheet(WorkbookWords.charts) else { return [] }
    ChartSheet(context, result.scope.rows, level: level).write(on: sheet)
    return [(sheet, TextWords.grades)]
  }

  /// How many more sheets of groups the workbook should have.
  private var roomForGroups: Int { max(0, Self.mostGroups - context.file.sheetCount) }

  private func sheets(_ groups: [Group]) -> [Entry] {
    let shown = groups.prefix(roomForGroups)
    if shown.count < groups.count {
      tell(
        Message(
          en: "the workbook has sheets for \(shown.count) of \(groups.count) groups; "
            + "the summary has all units",
          zh: "工作簿只为 \(groups.count) 个分组中的 \(shown.count) 个单独列表；全部单位见汇总表"))
    }
    return shown.compactMap { group -> Entry? in
      guard let sheet = sheet(group.name, isStreamed: true) else { return nil }
      GroupSheet(context).write(group.name, group.rows, on: sheet)
      return (sheet, TextWords.ranking)
    }
  }

  private func forms(_ groups: [Group]) -> [Entry] {
    let rows = result.scope.rows
    guard rows.count <= Self.mostForms || context.style.options.showsItems else {
      tell(
        Message(
          en: "there are no assessment forms: \(rows.count) units are more than \(Self.mostForms)",
          zh: "没有生成考核表：\(rows.count) 个单位超过 \(Self.mostForms) 个"),
        help: Message(
          en: "name a district, or ask for all of them with --items",
          zh: "可指定一个区，或用 --items 全部生成"))
      return []
    }
    let parts =
      groups.isEmpty || groups.count > roomForGroups
      ? [Group(name: "", rows: UnitRanking.ordered(rows, result))] : groups
    return parts.flatMap { part in
      stride(from: 0, to: part.rows.count, by: FormSheets.limit).compactMap { start -> Entry? in
        let rows = part.rows[start..<min(part.rows.count, start + FormSheets.limit)]
        let suffix = context.say(WorkbookWords.forms)
        let sheet =
          part.name.isEmpty
          ? sheet(suffix.trimmingPrefix(" ").description) : sheet(part.name, suffix: suffix)
        guard let sheet else { return nil }
        FormSheets(context).write(Array(rows), on: sheet)
        return (sheet, WorkbookWords.form(title))
      }
    }
  }

  private func unit(_ row: Int) -> [Entry] {
    let name = context.units.names[row]
    guard let sheet = sheet(name) else { return [] }
    FormSheets(context).write(row, on: sheet)
    var entries: [Entry] = [(sheet, WorkbookWords.form(title))]
    let card = result.scorecard(row)
    if let trajectory = card.trajectory, !trajectory.lines.isEmpty,
      let sheet = self.sheet(name, suffix: context.say(WorkbookWords.trajectory))
    {
      TrajectorySheet(context).write(trajectory, of: name, on: sheet)
      entries.append(
        (sheet, TrajectoryTable(context.ruleSet, result.catalogue, context.style).title))
    }
    return entries
  }

  private func ledger(_ rows: [Int]) -> [Entry] {
    let showsItems = rows.count <= Self.mostForms || context.style.options.showsItems
    let ledger = LedgerSheet(context, showsItems: showsItems) {
      sheet(TextWords.ledger, isStreamed: true)
    }
    return ledger.write(rows).map { ($0, TextWords.ledger) }
  }

  private func rollups() -> [Entry] {
    guard let sheet = sheet(WorkbookWords.summary) else { return [] }
    RollupSheet(context).write(on: sheet)
    var entries: [Entry] = [(sheet, WorkbookWords.summary(title))]
    if let charts = self.sheet(WorkbookWords.charts) {
      ChartSheet(context, result.scope.rows, level: result.scope.level).write(on: charts)
      entries.append((charts, TextWords.grades))
    }
    return entries
  }

  private func tell(_ message: Message, help: Message? = nil) {
    context.file.tell(Diagnostic(.workbookLimit, .warning, message, help: help))
  }
}
