import Diagnostics
import Reporting
import ScorecardModel
import SnapshotIO

/// What `scorecard snapshot` reads, in the words of the command line.
public struct SnapshotWords: Sendable {
  /// The data file.
  public var path = ""
  /// A workspace file or its folder, for its catalogue; nil looks in the working directory.
  public var workspace: String?
  /// A catalogue file; without one, and without a workspace's, every column is an indicator.
  public var catalogue: String?
  /// The kind of unit that the rows are: one of `RunWords.levels`; nil is the workspace's word for
  /// this file, else `community`.
  public var level: String?
  /// The number of threads, 1 to 256; nil is one for each processor.
  public var jobs: String?
  /// `zh` or `en`; nil is the locale's.
  public var language: String?
  /// No progress and no warnings.
  public var isQuiet = false

  /// The words of a command line that says nothing.
  public init() {}
}

/// A data file that `scorecard snapshot` reads, with what says what it means.
struct SnapshotInput {
  let path: String
  let catalogue: Catalogue?
  let level: UnitLevel
  let threads: Int

  /// - Throws: `Failure` with a diagnostic for each option that is wrong, or the faults of the
  ///   workspace or the catalogue.
  init(_ words: SnapshotWords, _ reader: inout OptionReader) throws(Failure) {
    reader.language(words.language)
    let level = reader.choice("--level", words.level, of: UnitLevel.self)
    threads = reader.threads(words.jobs)
    try reader.finish()
    path = words.path
    let workspace = try Self.workspace(words)
    let entry = workspace.snapshots.first { Paths.areSameFile($0.path, words.path) }
    self.level = level ?? entry?.level ?? .community
    catalogue = try (words.catalogue ?? workspace.catalogue).map { path throws(Failure) in
      try CatalogueReader.read(path: path)
    }
  }

  private static func workspace(_ words: SnapshotWords) throws(Failure) -> Workspace {
    if let path = words.workspace { return try WorkspaceReader.read(path) }
    guard words.catalogue == nil, Paths.exists(WorkspaceReader.fileName) else { return Workspace() }
    return try WorkspaceReader.read(WorkspaceReader.fileName)
  }

  /// - Throws: `Failure` where the file is absent, or no table at all.
  func scan(_ progress: Progress) throws(Failure) -> SnapshotScan {
    let counter = WorkCounter()
    progress.say(
      Message(en: "reading \(path)", zh: "正在读取 \(path)"), ProgressWords.rows, counter)
    var reader = SnapshotReader(catalogue: catalogue, threads: threads)
    reader.counter = counter
    return try reader.scan(path: path, date: nil, level: level)
  }
}
