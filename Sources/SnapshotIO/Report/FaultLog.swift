import Diagnostics

/// A diagnostic log that makes only the diagnostics that will be shown, and counts the others:
/// a file may have millions of faults of one kind, and each needs its place and its words.
struct FaultLog {
  /// How many diagnostics of one id are kept.
  static let limit = 20

  private var log = DiagnosticLog(limit: limit)
  private var counts: [DiagnosticID: Int] = [:]

  var hasErrors: Bool { log.hasErrors }
  var summary: [Diagnostic] { log.summary }

  /// - Parameter make: called only if the diagnostic will be shown.
  mutating func append(
    _ id: DiagnosticID, _ severity: Severity = .error, _ make: () -> Diagnostic
  ) {
    counts[id, default: 0] += 1
    let isShown = counts[id, default: 0] <= Self.limit
    log.append(isShown ? make() : Diagnostic(id, severity, Message(verbatim: "")))
  }
}
