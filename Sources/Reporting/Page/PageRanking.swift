import Diagnostics
import ScorecardModel

/// The units of a rule set by rank, one ranking group after the other.
struct PageRanking: Sendable {
  private let part: PageRuleSet
  /// The groups that a line names: not the one that it stands under.
  private let groupings: [Grouping]
  /// Units in the order of the page.
  let rows: [Int]
  /// The groups by where they begin; one without a name where all units are ranked together.
  private let heads: [Int: GroupHead]

  private struct GroupHead: Sendable {
    let name: String
    let count: Int
  }

  init(_ part: PageRuleSet) {
    self.part = part
    let result = part.result
    let within = result.ruleSet.ranking.within
    groupings = UnitRanking.groupings(result.scope.rows, result.units).filter { $0 != within }
    let column = result.units.groups(within)
    var members: [Int?: [Int]] = [:]
    var order: [Int?] = []
    for row in result.scope.rows {
      let group = column?.group(of: row)
      if members[group] == nil { order.append(group) }
      members[group, default: []].append(row)
    }
    var rows: [Int] = []
    var heads: [Int: GroupHead] = [:]
    for group in order {
      let units = UnitRanking.ordered(members[group] ?? [], result)
      let name = group.flatMap { column?.groups[$0].name }
      let isNamed = order.count > 1
      heads[rows.count] = GroupHead(
        name: isNamed ? name ?? part.style.say(PageWords.ungrouped) : "", count: units.count)
      rows += units
    }
    self.rows = rows
    self.heads = heads
  }

  /// The values of the template `ranking`.
  func head() -> [String: Any] {
    let (style, result) = (part.style, part.result)
    let sections = part.ruleSet.sections.map { section in
      PageFigure(title: style.say(section.title), text: section.points.description)
    }
    return [
      "id": part.id, "heading": part.ranking, "rankTitle": style.say(TextWords.rank),
      "unitTitle": style.say(result.units.level.title),
      "placeTitles": groupings.map { style.say($0.title) },
      "sections": sections, "groupTitle": style.say(result.ruleSet.ranking.within.title),
      "totalTitle": style.say(TextWords.total), "gradeTitle": style.say(TextWords.grade),
      "flagsTitle": style.say(TextWords.flags), "isWide": sections.count > 6,
      "notice": style.options.isPublic ? style.say(PageWords.notice) : "",
    ]
  }

  /// The values of the template `group` where a group begins.
  /// - Parameter index: a position in `rows`.
  func groupHead(at index: Int) -> [String: Any]? {
    guard let head = heads[index] else { return nil }
    let columns = 5 + groupings.count + part.ruleSet.sections.count
    return [
      "group": head.name, "isNamed": !head.name.isEmpty, "count": head.count, "columns": columns,
      "unitsOfGroup": part.style.say(PageWords.unitsOfGroup),
    ]
  }

  /// - Parameter tally: of the rule set.
  func row(_ row: Int, _ tally: inout Tally) -> PageRow {
    let (style, result, table) = (part.style, part.result, part.result.table)
    tally.compute(table, row)
    let grade = style.grade(of: row, table)
    return PageRow(
      code: result.units.codes[row], name: result.units.names[row],
      rank: table.rank(row).map(String.init) ?? "—",
      places: groupings.map { result.units.group($0, of: row)?.name ?? "" },
      shares: tally.sections.map { part.cell($0.share) },
      total: style.figure(table.total(row), part.ruleSet), grade: grade.pieces.joined(),
      mark: PageRuleSet.mark(grade),
      flags: table.flags(row).map { style.say($0.text) }.joined(separator: style.listSeparator))
  }
}
