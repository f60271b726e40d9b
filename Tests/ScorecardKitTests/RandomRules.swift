import Diagnostics
import LuaSandbox
import ScorecardModel
import TestSupport

@testable import RuleEngine

/// Random rule sets of data measures, and units to score by them.
struct RandomRules {
  static let catalogue = Catalogue([
    Indicator(
      id: "members", title: Message(en: "members", zh: "团员数"), measureUnit: "人", type: .count,
      minimum: 0, maximum: 40),
    Indicator(
      id: "due", title: Message(en: "due", zh: "应建数"), measureUnit: "人", type: .count,
      direction: .none, minimum: 0),
    Indicator(
      id: "share", title: Message(en: "share", zh: "比例"), measureUnit: "%", type: .percent,
      minimum: 0, maximum: 100),
    Indicator(
      id: "idle", title: Message(en: "idle", zh: "空闲月数"), measureUnit: "个月", type: .count,
      direction: .falling, minimum: 0, maximum: 12),
    Indicator(id: "room", title: Message(en: "room", zh: "活动室"), type: .boolean),
    Indicator(id: "books", title: Message(en: "books", zh: "图书角"), type: .boolean),
    Indicator(
      id: "area", title: Message(en: "area", zh: "面积"), measureUnit: "平方米", type: .number,
      minimum: 0, maximum: 500),
  ])

  let ruleSet: RuleSet
  let series: SnapshotSeries

  init(units count: Int = 12, using random: inout SeededGenerator) throws {
    let sections = (0..<2).map { _ in Int.random(in: 1...3, using: &random) }
    var items: [Item] = []
    for number in 0..<sections.reduce(0, +) {
      let points = Points(whole: Int.random(in: 1...12, using: &random))
      items.append(
        Item(
          id: "item-\(number)", title: Message(verbatim: "考核项\(number)"), points: points,
          scoring: .measure(Self.measure(2, scale: points, using: &random)),
          condition: random.oneIn(6)
            ? .measure(Self.measure(1, scale: nil, using: &random)) : nil,
          missing: random.oneIn(4) ? .exclude : .zero))
    }
    ruleSet = Self.ruleSet(items, split: sections[0], using: &random)
    let units = UnitTable(
      level: .community, codes: TextColumn((0..<count).map { "C\($0)" }),
      names: TextColumn((0..<count).map { "社区\($0)" }),
      district: GroupColumn(
        ids: ColumnBuffer((0..<count).map { UInt32($0 % 2) }),
        groups: ["甲区", "乙区"].map { UnitGroup(code: $0, name: $0) }))
    let current = Self.snapshot("2025-12-31", units, using: &random)
    let previous = Self.snapshot("2024-12-31", units, using: &random)
    let baseline = Self.snapshot("2023-12-31", units, using: &random)
    var series = SnapshotSeries(
      current: current, previous: AlignedSnapshot(previous, alignedTo: current),
      baseline: AlignedSnapshot(baseline, alignedTo: current))
    for index in Self.catalogue.indicators.indices {
      series.target[index] = Self.column(index, count, using: &random)
      series.goal[index] = Self.column(index, count, using: &random)
    }
    self.series = series
  }

  private static func ruleSet(
    _ items: [Item], split: Int, using random: inout SeededGenerator
  ) -> RuleSet {
    let sum = { (items: ArraySlice<Item>) in items.reduce(Points.zero) { $0 + $1.points } }
    let total = sum(items[...])
    let at = { (percent: Int) in total.scaled(by: Points(whole: percent), over: Points(whole: 100))
    }
    var ruleSet = RuleSet(
      id: "random", version: "1", title: Message(verbatim: "随机"), total: total,
      decimals: Int.random(in: 0...3, using: &random),
      sections: [
        Section(
          id: "first", title: Message(verbatim: "一"), points: sum(items[..<split]),
          itemRange: 0..<split),
        Section(
          id: "second", title: Message(verbatim: "二"), points: sum(items[split...]),
          itemRange: split..<items.count),
      ], items: items, bonuses: [adjustment("bonus", using: &random)],
      deductions: [adjustment("deduction", using: &random)],
      gates: [
        Gate(
          id: "gate", title: Message(verbatim: "限档"),
          condition: .measure(measure(1, scale: nil, using: &random)), cap: 1,
          zero: random.oneIn(3) ? .item(0) : nil)
      ],
      grades: [
        Grade(name: "优秀", minimum: at(80), eachSection: Points(micro: 500_000)),
        Grade(name: "良好", minimum: at(60)), Grade(name: "合格", minimum: at(30)),
        Grade(name: "不合格"),
      ],
      quotas: [Quota(grade: 0, share: Points(micro: 300_000), within: .district)],
      combination: random.oneIn(4) ? .minimum : .sum, metGrade: 2,
      maxNotApplicable: Points(whole: 1), maxMissing: Points(whole: 1))
    ruleSet.rescaling = random.oneIn(3) ? .section : .total
    return ruleSet
  }

  private static func adjustment(_ id: String, using random: inout SeededGenerator) -> Adjustment {
    let points = Points(whole: 3)
    return Adjustment(
      id: id, title: Message(verbatim: id), points: points, cap: Points(whole: 2),
      scoring: .measure(measure(1, scale: points, using: &random)))
  }

