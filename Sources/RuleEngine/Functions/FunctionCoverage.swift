import LuaSyntax

/// How often the lines and decisions of the functions that scoring calls ran, by source. What runs
/// when a file is loaded is not counted.
package struct FunctionCoverage: Sendable, Hashable {
  /// A function that scoring calls: as an item's score, a condition or a combination, or by name
  /// from such a function.
  package struct Function: Sendable, Hashable {
    package var lines: ClosedRange<Int>
    /// The id of the item, bonus, deduction, gate, grade or rule set (`combine`) whose function it
    /// is; nil where it is no one's or several ones'.
    package var subject: String?
  }

  /// A tested expression, and what it came to.
  package struct Decision: Sendable, Hashable {
    package var kind: LuaDecision.Kind
    package var span: LuaSpan
    /// Its text.
    package var text: String
    package var subject: String?
    package var timesTrue: Int
    package var timesFalse: Int

    /// How many of its two branches ran.
    package var branchesRun: Int { (timesTrue > 0 ? 1 : 0) + (timesFalse > 0 ? 1 : 0) }
  }

  /// One file.
  package struct Source: Sendable, Hashable {
    package var path: String
    package var functions: [Function]
    /// By line of a function's body that has instructions: how often it ran.
    package var lines: [Int: Int]
    /// By start.
    package var decisions: [Decision]
    /// Whether what is decided could be counted: false for a text so deeply nested that the calls
    /// that count do not fit in, or that it cannot be read.
    package var countsDecisions = true
  }

  /// By path; files without such functions are left out.
  package var sources: [Source]
}

extension FunctionCoverage.Source {
  /// The sums of two coverages of one text, by rule sets that may call different functions of it.
  func merged(with other: FunctionCoverage.Source) -> FunctionCoverage.Source {
    var result = self
    for function in other.functions {
      if let known = result.functions.firstIndex(where: { $0.lines == function.lines }) {
        if result.functions[known].subject != function.subject {
          result.functions[known].subject = nil
        }
      } else {
        result.functions.append(function)
      }
    }
    result.functions.sort {
      ($0.lines.lowerBound, $1.lines.upperBound) < ($1.lines.lowerBound, $0.lines.upperBound)
    }
    result.lines.merge(other.lines, uniquingKeysWith: +)
    for decision in other.decisions {
      if let known = result.decisions.firstIndex(where: { $0.span == decision.span }) {
        result.decisions[known].add(decision)
      } else {
        result.decisions.append(decision)
      }
    }
    result.decisions.sort {
      ($0.span.range.lowerBound, $1.span.range.upperBound) < (
        $1.span.range.lowerBound, $0.span.range.upperBound
      )
    }
    result.countsDecisions = countsDecisions && other.countsDecisions
    return result
  }
}

extension FunctionCoverage.Decision {
  fileprivate mutating func add(_ other: FunctionCoverage.Decision) {
    if subject != other.subject { subject = nil }
    timesTrue += other.timesTrue
    timesFalse += other.timesFalse
  }
}
