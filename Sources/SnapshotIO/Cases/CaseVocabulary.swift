import Diagnostics
import ScorecardModel

/// What the case file of one rule set may speak of.
package struct CaseVocabulary: Sendable {
  /// What can be expected of one phase; of the whole rule set where it has no schedule.
  package struct Phase: Sendable {
    /// Empty where the rule set has no schedule; `final` for what its years come to.
    package var id: String
    /// Sections, items, bonuses and deductions.
    package var parts: [Part]
    /// The days of its year; nil where the rule set has no schedule.
    package var days: ClosedRange<CalendarDate>?

    package init(id: String, parts: [Part], days: ClosedRange<CalendarDate>? = nil) {
      self.id = id
      self.parts = parts
      self.days = days
    }
  }

  /// Something that carries points.
  package struct Part: Sendable {
    package var id: String
    package var title: Message

    package init(id: String, title: Message) {
      self.id = id
      self.title = title
    }
  }

  package var catalogue: Catalogue
  /// One without an id where the rule set has no schedule.
  package var phases: [Phase]
  /// From the best down.
  package var grades: [String]
  /// Names that the rule set gives the results it uses, and the ids of its phases, which its final
  /// uses.
  package var results: [String]
  /// The grades of those results, by the same names; what is absent is not known.
  package var resultGrades: [String: [String]]
  /// States and verdicts of its process.
  package var states: [String]
  /// What it assesses; the first is the default.
  package var levels: [UnitLevel]

  package init(
    catalogue: Catalogue, phases: [Phase], grades: [String] = [], results: [String] = [],
    resultGrades: [String: [String]] = [:], states: [String] = [],
    levels: [UnitLevel] = [.community]
  ) {
    self.catalogue = catalogue
    self.phases = phases
    self.grades = grades
    self.results = results
    self.resultGrades = resultGrades
    self.states = states
    self.levels = levels
  }

  var hasSchedule: Bool { phases.contains { !$0.id.isEmpty } }
  var phaseIDs: [String] { phases.map(\.id).filter { !$0.isEmpty } }
  var parts: [Part] { phases.flatMap(\.parts) }
}
