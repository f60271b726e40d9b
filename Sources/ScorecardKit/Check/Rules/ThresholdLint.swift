import Diagnostics
import LuaSyntax
import ScorecardModel

extension RuleLint {
  /// Thresholds that no value can be at: they are not the ones that were meant.
  static let thresholdOutside = RuleLint(.lintThresholdOutside) { context in
    context.sites.filter { $0.isLeaf && !$0.attainments.isSingle }.flatMap { site in
      site.thresholds(context).filter { !$0.isPossible }.map { threshold in
        let code = LintWords.number(threshold.value)
        let what = LuaCode(context).operand(threshold.operand)
        let range = LintWords.range(threshold.range)
        return context.finding(
          .lintThresholdOutside, .warning, site,
          at: context.node(of: site).flatMap { threshold.word($0) }.map(context.source.place),
          Message(
            en: "the threshold \(code) is outside of what \(what) can be: \(range.english)",
            zh: "界限 \(code) 超出 \(what) 的取值范围：\(range.chinese)"),
          notes: [
            Message(
              en: "in \(site.ruleSet.name(of: site.place).english)",
              zh: site.ruleSet.name(of: site.place).chinese)
          ],
          help: Message(
            en: "correct the threshold, or the range in the catalogue",
            zh: "请更正界限，或更正指标目录中的取值范围"))
      }
    }
  }
}

/// A number of a measure that values are compared with.
private struct MeasureThreshold {
  let value: Double
  let operand: Operand
  let range: ValueRange
  /// Whether a value can be there.
  let isPossible: Bool
  /// Where it stands in the measure's table.
  let word: (RuleNode) -> LuaWord?
}

extension MeasureSite {
  fileprivate func thresholds(_ context: RuleContext) -> [MeasureThreshold] {
    let ranges = ruleSet.ranges(context.catalogue)
    func threshold(
      _ operand: Operand, _ value: Double, isPossible: Bool? = nil,
      _ word: @escaping (RuleNode) -> LuaWord?
    ) -> MeasureThreshold {
      let range = operand.comparableRange(ranges)
      return MeasureThreshold(
        value: value, operand: operand, range: range,
        isPossible: isPossible ?? (range.lower <= value && value <= range.upper), word: word)
    }
    switch measure {
    case .linear(let operand, let from, let to):
      return [
        threshold(operand, from) { $0.word("from") }, threshold(operand, to) { $0.word("to") },
      ]
    case .between(let operand, let low, let high):
      return [
        threshold(operand, low) { $0.word(1) }, threshold(operand, high) { $0.word(2) },
      ]
    case .deduct(let operand, let expected, _, _):
      return [threshold(operand, expected) { $0.word("expected") }]
    case .steps(let operand, let steps, let direction):
      // A last step that takes whatever is left may be written with any number.
      let reachable = Measure.reachableSteps(operand.comparableRange(ranges), steps, direction)
      return steps.indices.map { index in
        threshold(operand, steps[index].threshold, isPossible: reachable[index]) {
          $0.part(index + 1)?.word(0)
        }
      }
    default: return []
    }
  }
}

extension RuleNode {
  fileprivate func word(_ key: String) -> LuaWord? {
    if case .word(let word)? = fields[key] { word } else { nil }
  }

  fileprivate func word(_ position: Int) -> LuaWord? {
    guard list.indices.contains(position), case .word(let word) = list[position] else {
      return nil
    }
    return word
  }
}
