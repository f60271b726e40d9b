import Workbooks

/// A row below the header that is no row of the table.
struct SkippedRow {
  enum Reason {
    case total, note, repeatedHeader, columnNumbers

    var words: (english: String, chinese: String) {
      switch self {
      case .total: ("it is a total", "这是合计行")
      case .note: ("it is a note", "这是说明文字")
      case .repeatedHeader: ("it repeats the header", "这是重复的表头")
      case .columnNumbers: ("it numbers the columns", "这是栏次行")
      }
    }
  }

  var reason: Reason
  var row: Int
  /// From 0.
  var column: Int
  var text: String

  private static let totals = [
    "合计", "总计", "小计", "共计", "累计", "平均", "平均值", "均值", "汇总", "全市合计", "全区合计", "合計", "總計", "小計",
    "共計", "累計", "彙總", "total", "subtotal", "grandtotal", "sum", "average", "mean",
  ]
  private static let notes = [
    "注", "註", "说明", "說明", "备注", "備註", "填表", "填报", "填報", "制表", "審核", "审核", "单位负责人", "單位負責人", "数据来源",
    "數據來源", "资料来源", "來源", "来源", "联系", "聯繫", "*", "※", "note", "source",
  ]

  /// What a row is, if it is no row of the table.
  /// - Parameters:
  ///   - cells: those in columns of the table; at least one.
  ///   - key: the text of its key cell, empty where there is none.
  init?(_ row: SheetRow, _ cells: [SheetCell], key: String, header: SheetHeader, isFirst: Bool) {
    let first = row.string(cells[0])
    (self.row, column, text) = (row.number, cells[0].column, first)
    let keyTitle = header.key.map { header.columns[$0].title }
    if let keyTitle, !key.isEmpty, HeaderKey.of(key) == HeaderKey.of(keyTitle) {
      reason = .repeatedHeader
    } else if isFirst, Self.numbersColumns(row, cells) {
      reason = .columnNumbers
    } else if Self.totals.contains(Self.word(key.isEmpty ? first : key)) {
      reason = .total
    } else if Self.isNote(row, cells, first, key: key) {
      reason = .note
    } else {
      return nil
    }
  }

  /// The letters of a cell: 合 计 and 合计： are 合计.
  private static func word(_ text: String) -> String {
    HeaderKey.of(text).filter { !":：、".contains($0) }
  }

  /// One text that is no code and nothing else, or texts that begin as notes under tables do. A row
  /// with a code is a unit's, whatever its name begins with.
  private static func isNote(
    _ row: SheetRow, _ cells: [SheetCell], _ first: String, key: String
  ) -> Bool {
    let hasCode =
      !key.isEmpty && key.utf8.allSatisfy { $0 < 0x80 } && key.contains(where: \.isNumber)
    guard !hasCode, cells.allSatisfy({ $0.kind == .text || $0.kind == .date }) else { return false }
    if cells.count == 1, key.isEmpty || !key.utf8.allSatisfy({ $0 < 0x80 }) { return true }
    let word = HeaderKey.of(first)
    return notes.contains { word.hasPrefix($0) }
  }

  /// 甲 乙 1 2 3 …: the row that official tables have under the header.
  private static func numbersColumns(_ row: SheetRow, _ cells: [SheetCell]) -> Bool {
    let texts = cells.map { HeaderKey.of(row.string($0)) }
    let numbers = texts.drop { ["甲", "乙", "丙", "丁", "戊"].contains($0) }
    guard numbers.count >= 3, let start = numbers.first.flatMap({ Int($0) }), start <= texts.count
    else { return false }
    return zip(numbers, start...).allSatisfy { $0 == String($1) }
  }
}
