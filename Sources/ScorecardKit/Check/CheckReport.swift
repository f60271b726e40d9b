import Diagnostics
import ScorecardModel

/// What `scorecard check` found, for every output format.
struct CheckReport: Sendable {
  /// A rule set that was checked.
  struct Subject: Sendable {
    let id: String
    let version: String
    let title: Message
    let path: String
  }

  var ruleSets: [Subject] = []
  /// The files of data that were looked at.
  var snapshots: [String] = []
  /// By file, line and column; those that rule files allow among them.
  var findings: [Finding] = []
  /// Of a file that could not be read at all.
  var failure: ExitStatus?

  /// Those that count.
  var shown: [Finding] { findings.filter { $0.allowance == nil } }
  var allowed: Int { findings.count - shown.count }

  func count(_ severity: Severity) -> Int { shown.count { $0.diagnostic.severity == severity } }

  /// - Parameter deniesWarnings: whether a warning is a failure.
  func status(deniesWarnings: Bool) -> ExitStatus {
    if let failure { return failure }
    if count(.error) > 0 { return .badInput }
    return deniesWarnings && count(.warning) > 0 ? .notHeld : .done
  }

  /// One place after the other, each finding once.
  mutating func arrange() {
    var seen: Set<Diagnostic> = []
    findings = findings.filter { seen.insert($0.diagnostic).inserted }
      .enumerated().sorted { left, right in
        let (a, b) = (left.element.diagnostic, right.element.diagnostic)
        return Self.key(a, left.offset) < Self.key(b, right.offset)
      }.map(\.element)
  }

  private static func key(_ diagnostic: Diagnostic, _ offset: Int) -> (String, Int, Int, Int) {
    let place = diagnostic.place
    return (place?.path ?? "", place?.line ?? 0, place?.column ?? 0, offset)
  }
}
