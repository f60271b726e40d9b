import Testing

@testable import Workbooks

struct CellReferenceTests {
  @Test(
    "letters and numbers of cells",
    arguments: [
      ("A1", 1, 0), ("F17", 17, 5), ("$F$17", 17, 5), ("Z9", 9, 25), ("AA1", 1, 26),
      ("XFD1048576", 1_048_576, 16_383), ("a3", 3, 0), ("B", 0, 1),
    ])
  func reads(text: String, row: Int, column: Int) throws {
    let found = try #require(CellReference.read(text))
    #expect(found.row == row)
    #expect(found.column == column)
  }

  @Test(
    "what no sheet has", arguments: ["", "17", "XFE1", "A1048577", "A1B", "A-1", "AAAAAAAAAA1"])
  func refuses(text: String) {
    #expect(CellReference.read(text) == nil)
  }

  @Test("there and back")
  func roundTrip() throws {
    for column in 0..<CellReference.mostColumns {
      let name = CellReference.name(row: 7, column: column)
      #expect(try #require(CellReference.read(name)).column == column)
    }
  }

  @Test("ranges")
  func ranges() {
    #expect(CellRange("A1:B3") == CellRange(rows: 1...3, columns: 0...1))
    #expect(CellRange("C5") == CellRange(rows: 5...5, columns: 2...2))
    for text in ["", "B3:A1", "A1:B", "A1:B2:C3", "A0:B1"] { #expect(CellRange(text) == nil) }
  }
}
