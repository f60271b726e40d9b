import Diagnostics
import ScorecardModel

/// What may be wrong with the header of a snapshot file.
extension HeaderReader {
  func emptyHeader(_ cell: TableCell) -> Diagnostic {
    Diagnostic(
      .emptyHeader, at: text.place(at: cell.offset),
      Message(en: "a column without a header", zh: "此列没有列名"),
      help: Message(
        en: "name the column or delete it; the first row must be the header row",
        zh: "请填写列名或删除该列；第一行必须是表头"))
  }

  func personal(_ cell: TableCell) -> Diagnostic {
    let shown = Shown.cell(cell.text)
    return Diagnostic(
      .personalData, at: text.place(at: cell.offset),
      Message(
        en: "column '\(shown)' holds personal data, which a snapshot must not have",
        zh: "“\(shown)”列是个人信息，数据快照不得包含"),
      help: PersonalFaults.help)
  }

  func unknown(_ cell: TableCell) -> Diagnostic {
    let shown = Shown.cell(cell.text)
    let near = Spelling.nearest(cell.text, in: knownHeaders)
    return Diagnostic(
      .unknownColumn, at: text.place(at: cell.offset),
      Message(
        en: "column '\(shown)' is not in the indicator catalogue",
        zh: "指标目录中没有“\(shown)”"),
      help: .didYouMean(near)
        ?? Message(
          en: "add the indicator to the catalogue or delete the column",
          zh: "请在指标目录中添加该指标，或删除该列"))
  }

  func duplicate(_ column: HeaderColumn, of earlier: HeaderColumn) -> Diagnostic {
    let (later, first) = (Shown.cell(column.title), Shown.cell(earlier.title))
    let message =
      later == first
      ? Message(en: "column '\(later)' appears twice", zh: "“\(later)”列重复出现")
      : Message(
        en: "columns '\(first)' and '\(later)' mean the same", zh: "“\(first)”与“\(later)”两列含义相同")
    let place = text.place(at: earlier.offset)
    let cell = place.cell?.reference
    return Diagnostic(
      .duplicateColumn, at: text.place(at: column.offset), message,
      notes: [
        cell.map { Message(en: "the first is in \($0)", zh: "第一处在 \($0)") }
          ?? Message(
            en: "the first is at line \(place.line ?? 1), column \(place.column ?? 1)",
            zh: "第一处在第 \(place.line ?? 1) 行第 \(place.column ?? 1) 个字符")
      ])
  }

  func missingCode(_ cells: [TableCell]) -> Diagnostic {
    let near = cells.lazy
      .filter { ColumnRole(header: HeaderKey.of($0.text)) == nil }
      .first { Spelling.nearest($0.text, in: ColumnRole.code.headers) != nil }
    let renamed = near.map { cell in
      Message(
        en: "rename column '\(Shown.cell(cell.text))' if it holds the codes",
        zh: "如果“\(Shown.cell(cell.text))”列就是代码，请改列名")
    }
    return Diagnostic(
      .missingColumn, at: text.place(at: cells.first?.offset ?? 0),
      Message(en: "no column holds the codes of the units", zh: "没有单位代码列"),
      notes: renamed.map { [$0] } ?? [],
      help: Message(
        en: "head it code, 代码 or 统计用区划代码; the first row must be the header row",
        zh: "请将其列名写为 代码、统计用区划代码 或 code；第一行必须是表头"))
  }
}

/// Personal data that is found in cells.
enum PersonalFaults {
  static let help = Message(
    en: "delete the column: only figures about organisations may be assessed",
    zh: "请删除该列：考核只使用组织层面的汇总数据")
}
