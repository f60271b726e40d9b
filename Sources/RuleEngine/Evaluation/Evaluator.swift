import Diagnostics
import LuaSandbox
import ScorecardModel

/// Scores every unit of a snapshot series under a rule set.
///
/// The rows are worked in chunks of a fixed size by any number of threads; each chunk writes its
/// own rows of the table, and what chunks return is joined in row order, so the result does not
/// depend on the number of threads.
package struct Evaluator: Sendable {
  /// Rows in a chunk; a rule function's state lives as long as a chunk.
  package static let chunkSize = 4096

  package let loaded: LoadedRuleSet
  /// With the rule set's derived indicators.
  package let catalogue: Catalogue
  package let threads: Int
  /// Counts what functions do, where that is asked for; they then take about five times as long.
  package let coverage: FunctionCoverageCollector?

  package init(
    _ loaded: LoadedRuleSet, catalogue: Catalogue, threads: Int,
    coverage: FunctionCoverageCollector? = nil
  ) {
    self.coverage = coverage
    self.loaded = loaded
    self.catalogue = catalogue.adding(loaded.ruleSet.derived)
    self.threads = threads
  }

  package struct Outcome: Sendable {
    package let table: ScoreTable
    /// Rule errors; empty where every item could be computed for every unit.
    package let failures: [Diagnostic]
  }

  /// - Parameters:
  ///   - adjustments: decided points by row of the current snapshot.
  ///   - peers: where the series has one unit only, how it stands among others; nil where all that
  ///     it is compared with are in the series.
  /// - Throws: `Failure` `.internalError` where a ledger does not add up, which no input causes.
  package func evaluate(
    _ series: SnapshotSeries, adjustments: [Int: [UnitAdjustment]] = [:],
    peers: PeerStandings? = nil
  ) throws(Failure) -> Outcome {
    let units = series.current.units
    var table = ScoreTable(
      ruleSet: loaded.ruleSet, unitCount: units.count, adjustments: adjustments)
    table.remarks = series.remarks
    let plan = EvaluationPlan(
      loaded: loaded, series: series,
      peers: peers?.tables(series) ?? PeerTables(loaded.ruleSet, series),
      table: table,
      functions: loaded.ruleSet.hasFunctions
        ? FunctionPlan(loaded, series, catalogue) : nil,
      counting: loaded.ruleSet.hasFunctions ? coverage?.counting(loaded) : nil)
    let results = runChunks(plan)
    try checkLedgers(results, units)
    let failures = join(results, plan, into: &table)
    Grading.applyQuotas(table, units)
    Grading.rank(table, units)
    return Outcome(
      table: table,
      failures: failures.diagnostics(
        sources: loaded.program.sources, catalogue: catalogue, units: units))
  }

  private func runChunks(_ plan: EvaluationPlan) -> [ChunkResult] {
    let count = plan.table.unitCount
    let results = Workers.map(
      chunks: (count + Self.chunkSize - 1) / Self.chunkSize, threads: threads,
      context: { Scratch(capacity: Self.chunkSize) }
    ) { chunk, scratch in
      let start = chunk * Self.chunkSize
      var evaluator = ChunkEvaluator(
        plan, rows: start..<min(count, start + Self.chunkSize), scratch: scratch)
      evaluator.run()
      return evaluator.result
    }
    return results
  }

  private func join(
    _ results: [ChunkResult], _ plan: EvaluationPlan, into table: inout ScoreTable
  ) -> FailureLog {
    var failures = FailureLog()
    for result in results {
      failures.merge(result.failures)
      for index in result.reasons.indices {
        table.reasons[index].append(contentsOf: result.reasons[index])
      }
      for index in result.adjustmentReasons.indices {
        table.adjustmentReasons[index].append(contentsOf: result.adjustmentReasons[index])
      }
    }
    for (index, column) in (plan.functions?.evidence ?? []).enumerated() {
      guard let column else { continue }
      table.evidence[index] = Self.joinEvidence(
        column, results.map { $0.evidenceSets[index] })
    }
    return failures
  }

  /// One table of sets for all chunks, and the chunks' positions rewritten to it.
  private static func joinEvidence(
    _ column: ColumnBuffer<UInt32>, _ chunks: [[[IndicatorReference]]]
  ) -> FunctionEvidence {
    var positions: [[IndicatorReference]: UInt32] = [:]
    var sets: [[IndicatorReference]] = []
    for (chunk, local) in chunks.enumerated() {
      let global = local.map { set -> UInt32 in
        if let known = positions[set] { return known }
        positions[set] = UInt32(sets.count)
        sets.append(set)
        return UInt32(sets.count - 1)
      }
      let start = chunk * chunkSize
      for row in start..<min(column.count, start + chunkSize) {
        column.writer[row] = global[Int(column[row])]
      }
    }
    return FunctionEvidence(ids: column, sets: sets)
  }

  /// - Throws: where the lines of a unit's ledger do not sum to its published total.
  private func checkLedgers(_ results: [ChunkResult], _ units: UnitTable) throws(Failure) {
    guard let row = results.lazy.compactMap(\.wrongLedger).first else { return }
    throw Failure(
      .internalError,
      Diagnostic(
        .ledger, .error,
        Message(
          en: "the ledger of unit \(units.codes[row]) does not add up to its total; "
            + "nothing was published",
          zh: "单位 \(units.codes[row]) 的计分明细与总分不符，未输出任何结果"),
        help: Message(
          en: "this is a fault of scorecard: please report it with the rule set",
          zh: "这是 scorecard 的缺陷，请连同规则集一起报告")))
  }
}
