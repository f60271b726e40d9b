import Diagnostics
import SnapshotIO

/// An expectation written anew.
struct TestChange: Sendable {
  let path: String
  /// 1-based, of the expectation.
  let line: Int
  /// The case's or the scenario's.
  let name: String
  /// A column as its file heads it, or a field of a scenario's expectation.
  let field: String
  let old: String
  let new: String
}

/// What a test file would be if it expected what was found.
struct TestRewrite {
  let path: String
  /// In the order of the file.
  var changes: [TestChange] = []
  /// A diagnostic for each expectation that does not hold and stays as it is.
  var kept: [Diagnostic] = []
  /// The file's bytes as they were tested.
  var before: [UInt8] = []
  var after: [UInt8] = []

  /// Writes the file, whole or not at all.
  /// - Throws: `Failure` `.badInput` where the file is not what was tested, `.cannotWrite`.
  func write() throws(Failure) {
    let now = try FileContent.read(path: path).withBytes { Array($0) }
    guard now == before else { throw Self.changed(path) }
    try OutputFile.write(to: path, Message(en: "the test file", zh: "测试文件")) { sink in
      try after.withUnsafeBytes { try sink.write($0) }
    }
  }

  static func changed(_ path: String) -> Failure {
    Failure(
      .badInput,
      Diagnostic(
        .notRewritten, at: SourcePlace(path: path),
        Message(
          en: "the file changed while it was tested; it was not rewritten",
          zh: "测试过程中文件被改动，没有改写"),
        help: Message(en: "run again when it has been saved", zh: "请在文件保存完成后重试")))
  }

  /// Where a rule errs unexpectedly, what was found is not what the rules mean.
  static func ruleErrs(_ test: TestCase) -> Diagnostic {
    Diagnostic(
      .notRewritten, at: SourcePlace(path: test.path, line: test.line),
      Message(
        en: "a rule errs in '\(test.name)': nothing in this file was rewritten",
        zh: "规则在“\(test.name)”中出错，本文件没有改写"),
      help: Message(en: "mend the rule first", zh: "请先改正规则"))
  }

  /// An expectation that no value could take the place of.
  static func kept(
    at place: SourcePlace, _ check: TestCheck, because reason: Message
  ) -> Diagnostic {
    let mismatch = TestWords.mismatch(check)
    return Diagnostic(
      .notRewritten, at: place,
      Message(en: "not rewritten: \(mismatch.english)", zh: "没有改写：\(mismatch.chinese)"),
      notes: [reason])
  }
}

extension DiagnosticID {
  static let notRewritten: Self = "test.not-rewritten"
}
