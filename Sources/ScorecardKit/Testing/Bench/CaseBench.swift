import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// The cases of a file, put together and scored once, so that rule sets that differ little can be
/// run over them again and again.
struct CaseBench: Sendable {
  /// Cases that are scored at once.
  struct Batch: Sendable {
    /// Positions in the file's cases; the rows of the series.
    let cases: [Int]
    /// By position in `LoadedRuleSet.family`.
    let member: Int
    let level: UnitLevel
    let series: SnapshotSeries
    /// Under the rule set as it is.
    let table: ScoreTable
    fileprivate let results: [VisibleResult]
  }

  let loaded: LoadedRuleSet
  let catalogue: Catalogue
  let file: CaseFile
  let batches: [Batch]
  /// The full points of rule sets that are used, by id.
  private let fullPoints: [String: Points]

  /// - Throws: `Failure` `.internalError`.
  init(
    _ loaded: LoadedRuleSet, catalogue: Catalogue, file: CaseFile, library: RuleLibrary
  ) throws(Failure) {
    self.loaded = loaded
    self.catalogue = catalogue
    self.file = file
    let uses = loaded.family.flatMap(\.uses)
    let points = Dictionary(uses.map { ($0.ruleSet, library.fullPoints($0.ruleSet)) }) {
      first, _ in first
    }
    fullPoints = points
    let runner = Self.runner(loaded, catalogue, file, points)
    let ids = loaded.family.map(\.id)
    var batches: [Batch] = []
    for cases in runner.batches() {
      let rules = runner.rules(of: file.cases[cases[0]])
      let series = runner.series(cases)
      let table = try Evaluator(rules, catalogue: catalogue, threads: 1).evaluate(series).table
      batches.append(
        Batch(
          cases: cases, member: ids.firstIndex(of: rules.ruleSet.id) ?? 0,
          level: rules.ruleSet.unit, series: series, table: table,
          results: cases.indices.map { VisibleResult(table, $0) }))
    }
    self.batches = batches
  }

  private static func runner(
    _ loaded: LoadedRuleSet, _ catalogue: Catalogue, _ file: CaseFile, _ points: [String: Points]
  ) -> CaseRunner {
    CaseRunner(
      loaded: loaded, catalogue: catalogue, file: file,
      fullPoints: { points[$0] ?? Points(whole: 100) }, threads: 1)
  }

  /// The full points of a rule set that is used; 100 where it cannot be found.
  func points(of ruleSet: String) -> Points { fullPoints[ruleSet] ?? Points(whole: 100) }

  func runner(_ loaded: LoadedRuleSet, _ file: CaseFile) -> CaseRunner {
    Self.runner(loaded, catalogue, file, fullPoints)
  }

  /// Runs the cases once more, for what functions do.
  /// - Throws: `Failure` `.internalError`.
  func run(counting collector: FunctionCoverageCollector) throws(Failure) {
    let members = [loaded] + loaded.phases
    for batch in batches where members[batch.member].ruleSet.hasFunctions {
      _ = try Evaluator(
        members[batch.member].scoring(batch.level), catalogue: catalogue, threads: 1,
        coverage: collector
      ).evaluate(batch.series)
    }
  }

  /// Whether a case fails under a mutant. Only cases whose visible result differs are checked, and
  /// those that expect an error: its text is no part of the result. The others pass as they do
  /// under the rule set as it is.
  /// - Parameter changed: the positions in `LoadedRuleSet.family` that differ.
  /// - Throws: `Failure` `.internalError`.
  func kills(_ mutant: LoadedRuleSet, changed: [Int]) throws(Failure) -> Bool {
    let members = [mutant] + mutant.phases
    for batch in batches where changed.contains(batch.member) {
      let rules = members[batch.member].scoring(batch.level)
      let table = try Evaluator(rules, catalogue: catalogue, threads: 1)
        .evaluate(batch.series).table
      let differing = batch.cases.indices.filter {
        VisibleResult(table, $0) != batch.results[$0] || expectsError(batch.cases[$0])
      }
      if try fails(differing.map { batch.cases[$0] }, mutant) { return true }
    }
    return false
  }

  private func expectsError(_ index: Int) -> Bool {
    file.cases[index].expectations.contains { expectation in
      if case .error = expectation.value { true } else { false }
    }
  }

  /// Most mutants fail the first case that they touch; the others are looked at only if need be.
  private func fails(_ cases: [Int], _ mutant: LoadedRuleSet) throws(Failure) -> Bool {
    let runner = runner(mutant, file)
    let first = Array(cases.prefix(2))
    for some in [first, Array(cases.dropFirst(first.count))] where !some.isEmpty {
      if try runner.run(some).contains(where: { !$0.passes }) { return true }
    }
    return false
  }
}
