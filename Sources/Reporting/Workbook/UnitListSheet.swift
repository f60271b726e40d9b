import Diagnostics
import ScorecardModel

/// Units by rank as a list that can be filtered: a row each, with the points of every section.
struct UnitListSheet {
  private let context: SheetContext
  private let rows: [Int]
  private let groupings: [Grouping]
  private let hasSelfTotals: Bool

  /// - Parameters:
  ///   - rows: in the order of the list.
  ///   - groupings: the groups that are named beside each unit.
  init(_ context: SheetContext, _ rows: [Int], groupings: [Grouping]) {
    self.context = context
    self.rows = rows
    self.groupings = groupings.filter { context.units.groups($0) != nil }
    let table = context.result.table
    hasSelfTotals = rows.contains { table.selfTotal($0) != nil }
  }

  /// Columns before the total.
  private var leading: Int { 3 + groupings.count }
  private var sections: [Section] { context.ruleSet.sections }
  private var total: Int { leading + (hasSelfTotals ? 1 : 0) }
  private var firstSection: Int { total + 2 }
  var columnCount: Int { firstSection + sections.count + 2 }

  /// Writes the list from a row of a sheet on, with its filter and its colours.
  /// - Returns: the last row.
  @discardableResult
  func write(_ sheet: Sheet, from header: Int) -> Int {
    sheet.setWidths(widths)
    context.writeHeader(titles, sheet, header)
    sheet.setHeight(header, 32)
    let last = header + rows.count
    writeRows(sheet, from: header + 1)
    sheet.freeze(rows: header + 1, columns: 3)
    guard !rows.isEmpty else { return last }
    sheet.filter(header...last, columns: columnCount)
    let body = (header + 1)...last
    sheet.bars(body, total, maximum: context.ruleSet.total)
    context.paintGrades(sheet, body, total + 1)
    for (index, section) in sections.enumerated() {
      sheet.scale(
        body, (firstSection + index)...(firstSection + index), maximum: section.points)
    }
    return last
  }

  private var titles: [String] {
    let groups = groupings.map(\.title)
    let own = hasSelfTotals ? [WorkbookWords.selfAssessed] : []
    let fixed =
      [TextWords.rank, WorkbookWords.code, context.units.level.title] + groups + own
      + [TextWords.total, TextWords.grade]
    let last = [WorkbookWords.coverage, TextWords.flags]
    return fixed.map(context.say)
      + sections.map { "\(context.say($0.title))\n(\($0.points))" } + last.map(context.say)
  }

  private var widths: [Double] {
    let units = context.units
    let sample = rows.prefix(2_000)
    let groups = groupings.map { grouping in
      TextFit.width((units.groups(grouping)?.groups ?? []).prefix(2_000).map(\.name), atLeast: 9)
    }
    let flags = rows.lazy.prefix(2_000).map { flagText($0) }
    let own = hasSelfTotals ? [9.0] : []
    let head = [
      6, TextFit.width(sample.map { units.codes[$0] }, atLeast: 10, atMost: 20),
      TextFit.width(sample.map { units.names[$0] }, atLeast: 14, atMost: 36),
    ]
    let grades = context.ruleSet.grades.map(\.name) + [context.say(ReportWords.unassessable)]
    return head + groups + own + [11, TextFit.width(grades, atLeast: 9, atMost: 20)]
      + sections.map {
        TextFit.width([context.say($0.title)], atLeast: 8, atMost: 14)
      }
      + [9, TextFit.width(flags, atLeast: 12, atMost: 36)]
  }

  private func flagText(_ row: Int) -> String {
    context.result.table.flags(row).map { context.say($0.text) }
      .joined(separator: context.style.listSeparator)
  }

  private func writeRows(_ sheet: Sheet, from first: Int) {
    let (table, units, styles) = (context.result.table, context.units, context.styles)
    let marks = RowMarks(table, rows: rows[...])
    let names = groupings.map { units.groups($0) }
    let grades = context.ruleSet.grades.map(\.name)
    let unassessable = context.say(ReportWords.unassessable)
    var tally = Tally(context.ruleSet)
    for (index, row) in rows.enumerated() {
      let line = first + index
      if let rank = table.rank(row) {
        sheet.number(line, 0, rank, styles.count)
      } else {
        sheet.text(line, 0, "—", styles.count)
      }
      sheet.text(line, 1, units.codes[row], styles.text)
      sheet.text(line, 2, units.names[row], styles.text)
      for (column, groups) in names.enumerated() {
        let name = groups.flatMap { groups in groups.group(of: row).map { groups.groups[$0].name } }
        sheet.text(line, 3 + column, name ?? "", styles.text)
      }
      if hasSelfTotals { sheet.number(line, leading, table.selfTotal(row), styles.score) }
      sheet.number(line, total, table.total(row), styles.strongScore)
      let grade = table.isAssessed(row) ? table.grade(row).map { grades[$0] } ?? "" : unassessable
      sheet.text(line, total + 1, grade, styles.count)
      tally.compute(table, row)
      for (column, section) in tally.sections.enumerated() {
        let score = section.applicable > .zero ? section.earned : nil
        sheet.number(line, firstSection + column, score, styles.score)
      }
      let column = firstSection + sections.count
      sheet.number(line, column, marks.coverage[index], styles.percent)
      sheet.text(line, column + 1, marks.mayHaveFlags[index] ? flagText(row) : "", styles.text)
    }
  }
}
