import Diagnostics
import ScorecardModel

/// Cells that several tables have.
extension EntryTable {
  /// The text of a cell that must not be empty.
  /// - Parameter owner: what lacks it otherwise.
  mutating func text(_ column: String, of entry: Entry, owner: Message) -> String {
    let cell = entry[column]
    if cell.text.isEmpty {
      report(
        at: cell,
        Message(
          en: "\(owner.english) without a \(column)", zh: "\(owner.chinese)缺少 \(column)"))
    }
    return cell.text
  }

  /// Refuses numbers of people in cells that only people read.
  mutating func refusePersonalData(in columns: [String], of entry: Entry) {
    for column in columns {
      let cell = entry[column]
      guard PersonalData.number(in: cell.text) != nil else { continue }
      report(
        .personalData, at: cell,
        Message(
          en: "column '\(column)' holds a number of a person", zh: "“\(column)”里有个人的号码"),
        help: Message(en: "leave the number out", zh: "请删去号码"))
    }
  }

  /// The code of a unit, as a snapshot's code column would have it.
  mutating func code(of entry: Entry, owner: Message) -> String {
    let cell = entry["code"]
    var text = text("code", of: entry, owner: owner)
    refusePersonalData(in: ["code"], of: entry)
    let code = text.withUTF8 { bytes in
      bytes.baseAddress.map { UnitCode(ByteSpan($0, bytes.count)) } ?? .empty
    }
    switch code {
    case .plain, .empty: break
    case .rewritten(let bytes): text = String(decoding: bytes, as: UTF8.self)
    case .mangled:
      report(.mangledCode, at: cell, CodeFaults.message(Shown.cell(text)), help: CodeFaults.help)
    }
    return text
  }

  /// The indicator that a cell names by id, title or alias; nil for a fault, which is reported.
  mutating func indicator(
    _ cell: TableCell, _ names: IndicatorNames
  ) -> IndicatorIndex? {
    if let index = names.index(key: HeaderKey.of(cell.text)) { return index }
    let shown = Shown.cell(cell.text)
    report(
      .unknownIndicator, at: cell,
      Message(
        en: "indicator '\(shown)' is not in the indicator catalogue",
        zh: "指标目录中没有“\(shown)”"),
      help: .didYouMean(Spelling.nearest(cell.text, in: names.all))
        ?? Message(
          en: "write the id or the title of an indicator of the catalogue",
          zh: "请填写指标目录中的代号或名称"))
    return nil
  }

  /// A year such as `2025` or `2025年`; nil for a fault, which is reported.
  mutating func year(_ cell: TableCell) -> Int? {
    var digits = HeaderKey.of(cell.text)
    for suffix in ["年度", "年"] where digits.hasSuffix(suffix) {
      digits.removeLast(suffix.count)
      break
    }
    if digits.utf8.count == 4, let year = Int(digits), (1900...2999).contains(year) { return year }
    let shown = Shown.cell(cell.text)
    report(
      .badYear, at: cell,
      cell.text.isEmpty
        ? Message(en: "there is no year, expected one such as 2025", zh: "缺少年份，应如 2025")
        : Message(
          en: "'\(shown)' is no year, expected one such as 2025", zh: "“\(shown)”不是年份，应如 2025"))
    return nil
  }

  /// A day such as `2025-03-31`, `2025/3/31` or `2025年3月31日`; nil for a fault, which is reported.
  mutating func date(_ cell: TableCell) -> CalendarDate? {
    if let date = DateForms.read(cell.text) { return date }
    let shown = Shown.cell(cell.text)
    report(
      .badDate, at: cell,
      cell.text.isEmpty
        ? Message(en: "there is no date, expected YYYY-MM-DD", zh: "缺少日期，应为 YYYY-MM-DD")
        : Message(
          en: "'\(shown)' is no date, expected YYYY-MM-DD", zh: "“\(shown)”不是日期，应为 YYYY-MM-DD"),
      help: Message(
        en: "2025/3/31 and 2025年3月31日 are read, too", zh: "也可写成 2025/3/31 或 2025年3月31日"))
    return nil
  }
}

/// Days as people and spreadsheets write them, the year first.
enum DateForms {
  /// - Returns: nil for another form or a day that does not exist.
  static func read(_ text: String) -> CalendarDate? {
    var key = HeaderKey.of(text)
    let marks = [("-", "-", ""), ("/", "/", ""), (".", ".", ""), ("年", "月", "日")]
    for (first, second, last) in marks where key.contains(first) {
      if !last.isEmpty {
        guard key.hasSuffix(last) else { return nil }
        key.removeLast(last.count)
      }
      let year = key.split(separator: first, maxSplits: 1, omittingEmptySubsequences: false)
      let rest = year[1].split(separator: second, maxSplits: 1, omittingEmptySubsequences: false)
      guard rest.count == 2, rest.allSatisfy({ (1...2).contains($0.utf8.count) }) else {
        return nil
      }
      let padded = rest.map { $0.utf8.count == 1 ? "0" + $0 : String($0) }
      return CalendarDate("\(year[0])-\(padded[0])-\(padded[1])")
    }
    return nil
  }
}
