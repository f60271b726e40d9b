import Diagnostics
import ScorecardModel

/// What was edited, and what each edit did.
extension DiffDocument {
  func edits(_ compared: ComparedRuleSet) -> [Block] {
    guard report.sources.contains(.rules), let effects = compared.effects else { return [] }
    let scored = compared.edits.filter { !$0.isWording }
    let idle = scored.filter { effects.of($0)?.isNone ?? false }
    let working = scored.filter { !(effects.of($0)?.isNone ?? false) }
    var blocks = section(
      working, Message(en: "Edits", zh: "改动"), effects)
    blocks += section(
      idle, Message(en: "Edits without effect on this data", zh: "对这份数据没有影响的改动"), nil)
    blocks += section(
      compared.edits.filter(\.isWording), Message(en: "Only words", zh: "只改文字"), nil)
    for used in compared.used where !used.edits.isEmpty {
      blocks += section(
        used.edits,
        Message(
          en: "Edits of \(used.id), whose results are read",
          zh: "引用的“\(used.title.chinese)”（\(used.id)）的改动"), nil)
    }
    if compared.edits.isEmpty, compared.used.allSatisfy(\.edits.isEmpty) {
      blocks.append(.line(say(Message(en: "The rules are the same.", zh: "规则没有改动。"))))
    }
    return blocks
  }

  private func section(_ edits: [RuleEdit], _ title: Message, _ effects: StepEffects?)
    -> [Block]
  {
    guard !edits.isEmpty else { return [] }
    let title = Message(
      en: "\(title.english) (\(edits.count))", zh: "\(title.chinese)（\(edits.count) 处）")
    return [.heading(say(title)), .entries(edits.map { entry($0, effects) })]
  }

  func entry(_ edit: RuleEdit, _ effects: StepEffects?) -> Block.Entry {
    var entry = Block.Entry(head: say(DiffWords.heading(edit)))
    for change in edit.changes { entry.lines += lines(change) }
    if let effect = effects.flatMap({ DiffWords.text($0.of(edit), 2) }) {
      entry.lines.append(say(Message(en: "effect: ", zh: "影响：") + effect))
    }
    return entry
  }

  private func lines(_ change: FieldChange) -> [String] {
    let title = say(change.title)
    switch (change.old.map(say), change.new.map(say)) {
    case (let old?, let new?) where old.contains("\n") || new.contains("\n"):
      return [title] + LineChanges.of(old, new)
    case (let old?, let new?): return ["\(title)\(style.colon)\(old) → \(new)"]
    case (nil, let text?), (let text?, nil):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return lines.count == 1 ? ["\(title)\(style.colon)\(text)"] : [title] + lines
    case (nil, nil): return [title]
    }
  }
}

/// The lines that differ between two texts.
enum LineChanges {
  private static let most = 8

  /// What only the old has, after `- `, and what only the new has, after `+ `: the lines between
  /// those that both begin and both end with.
  static func of(_ old: String, _ new: String) -> [String] {
    let before = old.split(separator: "\n", omittingEmptySubsequences: false)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false)
    let start = zip(before, after).prefix { $0 == $1 }.count
    let common = min(before.count, after.count) - start
    let end = zip(before.reversed(), after.reversed()).prefix(common).prefix { $0 == $1 }.count
    let gone = before[start..<(before.count - end)].map { "- \($0)" }
    let added = after[start..<(after.count - end)].map { "+ \($0)" }
    return shortened(gone) + shortened(added)
  }

  private static func shortened(_ lines: [String]) -> [String] {
    lines.count > most ? Array(lines.prefix(most - 1)) + ["  …"] : lines
  }
}
