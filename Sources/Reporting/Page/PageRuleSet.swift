import Diagnostics
import ScorecardModel

/// One rule set on a page: the picture of its units.
struct PageRuleSet: Sendable {
  let number: Int
  let result: RuleSetResult
  let style: TextStyle
  let asOf: CalendarDate?
  /// The names of groups, and which of them come next.
  private let page: GroupPage
  private let groups: GroupRows

  init(number: Int, _ result: RuleSetResult, _ style: TextStyle, asOf: CalendarDate?) {
    self.number = number
    self.result = result
    self.style = style
    self.asOf = asOf
    page = GroupPage(result, style)
    groups = GroupRows(result.units)
  }

  var ruleSet: RuleSet { result.ruleSet }
  var id: String { "r\(number)" }
  var title: String { style.say(ruleSet.title) }
  /// The heading of the ranking.
  var ranking: String { style.say(page.ranking) }

  /// The values of the template `summary`.
  func summary() -> [String: Any] {
    let rows = result.scope.rows
    let rollup = result.table.rollup(rows)
    let level = result.showsUnits ? nextLevel(rows) : result.scope.level
    var values: [String: Any] = [
      "id": id, "title": title, "version": ruleSet.version,
      "phase": style.phase(ruleSet) ?? "", "source": ruleSet.source,
      "place": place, "picture": style.say(PageWords.picture),
      "figures": figures(rollup), "gradesTitle": style.say(TextWords.grades),
      "unassessed": unassessed(rollup), "legend": grades(rollup), "bar": bar(rollup),
      "hasGrades": !ruleSet.grades.isEmpty && rollup.units > 1,
      "isSeveral": rollup.units > 1, "bands": bands, "bandTitle": style.say(PageWords.band),
      "sectionTitles": ruleSet.sections.map { style.say($0.title) },
      "sectionCount": ruleSet.sections.count, "sectionMeans": style.say(PageWords.sectionMeans),
      "columns": Self.columns.map(style.say),
      "gradesColumn": style.say(PageWords.gradesOfGroup),
      "inside": style.say(PageWords.inside), "cards": level.map { cards($0, rows) } ?? [],
    ]
    values["groupTable"] = level.map { table($0, rows) }
    return values
  }

  private static let columns = [
    TextWords.units, TextWords.assessed, TextWords.mean, TextWords.metShare,
  ]

  /// Whom the page is about.
  private var place: String {
    let subjects = result.scope.subjects
    guard !subjects.isEmpty else { return page.name(nil) }
    return subjects.map { page.name($0) }.joined(separator: style.listSeparator)
  }

  private func nextLevel(_ rows: [Int]) -> UnitLevel? {
    let subjects = result.scope.subjects
    return page.nextLevel(below: subjects.count == 1 ? subjects[0] : nil, rows)
  }

  // MARK: Figures

  private func figures(_ rollup: Rollup) -> [PageFigure] {
    zip(RollupTable.figures, RollupTable.cells(rollup, ruleSet, style)).map {
      PageFigure(title: style.say($0), text: $1.pieces.joined())
    }
  }

  private func grades(_ rollup: Rollup) -> [PageGrade] {
    var start = 0
    return rollup.gradeCounts.enumerated().map { index, count in
      defer { start += count }
      let cell = style.grade(index, ruleSet)
      return PageGrade(
        grade: cell.pieces.joined(), mark: Self.mark(cell), count: count,
        share: style.percent(Points.share(count, of: rollup.assessed)), start: start)
    }
  }

  /// Those without a grade; nil where there are none.
  private func unassessed(_ rollup: Rollup) -> [PageGrade] {
    let left = rollup.units - rollup.assessed
    guard left > 0 else { return [] }
    let cell = style.grade(nil, ruleSet)
    return [
      PageGrade(
        grade: cell.pieces.joined(), mark: Self.mark(cell), count: left, share: "",
        start: rollup.assessed)
    ]
  }

  private func bar(_ rollup: Rollup) -> PageGradeBar {
    let parts = (grades(rollup) + unassessed(rollup)).filter { $0.count > 0 }
    return PageGradeBar(
      gradeParts: parts, counted: max(1, rollup.units),
      gradeText: parts.map { "\($0.grade) \($0.count)" }.joined(separator: style.listSeparator))
  }

  /// The class of a grade's mark.
  static func mark(_ cell: TextCell) -> String { cell.color.map { "g-\($0)" } ?? "g" }

  // MARK: Shares

  /// The colours of shares, from the least up, with what they stand for.
  private var bands: [PageCell] {
    (0...5).map { index in
      let least = index == 0 ? "0" : String(40 + index * 10)
      return PageCell(share: "\(least)–\(index == 5 ? 100 : 50 + index * 10) %", band: "\(index)")
    }
  }

  /// - Parameter share: nil shows as a dash.
  func cell(_ share: Points?) -> PageCell {
    guard let share else { return PageCell(share: "—", band: "") }
    let tenths = Int(share.micro / 100_000)
    return PageCell(
      share: style.percent(share, decimals: 0), band: "\(min(5, max(0, tenths - 4)))")
  }

  // MARK: Groups

  /// The groups of a level that have some of the rows.
  func table(_ level: UnitLevel, _ rows: [Int]) -> PageGroupTable {
    let heading = style.say(GroupPage.heading(level))
    return PageGroupTable(
      caption: heading, groupTitle: style.say(level.title),
      groups: members(level, rows).map { group($0.reference, $0.rows) })
  }

  private func members(_ level: UnitLevel, _ rows: [Int])
    -> [(reference: UnitReference, rows: [Int])]
  {
    guard let column = result.units.groups(Grouping(level)) else { return [] }
    var members = [[Int]](repeating: [], count: column.groups.count)
    for row in rows { if let group = column.group(of: row) { members[group].append(row) } }
    return members.enumerated().filter { !$1.isEmpty }.map { (.group(level, $0), $1) }
  }

  private func group(_ reference: UnitReference, _ rows: [Int]) -> PageGroup {
    let rollup = result.table.rollup(rows)
    let width = rollup.mean.map { $0.scaled(by: Points(whole: 100), over: ruleSet.total) }
    return PageGroup(
      groupName: result.units.describe(reference).name, units: rollup.units,
      assessed: rollup.assessed, mean: style.figure(rollup.mean, ruleSet),
      meanWidth: (width ?? .zero).rounded(to: 2).description,
      metShare: style.percent(rollup.metShare), bar: bar(rollup),
      shares: rollup.sectionAttainments.map(cell))
  }

  /// For each group of a level that groups of a level below divide: its figures and those groups.
  private func cards(_ level: UnitLevel, _ rows: [Int]) -> [PageGroupCard] {
    guard result.showsUnits else { return [] }
    return members(level, rows).compactMap { reference, rows in
      guard let inner = page.nextLevel(below: reference, rows) else { return nil }
      return PageGroupCard(
        cardName: result.units.describe(reference).name,
        figures: figures(result.table.rollup(rows)), inner: table(inner, rows))
    }
  }
}
