import Diagnostics
import ScorecardModel

/// What every report that people read says of a scorecard in the same words.
struct CardWords: Sendable {
  let ruleSet: RuleSet

  /// Why a unit is not assessed.
  func whyNotAssessed(_ card: Scorecard) -> Message {
    if card.standing == .failed { return Message(en: "a rule failed", zh: "有规则出错") }
    if card.sections.allSatisfy({ $0.applicable == .zero }) {
      return Message(en: "no item can be scored", zh: "没有可计分的考核项")
    }
    let isMissing = card.standing == .tooMuchMissing
    let share = isMissing ? ruleSet.maxMissing : ruleSet.maxNotApplicable
    let limit = Points(micro: share.micro * 100)
    return isMissing
      ? Message(
        en: "data is missing for more than \(limit) % of the points",
        zh: "缺数据的分值超过 \(limit) %")
      : Message(
        en: "more than \(limit) % of the points are not applicable", zh: "不适用的分值超过 \(limit) %")
  }

  /// The lines that add up to the published score: names and amounts; the last is the sum.
  func ledger(_ card: Scorecard) -> [(title: Message, amount: String, points: Points)] {
    let sum = { (lines: [LedgerLine]) in lines.reduce(Points.zero) { $0 + $1.amount } }
    let base = sum(card.ledger.filter { $0.kind == .item })
    var rows: [(title: Message, amount: String, points: Points)] = [
      (Self.itemPoints, base.description, base)
    ]
    for line in card.ledger where line.kind != .item && line.grades == nil {
      let sign = line.amount > .zero ? "+" : ""
      rows.append((title(line), sign + line.amount.description, line.amount))
    }
    let last =
      card.total == nil
      ? Message(en: "sum (not published)", zh: "合计（不公布）") : Message(en: "sum", zh: "合计")
    let total = sum(card.ledger)
    rows.append((last, total.text(decimals: ruleSet.decimals), total))
    return rows
  }

  static let itemPoints = Message(en: "points earned by the items", zh: "各考核项得分之和")

  /// Why a line's points came or went, and of what.
  func title(_ line: LedgerLine) -> Message {
    ruleSet.title(ofLedgerLine: line).map { line.title + Message(verbatim: " ") + $0 } ?? line.title
  }

  /// What lowered the grade, step by step: `良好 → 合格`, and what did it.
  func gradeChanges(_ card: Scorecard) -> [(change: GradeChange, text: String, why: Message)] {
    card.ledger.compactMap { line in
      guard let change = line.grades else { return nil }
      let kind = line.title
      let why =
        ruleSet.title(ofLedgerLine: line).map {
          Message(en: "\($0.english) (\(kind.english))", zh: "\($0.chinese)（\(kind.chinese)）")
        } ?? kind
      let text = "\(ruleSet.grades[change.from].name) → \(ruleSet.grades[change.to].name)"
      return (change, text, why)
    }
  }
}
