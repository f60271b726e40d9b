import Diagnostics
import TestSupport

@testable import ScorecardModel

/// Evaluations with random rule sets and scores: any combination, precision, cap, gate, outcome and
/// adjustment.
enum RandomEvaluation {
  static func make(units count: Int, using random: inout SeededGenerator) -> Evaluation {
    let units = units(count, using: &random)
    let results = (0..<Int.random(in: 1...2, using: &random)).map { number in
      result(number, units, using: &random)
    }
    return Evaluation(
      title: nil, engine: "scorecard", asOf: CalendarDate("2024-12-31")!,
      snapshots: [],
      ruleSets: results.map { RuleSetSummary($0.ruleSet, sha256: "", isShown: true) }, inputs: [],
      results: results, diagnostics: [])
  }

  private static func result(
    _ number: Int, _ units: UnitTable, using random: inout SeededGenerator
  ) -> RuleSetResult {
    let ruleSet = ruleSet("rules-\(number)", using: &random)
    let scores = (0..<units.count).map { _ in score(ruleSet, using: &random) }
    let columns = SampleEvaluation.catalogue.indicators.map { _ in
      IndicatorColumn(
        (0..<units.count).map { _ in
          random.oneIn(9) ? nil : Double.random(in: -1e4...1e4, using: &random)
        })
    }
    let snapshot = Snapshot(
      date: CalendarDate("2024-12-31")!, path: "data.csv", units: units, columns: columns)
    return RuleSetResult(
      ruleSet: ruleSet, table: TableBuilder.table(ruleSet, scores, units: units),
      series: SnapshotSeries(current: snapshot),
      scope: ReportScope(
        subjects: [], rows: Array(0..<units.count),
        rollups: (units.district?.groups ?? []).indices.map { .group(.district, $0) },
        level: .community),
      catalogue: SampleEvaluation.catalogue)
  }

  static func units(_ count: Int, using random: inout SeededGenerator) -> UnitTable {
    let streets = count / 8 + 1
    let streetIDs = (0..<count).map { _ in
      random.oneIn(20) ? GroupColumn.none : UInt32.random(in: 0..<UInt32(streets), using: &random)
    }
    let group = { (level: String, number: Int) in
      UnitGroup(code: "\(level)\(number)", name: "\(level)\(number)号")
    }
    return UnitTable(
      level: .community, codes: TextColumn((0..<count).map { String(420_105_001_000 + $0) }),
      names: TextColumn((0..<count).map { "社区\($0)" }),
      street: GroupColumn(
        ids: ColumnBuffer(streetIDs), groups: (0..<streets).map { group("街", $0) }),
      district: GroupColumn(
        ids: ColumnBuffer(streetIDs.map { $0 == GroupColumn.none ? $0 : $0 / 3 }),
        groups: (0...(streets - 1) / 3).map { group("区", $0) }))
  }

