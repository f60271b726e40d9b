import Diagnostics
import ScorecardModel

/// The units of a group, the highest total first: rank, section results, total, grade, flags.
struct UnitRanking: Sendable {
  /// How much of the sections a line shows; the first that fits the terminal is taken.
  private enum SectionForm: CaseIterable {
    case bars, percentages, none
  }

  private let result: RuleSetResult
  private let ruleSet: RuleSet
  private let style: TextStyle
  private let rows: [Int]
  /// The groups above the units that the rows differ in.
  private let groupings: [Grouping]
  /// The totals of the years by row, all on one scale; empty where there is one year.
  private let trends: [Int: String]

  init(_ result: RuleSetResult, _ style: TextStyle, _ rows: [Int]) {
    self.result = result
    self.style = style
    ruleSet = result.ruleSet
    self.rows = Self.ordered(rows, result)
    trends = Self.trends(rows, result)
    groupings = Self.groupings(rows, result.units)
  }

  /// The groups above the units that rows differ in.
  static func groupings(_ rows: [Int], _ units: UnitTable) -> [Grouping] {
    [.district, .street].filter { grouping in
      guard let column = units.groups(grouping) else { return false }
      return Set(rows.map { column.ids[$0] }).count > 1
    }
  }

  func table() -> TextTable {
    guard style.isForTerminal else { return table(.percentages) }
    let tables = SectionForm.allCases.lazy.map { table($0) }
    let fitting = tables.first { table in style.options.width.map { table.width <= $0 } ?? true }
    return fitting ?? table(.none)
  }

  private static func trends(_ rows: [Int], _ result: RuleSetResult) -> [Int: String] {
    guard !result.earlier.isEmpty else { return [:] }
    let years = rows.map { row in result.totals(row).map { $0.total?.number } }
    let scale = years.flatMap(\.self)
    return Dictionary(
      uniqueKeysWithValues: zip(rows, years.map { Sparkline.text($0, scale: scale) }))
  }

  /// By total from the highest down, equal totals by code; units that are not assessed last.
  static func ordered(_ rows: [Int], _ result: RuleSetResult) -> [Int] {
    let keys = rows.map { row in
      (total: result.table.total(row)?.micro ?? .min, code: result.units.codes[row], row: row)
    }
    return keys.sorted { ($1.total, $0.code, $0.row) < ($0.total, $1.code, $1.row) }.map(\.row)
  }

  private func table(_ form: SectionForm) -> TextTable {
    var columns = [
      style.column(TextWords.rank, right: true),
      style.column(result.units.level.title),
    ]
    columns += groupings.map { style.column($0.title) }
    if form != .none {
      columns += ruleSet.sections.map {
        TextTable.Column(title: style.say($0.title), alignsRight: form == .percentages)
      }
    }
    columns.append(style.column(TextWords.total, right: true))
    if !trends.isEmpty { columns.append(style.column(TextWords.trend)) }
    columns += [
      style.column(TextWords.grade),
      style.column(TextWords.flags),
    ]
    var table = TextTable(columns: columns)
    var tally = Tally(ruleSet)
    table.rows = rows.map { row in
      tally.compute(result.table, row)
      return cells(row, tally, form)
    }
    return table
  }

  private func cells(_ row: Int, _ tally: Tally, _ form: SectionForm) -> [TextCell] {
    var cells = [
      TextCell(result.table.rank(row).map(String.init) ?? "—"), TextCell(result.units.names[row]),
    ]
    cells += groupings.map { TextCell(result.units.group($0, of: row)?.name ?? "") }
    if form != .none { cells += tally.sections.map { section($0, form) } }
    let flags = result.table.flags(row).map { style.say($0.text) }
    cells.append(TextCell(style.figure(result.table.total(row), ruleSet)))
    if let trend = trends[row] { cells.append(TextCell(trend)) }
    cells += [
      grade(row),
      TextCell(flags.joined(separator: style.listSeparator), .yellow),
    ]
    return cells
  }

  private func grade(_ row: Int) -> TextCell { style.grade(of: row, result.table) }

  private func section(_ tally: SectionTally, _ form: SectionForm) -> TextCell {
    guard let share = tally.share else { return TextCell("—") }
    let percent = style.percent(share, decimals: 0)
    guard form == .bars else { return TextCell(percent) }
    return TextCell(
      Bar.text(share, columns: 5) + " " + DisplayWidth.pad(percent, to: 5, alignRight: true))
  }
}

extension SectionTally {
  /// Earned of what is applicable, as a decimal 0…1; nil where no item counts.
  var share: Points? {
    applicable > .zero ? earned.scaled(by: Points(whole: 1), over: applicable) : nil
  }
}

extension SectionScore {
  /// Earned of what is applicable, as a decimal 0…1; nil where no item counts.
  var attainment: Points? { SectionTally(earned: score, applicable: applicable).share }
}
