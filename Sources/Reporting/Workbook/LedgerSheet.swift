import Diagnostics
import ScorecardModel

/// The ledger lines of many units, one a row: the numbers of a unit add up to its published total.
struct LedgerSheet {
  private static let titles = [
    WorkbookWords.code, WorkbookWords.name, UnitLevel.district.title, WorkbookWords.kind,
    TextWords.item, WorkbookWords.amount, WorkbookWords.gradeChange,
  ]

  private let context: SheetContext
  /// Whether items have lines of their own; else one line for all of them.
  private let showsItems: Bool
  /// Opens the next sheet, since one may not have room for all lines.
  private let open: () -> Sheet?

  init(_ context: SheetContext, showsItems: Bool, open: @escaping () -> Sheet?) {
    self.context = context
    self.showsItems = showsItems
    self.open = open
  }

  func write(_ rows: [Int]) -> [Sheet] {
    var sheets: [Sheet] = []
    var next = Sheet.rowLimit
    let (table, units) = (context.result.table, context.units)
    var tally = Tally(context.ruleSet)
    var names = LineNames(context)
    for row in rows {
      tally.compute(table, row)
      let lines = self.lines(row, tally)
      if next + lines.count > Sheet.rowLimit {
        close(sheets.last, last: next - 1)
        guard let sheet = open() else { return sheets }
        begin(sheet)
        sheets.append(sheet)
        next = 1
      }
      let unit = (
        code: units.codes[row], name: units.names[row],
        district: units.group(.district, of: row)?.name ?? ""
      )
      for line in lines {
        write(line, unit, names.of(line), sheets[sheets.count - 1], next)
        next += 1
      }
    }
    close(sheets.last, last: next - 1)
    return sheets
  }

  private func lines(_ row: Int, _ tally: Tally) -> [LedgerLine] {
    let lines = Ledger.lines(context.result.table, row, tally: tally)
    guard !showsItems else { return lines }
    let items = lines.prefix { $0.kind == .item }
    let earned = items.reduce(Points.zero) { $0 + $1.amount }
    return [LedgerLine(kind: .item, id: "", amount: earned)] + lines.dropFirst(items.count)
  }

  private func write(
    _ line: LedgerLine, _ unit: (code: String, name: String, district: String),
    _ name: (kind: String, title: String), _ sheet: Sheet, _ row: Int
  ) {
    let text = context.styles.text
    sheet.text(row, 0, unit.code, text)
    sheet.text(row, 1, unit.name, text)
    sheet.text(row, 2, unit.district, text)
    sheet.text(row, 3, name.kind, text)
    sheet.text(row, 4, name.title, text)
    sheet.number(row, 5, line.amount, context.styles.amount)
    let grades = context.ruleSet.grades
    let change = line.grades.map { "\(grades[$0.from].name) → \(grades[$0.to].name)" } ?? ""
    sheet.text(row, 6, change, text)
  }

  private func begin(_ sheet: Sheet) {
    sheet.setWidths([18, 22, 14, 16, 34, 12, 18])
    context.writeHeader(Self.titles.map(context.say), sheet, 0)
    sheet.setHeight(0, 22)
    sheet.freeze(rows: 1, columns: 2)
  }

  private func close(_ sheet: Sheet?, last: Int) {
    guard let sheet else { return }
    sheet.filter(0...last, columns: Self.titles.count)
    sheet.setUp(
      Sheet.PrintSetup(
        title: context.say(context.ruleSet.title) + "  " + context.say(TextWords.ledger),
        note: context.style.asOf(context.asOf), headerRows: 0...0, lastRow: last,
        lastColumn: Self.titles.count - 1))
  }
}

/// The words of ledger lines: a run has few different ones.
private struct LineNames {
  private struct Key: Hashable {
    let kind: LedgerKind
    let id: String
  }

  private let context: SheetContext
  private var known: [Key: (kind: String, title: String)] = [:]

  init(_ context: SheetContext) { self.context = context }

  mutating func of(_ line: LedgerLine) -> (kind: String, title: String) {
    let key = Key(kind: line.kind, id: line.id)
    if let name = known[key] { return name }
    let isAllItems = line.kind == .item && line.id.isEmpty
    let title =
      isAllItems ? CardWords.itemPoints : context.ruleSet.title(ofLedgerLine: line)
    let name = (context.say(line.title), title.map(context.say) ?? "")
    // Reasons of decided points are as many as the units that have them.
    if line.kind != .adjustment { known[key] = name }
    return name
  }
}
