import Diagnostics
import ScorecardModel

extension DataLint {
  /// Units that belong to no group, where units are ranked, or share a quota, within groups.
  static let unitWithoutGroup = DataLint(.lintUnitWithoutGroup) { context in
    let ruleSet = context.ruleSet
    var groupings: [Grouping] = []
    for grouping in [ruleSet.ranking.within] + ruleSet.quotas.map(\.within)
    where !groupings.contains(grouping) {
      groupings.append(grouping)
    }
    return groupings.compactMap { grouping in
      guard let column = context.units.groups(grouping) else { return nil }
      let rows = (0..<context.units.count).filter { column.group(of: $0) == nil }
      guard !rows.isEmpty else { return nil }
      let group = grouping.title
      return context.finding(
        .lintUnitWithoutGroup, .warning,
        Message(
          en: "\(rows.count) units belong to no \(group.english): they are ranked as a group of "
            + "their own",
          zh: "\(rows.count) 个单位没有写所属的\(group.chinese)，另成一组排名"),
        notes: context.named(rows))
    }
  }
}
