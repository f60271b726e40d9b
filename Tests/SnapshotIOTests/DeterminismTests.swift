import Diagnostics
import ScorecardModel
import Testing

@testable import SnapshotIO

/// A random table as it is meant, to be written in many ways.
struct RandomTable {
  var header: [String]
  var rows: [[String]]
  var expected: [[Cell]]

  /// - Parameter rows: how many.
  init(rows count: Int, _ generator: inout SeededGenerator) {
    header = ["code", "名称", "区", "街道代码", "街道", "建团率", "members", "has_venue", "结余"]
    rows = []
    expected = []
    for row in 0..<count {
      let district = Int.random(in: 0..<5, using: &generator)
      let street = Int.random(in: 0..<4, using: &generator)
      let percent = Self.percent(&generator)
      let members = Self.count(&generator)
      let venue = Self.yesNo(&generator)
      let balance = Self.number(&generator)
      rows.append([
        String(100_000 + row * 7), Self.name(&generator), "第\(district)区", "\(district)0\(street)",
        "街道\(district)-\(street)", percent.0, members.0, venue.0, balance.0,
      ])
      expected.append([percent.1, members.1, venue.1, balance.1])
    }
  }

  private static func pick(
    _ choices: [(String, Cell)], _ generator: inout SeededGenerator
  ) -> (String, Cell) {
    choices[Int.random(in: 0..<choices.count, using: &generator)]
  }

  private static func percent(_ generator: inout SeededGenerator) -> (String, Cell) {
    let value = Double(Int.random(in: 0...1000, using: &generator)) / 10
    return pick(
      [
        ("\(value)", .value(value)), ("\(value)%", .value(value)), ("\(value)％", .value(value)),
        ("", .missing), ("XX", .missing), ("不适用", .notApplicable),
      ], &generator)
  }

  private static func count(_ generator: inout SeededGenerator) -> (String, Cell) {
    let value = Int.random(in: 1000...9999, using: &generator)
    let grouped = "\(value / 1000),\(String(value).suffix(3))"
    return pick(
      [
        ("\(value)", .value(Double(value))), (grouped, .value(Double(value))),
        ("\(value % 100)万", .value(Double(value % 100 * 10_000))), ("X万", .missing),
        ("—", .notApplicable), ("", .missing),
      ], &generator)
  }

  private static func yesNo(_ generator: inout SeededGenerator) -> (String, Cell) {
    pick(
      [
        ("是", .value(1)), ("否", .value(0)), ("√", .value(1)), ("×", .value(0)), ("1", .value(1)),
        ("false", .value(0)), ("", .missing), ("NA", .notApplicable),
      ], &generator)
  }

  private static func number(_ generator: inout SeededGenerator) -> (String, Cell) {
    let value = Double(Int.random(in: -999_999...999_999, using: &generator)) / 1000
    return pick(
      [("\(value)", .value(value)), (" \(value) ", .value(value)), ("*", .missing)], &generator)
  }

  private static func name(_ generator: inout SeededGenerator) -> String {
    let parts = ["晨桂", "社区", "\"五有\"", ",", ";", "\t甲", "\n二期", "A", "𠮷", " 东 ", "\r\n", "’"]
    let count = Int.random(in: 1...5, using: &generator)
    let text = (0..<count).map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }
    return "桂" + text.joined() + "苑"
  }
}

/// A way of writing a table.
struct TableStyle {
  var delimiter = ","
  var lineEnd = "\n"
  var quotesAll = false
  var hasMark = false
  var isGB18030 = false
  var endsWithLine = true

  static func random(_ generator: inout SeededGenerator) -> TableStyle {
    TableStyle(
      delimiter: [",", "\t", ";"].randomElement(using: &generator) ?? ",",
      lineEnd: ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n",
      quotesAll: Bool.random(using: &generator), hasMark: Bool.random(using: &generator),
      isGB18030: Bool.random(using: &generator), endsWithLine: Bool.random(using: &generator))
  }

  func write(_ table: RandomTable) -> [UInt8] {
    let lines = ([table.header] + table.rows).map { row in
      row.map(cell).joined(separator: delimiter)
    }
    let text = lines.joined(separator: lineEnd) + (endsWithLine ? lineEnd : "")
    if isGB18030 { return GB18030Text.encode(text) }
    return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
  }

