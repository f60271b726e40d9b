import Diagnostics
import ScorecardModel

/// The sheets of one rule set.
struct ResultSheets {
  typealias Entry = (sheet: Sheet, holds: Message)

  private let context: SheetContext
  /// Whether the workbook is of this rule set alone, so that sheets need not name it.
  private let isAlone: Bool

  init(_ context: SheetContext, isAlone: Bool) {
    self.context = context
    self.isAlone = isAlone
  }

  private var result: RuleSetResult { context.result }

  func write() -> [Entry] {
    summary(result.scope.rows)
  }

  private func sheet(_ part: Message, isStreamed: Bool = false) -> Sheet? {
    let part = context.say(part)
    guard !isAlone else { return context.file.sheet(part, isStreamed: isStreamed) }
    let cut = String(part.prefix(16))
    return context.file.sheet(
      context.say(context.ruleSet.title), suffix: "·" + cut, isStreamed: isStreamed)
  }

  private func summary(_ rows: [Int]) -> [Entry] {
    guard let sheet = sheet(WorkbookWords.summary, isStreamed: true) else { return [] }
    let ordered = UnitRanking.ordered(rows, result)
    let list = UnitListSheet(context, ordered, groupings: [.district, .street, .stratum])
    let title = WorkbookWords.summary(context.ruleSet.title)
    let page = GroupPage(result, context.style)
    let header = context.writeTitle(
      title, sheet, columns: list.columnCount, more: [context.say(page.ranking)])
    let last = list.write(sheet, from: header)
    sheet.setUp(
      Sheet.PrintSetup(
        title: context.say(title), note: context.style.asOf(context.asOf),
        headerRows: header...header, lastRow: last, lastColumn: list.columnCount - 1))
    return [(sheet, title)]
  }
}
