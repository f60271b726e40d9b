import Diagnostics
import RuleEngine
import ScorecardModel

/// Rule sets by id, as the tests of one pack find them: the pack itself, those that are tested
/// with it, and packs that lie beside it. Each is loaded once.
final class RuleLibrary {
  private let load: (String) throws(Failure) -> LoadedRuleSet
  private let own: LoadedRuleSet
  private let packs: [String]
  private var loaded: [String: LoadedRuleSet?] = [:]

  /// - Parameters:
  ///   - packs: the packs of this run.
  ///   - load: loads the rule set of a path.
  init(
    _ own: LoadedRuleSet, packs: [String],
    load: @escaping (String) throws(Failure) -> LoadedRuleSet
  ) {
    (self.own, self.packs, self.load) = (own, packs, load)
  }

  convenience init(_ own: LoadedRuleSet, catalogue: Catalogue, packs: [String]) {
    self.init(own, packs: packs) { path throws(Failure) in
      try RuleSetLoader(catalogue: catalogue).load(path: path)
    }
  }

  /// The ids that packs are likely to have.
  var ids: [String] {
    let beside = Paths.folder(of: Paths.folder(of: own.ruleSet.path))
    let names = (Paths.names(in: beside) ?? []).filter { RulePaths.isPack(Paths.join(beside, $0)) }
    return Array(Set([own.ruleSet.id] + packs.map(RulePaths.name) + names)).sorted()
  }

  /// - Returns: nil where there is no rule set of that id.
  /// - Throws: where its file is faulty.
  func ruleSet(_ id: String) throws(Failure) -> LoadedRuleSet? {
    if id == own.ruleSet.id { return own }
    if let known = loaded[id] { return known }
    let named = packs.first { RulePaths.name(of: $0) == id }
    var found: LoadedRuleSet?
    if let path = named ?? RulePaths.sibling(id, of: own.ruleSet.path) {
      found = try load(path)
    }
    if found?.ruleSet.id != id { found = nil }
    loaded[id] = .some(found)
    return found
  }

  /// A rule set that the pack's own uses, or one of its phases; nil where it cannot be found.
  /// - Throws: where its file is faulty.
  func usedRuleSet(_ id: String) throws(Failure) -> RuleSet? {
    if let phase = own.phases.first(where: { $0.ruleSet.id == id }) { return phase.ruleSet }
    return try ruleSet(id)?.ruleSet
  }

  /// The full points of a rule set that is used; 100 where it cannot be found.
  func fullPoints(_ id: String) -> Points {
    let used = try? usedRuleSet(id)
    return used?.total ?? Points(whole: 100)
  }
}
