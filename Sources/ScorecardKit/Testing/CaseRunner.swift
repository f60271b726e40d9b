import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Runs the cases of a file: those that are scored alike at once, each as a unit that has a
/// district, a street, a city and a stratum to itself, so that none stands in another's quota.
struct CaseRunner {
  let loaded: LoadedRuleSet
  let catalogue: Catalogue
  let file: CaseFile
  /// The full points of a rule set that is used, by its id.
  let fullPoints: (String) -> Points
  let threads: Int

  /// What must be the same for cases to be scored at once.
  private struct Batch: Hashable {
    let phase: String?
    let asOf: CalendarDate?
    let level: UnitLevel?
    /// Differs for every case where the rule set compares all units with each other.
    let isolation: Int
  }

  /// - Parameter selected: positions in the file's cases, ascending; nil is all of them.
  /// - Returns: the outcomes in the order of the file.
  /// - Throws: `Failure` `.internalError` only.
  func run(_ selected: [Int]? = nil) throws(Failure) -> [TestCase] {
    var outcomes = [TestCase?](repeating: nil, count: file.cases.count)
    for batch in batches(selected) {
      for (index, outcome) in zip(batch, try run(batch)) { outcomes[index] = outcome }
    }
    return outcomes.compactMap(\.self)
  }

  /// Cases that can be scored at once.
  /// - Parameter selected: as of `run`.
  func batches(_ selected: [Int]? = nil) -> [[Int]] {
    var batches: [[Int]] = []
    var positions: [Batch: Int] = [:]
    for index in selected ?? Array(file.cases.indices) {
      let row = file.cases[index]
      let key = Batch(
        phase: row.phase, asOf: row.asOf, level: row.level,
        isolation: rules(of: row).comparedWithin.contains(.all) ? index : 0)
      if let known = positions[key] {
        batches[known].append(index)
      } else {
        positions[key] = batches.count
        batches.append([index])
      }
    }
    return batches
  }

  /// The year of a schedule that a case is about, or the whole rule set, for the case's level.
  func rules(of row: TestCaseRow) -> LoadedRuleSet {
    let rules = loaded.phases.first { $0.ruleSet.phase?.id == row.phase } ?? loaded
    return rules.scoring(row.level ?? rules.ruleSet.unit)
  }

  /// What the rule set of a batch reads.
  func series(_ cases: [Int]) -> SnapshotSeries {
    CaseSeries(
      file: file, cases: cases, catalogue: catalogue,
      ruleSet: rules(of: file.cases[cases[0]]).ruleSet, fullPoints: fullPoints
    ).series
  }

  private func run(_ cases: [Int]) throws(Failure) -> [TestCase] {
    let (result, _) = try evaluate(cases)
    var outcomes: [TestCase] = []
    for (row, index) in cases.enumerated() {
      let expected = file.cases[index]
      var checker = CaseChecker(result, row: row, errors: [])
      if result.table.flags(row).contains(.failed) {
        // Alone it tells whose an error is, and does not fail for another case's budget.
        let own = try evaluate([index])
        checker = CaseChecker(own.0, row: 0, errors: own.failures)
      }
      outcomes.append(
        TestCase(
          name: expected.name, note: expected.note, path: file.path, line: expected.line,
          subjects: [checker.subject(expected.expectations)]))
    }
    return outcomes
  }

  private func evaluate(_ cases: [Int]) throws(Failure) -> (RuleSetResult, failures: [Diagnostic]) {
    let rules = rules(of: file.cases[cases[0]])
    let series = series(cases)
    let outcome = try Evaluator(rules, catalogue: catalogue, threads: threads).evaluate(series)
    let scope = ReportScope(
      subjects: [], rows: Array(cases.indices), rollups: [], level: series.current.units.level)
    let result = RuleSetResult(
      ruleSet: rules.ruleSet, table: outcome.table, series: series, scope: scope,
      catalogue: catalogue)
    return (result, outcome.failures)
  }
}
