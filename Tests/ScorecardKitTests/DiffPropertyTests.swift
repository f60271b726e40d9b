import Diagnostics
import LuaSandbox
import RuleEngine
import ScorecardModel
import TestSupport
import Testing

@testable import ScorecardKit

/// Random edits of a rule file over random data.
@Suite struct DiffPropertyTests {
  private static let count = 6
  private static let catalogue = Catalogue(
    (0..<count).map { Indicator(id: "x\($0)", title: Message(verbatim: "x\($0)")) })

  /// The numbers that a rule file is made of.
  private struct Numbers: Equatable {
    var points = [20, 20, 20, 20, 10, 10]
    var from = [10, 20, 30, 0, 40, 5]
    var to = [60, 90, 50, 80, 70, 95]
    var cap = 3
    var line = 60
    var least = 30
    var excludes = false
    var gate = 15

    /// One to three of them set anew; points move between two items.
    mutating func edit(using random: inout SeededGenerator) {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let item = Int.random(in: 0..<count, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
          let other = Int.random(in: 0..<count, using: &random)
          let moved = Int.random(in: 0..<points[item], using: &random)
          points[item] -= moved
          points[other] += moved
        case 1: from[item] = Int.random(in: 0..<to[item], using: &random)
        case 2: to[item] = Int.random(in: (from[item] + 1)...100, using: &random)
        case 3: cap = Int.random(in: 1...6, using: &random)
        case 4: line = Int.random(in: 31...90, using: &random)
        case 5: least = Int.random(in: 10...30, using: &random)
        case 6: excludes.toggle()
        default: gate = Int.random(in: 5...40, using: &random)
        }
      }
    }

    var text: String {
      let items = points.indices.map { index in
        let missing = excludes && index == 1 ? "missing = \"exclude\", " : ""
        return """
          item { id = "i\(index)", title = "i\(index)", points = \(points[index]), \(missing)
            measure = linear { "x\(index)", from = \(from[index]), to = \(to[index]) } },
          """
      }
      return """
        return ruleset { id = "r", version = "1", title = "r", rank = { within = "all" },
          max_missing = 0.5, max_not_applicable = 0.5,
          section { id = "s", title = "s", \(items[..<3].joined()) },
          section { id = "t", title = "t", \(items[3...].joined()) },
          bonus { id = "b", title = "b", points = 5, cap = \(cap), measure = at_least { "x0", 50 } },
          gate { id = "g", title = "g", when = not_of { at_least { "x1", \(gate) } }, zero = "t",
                 cap = "差", flag = "空" },
          grades = { grade { "好", at = \(line) }, grade { "中", at = \(least) }, grade { "差" } },
          quota { grade = "好", share = 0.2, within = "all" } }
        """
    }
  }

  private func loaded(_ numbers: Numbers) throws -> LoadedRuleSet {
    try RuleSetLoader(catalogue: Self.catalogue).load(
      LuaSource(path: "r/ruleset.lua", text: numbers.text))
  }

  private func series(using random: inout SeededGenerator) -> SnapshotSeries {
    let codes = (0..<40).map { String(1000 + $0) }
    let columns = (0..<Self.count).map { _ -> IndicatorColumn in
      let cells = codes.map { _ in Double(Int.random(in: 0...100, using: &random)) }
      let states = codes.map { _ -> UInt8 in
        random.oneIn(10) ? (random.oneIn(2) ? 1 : 2) : 0
      }
      return IndicatorColumn(values: ColumnBuffer(cells), states: ColumnBuffer(states))
    }
    let units = UnitTable(
      level: .community, codes: TextColumn(codes), names: TextColumn(codes))
    return SnapshotSeries(
      current: Snapshot(date: nil, path: "", units: units, columns: columns))
  }

  private func scored(_ rules: LoadedRuleSet, _ series: SnapshotSeries) throws -> ScoredUnits {
    let evaluator = Evaluator(rules, catalogue: Self.catalogue, threads: 1)
    return ScoredUnits(
      table: try evaluator.evaluate(series).table, series: series, catalogue: Self.catalogue)
  }

  @Test func attributionsSumAndTheSameIsEmpty() throws {
    var random = SeededGenerator("attributionsSumAndTheSameIsEmpty")
    for _ in 0..<60 {
      var numbers = Numbers()
      numbers.edit(using: &random)
      let old = try loaded(numbers)
      var edited = numbers
      edited.edit(using: &random)
      let new = try loaded(edited)
      let series = series(using: &random)
      let (before, after) = (try scored(old, series), try scored(new, series))
      let comparison = ScoreComparison([before, after], [.rules])
      for change in comparison.changes {
        let sum = comparison.shifts(change, 0).reduce(Points.zero) { $0 + $1.amount }
        if let difference = comparison.difference(change) {
          #expect(sum == difference, "seed \(random.seed)")
        }
      }
      let edits = RuleEdits.between(
        EditedRules(old, Self.catalogue), EditedRules(new, Self.catalogue))
      // Whatever changes is an edit, and without one nothing changes.
      #expect(edits.isEmpty == (numbers == edited), "seed \(random.seed)")
      if edits.isEmpty { #expect(comparison.changes.isEmpty, "seed \(random.seed)") }
      expectItems(comparison, edits, seed: random.seed)
      let same = ScoreComparison([before, try scored(old, series)], [.rules])
      #expect(same.changes.isEmpty, "seed \(random.seed)")
    }
  }

  /// Only edited items have amounts; an edit that is said to be without effect moves nothing.
  private func expectItems(_ comparison: ScoreComparison, _ edits: [RuleEdit], seed: UInt64) {
    let effects = StepEffects(comparison, step: 0)
    let edited = Set(edits.filter { $0.part.kind == .item }.map(\.part.id))
    for change in comparison.changes {
      for shift in comparison.shifts(change, 0) {
        guard case .item(let id) = comparison.steps[0].parts[shift.part] else { continue }
        #expect(edited.contains(id), "seed \(seed), item \(id)")
      }
    }
    let idle = edits.allSatisfy { effects.of($0)?.isNone ?? false }
    if idle { #expect(comparison.changes.isEmpty, "seed \(seed)") }
  }
}
