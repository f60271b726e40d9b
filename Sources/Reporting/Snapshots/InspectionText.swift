import Diagnostics
import ScorecardModel

/// An inspection as people read it: what the file is, its columns of roles, then a line for each
/// indicator with a small histogram.
struct InspectionText {
  private let inspection: SnapshotInspection
  private let style: TextStyle

  init(_ inspection: SnapshotInspection, _ style: TextStyle) {
    self.inspection = inspection
    self.style = style
  }

  func text() -> String { TextPage(style: style).text(blocks()) }

  private func blocks() -> [Block] {
    [.title(level: 1, [TextCell(inspection.path, .bold)]), .table(facts())] + roles()
      + indicators() + ignored()
  }

  private func facts() -> TextTable {
    var table = TextTable(columns: [style.column(Self.nothing), style.column(Self.nothing)])
    func add(_ title: Message, _ text: String) {
      table.rows.append([TextCell(style.say(title), .dim), TextCell(text)])
    }
    add(Message(en: "written as", zh: "写法"), style.say(inspection.form))
    if let units = inspection.snapshot?.units {
      let level = units.level.title
      add(
        Message(en: "units", zh: "单位"),
        style.say(
          Message(
            en: "\(units.count) (level: \(level.english))", zh: "\(units.count) 个\(level.chinese)"))
      )
    }
    for (grouping, groups, unitsInNone) in inspection.groupings {
      let others =
        unitsInNone == 0
        ? Self.nothing
        : Message(
          en: "; \(unitsInNone) units belong to none", zh: "；有 \(unitsInNone) 个单位没有写明")
      add(grouping.title, "\(groups)" + style.say(others))
    }
    return table
  }

  private func roles() -> [Block] {
    var table = TextTable(columns: [
      style.column(Message(en: "column", zh: "列")), style.column(Message(en: "read as", zh: "认作")),
    ])
    for case .role(let role, let title) in inspection.columns {
      table.rows.append([TextCell(title), TextCell(role)])
    }
    guard !table.rows.isEmpty else { return [] }
    return [style.heading(Message(en: "Columns that say who", zh: "身份栏")), .table(table)]
  }

  private func indicators() -> [Block] {
    let found = inspection.indicators
    guard !found.isEmpty else { return [] }
    let showsHeaders = found.contains { !isNamed($0.title, by: $0.index) }
    var table = TextTable(columns: [
      style.column(Message(en: "indicator", zh: "指标")),
      style.column(Message(en: "id", zh: "代号")),
      style.column(showsHeaders ? Message(en: "column", zh: "列") : Self.nothing),
      style.column(Message(en: "type", zh: "类型")),
      style.column(Message(en: "values", zh: "有值"), right: true),
      style.column(TextWords.missing, right: true),
      style.column(TextWords.notApplicable, right: true),
      style.column(TextWords.minimum, right: true),
      style.column(TextWords.median, right: true),
      style.column(TextWords.maximum, right: true),
      style.column(Message(en: "distribution", zh: "分布")),
    ])
    for (index, title) in found { table.rows.append(row(index, title)) }
    if !showsHeaders {
      table.columns.remove(at: 2)
      for row in table.rows.indices { table.rows[row].remove(at: 2) }
    }
    let heading = Message(en: "Indicators (\(found.count))", zh: "指标（\(found.count) 项）")
    return [style.heading(heading), .table(table)]
  }

  private func row(_ index: IndicatorIndex, _ title: String) -> [TextCell] {
    let indicator = inspection.catalogue[index]
    let named = [
      style.say(indicator.title), indicator.id, isNamed(title, by: index) ? "" : title,
      style.say(indicator.type.title),
    ].map { TextCell($0) }
    guard let column = inspection.snapshot?.column(index) else {
      return named + [TextCell](repeating: TextCell(""), count: 7)
    }
    let summary = ColumnSummary(column)
    func figure(_ value: Double?) -> TextCell {
      TextCell(value.map { style.value(.value($0), bare(indicator)) } ?? "—")
    }
    return named
      + [summary.values, summary.missing, summary.notApplicable].map { TextCell(String($0)) }
      + [figure(summary.least), figure(summary.median), figure(summary.greatest)]
      + [TextCell(Histogram.text(summary.histogram), .cyan)]
  }

  /// Whether a column is headed by the indicator's id or title.
  private func isNamed(_ title: String, by index: IndicatorIndex) -> Bool {
    let indicator = inspection.catalogue[index]
    return [indicator.id, indicator.title.chinese, indicator.title.english].contains(title)
  }

  /// The indicator without its unit of measure, which would widen three columns.
  private func bare(_ indicator: Indicator) -> Indicator {
    var indicator = indicator
    indicator.measureUnit = ""
    return indicator
  }

  private func ignored() -> [Block] {
    guard !inspection.ignored.isEmpty else { return [] }
    let names = inspection.ignored.map { $0.isEmpty ? "“”" : $0.printable }
    return [
      style.heading(Message(en: "Columns that are not read", zh: "没有读取的列")),
      .line(names.joined(separator: style.listSeparator)),
    ]
  }

  private static let nothing = Message(verbatim: "")
}

/// Counts as a row of block characters, the greatest as a full block.
enum Histogram {
  /// An empty interval is a blank, so that one value is seen beside thousands.
  static func text(_ counts: [Int]) -> String {
    guard let most = counts.max(), most > 0 else { return "" }
    return counts.map { count in
      count == 0 ? " " : String(Sparkline.steps[(count * Sparkline.steps.count - 1) / most])
    }.joined()
  }
}

extension IndicatorType {
  var title: Message {
    switch self {
    case .number: Message(en: "number", zh: "数")
    case .count: Message(en: "count", zh: "个数")
    case .percent: Message(en: "per cent", zh: "百分比")
    case .boolean: Message(en: "yes/no", zh: "是否")
    case .any: Message(en: "not said", zh: "未定")
    }
  }
}
