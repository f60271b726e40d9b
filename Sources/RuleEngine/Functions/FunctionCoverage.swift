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
    /// Whether decisions could be counted: false for a text so deeply nested that the calls that
    /// count do not fit in.
    package var countsDecisions = true
  }

  /// By path; files without such functions are left out.
  package var sources: [Source]
}
