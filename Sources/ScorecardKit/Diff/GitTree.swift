import Diagnostics
import Foundation
import LuaSandbox
import RuleEngine
import ScorecardModel
import SnapshotIO

/// The files of a revision, read from the repository without checking it out. Paths begin with the
/// revision, as the user wrote it: `HEAD:rules/five-have/ruleset.lua`.
struct GitTree: RuleTree {
  private let git: Git
  private let revision: String
  /// The object of every file, by its path from the root.
  private let files: [String: String]
  /// The names in every folder, sorted; the root is empty.
  private let folders: [String: [String]]

  /// Opens a revision, and finds the path in it.
  /// - Parameter folder: inside the repository.
  /// - Returns: the tree, and the path as the tree calls it.
  /// - Throws: `.inputNotFound` where the folder is in no repository, or the revision or the path is
  ///   not there.
  static func open(_ place: RevisionPath, in folder: String) throws(Failure) -> (GitTree, String) {
    let git = try Git(folder: folder)
    let prefix = try git.run(["rev-parse", "--show-prefix"])
    guard prefix.status == 0 else {
      throw fault(
        place, Message(en: "this is no git repository", zh: "这里不是 git 仓库"), prefix.message)
    }
    let parsed = try git.run([
      "rev-parse", "--verify", "--end-of-options", "\(place.revision)^{tree}",
    ])
    guard parsed.status == 0 else {
      // This says in one line what is wrong with a name.
      let said = try git.run(["cat-file", "-t", "--end-of-options", place.revision]).message
      throw fault(
        place,
        Message(en: "there is no revision '\(place.revision)'", zh: "没有版本“\(place.revision)”"),
        said)
    }
    let object = parsed.text.trimmingCharacters(in: .whitespacesAndNewlines)
    let listing = try git.run(["ls-tree", "-r", "-z", "--full-tree", object])
    guard listing.status == 0 else {
      throw fault(
        place, Message(en: "the revision cannot be read", zh: "该版本无法读取"), listing.message)
    }
    let tree = GitTree(git, place.revision, listing.bytes)
    let here = prefix.text.trimmingCharacters(in: .newlines)
    return (tree, try tree.find(place, from: here))
  }

  /// - Parameter listing: what `git ls-tree -r -z` prints.
  private init(_ git: Git, _ revision: String, _ listing: Data) {
    self.git = git
    self.revision = revision
    var files: [String: String] = [:]
    var folders: [String: Set<String>] = ["": []]
    for entry in listing.split(separator: 0) {
      // MODE TYPE OBJECT<TAB>PATH; links and repositories inside are no files.
      let parts = String(decoding: entry, as: UTF8.self).split(separator: "\t", maxSplits: 1)
      let fields = parts[0].split(separator: " ")
      guard parts.count == 2, fields.count == 3, fields[0].hasPrefix("100") else { continue }
      var path = String(parts[1])
      files[path] = String(fields[2])
      while !path.isEmpty {
        let folder = Paths.folder(of: path)
        let isNew = folders[folder, default: []].insert(Paths.name(of: path)).inserted
        if !isNew { break }
        path = folder
      }
    }
    self.files = files
    self.folders = folders.mapValues { $0.sorted() }
  }

  /// The path that the user means, from the root.
  private func find(_ place: RevisionPath, from here: String) throws(Failure) -> String {
    let isRelative = place.path.hasPrefix("./") || place.path.hasPrefix("../")
    let joined = Paths.join("/" + (isRelative ? here : ""), place.path.isEmpty ? "." : place.path)
    let path = String(joined.drop { $0 == "/" })
    if files[path] != nil || folders[path] != nil { return shown(path) }
    let name = Paths.name(of: path)
    let namesakes = folders.keys.sorted().filter { Paths.name(of: $0) == name }
    let near =
      namesakes.first
      ?? Spelling.nearest(name, in: folders[Paths.folder(of: path)] ?? [])
      .map { Paths.join(Paths.folder(of: path), $0) }
    throw Failure(
      .inputNotFound,
      Diagnostic(
        .notFound, at: SourcePlace(path: "\(place.revision):\(place.path)"),
        Message(
          en: "the revision has no such file or folder", zh: "该版本里没有这个文件或文件夹"),
        help: .didYouMean(near.map { shown($0) })))
  }

