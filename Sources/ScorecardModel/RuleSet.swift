import Diagnostics

/// The number of a Lua function of a rule set; the same in every machine that loads its source.
package typealias FunctionSlot = Int

/// How something is computed: by a measure over columns, or by a Lua function for each unit.
package enum Scoring: Sendable, Hashable {
  case measure(Measure)
  case function(FunctionSlot)
}

/// What becomes of an item whose indicators are missing.
package enum MissingPolicy: String, Sendable, CaseIterable {
  /// It scores 0 and is flagged.
  case zero
  /// It leaves the denominator, as if it were not applicable; it still counts as missing.
  case exclude
}

/// What carries points.
package struct Item: Sendable {
  package var id: String
  package var title: Message
  package var points: Points
  package var scoring: Scoring
  /// Where false the item is not applicable.
  package var condition: Scoring?
  package var missing: MissingPolicy
  /// Indicators that a function cannot do without: the item is missing or not applicable where
  /// one of them is.
  package var needs: [IndicatorIndex]
  /// 数据来源, for people.
  package var source: String
  package var note: String
  /// Line of the rule file.
  package var line: Int
  /// Lines of the measures of `scoring` and `condition`, in the order of `Measure.all`; empty
  /// where they are not known.
  package var scoringLines: [Int] = []
  package var conditionLines: [Int] = []

  package init(
    id: String, title: Message, points: Points, scoring: Scoring, condition: Scoring? = nil,
    missing: MissingPolicy = .zero, needs: [IndicatorIndex] = [], source: String = "",
    note: String = "", line: Int = 0
  ) {
    self.id = id
    self.title = title
    self.points = points
    self.scoring = scoring
    self.condition = condition
    self.missing = missing
    self.needs = needs
    self.source = source
    self.note = note
    self.line = line
  }
}

/// A group of items. The items themselves are `RuleSet.items[itemRange]`.
package struct Section: Sendable {
  package var id: String
  package var title: Message
  package var points: Points
  package var itemRange: Range<Int>
  package var line: Int

  package init(id: String, title: Message, points: Points, itemRange: Range<Int>, line: Int = 0) {
    self.id = id
    self.title = title
    self.points = points
    self.itemRange = itemRange
    self.line = line
  }
}

/// A bonus or a deduction: outside the total, capped.
package struct Adjustment: Sendable {
  package var id: String
  package var title: Message
  /// What full attainment of a measure is worth.
  package var points: Points
  /// The most that it may add or take.
  package var cap: Points
  package var scoring: Scoring
  package var line: Int
  /// As of `Item`.
  package var scoringLines: [Int] = []

  package init(
    id: String, title: Message, points: Points, cap: Points, scoring: Scoring, line: Int = 0
  ) {
    self.id = id
    self.title = title
    self.points = points
    self.cap = cap
    self.scoring = scoring
    self.line = line
  }
}

/// What a gate sets to zero.
package enum ZeroTarget: Sendable, Hashable {
  case section(Int)
  case item(Int)
}

/// A condition that caps the grade, raises a flag or zeroes a part of the score.
package struct Gate: Sendable {
  package var id: String
  package var title: Message
  package var condition: Scoring
  /// The best grade it leaves, by position in `RuleSet.grades`.
  package var cap: Int?
  package var flag: String?
  package var zero: ZeroTarget?
  package var line: Int
  /// As of `Item`.
  package var conditionLines: [Int] = []

  package init(
    id: String, title: Message, condition: Scoring, cap: Int? = nil, flag: String? = nil,
    zero: ZeroTarget? = nil, line: Int = 0
  ) {
    self.id = id
    self.title = title
    self.condition = condition
    self.cap = cap
    self.flag = flag
    self.zero = zero
    self.line = line
  }
}

/// A grade and what it takes; the first from the top whose every condition holds is given.
package struct Grade: Sendable {
  package var name: String
  /// The least published total.
  package var minimum: Points?
  /// The least attainment of every section, 0…1 as a decimal.
  package var eachSection: Points?
  /// The least score of every year of a schedule; only the schedule's final looks at it.
  package var eachYear: Points?
  package var condition: Scoring?
  package var line: Int
  /// As of `Item`.
  package var conditionLines: [Int] = []

  package init(
    name: String, minimum: Points? = nil, eachSection: Points? = nil, eachYear: Points? = nil,
    condition: Scoring? = nil, line: Int = 0
  ) {
    self.name = name
    self.minimum = minimum
    self.eachSection = eachSection
    self.eachYear = eachYear
    self.condition = condition
    self.line = line
  }
}

