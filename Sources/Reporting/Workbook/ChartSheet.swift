import CXlsxWriter
import Diagnostics
import ScorecardModel

/// How the units are spread over the grades, and how their districts compare: tables with charts
/// over them.
struct ChartSheet {
  /// More groups than this have figures, but no bars.
  private static let mostBars = 120
  /// The height of a row of charts, in rows of cells.
  private static let chartRows = 17

  private let context: SheetContext
  private let rows: [Int]
  private let level: UnitLevel?

  /// - Parameter level: of the groups that are compared; nil is none.
  init(_ context: SheetContext, _ rows: [Int], level: UnitLevel?) {
    self.context = context
    self.rows = rows
    self.level = level
  }

  private var ruleSet: RuleSet { context.ruleSet }
  private var styles: SheetStyles { context.styles }

  func write(on sheet: Sheet) {
    let title = WorkbookWords.summary(ruleSet.title)
    sheet.setWidths([16] + [Double](repeating: 11, count: 12))
    let columns = level == nil ? 10 : max(10, 1 + figureColumns)
    let first = context.writeTitle(title, sheet, columns: columns)
    let rollup = context.result.table.rollup(rows)
    var next = writeGrades(rollup, sheet, first)
    let grades = (first + 1)...max(first + 1, next - 2)
    var groups: ClosedRange<Int>?
    if let level, let column = context.units.groups(Grouping(level)) {
      groups = writeGroups(level, column, sheet, next)
      next = (groups?.upperBound ?? next) + 2
    }
    if !ruleSet.grades.isEmpty {
      insertGrades(sheet, grades.lowerBound...(grades.lowerBound + ruleSet.grades.count - 1), next)
      next += Self.chartRows
    }
    if let groups, groups.count <= Self.mostBars, let level {
      next = insertGroups(sheet, groups, level, next)
    }
    sheet.setUp(
      Sheet.PrintSetup(
        title: context.say(title), note: context.style.asOf(context.asOf), headerRows: 0...0,
        lastRow: next, lastColumn: columns - 1))
  }

  // MARK: Tables

  /// - Returns: the second row behind the table.
  private func writeGrades(_ rollup: Rollup, _ sheet: Sheet, _ first: Int) -> Int {
    let titles = [TextWords.grade, TextWords.units, WorkbookWords.share]
    context.writeHeader(titles.map(context.say), sheet, first)
    var row = first + 1
    for (grade, count) in zip(ruleSet.grades, rollup.gradeCounts) {
      sheet.text(row, 0, grade.name, styles.text)
      sheet.number(row, 1, count, styles.count)
      sheet.number(row, 2, Points.share(count, of: rollup.assessed), styles.percent)
      row += 1
    }
    if rollup.units > rollup.assessed {
      sheet.text(row, 0, context.say(ReportWords.unassessable), styles.text)
      sheet.number(row, 1, rollup.units - rollup.assessed, styles.count)
      sheet.text(row, 2, "—", styles.points)
      row += 1
    }
    if row > first + 1 { context.paintGrades(sheet, (first + 1)...(row - 1), 0) }
    return row + 1
  }

  private var figures: FigureRows { FigureRows(context) }
  private var figureColumns: Int { figures.titles.count + ruleSet.sections.count }

  /// The figures of the groups, and how far each section is attained in them on average.
  /// - Returns: their rows; nil where there is none.
  private func writeGroups(
    _ level: UnitLevel, _ column: GroupColumn, _ sheet: Sheet, _ first: Int
  ) -> ClosedRange<Int>? {
    var members: [Int: [Int]] = [:]
    for row in rows {
      if let group = column.group(of: row) { members[group, default: []].append(row) }
    }
    guard !members.isEmpty else { return nil }
    let sections = ruleSet.sections.map { context.say($0.title) }
    context.writeHeader([context.say(level.title)] + figures.titles + sections, sheet, first)
    sheet.setHeight(first, 32)
    let firstSection = 1 + figures.titles.count
    var row = first + 1
    for group in members.keys.sorted() {
      let rollup = context.result.table.rollup(members[group] ?? [])
      sheet.text(row, 0, column.groups[group].name, styles.text)
      figures.write(rollup, sheet, row, from: 1)
      for (index, share) in rollup.sectionAttainments.enumerated() {
        sheet.number(row, firstSection + index, share, styles.percent)
      }
      row += 1
    }
    let body = (first + 1)...(row - 1)
    if !sections.isEmpty {
      sheet.scale(
        body, firstSection...(firstSection + sections.count - 1), maximum: Points(whole: 1))
    }
    return body
  }

  // MARK: Charts

  private func insertGrades(_ sheet: Sheet, _ grades: ClosedRange<Int>, _ row: Int) {
    let colors = ruleSet.grades.indices.map { context.style.color(ofGrade: $0, ruleSet).chart }
    let names = SheetChart.Cells(rows: grades, columns: 0...0)
    let counts = SheetChart.Cells(rows: grades, columns: 1...1)
    let title = context.say(TextWords.grades)
    if let columns = SheetChart(LXW_CHART_COLUMN, title, on: sheet),
      let series = columns.add(counts, by: names)
    {
      columns.paint(series, colors)
      chart_series_set_labels(series)
      columns.hideLegend()
      columns.insert(at: row)
    }
    let share = context.say(WorkbookWords.gradeShares)
    if let pie = SheetChart(LXW_CHART_PIE, share, on: sheet),
      let series = pie.add(counts, by: names)
    {
      pie.paint(series, colors)
      chart_series_set_labels_options(series, 0, 1, 0)
      chart_series_set_labels_percentage(series)
      pie.hideLegend()
      pie.insert(at: row, offset: 500, width: 0.85)
    }
  }

  /// - Returns: the row behind the chart.
  private func insertGroups(
    _ sheet: Sheet, _ groups: ClosedRange<Int>, _ level: UnitLevel, _ row: Int
  ) -> Int {
    let title = context.say(
      Message(
        en: "Mean total by \(level.title.english)", zh: "各\(level.title.chinese)平均得分"))
    let pixels = max(200, 90 + groups.count * 28)
    if let bars = SheetChart(LXW_CHART_BAR, title, on: sheet),
      let series = bars.add(
        SheetChart.Cells(rows: groups, columns: 3...3),
        by: SheetChart.Cells(rows: groups, columns: 0...0), color: TextColor.cyan.chart)
    {
      chart_series_set_labels(series)
      bars.readFromTop(maximum: ruleSet.total.number)
      bars.hideLegend()
      bars.insert(at: row, width: 1.9, height: Double(pixels) / 288)
    }
    return row + pixels / 20 + 2
  }
}
