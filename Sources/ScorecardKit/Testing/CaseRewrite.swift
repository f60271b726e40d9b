import Diagnostics
import Foundation
import ScorecardModel
import SnapshotIO

/// Makes a case file expect what was found.
struct CaseRewrite {
  let file: CaseFile
  let vocabulary: CaseVocabulary

  /// - Parameter tests: outcomes of cases of the file.
  /// - Throws: `Failure` `.badInput` where the file cannot be rewritten.
  func rewriting(_ tests: [TestCase]) throws(Failure) -> TestRewrite {
    var rewrite = TestRewrite(path: file.path)
    let erring = tests.filter { $0.subjects.contains { !$0.errors.isEmpty } }
    if !erring.isEmpty {
      rewrite.kept = erring.map(TestRewrite.ruleErrs)
      return rewrite
    }
    var edits: [CaseEdit] = []
    for test in tests {
      for check in test.subjects.flatMap(\.failures) {
        guard case .cell(let expectation)? = check.site, let cell = expectation.cell else {
          continue
        }
        guard let (text, value) = replacement(of: expectation, check.found) else {
          rewrite.kept.append(
            TestRewrite.kept(
              at: SourcePlace(path: test.path, line: test.line), check,
              because: Self.reason(expectation.subject)))
          continue
        }
        edits.append(CaseEdit(cell: cell, text: text, value: value))
        rewrite.changes.append(
          TestChange(
            path: test.path, line: test.line, name: test.name, field: cell.header,
            old: expectation.text, new: text))
      }
    }
    rewrite.before = file.content.withBytes { Array($0) }
    if !edits.isEmpty { rewrite.after = try file.rewriting(edits, vocabulary: vocabulary) }
    return rewrite
  }

  private static func reason(_ subject: CaseSubject) -> Message {
    switch subject {
    case .error:
      Message(
        en: "what a rule's error must say is for the author to decide",
        zh: "规则应当怎样出错，由作者决定")
    case .total:
      Message(
        en: "the unit has no total: empty this cell and expect the grade 无法评定",
        zh: "该单位没有总分：请清空此格，并在 expect:grade 写“无法评定”")
    default:
      Message(en: "no value of this column says what was found", zh: "这一栏写不出实际结果")
    }
  }

  // MARK: Texts

  /// What to write, and what it is read as.
  private func replacement(
    of old: CaseExpectation, _ found: FoundValue?
  ) -> (String, ExpectedValue)? {
    switch found {
    case .points(let points):
      return (
        DecimalStyle.text(points, insteadOf: old.text, in: column(old.subject).map(\.text)),
        .points(points)
      )
    case .grade(let grade): return (grade, .grade(grade))
    case .unassessable where old.subject == .grade:
      return (
        text(.unassessable, old.subject) ?? CheckWords.unassessable.chinese, .unassessable
      )
    case .notApplicable:
      return (
        text(.notApplicable, old.subject) ?? CheckWords.notApplicable.chinese, .notApplicable
      )
    case .flags(let found):
      let written = old.text.split { $0 == "|" || $0 == "｜" }
        .map { $0.trimmingCharacters(in: .whitespaces) }
      let flags = FlagTexts.texts(found, insteadOf: written)
      return (flags.isEmpty ? "-" : flags.joined(separator: "|"), .flags(Set(flags)))
    case .unassessable, .count, .unranked, nil: return nil
    }
  }

  private func column(_ subject: CaseSubject) -> [CaseExpectation] {
    file.cases.flatMap { $0.expectations.filter { $0.subject == subject } }
  }

  /// How the column writes a word that has several forms.
  private func text(_ value: ExpectedValue, _ subject: CaseSubject) -> String? {
    column(subject).first { $0.value == value }?.text
  }
}

/// How flags that were found are written where others stand.
enum FlagTexts {
  /// Those that were expected stay in their order and language; others follow in Chinese.
  static func texts(_ found: [Message], insteadOf written: [String]) -> [String] {
    let kept = written.filter { text in
      found.contains { [$0.chinese, $0.english].contains(text) }
    }
    return kept
      + found.filter { flag in !kept.contains { [flag.chinese, flag.english].contains($0) } }
      .map(\.chinese)
  }
}
