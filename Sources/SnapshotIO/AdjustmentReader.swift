import Diagnostics
import ScorecardModel

/// Points that someone gave or took outside the rules, with the reason.
package struct AdjustmentRecord: Sendable, Hashable {
  package var code: String
  package var ruleSet: String
  package var points: Points
  package var reason: String
  /// 1-based line of the file.
  package var line: Int
}

/// Reads adjustments (`adjustments.csv`).
package struct AdjustmentReader {
  private static let columns: [EntryTable.Column] = [
    .init("code", "代码", "代碼", isRequired: true),
    .init("ruleset", "规则集", "規則集", isRequired: true),
    .init("points", "分值", "加减分", "加減分", isRequired: true),
    .init("reason", "原因", "事由", "理由", isRequired: true),
  ]

  private static let owner = Message(en: "an adjustment", zh: "此项调整")

  /// Reads a table of adjustments in the order of its rows.
  /// - Throws: `.badInput` with every fault and its place.
  package static func read(_ content: FileContent) throws(Failure) -> [AdjustmentRecord] {
    var table = try EntryTable(content, columns: columns)
    var records: [AdjustmentRecord] = []
    for entry in table.isIncomplete ? [] : table.entries {
      let code = table.code(of: entry, owner: owner)
      let ruleSet = table.text("ruleset", of: entry, owner: owner)
      let points = points(entry["points"], &table)
      let reason = table.text("reason", of: entry, owner: owner)
      checkReason(entry["reason"], &table)
      records.append(
        AdjustmentRecord(
          code: code, ruleSet: ruleSet, points: points, reason: reason, line: entry.line))
    }
    if table.log.hasErrors { throw Failure(.badInput, table.log.summary) }
    return records
  }

  /// Reasons are published in ledgers.
  private static func checkReason(_ cell: TableCell, _ table: inout EntryTable) {
    guard PersonalData.number(in: cell.text) != nil else { return }
    table.report(
      .personalData, at: cell,
      Message(
        en: "the reason holds a number of a person, which is not to be published",
        zh: "事由里有个人的号码，不得公布"),
      help: Message(en: "leave the number out", zh: "请删去号码"))
  }

  /// The most that one row may add or take.
  private static let largest = Points(whole: 1_000_000)

  private static func points(_ cell: TableCell, _ table: inout EntryTable) -> Points {
    if case .value(let number) = CellExpectation(type: .number).read(cell.text),
      let points = Points(exactly: number), (-largest...largest).contains(points)
    {
      return points
    }
    let shown = Shown.cell(cell.text)
    table.report(
      at: cell, Message(en: "'\(shown)' is not a number of points", zh: "“\(shown)”不是分值"),
      help: Message(
        en: "write a decimal such as 2 or -1.5, with at most 6 decimals",
        zh: "请填写小数，如 2 或 -1.5，最多 6 位小数"))
    return .zero
  }
}
