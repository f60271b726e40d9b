import Diagnostics
import ScorecardModel

extension RuleLint {
  /// Grades that no score comes to.
  static let gradeUnreachable = RuleLint(.lintGradeUnreachable) { context in
    guard let first = context.variants.first else { return [] }
    return first.grades.indices.compactMap { index in
      let reasons = context.loaded.family.map { $0.whyUnreachable(index, context.catalogue) }
      // A grade of a schedule may be for some of its years, or for the final.
      guard let reason = reasons[0], reasons.allSatisfy({ $0 != nil }) else { return nil }
      return context.finding(
        .lintGradeUnreachable, .warning, .grade(index), in: first,
        Message(
          en:
            "the grade '\(first.grades[index].name)' cannot be reached where every item applies: \(reason.english)",
          zh: "等次“\(first.grades[index].name)”在各项都适用时得不到：\(reason.chinese)"))
    }
  }
}

extension RuleSet {
  /// Nil where a score can earn a grade, or nobody knows.
  fileprivate func whyUnreachable(_ index: Int, _ catalogue: Catalogue) -> Message? {
    let grade = grades[index]
    let scores = ScoreRange(self, catalogue)
    if let minimum = grade.minimum, let most = scores.most, most < minimum {
      return Message(
        en: "it takes \(minimum), and the most that all items and bonuses come to is \(most)",
        zh: "需要 \(minimum) 分，而各考核项和加分全部得到也只有 \(most) 分")
    }
    if let share = grade.eachSection {
      for (section, most) in zip(sections, scores.sections) where most < share.number - 1e-9 {
        let percent = LintWords.number((most * 1e4).rounded() / 100)
        return Message(
          en: "section '\(section.id)' comes to \(percent) % at most",
          zh: "“\(section.title.chinese)”的得分率最高 \(percent)%")
      }
    }
    let hider = grades[..<index].first { $0.takes(allThat: grade) }
    return hider.map {
      Message(
        en: "'\($0.name)' above it takes all that it would", zh: "上面的“\($0.name)”先符合")
    }
  }
}

extension Grade {
  /// Whether whatever fits another grade fits this one.
  fileprivate func takes(allThat other: Grade) -> Bool {
    func isAtMost(_ own: Points?, _ others: Points?) -> Bool {
      own.map { $0 <= others ?? Points(micro: .min) } ?? true
    }
    // A grade that asks for nothing is given by a gate.
    return !other.isUnconditional && condition == nil && isAtMost(minimum, other.minimum)
      && isAtMost(eachSection, other.eachSection) && isAtMost(eachYear, other.eachYear)
  }
}

/// What the items, bonuses and deductions of a rule set come to where everything applies and has
/// data.
struct ScoreRange {
  /// The highest attainment of each section.
  let sections: [Double]
  /// The highest published total; nil where a function combines the sections.
  let most: Points?

  init(_ ruleSet: RuleSet, _ catalogue: Catalogue) {
    let ranges = ruleSet.ranges(catalogue)
    func most(_ scoring: Scoring, _ points: Points) -> Points {
      guard case .measure(let measure) = scoring else { return points }
      let upper = measure.attainments(scale: points, ranges).upper
      return Points(quantising: min(1, upper + 1e-9) * points.number) ?? points
    }
    let items = ruleSet.items.map { min($0.points, most($0.scoring, $0.points) + Points(micro: 1)) }
    let tops = ruleSet.sections.map { section in
      items[section.itemRange].reduce(Points.zero, +)
    }
    sections = zip(ruleSet.sections, tops).map { section, top in
      section.points > .zero ? top.number / section.points.number : 1
    }
    let total = ruleSet.total
    let combined: Points?
    switch ruleSet.combination {
    case .sum: combined = tops.reduce(.zero, +)
    case .minimum: combined = Points(quantising: total.number * (sections.min() ?? 1))
    // The geometric mean is below the arithmetic one.
    case .geometric: combined = tops.reduce(.zero, +)
    case .function: combined = nil
    }
    let bonuses = ruleSet.bonuses.reduce(Points.zero) { sum, bonus in
      sum + (bonus.isByFunction ? bonus.cap : min(bonus.cap, most(bonus.scoring, bonus.points)))
    }
    self.most = combined.map { ($0 + bonuses).rounded(to: ruleSet.decimals) }
  }
}

extension Adjustment {
  var isByFunction: Bool { if case .function = scoring { true } else { false } }
}
