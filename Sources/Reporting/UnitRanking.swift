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

  init(_ result: RuleSetResult, _ style: TextStyle, _ rows: [Int]) {
    self.result = result
    self.style = style
    ruleSet = result.ruleSet
    self.rows = Self.ordered(rows, result)
    groupings = Self.groupings(rows, result.units)
  }

  /// The groups above the units that rows differ in.
  static func groupings(_ rows: [Int], _ units: UnitTable) -> [Grouping] {
    [.district, .street].filter { grouping in
      guard let column = units.groups(grouping) else { return false }
      return Set(rows.map { column.ids[$0] }).count > 1
    }
  }

  func text() -> String {
    let tables = SectionForm.allCases.lazy.map { table($0) }
    let fitting = tables.first { table in style.options.width.map { table.width <= $0 } ?? true }
    return style.text(fitting ?? table(.none))
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
    columns += [
      style.column(TextWords.total, right: true), style.column(TextWords.grade),
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
    cells += [
      TextCell(style.figure(result.table.total(row), ruleSet)), grade(row),
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
