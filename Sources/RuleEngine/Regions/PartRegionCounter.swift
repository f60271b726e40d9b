import ScorecardModel

/// Counts the regions of parts as wholes: what became of conditions, gates, grades, caps, quotas.
struct PartRegionCounter {
  private(set) var hits = RegionHits()
  private let table: ScoreTable
  private let series: SnapshotSeries
  private let probe: SeriesProbe
  private let states: RegionStates

  private var ruleSet: RuleSet { table.ruleSet }
  private var rows: Range<Int> { 0..<table.unitCount }

  init(
    _ table: ScoreTable, _ series: SnapshotSeries, _ probe: SeriesProbe, _ states: RegionStates
  ) {
    self.table = table
    self.series = series
    self.probe = probe
    self.states = states
  }

  mutating func count() {
    for index in ruleSet.items.indices { countItem(index) }
    for (bonus, column) in zip(ruleSet.bonuses, table.bonuses) {
      countCap(.bonus(bonus.id), bonus, column)
    }
    for (deduction, column) in zip(ruleSet.deductions, table.deductions) {
      countCap(.deduction(deduction.id), deduction, column)
    }
    for index in ruleSet.gates.indices { countGate(index) }
    for index in ruleSet.grades.indices { countGrade(index) }
    for index in ruleSet.quotas.indices { countQuota(index) }
    countRuleSet()
  }

  private mutating func hit(_ part: RulePart, _ kind: RegionKind, _ row: Int) {
    hits.hit(Region(part, .whole, kind), row)
  }

  private mutating func countItem(_ index: Int) {
    let item = ruleSet.items[index]
    let part = ruleSet.part(ofItem: index)
    let scored = Set(states.scoredRows[index])
    var conditions: SeriesProbe.Column?
    if case .measure(let condition)? = item.condition {
      conditions = probe.attainments(condition, scale: nil)
    }
    let needs = item.needs.map { probe.values(.indicator($0)) }
    for row in rows {
      // Without data nobody knows whether a condition holds; the item is scored all the same.
      if item.condition != nil, conditions?.isMissing(row) != true {
        hit(part, scored.contains(row) ? .holds : .fails, row)
      }
      guard scored.contains(row) || conditions == nil else { continue }
      if item.missing == .exclude, table.items[index].outcome(row).outcome == .missing {
        hit(part, .leftOut, row)
      }
      for (position, column) in needs.enumerated() {
        if column.isMissing(row) { hit(part, .needMissing(position), row) }
        if column.isNotApplicable(row) { hit(part, .needNotApplicable(position), row) }
      }
    }
  }

  private mutating func countCap(
    _ part: RulePart, _ adjustment: Adjustment, _ column: PointsColumn
  ) {
    for row in rows where column.outcome(row).outcome == .scored {
      let earned = column.earned(row)
      if earned < adjustment.cap { hit(part, .belowCap, row) }
      if earned == adjustment.cap { hit(part, .onCap, row) }
      if earned > adjustment.cap {
        hit(part, .aboveCap, row)
        if case .function = adjustment.scoring { hit(part, .onCap, row) }
      }
    }
  }

  private mutating func countGate(_ index: Int) {
    let gate = ruleSet.gates[index]
    let part = RulePart.gate(gate.id)
    for row in rows {
      switch table.gate(index, row) {
      case .hit:
        hit(part, .holds, row)
        guard gate.cap != nil, table.isAssessed(row) else { continue }
        hit(part, table.gradeChange(byGate: index, row) == nil ? .capLeaves : .capLowers, row)
      case .open: hit(part, .fails, row)
      case .unknown: hit(part, .unknown, row)
      case .failed: break
      }
    }
  }

  private mutating func countGrade(_ index: Int) {
    let grade = ruleSet.grades[index]
    let part = RulePart.grade(grade.name)
    let conditions = conditions(of: grade)
    for row in rows {
      if table.grade(row) == index { hit(part, .given, row) }
      guard let tally = states.tallies[row], index <= Int(table.ungatedGrades[row]) else {
        continue
      }
      if let minimum = grade.minimum {
        if tally.published == minimum { hit(part, .onLine, row) }
        let isBelow = tally.published < minimum
        if isBelow, tally.published >= minimum - minimum.writtenUnit { hit(part, .belowLine, row) }
        if isBelow { continue }
      }
      if let share = grade.eachSection {
        countSections(share, tally, part, row)
      }
    }
    guard grade.condition != nil else { return }
    for row in states.askedRows[index] {
      let isGiven = Int(table.ungatedGrades[row]) == index
      if conditions?.isMissing(row) != true { hit(part, isGiven ? .holds : .fails, row) }
    }
  }

  private func conditions(of grade: Grade) -> SeriesProbe.Column? {
    guard case .measure(let condition)? = grade.condition else { return nil }
    return probe.attainments(condition, scale: nil)
  }

  private mutating func countSections(
    _ share: Points, _ tally: Tally, _ part: RulePart, _ row: Int
  ) {
    let isFinal = !ruleSet.finalOf.isEmpty
    if !tally.sections.allSatisfy({ $0.reaches(share) }) {
      hit(part, isFinal ? .yearDecides : .sectionDecides, row)
    } else if tally.sections.contains(where: { $0.isJust(share) }) {
      hit(part, isFinal ? .yearOnLine : .sectionOnLine, row)
    }
  }

  private mutating func countQuota(_ index: Int) {
    let quota = ruleSet.quotas[index]
    for members in series.current.units.partition(quota.within) {
      let limited = members.first { table.gradeChangeByQuota($0)?.from == quota.grade }
      if let limited { hit(.quota(index), .quotaLimits, limited) }
      if let admitted = members.first(where: { table.grade($0) == quota.grade }) {
        hit(.quota(index), .quotaAdmits, admitted)
      }
    }
  }

  private mutating func countRuleSet() {
    for row in rows {
      switch table.standing(row) {
      case .tooMuchMissing: hit(.ruleSet, .tooMuchMissing, row)
      case .tooMuchNotApplicable: hit(.ruleSet, .tooMuchNotApplicable, row)
      case .assessed, .failed: break
      }
      if let state = series.processStates?[row] { hit(.ruleSet, .state(state), row) }
      guard ruleSet.passLine != nil, let tally = states.tallies[row],
        table.bonuses.contains(where: { $0.earned(row) > .zero })
      else { continue }
      let holds = Ledger.lines(table, row, tally: tally).contains { $0.kind == .passLine }
      hit(.ruleSet, holds ? .passLineHolds : .passLineFree, row)
    }
  }
}
