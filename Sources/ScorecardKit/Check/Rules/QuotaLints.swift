import Diagnostics
import ScorecardModel

extension RuleLint {
  /// Quotas that admit everyone.
  static let quotaNoEffect = RuleLint(.lintQuotaNoEffect) { context in
    let ruleSet = context.ruleSet
    let nodes = context.source.all("quota")
    return ruleSet.quotas.enumerated().compactMap { index, quota in
      guard quota.share >= Points(whole: 1) else { return nil }
      let node = nodes.indices.contains(index) ? nodes[index] : nil
      return Finding(
        Diagnostic(
          .lintQuotaNoEffect, .warning,
          at: node.map(context.source.place) ?? context.rulesetPlace,
          Message(
            en: "the quota of '\(ruleSet.grades[quota.grade].name)' admits every unit",
            zh: "等次“\(ruleSet.grades[quota.grade].name)”的名额是 100%，不起作用"),
          help: Message(
            en: "write the share as 0.30 for 30 %, or leave the quota out",
            zh: "30% 请写成 0.30；不限名额就去掉 quota")),
        partLine: node?.line)
    }
  }

  /// Units compared within a group that is no larger than they are.
  static let groupLevel = RuleLint(.lintGroupLevel) { context in
    let ruleSet = context.ruleSet
    let quotas = context.source.all("quota")
    return ruleSet.quotas.enumerated().compactMap { index, quota in
      guard let level = ruleSet.tooSmall(quota.within) else { return nil }
      let node = quotas.indices.contains(index) ? quotas[index] : nil
      let (unit, within) = (level.title, quota.within.title)
      return Finding(
        Diagnostic(
          .lintGroupLevel, .warning,
          at: node.map(context.source.place) ?? context.rulesetPlace,
          Message(
            en: "the quota is within each \(within.english), but what is assessed is a "
              + "\(unit.english): all units are one group",
            zh: "名额按\(within.chinese)分配，但考核对象就是\(unit.chinese)：全部单位合为一组"),
          help: Message(
            en: "write within = \"city\" or within = \"all\"",
            zh: "请写 within = \"city\"（全市）或 within = \"all\"（全部）")),
        partLine: node?.line)
    }
  }
}

extension RuleSet {
  /// The smallest unit that is assessed, where a grouping holds none of its like.
  fileprivate func tooSmall(_ grouping: Grouping) -> UnitLevel? {
    guard let smallest = levels.min(),
      let level = UnitLevel.allCases.first(where: { Grouping($0) == grouping && $0 != .community })
    else { return nil }
    return smallest >= level ? smallest : nil
  }
}
