import Diagnostics

/// What a rule set can be refused for when it loads.
extension DiagnosticID {
  static let ruleFileNotFound: Self = "rule.file-not-found"
  static let notARuleSet: Self = "rule.not-a-ruleset"
  static let unknownField: Self = "rule.unknown-field"
  static let missingField: Self = "rule.missing-field"
  static let wrongType: Self = "rule.wrong-type"
  static let wrongValue: Self = "rule.wrong-value"
  static let misplaced: Self = "rule.misplaced"
  static let unknownIndicator: Self = "rule.unknown-indicator"
  static let unknownName: Self = "rule.unknown-name"
  static let duplicateID: Self = "rule.duplicate-id"
  static let pointsSum: Self = "rule.points-sum"
  static let unreachable: Self = "rule.unreachable"
  static let noEffect: Self = "rule.no-effect"
  /// What a rule can fail with for a unit, besides the errors of Lua itself.
  static let badReturn: Self = "rule.bad-return"
  static let failedElsewhere: Self = "rule.failed"
  static let ledger: Self = "internal.ledger"
}
