import Diagnostics
import RuleEngine
import ScorecardModel

/// What tests reach of the functions of one part: lines that run, and both outcomes of everything
/// that is asked.
struct FunctionReach: Sendable {
  /// A line that never ran, or an outcome that never came.
  struct Miss: Sendable {
    /// The rule file, or a helper.
    let path: String
    let line: Int
    let words: Message
  }

  var lines = CoverageCount()
  var branches = CoverageCount()
  /// In the order of the file.
  var misses: [Miss] = []

  mutating func add(_ other: FunctionReach) {
    lines = lines + other.lines
    branches = branches + other.branches
    misses += other.misses
  }
}

extension FunctionCoverage {
  /// By the id of the part whose functions they are; empty for functions of several parts.
  /// - Parameter paths: the files of the rule set; those of others are left out.
  func reaches(in paths: [String]) -> [String: FunctionReach] {
    var reaches: [String: FunctionReach] = [:]
    for source in sources where paths.contains(source.path) {
      for (line, hits) in source.lines.sorted(by: { $0.key < $1.key }) {
        let subject = source.subject(ofLine: line) ?? ""
        reaches[subject, default: FunctionReach()].lines.count(hits > 0)
        if hits == 0 {
          reaches[subject]?.misses.append(
            FunctionReach.Miss(
              path: source.path, line: line,
              words: Message(en: "the line never runs", zh: "这一行没有运行过")))
        }
      }
      for decision in source.decisions {
        let subject = decision.subject ?? ""
        for (isTrue, times) in [(true, decision.timesTrue), (false, decision.timesFalse)] {
          reaches[subject, default: FunctionReach()].branches.count(times > 0)
          if times == 0 { reaches[subject]?.misses.append(source.miss(decision, isTrue)) }
        }
      }
    }
    return reaches.mapValues { reach in
      var reach = reach
      reach.misses = reach.misses.enumerated().sorted {
        ($0.element.path, $0.element.line, $0.offset) < (
          $1.element.path, $1.element.line, $1.offset
        )
      }.map(\.element)
      return reach
    }
  }
}

extension FunctionCoverage.Source {
  /// Whose the innermost function around a line is.
  fileprivate func subject(ofLine line: Int) -> String? {
    functions.filter { $0.lines.contains(line) }.min { $0.lines.count < $1.lines.count }?.subject
  }

  fileprivate func miss(
    _ decision: FunctionCoverage.Decision, _ isTrue: Bool
  ) -> FunctionReach.Miss {
    FunctionReach.Miss(
      path: path, line: decision.span.line,
      words: Message(
        en: "'\(decision.text)' is never \(isTrue ? "true" : "false")",
        zh: "“\(decision.text)”从来没有\(isTrue ? "成立" : "不成立")过"))
  }
}