  /// As the loader makes it, but for its rule file.
  func loaded() throws -> LoadedRuleSet {
    let source = LuaSource(
      path: "random.lua",
      text: """
        return ruleset { id = "random", version = "1", title = "随机", section { id = "s",
          title = "节", item { id = "i", title = "项", points = 100, measure = yes { "room" } } } }
        """)
    let some = try RuleSetLoader(catalogue: Self.catalogue).load(source)
    return LoadedRuleSet(ruleSet: ruleSet, program: some.program, functions: [])
  }

  // MARK: Cells

  private static func snapshot(
    _ date: String, _ units: UnitTable, using random: inout SeededGenerator
  ) -> Snapshot {
    Snapshot(
      date: CalendarDate(date), path: "random.csv", units: units,
      columns: catalogue.indicators.indices.map { column($0, units.count, using: &random) })
  }

  private static func column(
    _ index: IndicatorIndex, _ count: Int, using random: inout SeededGenerator
  ) -> IndicatorColumn {
    let indicator = catalogue[index]
    var values: [Double] = []
    var states: [UInt8] = []
    for _ in 0..<count {
      let state: CellState =
        random.oneIn(9) ? .missing : random.oneIn(12) ? .notApplicable : .value
      let greatest = indicator.type == .boolean ? 1 : indicator.maximum ?? 40
      let value =
        indicator.type == .number || indicator.type == .percent
        ? (Double.random(in: 0...greatest, using: &random) * 10).rounded() / 10
        : Double(Int.random(in: 0...Int(greatest), using: &random))
      states.append(state.rawValue)
      values.append(state == .value ? value : 0)
    }
    return IndicatorColumn(values: ColumnBuffer(values), states: ColumnBuffer(states))
  }

  // MARK: Measures

  private static func operand(_ depth: Int, using random: inout SeededGenerator) -> Operand {
    let index = Int.random(in: 0..<catalogue.count, using: &random)
    guard depth > 0, !random.oneIn(2) else { return .indicator(index) }
    let other = operand(0, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return .ratio(operand(depth - 1, using: &random), other, scale: 100)
    case 1: return .sum([.indicator(index), other])
    case 2: return .change(operand(depth - 1, using: &random), since: .previous)
    case 3: return .gap(operand(depth - 1, using: &random), other)
    default: return .sampled(.indicator(index), size: .indicator(1), least: 10)
    }
  }

  private static func number(using random: inout SeededGenerator) -> Double {
    Double(Int.random(in: -5...80, using: &random)) / 2
  }

  private static func measure(_ depth: Int, scale: Points?, using random: inout SeededGenerator)
    -> Measure
  {
    guard depth > 0, random.oneIn(3) else { return leaf(scale: scale, using: &random) }
    let parts = { (random: inout SeededGenerator, scale: Points?) in
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        measure(depth - 1, scale: scale, using: &random)
      }
    }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return .bestOf(parts(&random, scale))
    case 1: return .worstOf(parts(&random, scale))
    case 2:
      return .weighted(
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          let weight = Points(whole: Int.random(in: 1...5, using: &random))
          return WeightedPart(measure(depth - 1, scale: weight, using: &random), weight: weight)
        })
    case 3: return .condition(.worstOf(parts(&random, nil)), holds: !random.oneIn(3))
    default: return .condition(.bestOf(parts(&random, nil)), holds: !random.oneIn(3))
    }
  }

  private static func leaf(scale: Points?, using random: inout SeededGenerator) -> Measure {
    let operand = operand(2, using: &random)
    let number = number(using: &random)
    switch Int.random(in: 0..<13, using: &random) {
    case 12: return progress(operand, using: &random)
    case 0, 1:
      let step = Double(Int.random(in: 1...40, using: &random))
      return .linear(operand, from: number, to: random.oneIn(3) ? number - step : number + step)
    case 2: return .atLeast(operand, number)
    case 3: return .atMost(operand, number)
    case 4: return .between(operand, number, number + 10)
    case 5: return .equals(.indicator(4), random.oneIn(2) ? 1 : 0)
    case 6: return .yes(.indicator(5))
    case 7:
      let most = scale ?? Points(whole: 4)
      return .steps(
        operand,
        [
          Step(threshold: number + 5, points: most),
          Step(threshold: number, points: Points(micro: most.micro / 3)),
        ], .rising)
    case 8: return .countOf([.indicator(4), .indicator(5), operand])
    case 9: return .deduct(operand, expected: number, per: 2, points: Points(micro: 700_000))
    case 10:
      let statistics: [PeerStatistic] = [.percentRank, .minMax, .zScore(span: 2)]
      return .peer(
        operand, statistics[Int.random(in: 0..<3, using: &random)],
        within: random.oneIn(3) ? .all : .district, reversed: random.oneIn(2))
    default:
      let index = Int.random(in: 0..<catalogue.count, using: &random)
      return .target(index, catalogue[index].direction)
    }
  }

  private static func progress(_ operand: Operand, using random: inout SeededGenerator) -> Measure {
    guard let start = CalendarDate("2024-01-01"), let baseline = CalendarDate("2023-12-31") else {
      return .yes(operand)
    }
    let directions: [Direction] = [.rising, .falling, .none]
    return .progress(
      ProgressPath(
        operand, goal: random.oneIn(2) ? number(using: &random) : nil, shares: [0.3, 0.65, 1],
        direction: directions[Int.random(in: 0..<3, using: &random)],
        schedule: Schedule(start: start, baseline: baseline, years: 3)))
  }
}
