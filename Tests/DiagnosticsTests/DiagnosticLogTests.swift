import Testing

@testable import Diagnostics

@Suite struct DiagnosticLogTests {
  private func diagnostic(
    _ id: DiagnosticID, _ severity: Severity = .error, _ text: String = ""
  ) -> Diagnostic {
    Diagnostic(id, severity, Message(verbatim: text))
  }

  @Test func theLimitIsPerKind() {
    var log = DiagnosticLog(limit: 2)
    for number in 1...5 { log.append(diagnostic("a", .error, "a\(number)")) }
    log.append(diagnostic("b", .warning, "b1"))
    #expect(log.diagnostics.map(\.message.english) == ["a1", "a2", "b1"])
    #expect(log.errorCount == 5 && log.hasErrors)
    #expect(
      log.summary.map(\.message.english) == ["a1", "a2", "b1", "3 more like this are not shown"])
    #expect(log.summary.last?.severity == .error && log.summary.last?.id == "a")
  }

  @Test func warningsAreNoErrors() {
    var log = DiagnosticLog()
    log.append(diagnostic("a", .warning))
    #expect(!log.hasErrors && log.summary.count == 1)
    #expect(Severity.warning < .error)
  }

  @Test func mergingCountsWhatTheOtherLeftOut() {
    var first = DiagnosticLog(limit: 2)
    var second = DiagnosticLog(limit: 2)
    first.append(diagnostic("a", .error, "1"))
    for number in 2...5 { second.append(diagnostic("a", .error, "\(number)")) }
    second.append(diagnostic("b", .warning))
    first.merge(second)
    #expect(first.diagnostics.map(\.message.english) == ["1", "2", ""])
    #expect(first.errorCount == 5)
    #expect(first.summary.last?.message.chinese == "另有 3 处同类问题未列出")
  }

  /// Errors among the diagnostics that a log did not keep are counted one by one.
  @Test func mergingKeepsTheErrorCountOfAKindOfBothSeverities() {
    var other = DiagnosticLog(limit: 1)
    other.append(diagnostic("a", .warning))
    for severity in [Severity.error, .warning, .error] { other.append(diagnostic("a", severity)) }
    #expect(other.errorCount == 2)
    var log = DiagnosticLog(limit: 1)
    log.merge(other)
    #expect(log.errorCount == 2 && log.hasErrors)
  }

  @Test func mergingIsInAnyPartitionTheSame() {
    let all = (0..<30).map { diagnostic($0 % 3 == 0 ? "a" : "b", .error, "\($0)") }
    var whole = DiagnosticLog(limit: 4)
    whole.append(contentsOf: all)
    for cut in [0, 1, 10, 30] {
      var parts = DiagnosticLog(limit: 4)
      for part in [all[..<cut], all[cut...]] {
        var log = DiagnosticLog(limit: 4)
        log.append(contentsOf: part)
        parts.merge(log)
      }
      #expect(parts.summary == whole.summary && parts.errorCount == whole.errorCount)
    }
  }
}
