import Diagnostics
import Reporting
import ScorecardModel

/// Sections, items, bonuses, deductions and gates.
extension RuleEdits {
  mutating func compareSections() {
    for (before, after) in Self.pairs(old.ruleSet.sections, new.ruleSet.sections, \.id) {
      switch (before, after) {
      case (let before?, let after?):
        let points = field(
          "points", Message(en: "points", zh: "分值"), before.points, after.points, EditWords.points)
        add(
          changed(
            EditedPart(.section, after.id), after.title, [points],
            words: [title(before.title, after.title)], lines: (before.line, after.line)))
      case (nil, let part?):
        add(oneSided(.added, .section, part.id, part.title, part.points, part.line))
      case (let part?, nil):
        add(oneSided(.removed, .section, part.id, part.title, part.points, part.line))
      case (nil, nil): break
      }
    }
  }

  private func oneSided(
    _ action: RuleEdit.Action, _ kind: EditedPart.Kind, _ id: String, _ title: Message,
    _ points: Points, _ line: Int, _ more: [FieldChange] = []
  ) -> RuleEdit {
    let worth = EditWords.points(points)
    let isNew = action == .added
    let field = FieldChange(
      "points", Message(en: "points", zh: "分值"), isNew ? nil : worth, isNew ? worth : nil)
    return RuleEdit(
      EditedPart(kind, id), title, action, [field] + more, oldLine: isNew ? nil : line,
      newLine: isNew ? line : nil)
  }

  // MARK: Items

  mutating func compareItems() {
    let renamed = renamed
    let gone = Set(renamed.keys)
    for (before, after) in Self.pairs(old.ruleSet.items, new.ruleSet.items, \.id) {
      if let before, after == nil, gone.contains(before.id) { continue }
      let earlier = after.flatMap { item in renamed.first { $0.value == item.id }?.key }
      let before = before ?? earlier.flatMap { id in old.ruleSet.items.first { $0.id == id } }
      switch (before, after) {
      case (let before?, let after?): add(changed(before, after))
      case (nil, let item?):
        let rule = FieldChange("measure", Self.method, nil, new.words.rule(of: item))
        add(oneSided(.added, .item, item.id, item.title, item.points, item.line, [rule]))
      case (let item?, nil):
        let rule = FieldChange("measure", Self.method, old.words.rule(of: item), nil)
        add(oneSided(.removed, .item, item.id, item.title, item.points, item.line, [rule]))
      case (nil, nil): break
      }
    }
  }

  /// New ids of items by their old ones: an item that is gone and a new one that have the same title,
  /// section, points and rule are one item under another id.
  var renamed: [String: String] {
    let (before, after) = (old.ruleSet.items, new.ruleSet.items)
    let gone = before.filter { item in !after.contains { $0.id == item.id } }
    var come = after.filter { item in !before.contains { $0.id == item.id } }
    var renamed: [String: String] = [:]
    for item in gone {
      let position = come.firstIndex { other in
        guard var edit = changed(item, other) else { return false }
        edit.changes.removeAll { $0.field == "id" }
        return edit.changes.isEmpty
      }
      if let position { renamed[item.id] = come.remove(at: position).id }
    }
    return renamed
  }

  private static let method = Message(en: "scored", zh: "计分办法")
  private static let condition = Message(en: "applies where", zh: "适用条件")

  private func changed(_ before: Item, _ after: Item) -> RuleEdit? {
    let needs = { (rules: EditedRules, item: Item) in
      item.needs.map { rules.catalogue[$0].id }
    }
    var scored: [FieldChange?] = [
      field(
        "points", Message(en: "points", zh: "分值"), before.points, after.points, EditWords.points)
    ]
    scored += scoring(
      "measure", Self.method, before.scoring, after.scoring, old.words.rule(of: before),
      new.words.rule(of: after))
    scored += scoring(
      "when", Self.condition, before.condition, after.condition,
      before.condition.map(old.words.condition), after.condition.map(new.words.condition))
    scored.append(
      field("missing", Message(en: "missing data", zh: "缺数据时"), before.missing, after.missing) {
        $0 == .zero
          ? Message(en: "scores 0", zh: "记 0 分") : Message(en: "does not count", zh: "不计入")
      })
    scored.append(
      field(
        "needs", Message(en: "needs", zh: "不可缺的指标"), needs(old, before), needs(new, after)
      ) { $0.isEmpty ? nil : Message(verbatim: $0.joined(separator: "、")) })
    scored.append(
      field(
        "section", Message(en: "section", zh: "所属一级项"), section(old, before),
        section(new, after)
      ) { Message(verbatim: $0) })
    return changed(
      EditedPart(.item, after.id), after.title, scored,
      words: [
        text("id", Message(en: "id", zh: "代号"), before.id, after.id),
        title(before.title, after.title),
        text("source", Message(en: "data source", zh: "数据来源"), before.source, after.source),
        text("note", Message(en: "note", zh: "备注"), before.note, after.note),
      ], lines: (before.line, after.line))
  }

