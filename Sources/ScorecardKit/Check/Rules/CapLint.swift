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
      return context.outOfReach(site, adjustment) ?? context.hidesSteps(site, adjustment)
    }
  }
}

extension RuleContext {
  fileprivate func outOfReach(_ site: MeasureSite, _ adjustment: Adjustment) -> Finding? {
    let upper = site.attainments.upper
    // What can never score is told by its own lint.
    guard upper > 0, let most = Points(quantising: upper * adjustment.points.number),
      most < adjustment.cap
    else { return nil }
    let name = site.ruleSet.name(of: site.place)
    return finding(
      .lintCap, .warning, site.place, in: site.ruleSet,
      Message(
        en: "\(name.english) is capped at \(adjustment.cap), but comes to \(most) at most",
        zh: "\(name.chinese)上限 \(adjustment.cap) 分，但最多只能到 \(most) 分"),
      help: Message(
        en: "correct the cap, or the points of the measure", zh: "请更正上限，或更正计分方法里的分值"))
  }

  /// Steps that differ and, capped, come to the same.
  fileprivate func hidesSteps(_ site: MeasureSite, _ adjustment: Adjustment) -> Finding? {
    guard case .steps(_, let steps, _) = site.measure else { return nil }
    let capped = steps.filter { $0.points >= adjustment.cap }
    guard capped.count > 1, let first = capped.first, let last = capped.last,
      first.points != last.points
    else { return nil }
    let name = site.ruleSet.name(of: site.place)
    return finding(
      .lintCap, .advice, site.place, in: site.ruleSet,
      Message(
        en: "\(name.english) is capped at \(adjustment.cap): the steps of \(first.points) and "
          + "\(last.points) points come to the same",
        zh: "\(name.chinese)上限 \(adjustment.cap) 分：\(first.points) 分和 \(last.points) 分两档结果相同"))
  }
}
