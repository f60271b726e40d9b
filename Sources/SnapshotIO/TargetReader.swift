import Diagnostics
import ScorecardModel

/// Reads what units promised for the indicators of a year (`targets.csv`).
package struct TargetReader {
  private static let columns: [EntryTable.Column] = [
    .init("code", "代码", "代碼", isRequired: true),
    .init("indicator", "指标", "指標", isRequired: true),
    .init("year", "年度", "年份", isRequired: true),
    .init("value", "目标值", "目標值", "目标", "目標", isRequired: true),
    .init("name", "名称", "名稱", "单位", "單位"),
    .init("note", "备注", "備註"),
  ]

  private static let owner = Message(en: "a target", zh: "此项目标")

  private struct Key: Hashable {
    let code: String
    let indicator: IndicatorIndex
    let year: Int
  }

  private let catalogue: Catalogue
  private let names: IndicatorNames
  private var table: EntryTable
  private var targets: [Target] = []
  private var lineByKey: [Key: Int] = [:]

  /// Reads a table of targets.
  /// - Parameter catalogue: the indicators that targets may be for.
  /// - Throws: `.badInput` with every fault and its place, up to a limit.
  package static func read(
    _ content: FileContent, _ catalogue: Catalogue
  ) throws(Failure) -> TargetTable {
    var reader = TargetReader(
      catalogue: catalogue, table: try EntryTable(content, columns: columns))
    if !reader.table.isIncomplete {
      for entry in reader.table.entries { reader.add(entry) }
    }
    if reader.table.log.hasErrors { throw Failure(.badInput, reader.table.log.summary) }
    return TargetTable(reader.targets, path: content.path)
  }

  private init(catalogue: Catalogue, table: EntryTable) {
    self.catalogue = catalogue
    self.table = table
    names = IndicatorNames(catalogue)
  }

  private mutating func add(_ entry: EntryTable.Entry) {
    let code = table.code(of: entry, owner: Self.owner)
    table.refusePersonalData(in: ["name", "note"], of: entry)
    let index = table.indicator(entry["indicator"], names)
    let year = table.year(entry["year"])
    guard let index else { return }
    let value = value(of: entry, catalogue[index])
    guard let year, !code.isEmpty else { return }
    let key = Key(code: code, indicator: index, year: year)
    if let line = lineByKey[key] {
      reportDuplicate(entry, key, line)
      return
    }
    lineByKey[key] = entry.line
    guard let value else { return }
    targets.append(
      Target(code: code, indicator: index, year: year, value: value, line: entry.line))
  }

  /// Nil for a fault, which is reported: a target has a value.
  private mutating func value(of entry: EntryTable.Entry, _ indicator: Indicator) -> Double? {
    let cell = entry["value"]
    let shown = Shown.cell(cell.text)
    switch CellExpectation(indicator).read(cell.text) {
    case .value(let value): return value
    case .fault(let fault):
      let kind = FaultKind(fault)
      let messages = CellMessages(
        found: shown, column: Shown.cell(entry["indicator"].text), indicator: indicator,
        helpWhereNone: Self.helpWhereNone)
      table.report(kind.id, at: cell) { messages.diagnostic(kind, at: $0) }
    case .missing, .notApplicable:
      table.report(
        .badValue, at: cell,
        cell.text.isEmpty
          ? Message(en: "a target without a value", zh: "此项目标没有目标值")
          : Message(en: "'\(shown)' is no target", zh: "“\(shown)”不是目标值"),
        help: Self.helpWhereNone)
    }
    return nil
  }

  private static let helpWhereNone = Message(
    en: "delete the row of a unit that has no target", zh: "没有目标的，请删去这一行")

  private mutating func reportDuplicate(_ entry: EntryTable.Entry, _ key: Key, _ line: Int) {
    let title = catalogue[key.indicator].title
    let code = Shown.cell(key.code)
    table.report(
      .duplicateTarget, at: entry["code"],
      Message(
        en: "unit '\(code)' has a target for '\(title.english)' in \(key.year) already",
        zh: "单位“\(code)”\(key.year) 年的“\(title.chinese)”已有目标"),
      notes: [
        Message(en: "the first is in line \(line)", zh: "第一处在第 \(line) 行")
      ])
  }
}
