import Diagnostics
import Foundation
import Glibc

/// Paths as users write them; nothing is made absolute, so that diagnostics show what was written.
enum Paths {
  /// `path` as seen from `folder`; an absolute path stays as it is.
  static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    return normalise(folder.hasSuffix("/") ? folder + path : folder + "/" + path)
  }

  /// Without `.` and with `name/..` folded away.
  private static func normalise(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Whether two paths lead to one existing file that is no folder, through links, too.
  static func areSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(left, &first) == 0, stat(right, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
      && first.st_mode & S_IFMT == S_IFREG
  }

  /// The names in a folder, sorted; nil where it cannot be read.
  static func names(in folder: String) -> [String]? {
    let path = folder.isEmpty ? "." : folder
    return (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted()
  }

  static func notFound(_ path: String, _ message: Message) -> Failure {
    let near = Spelling.nearest(name(of: path), in: names(in: folder(of: path)) ?? [])
    return Failure(
      .inputNotFound,
      Diagnostic(.notFound, at: SourcePlace(path: path), message, help: .didYouMean(near)))
  }
}

/// Where rule packs lie.
enum RulePaths {
  /// The rule sets that a path means: a rule file, a pack, or every pack in a folder of packs.
  /// - Throws: `.inputNotFound` where it is a folder without packs.
  static func packs(in path: String) throws(Failure) -> [String] {
    if !Paths.isFolder(path) || isPack(path) { return [path] }
    guard let names = Paths.names(in: path) else {
      throw fault(path, Message(en: "the folder of rules cannot be read", zh: "规则文件夹无法读取"))
    }
    let packs = names.map { Paths.join(path, $0) }.filter(isPack)
    if packs.isEmpty {
      throw fault(
        path, Message(en: "the folder holds no rule sets", zh: "文件夹里没有规则集"),
        help: Message(
          en: "a rule set is a folder with a file ruleset.lua in it",
          zh: "规则集是含有 ruleset.lua 的文件夹"))
    }
    return packs
  }

  static func isPack(_ path: String) -> Bool { Paths.exists(Paths.join(path, "ruleset.lua")) }

  /// The pack of a name beside a rule file's own; nil where there is none.
  static func sibling(_ name: String, of ruleFile: String) -> String? {
    let folder = Paths.folder(of: Paths.folder(of: ruleFile))
    let pack = folder.isEmpty ? name : Paths.join(folder, name)
    return isPack(pack) ? pack : nil
  }

  private static func fault(_ path: String, _ message: Message, help: Message? = nil) -> Failure {
    Failure(.inputNotFound, Diagnostic(.notFound, at: SourcePlace(path: path), message, help: help))
  }

  /// What a pack or rule file is called: its folder's name, or its own without the suffix.
  static func name(of path: String) -> String {
    let name = Paths.name(of: path)
    if name == "ruleset.lua" { return Paths.name(of: Paths.folder(of: path)) }
    return name.hasSuffix(".lua") ? String(name.dropLast(4)) : name
  }

  /// The catalogue that belongs to rules where nothing names one: `indicators.csv` beside the
  /// rule file, else in the folder above.
  static func catalogue(of rules: String) -> String? {
    let pack = Paths.isFolder(rules) ? rules : Paths.folder(of: rules)
    let candidates = [Paths.join(pack, "indicators.csv"), Paths.join(pack, "../indicators.csv")]
    return candidates.first(where: Paths.exists)
  }
}