  private static func fault(_ place: RevisionPath, _ message: Message, _ said: String) -> Failure {
    Failure(
      .inputNotFound,
      Diagnostic(
        .git, at: SourcePlace(path: "\(place.revision):\(place.path)"), message,
        notes: said.isEmpty
          ? [] : [Message(en: "git said: \(said)", zh: "git 的说明：\(said)")],
        help: Message(
          en: "a path on disk is read as it is; REV:PATH reads a revision",
          zh: "磁盘上有的路径直接读取；“版本:路径”读取历史版本")))
  }

  private func shown(_ path: String) -> String { "\(revision):\(path)" }

  /// A path as the tree shows it, from the root.
  private func inner(_ path: String) -> String {
    path.hasPrefix(revision + ":") ? String(path.dropFirst(revision.count + 1)) : path
  }

  private func content(_ path: String) throws(Failure) -> Data? {
    guard let object = files[path] else { return nil }
    let blob = try git.run(["cat-file", "blob", object])
    guard blob.status == 0 else {
      throw Failure(
        .inputNotFound,
        Diagnostic(
          .git, at: SourcePlace(path: shown(path)),
          Message(en: "the file cannot be read", zh: "文件无法读取"),
          notes: [Message(en: "git said: \(blob.message)", zh: "git 的说明：\(blob.message)")]))
    }
    return blob.bytes
  }

  // MARK: RuleTree

  private func isPack(_ path: String) -> Bool { files[Paths.join(path, "ruleset.lua")] != nil }

  func packs(in path: String) throws(Failure) -> [String] {
    let path = inner(path)
    if files[path] != nil || isPack(path) { return [shown(path)] }
    let packs = (folders[path] ?? []).map { Paths.join(path, $0) }.filter(isPack)
    guard packs.isEmpty else { return packs.map(shown) }
    throw Failure(
      .inputNotFound,
      Diagnostic(
        .notFound, at: SourcePlace(path: shown(path)),
        Message(en: "the folder holds no rule sets", zh: "文件夹里没有规则集")))
  }

  func sibling(_ name: String, of ruleFile: String) -> String? {
    let pack = Paths.join(Paths.folder(of: Paths.folder(of: inner(ruleFile))), name)
    return isPack(pack) ? shown(pack) : nil
  }

  func catalogue(of rules: String) throws(Failure) -> FileContent? {
    let path = inner(rules)
    let pack = files[path] == nil ? path : Paths.folder(of: path)
    for folder in [pack, Paths.folder(of: pack)] {
      let file = Paths.join(folder, "indicators.csv")
      if let data = try content(file) { return FileContent(path: shown(file), bytes: Array(data)) }
    }
    return nil
  }

  func ruleFile(_ path: String) throws(Failure) -> LuaSource {
    let path = inner(path)
    let file = files[path] == nil ? Paths.join(path, "ruleset.lua") : path
    guard let data = try content(file) else {
      throw Failure(
        .inputNotFound,
        Diagnostic(
          .notFound, at: SourcePlace(path: shown(file)),
          Message(en: "there is no such rule file", zh: "找不到规则文件")))
    }
    return LuaSource(path: shown(file), text: try RuleFiles.text(data, path: shown(file)))
  }

  func helper(_ name: String, usedBy file: String) throws(Failure) -> LuaSource? {
    guard RuleFiles.isHelperName(name) else { return nil }
    let pack = Paths.folder(of: inner(file))
    for folder in [pack, Paths.folder(of: pack)] {
      let path = Paths.join(folder, name + ".lua")
      if let data = try content(path) {
        return LuaSource(path: shown(path), text: try RuleFiles.text(data, path: shown(path)))
      }
    }
    return nil
  }
}
