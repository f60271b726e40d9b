import Diagnostics
import ScorecardModel

/// A district's figures and its units by rank.
struct GroupSheet {
  private let context: SheetContext

  init(_ context: SheetContext) { self.context = context }

  /// - Parameters:
  ///   - name: of the group.
  ///   - rows: its units that are shown.
  func write(_ name: String, _ rows: [Int], on sheet: Sheet) {
    let ordered = UnitRanking.ordered(rows, context.result)
    let list = UnitListSheet(context, ordered, groupings: [.street, .stratum])
    let title = Message(verbatim: name + "  ") + WorkbookWords.summary(context.ruleSet.title)
    let columns = list.columnCount
    let first = context.writeTitle(title, sheet, columns: columns)
    let figures = FigureRows(context).write([("", context.result.table.rollup(rows))], sheet, first)
    let header = figures + 1
    let last = list.write(sheet, from: header)
    sheet.setUp(
      Sheet.PrintSetup(
        title: context.say(title), note: context.style.asOf(context.asOf),
        headerRows: header...header, lastRow: last, lastColumn: columns - 1))
  }
}

/// The figures of groups as rows: those of `RollupTable`, then units by grade.
struct FigureRows {
  private let context: SheetContext

  init(_ context: SheetContext) { self.context = context }

  var titles: [String] {
    RollupTable.figures.map(context.say) + context.ruleSet.grades.map(\.name)
  }

  /// A row of titles, and one for each group, in columns from the third on.
  /// - Parameter groups: a name beside each row of figures; empty is none.
  /// - Returns: the row behind them.
  func write(_ groups: [(name: String, rollup: Rollup)], _ sheet: Sheet, _ first: Int) -> Int {
    context.writeHeader(titles, sheet, first, from: 2)
    for (index, group) in groups.enumerated() {
      let row = first + 1 + index
      if !group.name.isEmpty { sheet.text(row, 1, group.name, context.styles.text) }
      write(group.rollup, sheet, row, from: 2)
    }
    return first + 1 + groups.count
  }

  /// The cells of one row.
  func write(_ rollup: Rollup, _ sheet: Sheet, _ row: Int, from column: Int) {
    let styles = context.styles
    var column = column
    for count in [rollup.units, rollup.assessed] {
      sheet.number(row, column, count, styles.count)
      column += 1
    }
    for figure in [rollup.mean, rollup.median, rollup.minimum, rollup.maximum] {
      sheet.number(row, column, figure, styles.score)
      column += 1
    }
    for share in [rollup.metShare, rollup.completeness] {
      sheet.number(row, column, share, styles.percent)
      column += 1
    }
    for count in rollup.gradeCounts {
      sheet.number(row, column, count, styles.count)
      column += 1
    }
  }
}

/// The groups of the level that was asked for, where it is above the units' own.
struct RollupSheet {
  private let context: SheetContext

  init(_ context: SheetContext) { self.context = context }

  func write(on sheet: Sheet) {
    let (scope, groups) = (context.result.scope, GroupRows(context.units))
    let shown = scope.rollups.filter { context.units.describe($0).level == scope.level }
    let figures = FigureRows(context)
    let columns = 2 + figures.titles.count
    let title = WorkbookWords.summary(context.ruleSet.title)
    let header = context.writeTitle(title, sheet, columns: columns)
    let names = [scope.level.title, WorkbookWords.code].map(context.say)
    context.writeHeader(names + figures.titles, sheet, header)
    sheet.setHeight(header, 32)
    for (index, reference) in shown.enumerated() {
      let row = header + 1 + index
      let unit = context.units.describe(reference)
      sheet.text(row, 0, unit.name, context.styles.text)
      sheet.text(row, 1, unit.code, context.styles.text)
      figures.write(context.result.table.rollup(groups.rows(of: reference)), sheet, row, from: 2)
    }
    let last = header + shown.count
    sheet.setWidths([18, 16] + figures.titles.map { TextFit.width([$0], atLeast: 9, atMost: 18) })
    sheet.freeze(rows: header + 1, columns: 1)
    if !shown.isEmpty {
      sheet.filter(header...last, columns: columns)
      sheet.bars((header + 1)...last, 4, maximum: context.ruleSet.total)
    }
    sheet.setUp(
      Sheet.PrintSetup(
        title: context.say(title), note: context.style.asOf(context.asOf),
        headerRows: header...header, lastRow: last, lastColumn: columns - 1))
  }
}
