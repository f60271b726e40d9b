import Diagnostics
import RuleEngine
import ScorecardModel
import Testing

/// The regions of an item's measure, and which of them each of some units is in.
struct RegionCase: Sendable, CustomTestStringConvertible {
  let measure: String
  /// Every region, as `RegionKind.short` says it.
  let regions: [String]
  /// By unit the cells of the indicators `a`, `b`, `n`, `ok`, `no`, and the regions of the unit.
  let units: [(cells: [Cell], regions: [String])]

  init(_ measure: String, _ regions: [String], _ units: [([Cell], [String])] = []) {
    self.measure = measure
    self.regions = regions
    self.units = units
  }

  var testDescription: String { measure }
}

@Suite struct RegionTests {
  private static let empty = Cell.notApplicable

  static let cases: [RegionCase] = [
    RegionCase(
      "at_least { \"n\", 3 }", ["<3", "=3", ">3", "missing", "n/a"],
      [
        (n(2), ["<3"]), (n(3), ["=3"]), (n(4), [">3"]),
        ([.missing, .missing, .missing], ["missing"]),
      ]),
    RegionCase("at_most { \"n\", 0 }", ["=0", ">0", "missing", "n/a"]),
    RegionCase(
      "linear { \"a\", from = 50, to = 10 }",
      ["<10", "=10", "10…50", "=50", ">50", "missing", "n/a"],
      [(a(9), ["<10"]), (a(10), ["=10"]), (a(30), ["10…50"]), (a(50), ["=50"]), (a(60), [">50"])]),
    RegionCase(
      "between { \"a\", 1, 2 }", ["<1", "=1", "1…2", "=2", ">2", "missing", "n/a"],
      [(a(1.5), ["1…2"])]),
    RegionCase("equals { \"ok\", true }", ["<1", "=1", "missing", "n/a"]),
    RegionCase(
      "yes { \"ok\" }", ["true", "false", "missing", "n/a"],
      [(ok(1), ["true"]), (ok(0), ["false"])]),
    RegionCase(
      "steps { \"a\", {95, 100}, {80, 50} }",
      ["<80", "=80", "80…95", "=95", ">95", "missing", "n/a"],
      [(a(79), ["<80"]), (a(81), ["80…95"])]),
    RegionCase(
      "deduct { \"n\", expected = 12, per = 1, points = 10 }",
      ["<2", "=2", "2…12", "=12", ">12", "missing", "n/a"],
      [(n(1), ["<2"]), (n(2), ["=2"]), (n(12), ["=12"])]),
    RegionCase(
      "count_of { \"ok\", \"no\" }",
      ["true", "false", "true1", "false1", "missing", "n/a", "missing1", "n/a1"],
      [([.value(1), .missing, .value(1), .value(1), .value(0)], ["true", "false1"])]),
    RegionCase(
      "linear { percent { \"a\", \"b\" }, from = 0, to = 100 }",
      ["<0", "=0", "0…100", "=100", ">100", "missing", "n/a", "/0"],
      [
        ([.value(21.67), .value(21.67)], ["=100"]), ([.value(1), .value(0)], ["/0"]),
        ([.value(1), .notApplicable], ["n/a"]), ([.missing, .value(1)], ["missing"]),
      ]),
    RegionCase(
      "at_least { sampled { \"a\", size = \"n\", least = 30 }, 80 }",
      ["<80", "=80", ">80", "missing", "n/a", "size<30", "size=30", "size>30"],
      [
        (a(80) + n(30).suffix(1), ["=80", "size=30"]), (a(90) + n(29).suffix(1), ["size<30"]),
        (a(70) + [.missing], ["missing"]),
      ]),
    RegionCase(
      "best_of { linear { \"a\", from = 0, to = 10 }, at_least { \"b\", 1 } }",
      ["part0", "part1", "none", "<0", "=0", "0…10", "=10", ">10", "missing", "n/a"]
        + ["<1", "=1", ">1", "missing", "n/a"],
      [
        ([.value(5), .value(0)], ["part0", "0…10", "<1"]),
        ([.value(5), .value(1)], ["part1", "0…10", "=1"]),
        ([.value(0), .value(0)], ["none", "=0", "<1"]),
        ([.value(10), .value(2)], ["=10", ">1"]),
      ]),
    RegionCase(
      "all_of { at_least { \"a\", 1 }, yes { \"ok\" } }",
      [
        "part0", "part1", "full", "<1", "=1", ">1", "missing", "n/a", "true", "false", "missing",
        "n/a",
      ],
      [
        ([.value(0), .missing, .missing, .value(1)], ["part0", "<1", "true"]),
        ([.value(1), .missing, .missing, .value(0)], ["part1", "=1", "false"]),
        ([.value(2), .missing, .missing, .value(1)], ["full", ">1", "true"]),
      ]),
    RegionCase(
      "weighted { { at_least { \"a\", 1 }, 3 }, { linear { \"b\", from = 0, to = 1 }, 1 } }",
      ["part0", "part1", "full", "<1", "=1", ">1", "missing", "n/a"]
        + ["<0", "=0", "0…1", "=1", ">1", "missing", "n/a"],
      [
        ([.value(0), .value(1)], ["part0", "<1", "=1"]),
        ([.value(1), .value(0.5)], ["part1", "=1", "0…1"]),
        ([.value(1), .value(1)], ["full", "=1", "=1"]), ([.value(0), .value(0)], ["<1", "=0"]),
      ]),
    RegionCase(
      "min_max { \"a\" }", ["lowest", "inside", "highest", "alone", "missing", "n/a"],
      [(a(1), ["lowest"]), (a(2), ["inside"]), (a(3), ["highest"])]),
    RegionCase(
      "target { \"n\" }",
      [
        "behindTarget", "onTarget", "beyondTarget", "targetNotPositive", "missing", "n/a",
        "missing1",
      ]),
  ]

