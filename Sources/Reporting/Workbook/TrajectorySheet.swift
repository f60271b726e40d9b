import CXlsxWriter
import Diagnostics
import ScorecardModel

/// One unit's way to its goals, year by year, with a chart for each indicator.
struct TrajectorySheet {
  private let context: SheetContext
  private let table: TrajectoryTable

  init(_ context: SheetContext) {
    self.context = context
    table = TrajectoryTable(context.ruleSet, context.result.catalogue, context.style)
  }

  func write(_ trajectory: Trajectory, of name: String, on sheet: Sheet) {
    let dates = trajectory.lines.first?.points.map(\.date) ?? []
    let columns = 6 + dates.count
    let title =
      Message(verbatim: name + "  ") + context.ruleSet.title + Message(verbatim: " ") + table.title
    let status = context.say(trajectory.status.title) + table.lag(trajectory)
    sheet.setWidths([30, 9, 12] + [Double](repeating: 12, count: dates.count) + [12, 12, 14])
    let header = context.writeTitle(title, sheet, columns: columns, more: [status])
    let titles = [TrajectoryTable.indicator, WorkbookWords.kindOfValue, TextWords.baseline]
    context.writeHeader(titles.map(context.say), sheet, header)
    let date = context.file.format(Self.dateHeader)
    for (index, day) in dates.enumerated() { sheet.date(header, 3 + index, day, date) }
    let last = [TextWords.goal, TextWords.lag, TextWords.status]
    context.writeHeader(last.map(context.say), sheet, header, from: 3 + dates.count)
    for (index, line) in trajectory.lines.enumerated() {
      write(line, sheet, header + 1 + 2 * index, years: dates.count)
    }
    let end = header + 2 * trajectory.lines.count
    sheet.freeze(rows: header + 1, columns: 2)
    let behind = insertCharts(trajectory, sheet, header, years: dates.count, from: end + 2)
    sheet.setUp(
      Sheet.PrintSetup(
        title: context.say(title), note: context.style.asOf(context.asOf),
        headerRows: header...header, lastRow: behind, lastColumn: columns - 1))
  }

  private static let dateHeader: CellStyle = {
    var style = CellStyle()
    (style.font, style.isBold, style.fill) = (.heading, true, SheetColor.header)
    (style.alignment, style.numberFormat) = (.center, "yyyy-mm-dd")
    return style
  }()

  /// Two rows: what was, and what should have been.
  private func write(_ line: Trajectory.Line, _ sheet: Sheet, _ row: Int, years: Int) {
    let styles = context.styles
    let both = row...(row + 1)
    let values = [line.points.map(\.value), line.points.map(\.expected)]
    let kinds = [WorkbookWords.actual, WorkbookWords.expected]
    for (index, kind) in kinds.enumerated() {
      sheet.text(row + index, 1, context.say(kind), styles.count)
      sheet.number(row + index, 2, table.rounded(line.baseline), styles.points)
      for (year, value) in values[index].enumerated() {
        sheet.number(row + index, 3 + year, table.rounded(value), styles.points)
      }
    }
    sheet.merged(both, 0...0, context.say(table.name(line)), styles.wrapped)
    for (index, number) in [line.goal, line.lag].enumerated() {
      let column = 3 + years + index
      let points = table.rounded(number)
      sheet.merged(both, column...column, points == nil ? "—" : "", styles.points)
      if points != nil { sheet.number(row, column, points, styles.points) }
    }
    let column = 5 + years
    sheet.merged(both, column...column, context.say(line.status.title), styles.centered)
    if let color = table.color(line.status) {
      sheet.paint(context.say(line.status.title), color, both, column...column)
    }
  }

  /// - Returns: the row behind the charts.
  private func insertCharts(
    _ trajectory: Trajectory, _ sheet: Sheet, _ header: Int, years: Int, from first: Int
  ) -> Int {
    guard years > 0 else { return first }
    let columns = 2...(2 + years)
    let categories = SheetChart.Cells(rows: header...header, columns: columns)
    for (index, line) in trajectory.lines.enumerated() {
      let row = header + 1 + 2 * index
      guard let chart = SheetChart(LXW_CHART_LINE, context.say(table.name(line)), on: sheet)
      else { continue }
      let kinds: [(Message, TextColor, Bool)] = [
        (WorkbookWords.actual, .cyan, false), (WorkbookWords.expected, .dim, true),
      ]
      for (offset, kind) in kinds.enumerated() {
        let cells = SheetChart.Cells(rows: (row + offset)...(row + offset), columns: columns)
        guard let series = chart.add(cells, by: categories, name: context.say(kind.0)) else {
          continue
        }
        chart.line(series, color: kind.1.chart, isDashed: kind.2)
      }
      chart.putLegendBelow()
      chart.insert(at: first + index / 2 * 15, offset: index % 2 * 430, width: 0.87, height: 0.95)
    }
    return first + (trajectory.lines.count + 1) / 2 * 15
  }
}