  static func ruleSet(_ id: String, using random: inout SeededGenerator) -> RuleSet {
    let sizes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      Int.random(in: 1...4, using: &random)
    }
    let weights = shares(of: Points(whole: 100), sizes.reduce(0, +), using: &random)
    let items = weights.enumerated().map { index, points in
      Item(
        id: "item-\(index)", title: Message(verbatim: "项\(index)"), points: points,
        scoring: .measure(.yes(.indicator(index % 8))),
        missing: random.oneIn(3) ? .exclude : .zero)
    }
    var start = 0
    let sections = sizes.enumerated().map { index, size in
      defer { start += size }
      return Section(
        id: "section-\(index)", title: Message(verbatim: "部分\(index)"),
        points: weights[start..<(start + size)].reduce(.zero, +), itemRange: start..<(start + size))
    }
    var ruleSet = RuleSet(
      id: id, version: "1", title: Message(verbatim: id),
      decimals: .random(in: 0...6, using: &random),
      sections: sections, items: items, bonuses: adjustments("bonus", using: &random),
      deductions: adjustments("deduction", using: &random),
      gates: gates(sections, items, using: &random),
      grades: [
        Grade(name: "优秀", minimum: Points(whole: 70)),
        Grade(name: "合格", minimum: Points(whole: 50)),
        Grade(name: "不合格"),
      ],
      combination: [.sum, .sum, .minimum, .geometric, .function(0)].randomElement(using: &random)!,
      ranking: Ranking(within: random.oneIn(2) ? .all : .district, smallest: 3),
      passLine: random.oneIn(2) ? Points(whole: 50) : nil,
      maxNotApplicable: Points(micro: 500_000), maxMissing: Points(micro: 500_000))
    ruleSet.rescaling = random.oneIn(2) ? .section : .total
    return ruleSet
  }

  /// Positive shares that sum to a whole, of one or six decimals.
  private static func shares(
    of whole: Points, _ count: Int, using random: inout SeededGenerator
  ) -> [Points] {
    var rest = whole
    let unit = random.oneIn(2) ? Points.unit(of: 1).micro : 1
    return (0..<count).map { index in
      guard index < count - 1 else { return rest }
      let most = rest.micro / unit / Int64(count - index)
      let share = Points(micro: Int64.random(in: 1...max(1, most), using: &random) * unit)
      rest -= share
      return share
    }
  }

  private static func adjustments(
    _ id: String, using random: inout SeededGenerator
  ) -> [Adjustment] {
    (0..<Int.random(in: 0...2, using: &random)).map { index in
      Adjustment(
        id: "\(id)-\(index)", title: Message(verbatim: "\(id)\(index)"), points: Points(whole: 5),
        cap: Points(micro: .random(in: 0...5_000_000, using: &random)), scoring: .function(0))
    }
  }

  private static func gates(
    _ sections: [Section], _ items: [Item], using random: inout SeededGenerator
  ) -> [Gate] {
    (0..<Int.random(in: 0...4, using: &random)).map { index in
      let targets: [ZeroTarget?] = [
        nil, .section(.random(in: sections.indices, using: &random)),
        .item(.random(in: items.indices, using: &random)),
      ]
      return Gate(
        id: "gate-\(index)", title: Message(verbatim: "否决\(index)"), condition: .function(0),
        cap: random.oneIn(2) ? 1 : nil, flag: random.oneIn(2) ? "标记\(index)" : nil,
        zero: targets.randomElement(using: &random)!)
    }
  }

  private static func score(
    _ ruleSet: RuleSet, using random: inout SeededGenerator
  ) -> SampleScore {
    var score = SampleScore(items: ruleSet.items.map { sample($0.points, using: &random) })
    let extra = { (_: Adjustment) in
      Points(micro: .random(in: 0...8_000_000, using: &random)).description
    }
    score.bonuses = ruleSet.bonuses.map(extra)
    score.deductions = ruleSet.deductions.map(extra)
    score.gates = ruleSet.gates.map { _ in random.oneIn(4) ? .hit : .open }
    if case .function = ruleSet.combination {
      score.combination = Points(micro: .random(in: 0...100_000_000, using: &random)).description
    }
    if random.oneIn(5) {
      let points = Points(micro: .random(in: -90_000_000...5_000_000, using: &random))
      score.adjustments = [UnitAdjustment(points: points, reason: "决定, \"一\"")]
    }
    return score
  }

  private static func sample(_ most: Points, using random: inout SeededGenerator) -> Sample {
    switch Int.random(in: 0..<40, using: &random) {
    case 0...1: return .missing
    case 2...3: return .notApplicable
    case 4 where random.oneIn(10): return .failed
    case 5: return .partlyMissing(most.description)
    case 6: return .dividedByZero("0")
    case 7...12: return .points(most.description)
    case 13...15: return .points("0")
    default: return .points(Points(micro: .random(in: 0...most.micro, using: &random)).description)
    }
  }
}