  @Test(arguments: cases) func regionsAndHits(_ row: RegionCase) throws {
    let rules = Fixture.ruleSet(item: "measure = \(row.measure)")
    let found = try Self.count(rules, row.units.map(\.cells))
    #expect(
      found.plan.regions.filter { $0.region.isOfItem }.map(\.region.kind.short) == row.regions)
    var expected: [String: Int] = [:]
    for region in row.units.flatMap(\.regions) { expected[region, default: 0] += 1 }
    var hits: [String: Int] = [:]
    for (region, count) in found.hits where region.isOfItem {
      hits[region.kind.short, default: 0] += count
    }
    // A measure of two indicators has the same position twice: once for each of its parts.
    #expect(hits == expected)
  }

  // MARK: Parts

  @Test func aWhenHidesValuesFromItsItem() throws {
    let item = """
      when = not_of { equals { "n", 0 } }, measure = linear { percent { "a", "n" }, from = 1, to = 2 }
      """
    let plan = try Self.count(Fixture.ruleSet(item: item), []).plan
    let kinds = plan.regions.filter { $0.region.isOfItem }.map(\.region.kind.short)
    #expect(!kinds.contains("/0") && kinds.contains("n/a"))
    #expect(kinds.starts(with: ["holds", "fails"]))
  }

  @Test func unitsThatAWhenTakesOutReachNothing() throws {
    let item = "when = yes { \"ok\" }, measure = at_least { \"a\", 1 }"
    let count = try Self.count(
      Fixture.ruleSet(item: item),
      [[.value(1), .missing, .missing, .value(0)], [.value(2), .missing, .missing, .value(1)]])
    let hits = count.hits.filter { $0.key.isOfItem }.map(\.key.kind.short)
    #expect(Set(hits) == ["holds", "fails", "true", "false", ">1"])
  }

  static let rest = """
    bonus { id = "x", title = "加", cap = 2, points = 4, measure = linear { "b", from = 0, to = 4 } },
    gate { id = "g", title = "门", when = at_most { "n", 0 }, cap = "中" },
    grades = { grade { "优", at = 90, each_section = 0.5 }, grade { "中", at = 50 }, grade { "差" } },
    quota { grade = "优", share = 0.1, within = "district" },
    """

  @Test func gatesGradesCapsAndQuotas() throws {
    let count = try Self.count(
      Fixture.ruleSet(item: "measure = linear { \"a\", from = 0, to = 100 }", rest: Self.rest),
      [
        [.value(95), .value(1), .value(1)], [.value(92), .value(2), .value(0)],
        [.value(50), .value(0), .value(0)], [.value(49.5), .value(3), .missing],
      ])
    let hits = { (part: RulePart) in
      count.plan.regions.filter { $0.region.part == part && $0.region.site == .whole }
        .map { "\($0.region.kind.short) \(count.hits[$0.region] ?? 0)" }
    }
    #expect(hits(.bonus("x")) == ["belowCap 2", "onCap 1", "aboveCap 1"])
    #expect(hits(.gate("g")) == ["holds 2", "fails 1", "unknown 1", "capLowers 1", "capLeaves 1"])
    #expect(
      hits(.grade("优")) == [
        "given 1", "onLine 0", "belowLine 0", "sectionDecides 0", "sectionOnLine 0",
      ])
    #expect(hits(.grade("中")) == ["given 3", "onLine 1", "belowLine 0"])
    #expect(hits(.quota(0)) == ["quotaLimits 0", "quotaAdmits 1"])
    #expect(hits(.ruleSet) == ["tooMuchMissing 0", "tooMuchNotApplicable 0"])
  }

  @Test func aCapThatOtherConditionsMakeNeedlessLowersNothing() throws {
    let rest = """
      gate { id = "g", title = "门", when = not_of { at_least { "b", 8 } }, cap = "中", flag = "少" },
      gate { id = "h", title = "门二", when = not_of { at_least { "n", 8 } }, cap = "中", flag = "少" },
      grades = { grade { "优", at = 90, when = at_least { "b", 8 } }, grade { "中", at = 50 },
                 grade { "差" } },
      """
    let plan = try Self.count(
      Fixture.ruleSet(item: "measure = linear { \"a\", from = 0, to = 100 }", rest: rest), []
    ).plan
    let kinds = { (id: String) in
      plan.regions.filter { $0.region.part == .gate(id) && $0.region.site == .whole }
        .map(\.region.kind.short)
    }
    #expect(kinds("g") == ["holds", "fails", "unknown", "capLeaves"])
    #expect(kinds("h") == ["holds", "fails", "unknown", "capLowers", "capLeaves"])
  }

  @Test func linesAreThoseOfTheMeasures() throws {
    let rules = """
      return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100,
            measure = all_of {
              at_least { "a", 1 },
              not_of { yes { "ok" } },
            } } },
      }
      """
    let plan = try Self.count(rules, []).plan
    let lines = Dictionary(
      plan.regions.filter { $0.region.isOfItem }.map { ($0.region.kind.short, $0.line) }
    ) { first, _ in first }
    #expect(lines["full"] == 4 && lines["=1"] == 5 && lines["true"] == 6)
  }

  // MARK: Support

  private static func a(_ value: Double) -> [Cell] { [.value(value), .missing] }
  private static func n(_ value: Double) -> [Cell] { [.missing, .missing, .value(value)] }
  private static func ok(_ value: Double) -> [Cell] {
    [.missing, .missing, .missing, .value(value)]
  }

  /// - Parameter units: cells of `a`, `b`, `n`, `ok`, `no`; what is absent is missing.
  private static func count(_ rules: String, _ units: [[Cell]]) throws -> RegionCount {
    var fixture = Fixture(units: units.count)
    let column = { (index: Int) in
      units.map { $0.indices.contains(index) ? $0[index] : Cell.missing }
    }
    fixture.add("a", column(0))
    fixture.add("b", column(1))
    fixture.add("n", column(2), type: .count)
    fixture.add("ok", column(3), type: .boolean)
    fixture.add("no", column(4), type: .boolean)
    let loaded = try fixture.load(rules)
    var count = RegionCount(RegionPlan(loaded.ruleSet, catalogue: fixture.catalogue))
    let series = SnapshotSeries(current: fixture.snapshot)
    let outcome = try Evaluator(loaded, catalogue: fixture.catalogue, threads: 1).evaluate(series)
    count.add(outcome.table, series)
    return count
  }
}

extension Region {
  fileprivate var isOfItem: Bool { if case .item = part { true } else { false } }
}

extension RegionKind {
  /// A few letters; the first input and part are not numbered.
  var short: String {
    let numbered = { (text: String, index: Int) in index == 0 ? text : "\(text)\(index)" }
    return switch self {
    case .value(let position): position.short
    case .sample(_, let position): "size\(position.short)"
    case .isTrue(let index): numbered("true", index)
    case .isFalse(let index): numbered("false", index)
    case .missing(let index): numbered("missing", index)
    case .notApplicable(let index): numbered("n/a", index)
    case .dividedByZero(let index): numbered("/0", index)
    case .decisive(let part): "part\(part)"
    case .nothingEarned: "none"
    case .allFull: "full"
    default: "\(self)"
    }
  }
}

extension LimitPosition {
  fileprivate var short: String {
    let text = { (number: Double) in Points(exactly: number)?.description ?? "\(number)" }
    return switch self {
    case .below(let limit): "<\(text(limit))"
    case .on(let limit): "=\(text(limit))"
    case .between(let low, let high): "\(text(low))…\(text(high))"
    case .above(let limit): ">\(text(limit))"
    }
  }
}
