import Diagnostics
import Glibc

/// A worksheet of a workbook, not read yet.
package struct WorkbookSheet: Sendable {
  package let name: String
  /// A person does not see it in the spreadsheet.
  package let isHidden: Bool
  let part: String
}

/// A workbook (.xlsx, .xlsm) in memory: its sheets, and what their cells refer to. Formulas are not
/// computed, macros not run, links not followed.
package final class Workbook {
  package let sheets: [WorkbookSheet]
  /// The file carries macros, which nothing looks at.
  package let hasMacros: Bool
  let archive: ZipArchive
  let strings: SharedStrings
  let formats: [NumberFormat]
  let countsFrom1904: Bool

  /// Opens a workbook and reads all but its sheets.
  /// - Parameters:
  ///   - path: as diagnostics show it.
  ///   - bytes: the file; they must outlive the workbook.
  /// - Throws: `.badInput` for what is no workbook, is damaged, or unpacks to too much.
  package init(
    path: String, _ bytes: UnsafeRawBufferPointer, limits: WorkbookLimits = WorkbookLimits()
  ) throws(Failure) {
    let faults = WorkbookFaults(path: path)
    if let kind = ForeignFile(bytes) { throw kind.failure(faults) }
    archive = try ZipArchive(bytes, faults: faults, limits: limits)
    if let kind = ForeignFile(partsOf: archive) { throw kind.failure(faults) }
    let part =
      try Relationships(of: "", in: archive).part("officeDocument") ?? "xl/workbook.xml"
    guard let stream = try archive.open(part) else { throw faults.missing(part: part) }
    let list = SheetList()
    try XMLReader.read(stream, list, archive)
    let links = try Relationships(of: part, in: archive)
    countsFrom1904 = list.countsFrom1904
    sheets = list.sheets(links)
    hasMacros =
      links.all.contains { $0.kind == "vbaProject" } || archive.contains("xl/vbaProject.bin")
    if sheets.isEmpty {
      throw faults.wrong(part: part, Message(en: "it has no worksheet", zh: "没有工作表"))
    }
    strings = try SharedStrings.read(links.part("sharedStrings"), archive)
    formats = try CellStyles.read(links.part("styles"), archive)
  }

  /// Reads a sheet from its first row on.
  /// - Parameters:
  ///   - row: gets each row, which it may keep no longer than the call, and says whether it wants
  ///     the next.
  package func read(
    _ sheet: WorkbookSheet, row: (SheetRow) -> Bool
  ) throws(Failure) {
    try readSheet(sheet) { stream throws(Failure) in
      try withoutActuallyEscaping(row) { row throws(Failure) in
        let parser = SheetParser(self, sheet, row)
        try XMLReader.read(stream, parser, archive)
        if let failure = parser.failure { throw failure }
      }
    }
  }

  /// The merged cells of a sheet, in their order in the file, and its hidden columns.
  package func layout(of sheet: WorkbookSheet) throws(Failure) -> SheetLayout {
    let parser = LayoutParser(self, sheet)
    try readSheet(sheet) { stream throws(Failure) in
      try XMLReader.read(stream, parser, archive)
      if let failure = parser.failure { throw failure }
    }
    return parser.layout
  }

  private func readSheet(
    _ sheet: WorkbookSheet, _ body: (PartStream) throws(Failure) -> Void
  ) throws(Failure) {
    guard let stream = try archive.open(sheet.part, isLarge: true) else {
      throw archive.faults.missing(part: sheet.part)
    }
    try body(stream)
  }
}

/// What `workbook.xml` says.
private final class SheetList: XMLHandler {
  private(set) var countsFrom1904 = false
  private var entries: [(name: String, id: String, isHidden: Bool)] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "workbookPr" {
      countsFrom1904 = attributes.isTrue("date1904")
    } else if name == "sheet", let title = attributes["name"], let id = attributes["id"] {
      let state = attributes["state"] ?? "visible"
      entries.append((title, id, state != "visible"))
    }
  }

  /// The sheets with cells; charts have sheets, too.
  func sheets(_ links: Relationships) -> [WorkbookSheet] {
    entries.compactMap { entry in
      guard let target = links.byID[entry.id], target.kind == "worksheet" else { return nil }
      return WorkbookSheet(name: entry.name, isHidden: entry.isHidden, part: target.part)
    }
  }
}
