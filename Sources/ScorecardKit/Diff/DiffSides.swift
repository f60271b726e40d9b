import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// The rules of one side of a comparison.
struct RuleSide {
  /// As the user named them; nil where the workspace's are meant.
  let name: String?
  let tree: any RuleTree
  /// None where the other side has a pack of this name and this side has it no longer, or not yet.
  let packs: [String]
  /// Whether one pack is named, not a folder of packs.
  let isOnePack: Bool

  private init(name: String?, _ tree: any RuleTree, _ packs: [String], isOnePack: Bool) {
    self.name = name
    self.tree = tree
    self.packs = packs
    self.isOnePack = isOnePack
  }

  /// Of the workspace.
  init(packs: [String]) { self.init(name: nil, DiskTree(), packs, isOnePack: false) }

  /// - Parameters:
  ///   - name: a path; where nothing is there and it reads so, a path in a git revision.
  ///   - folders: where git is asked; the first that is in a repository.
  /// - Throws: `.inputNotFound` where there are no rules.
  init(_ name: String, in folders: [String]) throws(Failure) {
    guard !Paths.exists(name), let place = RevisionPath(name) else {
      let packs = try Self.packsOnDisk(name)
      self.init(name: name, DiskTree(), packs, isOnePack: packs == [name])
      return
    }
    let (revision, path) = try Self.open(place, folders)
    let packs = try revision.packs(in: path)
    self.init(name: name, revision, packs, isOnePack: packs == [path])
  }

  private static func packsOnDisk(_ name: String) throws(Failure) -> [String] {
    guard Paths.exists(name) else {
      throw Paths.notFound(name, Message(en: "there is no such rule file", zh: "找不到规则文件"))
    }
    do throws(Failure) {
      return try RulePaths.packs(in: name)
    } catch {
      // The folder of a workspace stands for the rules that it lists.
      guard Paths.exists(Paths.join(name, WorkspaceReader.fileName)) else { throw error }
      return try WorkspaceReader.read(name, skipsAbsentRules: true).rules
    }
  }

  /// The sides that the user names: two, or one beside the workspace's.
  ///
  /// A pack that is only on one side was deleted or added between the two: its side has no packs
  /// then. That is so where the names end alike, since another name is more likely mistyped.
  /// - Throws: `.inputNotFound` with every name that there are no rules of.
  static func named(
    _ names: [String], in folders: [String], _ workspace: Workspace
  ) throws(Failure) -> [RuleSide] {
    let found = names.map { name in
      Result { () throws(Failure) in try RuleSide(name, in: folders) }
    }
    let packs = found.compactMap { try? $0.get() }.flatMap(\.packs)
    let known = Set((packs + (names.count == 1 ? workspace.rules : [])).map(RulePaths.name))
    var faults = Faults()
    let sides = faults.collectEach(Array(zip(names, found))) { name, side throws(Failure) in
      do throws(Failure) {
        return try side.get()
      } catch {
        let isAbsent = error.diagnostics.allSatisfy { $0.id == .notFound }
        guard isAbsent, known.contains(packName(name)) else { throw error }
        return RuleSide(name: name, DiskTree(), [], isOnePack: true)
      }
    }
    try faults.throwIfAny()
    return sides
  }

  /// What the pack that a name means is called.
  static func packName(_ name: String) -> String {
    RulePaths.name(of: Paths.exists(name) ? name : RevisionPath(name)?.path ?? name)
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
  ///   - listed: the snapshots of the workspace, or of `--snapshot`.
  ///   - files: what the words name, as entries.
  /// - Throws: `.inputNotFound` for a date that there is no snapshot of.
  static func sides(
    _ words: [String], _ listed: [SnapshotEntry], _ files: [SnapshotEntry]
  ) throws(Failure) -> [SnapshotSide] {
    let new = files.filter { file in !listed.contains { $0.isFile(file.path) } }
    var faults = Faults()
    let sides = faults.collectEach(words) { word throws(Failure) in
      if let date = CalendarDate(word) {
        guard listed.contains(where: { $0.date == date }) else { throw unknown(date, listed) }
        let other = new.filter { $0.date != nil && $0.date != date }
        return SnapshotSide(entries: listed + other, asOf: date)
      }
      let own = (listed + new).first { $0.isFile(word) }
      return own.map { side(of: $0, words, listed, new) }
        ?? SnapshotSide(entries: listed + new, asOf: nil)
    }
    try faults.throwIfAny()
    return sides
  }

  /// A file beside the snapshots of other days. One that is not listed takes the place of what is
  /// listed for its day; one without a date is alone.
  private static func side(
    of own: SnapshotEntry, _ words: [String], _ listed: [SnapshotEntry], _ new: [SnapshotEntry]
  ) -> SnapshotSide {
    guard let date = own.date else { return SnapshotSide(entries: [own], asOf: nil) }
    let isNew = new.contains(own)
    let others = (listed + new).filter { entry in
      if entry == own { return true }
      guard let other = entry.date else { return false }
      if other != date { return true }
      // Who verified the same day's values comes with them, but not the other side.
      return !isNew && !new.contains(entry) && !words.contains(where: entry.isFile)
        || isNew && entry.level != nil && entry.level != .community
    }
    return SnapshotSide(entries: others, asOf: date)
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
