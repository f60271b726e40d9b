import Diagnostics
import TestSupport
import Testing

@testable import Workbooks

/// Files that were made to hurt, and files that were hurt.
struct HostileTests {
  private struct Reading: Equatable {
    var rows = 0
    var cells = 0
    var faults: [String] = []
  }

  /// Reads every row of every sheet.
  private func read(_ file: [UInt8], _ limits: WorkbookLimits = WorkbookLimits()) -> Reading {
    var reading = Reading()
    file.withUnsafeBytes { bytes in
      do throws(Failure) {
        let workbook = try Workbook(path: "a.xlsx", bytes, limits: limits)
        for sheet in workbook.sheets {
          _ = try workbook.layout(of: sheet)
          try workbook.read(sheet) { row in
            reading.rows += 1
            reading.cells += row.cells.count
            return true
          }
        }
      } catch {
        reading.faults = error.diagnostics.map(\.id.rawValue)
      }
    }
    return reading
  }

  private let row = Array("<row><c><v>1</v></c><c t=\"inlineStr\"><is><t>二</t></is></c></row>".utf8)

  @Test("a workbook that is made here is read")
  func sound() {
    #expect(read(ZipWriter.workbook(rows: row + row)) == Reading(rows: 2, cells: 4))
  }

  @Test("a sheet of blanks that unpacks to a thousand times its size")
  func bomb() {
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 40 << 20)
    let file = ZipWriter.workbook(rows: row + blanks)
    #expect(file.count < 200_000)
    #expect(read(file).faults == ["workbook.too-large"])
  }

  @Test("a bomb among the shared strings and one among the styles")
  func bombElsewhere() {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 40 << 20)
    for kind in ["sharedStrings", "styles"] {
      let links = """
        <Relationships><Relationship Id="a" Type="\(office)/worksheet" Target="sheet.xml"/>\
        <Relationship Id="b" Type="\(office)/\(kind)" Target="more.xml"/></Relationships>
        """
      var parts = [(name: "xl/more.xml", bytes: Array("<x>".utf8) + blanks + Array("</x>".utf8))]
      parts.append(("_rels/.rels", Array("<Relationships/>".utf8)))
      let book = "<workbook><sheets><sheet name=\"一\" id=\"a\"/></sheets></workbook>"
      parts.append(("xl/workbook.xml", Array(book.utf8)))
      parts.append(("xl/_rels/workbook.xml.rels", Array(links.utf8)))
      parts.append(("xl/sheet.xml", Array("<worksheet><sheetData/></worksheet>".utf8)))
      #expect(read(ZipWriter.archive(parts)).faults == ["workbook.too-large"], "\(kind)")
    }
  }

  @Test("each limit holds, and lets through what is just within it")
  func limits() {
    var limits = WorkbookLimits()
    limits.parts = 4
    let file = ZipWriter.workbook(rows: row)
    #expect(read(file, limits).faults == [])
    limits.parts = 3
    #expect(read(file, limits).faults == ["workbook.too-large"])

    limits = WorkbookLimits()
    limits.cellBytes = 3
    #expect(read(file, limits).faults == [])
    limits.cellBytes = 2
    #expect(read(file, limits).faults == ["workbook.too-large"])

    limits = WorkbookLimits()
    limits.depth = 6
    #expect(read(file, limits).faults == [])
    limits.depth = 5
    #expect(read(file, limits).faults == ["workbook.forbidden-xml"])

    limits = WorkbookLimits()
    limits.mergedRows = 5
    let merged = "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"A4:A6\"/></mergeCells>"
    let mergedFile = ZipWriter.workbook(rows: row, after: merged)
    #expect(read(mergedFile, limits).faults == [])
    limits.mergedRows = 4
    #expect(read(mergedFile, limits).faults == ["workbook.too-large"])
  }

  @Test("as many rows as a sheet can have, and one more")
  func mostRows() {
    let row = Array("<row><c><v>1</v></c></row>".utf8)
    var rows: [UInt8] = []
    rows.reserveCapacity(row.count * CellReference.mostRows)
    for _ in 0..<CellReference.mostRows { rows += row }
    var limits = WorkbookLimits()
    // Rows that are all alike pack better than any table.
    limits.ratio = .max
    let full = read(ZipWriter.workbook(rows: rows), limits)
    #expect(full == Reading(rows: CellReference.mostRows, cells: CellReference.mostRows))
    rows += row
    #expect(read(ZipWriter.workbook(rows: rows), limits).faults == ["workbook.too-large"])
  }

  @Test("random edits of a workbook crash nothing")
  func mutations() {
    var generator = SeededGenerator("edits of a workbook")
    let sound = ZipWriter.workbook(rows: row + row, after: "<mergeCell ref=\"A1:A2\"/>")
    var refused = 0
    for _ in 0..<2_000 {
      var file = sound
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !file.isEmpty {
        let place = Int.random(in: 0..<file.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: file[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: file.remove(at: place)
        case 2: file.removeSubrange(place..<min(file.count, place + 40))
        default: file.insert(contentsOf: file[place..<min(file.count, place + 40)], at: place)
        }
      }
      refused += read(file).faults.isEmpty ? 0 : 1
    }
    #expect(refused > 500)
  }

  @Test("random edits of a sheet's XML crash nothing")
  func sheetMutations() {
    var generator = SeededGenerator("edits of a sheet")
    let words = [
      "<row>", "</row>", "<c", " r=\"B7\"", " t=\"s\"", " t=\"b\"", " s=\"9999\"", "<v>", "</v>",
      "<f>", "</f>", "<is>", "</is>", "<t>", "</t>", "<rPh>", "</rPh>", "1", "-1", "1e999", "_x0",
      "_x000D_", "&lt;", "&#0;", "<![CDATA[x]]>", "<!-- -->", "<?x?>", "r=\"0\"", "/>", ">",
    ]
    for _ in 0..<1_000 {
      let pieces = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        words.randomElement(using: &generator) ?? ""
      }
      let rows = row + Array(pieces.joined().utf8) + row
      let reading = read(ZipWriter.workbook(rows: rows))
      #expect(reading.rows > 0 || !reading.faults.isEmpty, "\(pieces)")
    }
  }
}
