import Diagnostics

/// The number formats of a workbook's cell styles, by the number that cells give.
final class CellStyles: XMLHandler {
  private var codes: [Int: NumberFormat] = [:]
  private var ids: [Int] = []
  private var section: Section?

  private enum Section { case codes, cells }

  static func read(_ part: String?, _ archive: ZipArchive) throws(Failure) -> [NumberFormat] {
    let styles = CellStyles()
    guard let part, let stream = try archive.open(part) else { return [] }
    try XMLReader.read(stream, styles, archive)
    return styles.ids.map { styles.codes[$0] ?? NumberFormat(builtin: $0) }
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmts" {
      section = .codes
    } else if name == "cellXfs" {
      section = .cells
    } else if section == .codes, name == "numFmt",
      let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"]
    {
      codes[id] = NumberFormat(code: code)
    } else if section == .cells, name == "xf" {
      ids.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    }
  }

  func end(_ name: XMLName) {
    if name == "numFmts" || name == "cellXfs" { section = nil }
  }
}
