import Diagnostics
import ScorecardModel

/// Scorecards of a rule set as JSON for the page's script: every text as it is shown.
struct PageCards: Sendable {
  /// Scorecards in one block, which have their texts in common.
  static let block = 200

  private let result: RuleSetResult
  private let ruleSet: RuleSet
  private let style: TextStyle
  private let page: UnitPage
  private let items: ItemTable
  private let paths: TrajectoryTable
  private let words: CardWords
  /// By item: the names of the indicators that it reads; of a function, what it read for the first
  /// unit.
  private let usualNames: [[String]]

  init(_ part: PageRuleSet) {
    result = part.result
    ruleSet = part.ruleSet
    style = part.style
    page = UnitPage(result, style, asOf: part.asOf)
    let items = ItemTable(ruleSet, result.catalogue, style)
    self.items = items
    paths = TrajectoryTable(ruleSet, result.catalogue, style)
    words = CardWords(ruleSet: ruleSet)
    let (table, first) = (result.table, result.scope.rows.first)
    usualNames = ruleSet.items.indices.map { item in
      first.map { table.references(ofItem: item, $0).map(items.name) } ?? []
    }
  }

  /// What all scorecards have in common: titles, points and rules, and the means of districts.
  func plan() -> String {
    let rules = RuleWords(ruleSet, catalogue: result.catalogue, functions: [])
    let sections = ruleSet.sections.map {
      PageJSON.texts([style.say($0.title), $0.points.description])
    }
    let items = ruleSet.sections.enumerated().flatMap { number, section in
      section.itemRange.map { index in
        let item = ruleSet.items[index]
        let rule = rules.item(item).map(style.say).joined(separator: " ")
        return PageJSON.array([
          PageJSON.texts([
            String(index + 1), style.say(item.title), item.points.description, rule,
          ]), String(number), PageJSON.texts(usualNames[index]),
        ])
      }
    }
    return PageJSON.object([
      ("block", String(Self.block)), ("sections", PageJSON.array(sections)),
      ("items", PageJSON.array(items)), ("peers", PageJSON.array(peers())),
      ("trajectory", PageJSON.text(style.say(paths.title))),
      ("points", PageJSON.text(ruleSet.total.description)),
    ])
  }

  /// With whom a unit is compared: its district, or all where the data has none.
  private var districts: GroupColumn? { result.units.groups(.district) }

  /// Names, with the mean attainment of each section; the last is of all units.
  private func peers() -> [String] {
    let groups = zip(districts?.groups ?? [], districts?.members() ?? []).map { ($0.name, $1) }
    let everything = (style.say(TextWords.allUnits), Array(0..<result.table.unitCount))
    return (groups + [everything]).map { name, rows in
      let means = result.table.rollup(rows).sectionAttainments
      return PageJSON.array([PageJSON.text(name), PageJSON.texts(means.map(style.percent))])
    }
  }

  // MARK: Cards

  /// The scorecards of some units, and the texts that they refer to by number.
  func cards(_ rows: ArraySlice<Int>) -> String {
    var pool = PagePool()
    let cards = rows.map { card($0, &pool) }
    return PageJSON.object([("texts", pool.json), ("cards", PageJSON.array(cards))])
  }

  /// Head, peers, sections, items and the lists that the unit has. An item is its result and the
  /// values that it read; where their names are not the usual ones, −1 less their number is first.
  private func card(_ row: Int, _ pool: inout PagePool) -> String {
    let card = result.scorecard(row)
    let sections = card.sections.map { section in
      pool.add(
        PageJSON.leading([
          section.score.description, style.percent(section.attainment),
          page.omission(section).map(style.say) ?? "",
        ]))
    }
    let items = zip(card.sections.flatMap(\.items), usualNames).flatMap { item, usual -> [Int] in
      let attainment = self.items.attainment(item)
      let result = PageJSON.leading([
        self.items.score(item), attainment.pieces.joined(), attainment.color.map { "\($0)" } ?? "",
        self.items.remarks(item),
      ])
      let names = item.evidence.map { self.items.name($0.reference) }
      return (names == usual ? [] : [-1 - pool.add(PageJSON.texts(names))]) + [pool.add(result)]
        + item.evidence.map { pool.add(PageJSON.text(self.items.value($0))) }
    }
    let peer = districts.flatMap { $0.group(of: row) } ?? districts?.groups.count ?? 0
    let numbers = { (list: [Int]) in PageJSON.array(list.map(String.init)) }
    return PageJSON.array(
      [
        numbers(head(card).map { pool.add(PageJSON.text($0)) }), String(peer), numbers(sections),
        numbers(items), ledger(card, &pool), lists(card, &pool),
      ].filter { $0 != "{}" })
  }

