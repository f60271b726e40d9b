import Diagnostics
import LuaSandbox
import RuleEngine
import ScorecardModel
import Testing

/// A small snapshot and a rule set written in the test.
struct Fixture {
  var date = CalendarDate("2025-12-31")
  /// District and stratum of each unit.
  var districts: [String]
  var strata: [String]?
  var columns: [(indicator: Indicator, cells: [Cell])] = []

  /// - Parameter units: how many units, all in district 甲区.
  init(units: Int) { districts = Array(repeating: "甲区", count: units) }

  init(districts: [String]) { self.districts = districts }

  mutating func add(
    _ id: String, _ cells: [Cell], type: IndicatorType = .number, direction: Direction = .rising
  ) {
    let indicator = Indicator(
      id: id, title: Message(verbatim: id), type: type, direction: direction)
    columns.append((indicator, cells))
  }

  mutating func add(_ id: String, _ values: [Double?], direction: Direction = .rising) {
    add(id, values.map { $0.map(Cell.value) ?? .missing }, direction: direction)
  }

  var catalogue: Catalogue { Catalogue(columns.map(\.indicator)) }

  var snapshot: Snapshot {
    let count = districts.count
    return Snapshot(
      date: date, path: "fixture.csv",
      units: UnitTable(
        level: .community, codes: TextColumn((0..<count).map { "C\($0)" }),
        names: TextColumn((0..<count).map { "社区\($0)" }), district: Self.groups(districts),
        stratum: strata.map(Self.groups)),
      columns: columns.map { Self.column($0.cells) })
  }

  static func groups(_ names: [String]) -> GroupColumn {
    var groups: [UnitGroup] = []
    let ids = names.map { name -> UInt32 in
      if let known = groups.firstIndex(where: { $0.name == name }) { return UInt32(known) }
      groups.append(UnitGroup(code: name, name: name))
      return UInt32(groups.count - 1)
    }
    return GroupColumn(ids: ColumnBuffer(ids), groups: groups)
  }

  static func column(_ cells: [Cell]) -> IndicatorColumn {
    let pairs = cells.map { cell -> (Double, CellState) in
      switch cell {
      case .value(let value): (value, .value)
      case .missing: (0, .missing)
      case .notApplicable: (0, .notApplicable)
      }
    }
    return IndicatorColumn(
      values: ColumnBuffer(pairs.map(\.0)), states: ColumnBuffer(pairs.map(\.1.rawValue)))
  }

  func load(_ lua: String) throws -> LoadedRuleSet {
    try RuleSetLoader(catalogue: catalogue).load(LuaSource(path: "test.lua", text: lua))
  }

  /// Evaluates a rule set.
  func evaluate(
    _ lua: String, threads: Int = 1, previous: Snapshot? = nil, baseline: Snapshot? = nil,
    adjustments: [Int: [UnitAdjustment]] = [:]
  ) throws -> Evaluator.Outcome {
    let current = snapshot
    let series = SnapshotSeries(
      current: current,
      previous: previous.map { AlignedSnapshot($0, alignedTo: current) },
      baseline: baseline.map { AlignedSnapshot($0, alignedTo: current) })
    return try Evaluator(load(lua), catalogue: catalogue, threads: threads)
      .evaluate(series, adjustments: adjustments)
  }

  /// The points and outcomes of a rule set's only item, worth 100 points: `8`, `missing`,
  /// `n/a`, `failed`, with `/0` where it divided by zero and `~` where it is partly missing.
  func scores(_ body: String, previous: Snapshot? = nil, baseline: Snapshot? = nil) throws
    -> [String]
  {
    let table = try evaluate(
      Self.ruleSet(item: body), previous: previous, baseline: baseline
    ).table
    return districts.indices.map { table.items[0].description($0) }
  }

  /// A rule set around one item of 100 points.
  static func ruleSet(item body: String, rest: String = "") -> String {
    """
    return ruleset { id = "t", version = "1", title = "测试",
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100, \(body) } },
      \(rest)
    }
    """
  }
}

extension PointsColumn {
  func description(_ row: Int) -> String {
    let cell = outcome(row)
    let marks = (cell.dividedByZero ? "/0" : "") + (cell.partlyMissing ? "~" : "")
    switch cell.outcome {
    case .scored: return "\(earned(row))" + marks
    case .missing: return "missing" + marks
    case .notApplicable: return "n/a" + marks
    case .failed: return "failed" + marks
    }
  }
}
