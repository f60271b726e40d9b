import Diagnostics
import LuaSandbox
import ScorecardModel

/// What a chunk of rows adds to the table besides its columns.
struct ChunkResult: Sendable {
  /// By item.
  var reasons: [SparseTexts]
  /// By item; sets of what functions read, whose positions the evidence columns hold.
  var evidenceSets: [[[IndicatorReference]]]
  var failures = FailureLog()
}

/// What all chunks of one evaluation share; immutable while they run.
struct EvaluationPlan: Sendable {
  let loaded: LoadedRuleSet
  let series: SnapshotSeries
  let peers: PeerTables
  let table: ScoreTable
  let functions: FunctionPlan?

  var ruleSet: RuleSet { loaded.ruleSet }
}

/// Scores one chunk of rows: items, bonuses, combination, gates, totals and first grades, in the
/// columns of the table. Everything here looks at one unit at a time; what compares units is
/// prepared before (`PeerTables`) or done after (`Grading`).
struct ChunkEvaluator {
  let plan: EvaluationPlan
  let rows: Range<Int>
  let scratch: Scratch
  private let kernel: MeasureKernel
  private let machine: FunctionRunner?
  private(set) var result: ChunkResult

  private var ruleSet: RuleSet { plan.ruleSet }
  private var table: ScoreTable { plan.table }

  init(_ plan: EvaluationPlan, rows: Range<Int>, scratch: Scratch) {
    self.plan = plan
    self.rows = rows
    self.scratch = scratch
    kernel = MeasureKernel(
      operands: OperandKernel(series: plan.series, rows: rows, scratch: scratch),
      peers: plan.peers)
    machine = plan.functions.map { FunctionRunner($0, plan: plan, rows: rows) }
    result = ChunkResult(
      reasons: plan.ruleSet.items.map { _ in SparseTexts() },
      evidenceSets: plan.ruleSet.items.map { _ in [] })
  }

  mutating func run() {
    for index in ruleSet.items.indices { scoreItem(index) }
    for (index, bonus) in ruleSet.bonuses.enumerated() {
      scoreAdjustment(bonus, .bonus, into: table.bonuses[index])
    }
    for (index, deduction) in ruleSet.deductions.enumerated() {
      scoreAdjustment(deduction, .deduction, into: table.deductions[index])
    }
    if ruleSet.looksAtCard { fillCard(appliesGates: false) }
    combine()
    if ruleSet.looksAtCard { fillCard(appliesGates: false) }
    for index in ruleSet.gates.indices { runGate(index) }
    if ruleSet.looksAtCard { fillCard(appliesGates: true) }
    if ruleSet.gates.contains(where: { $0.zero != nil }) { combine() }
    finish()
  }

  // MARK: Items, bonuses and deductions

  private mutating func scoreItem(_ index: Int) {
    let item = ruleSet.items[index]
    let column = table.items[index]
    switch item.scoring {
    case .measure(let measure):
      evaluateMeasure(measure, scale: item.points, into: column)
    case .function(let slot):
      runItemFunction(slot, item, index, column)
    }
    if let condition = item.condition {
      let holds = evaluateCondition(condition, .init(kind: .item, id: item.id), withCard: false)
      for row in rows { applyCondition(holds[row - rows.lowerBound], column, row) }
    }
  }

  private func evaluateMeasure(_ measure: Measure, scale: Points, into column: PointsColumn) {
    let points = scale.number
    scratch.withCells { cells in
      kernel.evaluate(measure, scale: scale, into: cells)
      for offset in 0..<rows.count {
        let row = rows.lowerBound + offset
        let state = cells.states[offset]
        let earned =
          state & 0x0F == 0 ? Points(quantising: cells.values[offset] * points) : .zero
        column.points.writer[row] = earned?.micro ?? 0
        // An overflow in an expression is no number to score.
        column.outcomes.writer[row] = earned == nil ? CellState.missingRaw : state
      }
    }
  }

  private mutating func runItemFunction(
    _ slot: FunctionSlot, _ item: Item, _ index: Int, _ column: PointsColumn
  ) {
    guard let machine else { return }
    let skipped = needs(item)
    let reader = machine.call(slot, .item, .init(kind: .item, id: item.id), skipping: skipped)
    for row in rows {
      let offset = row - rows.lowerBound
      let (points, outcome) =
        skipped[offset] != 0
        ? (Points.zero, OutcomeCell(rawValue: skipped[offset]))
        : reader.points(offset, row, limit: item.points, &result.failures)
      column.points.writer[row] = points.micro
      column.outcomes.writer[row] = outcome.rawValue
    }
    for (row, text) in reader.batch.reasons { result.reasons[index].append(text, row: row) }
    result.evidenceSets[index] = reader.recordEvidence(rows, plan.functions?.evidence[index])
    reader.recordFailures(&result.failures)
  }

  /// States of a chunk: not 0 where an indicator that the item needs has no value.
  private func needs(_ item: Item) -> [UInt8] {
    var states = [UInt8](repeating: 0, count: rows.count)
    for index in item.needs {
      kernel.operands.evaluate(.indicator(index)) { slice in
        for offset in 0..<rows.count {
          let state = slice.states[offset]
          if state == CellState.notApplicableRaw || states[offset] == 0 {
            states[offset] = max(states[offset], state)
          }
        }
      }
    }
    return states
  }

