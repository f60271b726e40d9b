import Diagnostics
import ScorecardModel

extension RuleLint {
  /// Neighbouring `between` of one table that leave values out: `{0, 9}` and `{10, 19}` of a share
  /// have nothing for 9.5.
  static let tableHole = RuleLint(.lintTableHole) { context in
    context.sites.flatMap { site -> [Finding] in
      guard case .bestOf(let parts) = site.measure else { return [] }
      return holes(parts, site.ruleSet.ranges(context.catalogue)).map { hole in
        let (low, high) = (LintWords.number(hole.low), LintWords.number(hole.high))
        let what = LuaCode(context).operand(hole.operand)
        return context.finding(
          .lintTableHole, .warning, site,
          at: context.node(of: site)?.part(hole.part).map(context.source.place),
          Message(
            en: "values of \(what) between \(low) and \(high) are in no part of the table",
            zh: "\(what) 在 \(low) 和 \(high) 之间的值，不属于任何一档"),
          help: Message(
            en: "let one part begin where the other ends, or use 'steps'",
            zh: "请让前一档的止点与后一档的起点相接，或改用 steps"))
      }
    }
  }

  private struct Hole {
    let operand: Operand
    let low: Double
    let high: Double
    /// Behind it, by position.
    let part: Int
  }

  /// Holes of one unit or less between parts about the same operand: wider ones are meant.
  private static func holes(_ parts: [Measure], _ ranges: IndicatorRanges) -> [Hole] {
    var spans: [(operand: Operand, low: Double, high: Double, part: Int)] = []
    for (index, part) in parts.enumerated() {
      guard case .between(let operand, let low, let high) = part else { return [] }
      spans.append((operand, low, high, index))
    }
    let sorted = spans.sorted { $0.low < $1.low }
    guard let operand = sorted.first?.operand, sorted.allSatisfy({ $0.operand == operand }) else {
      return []
    }
    let range = operand.comparableRange(ranges)
    return zip(sorted, sorted.dropFirst()).compactMap { left, right in
      let gap = right.low - left.high
      let isHole =
        gap > 0 && gap <= 1 && range.meets(left.high.nextUp, right.low.nextDown)
      return isHole
        ? Hole(operand: operand, low: left.high, high: right.low, part: right.part) : nil
    }
  }
}
