import Diagnostics
import ScorecardModel

/// One unit under one rule set, with what is needed to follow how its result comes about.
package struct UnitExplanation: Sendable {
  package let result: RuleSetResult
  package let words: RuleWords
  /// Of the snapshot.
  package let row: Int
  package let card: Scorecard
  /// The day that is scored.
  package let asOf: CalendarDate?
  /// The only item that is shown, by position in the rule set's items; nil shows everything.
  package let onlyItem: Int?
  /// The way to the next grade; nil where there is none to reach.
  package let distance: GradeDistance?

  package init(
    result: RuleSetResult, words: RuleWords, row: Int, asOf: CalendarDate?, onlyItem: Int?,
    distance: GradeDistance?
  ) {
    self.result = result
    self.words = words
    self.row = row
    self.asOf = asOf
    self.onlyItem = onlyItem
    self.distance = distance
    card = result.scorecard(row)
  }

  var ruleSet: RuleSet { result.ruleSet }

  package var reader: WorkingReader { WorkingReader(words, result.series, row: row) }

  /// How an item's points follow from a measure; nil for a function.
  package func working(ofItem index: Int) -> (working: Working, points: Points)? {
    let item = ruleSet.items[index]
    guard case .measure(let measure) = item.scoring else { return nil }
    return reader.working(measure, points: item.points)
  }

  /// The items whose shown arithmetic does not come to what the evaluator gave them: there are
  /// none, unless scorecard itself is at fault.
  package var contradictions: [Int] {
    ruleSet.items.indices.filter { index in
      let column = result.table.items[index]
      guard column.outcome(row).outcome == .scored, let shown = working(ofItem: index) else {
        return false
      }
      return !shown.working.isScored || shown.points != column.earned(row)
    }
  }

  /// How many units of the same group have a rank.
  var rankedPeers: Int {
    let members = result.units.partition(ruleSet.ranking.within).first { $0.contains(row) } ?? []
    return members.count { result.table.rank($0) != nil }
  }
}

/// What a unit lacks for a better grade, and ways there, each of which was scored.
package struct GradeDistance: Sendable {
  /// The grade to reach, by position in `RuleSet.grades`.
  package var target: Int
  /// What the published total lacks; zero where it is enough.
  package var pointsShort: Points
  /// Sections below the share that the grade asks of each, with the points that they lack.
  package var sectionsShort: [(section: Int, points: Points)]
  /// Whether the grade's own further condition does not hold, or nobody knows.
  package var lacksCondition: Bool
  /// Gates that hold and cap the grade below the target, by position in `RuleSet.gates`.
  package var gates: [Int]
  /// The places of the grade, for each quota of it.
  package var places: [QuotaPlaces]
  /// Whether a quota took a grade from the unit.
  package var isPushedDown: Bool
  /// Steps of which each reaches the grade alone.
  package var alone: [GradeStep]
  /// Steps that reach it one after the other; empty where one alone does.
  package var together: [GradeStep]
  /// Whether the last of `together` reaches it.
  package var reachesTogether: Bool
  /// What other items could gain, each alone, the greatest gain first.
  package var others: [GradeStep]
  /// Items below full points of which no change is known to raise them.
  package var unknown: [Int]
  /// Whether the search ended early, so that further or smaller steps may exist.
  package var isBounded = false

  package init(
    target: Int, pointsShort: Points, sectionsShort: [(section: Int, points: Points)],
    lacksCondition: Bool, gates: [Int], places: [QuotaPlaces], isPushedDown: Bool
  ) {
    self.target = target
    self.pointsShort = pointsShort
    self.sectionsShort = sectionsShort
    self.lacksCondition = lacksCondition
    self.gates = gates
    self.places = places
    self.isPushedDown = isPushedDown
    alone = []
    together = []
    reachesTogether = false
    others = []
    unknown = []
  }
}

/// Other values of a unit and what they come to, as the evaluator scored them.
package struct GradeStep: Sendable {
  package struct Change: Sendable, Hashable {
    package let indicator: IndicatorIndex
    package let from: Cell
    package let to: Double

    package init(indicator: IndicatorIndex, from: Cell, to: Double) {
      self.indicator = indicator
      self.from = from
      self.to = to
    }
  }

  /// The item, bonus, deduction, gate or grade's condition that the step is about.
  package let place: ScoringPlace
  package let changes: [Change]
  /// What the published total gains; in a chain, on top of the steps before.
  package let gain: Points
  package let total: Points
  /// Nil where the unit would not be assessed, and where the search ended before it was known.
  package let grade: Int?
  /// Whether the grade is lower because a quota is taken.
  package let isQuotaLimited: Bool

  package init(
    place: ScoringPlace, changes: [Change], gain: Points, total: Points, grade: Int?,
    isQuotaLimited: Bool = false
  ) {
    self.place = place
    self.changes = changes
    self.gain = gain
    self.total = total
    self.grade = grade
    self.isQuotaLimited = isQuotaLimited
  }
}
