import RuleEngine
import ScorecardModel
import TestSupport
import Testing

/// Small rule sets over all values of small ranges: a region that is left out never happens, one of
/// an item that is listed does, and no shift of a limit that changes a result is left out.
@Suite struct ExhaustiveRuleTests {
  /// Every whole number of the range, missing, not applicable.
  private static let cells: [Cell] =
    (0...6).map { .value(Double($0)) } + [.missing, .notApplicable]

  private func fixture() -> Fixture {
    let pairs = Self.cells.flatMap { x in Self.cells.map { (x, $0) } }
    var fixture = Fixture(units: pairs.count)
    fixture.add("x", pairs.map(\.0), type: .count)
    fixture.add("y", pairs.map(\.1), type: .count)
    for index in fixture.columns.indices {
      fixture.columns[index].indicator.maximum = 6
    }
    return fixture
  }

  /// A rule file with a place for each limit, `#0`, `#1` and so on, and the limits.
  private struct Template {
    var text = ""
    var limits: [Int] = []

    mutating func limit(_ value: Int) -> String {
      limits.append(value)
      return "#\(limits.count - 1)"
    }

    func text(with limits: [Int]) -> String {
      limits.enumerated().reduce(text) { $0.replacing("#\($1.offset)", with: "\($1.element)") }
    }
  }

  private func measure(
    _ indicator: String, points: Int, _ template: inout Template,
    using random: inout SeededGenerator
  ) -> String {
    let first = Int.random(in: 0...5, using: &random)
    let last = Int.random(in: (first + 1)...7, using: &random)
    let low = template.limit(first)
    let kind = Int.random(in: 0..<5, using: &random)
    if kind == 0 { return "at_least { \"\(indicator)\", \(low) }" }
    if kind == 1 { return "at_most { \"\(indicator)\", \(low) }" }
    let high = template.limit(last)
    switch kind {
    case 2: return "between { \"\(indicator)\", \(low), \(high) }"
    case 3:
      return "steps { \"\(indicator)\", {\(high), \(points)}, {\(low), \(points / 2)} }"
    default: return "linear { \"\(indicator)\", from = \(low), to = \(high) }"
    }
  }

  private func rules(using random: inout SeededGenerator) -> Template {
    var template = Template()
    let points = Int.random(in: 2...8, using: &random) * 10
    let missing = random.oneIn(3) ? "missing = \"exclude\"," : ""
    var condition = ""
    if random.oneIn(3) {
      let least = template.limit(Int.random(in: 0...6, using: &random))
      condition = "when = at_least { \"x\", \(least) },"
    }
    let limits = ["", "max_not_applicable = 1,", "max_missing = 1,", "max_not_applicable = 0,"]
    let limit = limits.randomElement(using: &random) ?? ""
    let first = measure("x", points: points, &template, using: &random)
    let second = measure("y", points: 100 - points, &template, using: &random)
    template.text = """
      return ruleset { id = "t", version = "1", title = "测试", \(limit)
        grades = { grade { "甲", at = 60 }, grade { "乙" } },
        section { id = "s", title = "节",
          item { id = "a", title = "项甲", points = \(points), \(missing) \(condition)
            measure = \(first) },
          item { id = "b", title = "项乙", points = \(100 - points), \(missing)
            measure = \(second) } },
      }
      """
    return template
  }

  @Test func whatIsLeftOutNeverHappensOrChangesNothing() throws {
    var random = SeededGenerator("whatIsLeftOutNeverHappensOrChangesNothing")
    let fixture = fixture()
    let series = SnapshotSeries(current: fixture.snapshot)
    for _ in 0..<60 {
      let template = rules(using: &random)
      let text = template.text(with: template.limits)
      let loaded = try fixture.load(text)
      let comment: Comment = "seed \(random.seed)\n\(text)"
      let table = try table(loaded, fixture, series)
      expectRegions(
        table, series, RegionPlan(loaded.ruleSet, catalogue: fixture.catalogue), comment)
      let mutants = try loaded.dataMutants(fixture.catalogue).map {
        results(try self.table(loaded.replacing($0.ruleSets), fixture, series))
      }
      let own = results(table)
      for position in template.limits.indices {
        for step in [1, -1] {
          var limits = template.limits
          limits[position] += step
          // What the loader refuses is no mutant.
          guard let other = try? fixture.load(template.text(with: limits)) else { continue }
          let changed = results(try self.table(other, fixture, series))
          #expect(changed == own || mutants.contains(changed), "#\(position) \(step) \(comment)")
        }
      }
    }
  }

  private func expectRegions(
    _ table: ScoreTable, _ series: SnapshotSeries, _ plan: RegionPlan, _ comment: Comment
  ) {
    for item in table.ruleSet.items.indices {
      let part = table.ruleSet.part(ofItem: item)
      let happened = RegionCount.firstRows(table, series, of: part).keys
        .filter { [part, .ruleSet].contains($0.part) }
      let listed = plan.all.filter { [part, .ruleSet].contains($0.part) }
      #expect(Set(happened).subtracting(listed).isEmpty, comment)
      // All combinations of all values are there: what is listed happens.
      #expect(listed.subtracting(happened).isEmpty, comment)
    }
  }

  private func table(
    _ rules: LoadedRuleSet, _ fixture: Fixture, _ series: SnapshotSeries
  ) throws -> ScoreTable {
    try Evaluator(rules, catalogue: fixture.catalogue, threads: 1).evaluate(series).table
  }

  private func results(_ table: ScoreTable) -> [String] {
    (0..<table.unitCount).map { row in
      let items = table.items.indices.map { index in
        "\(table.items[index].outcome(row).outcome) \(table.score(ofItem: index, row))"
      }
      let total = table.total(row).map(\.description) ?? "-"
      return "\(table.standing(row)) \(total) \(String(describing: table.grade(row))) \(items)"
    }
  }
}