  /// The id of the section that an item is in.
  private func section(_ rules: EditedRules, _ item: Item) -> String {
    let index = rules.ruleSet.items.firstIndex { $0.id == item.id } ?? 0
    return rules.ruleSet.sections[rules.ruleSet.section(ofItem: index)].id
  }

  // MARK: Bonuses, deductions, gates

  mutating func compareAdjustments(
    _ kind: EditedPart.Kind, _ before: [Adjustment], _ after: [Adjustment]
  ) {
    for (before, after) in Self.pairs(before, after, \.id) {
      switch (before, after) {
      case (let before?, let after?):
        var scored: [FieldChange?] = [
          field(
            "points", Message(en: "points", zh: "分值"), before.points, after.points, EditWords.points
          ),
          field("cap", Message(en: "cap", zh: "上限"), before.cap, after.cap, EditWords.points),
        ]
        scored += scoring(
          "measure", Self.method, before.scoring, after.scoring, old.words.adjustment(before),
          new.words.adjustment(after))
        add(
          changed(
            EditedPart(kind, after.id), after.title, scored,
            words: [title(before.title, after.title)], lines: (before.line, after.line)))
      case (nil, let part?):
        let rule = FieldChange("measure", Self.method, nil, new.words.adjustment(part))
        add(oneSided(.added, kind, part.id, part.title, part.cap, part.line, [rule]))
      case (let part?, nil):
        let rule = FieldChange("measure", Self.method, old.words.adjustment(part), nil)
        add(oneSided(.removed, kind, part.id, part.title, part.cap, part.line, [rule]))
      case (nil, nil): break
      }
    }
  }

  mutating func compareGates() {
    for (before, after) in Self.pairs(old.ruleSet.gates, new.ruleSet.gates, \.id) {
      switch (before, after) {
      case (let before?, let after?): add(changed(before, after))
      case (nil, let gate?): add(oneSided(gate, .added))
      case (let gate?, nil): add(oneSided(gate, .removed))
      case (nil, nil): break
      }
    }
  }

  private func oneSided(_ gate: Gate, _ action: RuleEdit.Action) -> RuleEdit {
    let isNew = action == .added
    let words = isNew ? new.words.gate(gate) : old.words.gate(gate)
    return RuleEdit(
      EditedPart(.gate, gate.id), gate.title, action,
      [
        FieldChange(
          "when", Message(en: "rule", zh: "规定"), isNew ? nil : words, isNew ? words : nil)
      ],
      oldLine: isNew ? nil : gate.line, newLine: isNew ? gate.line : nil,
      flags: [gate.flag].compactMap(\.self))
  }

  private func changed(_ before: Gate, _ after: Gate) -> RuleEdit? {
    var scored: [FieldChange?] = []
    scored += scoring(
      "when", Message(en: "condition", zh: "条件"), before.condition, after.condition,
      old.words.condition(before.condition), new.words.condition(after.condition))
    scored.append(
      field(
        "cap", Message(en: "best grade left", zh: "等次最高为"), cap(before, old), cap(after, new)
      ) { $0.map { Message(verbatim: $0) } })
    scored.append(
      field("flag", Message(en: "flag", zh: "标记"), before.flag, after.flag) {
        $0.map { Message(verbatim: $0) }
      })
    scored.append(
      field(
        "zero", Message(en: "sets to 0", zh: "记 0 分的项"), target(before, old), target(after, new)
      ) { $0.map { Message(verbatim: $0) } })
    return changed(
      EditedPart(.gate, after.id), after.title, scored,
      words: [title(before.title, after.title)], lines: (before.line, after.line),
      flags: [before.flag, after.flag].compactMap(\.self))
  }

  private func cap(_ gate: Gate, _ rules: EditedRules) -> String? {
    gate.cap.map { rules.ruleSet.grades[$0].name }
  }

  private func target(_ gate: Gate, _ rules: EditedRules) -> String? {
    switch gate.zero {
    case nil: nil
    case .section(let index)?: rules.ruleSet.sections[index].id
    case .item(let index)?: rules.ruleSet.items[index].id
    }
  }
}
