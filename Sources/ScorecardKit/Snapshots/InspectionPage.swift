import Diagnostics
import Reporting
import ScorecardModel
import SnapshotIO

/// What was recognised in a snapshot file, for people.
struct InspectionPage {
  let inspection: SnapshotInspection
  let language: Language
  let width: Int?
  let usesColor: Bool

  var text: String {
    say(kind) + "\n" + say(roles) + "\n\n" + indicators.text(width: width, usesColor: usesColor)
  }

  private func say(_ message: Message) -> String { message.text(language).printable }

  private var kind: Message {
    let (units, row) = (inspection.reading.snapshot.units.count, inspection.headerRow)
    let path = inspection.reading.snapshot.path
    let file =
      switch inspection.kind {
      case .text(let encoding, let delimiter):
        Message(
          en: "text, \(encoding.english), \(delimiter.english), header in line \(row)",
          zh: "文本，\(encoding.chinese)，\(delimiter.chinese)分隔，表头在第 \(row) 行")
      case .sheet(let name):
        Message(
          en: "workbook, sheet '\(name)', header in row \(row)",
          zh: "工作簿，工作表“\(name)”，表头在第 \(row) 行")
      case .json: Message(en: "JSON", zh: "JSON")
      }
    return Message(
      en: "\(path): \(file.english); \(units) units", zh: "\(path)：\(file.chinese)；\(units) 个单位")
  }

  private var roles: Message {
    let named = inspection.columns.compactMap { column in
      column.role.map { role in
        role + (role == column.title ? "" : " = \(column.title)")
          + (column.cell.map { " (\($0))" } ?? "")
      }
    }
    return Message(
      en: "Columns with a role: \(named.joined(separator: ", "))",
      zh: "身份栏：\(named.joined(separator: "、"))")
  }

  private var indicators: TextTable {
    func column(_ english: String, _ chinese: String, right: Bool = true) -> TextTable.Column {
      TextTable.Column(title: say(Message(en: english, zh: chinese)), alignsRight: right)
    }
    var table = TextTable(
      columns: [
        column("indicator", "指标", right: false), column("id", "代号", right: false),
        column("values", "有值"), column("missing", "缺失"), column("n/a", "不适用"),
        column("least", "最小"), column("median", "中位"), column("greatest", "最大"),
        column("distribution", "分布", right: false),
      ])
    let reading = inspection.reading
    for column in inspection.columns {
      guard let index = column.indicator, let cells = reading.snapshot.column(index) else {
        continue
      }
      let figures = ColumnFigures(cells)
      let indicator = reading.catalogue[index]
      table.rows.append([
        TextCell(say(indicator.title)), TextCell(indicator.id), TextCell("\(figures.sorted.count)"),
        TextCell("\(figures.missing)"), TextCell("\(figures.notApplicable)"),
        TextCell(figures.least), TextCell(figures.median), TextCell(figures.greatest),
        TextCell(figures.histogram),
      ])
    }
    return table
  }
}

/// The figures of one indicator over all units.
struct ColumnFigures {
  /// The values there are, from the least up.
  let sorted: [Double]
  private(set) var missing = 0
  private(set) var notApplicable = 0

  private static let bars = Array("▁▂▃▄▅▆▇█")
  private static let bins = 8

  init(_ column: IndicatorColumn) {
    var values: [Double] = []
    for row in 0..<column.values.count {
      switch column[row] {
      case .value(let value): values.append(value)
      case .missing: missing += 1
      case .notApplicable: notApplicable += 1
      }
    }
    sorted = values.sorted()
  }

  var least: String { sorted.first.map(NumberText.of) ?? "" }
  var greatest: String { sorted.last.map(NumberText.of) ?? "" }

  /// The lower of the two in the middle where there are two, so that it is a value of some unit.
  var median: String { sorted.isEmpty ? "" : NumberText.of(sorted[(sorted.count - 1) / 2]) }

  /// How many values lie in each eighth of the range, as bars; a blank is none.
  var histogram: String {
    guard let first = sorted.first, let last = sorted.last, first < last else { return "" }
    var counts = [Int](repeating: 0, count: Self.bins)
    for value in sorted {
      // Halves first: the difference of two large numbers may not be finite.
      let share = (value / 2 - first / 2) / (last / 2 - first / 2)
      counts[min(Self.bins - 1, Int(share * Double(Self.bins)))] += 1
    }
    let most = counts.max() ?? 1
    return String(
      counts.map { count in
        count == 0 ? " " : Self.bars[max(0, (count * Self.bars.count + most - 1) / most - 1)]
      })
  }
}
