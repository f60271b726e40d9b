import Diagnostics
import RuleEngine
import ScorecardModel

/// Finds the rule sets that others use, by id; each file is loaded once.
struct UsedRuleSets {
  private let catalogue: Catalogue
  private var byID: [String: LoadedRuleSet]
  private var tried: Set<String> = []

  init(_ known: [LoadedRuleSet], _ catalogue: Catalogue) {
    self.catalogue = catalogue
    byID = Dictionary(known.map { ($0.ruleSet.id, $0) }) { first, _ in first }
    tried = Set(known.map(\.ruleSet.path))
  }

  /// - Parameters:
  ///   - listed: packs of the workspace, which come before what merely lies beside.
  ///   - rules: the rule set that uses it.
  /// - Returns: nil where there is no rule set of that id.
  /// - Throws: `Failure` where a file that might be it is faulty.
  mutating func find(
    _ id: String, among listed: [String], beside rules: LoadedRuleSet
  ) throws(Failure) -> LoadedRuleSet? {
    if let known = byID[id] { return known }
    let named = listed.filter { RulePaths.name(of: $0) == id }
    let others = listed.filter { RulePaths.name(of: $0) != id }
    for path in named + [RulePaths.sibling(id, of: rules.ruleSet.path)].compactMap(\.self) {
      // A pack of that name that the workspace does not list stands back behind those it lists.
      if !named.contains(path), let found = try load(others, id) { return found }
      if let found = try load([path], id) { return found }
    }
    return try load(others, id)
  }

  private mutating func load(_ paths: [String], _ id: String) throws(Failure) -> LoadedRuleSet? {
    for path in paths {
      let file = path.hasSuffix(".lua") ? path : Paths.join(path, "ruleset.lua")
      guard tried.insert(file).inserted else { continue }
      let loaded = try RuleSetLoader(catalogue: catalogue).load(path: path)
      if byID[loaded.ruleSet.id] == nil { byID[loaded.ruleSet.id] = loaded }
    }
    return byID[id]
  }
}

extension LoadedRuleSet {
  /// Whether it may read targets: a measure does, or its functions speak of them.
  var mayReadTargets: Bool {
    let measured = ([self] + phases).flatMap(\.ruleSet.measures).flatMap(\.references)
    return measured.contains { $0.moment == .target || $0.moment == .goal }
      || !functions.isEmpty && program.sources.contains { $0.text.contains("target") }
  }
}
