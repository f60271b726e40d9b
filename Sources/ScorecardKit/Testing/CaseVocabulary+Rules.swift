import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

extension CaseVocabulary {
  /// The phase of a schedule's final in case files.
  static let finalPhase = "final"

  /// What cases of a rule set may speak of.
  /// - Throws: where a rule set that it uses is faulty.
  init(
    _ loaded: LoadedRuleSet, catalogue: Catalogue, library: RuleLibrary
  ) throws(Failure) {
    let ruleSet = loaded.ruleSet
    let process = ruleSet.process
    let phases = loaded.phases.map { phase in
      Phase(
        id: phase.ruleSet.phase?.id ?? "", parts: phase.ruleSet.parts,
        days: phase.ruleSet.phase?.days)
    }
    var resultGrades: [String: [String]] = [:]
    for use in ruleSet.uses {
      resultGrades[use.alias] = try library.usedRuleSet(use.ruleSet)?.grades.map(\.name)
    }
    self.init(
      catalogue: catalogue,
      phases: phases + [
        Phase(
          id: phases.isEmpty ? "" : Self.finalPhase, parts: ruleSet.parts,
          days: ruleSet.finalOf.last?.days)
      ],
      grades: ruleSet.grades.map(\.name), results: ruleSet.uses.map(\.alias),
      resultGrades: resultGrades,
      states: (process?.states ?? []) + (process?.verdicts ?? []), levels: ruleSet.levels)
  }
}

extension ScorecardModel.Phase {
  /// The days of its year.
  fileprivate var days: ClosedRange<CalendarDate> {
    schedule.start(ofYear: year)...schedule.end(ofYear: year)
  }
}

extension RuleSet {
  /// Everything in it that carries points and has an id.
  var parts: [CaseVocabulary.Part] {
    sections.map { .init(id: $0.id, title: $0.title) }
      + items.map { .init(id: $0.id, title: $0.title) }
      + (bonuses + deductions).map { .init(id: $0.id, title: $0.title) }
  }

  func part(_ id: String) -> CaseVocabulary.Part? { parts.first { $0.id == id } }
}
