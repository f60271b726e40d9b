import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel

/// One side of a comparison of rule sets: what it says, and in words.
struct EditedRules {
  let loaded: LoadedRuleSet
  /// With the rule set's derived indicators.
  let catalogue: Catalogue
  let words: RuleWords

  init(_ loaded: LoadedRuleSet, _ catalogue: Catalogue) {
    self.loaded = loaded
    self.catalogue = catalogue.adding(loaded.ruleSet.derived)
    words = loaded.words(catalogue: catalogue, titles: [:])
  }

  var ruleSet: RuleSet { loaded.ruleSet }
}

/// Compares two rule sets part by part, by their ids.
struct RuleEdits {
  let old: EditedRules
  let new: EditedRules
  /// The position in the new catalogue of each indicator of the old one; where it is gone, a number
  /// that no indicator has.
  private let positions: [IndicatorIndex]
  private(set) var edits: [RuleEdit] = []

  /// Every edit from one rule set to another, in the order of the parts.
  static func between(_ old: EditedRules, _ new: EditedRules) -> [RuleEdit] {
    compared(old, new).edits
  }

  /// What there is to tell of two rule sets.
  static func compared(_ old: EditedRules, _ new: EditedRules) -> RuleEdits {
    var edits = RuleEdits(old, new)
    edits.compareRuleSet()
    edits.compareUses()
    edits.compareSections()
    edits.compareItems()
    edits.compareAdjustments(.bonus, old.ruleSet.bonuses, new.ruleSet.bonuses)
    edits.compareAdjustments(.deduction, old.ruleSet.deductions, new.ruleSet.deductions)
    edits.compareGates()
    edits.compareGrades()
    edits.compareQuotas()
    edits.compareCourse()
    edits.compareIndicators()
    return edits
  }

  private init(_ old: EditedRules, _ new: EditedRules) {
    self.old = old
    self.new = new
    positions = old.catalogue.indicators.enumerated().map { position, indicator in
      new.catalogue.index(id: indicator.id) ?? -1 - position
    }
  }

  mutating func add(_ edit: RuleEdit?) { if let edit { edits.append(edit) } }

  /// A part that both sides have; nil where nothing of it was edited.
  func changed(
    _ part: EditedPart, _ title: Message, _ scored: [FieldChange?], words: [FieldChange?] = [],
    lines: (Int, Int)? = nil, flags: [String] = []
  ) -> RuleEdit? {
    let (scored, wording) = (scored.compactMap(\.self), words.compactMap(\.self))
    guard !scored.isEmpty || !wording.isEmpty else { return nil }
    return RuleEdit(
      part, title, .changed, scored + wording, oldLine: lines?.0, newLine: lines?.1,
      isWording: scored.isEmpty, flags: flags)
  }

  /// A field with words of its own; nil where it says the same.
  func field<Value: Equatable>(
    _ name: String, _ title: Message, _ old: Value, _ new: Value, _ say: (Value) -> Message?
  ) -> FieldChange? {
    old == new ? nil : FieldChange(name, title, say(old), say(new))
  }

  func text(_ name: String, _ title: Message, _ old: String, _ new: String) -> FieldChange? {
    field(name, title, old, new) { $0.isEmpty ? nil : Message(verbatim: $0) }
  }

  func title(_ old: Message, _ new: Message) -> FieldChange? {
    field("title", Message(en: "title", zh: "名称"), old, new) { $0 }
  }

  /// Parts of both sides by id: those of the new side in its order, then those that are gone.
  static func pairs<Part>(
    _ old: [Part], _ new: [Part], _ id: (Part) -> String
  ) -> [(old: Part?, new: Part?)] {
    let known = Dictionary(old.map { (id($0), $0) }) { first, _ in first }
    let ids = Set(new.map(id))
    return new.map { (known[id($0)], $0) } + old.filter { !ids.contains(id($0)) }.map { ($0, nil) }
  }

  // MARK: Scoring

  /// A measure of the old side in terms of the new catalogue.
  func mapped(_ measure: Measure) -> Measure {
    let measure = measure.mapping { positions[$0] }
    guard let schedule = new.ruleSet.phase?.schedule else { return measure }
    // An edit of the schedule is told once, not at every item that follows it.
    return measure.all.reduce(measure) { whole, part in
      guard case .progress(var path) = part.measure else { return whole }
      path.schedule = schedule
      return whole.replacingPart(at: part.path, with: .progress(path))
    }
  }

  /// What computes something: a measure, or a function with all that it is made of.
  /// - Parameters:
  ///   - field: what the rule file calls it; a function's is `score` or `when`.
  ///   - oldSentence: the rule in words, of either side.
  func scoring(
    _ field: String, _ title: Message, _ before: Scoring?, _ after: Scoring?,
    _ oldSentence: Message?, _ newSentence: Message?
  ) -> [FieldChange] {
    switch (before, after) {
    case (nil, nil): return []
    case (.measure(let before)?, .measure(let after)?):
      let before = mapped(before)
      if before == after { return [] }
      return MeasureChanges(new.words).between(before, after, field)
        ?? [FieldChange(field, title, oldSentence, newSentence)]
    case (.function(let before)?, .function(let after)?):
      return functions(field, title, old.loaded.source(before), new.loaded.source(after))
    default: return [FieldChange(field, title, oldSentence, newSentence)]
    }
  }

  func functions(
    _ field: String, _ title: Message, _ before: FunctionSource?, _ after: FunctionSource?
  ) -> [FieldChange] {
    guard before != after else { return [] }
    var changes: [FieldChange] = []
    if !FunctionSource.isSame(before?.text ?? "", after?.text ?? "") {
      changes.append(
        FieldChange(
          field, title + Self.function, before.map { Message(verbatim: $0.text) },
          after.map { Message(verbatim: $0.text) }))
    }
    let (gone, come) = (before?.reached ?? [], after?.reached ?? [])
    let say = { (texts: [String], others: [String]) -> Message? in
      let own = texts.filter { text in !others.contains { FunctionSource.isSame(text, $0) } }
      return own.isEmpty ? nil : Message(verbatim: own.joined(separator: "\n"))
    }
    let (old, new) = (say(gone, come), say(come, gone))
    if old != nil || new != nil || changes.isEmpty {
      changes.append(
        FieldChange(
          field + ".uses", Message(en: "what the function uses", zh: "函数用到的内容"), old, new))
    }
    return changes
  }

  private static let function = Message(en: " (function)", zh: "（函数）")
}

/// Words of edited fields.
enum EditWords {
  static func points(_ points: Points) -> Message {
    Message(en: "\(points)", zh: "\(points)分")
  }

  /// A share 0…1.
  static func share(_ share: Points) -> Message {
    Message(verbatim: "\(Points(micro: share.micro * 100))%")
  }

  static func number(_ number: Int) -> Message { Message(verbatim: String(number)) }

  static func list(_ messages: [Message]) -> Message {
    Message(
      en: messages.map(\.english).joined(separator: ", "),
      zh: messages.map(\.chinese).joined(separator: "、"))
  }
}
