import Diagnostics
import Reporting

/// The forms that the outcome of tests takes.
enum TestFormat: String, CaseIterable, Sendable {
  case text, json, junit, tap

  func bytes(_ run: TestRun, _ options: TestReportOptions) -> [UInt8] {
    switch self {
    case .text: Array((TestText(options).text(run) + AnalysesText(options).text(run)).utf8)
    case .json: TestJSON().bytes(run)
    case .tap: Array(TestTAP(options).text(run).utf8)
    case .junit: Array(TestJUnit(options).text(run).utf8)
    }
  }
}

/// How the outcome of tests is to look.
struct TestReportOptions: Sendable {
  var language: Language
  var usesColor = false
  /// Whether coverage shows the rule files line by line.
  var showsListing = false

  func say(_ message: Message) -> String { message.text(language) }
}

/// The words of test outcomes that stand in more than one format.
enum TestWords {
  static let noCases = Message(
    en: "the rule pack has no cases: nothing was tested", zh: "规则包没有算例，等于没有测试")

  static func mismatch(_ check: TestCheck) -> Message {
    let (title, expected, actual) = (check.title, check.expected, check.actual)
    return Message(
      en: "\(title.english): expected \(expected.english), found \(actual.english)",
      zh: "\(title.chinese)：应为 \(expected.chinese)，实际 \(actual.chinese)")
  }

  static func summary(_ run: TestRun) -> Message {
    let count = run.cases.count
    let (failed, broken) = (run.failed, run.broken)
    let cases = count == 1 ? "case" : "cases"
    var message =
      failed == 0
      ? Message(en: "\(count) \(cases), all passed", zh: "共 \(count) 个算例，全部通过")
      : Message(
        en: "\(count) \(cases), \(failed) failed", zh: "共 \(count) 个算例，\(failed) 个未通过")
    if count == 0 { message = Message(en: "no case was run", zh: "没有运行任何算例") }
    guard broken > 0 else { return message }
    return Message(
      en: "\(message.english); \(broken) \(broken == 1 ? "file" : "files") could not be run",
      zh: "\(message.chinese)；\(broken) 个文件有误，未能运行")
  }
}
