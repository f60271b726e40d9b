import Diagnostics
import LuaSandbox
import ScorecardModel

/// What a chunk of rows adds to the table besides its columns.
struct ChunkResult: Sendable {
  /// By item.
  var reasons: [SparseTexts]
  /// By item; sets of what functions read, whose positions the evidence columns hold.
  var evidenceSets: [[[IndicatorReference]]]
  /// By bonus, then deduction.
  var adjustmentReasons: [SparseTexts]
  var failures = FailureLog()
  /// A row whose ledger does not add up to its total: a fault of the engine.
  var wrongLedger: Int?
}

/// What all chunks of one evaluation share; immutable while they run.
struct EvaluationPlan: Sendable {
  let loaded: LoadedRuleSet
  let series: SnapshotSeries
  let peers: PeerTables
  let table: ScoreTable
  let functions: FunctionPlan?
  /// How functions are counted, where they are.
  let counting: FunctionCounting?

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
      evidenceSets: plan.ruleSet.items.map { _ in [] },
      adjustmentReasons: (plan.ruleSet.bonuses + plan.ruleSet.deductions)
        .map { _ in SparseTexts() })
  }

  mutating func run() {
    for index in ruleSet.items.indices { scoreItem(index) }
    for (index, bonus) in ruleSet.bonuses.enumerated() {
      scoreAdjustment(bonus, .bonus, index, into: table.bonuses[index])
    }
    for (index, deduction) in ruleSet.deductions.enumerated() {
      scoreAdjustment(
        deduction, .deduction, ruleSet.bonuses.count + index, into: table.deductions[index])
    }
    var combinationFailures = combine()
    if ruleSet.looksAtCard { fillCard(appliesGates: false) }
    for index in ruleSet.gates.indices { runGate(index) }
    if ruleSet.looksAtCard { fillCard(appliesGates: true) }
    // Gates that set something to zero change what the combination is made of.
    if ruleSet.gates.contains(where: { $0.zero != nil }) { combinationFailures = combine() }
    if ruleSet.looksAtCard { fillCard(appliesGates: true) }
    result.failures.merge(combinationFailures)
    finish()
    machine?.recordCoverage()
  }

  // MARK: Items, bonuses and deductions

  private mutating func scoreItem(_ index: Int) {
    let item = ruleSet.items[index]
    let column = table.items[index]
    let skipped = item.condition.map { exclusions($0, item) } ?? []
    switch item.scoring {
    case .measure(let measure):
      evaluateMeasure(measure, scale: item.points, into: column)
      for (offset, state) in skipped.enumerated() where state != 0 {
        column.points.writer[rows.lowerBound + offset] = 0
        column.outcomes.writer[rows.lowerBound + offset] = state
      }
    case .function(let slot):
      runItemFunction(slot, item, index, skipping: needs(item, beside: skipped))
    }
  }

  /// Outcomes of a chunk: not 0 where an item's `when` takes it out.
  private mutating func exclusions(_ condition: Scoring, _ item: Item) -> [UInt8] {
    evaluateCondition(condition, .init(kind: .item, id: item.id), withCard: false).map { state in
      switch state {
      case .holds, .unknown: 0
      case .fails, .notApplicable: ItemOutcome.notApplicable.rawValue
      case .failed: ItemOutcome.failed.rawValue
      }
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
    _ slot: FunctionSlot, _ item: Item, _ index: Int, skipping skipped: [UInt8]
  ) {
    guard let machine else { return }
    let column = table.items[index]
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

  /// Outcomes of a chunk: not 0 where an indicator that the item needs has no value, or where
  /// `skipped` says so already.
  private func needs(_ item: Item, beside skipped: [UInt8]) -> [UInt8] {
    var states = [UInt8](repeating: 0, count: rows.count)
    for index in item.needs {
      kernel.operands.evaluate(.indicator(index)) { slice in
        // Not applicable outweighs missing.
        for offset in 0..<rows.count { states[offset] = max(states[offset], slice.states[offset]) }
      }
    }
    for (offset, state) in skipped.enumerated() where state != 0 { states[offset] = state }
    return states
  }

  private mutating func scoreAdjustment(
    _ adjustment: Adjustment, _ kind: FailureLog.Subject.Kind, _ index: Int,
    into column: PointsColumn
  ) {
    switch adjustment.scoring {
    case .measure(let measure):
      evaluateMeasure(measure, scale: adjustment.points, into: column)
    case .function(let slot):
      guard let machine else { return }
      let reader = machine.call(slot, .item, .init(kind: kind, id: adjustment.id))
      store(reader, limit: .limit, into: column, &result.failures)
      for (row, text) in reader.batch.reasons {
        result.adjustmentReasons[index].append(text, row: row)
      }
    }
  }

  private func store(
    _ reader: BatchReader, limit: Points, into column: PointsColumn, _ failures: inout FailureLog
  ) {
    for row in rows {
      let (points, outcome) = reader.points(row - rows.lowerBound, row, limit: limit, &failures)
      column.points.writer[row] = points.micro
      column.outcomes.writer[row] = outcome.rawValue
    }
    reader.recordFailures(&failures)
  }

  // MARK: Combination, gates and grades

  private func combine() -> FailureLog {
    var failures = FailureLog()
    guard case .function(let slot) = ruleSet.combination, let machine,
      let column = table.combination
    else { return failures }
    fillCard(appliesGates: true)
    let reader = machine.call(slot, .combination, .init(kind: .combination, id: ruleSet.id))
    store(reader, limit: ruleSet.total, into: column, &failures)
    return failures
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
        case .unknown: .unknown
        case .fails, .notApplicable: .open
        }
      table.gates[index].writer[row] = state.rawValue
    }
  }

  private func fillCard(appliesGates: Bool) {
    guard let card = plan.functions?.layout.card else { return }
    var tally = Tally(ruleSet)
    for row in rows {
      tally.compute(table, row, appliesGates: appliesGates)
      card.fill(row, tally, table, appliesGates: appliesGates)
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

  /// Totals, standings and grades before quotas; and the check of every ledger.
  private mutating func finish() {
    let grader = Grader(
      plan,
      conditions: ruleSet.grades.map { grade in
        grade.condition.map {
          evaluateCondition($0, .init(kind: .grade, id: grade.name), withCard: true)
        }
      })
    let table = table
    var tally = Tally(table.ruleSet)
    for row in rows {
      tally.compute(table, row)
      table.totals.writer[row] = tally.published.micro
      let standing =
        grader.hasFailed(row, offset: row - rows.lowerBound)
        ? Standing.failed : tally.standing(table.ruleSet)
      table.standings.writer[row] = standing.rawValue
      if standing == .assessed,
        let grade = grader.grade(tally, row, offset: row - rows.lowerBound)
      {
        table.ungatedGrades.writer[row] = UInt8(grade)
        table.grades.writer[row] = UInt8(grader.capped(grade, row))
      }
      if Ledger.sum(table, row, tally: tally) != tally.published, result.wrongLedger == nil {
        result.wrongLedger = row
      }
    }
  }
}

/// Gives the units of a chunk their grades before quotas.
private struct Grader {
  private let grades: [Grade]
  private let gates: [(cap: Int?, states: ColumnBuffer<UInt8>)]
  private let adjustments: [PointsColumn]
  /// By grade; what its condition is for each unit of the chunk.
  private let conditions: [[ConditionState]?]
  private let hasConditions: Bool

  init(_ plan: EvaluationPlan, conditions: [[ConditionState]?]) {
    let table = plan.table
    grades = plan.ruleSet.grades
    gates = zip(plan.ruleSet.gates, table.gates).map { ($0.cap, $1) }
    adjustments = table.bonuses + table.deductions + (table.combination.map { [$0] } ?? [])
    self.conditions = conditions
    hasConditions = conditions.contains { $0 != nil }
  }

  func hasFailed(_ row: Int, offset: Int) -> Bool {
    for column in adjustments where column.outcome(row).outcome == .failed { return true }
    for gate in gates where gate.states[row] == GateState.failed.rawValue { return true }
    return hasConditions && conditions.contains { $0?[offset] == .failed }
  }

  /// The first grade whose conditions hold, whatever the gates say.
  func grade(_ tally: Tally, _ row: Int, offset: Int) -> Int? {
    for (index, grade) in grades.enumerated() {
      if let minimum = grade.minimum, tally.published < minimum { continue }
      if let share = grade.eachSection, !tally.sections.allSatisfy({ $0.reaches(share) }) {
        continue
      }
      if let condition = conditions[index], condition[offset] != .holds { continue }
      return index
    }
    return nil
  }

  /// The best of a grade and those below it that the gates leave.
  func capped(_ grade: Int, _ row: Int) -> Int {
    var grade = grade
    for gate in gates where gate.states[row] == GateState.hit.rawValue {
      grade = max(grade, gate.cap ?? 0)
    }
    return grade
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