  private func applyCondition(_ holds: ConditionState, _ column: PointsColumn, _ row: Int) {
    let outcome: ItemOutcome
    switch holds {
    case .holds, .unknown: return
    case .fails, .notApplicable: outcome = .notApplicable
    case .failed: outcome = .failed
    }
    column.points.writer[row] = 0
    column.outcomes.writer[row] = OutcomeCell(outcome).rawValue
  }

  private mutating func scoreAdjustment(
    _ adjustment: Adjustment, _ kind: FailureLog.Subject.Kind, into column: PointsColumn
  ) {
    switch adjustment.scoring {
    case .measure(let measure):
      evaluateMeasure(measure, scale: adjustment.points, into: column)
    case .function(let slot):
      guard let machine else { return }
      let reader = machine.call(slot, .item, .init(kind: kind, id: adjustment.id))
      for row in rows {
        let (points, outcome) = reader.points(
          row - rows.lowerBound, row, limit: .limit, &result.failures)
        column.points.writer[row] = points.micro
        column.outcomes.writer[row] = outcome.rawValue
      }
      reader.recordFailures(&result.failures)
    }
  }

  // MARK: Combination, gates and grades

  private mutating func combine() {
    guard case .function(let slot) = ruleSet.combination, let machine,
      let column = table.combination
    else { return }
    let reader = machine.call(slot, .combination, .init(kind: .combination, id: ruleSet.id))
    for row in rows {
      let (points, outcome) = reader.points(
        row - rows.lowerBound, row, limit: .limit, &result.failures)
      column.points.writer[row] = points.micro
      column.outcomes.writer[row] = outcome.rawValue
    }
    reader.recordFailures(&result.failures)
  }

  private mutating func runGate(_ index: Int) {
    let gate = ruleSet.gates[index]
    let states = evaluateCondition(
      gate.condition, .init(kind: .gate, id: gate.id), withCard: true)
    for row in rows {
      let state: GateState =
        switch states[row - rows.lowerBound] {
        case .holds: .hit
        case .failed: .failed
        case .fails, .unknown, .notApplicable: .open
        }
      table.gates[index].writer[row] = state.rawValue
    }
  }

  private func fillCard(appliesGates: Bool) {
    guard let card = plan.functions?.layout.card else { return }
    var tally = Tally(ruleSet)
    for row in rows {
      tally.compute(table, row, appliesGates: appliesGates)
      card.fill(row, tally, table)
    }
  }

  private mutating func evaluateCondition(
    _ condition: Scoring, _ subject: FailureLog.Subject, withCard: Bool
  ) -> [ConditionState] {
    switch condition {
    case .measure(let measure):
      return scratch.withCells { cells in
        kernel.evaluate(measure, scale: nil, into: cells)
        return (0..<rows.count).map { offset in
          switch cells.states[offset] & 0x0F {
          case 0: cells.values[offset] == 1 ? .holds : .fails
          case CellState.notApplicableRaw: .notApplicable
          default: .unknown
          }
        }
      }
    case .function(let slot):
      guard let machine else { return rows.map { _ in .failed } }
      let reader = machine.call(slot, withCard ? .condition : .item, subject)
      let states = rows.map {
        reader.condition($0 - rows.lowerBound, $0, &result.failures)
      }
      reader.recordFailures(&result.failures)
      return states
    }
  }

  /// Totals, standings and grades before quotas.
  private mutating func finish() {
    let conditions = ruleSet.grades.map { grade in
      grade.condition.map {
        evaluateCondition($0, .init(kind: .grade, id: grade.name), withCard: true)
      }
    }
    var tally = Tally(ruleSet)
    for row in rows {
      tally.compute(table, row)
      let conditionStates = conditions.map { $0?[row - rows.lowerBound] }
      let standing =
        hasFailed(row) || conditionStates.contains(.failed)
        ? Standing.failed : tally.standing(ruleSet)
      table.totals.writer[row] = tally.published.micro
      table.standings.writer[row] = standing.rawValue
      if standing == .assessed, let grade = grade(tally, row, conditionStates) {
        table.grades.writer[row] = UInt8(grade)
      }
    }
  }

  private func hasFailed(_ row: Int) -> Bool {
    let adjustments = table.bonuses + table.deductions + (table.combination.map { [$0] } ?? [])
    return adjustments.contains { $0.outcome(row).outcome == .failed }
      || table.gates.contains { $0[row] == GateState.failed.rawValue }
  }

  private func grade(_ tally: Tally, _ row: Int, _ conditions: [ConditionState?]) -> Int? {
    let first = ruleSet.grades.indices.first { index in
      let grade = ruleSet.grades[index]
      if let minimum = grade.minimum, tally.published < minimum { return false }
      if let share = grade.eachSection, !tally.sections.allSatisfy({ $0.reaches(share) }) {
        return false
      }
      return conditions[index].map { $0 == .holds } ?? true
    }
    let caps = ruleSet.gates.indices.compactMap { index in
      table.gate(index, row) == .hit ? ruleSet.gates[index].cap : nil
    }
    return first.map { max($0, caps.max() ?? 0) }
  }
}

/// What became of a condition for a unit.
enum ConditionState: Sendable {
  case holds, fails
  /// Its data is missing.
  case unknown
  case notApplicable
  case failed
}
