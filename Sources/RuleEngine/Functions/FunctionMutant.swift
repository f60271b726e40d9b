import LuaSandbox
import LuaSyntax

/// A rule set's program with one operator or constant of a function changed.
package struct FunctionMutant: Sendable, Hashable {
  /// The main file, or a helper.
  package var path: String
  /// Of what is replaced.
  package var span: LuaSpan
  package var kind: LuaSite.Kind
  /// What the file has there.
  package var original: String
  /// What the mutant has instead; empty where a `not` is left out.
  package var replacement: String
  /// The id of the item, bonus, deduction, gate, grade or rule set (`combine`) whose function it
  /// is; nil where it is no one's or several ones'.
  package var subject: String?
}
