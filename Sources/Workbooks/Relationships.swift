import Diagnostics

/// Where a part's relationships lead: `xl/_rels/workbook.xml.rels` is of `xl/workbook.xml`.
final class Relationships: XMLHandler {
  struct Target {
    /// The last word of the type: `worksheet`, `styles`, `sharedStrings`.
    var kind: String
    /// The part's name, from the root of the archive.
    var part: String
  }

  private(set) var byID: [String: Target] = [:]
  private(set) var all: [Target] = []
  private let folder: String

  /// - Parameter part: the part whose relationships are read; empty for the whole file's.
  init(of part: String, in archive: ZipArchive) throws(Failure) {
    let slash = part.lastIndex(of: "/")
    folder = slash.map { String(part[..<$0]) } ?? ""
    let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/" + name + ".rels"
    guard let stream = try archive.open(path) else { return }
    try XMLReader.read(stream, self, archive)
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let target = attributes["Target"], let type = attributes["Type"]
    else { return }
    let kind = type.split(separator: "/").last.map(String.init) ?? type
    let entry = Target(kind: kind, part: resolved(target))
    all.append(entry)
    if let id = attributes["Id"] { byID[id] = entry }
  }

  /// The part that a relationship of a kind leads to.
  func part(_ kind: String) -> String? { all.first { $0.kind == kind }?.part }

  private func resolved(_ target: String) -> String {
    let path = target.replacing("\\", with: "/")
    var folders =
      path.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for step in path.split(separator: "/") {
      if step == ".." {
        _ = folders.popLast()
      } else if step != "." {
        folders.append(String(step))
      }
    }
    return folders.joined(separator: "/")
  }
}
