import Diagnostics

/// A case that would reach what no test reaches yet: an existing one with a few cells changed.
struct SuggestedCase: Sendable, Equatable {
  /// The name of the case that it is made from.
  let base: String
  /// Headers and cells that differ from the base, then what is expected of the new case.
  let changes: [(header: String, cell: String)]
  let expectations: [(header: String, cell: String)]

  static func == (left: SuggestedCase, right: SuggestedCase) -> Bool {
    left.base == right.base && left.changes.map(\.header) == right.changes.map(\.header)
      && left.changes.map(\.cell) == right.changes.map(\.cell)
      && left.expectations.map(\.cell) == right.expectations.map(\.cell)
  }
}
