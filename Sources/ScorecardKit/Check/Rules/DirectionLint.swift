import Diagnostics
import ScorecardModel

extension RuleLint {
  /// Measures that give more for what the catalogue calls worse.
  static let direction = RuleLint(.lintDirection) { context in
    context.sites.compactMap { site in
      guard let wanted = site.rewardedDirection, let (operand, way) = site.measure.rewards,
        let better = context.direction(of: operand), better != .none, !site.attainments.isSingle
      else { return nil }
      let rewarded = way == wanted ? Direction.rising : .falling
      guard rewarded != better else { return nil }
      let what = LuaCode(context).operand(operand)
      let (isMore, isLess) = (better == .rising, better == .falling)
      return context.finding(
        .lintDirection, .warning, site,
        Message(
          en:
            "\(site.ruleSet.name(of: site.place).english) gives more for \(isMore ? "less" : "more") "
            + "of \(what), but the catalogue says that \(isMore ? "more" : "less") is better",
          zh: "\(site.ruleSet.name(of: site.place).chinese)里 \(what) 越\(isMore ? "低" : "高")得分越多，"
            + "但指标目录写的是越\(isLess ? "低" : "高")越好"),
        help: Message(
          en: "turn the measure round, or correct the direction in the catalogue",
          zh: "请把计分方法反过来，或更正指标目录里的方向"))
    }
  }
}

extension MeasureSite {
  /// The way that a part of an item or a bonus should reward, `.rising` where more attainment is
  /// better for the unit; nil for conditions, which may ask for anything.
  fileprivate var rewardedDirection: Direction? {
    var isReversed: Bool
    switch place {
    case .item, .bonus: isReversed = false
    case .deduction: isReversed = true
    case .applicability, .gate, .grade: return nil
    }
    var measure = root
    for step in path {
      if case .condition(_, holds: false) = measure { isReversed.toggle() }
      guard measure.parts.indices.contains(step) else { return nil }
      measure = measure.parts[step]
    }
    return isReversed ? .falling : .rising
  }
}

extension Measure {
  /// What it reads, and whether it gives more for more of it (`.rising`) or for less; nil where it
  /// is about neither.
  fileprivate var rewards: (Operand, Direction)? {
    switch self {
    case .linear(let operand, let from, let to): (operand, from < to ? .rising : .falling)
    case .atLeast(let operand, _), .yes(let operand), .deduct(let operand, _, _, _):
      (operand, .rising)
    case .atMost(let operand, _): (operand, .falling)
    case .steps(let operand, _, let direction):
      (operand, direction == .falling ? .falling : .rising)
    default: nil
    }
  }
}

extension RuleContext {
  /// Which way an operand is better; nil where nothing says it.
  fileprivate func direction(of operand: Operand) -> Direction? {
    switch operand {
    case .indicator(let index): return indicator(index).direction
    case .sampled(let value, _, _): return direction(of: value)
    case .ratio(let numerator, let denominator, _):
      // What it is divided by says nothing only where it has no direction of its own.
      return direction(of: denominator) == Direction.none ? direction(of: numerator) : nil
    case .sum, .change, .gap: return nil
    }
  }
}
