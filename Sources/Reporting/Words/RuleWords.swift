import Diagnostics
import ScorecardModel

/// Where a function of a rule set is written, for people.
package struct FunctionPlace: Sendable, Hashable {
  /// The file's name, without its folder.
  package var file: String
  package var line: Int

  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

/// A rule set in words, as an official scoring method (计分办法) says it: exactly what the engine
/// computes, in both languages.
///
/// Numbers of points that are no decimals stay fractions; nothing is rounded.
package struct RuleWords: Sendable {
  package let ruleSet: RuleSet
  /// With the rule set's derived indicators.
  let catalogue: Catalogue
  /// By `FunctionSlot`.
  private let functions: [FunctionPlace]

  /// - Parameters:
  ///   - catalogue: with the rule set's derived indicators.
  ///   - functions: by `FunctionSlot`.
  package init(_ ruleSet: RuleSet, catalogue: Catalogue, functions: [FunctionPlace]) {
    self.ruleSet = ruleSet
    self.catalogue = catalogue
    self.functions = functions
  }

  // MARK: Items, bonuses, deductions

  /// How an item is scored: the rule, when it applies, what becomes of missing data, its note.
  package func item(_ item: Item) -> [Message] {
    var sentences = [rule(of: item)]
    if let condition = item.condition { sentences.append(applicability(condition)) }
    if item.missing == .exclude {
      sentences.append(
        Message(
          en: "Where its data is missing the item does not count.", zh: "缺数据的，本项不计入。"))
    }
    if !item.note.isEmpty {
      sentences.append(Message(en: "Note: \(item.note)", zh: "注：\(item.note)"))
    }
    return sentences
  }

  /// The rule alone, as a sentence.
  package func rule(of item: Item) -> Message {
    switch item.scoring {
    case .measure(let measure):
      return ended(sentence(measure, worth: Worth(item.points), scale: item.points))
    case .function(let slot):
      let needs = item.needs.map { catalogue[$0].title }
      let needed =
        needs.isEmpty
        ? Message(verbatim: "")
        : Message(en: "; it needs ", zh: "；缺以下任一数据的按缺数据：") + .list(needs)
      let limit = PointsWords.of(item.points)
      let scored = Message(
        en: "Up to \(limit.english), by a rule function \(place(slot).english)",
        zh: "最高\(limit.chinese)，按规则函数计分\(place(slot).chinese)")
      return ended(scored + needed)
    }
  }

  private func applicability(_ condition: Scoring) -> Message {
    switch condition {
    case .measure(let measure):
      let clause = clause(measure)
      return Message(
        en: "Applies where \(clause.english).", zh: "适用条件：\(clause.chinese)；不符合的，本项不适用。")
    case .function(let slot):
      let place = place(slot)
      return Message(
        en: "Whether it applies is decided by a rule function \(place.english).",
        zh: "是否适用，按规则函数判定\(place.chinese)。")
    }
  }

  /// How a bonus or a deduction is reckoned, but for its cap.
  package func adjustment(_ adjustment: Adjustment) -> Message {
    switch adjustment.scoring {
    case .measure(let measure):
      return ended(
        sentence(measure, worth: Worth(adjustment.points), scale: adjustment.points))
    case .function(let slot):
      let place = place(slot)
      return Message(
        en: "By a rule function \(place.english).", zh: "按规则函数计算\(place.chinese)。")
    }
  }

  /// A condition, without a full stop: `团员数为0人`.
  package func condition(_ condition: Scoring) -> Message {
    switch condition {
    case .measure(let measure): return clause(measure)
    case .function(let slot):
      let place = place(slot)
      return Message(
        en: "a rule function says so \(place.english)", zh: "规则函数判定成立\(place.chinese)")
    }
  }

  /// `（ruleset.lua 第12行）`.
  private func place(_ slot: FunctionSlot) -> Message {
    guard functions.indices.contains(slot) else { return Message(verbatim: "") }
    let place = functions[slot]
    return Message(
      en: "(\(place.file), line \(place.line))", zh: "（\(place.file) 第\(place.line)行）")
  }

  func ended(_ sentence: Message) -> Message {
    let english = sentence.english.prefix(1).uppercased() + sentence.english.dropFirst()
    return Message(en: english + ".", zh: sentence.chinese + "。")
  }
}
