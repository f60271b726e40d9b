import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel
import TestSupport
import Testing

@testable import ScorecardKit

/// A unit that is scored alone comes to what it comes to among all.
@Suite struct TrialTests {
  static func result(
    _ rules: RandomRules, quotas: [Quota]? = nil
  ) throws -> RunResult {
    let some = try rules.loaded()
    var ruleSet = rules.ruleSet
    if let quotas { ruleSet.quotas = quotas }
    let loaded = some.replacing([ruleSet])
    let table = try Evaluator(loaded, catalogue: RandomRules.catalogue, threads: 1)
      .evaluate(rules.series).table
    return RunResult(loaded: loaded, series: rules.series, table: table)
  }

  /// What a unit comes to where the whole series is evaluated with its values changed.
  static func whole(_ result: RunResult, _ row: Int, _ changes: [CellChange]) throws -> (
    total: Points?, grade: Int?, isQuotaLimited: Bool
  ) {
    let table = try Evaluator(result.loaded, catalogue: RandomRules.catalogue, threads: 1)
      .evaluate(result.series.changing(row, changes)).table
    return (table.total(row), table.grade(row), table.quotaLimited[row] != 0)
  }

  /// The second looks at units of other districts, whose grades the first decides.
  private static let entangled = [
    Quota(grade: 0, share: Points(micro: 200_000), within: .district),
    Quota(grade: 1, share: Points(micro: 300_000), within: .all),
  ]

  @Test func aUnitAloneComesToWhatItDoesAmongAll() throws {
    var random = SeededGenerator("aUnitAloneComesToWhatItDoesAmongAll")
    var limited = 0
    for _ in 0..<60 {
      let result = try Self.result(RandomRules(units: 9, using: &random), quotas: Self.entangled)
      for row in 0..<result.units.count {
        let trial = Trial(result, row: row, catalogue: RandomRules.catalogue)
        for changes in [
          [], [CellChange(indicator: 0, value: 40)], [.init(indicator: 2, value: 99)],
        ] {
          let score = try #require(try trial.score(changes))
          let settled = try #require(try trial.settle(score, changes))
          let expected = try Self.whole(result, row, changes)
          #expect(score.total == expected.total, "row \(row), seed \(random.seed)")
          #expect(settled.grade == expected.grade, "row \(row), seed \(random.seed)")
          #expect(settled.isQuotaLimited == expected.isQuotaLimited, "seed \(random.seed)")
          limited += expected.isQuotaLimited ? 1 : 0
        }
      }
    }
    #expect(limited > 20, "seed \(random.seed)")
  }

  @Test func theLineOfAQuotaIsTheLeastTotalThatGetsAPlace() throws {
    var random = SeededGenerator("theLineOfAQuotaIsTheLeastTotalThatGetsAPlace")
    var full = 0
    for _ in 0..<80 {
      let result = try Self.result(
        RandomRules(units: 12, using: &random), quotas: Self.entangled)
      for (row, grade) in (0..<result.units.count).flatMap({ [($0, 0), ($0, 1)] }) {
        let quotas = QuotaTrial(result.table, result.units, row: row)
        let places = try #require(quotas.places(grade: grade).first)
        let decimals = result.loaded.ruleSet.decimals
        guard let least = places.least(decimals: decimals), let line = places.line else {
          #expect(quotas.grade(total: .zero, before: grade).grade == grade)
          continue
        }
        full += 1
        #expect(quotas.grade(total: least, before: grade).grade == grade, "\(random.seed)")
        let below = quotas.grade(total: line, before: grade)
        #expect(below.grade > grade && below.isLimited, "row \(row), seed \(random.seed)")
        #expect(places.holders <= places.places)
      }
    }
    #expect(full > 20, "seed \(random.seed)")
  }

  @Test func aSearchThatMayNotScoreAllSaysSo() throws {
    var random = SeededGenerator("aSearchThatMayNotScoreAllSaysSo")
    var bounded = 0
    for _ in 0..<60 {
      let result = try Self.result(RandomRules(units: 9, using: &random), quotas: Self.entangled)
      let words = result.loaded.words(catalogue: RandomRules.catalogue, titles: [:])
      for row in 0..<result.units.count {
        let finder = try WayFinder(
          result, row: row, catalogue: RandomRules.catalogue, words: words, mostUnits: 0)
        guard let distance = try finder?.distance(), distance.isBounded else { continue }
        bounded += 1
        for step in distance.alone + distance.others where step.grade != nil {
          let changes = step.changes.map { CellChange(indicator: $0.indicator, value: $0.to) }
          #expect(try Self.whole(result, row, changes).grade == step.grade, "\(random.seed)")
        }
      }
    }
    #expect(bounded > 0, "seed \(random.seed)")
  }

  @Test func whoIsComparedFollowsFromTheRules() throws {
    var random = SeededGenerator("whoIsComparedFollowsFromTheRules")
    let some = try RandomRules(using: &random).loaded()
    var ruleSet = some.ruleSet
    ruleSet.quotas = []
    ruleSet.items = [
      Item(
        id: "i", title: Message(verbatim: "项"), points: Points(whole: 5),
        scoring: .measure(
          .bestOf([
            .yes(.indicator(4)),
            .peer(.indicator(0), .minMax, within: .stratum, reversed: false),
          ])))
    ]
    (ruleSet.bonuses, ruleSet.deductions, ruleSet.gates) = ([], [], [])
    let compared = { (ruleSet: RuleSet) in some.replacing([ruleSet]).comparedWithin }
    #expect(compared(ruleSet) == [.stratum])
    ruleSet.quotas = [Quota(grade: 0, share: Points(micro: 1), within: .city)]
    #expect(compared(ruleSet) == [.stratum, .city])
    ruleSet.items[0].scoring = .measure(.yes(.indicator(4)))
    #expect(compared(ruleSet) == [.city])
  }
}
