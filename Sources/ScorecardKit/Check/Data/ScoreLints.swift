import Diagnostics
import ScorecardModel

/// Items, bonuses and gates that tell no unit from another.
extension DataLint {
  /// Items that give every unit the same points.
  static let sameForAll = DataLint(.lintSameForAll) { context in
    guard context.isTelling, context.ruleSet.finalOf.isEmpty else { return [] }
    return context.ruleSet.items.indices.compactMap { index in
      let column = context.table.items[index]
      let scored = context.assessed.filter { column.outcome($0).outcome == .scored }
      guard scored.count >= 5, let first = scored.first.map({ column.earned($0) }),
        scored.allSatisfy({ column.earned($0) == first })
      else { return nil }
      let name = context.ruleSet.name(of: .item(index))
      return context.finding(
        .lintSameForAll, .advice, .item(index),
        Message(
          en:
            "all \(scored.count) units score \(first) of \(context.ruleSet.items[index].points) in "
            + "\(name.english): it tells none from another",
          zh: "\(name.chinese)：\(scored.count) 个单位都得 \(first) 分"
            + "（满分 \(context.ruleSet.items[index].points) 分），没有拉开差距"))
    }
  }

  static let bonusUnreached = DataLint(.lintBonusUnreached) { context in
    guard context.isTelling else { return [] }
    return context.ruleSet.bonuses.indices.filter { index in
      context.assessed.allSatisfy { context.table.bonuses[index].earned($0) == .zero }
    }.map { index in
      let name = context.ruleSet.name(of: .bonus(index))
      return context.finding(
        .lintBonusUnreached, .advice, .bonus(index),
        Message(
          en: "none of \(context.assessed.count) units earns \(name.english)",
          zh: "\(context.assessed.count) 个单位没有一个得到\(name.chinese)"))
    }
  }

  static let gateHitsNone = DataLint(.lintGateHitsNone) { context in
    guard context.isTelling else { return [] }
    return context.ruleSet.gates.indices.filter { context.hits($0).isEmpty }.map { index in
      let name = context.ruleSet.name(of: .gate(index))
      return context.finding(
        .lintGateHitsNone, .advice, .gate(index),
        Message(
          en: "\(name.english) fires for none of \(context.assessed.count) units",
          zh: "\(name.chinese)对 \(context.assessed.count) 个单位都没有触发"))
    }
  }

  static let gateHitsAll = DataLint(.lintGateHitsAll) { context in
    guard context.isTelling else { return [] }
    return context.ruleSet.gates.indices
      .filter { context.hits($0).count == context.assessed.count }.map { index in
        let name = context.ruleSet.name(of: .gate(index))
        return context.finding(
          .lintGateHitsAll, .warning, .gate(index),
          Message(
            en: "\(name.english) fires for each of \(context.assessed.count) units",
            zh: "\(name.chinese)对全部 \(context.assessed.count) 个单位都触发了"))
      }
  }
}

extension DataContext {
  /// The assessed units that a gate fires for.
  fileprivate func hits(_ gate: Int) -> [Int] { assessed.filter { table.gate(gate, $0) == .hit } }
}
