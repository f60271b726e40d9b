import Diagnostics
import ScorecardModel

/// One scenario of a `*_test.lua` file: snapshots, targets and a process of some units, and what
/// rule sets must make of them.
package struct Scenario: Sendable {
  package var title: String
  /// What the author says of it; empty for nothing.
  package var note: String
  package var place: SourcePlace
  /// Ids of the rule sets that are run.
  package var ruleSets: [String]
  package var asOf: CalendarDate?
  package var snapshots: [ScenarioSnapshot]
  package var targets: [ScenarioTarget]
  /// Of rule sets that are not run.
  package var results: [ScenarioResult]
  package var adjustments: [ScenarioAdjustment]
  /// With the lines of the file.
  package var process: [ProcessRecord]
  package var expectations: [ScenarioExpectation]
}

/// The units of one kind on one day.
package struct ScenarioSnapshot: Sendable {
  package var date: CalendarDate
  package var level: UnitLevel
  package var isBaseline: Bool
  /// Who vouches for the values; nil where nobody is said to.
  package var verification: VerificationLevel?
  package var units: [ScenarioUnit]
}

/// A unit of a snapshot.
package struct ScenarioUnit: Sendable {
  package var code: String
  package var name: String
  package var district: String?
  package var street: String?
  package var city: String?
  package var stratum: String?
  /// Its own, and the scenario's defaults; what is absent is missing.
  package var cells: [IndicatorIndex: Cell]
}

/// What a unit promised for an indicator in a year.
package struct ScenarioTarget: Sendable, Hashable {
  package var code: String
  package var indicator: IndicatorIndex
  package var year: Int
  package var value: Double
  package var place: SourcePlace
}

/// What a rule set that is not run came to for a unit, as the author states it.
package struct ScenarioResult: Sendable, Hashable {
  package var code: String
  package var ruleSet: String
  package var total: Double
  package var grade: String?
  package var place: SourcePlace
}

/// Points that an authority decided for a unit.
package struct ScenarioAdjustment: Sendable, Hashable {
  package var code: String
  package var ruleSet: String
  package var adjustment: UnitAdjustment
  package var place: SourcePlace
}

/// One `expect { … }` of a scenario.
package struct ScenarioExpectation: Sendable {
  package enum Subject: Sendable {
    case unit(ruleSet: String, unit: String, [ScenarioCheck])
    /// The figures of a group of units.
    case rollup(ruleSet: String, unit: String, [ScenarioCheck])
    /// That the run reports something.
    case diagnostic(id: String)
  }

  package var subject: Subject
  package var place: SourcePlace
}

/// One figure that must come out.
package struct ScenarioCheck: Sendable, Hashable {
  package enum Key: Sendable, Hashable {
    case total, grade, rank, flags
    /// An item or a bonus, a section, by its id.
    case item(String), section(String)
    case mean, median, minimum, maximum, metShare, completeness, units, assessed
    /// How many units have a grade.
    case gradeCount(String)
  }

  package enum Value: Sendable, Hashable {
    case points(Points)
    case count(Int)
    case text(String)
    case flags([String])
    case notApplicable
    /// `rank = false`: the unit is not ranked.
    case none
  }

  package var key: Key
  package var value: Value

  package init(key: Key, value: Value) {
    self.key = key
    self.value = value
  }
}
