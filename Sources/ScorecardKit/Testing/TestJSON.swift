import Diagnostics
import Reporting

/// Test outcomes as JSON, `scorecard-test/1`: a line for each case. Its texts are Chinese in every
/// locale, as those of all JSON reports are.
struct TestJSON {
  func bytes(_ run: TestRun) -> [UInt8] {
    var bytes = ByteBuffer()
    bytes.open("{")
    bytes.member("schema", "scorecard-test/1")
    bytes.member("engine", "scorecard \(engineVersion)")
    bytes.member("listing", run.isListing)
    bytes.member("summary")
    append(summary: run, to: &bytes)
    bytes.append(",\n\"suites\":[")
    for suite in run.suites {
      bytes.separate()
      bytes.append("\n")
      append(suite, isListing: run.isListing, to: &bytes)
    }
    bytes.append("\n]")
    append(analyses: run, to: &bytes)
    bytes.append("}\n")
    return Array(bytes.bytes)
  }

  private func append(summary run: TestRun, to bytes: inout ByteBuffer) {
    bytes.open("{")
    bytes.member("suites", integer: run.suites.count)
    bytes.member("cases", integer: run.cases.count)
    bytes.member("passed", integer: run.isListing ? 0 : run.cases.count - run.failed)
    bytes.member("failed", integer: run.failed)
    bytes.member("broken_files", integer: run.broken)
    bytes.member("empty_suites", integer: run.suites.count(where: \.isEmpty))
    bytes.close("}")
  }

  private func append(_ suite: TestSuite, isListing: Bool, to bytes: inout ByteBuffer) {
    bytes.open("{")
    bytes.member("pack", suite.name)
    bytes.member("title", suite.title.chinese)
    bytes.member("path", suite.path)
    bytes.member("broken")
    append(suite.broken, to: &bytes) { file, bytes in
      bytes.member("path", file.path)
      bytes.member("exit_code", integer: Int(file.status.rawValue))
      bytes.member("diagnostics")
      append(file.diagnostics, to: &bytes) { $1.append($0) }
    }
    bytes.member("cases")
    bytes.open("[")
    for test in suite.cases {
      bytes.separate()
      bytes.append("\n")
      append(test, isListing: isListing, to: &bytes)
    }
    bytes.append("]}")
  }

  private func append(_ test: TestCase, isListing: Bool, to bytes: inout ByteBuffer) {
    bytes.open("{")
    bytes.member("name", test.name)
    bytes.member("note", test.note)
    bytes.member("path", test.path)
    bytes.member("line", integer: test.line)
    bytes.member("outcome", isListing ? "listed" : test.passes ? "passed" : "failed")
    bytes.member("subjects")
    append(test.subjects, to: &bytes) { subject, bytes in
      bytes.member("title", subject.title.map(\.chinese))
      bytes.member("checks")
      append(subject.checks, to: &bytes, append)
      bytes.member("ledger")
      append(subject.ledger, to: &bytes, append)
      bytes.member("errors")
      append(subject.errors, to: &bytes) { $1.append($0) }
    }
    bytes.close("}")
  }

  private func append(_ check: TestCheck, to bytes: inout ByteBuffer) {
    bytes.member("title", check.title.chinese)
    bytes.member("id", check.id)
    bytes.member("expected", check.expected.chinese)
    bytes.member("found", check.actual.chinese)
    bytes.member("holds", check.holds)
  }

  /// Amounts are texts, as a failure shows them.
  private func append(_ line: TestLedgerLine, to bytes: inout ByteBuffer) {
    bytes.member("title", line.title.chinese)
    bytes.member("amount", line.amount)
    bytes.member("points", line.points)
    bytes.member("detail", line.detail.chinese)
  }

  /// An array of objects.
  func append<Element>(
    _ elements: [Element], to bytes: inout ByteBuffer,
    _ members: (Element, inout ByteBuffer) -> Void
  ) {
    bytes.open("[")
    for element in elements {
      bytes.separate()
      bytes.open("{")
      members(element, &bytes)
      bytes.close("}")
    }
    bytes.close("]")
  }
}
