import Diagnostics
import ScorecardModel

extension RuleLint {
  /// Weights that look like points or per cent and do not sum to what they are part of.
  static let weights = RuleLint(.lintWeights) { context in
    context.sites.compactMap { site in
      guard case .weighted(let parts) = site.measure, let scale = site.scale else { return nil }
      let sum = parts.reduce(Points.zero) { $0 + $1.weight }
      let usual = [scale, Points(whole: 1), Points(whole: 10), Points(whole: 100)]
      let areEqual = parts.allSatisfy { $0.weight == parts[0].weight }
      let first = parts[0].weight
      // Ones are no points, and neither are weights that say only how often one counts.
      guard !usual.contains(sum), !areEqual || first != Points(whole: 1) else { return nil }
      let worth = scale.scaled(by: first, over: sum)
      return context.finding(
        .lintWeights, .advice, site,
        Message(
          en: "the weights sum to \(sum), but \(scale) points are to be shared out: the first part "
            + "is worth \(worth), not \(first)",
          zh: "各部分权重合计 \(sum)，而这里共 \(scale) 分：第一部分实际值 \(worth) 分，不是 \(first) 分"),
        help: Message(
          en: "let the weights sum to \(scale), 1 or 100", zh: "请让权重合计为 \(scale)、1 或 100"))
    }
  }
}
