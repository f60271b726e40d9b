import Diagnostics
import ScorecardModel

/// The explanation of one unit, piece by piece.
struct ExplanationPage {
  let explanation: UnitExplanation

  var ruleSet: RuleSet { explanation.ruleSet }
  var card: Scorecard { explanation.card }
  var words: RuleWords { explanation.words }

  var blocks: [ExplanationBlock] {
    var blocks: [ExplanationBlock] = [.title(name), .line(introduction)]
    if let only = explanation.onlyItem { return blocks + item(only) }
    blocks += [.heading(Message(en: "Result", zh: "结论")), .line(result)]
    blocks += grades
    for section in card.sections {
      blocks.append(.heading(heading(section)))
      blocks += section.section.itemRange.flatMap(item)
    }
    blocks += adjustments + gates
    let ledger = CardWords(ruleSet: ruleSet).ledger(card)
    blocks += [
      .heading(Message(en: "Ledger", zh: "计分明细")), .sum(ledger.map { ($0.title, $0.amount) }),
    ]
    return blocks + distance
  }

  private var name: Message {
    let unit = explanation.result.units.describe(.row(explanation.row))
    let groups = [Grouping.district, .street].compactMap {
      explanation.result.units.group($0, of: explanation.row)?.name
    }
    let place = groups.isEmpty ? "" : "  " + groups.joined(separator: " / ")
    return ExplanationWords.name(unit) + Message(verbatim: place)
  }

  private var introduction: Message {
    ExplanationWords.introduction(ruleSet, asOf: explanation.asOf)
  }

  // MARK: The result

  /// `总分 84.21 分（满分 100 分），等次为达标，在江北区 42 个参加排名的单位中排第 3 名。`
  private var result: Message {
    guard let total = card.total else {
      let why = CardWords(ruleSet: ruleSet).whyNotAssessed(card)
      return Message(en: "Not assessable: \(why.english).", zh: "无法评定：\(why.chinese)。")
    }
    let figure = total.text(decimals: ruleSet.decimals)
    var parts = [
      Message(
        en: "A total of \(figure) out of \(ruleSet.total)", zh: "总分\(figure)分（满分\(ruleSet.total)分）")
    ]
    if let grade = card.grade {
      let name = ruleSet.grades[grade].name
      parts.append(Message(en: "grade \(name)", zh: "等次为\(name)"))
    }
    if let rank = card.rank {
      let (count, group) = (explanation.rankedPeers, ruleSet.ranking.within.members)
      parts.append(
        Message(
          en: "rank \(rank) of \(count) among \(group.english)",
          zh: "在\(group.chinese)\(count)个参加排名的单位中排第\(rank)名"))
    }
    var text = Message.joined(parts, en: ", ", zh: "，") + Message(en: ".", zh: "。")
    if !card.flags.isEmpty {
      let flags = Message.list(card.flags.map(\.text))
      text =
        text + Message(en: " Flags: \(flags.english).", zh: "标记：\(flags.chinese)。")
    }
    return text
  }

  /// What decided the grade: the lines of the grades from the top to the one that fits, then what
  /// gates and quotas took away.
  private var grades: [ExplanationBlock] {
    guard card.total != nil, card.grade != nil else { return [] }
    let table = explanation.result.table
    let earned = Int(table.ungatedGrades[explanation.row])
    var lines = ruleSet.grades.indices.prefix(earned + 1).map { index in
      index < earned
        ? words.grade(index) + lacking(index)
        : words.grade(index) + Message(en: " This fits.", zh: "符合，按此确定。")
    }
    for (change, text, why) in CardWords(ruleSet: ruleSet).gradeChanges(card) {
      _ = change
      lines.append(Message(en: "\(text): \(why.english)", zh: "\(text)：\(why.chinese)"))
    }
    return [.line(Message(en: "How the grade follows:", zh: "等次这样确定：")), .bullets(lines)]
  }

