import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Looks for cases near the limits of rules: existing ones with the cells of one part changed.
struct CaseSearch {
  let cases: CaseBench
  /// By position in `LoadedRuleSet.family`.
  let member: Int

  var ruleSet: RuleSet { cases.loaded.family[member] }

  /// Cases tried for one mutant or one part; more find little.
  private static let mostVariants = 1_200
  /// Cases that are scored at once: small enough to stop early.
  private static let chunk = 100

  // MARK: What is looked for

  /// A case that a mutant gives another result.
  /// - Throws: `Failure` `.internalError`.
  func killing(_ mutant: LoadedRuleSet, of part: RulePart) throws(Failure) -> SuggestedCase? {
    let variants = variants(part, mutant.family[member])
    let members = [mutant] + mutant.phases
    for chunk in chunks(variants) {
      var found: (position: Int, own: VisibleResult, other: VisibleResult)?
      try evaluate(chunk) { rules, batch, series throws(Failure) in
        let own = try table(rules, series)
        let other = try table(members[member].scoring(rules.ruleSet.unit), series)
        for (row, position) in batch.enumerated() where position < found?.position ?? .max {
          let results = (VisibleResult(own, row), VisibleResult(other, row))
          if results.0 != results.1, results.0.standing != .failed {
            found = (position, results.0, results.1)
          }
        }
      }
      if let found {
        return CaseWriter(cases: cases, ruleSet: ruleSet)
          .suggestion(chunk[found.position], found.own, besides: found.other, part)
      }
    }
    return nil
  }

  /// Cases that are in regions of one part, each the first that is found.
  /// - Throws: `Failure` `.internalError`.
  func reaching(
    _ regions: [Region], of part: RulePart, _ plan: RegionPlan
  ) throws(Failure) -> [Region: SuggestedCase] {
    var found: [Region: SuggestedCase] = [:]
    let writer = CaseWriter(cases: cases, ruleSet: ruleSet)
    for chunk in chunks(variants(part, nil)) {
      let missing = regions.filter { found[$0] == nil }
      if missing.isEmpty { break }
      try evaluate(chunk) { rules, batch, series throws(Failure) in
        let table = try table(rules, series)
        let rows = RegionCount.firstRows(table, series, of: part)
        for region in missing {
          guard found[region] == nil, let row = rows[region] else { continue }
          found[region] = writer.suggestion(
            chunk[batch[row]], VisibleResult(table, row), besides: nil, part)
        }
      }
    }
    return found
  }

  /// What variants come to.
  func results(_ variants: [CaseVariant]) throws(Failure) -> [VisibleResult] {
    var results = [VisibleResult?](repeating: nil, count: variants.count)
    try evaluate(variants) { rules, batch, series throws(Failure) in
      let table = try table(rules, series)
      for (row, position) in batch.enumerated() { results[position] = VisibleResult(table, row) }
    }
    return results.compactMap(\.self)
  }

  // MARK: Scoring

  private func chunks(_ variants: [CaseVariant]) -> [[CaseVariant]] {
    stride(from: 0, to: variants.count, by: Self.chunk).map {
      Array(variants[$0..<min(variants.count, $0 + Self.chunk)])
    }
  }

  private func table(
    _ rules: LoadedRuleSet, _ series: SnapshotSeries
  ) throws(Failure) -> ScoreTable {
    try Evaluator(rules, catalogue: cases.catalogue, threads: 1).evaluate(series).table
  }

  /// Calls `body` for variants that can be scored at once, with their positions.
  private func evaluate(
    _ variants: [CaseVariant],
    _ body: (LoadedRuleSet, [Int], SnapshotSeries) throws(Failure) -> Void
  ) throws(Failure) {
    let file = cases.file.variants(variants)
    let runner = cases.runner(cases.loaded, file)
    for batch in runner.batches() {
      try body(runner.rules(of: file.cases[batch[0]]), batch, runner.series(batch))
    }
  }

  // MARK: Variants

  /// - Parameter changed: the rule set of a mutant.
  private func variants(_ part: RulePart, _ changed: RuleSet?) -> [CaseVariant] {
    let bases = CaseBase.all(cases, member: member)
    var variants: [CaseVariant] = []
    for base in bases {
      variants += base.variants(part, ruleSet, changed, cases)
    }
    if case .item = part {
    } else if variants.count < Self.mostVariants / 2 {
      variants += (try? TotalSearch(search: self, bases: bases).variants(part, changed)) ?? []
    }
    var seen: Set<CaseVariant> = []
    return Array(variants.filter { seen.insert($0).inserted }.prefix(Self.mostVariants))
  }
}
