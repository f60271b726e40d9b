import Diagnostics

/// One cell of a record as it was read: for headers and small tables, not for rows in bulk.
struct TableCell: Sendable {
  /// Without quotes and blanks around it.
  var text: String
  /// Where its first byte is: the opening quote of a quoted cell.
  var offset: Int
}

/// Reads the records of a table one after another and reports faults of their quoting.
struct RecordReader {
  /// More cells than this are no record of a table; it is what a worksheet can have.
  static let mostCells = 16_384

  let text: SourceText
  let dialect: Dialect
  private(set) var position = 0

  init(text: SourceText, dialect: Dialect) {
    self.text = text
    self.dialect = dialect
  }

  /// The next record that is not blank; nil at the end.
  mutating func next(_ log: inout FaultLog) -> [TableCell]? {
    let base = text.base
    while position < text.count,
      let end = dialect.blankRecordEnd(base, position, text.count)
    {
      position = LineEnd.after(base, end)
    }
    guard position < text.count else { return nil }
    var cells: [TableCell] = []
    while true {
      guard cells.count < Self.mostCells else {
        log.append(.cellCount) { [text] in Self.tooWide(text.place(at: cells[0].offset)) }
        position = text.count
        return cells
      }
      cells.append(nextCell(&log))
      guard position < text.count, base[position] == dialect.delimiter else { break }
      position += 1
    }
    position = LineEnd.after(base, position)
    return cells
  }

  private mutating func nextCell(_ log: inout FaultLog) -> TableCell {
    let (base, start) = (text.base, position)
    guard base[start] == Byte.quote, start < text.count else {
      position = dialect.endOfCell(base, start)
      let range = Blank.trimmed(base, start, position)
      return TableCell(text: text.string(range.start..<range.end), offset: start)
    }
    guard let close = Dialect.closingQuote(base, start + 1, text.count) else {
      log.append(.unterminatedQuote) { [text] in QuotingFaults.unterminated(text.place(at: start)) }
      position = text.count
      return TableCell(text: "", offset: start)
    }
    let content = text.string((start + 1)..<close).replacing("\"\"", with: "\"")
    position = dialect.endOfCell(base, close + 1)
    let rest = Blank.trimmed(base, close + 1, position)
    if rest.start < rest.end {
      log.append(.textAfterQuote) { [text] in QuotingFaults.textAfter(text.place(at: close + 1)) }
    }
    return TableCell(text: Self.trimmed(content), offset: start)
  }

  /// What the cell at `offset` holds, as far as it can be shown.
  static func cellText(_ text: SourceText, _ dialect: Dialect, at offset: Int) -> String {
    let base = text.base
    let isQuoted = base[offset] == Byte.quote && offset < text.count
    let start = isQuoted ? offset + 1 : offset
    let end =
      isQuoted
      ? Dialect.closingQuote(base, start, text.count) ?? text.count : dialect.endOfCell(base, start)
    let shown = text.string(start..<min(end, start + 1_024))
    return trimmed(isQuoted ? shown.replacing("\"\"", with: "\"") : shown)
  }

  private static func tooWide(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .cellCount, at: place,
      Message(
        en: "the row has more than \(mostCells) cells; a table has at most that many",
        zh: "该行超过 \(mostCells) 个单元格，超出了表格的上限"))
  }

  private static func trimmed(_ text: String) -> String {
    var bytes = Array(text.utf8)
    let count = bytes.count
    bytes.append(contentsOf: [0x0A, 0, 0])
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return "" }
      let range = Blank.trimmed(base, 0, count)
      return String(decoding: buffer[range.start..<range.end], as: UTF8.self)
    }
  }
}

/// Faults of quoting, the same in every table.
enum QuotingFaults {
  static func unterminated(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .unterminatedQuote, at: place,
      Message(
        en: "the quote that opens this cell is never closed: the rest of the file is one cell",
        zh: "此单元格的引号没有结束：其后的全部内容都成了一个单元格"),
      help: Message(
        en: "close the cell with \", or double a quote that belongs to the text: \"\"",
        zh: "请用 \" 结束该单元格；属于文字的引号应写成 \"\""))
  }

  static func textAfter(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .textAfterQuote, at: place,
      Message(
        en: "text after the closing quote; expected a delimiter or the end of the line",
        zh: "结束引号之后还有文字；此处应为分隔符或行尾"),
      help: Message(
        en: "double a quote that belongs to the text: \"\"", zh: "属于文字的引号应写成 \"\""))
  }
}
