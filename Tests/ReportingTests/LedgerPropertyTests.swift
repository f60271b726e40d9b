import ScorecardModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct LedgerPropertyTests {
  /// Whatever a rule set declares and whatever a unit earned, the lines of the ledger add up to the
  /// total that `Tally` computed by another way.
  @Test func ledgersSumToTheirTotals() {
    var random = SeededGenerator("ledgersSumToTheirTotals")
    for _ in 0..<200 {
      let evaluation = RandomEvaluation.make(units: 40, using: &random)
      for result in evaluation.results {
        var tally = Tally(result.ruleSet)
        for row in 0..<result.table.unitCount {
          tally.compute(result.table, row)
          let lines = Ledger.lines(result.table, row, tally: tally)
          let sum = lines.reduce(Points.zero) { $0 + $1.amount }
          #expect(sum == tally.published, "seed \(random.seed), row \(row)")
          #expect(
            Ledger.sum(result.table, row, tally: tally) == sum, "seed \(random.seed), row \(row)")
          #expect(
            tally.published >= .zero
              && tally.published.rounded(to: result.ruleSet.decimals) == tally.published)
          for (section, tally) in zip(result.ruleSet.sections, tally.sections) {
            let keepsPoints = result.ruleSet.rescaling == .total || tally.applicable == .zero
            #expect(
              keepsPoints || tally.applicable == section.points,
              "seed \(random.seed), row \(row)")
            #expect(tally.earned <= tally.applicable, "seed \(random.seed), row \(row)")
          }
        }
      }
    }
  }

  /// What tables of all units find column by column is what a scorecard says of one unit.
  @Test func marksAgreeWithScorecards() {
    var random = SeededGenerator("marksAgreeWithScorecards")
    for _ in 0..<50 {
      let evaluation = RandomEvaluation.make(units: 60, using: &random)
      for result in evaluation.results {
        let rows = Array(0..<60).shuffled(using: &random)[20...]
        let marks = RowMarks(result.table, rows: rows)
        for (index, row) in rows.enumerated() {
          let card = result.scorecard(row)
          #expect(marks.coverage[index] == card.coverage, "seed \(random.seed), row \(row)")
          #expect(
            marks.mayHaveFlags[index] || card.flags.isEmpty, "seed \(random.seed), row \(row)")
          #expect(card.coverage == coverage(result, row), "seed \(random.seed), row \(row)")
        }
      }
    }
  }

  /// The share of the points that were scored from data, the long way.
  private func coverage(_ result: RuleSetResult, _ row: Int) -> Points {
    var tally = Tally(result.ruleSet)
    tally.compute(result.table, row)
    let total = result.ruleSet.total
    return (total - tally.notApplicable - tally.missing - tally.failed)
      .scaled(by: Points(whole: 1), over: total)
  }
}