  private func cell(_ text: String) -> String {
    let special = [delimiter, "\"", "\n", "\r", "\r\n"]
    guard quotesAll || special.contains(where: { text.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

/// The same data gives the same snapshot, however it is written and on any number of threads.
struct DeterminismTests {
  @Test(
    "random tables written in random ways read back equal", arguments: 1...40 as ClosedRange<UInt64>
  )
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let table = RandomTable(rows: Int.random(in: 1...80, using: &generator), &generator)
    let style = TableStyle.random(&generator)
    let threads = Int.random(in: 1...3, using: &generator)
    let blockSize = Int.random(in: 1...2000, using: &generator)
    print("seed \(seed)")
    let reading = try Sample.read(style.write(table), threads: threads, blockSize: blockSize)
    let units = reading.snapshot.units
    #expect(units.count == table.rows.count)
    for (row, cells) in table.rows.enumerated() {
      #expect(units.codes[row] == cells[0])
      #expect(units.names[row] == cells[1], "\(style)")
      #expect(units.group(.district, of: row)?.name == cells[2])
      #expect(units.group(.street, of: row) == UnitGroup(code: cells[3], name: cells[4]))
      for (index, expected) in table.expected[row].enumerated() {
        #expect(reading.snapshot.columns[index]?[row] == expected, "row \(row), \(cells)")
      }
    }
  }

  @Test("threads and blocks change nothing")
  func threads() throws {
    var generator = SeededGenerator(seed: 99)
    let table = RandomTable(rows: 700, &generator)
    let bytes = TableStyle().write(table)
    let expected = SnapshotImage(try Sample.read(bytes, threads: 1, blockSize: 1 << 20))
    for threads in 1...4 {
      for blockSize in [1, 100, 5000] {
        let image = SnapshotImage(
          try Sample.read(bytes, threads: threads, blockSize: blockSize))
        #expect(image == expected)
      }
    }
  }

  @Test("the same diagnostics on any number of threads and in any blocks")
  func diagnostics() {
    var generator = SeededGenerator(seed: 5)
    var table = RandomTable(rows: 400, &generator)
    for row in stride(from: 3, to: 400, by: 9) { table.rows[row][6] = "bad" }
    for row in stride(from: 4, to: 400, by: 31) { table.rows[row].append("extra") }
    table.rows[300][0] = table.rows[7][0]
    table.rows[200][4] = "改名街道"
    let bytes = TableStyle().write(table)
    var rendered: Set<String> = []
    for threads in 1...3 {
      for blockSize in [64, 1000, 1 << 20] {
        do {
          _ = try Sample.read(bytes, threads: threads, blockSize: blockSize)
        } catch {
          rendered.insert(error.diagnostics.rendered)
        }
      }
    }
    #expect(rendered.count == 1)
    #expect(rendered.first?.contains("is already in line") == true)
  }

  @Test("row blocks cover the rows once, in order", arguments: ["\n", "\r\n", "\r"])
  func blocks(lineEnd: String) {
    let lines = (0..<50).map { $0 % 7 == 0 ? "" : String(repeating: "x", count: $0) }
    for isQuoted in [false, true] {
      let text = (isQuoted ? ["\"a\""] + lines : lines).joined(separator: lineEnd)
      let content = Sample.content(Array(text.utf8))
      guard let source = try? TextDecoder.decode(content, workers: Workers(count: 1)) else {
        return
      }
      #expect(source.hasQuote == isQuoted)
      for blockSize in [1, 2, 3, 17, 100, 5000] {
        let index = RowIndex(
          text: source, dialect: Dialect(delimiter: Byte.comma), start: 0, line: 1,
          workers: Workers(count: 2), blockSize: blockSize)
        #expect(index.rowCount == (isQuoted ? 43 : 42))
        #expect(index.blocks.first?.start == 0)
        #expect(index.blocks.last?.end == source.count)
        for (left, right) in zip(index.blocks, index.blocks.dropFirst()) {
          #expect(left.end == right.start)
          #expect(left.row + left.rows == right.row)
          #expect(right.line == source.line(at: right.start))
        }
      }
    }
  }
}
