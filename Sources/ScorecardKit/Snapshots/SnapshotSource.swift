import Diagnostics
import ScorecardModel
import SnapshotIO

/// The file that `scorecard snapshot` looks at, and what its columns mean.
public struct SnapshotSource: Sendable {
  /// The file, as diagnostics show it.
  public var path: String
  /// A catalogue file; nil is the workspace's. Without either, every column is an indicator.
  public var catalogue: String?
  /// A workspace file or its folder; nil looks in the working directory.
  public var workspace: String?
  /// A unit level: `community`, `street`, `district` or `city`.
  public var level: String?
  /// Which table of a workbook is meant.
  public var sheet = SheetWords()

  /// A file of communities, in a workspace if there is one.
  public init(path: String) { self.path = path }

  /// - Throws: `Failure` for options that are wrong, and with every fault of the file.
  func inspected(_ reader: inout OptionReader) throws(Failure) -> SnapshotInspection {
    let level = reader.choice("--level", level, of: UnitLevel.self) ?? .community
    let choice = reader.sheetChoice(sheet, snapshots: [path])
    try reader.finish()
    return try SnapshotReader(catalogue: namedCatalogue(), threads: reader.threads(nil))
      .inspect(path: path, level: level, choice)
  }

  private func namedCatalogue() throws(Failure) -> Catalogue? {
    if let catalogue { return try CatalogueReader.read(path: catalogue) }
    guard workspace != nil || Paths.exists(WorkspaceReader.fileName) else { return nil }
    return try WorkspaceReader.read(workspace ?? WorkspaceReader.fileName).catalogue
      .map { path throws(Failure) in try CatalogueReader.read(path: path) }
  }
}
