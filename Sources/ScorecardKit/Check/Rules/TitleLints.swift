import Diagnostics
import ScorecardModel

/// What people read of a rule set: titles and sources.
extension RuleLint {
  /// Items of one rule set, or sections of it, that nobody can tell apart by their titles.
  static let duplicateTitle = RuleLint(.lintDuplicateTitle) { context in
    context.variants.flatMap { ruleSet in
      ruleSet.items.indices.compactMap { index -> Finding? in
        let item = ruleSet.items[index]
        guard
          let other = ruleSet.items[..<index].first(where: {
            $0.title.chinese == item.title.chinese
          })
        else { return nil }
        return context.finding(
          .lintDuplicateTitle, .warning, .item(index), in: ruleSet,
          Message(
            en: "the items '\(other.id)' and '\(item.id)' have the same title",
            zh: "“\(other.id)”和“\(item.id)”两项的名称都是“\(item.title.chinese)”"),
          notes: [
            Message(en: "the other is in line \(other.line)", zh: "另一项在第 \(other.line) 行")
          ],
          help: Message(
            en: "give them titles that tell them apart", zh: "请改成能分清的名称"))
      }
    }
  }

  /// Items without a source where others have one.
  static let noSource = RuleLint(.lintNoSource) { context in
    context.few(.lintNoSource, { $0.source.isEmpty }) { name in
      Message(
        en: "\(name.english) says no source of its data, but other items do",
        zh: "\(name.chinese)没有写数据来源（source），别的考核项写了")
    }
  }

  /// Items without an English title where others have one.
  static let noEnglish = RuleLint(.lintNoEnglish) { context in
    context.few(.lintNoEnglish, { $0.title.english == $0.title.chinese && $0.title.isChinese }) {
      name in
      Message(
        en: "\(name.english) has no English title, but other items do",
        zh: "\(name.chinese)没有英文名称（title_en），别的考核项有")
    }
  }
}

extension RuleContext {
  /// A finding for each item that lacks something, where most items have it.
  fileprivate func few(
    _ id: DiagnosticID, _ lacks: (Item) -> Bool, _ message: (Message) -> Message
  ) -> [Finding] {
    let items = variants.flatMap(\.items)
    guard items.count(where: lacks) * 2 < items.count else { return [] }
    return variants.flatMap { ruleSet in
      ruleSet.items.indices.filter { lacks(ruleSet.items[$0]) }.map { index in
        finding(id, .advice, .item(index), in: ruleSet, message(ruleSet.name(of: .item(index))))
      }
    }
  }
}

extension Message {
  /// Whether it has a Chinese character.
  fileprivate var isChinese: Bool {
    chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
