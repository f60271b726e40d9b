import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// The catalogues and rule sets of a run of tests, each read once, though several packs use them.
final class LoadedPacks {
  private let packs: TestPacks
  private var catalogues: [String: Catalogue] = [:]
  /// By the paths of the catalogue and of the pack.
  private var ruleSets: [[String]: LoadedRuleSet] = [:]

  init(_ packs: TestPacks) { self.packs = packs }

  /// The catalogue that a pack's indicators are in.
  /// - Throws: where there is none, or it is faulty.
  func catalogue(of pack: String) throws(Failure) -> Catalogue {
    let path = try packs.cataloguePath(of: pack)
    if let known = catalogues[path] { return known }
    let catalogue = try CatalogueReader.read(path: path)
    catalogues[path] = catalogue
    return catalogue
  }

  /// - Parameters:
  ///   - path: a rule file or a pack.
  ///   - pack: the pack whose catalogue it is read with.
  /// - Throws: with every fault of the rules.
  func ruleSet(_ path: String, withCatalogueOf pack: String) throws(Failure) -> LoadedRuleSet {
    let key = [try packs.cataloguePath(of: pack), path]
    if let known = ruleSets[key] { return known }
    let loaded = try RuleSetLoader(catalogue: catalogue(of: pack)).load(path: path)
    ruleSets[key] = loaded
    return loaded
  }
}
