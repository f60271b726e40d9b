import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel
import TestSupport
import Testing

@testable import ScorecardKit

/// What an explanation shows is what the evaluator computed.
@Suite struct ExplainPropertyTests {
  private func result(_ rules: RandomRules) throws -> RunResult {
    let loaded = try rules.loaded()
    let table = try Evaluator(loaded, catalogue: RandomRules.catalogue, threads: 1)
      .evaluate(rules.series).table
    return RunResult(loaded: loaded, series: rules.series, table: table)
  }

  private func words(_ result: RunResult) -> RuleWords {
    result.loaded.words(catalogue: RandomRules.catalogue, titles: [:])
  }

  @Test func shownArithmeticComesToThePoints() throws {
    var random = SeededGenerator("shownArithmeticComesToThePoints")
    var (peers, missing, inapplicable) = (0, 0, 0)
    for _ in 0..<300 {
      let result = try result(RandomRules(using: &random))
      for row in 0..<result.units.count {
        let reader = WorkingReader(words(result), result.series, row: row)
        for (index, item) in result.loaded.ruleSet.items.enumerated() {
          guard case .measure(let measure) = item.scoring else { continue }
          if case .measure(let condition)? = item.condition, reader.holds(condition) == false {
            continue
          }
          let (working, points) = reader.working(measure, points: item.points)
          let outcome = result.table.items[index].outcome(row)
          if case .peer = measure, outcome.outcome == .scored { peers += 1 }
          if outcome.outcome == .missing { missing += 1 }
          if outcome.outcome == .notApplicable { inapplicable += 1 }
          #expect(
            working.outcome.outcome == outcome.outcome, "\(measure), row \(row), \(random.seed)")
          #expect(
            points == result.table.items[index].earned(row),
            "\(measure), row \(row), \(random.seed)")
          #expect(working.outcome.partlyMissing == outcome.partlyMissing, "\(measure)")
          #expect(working.lines.isEmpty == (outcome.outcome != .scored), "\(measure)")
        }
      }
    }
    // The property would hold of what never occurs.
    #expect(min(peers, missing, inapplicable) > 100, "seed \(random.seed)")
  }

  @Test func everyWayComesToWhatItSays() throws {
    var random = SeededGenerator("everyWayComesToWhatItSays")
    var (alone, together) = (0, 0)
    for _ in 0..<40 {
      let result = try result(RandomRules(units: 8, using: &random))
      for row in 0..<result.units.count {
        let finder = try WayFinder(
          result, row: row, catalogue: RandomRules.catalogue, words: words(result))
        guard let distance = try finder?.distance() else { continue }
        for step in distance.alone {
          try check([step], result, row, random.seed)
          #expect(step.grade.map { $0 <= distance.target } == true, "seed \(random.seed)")
        }
        for step in distance.others { try check([step], result, row, random.seed) }
        for count in distance.together.indices {
          try check(Array(distance.together[...count]), result, row, random.seed)
        }
        if distance.reachesTogether {
          let grade = distance.together.last?.grade
          #expect(grade.map { $0 <= distance.target } == true, "seed \(random.seed)")
        }
        alone += distance.alone.count
        together += distance.reachesTogether ? 1 : 0
      }
    }
    // The property would hold of nothing at all.
    #expect(alone > 0 && together > 0, "seed \(random.seed)")
  }

  /// Applies the changes of steps to the whole series, not to the part that was tried, and compares.
  private func check(_ steps: [GradeStep], _ result: RunResult, _ row: Int, _ seed: UInt64) throws {
    let changes = steps.flatMap(\.changes)
    for change in changes {
      #expect(RandomRules.catalogue[change.indicator].range.contains(change.to), "seed \(seed)")
      #expect(result.series.cell(change.indicator, .current, row) == change.from, "seed \(seed)")
    }
    let series = result.series.changing(
      row, changes.map { CellChange(indicator: $0.indicator, value: $0.to) })
    let table = try Evaluator(result.loaded, catalogue: RandomRules.catalogue, threads: 1)
      .evaluate(series).table
    #expect(table.total(row) == steps.last?.total, "\(steps), row \(row), seed \(seed)")
    #expect(table.grade(row) == steps.last?.grade, "\(steps), row \(row), seed \(seed)")
    let gain = steps.reduce(Points.zero) { $0 + $1.gain }
    #expect(table.total(row) == result.table.total(row).map { $0 + gain }, "seed \(seed)")
  }
}
