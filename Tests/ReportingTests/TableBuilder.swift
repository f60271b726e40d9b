@testable import ScorecardModel

/// What became of an item in a sample.
enum Sample {
  case points(String)
  case missing
  case notApplicable
  case failed
  case partlyMissing(String)
  case dividedByZero(String)
}

/// One unit of a sample under one rule set, by position in the rule set's lists.
struct SampleScore {
  var items: [Sample]
  var bonuses: [String] = []
  var deductions: [String] = []
  var gates: [GateState] = []
  /// What a combination function returned.
  var combination: String?
  var adjustments: [UnitAdjustment] = []
  var reasons: [Int: String] = [:]
  var isQuotaLimited = false
}

/// Points from a decimal of at most six decimals.
func points(_ text: String) -> Points {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  let fraction = parts.count > 1 ? String(parts[1]) : ""
  let padded = fraction + String(repeating: "0", count: 6 - fraction.count)
  let sign: Int64 = text.hasPrefix("-") ? -1 : 1
  let whole = Int64(parts[0]) ?? 0
  return Points(micro: whole * Points.scale + sign * (Int64(padded) ?? 0))
}

/// Fills score tables the way the evaluator does: totals from `Tally`, grades from their bands and
/// gates, ranks 1-2-2-4 in their groups.
enum TableBuilder {
  static func table(_ ruleSet: RuleSet, _ scores: [SampleScore], units: UnitTable) -> ScoreTable {
    var adjustments: [Int: [UnitAdjustment]] = [:]
    for (row, score) in scores.enumerated() where !score.adjustments.isEmpty {
      adjustments[row] = score.adjustments
    }
    var table = ScoreTable(ruleSet: ruleSet, unitCount: scores.count, adjustments: adjustments)
    for (row, score) in scores.enumerated() { fill(&table, row, score) }
    for row in scores.indices { publish(table, row, isQuotaLimited: scores[row].isQuotaLimited) }
    rank(table, units)
    return table
  }

  private static func fill(_ table: inout ScoreTable, _ row: Int, _ score: SampleScore) {
    for (item, sample) in score.items.enumerated() {
      let (earned, outcome) = cell(sample)
      table.items[item].points.writer[row] = earned.micro
      table.items[item].outcomes.writer[row] = outcome.rawValue
      if let reason = score.reasons[item] { table.reasons[item].append(reason, row: row) }
    }
    for (bonus, earned) in score.bonuses.enumerated() {
      table.bonuses[bonus].points.writer[row] = points(earned).micro
    }
    for (deduction, earned) in score.deductions.enumerated() {
      table.deductions[deduction].points.writer[row] = points(earned).micro
    }
    if let combined = score.combination {
      table.combination?.points.writer[row] = points(combined).micro
    }
    for (gate, state) in score.gates.enumerated() {
      table.gates[gate].writer[row] = state.rawValue
    }
  }

  private static func cell(_ sample: Sample) -> (Points, OutcomeCell) {
    switch sample {
    case .points(let text): (points(text), OutcomeCell(.scored))
    case .missing: (.zero, OutcomeCell(.missing))
    case .notApplicable: (.zero, OutcomeCell(.notApplicable))
    case .failed: (.zero, OutcomeCell(.failed))
    case .partlyMissing(let text): (points(text), OutcomeCell(.scored, partlyMissing: true))
    case .dividedByZero(let text): (points(text), OutcomeCell(.scored, dividedByZero: true))
    }
  }

  private static func publish(_ table: ScoreTable, _ row: Int, isQuotaLimited: Bool) {
    var tally = Tally(table.ruleSet)
    tally.compute(table, row)
    let standing = tally.standing(table.ruleSet)
    table.standings.writer[row] = standing.rawValue
    table.totals.writer[row] = tally.published.micro
    guard standing == .assessed else { return }
    let grades = table.ruleSet.grades
    var grade = grades.firstIndex { tally.published >= ($0.minimum ?? .zero) } ?? 0
    if !grades.isEmpty { table.ungatedGrades.writer[row] = UInt8(grade) }
    for (index, gate) in table.ruleSet.gates.enumerated() where table.gate(index, row) == .hit {
      grade = max(grade, gate.cap ?? 0)
    }
    if isQuotaLimited {
      grade += 1
      table.quotaLimited.writer[row] = 1
    }
    if !grades.isEmpty { table.grades.writer[row] = UInt8(grade) }
  }

  private static func rank(_ table: ScoreTable, _ units: UnitTable) {
    let all = Array(0..<table.unitCount)
    let ranking = table.ruleSet.ranking
    for members in units.groups(ranking.within)?.members() ?? [all] {
      let assessed = members.filter(table.isAssessed)
      guard assessed.count >= ranking.smallest else { continue }
      for row in assessed {
        let better = assessed.count { table.totals[$0] > table.totals[row] }
        table.ranks.writer[row] = UInt32(better + 1)
      }
    }
  }
}
