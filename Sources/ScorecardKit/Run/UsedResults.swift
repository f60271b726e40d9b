import Diagnostics
import RuleEngine
import ScorecardModel

/// One rule set evaluated for one day.
struct RunResult: Sendable {
  let loaded: LoadedRuleSet
  let series: SnapshotSeries
  let table: ScoreTable
  /// The same units as they assessed themselves; nil where nobody verified what it reads.
  var selfAssessed: ScoreTable?

  var units: UnitTable { series.current.units }
}

/// What a rule set came to for a unit, where the run does not evaluate it.
struct GivenResult: Sendable {
  let total: Double
  /// The total in per cent of the rule set's full points.
  let rate: Double
  let grade: String?
}

/// The figures of a used rule set as columns for the units of the rule set that uses it.
struct UsedResults {
  /// By position in `ResultFigure.allCases`.
  let columns: [IndicatorColumn]
  /// The rows that no units of the used rule set belong to.
  let unmatched: [Int]
  let grades: CodedTexts

  /// - Parameters:
  ///   - result: nil where the rule set was not run: every figure is missing.
  ///   - selfAssessed: whether what the units say of themselves counts.
  init(_ result: RunResult?, for units: UnitTable, selfAssessed: Bool = false) {
    let figures = result.map { result in
      let table = selfAssessed ? result.selfAssessed ?? result.table : result.table
      return result.units.level == units.level
        ? Self.ofUnits(result, table, units) : Self.ofGroups(result, table, units)
    }
    let unmatched = (figures ?? []).indices.filter { figures?[$0].isUnmatched ?? false }
    self.init(figures ?? (0..<units.count).map { _ in Figures() }, unmatched: unmatched)
  }

  /// What the run was given of a rule set that is not in it.
  init(_ given: [String: GivenResult], for units: UnitTable) {
    self.init(
      (0..<units.count).map { row in
        let result = given[units.codes[row]]
        return Figures(total: result?.total, rate: result?.rate, grade: result?.grade)
      }, unmatched: [])
  }

  private init(_ rows: [Figures], unmatched: [Int]) {
    self.unmatched = unmatched
    columns = ResultFigure.allCases.map { figure in
      IndicatorColumn(
        rows.map { row in
          switch figure {
          case .total: row.total
          case .rate: row.rate
          case .metShare: row.metShare
          case .bestShare: row.bestShare
          }
        })
    }
    grades = CodedTexts(rows.map(\.grade))
  }

  private struct Figures {
    var total: Double?
    var rate: Double?
    var metShare: Double?
    var bestShare: Double?
    var grade: String?
    var isUnmatched = false
  }

  private static func rate(_ total: Points?, _ ruleSet: RuleSet) -> Double? {
    total.map { Double($0.micro) * 100 / Double(ruleSet.total.micro) }
  }

  /// Results of the same units, found by code.
  private static func ofUnits(
    _ result: RunResult, _ table: ScoreTable, _ units: UnitTable
  ) -> [Figures] {
    let ruleSet = result.loaded.ruleSet
    var rowByCode: [String: Int] = [:]
    for row in 0..<result.units.count { rowByCode[result.units.codes[row]] = row }
    return (0..<units.count).map { row in
      guard let other = rowByCode[units.codes[row]] else { return Figures() }
      let total = table.total(other)
      return Figures(
        total: total?.number, rate: rate(total, ruleSet),
        grade: table.grade(other).map { ruleSet.grades[$0].name })
    }
  }

  /// Roll-ups of lower units, by the group that a unit is.
  private static func ofGroups(
    _ result: RunResult, _ table: ScoreTable, _ units: UnitTable
  ) -> [Figures] {
    let finder = GroupFinder(result.units, level: units.level)
    return (0..<units.count).map { row in
      finder.members(of: row, units).map {
        figures(table.rollup($0), result.loaded.ruleSet)
      } ?? Figures(isUnmatched: true)
    }
  }

  private static func figures(_ rollup: Rollup, _ ruleSet: RuleSet) -> Figures {
    let percent = { (count: Int) in
      rollup.assessed == 0 ? nil : Double(count) * 100 / Double(rollup.assessed)
    }
    guard !ruleSet.grades.isEmpty else {
      return Figures(total: rollup.mean?.number, rate: rate(rollup.mean, ruleSet))
    }
    return Figures(
      total: rollup.mean?.number, rate: rate(rollup.mean, ruleSet),
      metShare: percent(rollup.gradeCounts[...ruleSet.metGrade].reduce(0, +)),
      bestShare: percent(rollup.gradeCounts[0]))
  }
}

/// Finds the group of lower units that a unit of a higher level is: by its code; where the data has
/// no codes by its name, with the district around it where several have that name.
private struct GroupFinder {
  private let members: [[Int]]
  private var byCode: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]
  /// By group the district of its first unit.
  private var districts: [String?] = []

  init(_ lower: UnitTable, level: UnitLevel) {
    guard let column = lower.groups(Grouping(level)) else {
      members = []
      return
    }
    members = column.members()
    for (index, group) in column.groups.enumerated() {
      if let code = group.ownCode {
        byCode[code] = index
      } else {
        byName[group.name, default: []].append(index)
      }
      districts.append(
        level < .district
          ? members[index].first.flatMap { lower.group(.district, of: $0)?.name } : nil)
    }
  }

  /// The lower units of a unit; nil where there are none, or where it cannot be told apart.
  func members(of row: Int, _ units: UnitTable) -> [Int]? {
    if let group = byCode[units.codes[row]] { return members[group] }
    let named = byName[units.names[row]] ?? []
    if named.count == 1 { return members[named[0]] }
    let district = units.group(.district, of: row)?.name
    let within = named.filter { district != nil && districts[$0] == district }
    return within.count == 1 ? members[within[0]] : nil
  }
}
