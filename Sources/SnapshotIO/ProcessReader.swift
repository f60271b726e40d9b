import Diagnostics
import ScorecardModel

/// Reads the states that units' processes entered (`process.csv`).
///
/// Whether a state exists and may follow another is for the rule set's process to say.
package struct ProcessReader {
  private static let columns: [EntryTable.Column] = [
    .init("code", "代码", "代碼", isRequired: true),
    .init("ruleset", "规则集", "規則集", isRequired: true),
    .init("state", "状态", "狀態", isRequired: true),
    .init("date", "日期", isRequired: true),
    .init("name", "名称", "名稱", "单位", "單位"),
    .init("note", "备注", "備註"),
  ]

  private static let owner = Message(en: "a record", zh: "此条记录")

  /// Reads a table of records in the order of its rows.
  /// - Throws: `.badInput` with every fault and its place, up to a limit.
  package static func read(_ content: FileContent) throws(Failure) -> ProcessLog {
    var table = try EntryTable(content, columns: columns)
    var records: [ProcessRecord] = []
    for entry in table.isIncomplete ? [] : table.entries {
      table.refusePersonalData(in: ["name", "note"], of: entry)
      records.append(
        ProcessRecord(
          code: table.code(of: entry, owner: owner),
          ruleSet: table.text("ruleset", of: entry, owner: owner),
          state: table.text("state", of: entry, owner: owner),
          date: table.date(entry["date"]), line: entry.line))
    }
    if table.log.hasErrors { throw Failure(.badInput, table.log.summary) }
    return ProcessLog(records, path: content.path)
  }
}
