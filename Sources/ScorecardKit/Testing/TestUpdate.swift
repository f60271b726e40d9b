import Diagnostics

/// Test files that were made to expect what was found.
struct TestUpdate {
  /// In the order of the run.
  private(set) var changes: [TestChange] = []
  /// What was not rewritten, and why.
  private(set) var diagnostics: [Diagnostic] = []
  /// Why a file that should have been rewritten was not; nil where none was in the way.
  private(set) var status: ExitStatus?

  /// Rewrites the files of a run, each whole or not at all.
  init(_ findings: TestRunner.Findings) {
    for (file, tests) in findings.files where !tests.allSatisfy(\.passes) {
      do throws(Failure) {
        let rewrite = try file.rewriting(tests)
        diagnostics += rewrite.kept
        if rewrite.changes.isEmpty { continue }
        try rewrite.write()
        changes += rewrite.changes
      } catch {
        diagnostics += error.diagnostics
        status = status ?? error.status
      }
    }
  }

  /// Each change on a line, and how many there are.
  func text(_ options: TestReportOptions) -> String {
    if changes.isEmpty {
      return options.say(Message(en: "nothing was rewritten", zh: "没有改写任何应得结果")) + "\n\n"
    }
    let rows = changes.map { change in
      ["\(change.path):\(change.line)", change.name, change.field, change.old, "→", change.new]
    }
    return options.say(Message(en: "expectations rewritten", zh: "改写了应得结果")) + "\n"
      + AlignedLines.text(rows, indent: "  ") + options.say(summary) + "\n\n"
  }

  private var summary: Message {
    let files = Set(changes.map(\.path)).count
    let tests = Set(changes.map { [$0.path, $0.name] }).count
    let (values, cases) = (changes.count == 1 ? "value" : "values", tests == 1 ? "case" : "cases")
    return Message(
      en: "\(changes.count) \(values) of \(tests) \(cases) in \(files) "
        + (files == 1 ? "file" : "files"),
      zh: "共 \(files) 个文件、\(tests) 个算例、\(changes.count) 处")
  }
}
