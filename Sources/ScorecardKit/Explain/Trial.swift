import Diagnostics
import RuleEngine
import ScorecardModel

/// One unit, scored anew with other values through the evaluator: so nothing is promised that the
/// rules would not give.
///
/// The unit is scored alone: how it stands among its peers and under quotas is worked out against
/// what the others have. Only where its values move the points of others, too, and so who holds a
/// quota's places, are all units scored; and where rule functions look at peers.
final class Trial {
  /// What became of the unit.
  struct Score {
    /// Nil where the unit is not assessed.
    let total: Points?
    /// After quotas.
    let grade: Int?
    /// Whether a quota took a grade away.
    let isQuotaLimited: Bool
    /// Whether the others were scored with it where they had to be.
    let isSettled: Bool
    /// By item, after gates.
    let items: [Points]
    /// By section.
    let sections: [SectionTally]
    /// Gates that hit or whose data is missing.
    let gates: [Int]
    /// The total as it would be published, whether it is or not.
    let published: Points
  }

  /// The most units that are scored while whole groups are: some 120 times all communities of a
  /// large country.
  static let mostUnits = 4_000_000

  /// Whether trials were left out because `mostUnits` were scored.
  private(set) var isExhausted = false
  private var unitsLeft: Int
  private let result: RunResult
  private let row: Int
  private let evaluator: Evaluator
  /// The unit alone.
  private let own: SnapshotSeries
  private let peers: PeerStandings
  private let quotas: QuotaTrial
  /// Indicators whose values move the points of other units.
  private let moving: Set<IndicatorIndex>
  private let scoresAll: Bool

  /// - Parameters:
  ///   - row: of the unit in the result's table.
  ///   - catalogue: without the rule set's derived indicators.
  ///   - mostUnits: as `Trial.mostUnits`.
  init(_ result: RunResult, row: Int, catalogue: Catalogue, mostUnits: Int = Trial.mostUnits) {
    self.result = result
    self.row = row
    let ruleSet = result.loaded.ruleSet
    evaluator = Evaluator(result.loaded, catalogue: catalogue, threads: 1)
    own = result.series.slice([row])
    peers = PeerStandings(ruleSet, result.series, row: row)
    quotas = QuotaTrial(result.table, result.units, row: row)
    moving = Set(ruleSet.peerMeasures.flatMap(\.references).map(\.indicator))
    scoresAll = result.loaded.readsPeers
    unitsLeft = mostUnits
  }

  /// The places of a grade that a quota limits.
  func places(grade: Int) -> [QuotaPlaces] { quotas.places(grade: grade) }

  /// The unit's score, as far as it can be told without the others.
  /// - Returns: nil where too much was tried already.
  /// - Throws: where the evaluator's own checks fail.
  func score(_ changes: [CellChange]) throws(Failure) -> Score? {
    if scoresAll { return try scoreAll(changes) }
    let adjustments = result.table.adjustments[row].map { [0: $0] } ?? [:]
    let table = try evaluator.evaluate(
      own.changing(0, changes), adjustments: adjustments, peers: peers
    ).table
    guard let grade = table.grade(0) else { return score(table, 0, nil, isSettled: true) }
    let limited = result.loaded.ruleSet.quotas.contains { $0.grade >= grade }
    let left = limited ? quotas.grade(total: Points(micro: table.totals[0]), before: grade) : nil
    let movesOthers = changes.contains { moving.contains($0.indicator) }
    return score(table, 0, left ?? (grade, false), isSettled: !limited || !movesOthers)
  }

  /// The same score, with the others scored anew where that matters.
  /// - Returns: nil where too much was tried already.
  /// - Throws: where the evaluator's own checks fail.
  func settle(_ score: Score, _ changes: [CellChange]) throws(Failure) -> Score? {
    score.isSettled ? score : try scoreAll(changes)
  }

  private func scoreAll(_ changes: [CellChange]) throws(Failure) -> Score? {
    guard unitsLeft >= result.units.count else {
      isExhausted = true
      return nil
    }
    unitsLeft -= result.units.count
    let table = try evaluator.evaluate(
      result.series.changing(row, changes), adjustments: result.table.adjustments
    ).table
    let grade = table.grade(row).map { ($0, table.quotaLimited[row] != 0) }
    return score(table, row, grade, isSettled: true)
  }

  private func score(
    _ table: ScoreTable, _ row: Int, _ grade: (grade: Int, isLimited: Bool)?, isSettled: Bool
  ) -> Score {
    var tally = Tally(table.ruleSet)
    tally.compute(table, row)
    return Score(
      total: table.total(row), grade: grade?.grade, isQuotaLimited: grade?.isLimited ?? false,
      isSettled: isSettled,
      items: table.ruleSet.items.indices.map { table.score(ofItem: $0, row) },
      sections: tally.sections,
      gates: table.ruleSet.gates.indices.filter { table.gate($0, row) != .open },
      published: tally.published)
  }
}
