import Diagnostics
import ScorecardModel

/// A street, district or city under a rule set for the units inside it: how its mean comes about.
package struct GroupExplanation: Sendable {
  /// A unit that is near to a better grade.
  struct Candidate {
    let row: Int
    let total: Points
    let grade: Int
    let short: Points
  }

  /// The most units and items that are named.
  static let shownCount = 5

  let result: RuleSetResult
  let group: UnitReference
  let rows: [Int]
  let asOf: CalendarDate?

  /// - Parameter group: a group of the result's units.
  package init(result: RuleSetResult, group: UnitReference, asOf: CalendarDate?) {
    self.result = result
    self.group = group
    self.asOf = asOf
    rows = GroupRows(result.units).rows(of: group)
  }

  private var ruleSet: RuleSet { result.ruleSet }
  var rollup: Rollup { result.table.rollup(rows) }

  /// Units by what their totals lack for the next grade, the nearest first.
  var candidates: [Candidate] {
    rows.compactMap { row -> Candidate? in
      guard let total = result.table.total(row), let grade = result.table.grade(row), grade > 0,
        let minimum = ruleSet.grades[grade - 1].minimum, total < minimum
      else { return nil }
      return Candidate(row: row, total: total, grade: grade, short: minimum - total)
    }.enumerated().sorted { ($0.element.short, $0.offset) < ($1.element.short, $1.offset) }
      .map(\.element)
  }

  /// Items by the points that a unit loses on average, most first; where they were scored.
  var losses: [(item: Int, mean: Points)] {
    let assessed = rows.filter(result.table.isAssessed)
    guard !assessed.isEmpty else { return [] }
    return ruleSet.items.enumerated().map { index, item in
      let lost = assessed.reduce(Int128(0)) { sum, row in
        let outcome = result.table.items[index].outcome(row).outcome
        guard item.counts(with: outcome) else { return sum }
        return sum + Int128((item.points - result.table.score(ofItem: index, row)).micro)
      }
      let mean = Points(micro: Int64(Points.halfUp(lost, over: Int128(assessed.count))))
      return (index, mean)
    }.filter { $0.mean > .zero }.sorted { ($1.mean, $0.item) < ($0.mean, $1.item) }
  }

  var blocks: [ExplanationBlock] {
    let rollup = rollup
    var blocks: [ExplanationBlock] = [
      .title(ExplanationWords.name(result.units.describe(group))),
      .line(ExplanationWords.introduction(ruleSet, asOf: asOf)),
      .heading(Message(en: "How the mean comes about", zh: "平均分怎样得来")),
      .bullets(mean(rollup)),
    ]
    let losses = losses.prefix(Self.shownCount).map { loss in
      let item = ruleSet.items[loss.item]
      return Message(
        en: "\(item.title.english): \(loss.mean) of \(item.points) on average",
        zh: "\(item.title.chinese)：平均丢\(loss.mean)分（满分\(item.points)分）")
    }
    if !losses.isEmpty {
      blocks += [
        .heading(Message(en: "Where most points are lost", zh: "丢分最多的考核项")), .bullets(losses),
      ]
    }
    let limited = rows.count { result.table.quotaLimited[$0] != 0 }
    let near =
      candidates.prefix(Self.shownCount).map(line)
      + (limited == 0
        ? []
        : [
          Message(
            en: "units whose scores were enough for a better grade, but whose quota was full: "
              + "\(limited)",
            zh: "另有\(limited)个单位分数已够上一等次，因名额已满降等")
        ])
    if !near.isEmpty {
      blocks += [
        .heading(Message(en: "Nearest to the next grade", zh: "离上一等次最近的单位")), .bullets(near),
      ]
    }
    return blocks
  }

  private func mean(_ rollup: Rollup) -> [Message] {
    guard let mean = rollup.mean, let least = rollup.minimum, let most = rollup.maximum else {
      return [
        Message(
          en: "None of the \(rollup.units) units is assessed.", zh: "\(rollup.units)个单位都无法评定。")
      ]
    }
    let decimals = ruleSet.decimals
    let sum = rows.compactMap(result.table.total).reduce(Int128(0)) { $0 + Int128($1.micro) }
    let total = Points(micro: Int64(clamping: sum)).text(decimals: decimals)
    let figure = { (points: Points) in points.text(decimals: decimals) }
    var lines = [
      Message(
        en: "\(rollup.units) units, of which \(rollup.assessed) are assessed; their totals sum to "
          + "\(total): \(total) ÷ \(rollup.assessed) = \(figure(mean))",
        zh: "\(rollup.units)个单位，已评定\(rollup.assessed)个，总分合计\(total)分："
          + "\(total) ÷ \(rollup.assessed) = \(figure(mean))分"),
      Message(
        en: "from \(figure(least)) to \(figure(most)), median \(figure(rollup.median ?? mean))",
        zh: "最低\(figure(least))分，最高\(figure(most))分，中位数\(figure(rollup.median ?? mean))分"),
    ]
    let grades = ruleSet.grades.indices.map {
      Message(verbatim: "\(ruleSet.grades[$0].name) \(rollup.gradeCounts[$0])")
    }
    if !grades.isEmpty { lines.append(.list(grades)) }
    return lines
  }

  private func line(_ candidate: Candidate) -> Message {
    let unit = ExplanationWords.name(result.units.describe(.row(candidate.row)))
    let total = candidate.total.text(decimals: ruleSet.decimals)
    let (grade, next) = (
      ruleSet.grades[candidate.grade].name, ruleSet.grades[candidate.grade - 1].name
    )
    return Message(
      en: "\(unit.english): \(total), \(grade); \(candidate.short) short of \(next)",
      zh: "\(unit.chinese)：\(total)分，\(grade)；离“\(next)”的分数线差\(candidate.short)分")
  }
}
