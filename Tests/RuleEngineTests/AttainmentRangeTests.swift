import Diagnostics
import Foundation
import LuaSandbox
import RuleEngine
import ScorecardModel
import TestSupport
import Testing

/// What `scorecard check` says of measures rests on their ranges: no value that a catalogue allows
/// may take a measure out of its range.
@Suite struct AttainmentRangeTests {
  private static let indicators = [
    Indicator(
      id: "share", title: Message(verbatim: "share"), type: .percent, minimum: 0, maximum: 100),
    Indicator(id: "count", title: Message(verbatim: "count"), type: .count, maximum: 12),
    Indicator(id: "flag", title: Message(verbatim: "flag"), type: .boolean),
    Indicator(
      id: "signed", title: Message(verbatim: "signed"), type: .number, minimum: -5, maximum: 5),
  ]

  @Test func scoresStayInTheirRanges() throws {
    var random = SeededGenerator("scoresStayInTheirRanges")
    var decided = 0
    for _ in 0..<200 {
      let measure = Self.measure(depth: 2, &random)
      var fixture = Fixture(units: 40)
      fixture.columns = Self.indicators.map { indicator in
        (indicator, (0..<40).map { _ in .value(Self.value(of: indicator, &random)) })
      }
      let rules = try fixture.load(
        """
        return ruleset { id = "t", version = "1", title = "t", section { id = "s", title = "s",
          item { id = "i", title = "i", points = 100, measure = \(measure) } } }
        """)
      guard case .measure(let loaded) = rules.ruleSet.items[0].scoring else { continue }
      let range = loaded.attainments(scale: rules.ruleSet.items[0].points) {
        Self.indicators[$0].range
      }
      decided += range.isSingle ? 1 : 0
      let outcome = try Evaluator(rules, catalogue: fixture.catalogue, threads: 1)
        .evaluate(SnapshotSeries(current: fixture.snapshot))
      for row in 0..<40 where outcome.table.items[0].outcome(row).outcome == .scored {
        let share = outcome.table.items[0].earned(row).number / 100
        #expect(
          share >= range.lower - 1e-6 && share <= range.upper + 1e-6,
          "\(measure) came to \(share), outside of \(range)")
      }
    }
    #expect(decided > 0, "no measure was decided by its ranges: the test says too little")
  }

  private static func value(of indicator: Indicator, _ random: inout SeededGenerator) -> Double {
    let range = indicator.range
    let value = Double.random(in: range.lower...min(range.upper, 1_000), using: &random)
    // Ends of ranges are where mistakes are.
    if random.oneIn(4) { return range.lower }
    if random.oneIn(4) { return range.upper }
    return range.isWhole ? value.rounded() : value
  }

  private static func operand(_ random: inout SeededGenerator) -> String {
    let names = indicators.map { "\"\($0.id)\"" }
    func name() -> String { names.randomElement(using: &random) ?? "\"share\"" }
    switch Int.random(in: 0...5, using: &random) {
    case 0: return "percent { \(name()), \(name()) }"
    case 1: return "sum { \(name()), \(name()) }"
    case 2: return "gap { \(name()), \(name()) }"
    default: return name()
    }
  }

  private static func measure(depth: Int, _ random: inout SeededGenerator) -> String {
    let numbers = [-10.0, -5, -1, 0, 0.5, 1, 2, 3, 6, 12, 13, 60, 100, 120]
    func number() -> Double { numbers.randomElement(using: &random) ?? 0 }
    let operand = operand(&random)
    let kind = Int.random(in: 0...(depth > 0 ? 11 : 7), using: &random)
    func part() -> String { measure(depth: depth - 1, &random) }
    switch kind {
    case 0: return "at_least { \(operand), \(number()) }"
    case 1: return "at_most { \(operand), \(number()) }"
    case 2:
      let (low, high) = (number(), number())
      return "between { \(operand), \(min(low, high)), \(max(low, high)) }"
    case 3: return "equals { \(operand), \(number()) }"
    case 4: return "yes { \(operand) }"
    case 5:
      let from = number()
      return "linear { \(operand), from = \(from), to = \(from + (random.oneIn(2) ? 7 : -30)) }"
    case 6:
      let top = number()
      return "steps { \(operand), {\(top), 1}, {\(top - 3), 0.5}, {\(top - 9), 0.25} }"
    case 7: return "deduct { \(operand), expected = \(number()), per = 2, points = 0.5 }"
    case 8: return "best_of { \(part()), \(part()) }"
    case 9: return "worst_of { \(part()), \(part()) }"
    case 10: return "all_of { \(part()), not_of { \(part()) } }"
    default: return "weighted { { \(part()), 1 }, { \(part()), 2 } }"
    }
  }
}