extension Grade {
  /// Whether every unit that no grade above fits has this one.
  package var isUnconditional: Bool {
    minimum == nil && eachSection == nil && condition == nil && eachYear == nil
  }
}

/// At most a share of the units of a group may hold a grade.
package struct Quota: Sendable, Hashable {
  /// By position in `RuleSet.grades`.
  package var grade: Int
  /// 0…1 as a decimal.
  package var share: Points
  package var within: Grouping
  package var line: Int

  package init(grade: Int, share: Points, within: Grouping, line: Int = 0) {
    self.grade = grade
    self.share = share
    self.within = within
    self.line = line
  }
}

/// How the sections make the total.
package enum Combination: Sendable, Hashable {
  case sum
  /// total × Π attainment_s ^ (points_s / total)
  case geometric
  /// total × the least section attainment
  case minimum
  /// A Lua function of the sections' scores.
  case function(FunctionSlot)
}

/// Among whom units are ranked.
package struct Ranking: Sendable, Hashable {
  package var within: Grouping
  /// A group of fewer assessed units is not ranked.
  package var smallest: Int

  package init(within: Grouping, smallest: Int) {
    self.within = within
    self.smallest = smallest
  }
}

/// One rule file, checked: what it says about itself, and how it scores.
package struct RuleSet: Sendable {
  package var id: String
  package var version: String
  package var title: Message
  /// The source phrase.
  package var source: String
  /// The kind of unit that it scores in this run.
  package var unit: UnitLevel
  /// The kinds of units that it may score; the first is the usual one.
  package var levels: [UnitLevel]
  /// What the sections' points sum to.
  package var total: Points
  /// Decimals of the published total, 0…6.
  package var decimals: Int
  package var sections: [Section]
  package var items: [Item]
  package var bonuses: [Adjustment]
  package var deductions: [Adjustment]
  package var gates: [Gate]
  /// From the best down; the last has no condition.
  package var grades: [Grade]
  package var quotas: [Quota]
  package var combination: Combination
  package var ranking: Ranking
  /// The lowest grade that counts in 达标率, by position in `grades`.
  package var metGrade: Int
  /// A bonus does not lift a base below this to it.
  package var passLine: Points?
  /// Above these shares of the total's points a unit is 无法评定; decimals 0…1.
  package var maxNotApplicable: Points
  package var maxMissing: Points
  /// As the user named the file.
  package var path: String
  /// The rule sets whose results it reads.
  package var uses: [Use] = []
  /// What stands behind the catalogue's indicators: the figures of `uses`, then the step of
  /// `process`. The first has the index of the catalogue's count.
  package var derived: [Indicator] = []
  package var rescaling: Rescaling = .total
  package var process: ProcessPlan?
  package var shown: [Shown] = []
  /// The year of a schedule that it stands for; nil for a rule set without a schedule, and for a
  /// schedule's final.
  package var phase: Phase?
  /// A schedule's phases, where this is its final: by year.
  package var finalOf: [Phase] = []
  /// Sections and items of the other phases of its schedule, and of its final: on a card here they
  /// are there, without a value.
  package var otherSections: [String] = []
  package var otherItems: [String] = []
  /// How much a total from self-assessed values may be above the one from verified values.
  package var selfMargin = Points(whole: 5)

  package init(
    id: String, version: String, title: Message, source: String = "",
    unit: UnitLevel = .community, levels: [UnitLevel] = [], total: Points = Points(whole: 100),
    decimals: Int = 2,
    sections: [Section], items: [Item], bonuses: [Adjustment] = [],
    deductions: [Adjustment] = [], gates: [Gate] = [], grades: [Grade] = [],
    quotas: [Quota] = [], combination: Combination = .sum,
    ranking: Ranking = Ranking(within: .district, smallest: 3), metGrade: Int = 0,
    passLine: Points? = nil, maxNotApplicable: Points = Points(micro: 200_000),
    maxMissing: Points = Points(micro: 300_000), path: String = ""
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.source = source
    self.unit = unit
    self.levels = levels.isEmpty ? [unit] : levels
    self.total = total
    self.decimals = decimals
    self.sections = sections
    self.items = items
    self.bonuses = bonuses
    self.deductions = deductions
    self.gates = gates
    self.grades = grades
    self.quotas = quotas
    self.combination = combination
    self.ranking = ranking
    self.metGrade = metGrade
    self.passLine = passLine
    self.maxNotApplicable = maxNotApplicable
    self.maxMissing = maxMissing
    self.path = path
  }

  /// The section that an item belongs to.
  package func section(ofItem item: Int) -> Int {
    sections.firstIndex { $0.itemRange.contains(item) } ?? 0
  }
}