  /// What a unit lacks for a grade that does not fit.
  private func lacking(_ index: Int) -> Message {
    let grade = ruleSet.grades[index]
    var lacks: [Message] = []
    if let minimum = grade.minimum, let total = card.total, total < minimum {
      lacks.append(
        Message(
          en: "the total is \(minimum - total) short", zh: "总分差\(minimum - total)分"))
    }
    if let share = grade.eachSection {
      for section in card.sections {
        let tally = SectionTally(earned: section.score, applicable: section.applicable)
        guard !tally.reaches(share) else { continue }
        let title = section.section.title
        let (score, points) = (section.score, section.applicable)
        lacks.append(
          Message(
            en: "“\(title.english)” has \(score) of \(points)",
            zh: "“\(title.chinese)”得\(score)分，满分\(points)分"))
      }
    }
    if let condition = grade.condition, lacks.isEmpty {
      let clause = words.condition(condition)
      lacks.append(
        Message(en: "it does not hold that \(clause.english)", zh: "以下条件不成立或缺数据：\(clause.chinese)"))
    }
    let list = Message.clauses(lacks)
    return Message(en: " It does not fit: \(list.english).", zh: "不符合：\(list.chinese)。")
  }

  // MARK: Bonuses, deductions, gates

  private var adjustments: [ExplanationBlock] {
    let lists = [
      (Message(en: "Bonuses", zh: "加分"), card.bonuses, "+"),
      (Message(en: "Deductions", zh: "扣分"), card.deductions, "-"),
    ]
    return lists.flatMap { title, scores, sign -> [ExplanationBlock] in
      scores.isEmpty ? [] : [.heading(title)] + scores.flatMap { adjustment($0, sign) }
    }
  }

  private func adjustment(_ score: AdjustmentScore, _ sign: String) -> [ExplanationBlock] {
    let (title, cap) = (score.adjustment.title, score.adjustment.cap)
    let amount = score.score == .zero ? "0" : sign + score.score.description
    var fields = [(label: ExplanationWords.rule, lines: [words.adjustment(score.adjustment)])]
    if case .measure(let measure) = score.adjustment.scoring {
      fields += reading(measure.references)
      let working = explanation.reader.working(measure, points: score.adjustment.points).working
      fields.append((ExplanationWords.working, outcomeLines(score.outcome, working.lines)))
    }
    if let reason = score.reason {
      fields.append((ExplanationWords.reason, [Message(verbatim: reason)]))
    }
    return [
      .subheading(
        Message(
          en: "\(title.english)  \(amount) (at most \(cap))",
          zh: "\(title.chinese)  \(amount)（最多\(cap)）")), .fields(fields),
    ]
  }

  private var gates: [ExplanationBlock] {
    guard !card.gates.isEmpty else { return [] }
    let lines = card.gates.map { score -> Message in
      let gate = words.gate(score.gate)
      return gate + Message(en: " ", zh: "") + verdict(score)
    }
    return [.heading(Message(en: "Gates", zh: "否决与限档")), .bullets(lines)]
  }

  private func verdict(_ score: GateScore) -> Message {
    switch score.state {
    case .open: return Message(en: "Does not hold.", zh: "不成立。")
    case .unknown: return Message(en: "Data missing: no effect.", zh: "缺数据，不起作用。")
    case .failed: return Message(en: "Rule error.", zh: "规则出错。")
    case .hit:
      guard let change = score.change else { return Message(en: "It holds.", zh: "成立。") }
      let (from, to) = (ruleSet.grades[change.from].name, ruleSet.grades[change.to].name)
      return Message(
        en: "It holds: the grade fell from \(from) to \(to).", zh: "成立：等次由\(from)降为\(to)。")
    }
  }
}

enum ExplanationWords {
  static let rule = Message(en: "rule", zh: "规则")
  static let values = Message(en: "values", zh: "数据")
  static let source = Message(en: "source", zh: "数据来源")
  static let working = Message(en: "working", zh: "计算")
  static let reason = Message(en: "reason", zh: "说明")

  /// The name with the code, where it has one of its own.
  static func name(_ unit: (level: UnitLevel, code: String, name: String)) -> Message {
    if unit.code.isEmpty || unit.code == unit.name { return Message(verbatim: unit.name) }
    return Message(en: "\(unit.name) (\(unit.code))", zh: "\(unit.name)（\(unit.code)）")
  }

  /// `社区团建“五有”标准 1.0.0，截至 2025-12-31`.
  static func introduction(_ ruleSet: RuleSet, asOf: CalendarDate?) -> Message {
    let title = ruleSet.title + Message(verbatim: " \(ruleSet.version)")
    return title
      + (asOf.map { Message(en: ", as of \($0)", zh: "，截至 \($0)") } ?? Message(verbatim: ""))
  }
}
