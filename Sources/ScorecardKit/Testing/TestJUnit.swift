import Diagnostics

/// Test outcomes as JUnit XML, which continuous integration reads. It has no times, so that the
/// same inputs give the same bytes.
struct TestJUnit {
  private let options: TestReportOptions

  init(_ options: TestReportOptions) { self.options = options }

  func text(_ run: TestRun) -> String {
    let errors = run.suites.reduce(0) { $0 + Self.errors($1) }
    let counts = Self.counts(run.cases.count + errors, run.failed, errors)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="scorecard" \(counts)>
      \(run.suites.map(text).joined())</testsuites>

      """
  }

  private static func counts(_ tests: Int, _ failures: Int, _ errors: Int) -> String {
    "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }

  private func text(_ suite: TestSuite) -> String {
    let errors = Self.errors(suite)
    let counts = Self.counts(suite.cases.count + errors, suite.failed, errors)
    return "  <testsuite name=\"\(attribute(suite.name))\" \(counts)>\n"
      + (suite.isEmpty ? empty(suite) : "") + suite.broken.map { text($0, suite) }.joined()
      + suite.cases.map { text($0, suite) }.joined() + "  </testsuite>\n"
  }

  /// Files that could not be run; a pack without tests counts as one.
  private static func errors(_ suite: TestSuite) -> Int {
    suite.isEmpty ? 1 : suite.broken.count
  }

  private func empty(_ suite: TestSuite) -> String {
    let message = options.say(TestWords.noCases)
    return "    <testcase classname=\"\(attribute(suite.name))\" name=\"cases.csv\""
      + " file=\"\(attribute(suite.path))\">\n" + element("error", message, message)
      + "    </testcase>\n"
  }

  private func text(_ file: BrokenFile, _ suite: TestSuite) -> String {
    let renderer = DiagnosticRenderer(language: options.language)
    let message = file.diagnostics.first.map { options.say($0.message) } ?? ""
    let name = Paths.name(of: file.path)
    return "    <testcase classname=\"\(className(suite, file.path))\" name=\"\(attribute(name))\""
      + " file=\"\(attribute(file.path))\">\n"
      + element("error", message, file.diagnostics.map(renderer.render).joined())
      + "    </testcase>\n"
  }

  private func text(_ test: TestCase, _ suite: TestSuite) -> String {
    let start =
      "    <testcase classname=\"\(className(suite, test.path))\" name=\"\(attribute(test.name))\""
      + " file=\"\(attribute(test.path))\" line=\"\(test.line)\""
    guard !test.passes else { return start + "/>\n" }
    let failures = test.subjects.flatMap { subject in
      subject.failures.map { check in
        (subject.title.map { options.say($0) + " " } ?? "")
          + options.say(TestWords.mismatch(check))
      }
    }
    let separator = options.say(Message(en: "; ", zh: "；"))
    return start + ">\n"
      + element("failure", failures.joined(separator: separator), TestDetails(options).text(test))
      + "    </testcase>\n"
  }

  /// A case's name is its own within its file only.
  private func className(_ suite: TestSuite, _ path: String) -> String {
    let file = Paths.name(of: path).split(separator: ".").first.map(String.init) ?? ""
    return attribute("\(suite.name).\(file)")
  }

  private func element(_ name: String, _ message: String, _ body: String) -> String {
    "      <\(name) message=\"\(attribute(message))\">\(escaped(body.printableLines))</\(name)>\n"
  }

  private func attribute(_ text: String) -> String {
    escaped(text.printable).replacing("\"", with: "&quot;")
  }

  /// Control characters are shown as pictures already; what else XML 1.0 does not allow goes.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