  /// Where the unit is, why it has no total, and what stands beside it.
  private func head(_ card: Scorecard) -> [String] {
    let beside = [
      card.rank.map { page.rank($0, card.row) }, page.selfAssessed(card), page.coverage(card),
      card.process.flatMap(page.process),
    ].compactMap(\.self)
    let why = card.total == nil ? style.say(words.whyNotAssessed(card)) : ""
    return [page.place(card.row), why] + beside
  }

  /// Titles and amounts; what became of the grade has a reason, too.
  private func ledger(_ card: Scorecard, _ pool: inout PagePool) -> String {
    let ledger = words.ledger(card).map { [style.say($0.title), $0.amount] }
    let changes = words.gradeChanges(card).map {
      [style.say(TextWords.grade), $0.text, style.say($0.why)]
    }
    return numbers(ledger + changes, &pool)
  }

  /// Lists of texts as lists of their numbers.
  private func numbers(_ rows: [[String]], _ pool: inout PagePool) -> String {
    let rows = rows.map { row in
      PageJSON.array(row.map { String(pool.add(PageJSON.text($0))) })
    }
    return PageJSON.array(rows)
  }

  /// The lists that not every unit has, by their names.
  private func lists(_ card: Scorecard, _ pool: inout PagePool) -> String {
    let cells = { (rows: [[TextCell]]) in rows.map { $0.map { $0.pieces.joined() } } }
    let gates = card.gates.filter { $0.state != .open }.map { gate in
      [
        style.say(gate.gate.title),
        page.effects(gate).map(style.say).joined(separator: style.listSeparator),
      ]
    }
    let shown = card.shown.map { score in
      [
        style.say(score.shown.title),
        score.values.map { items.name($0.reference) + " " + items.value($0) }
          .joined(separator: style.clauseSeparator),
      ]
    }
    var members: [(String, String)] = [
      ("bonuses", cells(page.adjustmentCells(card.bonuses, "+"))),
      ("deductions", cells(page.adjustmentCells(card.deductions, "-"))), ("gates", gates),
      ("shown", shown),
    ].filter { !$0.1.isEmpty }.map { ($0, numbers($1, &pool)) }
    if let trajectory = card.trajectory { members.append(("trajectory", path(trajectory, &pool))) }
    return PageJSON.object(members)
  }

  /// Status, lag, days, and a line for each path: its name, baseline, goal, lag, status, and for
  /// each day what it is and what it should be.
  private func path(_ trajectory: Trajectory, _ pool: inout PagePool) -> String {
    let status = { (status: ProgressStatus) in
      [style.say(status.title), paths.color(status).map { "\($0)" } ?? ""]
    }
    let lines = trajectory.lines.map { line in
      let texts =
        [
          style.say(paths.name(line)), paths.number(line.baseline), paths.number(line.goal),
          paths.number(line.lag),
        ] + status(line.status)
        + line.points.flatMap { [paths.number($0.value), paths.number($0.expected)] }
      return PageJSON.texts(texts)
    }
    let dates = trajectory.lines.first?.points.map(\.date.description) ?? []
    return PageJSON.array([
      PageJSON.texts(status(trajectory.status) + [paths.lag(trajectory)]),
      String(pool.add(PageJSON.texts(dates))), PageJSON.array(lines),
    ])
  }
}
