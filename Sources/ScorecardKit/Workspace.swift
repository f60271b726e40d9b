import Diagnostics
import ScorecardModel
import SnapshotIO

/// A snapshot as a workspace or the command line names it.
package struct SnapshotEntry: Sendable, Hashable {
  package var path: String
  /// Nil where nothing says it.
  package var date: CalendarDate?
  package var isBaseline: Bool
  /// Nil for a file that the command line names: its units are what the rule set scores.
  package var level: UnitLevel?
  /// Nil where nobody says who vouches for the values.
  package var verification: VerificationLevel?
  /// Which table of a workbook it is.
  package var choice = SheetChoice()
}

/// What one evaluation works on: paths as the user would name them, and what is known of them.
package struct Workspace: Sendable {
  package var title: String?
  /// Rule files or folders with a `ruleset.lua`.
  package var rules: [String]
  /// Where there is none, indicators are what the snapshots' columns are called.
  package var catalogue: String?
  package var snapshots: [SnapshotEntry]
  /// The file of decided bonus and deduction points.
  package var adjustments: String?
  /// The file of what units promised.
  package var targets: String?
  /// The file of the states that units' processes entered.
  package var process: String?

  package init(
    title: String? = nil, rules: [String] = [], catalogue: String? = nil,
    snapshots: [SnapshotEntry] = [], adjustments: String? = nil, targets: String? = nil,
    process: String? = nil
  ) {
    self.title = title
    self.rules = rules
    self.catalogue = catalogue
    self.snapshots = snapshots
    self.adjustments = adjustments
    self.targets = targets
    self.process = process
  }
}

extension DiagnosticID {
  static let workspace: Self = "workspace.invalid"
  static let notFound: Self = "input.not-found"
  static let usage: Self = "usage"
  static let unknownUnit: Self = "unit.unknown"
  static let ambiguousUnit: Self = "unit.ambiguous"
  static let noSnapshot: Self = "snapshot.none"
  static let baselineLater: Self = "snapshot.baseline-later"
  static let absentColumn: Self = "data.absent-column"
  static let belowThreshold: Self = "result.below-threshold"
  static let cannotWrite: Self = "output.cannot-write"
  static let unknownRuleSet: Self = "adjustment.unknown-ruleset"
  static let duplicateRuleSet: Self = "rule.duplicate-ruleset"
}
