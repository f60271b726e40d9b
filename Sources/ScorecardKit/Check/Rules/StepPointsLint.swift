import Diagnostics
import ScorecardModel

extension RuleLint {
  /// Steps that give a worse value as many points as a better one, or more.
  static let stepPoints = RuleLint(.lintStepPoints) { context in
    context.sites.flatMap { site -> [Finding] in
      guard case .steps(_, let steps, _) = site.measure else { return [] }
      let node = context.node(of: site)
      return zip(steps, steps.dropFirst()).enumerated().compactMap { index, pair in
        let (upper, lower) = pair
        guard lower.points >= upper.points else { return nil }
        let (first, second) = (
          LintWords.number(upper.threshold), LintWords.number(lower.threshold)
        )
        let place = node?.part(index + 2).map(context.source.place)
        if lower.points == upper.points {
          return context.finding(
            .lintStepPoints, .warning, site, at: place,
            Message(
              en: "the steps at \(first) and \(second) both give \(lower.points) points: the first "
                + "changes nothing",
              zh: "界限 \(first) 和 \(second) 两档都是 \(lower.points) 分，前一档不起作用"),
            help: Message(en: "leave one out, or correct its points", zh: "请去掉一档，或更正分值"))
        }
        return context.finding(
          .lintStepPoints, .warning, site, at: place,
          Message(
            en: "the step at \(second) gives \(lower.points) points, more than the \(upper.points) "
              + "of the better step at \(first)",
            zh: "界限 \(second) 这一档得 \(lower.points) 分，比更好的 \(first) 一档（\(upper.points) 分）还多"),
          help: Message(en: "correct the points of the steps", zh: "请更正各档的分值"))
      }
    }
  }
}
