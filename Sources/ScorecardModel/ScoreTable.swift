/// A bonus or deduction that an authority decided for one unit, from the workspace's adjustments.
package struct UnitAdjustment: Sendable, Hashable {
  /// Positive or negative.
  package let points: Points
  package let reason: String

  package init(points: Points, reason: String) {
    self.points = points
    self.reason = reason
  }
}

/// The scores of every unit under one rule set, by column; a `Scorecard` is made for a row when a
/// report asks.
package struct ScoreTable: Sendable {
  package static let noGrade = UInt8.max

  package let ruleSet: RuleSet
  package let unitCount: Int
  /// By position in `ruleSet.items`, `.bonuses`, `.deductions`.
  package let items: [PointsColumn]
  package let bonuses: [PointsColumn]
  package let deductions: [PointsColumn]
  /// By position in `ruleSet.gates`; raw values of `GateState`.
  package let gates: [ColumnBuffer<UInt8>]
  /// The result of a combination function, where the rule set has one.
  package let combination: PointsColumn?
  /// Published totals, in counts of 0.000001 points.
  package let totals: ColumnBuffer<Int64>
  /// Raw values of `Standing`.
  package let standings: ColumnBuffer<UInt8>
  /// Positions in `ruleSet.grades`; `noGrade` where the unit is not assessed.
  package let grades: ColumnBuffer<UInt8>
  /// The grades before gates and quotas; as `grades`.
  package let ungatedGrades: ColumnBuffer<UInt8>
  /// 1 where a quota took a grade away.
  package let quotaLimited: ColumnBuffer<UInt8>
  /// 1-2-2-4 within the ranking group; 0 is not ranked.
  package let ranks: ColumnBuffer<UInt32>
  /// By position in `items`: what a function said of its points.
  package var reasons: [SparseTexts]
  /// By position in `bonuses`, then `deductions`.
  package var adjustmentReasons: [SparseTexts]
  /// By position in `items`: what a function read; nil for measures, whose reading is fixed.
  package var evidence: [FunctionEvidence?]
  package var adjustments: [Int: [UnitAdjustment]]
  /// What is to be said beside a unit's result because of its data, by row.
  package var remarks: [Int: [Flag]] = [:]
  /// By row: what the unit's total would be from self-assessed values; nil where there are none.
  /// Empty where no unit has any.
  package var selfTotals: [Points?] = []
  /// By position in `items`, then by row: what the item would score from self-assessed values; nil
  /// where it was not scored from them. Empty where `selfTotals` is.
  package var selfScores: [[Points?]] = []
  /// By position in `items`: what a measure reads, the same for every unit; nil for functions.
  let measureReferences: [[IndicatorReference]?]
  /// The paths to goals that items score by; empty in a rule set without any.
  let paths: [ItemPath]

  package init(ruleSet: RuleSet, unitCount: Int, adjustments: [Int: [UnitAdjustment]] = [:]) {
    self.ruleSet = ruleSet
    self.unitCount = unitCount
    self.adjustments = adjustments
    let column = { PointsColumn(count: unitCount) }
    items = ruleSet.items.map { _ in column() }
    bonuses = ruleSet.bonuses.map { _ in column() }
    deductions = ruleSet.deductions.map { _ in column() }
    gates = ruleSet.gates.map { _ in ColumnBuffer(count: unitCount, repeating: 0) }
    combination = if case .function = ruleSet.combination { column() } else { nil }
    totals = ColumnBuffer(count: unitCount, repeating: 0)
    standings = ColumnBuffer(count: unitCount, repeating: 0)
    grades = ColumnBuffer(count: unitCount, repeating: Self.noGrade)
    ungatedGrades = ColumnBuffer(count: unitCount, repeating: Self.noGrade)
    quotaLimited = ColumnBuffer(count: unitCount, repeating: 0)
    ranks = ColumnBuffer(count: unitCount, repeating: 0)
    reasons = ruleSet.items.map { _ in SparseTexts() }
    evidence = ruleSet.items.map { _ in nil }
    adjustmentReasons = (ruleSet.bonuses + ruleSet.deductions).map { _ in SparseTexts() }
    measureReferences = ruleSet.items.map { item in
      guard case .measure(let measure) = item.scoring else { return nil }
      return Self.distinct(measure.references)
    }
    paths = ItemPath.all(ruleSet)
  }

  package func standing(_ row: Int) -> Standing { Standing(rawValue: standings[row]) ?? .failed }
  package func isAssessed(_ row: Int) -> Bool { standings[row] == Standing.assessed.rawValue }

  /// The published total; nil for a unit that is not assessed.
  package func total(_ row: Int) -> Points? {
    isAssessed(row) ? Points(micro: totals[row]) : nil
  }

  /// The grade, by position in `ruleSet.grades`; nil for a unit that is not assessed.
  package func grade(_ row: Int) -> Int? {
    grades[row] == Self.noGrade ? nil : Int(grades[row])
  }

  /// The grade that gates leave, before quotas; `noGrade` where the unit is not assessed.
  package func gradeBeforeQuotas(_ row: Int) -> UInt8 {
    guard ungatedGrades[row] != Self.noGrade else { return Self.noGrade }
    return ruleSet.gates.indices.reduce(ungatedGrades[row]) { grade, gate in
      gates[gate][row] == GateState.hit.rawValue
        ? max(grade, UInt8(ruleSet.gates[gate].cap ?? 0)) : grade
    }
  }

  package func selfTotal(_ row: Int) -> Points? { selfTotals.isEmpty ? nil : selfTotals[row] }

  package func rank(_ row: Int) -> Int? { ranks[row] == 0 ? nil : Int(ranks[row]) }
  package func gate(_ gate: Int, _ row: Int) -> GateState {
    GateState(rawValue: gates[gate][row]) ?? .failed
  }

  /// The gate that set an item to zero for a unit, by position in `ruleSet.gates`.
  package func zeroingGate(ofItem item: Int, _ row: Int) -> Int? {
    ruleSet.gates.indices.first { index in
      guard let target = ruleSet.gates[index].zero, gate(index, row) == .hit else { return false }
      return ruleSet.itemRange(of: target).contains(item)
    }
  }

  package func selfScore(ofItem item: Int, _ row: Int) -> Points? {
    selfScores.isEmpty ? nil : selfScores[item][row]
  }

  /// The points that an item counts with, after gates.
  package func score(ofItem item: Int, _ row: Int) -> Points {
    zeroingGate(ofItem: item, row) == nil ? items[item].earned(row) : .zero
  }

  static func distinct(_ references: [IndicatorReference]) -> [IndicatorReference] {
    var seen: Set<IndicatorReference> = []
    return references.filter { seen.insert($0).inserted }
  }
}
