import Diagnostics
import ScorecardModel

/// Years, processes and other rule sets, in words.
extension RuleWords {
  /// The rule sets whose results it reads.
  /// - Parameter titles: by rule set id, where they are known.
  package func uses(_ titles: [String: Message]) -> [Message] {
    ruleSet.uses.map { use in
      let title = titles[use.ruleSet] ?? Message(verbatim: use.ruleSet)
      return Message(
        en: "“\(title.english)” (\(use.ruleSet)): read here as results.\(use.alias).",
        zh: "《\(title.chinese)》（\(use.ruleSet)）：在本规则集中称为 results.\(use.alias)。")
    }
  }

  /// The states that a unit goes through, none skipped.
  package var process: [Message] {
    guard let process = ruleSet.process else { return [] }
    let states = process.states.joined(separator: " → ")
    var sentences = [
      Message(
        en: "In order, none skipped: \(states).", zh: "依次进行，不得跳步：\(states)。")
    ]
    if !process.verdicts.isEmpty {
      let verdicts = Message.list(process.verdicts.map { Message(verbatim: $0) })
      sentences.append(
        Message(en: "Verdicts: \(verdicts.english).", zh: "最后的结论：\(verdicts.chinese)。"))
    }
    if let retry = process.retry {
      sentences.append(
        Message(
          en: "After “\(retry.from)”, back to “\(retry.to)” within \(retry.days) days, "
            + "\(retry.times) time(s) at most.",
          zh: "“\(retry.from)”的，\(retry.days)天内可以再到“\(retry.to)”，最多\(retry.times)次。"))
    }
    return sentences
  }

  /// Indicators that are shown and not scored.
  package var shown: [Message] {
    ruleSet.shown.map { shown in
      let (title, list) = (shown.title, Message.list(shown.indicators.map { catalogue[$0].title }))
      return Message(
        en: "\(title.english): \(list.english).", zh: "\(title.chinese)：\(list.chinese)。")
    }
  }

  /// The years of a schedule and what each weighs, for the rule set that is its final.
  package var schedule: [Message] {
    guard let schedule = ruleSet.finalOf.first?.schedule else { return [] }
    var sentences = ruleSet.finalOf.map { phase in
      let (start, end) = (schedule.start(ofYear: phase.year), schedule.end(ofYear: phase.year))
      let (title, weight) = (phase.title, PointsWords.of(phase.weight))
      return Message(
        en: "Year \(phase.year), \(title.english): \(start) to \(end), \(weight.english) of the "
          + "final score.",
        zh:
          "第\(ChineseNumber.of(phase.year))年 \(title.chinese)：\(start)至\(end)，占总评\(weight.chinese)。"
      )
    }
    sentences.append(
      Message(
        en: "The final score is the sum of each year's weight × its published score rate (100% at "
          + "most); it is not assessable where a year is missing.",
        zh: "总评 = 各年所占分值 × 该年公布的得分率（超过100%的按100%）之和；缺一年的，总评无法评定。"))
    sentences.append(
      Message(
        en: "Progress is counted from the baseline of \(schedule.baseline).",
        zh: "进度从\(schedule.baseline)的基期数据算起。"))
    return sentences
  }
}

extension Catalogue {
  /// The catalogue with a rule set's derived indicators, which speak of used rule sets by their
  /// titles.
  /// - Parameter titles: of rule sets, by id, where they are known.
  package func adding(derivedOf ruleSet: RuleSet, titles: [String: Message]) -> Catalogue {
    var names: [String: Message] = [:]
    for use in ruleSet.uses {
      guard let title = titles[use.ruleSet] else { continue }
      for figure in ResultFigure.allCases {
        names[use.id(figure)] = Message(
          en: figure.title(of: title.english).english,
          zh: figure.title(of: title.chinese).chinese
            .replacing("“\(title.chinese)”", with: "《\(title.chinese)》"))
      }
    }
    return adding(
      ruleSet.derived.map { indicator in
        var indicator = indicator
        indicator.title = names[indicator.id] ?? indicator.title
        return indicator
      })
  }
}
