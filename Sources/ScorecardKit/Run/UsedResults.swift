import Diagnostics
import RuleEngine
import ScorecardModel

/// One rule set evaluated for one day.
struct RunResult: Sendable {
  let loaded: LoadedRuleSet
  let series: SnapshotSeries
  let table: ScoreTable

  var units: UnitTable { series.current.units }
}

/// The figures of a used rule set as columns for the units of the rule set that uses it.
struct UsedResults {
  /// By position in `ResultFigure.allCases`.
  let columns: [IndicatorColumn]
  let grades: CodedTexts

  /// - Parameter result: nil where the rule set was not run: every figure is missing.
  init(_ result: RunResult?, for units: UnitTable) {
    let figures = result.map { result in
      result.units.level == units.level
        ? Self.ofUnits(result, units) : Self.ofGroups(result, units)
    }
    let rows = figures ?? (0..<units.count).map { _ in Figures() }
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
  }

  private static func rate(_ total: Points?, _ ruleSet: RuleSet) -> Double? {
    total.map { Double($0.micro) * 100 / Double(ruleSet.total.micro) }
  }

  /// Results of the same units, found by code.
  private static func ofUnits(_ result: RunResult, _ units: UnitTable) -> [Figures] {
    let ruleSet = result.loaded.ruleSet
    var rowByCode: [String: Int] = [:]
    for row in 0..<result.units.count { rowByCode[result.units.codes[row]] = row }
    return (0..<units.count).map { row in
      guard let other = rowByCode[units.codes[row]] else { return Figures() }
      let total = result.table.total(other)
      return Figures(
        total: total?.number, rate: rate(total, ruleSet),
        grade: result.table.grade(other).map { ruleSet.grades[$0].name })
    }
  }

  /// Roll-ups of lower units, by the group that a unit is: found by its code, else its name.
  private static func ofGroups(_ result: RunResult, _ units: UnitTable) -> [Figures] {
    guard let column = result.units.groups(Grouping(units.level)) else {
      return (0..<units.count).map { _ in Figures() }
    }
    var groupByCode: [String: Int] = [:]
    var groupByName: [String: Int] = [:]
    for (index, group) in column.groups.enumerated() {
      if let code = group.ownCode { groupByCode[code] = index }
      groupByName[group.name] = index
    }
    let members = column.members()
    return (0..<units.count).map { row in
      guard let group = groupByCode[units.codes[row]] ?? groupByName[units.names[row]] else {
        return Figures()
      }
      return figures(result.table.rollup(members[group]), result.loaded.ruleSet)
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
