import Diagnostics
import Reporting

/// Test outcomes in the Test Anything Protocol, version 14: a line for each case, and a YAML block
/// below what did not hold.
struct TestTAP {
  private let options: TestReportOptions

  init(_ options: TestReportOptions) { self.options = options }

  /// A test point: what it is about, and the lines of its YAML block; none where it is good.
  private struct Point {
    let name: String
    var block: [String] = []
  }

  func text(_ run: TestRun) -> String {
    let points = run.suites.flatMap { suite in
      (suite.isEmpty ? [empty(suite)] : []) + suite.broken.map { point($0, suite) }
        + suite.cases.map { point($0, suite) }
    }
    let lines = points.enumerated().map { number, point in
      let line = "ok \(number + 1) - \(escaped(point.name))\n"
      if point.block.isEmpty { return line }
      return "not " + line + "  ---\n" + point.block.map { "  \($0)\n" }.joined() + "  ...\n"
    }
    return "TAP version 14\n1..\(points.count)\n" + lines.joined()
  }

  private func empty(_ suite: TestSuite) -> Point {
    Point(name: suite.name, block: [member("message", TestWords.noCases)] + place(suite.path))
  }

  private func point(_ file: BrokenFile, _ suite: TestSuite) -> Point {
    let message = file.diagnostics.first?.message ?? Message(verbatim: "")
    return Point(
      name: "\(suite.name)/\(Paths.name(of: file.path))",
      block: [member("message", message)] + place(file.path) + errors(file.diagnostics))
  }

  private func point(_ test: TestCase, _ suite: TestSuite) -> Point {
    let name = "\(suite.name)/\(test.name)"
    if test.passes { return Point(name: name) }
    let failed = test.subjects.filter { !$0.passes }
    let mismatches = failed.flatMap(\.failures).map { options.say(TestWords.mismatch($0)) }
    let message = mismatches.joined(separator: options.say(Message(en: "; ", zh: "；")))
    var block = [member("message", Message(verbatim: message))] + place(test.path, test.line)
    if !test.note.isEmpty { block.append(member("note", Message(verbatim: test.note))) }
    block += list("checks", failed.flatMap { subject in subject.failures.map { (subject, $0) } }) {
      subject, check in
      [
        subject.title.map { member("subject", $0) }, member("title", check.title),
        check.id.map { member("id", Message(verbatim: $0)) },
        member("expected", check.expected), member("found", check.actual),
      ]
    }
    block += list("ledger", failed.flatMap(\.ledger)) { line in
      [
        member("title", line.title), member("amount", Message(verbatim: line.amount)),
        line.points.map { member("points", Message(verbatim: $0)) },
        member("detail", line.detail),
      ]
    }
    return Point(name: name, block: block + errors(failed.flatMap(\.errors)))
  }

  // MARK: YAML

  private func errors(_ diagnostics: [Diagnostic]) -> [String] {
    let renderer = DiagnosticRenderer(language: options.language)
    return list("errors", diagnostics) { error in
      [member("text", Message(verbatim: String(renderer.render(error).dropLast())))]
    }
  }

  private func place(_ path: String, _ line: Int? = nil) -> [String] {
    ["at:", "  " + member("file", Message(verbatim: path))] + (line.map { ["  line: \($0)"] } ?? [])
  }

  /// A list of mappings; nothing where it is empty.
  private func list<Element>(
    _ key: String, _ elements: [Element], _ members: (Element) -> [String?]
  ) -> [String] {
    if elements.isEmpty { return [] }
    return ["\(key):"]
      + elements.flatMap { element in
        members(element).compactMap(\.self).enumerated().map { position, member in
          (position == 0 ? "  - " : "    ") + member
        }
      }
  }

  /// JSON's strings are YAML's.
  private func member(_ key: String, _ text: Message) -> String {
    var bytes = ByteBuffer()
    bytes.append(json: options.say(text).printableLines)
    return "\(key): \(String(decoding: bytes.bytes, as: UTF8.self))"
  }

  /// A description, in which `#` would begin a directive.
  private func escaped(_ text: String) -> String {
    text.printable.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }
}
