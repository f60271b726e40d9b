/// Diagnostics as they are found: all are counted, the first `limit` of each kind are kept.
///
/// One kind of fault repeated in every row must not bury the others, so the limit is per id.
package struct DiagnosticLog: Sendable {
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var errorCount = 0
  private var countByID: [DiagnosticID: Int] = [:]
  private let limit: Int

  /// - Parameter limit: how many diagnostics of one id are kept.
  package init(limit: Int = 20) {
    self.limit = limit
  }

  package var hasErrors: Bool { errorCount > 0 }

  package mutating func append(_ diagnostic: Diagnostic) {
    countByID[diagnostic.id, default: 0] += 1
    if diagnostic.severity == .error { errorCount += 1 }
    if countByID[diagnostic.id, default: 0] <= limit { diagnostics.append(diagnostic) }
  }

  package mutating func append(contentsOf other: some Sequence<Diagnostic>) {
    for diagnostic in other { append(diagnostic) }
  }

  /// Adds another log with what it left out, in order.
  package mutating func merge(_ other: DiagnosticLog) {
    append(contentsOf: other.diagnostics)
    errorCount += other.errorCount - other.diagnostics.count { $0.severity == .error }
    for (id, count) in other.countByID {
      countByID[id, default: 0] += count - other.diagnostics.count { $0.id == id }
    }
  }

  /// What is to be shown: the kept diagnostics, and a line for each id that had more.
  package var summary: [Diagnostic] {
    let overflow = countByID.filter { $0.value > limit }.sorted {
      $0.key.rawValue < $1.key.rawValue
    }
    return diagnostics
      + overflow.map { id, count in
        let severity = diagnostics.first { $0.id == id }?.severity ?? .error
        return Diagnostic(
          id, severity,
          Message(
            en: "\(count - limit) more like this are not shown",
            zh: "另有 \(count - limit) 处同类问题未列出"))
      }
  }
}
