import Diagnostics
import ScorecardModel

/// The figures of groups as a table, a group a line.
struct RollupTable: Sendable {
  private let result: RuleSetResult
  private let style: TextStyle

  init(_ result: RuleSetResult, _ style: TextStyle) {
    self.result = result
    self.style = style
  }

  /// The titles of the columns that `cells` fills.
  static let figures = [
    TextWords.units, TextWords.assessed, TextWords.mean, TextWords.median, TextWords.minimum,
    TextWords.maximum, TextWords.metShare, TextWords.completeness,
  ]

  static func cells(_ rollup: Rollup, _ ruleSet: RuleSet, _ style: TextStyle) -> [TextCell] {
    [rollup.units, rollup.assessed].map { TextCell(String($0)) }
      + [rollup.mean, rollup.median, rollup.minimum, rollup.maximum].map {
        TextCell(style.figure($0, ruleSet))
      }
      + [rollup.metShare, rollup.completeness].map { TextCell(style.percent($0)) }
  }

  /// The groups of the level that was asked for.
  func table() -> TextTable {
    let (ruleSet, scope) = (result.ruleSet, result.scope)
    let groups = GroupRows(result.units)
    var table = TextTable(
      columns: [
        style.column(scope.level.title), style.column(Message(en: "code", zh: "代码")),
      ]
        + Self.figures.map { style.column($0, right: true) }
        + ruleSet.grades.map { TextTable.Column(title: $0.name, alignsRight: true) })
    for reference in scope.rollups {
      let unit = result.units.describe(reference)
      guard unit.level == scope.level else { continue }
      let rollup = result.table.rollup(groups.rows(of: reference))
      table.rows.append(
        [TextCell(unit.name), TextCell(unit.code, .dim)]
          + Self.cells(rollup, ruleSet, style)
          + rollup.gradeCounts.map { TextCell(String($0)) })
    }
    return table
  }
}
