import Diagnostics

/// A case that would reach what no test reaches yet: an existing one with a few cells changed, and
/// what comes out for it as the rules are now, to be verified by hand.
struct SuggestedCase: Sendable, Equatable {
  /// A column of a case file, and what a row has there.
  struct Column: Sendable, Equatable {
    let header: String
    let cell: Message
  }

  /// The name of the case that it is made from.
  let base: String
  /// What differs from the base.
  let changes: [Column]
  let expectations: [Column]
}
