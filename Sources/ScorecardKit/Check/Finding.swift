import Diagnostics

/// What a lint found.
struct Finding: Sendable, Hashable {
  var diagnostic: Diagnostic
  /// The first line of the part of the rule file that it is about: a comment there that allows it
  /// holds for the whole part.
  var partLine: Int?
  /// Why the rule file allows it; nil where it does not.
  var allowance: String?

  init(_ diagnostic: Diagnostic, partLine: Int? = nil) {
    self.diagnostic = diagnostic
    self.partLine = partLine
  }
}

/// A lint of rule files: what it looks for in one of them.
struct RuleLint: Sendable {
  let id: DiagnosticID
  let find: @Sendable (RuleContext) -> [Finding]

  init(_ id: DiagnosticID, _ find: @escaping @Sendable (RuleContext) -> [Finding]) {
    self.id = id
    self.find = find
  }
}

/// A lint of what rules make of data: what it looks for in the result of one rule set.
struct DataLint: Sendable {
  let id: DiagnosticID
  let find: @Sendable (DataContext) -> [Finding]

  init(_ id: DiagnosticID, _ find: @escaping @Sendable (DataContext) -> [Finding]) {
    self.id = id
    self.find = find
  }
}
