import ScorecardModel
import Testing

@testable import SnapshotIO

/// Delimiters, quotes, line ends, blank rows, and rows of the wrong shape.
struct TableShapeTests {
  private func cells(_ text: String) throws -> [Cell] {
    let reading = try Sample.read(text, catalogue: nil)
    let rows = 0..<reading.snapshot.units.count
    return rows.flatMap { row in reading.snapshot.columns.map { $0?[row] ?? .missing } }
  }

  @Test("delimiters", arguments: [",", "\t", ";"])
  func delimiters(delimiter: String) throws {
    let rows = [["code", "name", "a"], ["1", "甲", "1.5"], ["2", "乙", ""]]
    let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: "\n")
    #expect(try cells(text) == [.value(1.5), .missing])
  }

  @Test("the header decides the delimiter, outside quotes")
  func delimiterOfHeader() throws {
    let text = "code;\"a,b,c\";x\n1;2;3\n"
    let reading = try Sample.read(text, catalogue: nil)
    #expect(reading.catalogue.indicators.map(\.id) == ["a,b,c", "x"])
    let blankFirst = "\n\t\t\n  \ncode\tv\n1\t2\n"
    #expect(try cells(blankFirst) == [.value(2)])
  }

  @Test("a table of codes alone")
  func oneColumn() throws {
    let reading = try Sample.read("code\n001\n002\n", catalogue: nil)
    #expect(reading.snapshot.units.count == 2)
    #expect(reading.snapshot.units.names[1] == "002")
  }

  @Test("line ends", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    for isClosed in [true, false] {
      let lines = ["code,v", "1,2", "2,3", "3,x"]
      let text = lines.joined(separator: end) + (isClosed ? end : "")
      #expect(try cells(text) == [.value(2), .value(3), .missing])
    }
  }

  @Test("mixed line ends keep their physical line numbers")
  func mixedLineEnds() {
    let text = "code,v\r\n1,1\r2,2\n\r\n\n3,bad\r"
    #expect(Sample.faults(text, catalogue: nil) == ["data.bad-value@6:3"])
  }

  @Test("quotes: delimiters, quotes and line ends in cells")
  func quotes() throws {
    let text = "code,name,v\n1,\"甲,\"\"乙\"\"\n丙\",\"1,234\"\n\"2\",丁,\"5\"\n"
    let reading = try Sample.read(text, catalogue: nil)
    #expect(reading.snapshot.units.names[0] == "甲,\"乙\"\n丙")
    #expect(reading.snapshot.units.codes[1] == "2")
    #expect(reading.snapshot.columns[0]?[0] == .value(1234))
    #expect(reading.snapshot.columns[0]?[1] == .value(5))
  }

  @Test("a line end in a cell counts as a physical line")
  func linesInCells() {
    let text = "code,name,v\n1,\"a\nb\r\nc\rd\",1\n2,e,bad\n"
    #expect(Sample.faults(text, catalogue: nil) == ["data.bad-value@6:5"])
  }

  @Test("a quote inside an unquoted cell is text")
  func innerQuote() throws {
    let reading = try Sample.read(
      "code,name\n1,5\" 管\n2,a\"b,\n".replacing("b,", with: "b"), catalogue: nil)
    #expect(reading.snapshot.units.names[0] == "5\" 管")
    #expect(reading.snapshot.units.names[1] == "a\"b")
  }

  @Test("blanks after a closing quote are nothing")
  func blanksAfterQuote() throws {
    #expect(try cells("code,v,w\n1,\"2\" ,\"3\"\t\n") == [.value(2), .value(3)])
  }

  @Test("blank rows are left out")
  func blankRows() throws {
    let text = "\n\ncode,v,w\n\n1,2,\n ,\t,　\n,,\n,,,,,\n   \n2,,3\n\n,,\n"
    #expect(try cells(text) == [.value(2), .missing, .missing, .value(3)])
  }

  @Test("blanks around cells are trimmed")
  func trimming() throws {
    let text = "　code , name\u{A0},v\n 001 ,　甲 乙\u{3000}, 5 \n002,\u{FEFF}丙\u{200B},\u{A0}6\n"
    let reading = try Sample.read(text, catalogue: nil)
    #expect(reading.snapshot.units.codes[0] == "001")
    #expect(reading.snapshot.units.names[0] == "甲 乙")
    #expect(reading.snapshot.units.names[1] == "丙")
    #expect(reading.snapshot.columns[0]?[0] == .value(5))
    #expect(reading.snapshot.columns[0]?[1] == .value(6))
  }

  @Test("rows with too few and too many cells, and nothing else about them")
  func cellCounts() {
    let text = "code,v,w\n1,bad\n2,bad,3,4\n3,1,2\n,x\n4,1,2,\n"
    #expect(
      Sample.faults(text, catalogue: nil) == [
        "data.cell-count@2:6", "data.cell-count@3:9", "data.cell-count@5:3", "data.cell-count@6:7",
      ])
  }

  @Test("a quote that is never closed is located where it opens")
  func unterminated() {
    #expect(
      Sample.faults("code,v\n1,2\n2,\"3\n3,4\n", catalogue: nil) == ["data.unterminated-quote@3:3"])
    #expect(
      Sample.faults("code,name,v\n1,\"a,2\n", catalogue: nil) == ["data.unterminated-quote@2:3"])
    #expect(Sample.faults("\"code,v\n1,2\n", catalogue: nil) == ["data.unterminated-quote@1:1"])
  }

  @Test("text after a closing quote")
  func textAfterQuote() {
    let text = "code,v\n\"1\"x,2\n2,\"3\"4\n3,\"4\"\"\"\n"
    #expect(
      Sample.faults(text, catalogue: nil) == [
        "data.text-after-quote@2:4", "data.text-after-quote@3:6", "data.bad-value@4:3",
      ])
  }

  @Test("a header alone has no rows", arguments: ["code,v", "code,v\n", "code,v\n\n,,\n"])
  func headerOnly(text: String) {
    #expect(Sample.faults(text, catalogue: nil) == ["data.no-rows@0:0"])
  }

  @Test("short rows under a wide header do not ask for room")
  func wideHeader() {
    let header = "code" + (0..<5_000).map { ",c\($0)" }.joined()
    let text = header + "\n" + String(repeating: "1\n", count: 50_000)
    let diagnostics = Sample.diagnostics(text, catalogue: nil)
    #expect(diagnostics.count == 21)
    #expect(diagnostics.allSatisfy { $0.id == .cellCount })
    #expect(diagnostics.last?.message.english == "49980 more like this are not shown")
  }

  @Test("a header wider than any worksheet")
  func tooWideHeader() {
    let text = "code" + String(repeating: ",x", count: 20_000) + "\n1\n"
    #expect(Sample.faults(text, catalogue: nil) == ["data.cell-count@1:1"])
  }

  @Test("every fault is counted, the first twenty of a kind are shown")
  func limits() {
    let rows = (0..<100).map { "\($0 + 100),bad,1.5%\n" }.joined()
    let diagnostics = Sample.diagnostics("code,members,balance\n" + rows)
    #expect(diagnostics.count == 42)
    #expect(diagnostics.count { $0.message.english.hasPrefix("80 more") } == 2)
    #expect(diagnostics[0].place?.line == 2)
    #expect(diagnostics[39].place?.line == 21)
  }
}
