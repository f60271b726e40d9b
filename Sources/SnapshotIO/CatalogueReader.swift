import Diagnostics
import ScorecardModel

/// Reads an indicator catalogue (`indicators.csv`).
package struct CatalogueReader {
  private static let columns: [EntryTable.Column] = [
    .init("id", "代号", "编号", "标识", isRequired: true),
    .init("title", "名称", "指标", "指标名称", isRequired: true),
    .init("title_en", "英文名称"),
    .init("unit", "单位", "计量单位"),
    .init("type", "类型"),
    .init("direction", "方向"),
    .init("min", "最小值", "下限"),
    .init("max", "最大值", "上限"),
    .init("aliases", "别名"),
    .init("definition", "定义", "说明"),
    .init("document", "来源", "文件"),
  ]

  private static let types: [String: IndicatorType] = [
    "number": .number, "数值": .number, "count": .count, "计数": .count, "percent": .percent,
    "百分比": .percent, "boolean": .boolean, "是否": .boolean,
  ]

  private static let directions: [String: Direction] = [
    "rising": .rising, "越高越好": .rising, "falling": .falling, "越低越好": .falling, "none": .none,
    "无": .none,
  ]

  private var table: EntryTable
  private var indicators: [Indicator] = []
  private var lineByID: [String: Int] = [:]
  private var idByHeader: [String: String] = [:]

  /// Reads a catalogue and checks every entry.
  /// - Throws: `.inputNotFound`, or `.badInput` with every fault and its place.
  package static func read(path: String) throws(Failure) -> Catalogue {
    try read(FileContent.read(path: path))
  }

  /// - Throws: `.badInput` with every fault and its place.
  package static func read(_ content: FileContent) throws(Failure) -> Catalogue {
    var reader = CatalogueReader(table: try EntryTable(content, columns: columns))
    if !reader.table.isIncomplete {
      for entry in reader.table.entries { reader.add(entry) }
    }
    if reader.table.log.hasErrors { throw Failure(.badInput, reader.table.log.summary) }
    return Catalogue(reader.indicators)
  }

  private init(table: EntryTable) { self.table = table }

  private mutating func add(_ entry: EntryTable.Entry) {
    checkID(entry)
    if entry["title"].text.isEmpty {
      table.report(at: entry["title"], Message(en: "an indicator without a title", zh: "指标没有名称"))
    }
    let titles = Message(
      en: entry["title_en"].text.isEmpty ? entry["title"].text : entry["title_en"].text,
      zh: entry["title"].text)
    let aliases = entry["aliases"].text.split(separator: "|").map { trimmed(String($0)) }
    let indicator = Indicator(
      id: entry["id"].text, title: titles, aliases: aliases.filter { !$0.isEmpty },
      measureUnit: entry["unit"].text,
      type: choice(entry["type"], Self.types, or: .number),
      direction: choice(entry["direction"], Self.directions, or: .rising),
      minimum: number(entry["min"]), maximum: number(entry["max"]),
      definition: entry["definition"].text, document: entry["document"].text)
    checkHeaders(of: indicator, entry)
    checkRange(of: indicator, entry)
    indicators.append(indicator)
  }

  private func trimmed(_ text: String) -> String {
    let kept = text.drop(while: \.isWhitespace)
    return String(kept.reversed().drop(while: \.isWhitespace).reversed())
  }

  private mutating func checkID(_ entry: EntryTable.Entry) {
    let cell = entry["id"]
    if !Self.isIdentifier(cell.text) {
      let shown = Shown.cell(cell.text)
      table.report(
        at: cell,
        cell.text.isEmpty
          ? Message(en: "an indicator without an id", zh: "指标没有代号")
          : Message(en: "'\(shown)' cannot be an id", zh: "“\(shown)”不能用作代号"),
        help: Message(
          en: "an id has letters, digits and underscores, and begins with a letter",
          zh: "代号由英文字母、数字和下划线组成，以字母开头"))
    } else if Self.reserved.contains(cell.text) {
      table.report(
        at: cell,
        Message(
          en: "'\(cell.text)' cannot be an id: "
            + "rule functions read something else as c.\(cell.text)",
          zh: "“\(cell.text)”不能用作代号：规则函数里的 c.\(cell.text) 另有含义"))
    } else if let line = lineByID[cell.text] {
      table.report(
        at: cell,
        Message(
          en: "id '\(cell.text)' is already used in line \(line)",
          zh: "代号“\(cell.text)”已在第 \(line) 行使用"))
    } else {
      lineByID[cell.text] = entry.line
    }
  }

  /// What the view of a unit holds besides indicators.
  private static let reserved: Set<String> = [
    "previous", "baseline", "target", "results", "unit", "peers", "process",
  ]

  /// Rules name indicators, so an id must be a Lua name.
  private static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || $0 &- 0x30 <= 9 || $0 == UInt8(ascii: "_") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  /// A header must lead to one indicator, and to no column of another kind.
  private mutating func checkHeaders(of indicator: Indicator, _ entry: EntryTable.Entry) {
    let titles = [entry["id"], entry["title"], entry["title_en"]].map { ($0.text, $0) }
    let aliases = indicator.aliases.map { ($0, entry["aliases"]) }
    for (header, cell) in titles + aliases where !header.isEmpty {
      let key = HeaderKey.of(header)
      if let role = ColumnRole(header: key) {
        table.report(
          at: cell,
          Message(
            en: "'\(header)' is the header of the \(role.rawValue) column",
            zh: "“\(header)”是 \(role.rawValue) 列的列名，不能用于指标"))
      } else if let other = idByHeader[key], other != indicator.id {
        table.report(
          at: cell,
          Message(
            en: "'\(header)' already means indicator '\(other)'",
            zh: "“\(header)”已用于指标“\(other)”"))
      } else {
        idByHeader[key] = indicator.id
      }
    }
  }

  private mutating func checkRange(of indicator: Indicator, _ entry: EntryTable.Entry) {
    guard let minimum = indicator.minimum, let maximum = indicator.maximum, minimum > maximum
    else { return }
    table.report(
      at: entry["min"],
      Message(
        en: "the minimum \(entry["min"].text) is above the maximum \(entry["max"].text)",
        zh: "最小值 \(entry["min"].text) 大于最大值 \(entry["max"].text)"))
  }

  private mutating func choice<Value>(
    _ cell: TableCell, _ values: [String: Value], or standard: Value
  ) -> Value {
    if cell.text.isEmpty { return standard }
    if let value = values[HeaderKey.of(cell.text)] { return value }
    let names = values.keys.sorted()
    let shown = Shown.cell(cell.text)
    let list = names.joined(separator: ", ")
    table.report(
      at: cell, Message(en: "unknown value '\(shown)'", zh: "未知的取值“\(shown)”"),
      help: .didYouMean(Spelling.nearest(cell.text, in: names))
        ?? Message(en: "expected one of \(list)", zh: "可用的取值：\(list)"))
    return standard
  }

  private mutating func number(_ cell: TableCell) -> Double? {
    switch CellExpectation(type: .number).read(cell.text) {
    case .value(let value): return value
    case .missing: return nil
    case .notApplicable, .fault:
      let shown = Shown.cell(cell.text)
      table.report(
        at: cell, Message(en: "'\(shown)' is not a number", zh: "“\(shown)”不是数字"))
      return nil
    }
  }
}
