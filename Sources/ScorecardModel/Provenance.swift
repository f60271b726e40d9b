/// A snapshot as a report names it.
package struct SnapshotSummary: Sendable, Hashable {
  package let date: CalendarDate?
  package let path: String
  package let sha256: String
  package let units: Int

  package init(date: CalendarDate?, path: String, sha256: String, units: Int) {
    self.date = date
    self.path = path
    self.sha256 = sha256
    self.units = units
  }
}

/// A rule set as a report names it.
package struct RuleSetSummary: Sendable, Hashable {
  package let id: String
  package let version: String
  /// In Chinese, as in every machine format.
  package let title: String
  /// Of its file and its helpers; a schedule's years and its final have one file.
  package let sha256: String
  /// Whether results of it are shown; else it was evaluated because others use it.
  package let isShown: Bool

  package init(_ ruleSet: RuleSet, sha256: String, isShown: Bool) {
    id = ruleSet.id
    version = ruleSet.version
    title = ruleSet.title.chinese
    self.sha256 = sha256
    self.isShown = isShown
  }
}

/// A file that a run read besides rules and snapshots.
package struct InputSummary: Sendable, Hashable {
  /// What a file is for. The raw values are published in reports.
  package enum Kind: String, Sendable {
    case catalogue, targets, process, adjustments
  }

  package let kind: Kind
  /// As the user named it.
  package let path: String
  package let sha256: String

  package init(_ kind: Kind, path: String, sha256: String) {
    self.kind = kind
    self.path = path
    self.sha256 = sha256
  }
}
