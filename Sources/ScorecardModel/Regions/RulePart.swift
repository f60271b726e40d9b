import Diagnostics

/// A part of a rule file that tests are counted by. The rule sets of a schedule's years have their
/// items to themselves; bonuses, gates, grades and quotas they share, since the file has them once.
package enum RulePart: Sendable, Hashable {
  /// `phase` is the id of the schedule's phase; empty outside of phases.
  case item(phase: String, id: String)
  case bonus(String)
  case deduction(String)
  case gate(String)
  /// By name.
  case grade(String)
  /// By position in `RuleSet.quotas`.
  case quota(Int)
  /// What the rule set says of itself.
  case ruleSet
}

extension RuleSet {
  package func part(of place: ScoringPlace) -> RulePart {
    switch place {
    case .item(let index), .applicability(let index): part(ofItem: index)
    case .bonus(let index): .bonus(bonuses[index].id)
    case .deduction(let index): .deduction(deductions[index].id)
    case .gate(let index): .gate(gates[index].id)
    case .grade(let index): .grade(grades[index].name)
    }
  }

  package func part(ofItem index: Int) -> RulePart {
    .item(phase: phase?.id ?? "", id: items[index].id)
  }

  /// Its parts in their order; without the items of a schedule's final, which are its years.
  package var ruleParts: [RulePart] {
    (finalOf.isEmpty ? items.indices.map(part(ofItem:)) : [])
      + bonuses.map { .bonus($0.id) } + deductions.map { .deduction($0.id) }
      + gates.map { .gate($0.id) } + grades.map { .grade($0.name) }
      + quotas.indices.map { .quota($0) } + [.ruleSet]
  }

  /// Where a part computes something; empty for a part that it has not, and for one that computes
  /// nothing.
  package func places(of part: RulePart) -> [ScoringPlace] {
    scoringPlaces.filter { self.part(of: $0) == part }
  }

  /// Whether the part is in this rule set.
  package func has(_ part: RulePart) -> Bool {
    switch part {
    case .item(let phase, let id): phase == self.phase?.id ?? "" && items.contains { $0.id == id }
    case .bonus(let id): bonuses.contains { $0.id == id }
    case .deduction(let id): deductions.contains { $0.id == id }
    case .gate(let id): gates.contains { $0.id == id }
    case .grade(let name): grades.contains { $0.name == name }
    case .quota(let index): quotas.indices.contains(index)
    case .ruleSet: true
    }
  }

  /// The name of a part for people; nil for one that it has not.
  package func title(of part: RulePart) -> Message? {
    switch part {
    case .item(let phase, let id):
      phase == self.phase?.id ?? "" ? items.first { $0.id == id }?.title : nil
    case .bonus(let id): bonuses.first { $0.id == id }?.title
    case .deduction(let id): deductions.first { $0.id == id }?.title
    case .gate(let id): gates.first { $0.id == id }?.title
    case .grade(let name):
      grades.contains { $0.name == name }
        ? Message(en: "grade \(name)", zh: "等次“\(name)”") : nil
    case .quota(let index):
      quotas.indices.contains(index)
        ? Message(
          en: "quota of \(grades[quotas[index].grade].name)",
          zh: "“\(grades[quotas[index].grade].name)”名额") : nil
    case .ruleSet: Message(en: "the rule set", zh: "规则集")
    }
  }

  /// Line of the rule file; nil for a part that it has not, and for the rule set as a whole.
  package func line(of part: RulePart) -> Int? {
    switch part {
    case .item(let phase, let id):
      phase == self.phase?.id ?? "" ? items.first { $0.id == id }?.line : nil
    case .bonus(let id): bonuses.first { $0.id == id }?.line
    case .deduction(let id): deductions.first { $0.id == id }?.line
    case .gate(let id): gates.first { $0.id == id }?.line
    case .grade(let name): grades.first { $0.name == name }?.line
    case .quota(let index): quotas.indices.contains(index) ? quotas[index].line : nil
    case .ruleSet: nil
    }
  }
}
