import Diagnostics
import LuaSandbox
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Files that rules lie among: those of the disk, or of a revision of a git repository.
protocol RuleTree: RuleSource {
  /// The rule sets that a path means: a rule file, a pack, or every pack in a folder of packs.
  /// - Throws: `.inputNotFound` where there is nothing of that kind.
  func packs(in path: String) throws(Failure) -> [String]

  /// The pack of a name beside a rule file's own; nil where there is none.
  func sibling(_ name: String, of ruleFile: String) -> String?

  /// The catalogue that lies beside rules; nil where there is none.
  func catalogue(of rules: String) throws(Failure) -> FileContent?
}

/// The files of the disk.
struct DiskTree: RuleTree {
  private let files = RuleFilesOnDisk()

  func ruleFile(_ path: String) throws(Failure) -> LuaSource { try files.ruleFile(path) }

  func helper(_ name: String, usedBy file: String) throws(Failure) -> LuaSource? {
    try files.helper(name, usedBy: file)
  }

  func packs(in path: String) throws(Failure) -> [String] { try RulePaths.packs(in: path) }

  func sibling(_ name: String, of ruleFile: String) -> String? {
    RulePaths.sibling(name, of: ruleFile)
  }

  func catalogue(of rules: String) throws(Failure) -> FileContent? {
    guard let path = RulePaths.catalogue(of: rules) else { return nil }
    return try FileContent.read(path: path)
  }
}
