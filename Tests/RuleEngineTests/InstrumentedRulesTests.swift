import Foundation
import LuaSandbox
import RuleEngine
import ScorecardModel
import SnapshotIO
import TestSupport
import Testing

/// The functions of the rule packs give the same results with their decisions counted.
@Suite struct InstrumentedRulesTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func column(
    _ indicator: Indicator, _ units: Int, using random: inout SeededGenerator
  ) -> IndicatorColumn {
    Fixture.column(
      (0..<units).map { _ in
        if random.oneIn(10) { return random.oneIn(3) ? .notApplicable : .missing }
        let least = indicator.minimum ?? 0
        let most = indicator.type == .boolean ? 1 : indicator.maximum ?? 20
        if random.oneIn(5) { return .value(least) }
        if random.oneIn(5) { return .value(most) }
        return .value(
          indicator.type == .percent || indicator.type == .number
            ? .random(in: least...max(least, most), using: &random)
            : Double(Int.random(in: Int(least)...max(Int(least), Int(most)), using: &random)))
      })
  }

  private func snapshot(
    _ level: UnitLevel, _ catalogue: Catalogue, _ units: Int, using random: inout SeededGenerator
  ) -> Snapshot {
    Snapshot(
      date: CalendarDate("2025-12-31"), path: "random.csv",
      units: UnitTable(
        level: level, codes: TextColumn((0..<units).map { "C\($0)" }),
        names: TextColumn((0..<units).map { "社区\($0)" }),
        district: Fixture.groups((0..<units).map { "区\($0 % 7)" })),
      columns: catalogue.indicators.map { column($0, units, using: &random) })
  }

  private func series(
    _ loaded: LoadedRuleSet, _ catalogue: Catalogue, using random: inout SeededGenerator
  ) -> SnapshotSeries {
    let units = 100
    let current = snapshot(loaded.ruleSet.unit, catalogue, units, using: &random)
    var series = SnapshotSeries(
      current: current,
      previous: AlignedSnapshot(
        snapshot(loaded.ruleSet.unit, catalogue, units, using: &random), alignedTo: current),
      baseline: AlignedSnapshot(
        snapshot(loaded.ruleSet.unit, catalogue, units, using: &random), alignedTo: current))
    series.derived = loaded.ruleSet.derived.map { column($0, units, using: &random) }
    series.usedGrades = loaded.ruleSet.uses.map { _ in
      CodedTexts(
        (0..<units).map { _ in
          ["示范", "达标", "优秀", "良好", "合格", "不合格", nil].randomElement(using: &random) ?? nil
        })
    }
    return series
  }

  private func expectSame(
    _ loaded: LoadedRuleSet, _ catalogue: Catalogue, _ collector: FunctionCoverageCollector,
    using random: inout SeededGenerator
  ) throws {
    let series = series(loaded, catalogue, using: &random)
    let plain = try Evaluator(loaded, catalogue: catalogue, threads: 1).evaluate(series)
    let counted = try Evaluator(loaded, catalogue: catalogue, threads: 2, coverage: collector)
      .evaluate(series)
    #expect(counted.failures == plain.failures)
    let (one, other) = (plain.table, counted.table)
    let columns = { (table: ScoreTable) in table.items + table.bonuses + table.deductions }
    for row in 0..<one.unitCount {
      #expect(
        columns(one).map { $0.description(row) } == columns(other).map { $0.description(row) },
        "\(loaded.ruleSet.id), seed \(random.seed)")
      #expect(one.gates.map { $0[row] } == other.gates.map { $0[row] })
      #expect(one.totals[row] == other.totals[row] && one.grades[row] == other.grades[row])
      #expect(one.reasons.map { $0[row] } == other.reasons.map { $0[row] })
      #expect(
        one.items.indices.map { one.references(ofItem: $0, row) }
          == other.items.indices.map { other.references(ofItem: $0, row) })
    }
  }

  @Test func countingChangesNoResult() throws {
    var random = SeededGenerator("countingChangesNoResult")
    let rules = Self.root.appending(path: "rules")
    let catalogue = try CatalogueReader.read(path: rules.appending(path: "indicators.csv").path)
    var withFunctions = 0
    for pack in try FileManager.default.contentsOfDirectory(atPath: rules.path).sorted() {
      let path = rules.appending(path: pack + "/ruleset.lua").path
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let family = try RuleSetLoader(catalogue: catalogue).load(path: path)
      let collector = FunctionCoverageCollector()
      collector.register(family)
      for loaded in family.phases.isEmpty ? [family] : family.phases {
        for level in loaded.ruleSet.levels {
          try expectSame(loaded.scoring(level), catalogue, collector, using: &random)
        }
      }
      for source in collector.coverage.sources {
        withFunctions += 1
        #expect(source.countsDecisions)
        #expect(source.lines.values.contains { $0 > 0 }, "\(source.path), seed \(random.seed)")
        #expect(
          source.decisions.isEmpty || source.decisions.contains { $0.branchesRun == 2 },
          "\(source.path), seed \(random.seed)")
      }
      for mutant in FunctionMutants.of(family) {
        #expect(throws: Never.self, "\(mutant)") {
          try RuleSetLoader(catalogue: catalogue).load(mutant, of: family)
        }
      }
    }
    #expect(withFunctions >= 5)
  }
}
