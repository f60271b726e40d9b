import Diagnostics

/// A diagnostic log that makes only the diagnostics that will be shown, and counts the others:
/// a file may have millions of faults of one kind, and each needs its place and its words.
struct FaultLog {
  /// How many diagnostics of one id are kept.
  static let limit = 20

  private var log = DiagnosticLog(limit: limit)
  private var counts: [DiagnosticID: Int] = [:]

  var hasErrors: Bool { log.hasErrors }
  func contains(_ id: DiagnosticID) -> Bool { counts[id] != nil }
  var summary: [Diagnostic] { log.summary }

  /// - Parameter make: called only if the diagnostic will be shown.
  mutating func append(
    _ id: DiagnosticID, _ severity: Severity = .error, _ make: () -> Diagnostic
  ) {
    counts[id, default: 0] += 1
    let isShown = counts[id, default: 0] <= Self.limit
    log.append(isShown ? make() : Diagnostic(id, severity, Message(verbatim: "")))
  }

  /// Adds what another log kept, its lines about what it left out included.
  mutating func append(contentsOf diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { append(diagnostic.id, diagnostic.severity) { diagnostic } }
  }

  /// Counts errors of an id whose diagnostics are not shown because enough others are.
  ///
  /// A log that keeps none is merged for each binary digit of the number, so that millions cost
  /// no more than a few.
  mutating func count(_ id: DiagnosticID, times: Int) {
    counts[id, default: 0] += times
    var power = DiagnosticLog(limit: 0)
    power.append(Diagnostic(id, .error, Message(verbatim: "")))
    var rest = max(0, times)
    while rest > 0 {
      if !rest.isMultiple(of: 2) { log.merge(power) }
      let half = power
      power.merge(half)
      rest /= 2
    }
  }
}
