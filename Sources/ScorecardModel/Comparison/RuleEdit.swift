import Diagnostics

/// What of a rule set an edit is about.
package struct EditedPart: Sendable, Hashable {
  /// The raw values are published in reports.
  package enum Kind: String, Sendable, CaseIterable {
    /// The file, or a field of the rule set itself, by the field's name.
    case ruleset
    case section, item, bonus, deduction, gate
    /// By its name.
    case grade
    /// By its grade and group: `示范/district`.
    case quota
    /// By its alias.
    case use
    case schedule, phase, process, shown
    /// An indicator of the catalogue.
    case indicator
  }

  package let kind: Kind
  package let id: String

  package init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

/// A field of a part that says something else.
package struct FieldChange: Sendable, Hashable {
  /// As the rule file calls it; a way down into a measure: `measure.to`.
  package let field: String
  package let title: Message
  /// In words; nil where there was or is none.
  package let old: Message?
  package let new: Message?

  package init(_ field: String, _ title: Message, _ old: Message?, _ new: Message?) {
    self.field = field
    self.title = title
    self.old = old
    self.new = new
  }
}

/// An edit of one part of a rule set.
package struct RuleEdit: Sendable, Hashable {
  package enum Action: String, Sendable {
    case added, removed, changed
  }

  package let part: EditedPart
  package let title: Message
  package let action: Action
  /// Of an added or removed part what it says or said.
  package var changes: [FieldChange]
  /// Lines of the rule files; nil where the part is not there, and where nobody knows.
  package let oldLine: Int?
  package let newLine: Int?
  /// Whether no score can follow from it: titles, sources, notes.
  package let isWording: Bool
  /// Of a gate the words that it flags or flagged.
  package let flags: [String]

  package init(
    _ part: EditedPart, _ title: Message, _ action: Action, _ changes: [FieldChange],
    oldLine: Int? = nil, newLine: Int? = nil, isWording: Bool = false, flags: [String] = []
  ) {
    self.part = part
    self.title = title
    self.action = action
    self.changes = changes
    self.oldLine = oldLine
    self.newLine = newLine
    self.isWording = isWording
    self.flags = flags
  }
}

extension StepEffects {
  /// What an edit did; nil where that cannot be told apart from what other edits did.
  package func of(_ edit: RuleEdit) -> PartEffect? {
    switch edit.part.kind {
    case .item: return of(.item(edit.part.id))
    case .bonus: return of(.bonus(edit.part.id))
    case .deduction: return of(.deduction(edit.part.id))
    case .gate: return of(gate: edit.part.id, flags: edit.flags)
    case .grade: return of(grade: edit.part.id)
    case .quota: return of(quota: String(edit.part.id.split(separator: "/").first ?? ""))
    case .ruleset: return of(field: edit.part.id)
    case .shown: return PartEffect()
    case .section, .use, .schedule, .phase, .process, .indicator:
      return changed == 0 ? PartEffect() : nil
    }
  }

  /// Of a field of the rule set itself.
  private func of(field: String) -> PartEffect? {
    switch field {
    case "combine": return of(.combination)
    case "rescale": return of(.rescaling)
    case "pass_line": return of(.passLine)
    case "decimals": return of(.rounding)
    case "rank": return Self.touching(ranks)
    case "met": return Self.touching(met)
    case "max_missing", "max_not_applicable": return Self.touching(standings)
    case "self_margin": return of(.selfAssessedHigh)
    default: return changed == 0 ? PartEffect() : nil
    }
  }
}
