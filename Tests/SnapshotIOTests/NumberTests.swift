import Glibc
import ScorecardModel
import Testing

@testable import SnapshotIO

/// Numbers are the nearest binary ones, on the fast way and on the slow.
struct NumberTests {
  /// A table with one indicator and the texts as its cells.
  private func column(_ texts: [String]) throws -> [Cell] {
    var table = "code,v\n"
    for (row, text) in texts.enumerated() { table += "\(10_000 + row),\(text)\n" }
    let reading = try Sample.read(table, catalogue: nil)
    let column = try #require(reading.snapshot.columns[0])
    return texts.indices.map { column[$0] }
  }

  @Test("random decimals are rounded as strtod rounds them", arguments: [UInt64(1), 20_231_231])
  func random(seed: UInt64) throws {
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let texts = (0..<20_000).map { _ in randomDecimal(&generator) }
    let cells = try column(texts)
    for (text, cell) in zip(texts, cells) {
      let expected = strtod(text, nil)
      #expect(cell == .value(expected == 0 ? 0 : expected), "\(text), seed \(seed)")
    }
  }

  /// 1 to 22 digits with a point anywhere, sometimes a sign or an exponent.
  private func randomDecimal(_ generator: inout SeededGenerator) -> String {
    let whole = Int.random(in: 1...12, using: &generator)
    let fraction = Int.random(in: 0...10, using: &generator)
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
    }
    var text = Bool.random(using: &generator) ? "" : "-"
    text += digits(whole)
    if fraction > 0 { text += "." + digits(fraction) }
    if Int.random(in: 0..<8, using: &generator) == 0 {
      text += "e\(Int.random(in: -30...30, using: &generator))"
    }
    // Whole numbers of eleven digits that look like telephone numbers are another test.
    return fraction == 0 && whole == 11 ? text + "0" : text
  }

  @Test("numbers around 2^53 and half-way cases")
  func halfWay() throws {
    let texts = [
      "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740995",
      "900719925474099.3", "0.000001", "123456789.123456", "0.30000000000000004",
      "2.2250738585072011e-308", "179769313486231570000000000000", "0.1", "1e22", "1e23",
      "8.5", "100000000000000", "999999999999999", "1000000000000000.5", "4.35", "0.285",
    ]
    let cells = try column(texts)
    for (text, cell) in zip(texts, cells) {
      #expect(cell == .value(strtod(text, nil)), "\(text)")
    }
  }

  @Test("a quoted number is the same number")
  func quoted() throws {
    let reading = try Sample.read("code,v,w\n1,\"12.5\",\" 7 \"\n2,\"-3\",\"\"\n", catalogue: nil)
    let columns = reading.snapshot.columns
    #expect(columns[0]?[0] == .value(12.5))
    #expect(columns[0]?[1] == .value(-3))
    #expect(columns[1]?[0] == .value(7))
    #expect(columns[1]?[1] == .missing)
  }

  @Test("what the fast way leaves over", arguments: ["-", "5.", ".", "\"", "-.", "1-", "1.5.2"])
  func leftovers(text: String) {
    let cell = text == "\"" ? "\"\"\"\"" : text
    let faults = Sample.faults("code,v\n1,\(cell)\n2,5\n", catalogue: nil)
    #expect(faults == ["data.bad-value@2:3"])
  }
}
