import Diagnostics

/// Test outcomes for people: a line for each pack, every failure with what differs, a summary.
struct TestText {
  private let options: TestReportOptions

  init(_ options: TestReportOptions) { self.options = options }

  func text(_ run: TestRun) -> String {
    if run.isListing { return names(run) }
    var text = ""
    for suite in run.suites {
      text += self.text(suite)
      // Failures take more than a line: a blank one follows.
      if suite.failed > 0, suite.path != run.suites.last?.path { text += "\n" }
    }
    return text + "\n" + paint(options.say(TestWords.summary(run)), isGood(run)) + "\n"
  }

  /// A line for each test: its pack, its name, where it is.
  private func names(_ run: TestRun) -> String {
    AlignedLines.text(
      run.suites.flatMap { suite in
        suite.cases.map { [suite.name, $0.name, "\($0.path):\($0.line)"] }
      }, indent: "")
  }

  private func isGood(_ run: TestRun) -> Bool {
    run.failed == 0 && run.broken == 0 && !run.cases.isEmpty
  }

  private func text(_ suite: TestSuite) -> String {
    let isGood = suite.failed == 0 && suite.broken.isEmpty && !suite.cases.isEmpty
    let mark = paint(isGood ? "✓" : "✗", isGood)
    let title = options.say(suite.title).printable
    var text = "\(mark) \(suite.path.printable)  \(title)  \(options.say(counts(suite)))\n"
    for file in suite.broken {
      let problem = Message(en: "could not be run", zh: "有误，未能运行")
      text += "  \(file.path.printable)  \(paint(options.say(problem), false))\n"
    }
    for test in suite.cases where !test.passes { text += "\n" + self.text(test) }
    return text
  }

  private func counts(_ suite: TestSuite) -> Message {
    let (count, failed) = (suite.cases.count, suite.failed)
    if count == 0 { return Message(en: "no case was run", zh: "没有运行算例") }
    return failed == 0
      ? Message(en: "\(count) passed", zh: "\(count) 个通过")
      : Message(
        en: "\(count - failed) passed, \(failed) failed",
        zh: "\(count - failed) 个通过，\(failed) 个未通过")
  }

  private func text(_ test: TestCase) -> String {
    let place = "\(test.path):\(test.line)".printable
    return "\(paint("✗", false)) \(test.name.printable)  \(place)\n"
      + TestDetails(options).text(test)
  }

  private func paint(_ text: String, _ isGood: Bool) -> String {
    options.usesColor ? "\u{1B}[\(isGood ? "32" : "31")m\(text)\u{1B}[0m" : text
  }
}

/// What differs in a failed case, line by line, for every format that has words.
struct TestDetails {
  private let options: TestReportOptions

  init(_ options: TestReportOptions) { self.options = options }

  func text(_ test: TestCase) -> String {
    var text = ""
    if !test.note.isEmpty {
      let note = test.note.printable
      text += "  " + say(Message(en: "note: \(note)", zh: "说明：\(note)")) + "\n"
    }
    return text + test.subjects.filter { !$0.passes }.map(self.text).joined()
  }

  private func text(_ subject: TestSubject) -> String {
    var text = subject.title.map { "  \(say($0).printable)\n" } ?? ""
    text += checks(subject.failures)
    if !subject.ledger.isEmpty {
      text += "  " + say(Message(en: "ledger", zh: "计分明细")) + "\n" + ledger(subject.ledger)
    }
    let renderer = DiagnosticRenderer(language: options.language)
    for error in subject.errors {
      let lines = renderer.render(error).split(separator: "\n", omittingEmptySubsequences: false)
      text += lines.dropLast().map { "  \($0)\n" }.joined()
    }
    return text
  }

  private func checks(_ checks: [TestCheck]) -> String {
    let rows = checks.map { check in
      let id = check.id.map { " (\($0))" } ?? ""
      let (expected, actual) = (check.expected, check.actual)
      return [
        (say(check.title) + id),
        say(Message(en: "expected \(expected.english)", zh: "应为 \(expected.chinese)")),
        say(Message(en: "found \(actual.english)", zh: "实际 \(actual.chinese)")),
      ]
    }
    return AlignedLines.text(rows, indent: "  ")
  }

  private func ledger(_ lines: [TestLedgerLine]) -> String {
    AlignedLines.text(
      lines.map { [say($0.title), $0.amount, $0.points.map { "/ \($0)" } ?? "", say($0.detail)] },
      indent: "    ", right: [1])
  }

  private func say(_ message: Message) -> String { options.say(message) }
}
