import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// The rules of one side of a comparison.
struct RuleSide {
  /// As the user named them; nil where the workspace's are meant.
  let name: String?
  let tree: any RuleTree
  let packs: [String]

  /// Of the workspace.
  init(packs: [String]) {
    name = nil
    tree = DiskTree()
    self.packs = packs
  }

  /// - Parameters:
  ///   - name: a path; where nothing is there and it reads so, a path in a git revision.
  ///   - folders: where git is asked; the first that is in a repository.
  /// - Throws: `.inputNotFound` where there are no rules.
  init(_ name: String, in folders: [String]) throws(Failure) {
    self.name = name
    guard !Paths.exists(name), let place = RevisionPath(name) else {
      tree = DiskTree()
      packs = try RulePaths.packs(in: name)
      return
    }
    let (revision, path) = try Self.open(place, folders)
    tree = revision
    packs = try revision.packs(in: path)
  }

  private static func open(_ place: RevisionPath, _ folders: [String]) throws(Failure)
    -> (GitTree, String)
  {
    for folder in folders.dropLast() {
      if try Git(folder: folder).run(["rev-parse", "--git-dir"]).status == 0 {
        return try GitTree.open(place, in: folder)
      }
    }
    return try GitTree.open(place, in: folders.last ?? ".")
  }

  /// The packs whose folders are called as the rule sets that are wanted; all where one of those is
  /// called otherwise.
  func packs(named ids: [String]) -> [String] {
    let named = packs.filter { ids.contains(RulePaths.name(of: $0)) }
    return !ids.isEmpty && named.count == Set(ids).count ? named : packs
  }

  /// The catalogue that lies beside; nil where there is none.
  func catalogue() throws(Failure) -> Catalogue? {
    for pack in packs {
      if let content = try tree.catalogue(of: pack) { return try CatalogueReader.read(content) }
    }
    return nil
  }
}

/// The data of one side of a comparison.
struct SnapshotSide: Equatable {
  let entries: [SnapshotEntry]
  let asOf: CalendarDate?

  /// Finds what the two words of `--snapshots` mean.
  /// - Parameters:
  ///   - words: dates of snapshots, or files.
  ///   - listed: the snapshots that the workspace and the command line have.
  /// - Throws: `.inputNotFound` for a date that there is no snapshot of.
  static func sides(_ words: [String], _ listed: [SnapshotEntry]) throws(Failure) -> [SnapshotSide]
  {
    var faults = Faults()
    let sides = faults.collectEach(words) { word throws(Failure) in
      try side(word, besides: words, listed)
    }
    try faults.throwIfAny()
    return sides
  }

  private static func side(
    _ word: String, besides words: [String], _ listed: [SnapshotEntry]
  ) throws(Failure) -> SnapshotSide {
    if let date = CalendarDate(word) {
      guard listed.contains(where: { $0.date == date }) else { throw unknown(date, listed) }
      return SnapshotSide(entries: listed, asOf: date)
    }
    guard let own = listed.first(where: { $0.isFile(word) }) else {
      return SnapshotSide(entries: listed, asOf: nil)
    }
    // Of the other side's file it is not to be read that it is of the same day, or of none.
    let others = listed.filter { entry in
      entry == own
        || !words.contains(where: entry.isFile)
        || own.date != nil && entry.date != nil && entry.date != own.date
    }
    let usable = own.date == nil ? others.filter { $0 == own } : others
    return SnapshotSide(entries: usable, asOf: own.date)
  }

  private static func unknown(_ date: CalendarDate, _ listed: [SnapshotEntry]) -> Failure {
    let dates = Set(listed.compactMap(\.date)).sorted().map(\.description)
    let list = dates.joined(separator: ", ")
    return Failure(
      .inputNotFound,
      Diagnostic(
        .noSnapshot, .error,
        Message(en: "there is no snapshot of \(date)", zh: "没有 \(date) 的数据快照"),
        notes: dates.isEmpty
          ? [] : [Message(en: "there are \(list)", zh: "现有：\(dates.joined(separator: "、"))")]))
  }
}

extension SnapshotEntry {
  /// Whether a path means its file.
  func isFile(_ path: String) -> Bool { path == self.path || Paths.areSameFile(path, self.path) }
}
