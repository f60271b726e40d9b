import Diagnostics
import LuaSandbox
import ScorecardModel

/// What the functions of one evaluation share.
///
/// Proof of `@unchecked Sendable`: the layout and its memory are immutable but for the card
/// columns, of which each chunk writes and reads its own rows only; the evidence columns are
/// written by chunk in the same way and read after all chunks are done.
final class FunctionPlan: @unchecked Sendable {
  let layout: RuleLayout
  /// By item; nil for items scored by a measure.
  let evidence: [ColumnBuffer<UInt32>?]

  init(_ loaded: LoadedRuleSet, _ series: SnapshotSeries, _ catalogue: Catalogue) {
    layout = RuleLayout(loaded.ruleSet, series, catalogue, needsPeers: loaded.readsPeers)
    let count = series.current.units.count
    evidence = loaded.ruleSet.items.map { item in
      if case .function = item.scoring { ColumnBuffer(count: count, repeating: 0) } else { nil }
    }
  }
}

/// Calls the functions of a rule set for one chunk, in a Lua state of the chunk's own: what a
/// function leaves behind cannot reach another chunk, so results do not depend on threads.
struct FunctionRunner {
  /// What a function is given.
  enum Purpose {
    /// `(c)`
    case item
    /// `(c, card)`
    case condition
    /// `(sections)`
    case combination

    var records: [Int] {
      switch self {
      case .item: [RuleLayout.Record.unit]
      case .condition: [RuleLayout.Record.unit, RuleLayout.Record.card]
      case .combination: [RuleLayout.Record.sections]
      }
    }
  }

  private let machine: Result<LuaMachine, LuaError>
  /// What ran while the machine was loaded.
  private let coverageOfLoad: [LuaCoverage]
  private let plan: EvaluationPlan
  private let rows: Range<Int>

  init(_ functions: FunctionPlan, plan: EvaluationPlan, rows: Range<Int>) {
    self.plan = plan
    self.rows = rows
    do throws(LuaError) {
      let machine = try LuaMachine(
        plan.loaded.program, countsLines: plan.counting != nil,
        instrumentation: plan.counting?.instrumentation)
      try machine.bind(functions.layout.layout)
      coverageOfLoad = machine.coverage
      self.machine = .success(machine)
    } catch {
      coverageOfLoad = []
      machine = .failure(error)
    }
  }

  /// Hands on what the calls so far ran, where that is counted. Call it once, after the last call.
  func recordCoverage() {
    guard let counting = plan.counting, case .success(let machine) = machine else { return }
    counting.add(machine.coverage, since: coverageOfLoad)
  }

  /// Calls a function for every row of the chunk.
  /// - Parameter skipping: not 0 for rows that are not to be called; empty for none.
  func call(
    _ slot: FunctionSlot, _ purpose: Purpose, _ subject: FailureLog.Subject,
    skipping: [UInt8] = []
  ) -> BatchReader {
    var batch = LuaBatch()
    let function = plan.loaded.functions[slot]
    switch machine {
    case .success(let machine):
      machine.call(
        function, records: purpose.records, rows: rows, skipping: skipping, results: &batch)
    case .failure(let error):
      batch.failAll(rows, error)
    }
    return BatchReader(batch: batch, slot: function, plan: plan, subject: subject)
  }
}

/// Reads what the calls of a batch returned.
struct BatchReader {
  let batch: LuaBatch
  let slot: LuaFunctionSlot
  let plan: EvaluationPlan
  let subject: FailureLog.Subject

  /// The points that a row's call returned.
  /// - Parameter limit: the most that it may return.
  func points(_ offset: Int, _ row: Int, limit: Points, _ failures: inout FailureLog)
    -> (Points, OutcomeCell)
  {
    switch batch.kind(at: offset) {
    case .failed: return (.zero, OutcomeCell(.failed))
    case .number:
      let number = batch.values[offset]
      if let points = Points(quantising: number), points >= .zero, points <= limit {
        return (points, OutcomeCell(.scored))
      }
      let found = number.plainText
      return fail(
        row, &failures,
        limit == .limit
          ? Message(
            en: "the function returned \(found), expected points of 0 or more",
            zh: "函数返回 \(found)，应为不小于 0 的分值")
          : Message(
            en: "the function returned \(found), expected points from 0 to \(limit)",
            zh: "函数返回 \(found)，应为 0 到 \(limit) 的分值"))
    case .null:
      let cells = references(offset).map { plan.series.cell($0.indicator, $0.moment, row) }
      if cells.contains(.missing) { return (.zero, OutcomeCell(.missing)) }
      if cells.contains(.notApplicable) { return (.zero, OutcomeCell(.notApplicable)) }
      return fail(
        row, &failures,
        Message(en: "the function returned nothing", zh: "函数没有返回分值"))
    case .boolean:
      return fail(
        row, &failures,
        Message(
          en: "the function returned true or false, expected points",
          zh: "函数返回了 true 或 false，应为分值"))
    }
  }

  func condition(_ offset: Int, _ row: Int, _ failures: inout FailureLog) -> ConditionState {
    switch batch.kind(at: offset) {
    case .failed: return .failed
    case .null:
      let cells = references(offset).map { plan.series.cell($0.indicator, $0.moment, row) }
      return cells.contains(.missing) ? .unknown : .fails
    case .boolean: return batch.values[offset] != 0 ? .holds : .fails
    case .number:
      _ = fail(
        row, &failures,
        Message(
          en: "the condition returned a number, expected true or false",
          zh: "条件函数返回了数字，应为 true 或 false"))
      return .failed
    }
  }

  private func fail(_ row: Int, _ failures: inout FailureLog, _ message: Message)
    -> (Points, OutcomeCell)
  {
    failures.append(subject, .badReturn(message, slot), row: row)
    return (.zero, OutcomeCell(.failed))
  }

  private func references(_ offset: Int) -> [IndicatorReference] {
    guard let layout = plan.functions?.layout else { return [] }
    return batch.evidenceSets[Int(batch.evidence[offset])].map(layout.reference(ofMark:))
  }

  /// Writes the positions of what each row read and returns what they stand for.
  func recordEvidence(_ rows: Range<Int>, _ column: ColumnBuffer<UInt32>?)
    -> [[IndicatorReference]]
  {
    guard let column, let layout = plan.functions?.layout else { return [] }
    for row in rows { column.writer[row] = batch.evidence[row - rows.lowerBound] }
    return batch.evidenceSets.map { $0.map(layout.reference(ofMark:)) }
  }

  func recordFailures(_ failures: inout FailureLog) {
    guard let layout = plan.functions?.layout else { return }
    for failure in batch.failures {
      failures.append(
        subject, .error(failure.error), row: failure.row,
        unread: failure.nilMarks.map(layout.reference(ofMark:)))
    }
    failures.appendUnkept(subject, batch.failureCount - batch.failures.count)
  }
}
