import Diagnostics
import ScorecardModel

extension RuleLint {
  /// Caps of bonuses and deductions that nothing comes to.
  static let cap = RuleLint(.lintCap) { context in
    context.sites.filter(\.isRoot).compactMap { site in
      let adjustment: Adjustment
      switch site.place {
      case .bonus(let index): adjustment = site.ruleSet.bonuses[index]
      case .deduction(let index): adjustment = site.ruleSet.deductions[index]
      default: return nil
      }
      let upper = site.attainments.upper
      // What can never score is told by its own lint.
      guard upper > 0, let most = Points(quantising: upper * adjustment.points.number),
        most < adjustment.cap
      else { return nil }
      let name = site.ruleSet.name(of: site.place)
      return context.finding(
        .lintCap, .warning, site.place, in: site.ruleSet,
        Message(
          en: "\(name.english) is capped at \(adjustment.cap), but comes to \(most) at most",
          zh: "\(name.chinese)上限 \(adjustment.cap) 分，但最多只能到 \(most) 分"),
        help: Message(
          en: "correct the cap, or the points of the measure", zh: "请更正上限，或更正计分方法里的分值"))
    }
  }
}
