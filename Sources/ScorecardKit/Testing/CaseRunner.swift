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
  let threads: Int

  /// What must be the same for cases to be scored at once.
  private struct Batch: Hashable {
    let phase: String?
    let asOf: CalendarDate?
    let level: UnitLevel?
    /// Differs for every case where the rule set compares all units with each other.
    let isolation: Int
  }

  /// - Returns: the outcomes in the order of the file.
  /// - Throws: `Failure` `.internalError` only.
  func run() throws(Failure) -> [TestCase] {
    let isolates = loaded.ruleSet.comparesAllUnits
    var batches: [(key: Batch, cases: [Int])] = []
    var positions: [Batch: Int] = [:]
    for (index, row) in file.cases.enumerated() {
      let key = Batch(
        phase: row.phase, asOf: row.asOf, level: row.level, isolation: isolates ? index : 0)
      if let known = positions[key] {
        batches[known].cases.append(index)
      } else {
        positions[key] = batches.count
        batches.append((key, [index]))
      }
    }
    var outcomes = [TestCase?](repeating: nil, count: file.cases.count)
    for batch in batches {
      for (index, outcome) in zip(batch.cases, try run(batch.cases)) { outcomes[index] = outcome }
    }
    return outcomes.compactMap(\.self)
  }

  private func run(_ cases: [Int]) throws(Failure) -> [TestCase] {
    let result = try evaluate(cases).result
    var outcomes: [TestCase] = []
    for (row, index) in cases.enumerated() {
      let expected = file.cases[index]
      // One unit at a time tells whose an error is.
      let errors =
        result.table.flags(row).contains(.failed) ? try evaluate([index]).failures : []
      outcomes.append(
        TestCase(
          name: expected.name, note: expected.note, path: file.path, line: expected.line,
          subjects: [
            CaseChecker(result, row: row, errors: errors).subject(expected.expectations)
          ]))
    }
    return outcomes
  }

  private func evaluate(_ cases: [Int]) throws(Failure) -> (
    result: RuleSetResult, failures: [Diagnostic]
  ) {
    let ruleSet = loaded.ruleSet
    let series = CaseSeries(file: file, cases: cases, catalogue: catalogue).series(ruleSet)
    let outcome = try Evaluator(loaded, catalogue: catalogue, threads: threads).evaluate(series)
    return (
      RuleSetResult(ruleSet: ruleSet, table: outcome.table, series: series), outcome.failures
    )
  }
}

extension RuleSet {
  /// Whether units of different groups stand in each other's way.
  fileprivate var comparesAllUnits: Bool {
    ranking.within == .all || quotas.contains { $0.within == .all }
      || measures.contains { $0.comparesAllUnits }
  }
}

extension Measure {
  fileprivate var comparesAllUnits: Bool {
    switch self {
    case .peer(_, _, let within, _): within == .all
    case .bestOf(let measures), .worstOf(let measures): measures.contains(where: \.comparesAllUnits)
    case .weighted(let parts): parts.contains(where: \.measure.comparesAllUnits)
    case .condition(let measure, _): measure.comparesAllUnits
    default: false
    }
  }
}
