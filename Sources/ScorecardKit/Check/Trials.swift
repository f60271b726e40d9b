import RuleEngine
import ScorecardModel

/// Made-up units that rules are tried on, to see what functions do.
struct Trials {
  let catalogue: Catalogue
  /// By row: the values of indicators, derived ones behind those of the catalogue; what is not there
  /// is missing.
  let rows: [[IndicatorIndex: Double]]
  /// Rows whose other values are not applicable, not missing.
  var notApplicable: Set<Int> = []
  /// Whether the units have the same values at earlier moments, and as targets.
  var hasHistory = true
  /// Instructions that a call may spend; nil for what rules may.
  var instructions: Int64?

  /// What each row comes to.
  /// - Returns: nil where the rules cannot be tried.
  func table(_ rules: LoadedRuleSet) -> ScoreTable? {
    var series = SnapshotSeries(current: snapshot)
    if hasHistory {
      let same = AlignedSnapshot(snapshot, alignedTo: series.current)
      series = SnapshotSeries(current: series.current, previous: same, baseline: same)
      series.target = Dictionary(
        uniqueKeysWithValues: catalogue.indicators.indices.map { ($0, column($0)) })
      series.goal = series.target
    }
    if let phase = rules.ruleSet.phase { series.asOf = phase.schedule.end(ofYear: phase.year) }
    series.derived = rules.ruleSet.derived.indices.map { column(catalogue.count + $0) }
    series.usedGrades = rules.ruleSet.uses.map { _ in nil }
    var rules = rules
    if let instructions {
      rules.program.limits.callInstructions = instructions
      rules.program.limits.faultsPerBatch = 1
    }
    let evaluator = Evaluator(rules, catalogue: catalogue, threads: 1)
    return try? evaluator.evaluate(series).table
  }

  private var snapshot: Snapshot {
    let codes = TextColumn(rows.indices.map { String($0 + 1) })
    return Snapshot(
      date: nil, path: "", units: UnitTable(level: .community, codes: codes, names: codes),
      columns: catalogue.indicators.indices.map { column($0) })
  }

  private func column(_ index: IndicatorIndex) -> IndicatorColumn {
    let states = rows.indices.map { row -> CellState in
      if rows[row][index] != nil { return .value }
      return notApplicable.contains(row) ? .notApplicable : .missing
    }
    return IndicatorColumn(
      values: ColumnBuffer(rows.map { $0[index] ?? 0 }),
      states: ColumnBuffer(states.map(\.rawValue)))
  }
}

extension ScoreTable {
  /// What a part of the rule set came to for a row.
  func answer(at place: ScoringPlace, _ row: Int) -> TrialAnswer {
    func answer(_ column: PointsColumn, _ reason: String?) -> TrialAnswer {
      switch column.outcome(row).outcome {
      case .scored: .points(column.earned(row), hasReason: reason != nil)
      case .missing: .missing
      case .notApplicable: .notApplicable
      case .failed: .failed
      }
    }
    switch place {
    case .item(let index): return answer(items[index], reasons[index][row])
    case .applicability(let index):
      // Whatever it scores, it applies.
      let outcome = items[index].outcome(row).outcome
      return outcome == .notApplicable ? .notApplicable : outcome == .failed ? .failed : .applies
    case .bonus(let index): return answer(bonuses[index], adjustmentReasons[index][row])
    case .deduction(let index):
      return answer(deductions[index], adjustmentReasons[bonuses.count + index][row])
    case .gate(let index): return .gate(gate(index, row))
    case .grade:
      return standing(row) == .failed ? .failed : .points(Points(micro: Int64(grades[row])))
    }
  }
}

/// What a function, or a measure in its place, came to.
enum TrialAnswer: Hashable {
  case points(Points, hasReason: Bool = false)
  case applies, missing, notApplicable, failed
  case gate(GateState)

  var isFailure: Bool { self == .failed || self == .gate(.failed) }
}

extension ValueRange {
  /// A few values of it, from low to high.
  var samples: [Double] {
    let low = lower.isFinite ? lower : upper.isFinite ? upper - 100 : 0
    let high = upper.isFinite ? upper : low + 100
    let middle = (low + high) / 2
    return [low, isWhole ? middle.rounded(.down) : middle, high]
  }
}
