import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Compares what a scenario expects with what its run found.
struct ScenarioChecker {
  let scenario: Scenario
  let results: [RunResult]
  let diagnostics: [Diagnostic]
  let catalogue: Catalogue

  /// One for each expectation, and one for errors that the scenario does not speak of.
  var subjects: [TestSubject] {
    scenario.expectations.indices.map(subject) + unexpected
  }

  private func subject(_ index: Int) -> TestSubject {
    switch scenario.expectations[index].subject {
    case .unit(let id, let name, let checks):
      guard let (result, row) = unit(name, id) else { return notScored(id, name) }
      return subject(result, row, checks, index)
    case .rollup(let id, let name, let checks):
      guard let (result, rows) = group(name, id) else { return notScored(id, name) }
      return rollup(result, name, result.table.rollup(rows), checks, index)
    case .diagnostic(let id):
      let holds = diagnostics.contains { $0.id.rawValue == id }
      let found = diagnostics.map { Message(verbatim: $0.id.rawValue) }
      return TestSubject(checks: [
        TestCheck(
          title: Message(en: "diagnostic", zh: "诊断"), id: nil, expected: Message(verbatim: id),
          actual: CheckWords.joined(found), holds: holds)
      ])
    }
  }

  // MARK: Errors

  /// Errors that no `expect_diagnostic` names.
  private var unexpectedErrors: [Diagnostic] {
    let expected = scenario.expectations.compactMap { expectation in
      if case .diagnostic(let id) = expectation.subject { id } else { nil as String? }
    }
    return diagnostics.filter { $0.severity == .error && !expected.contains($0.id.rawValue) }
  }

  private var unexpected: [TestSubject] {
    let errors = unexpectedErrors
    guard !errors.isEmpty else { return [] }
    let check = TestCheck(
      title: Message(en: "errors", zh: "错误"), id: nil, expected: CheckWords.none,
      actual: Message(verbatim: String(errors.count)), holds: false)
    return [TestSubject(checks: [check], errors: errors)]
  }

  private func notScored(_ id: String, _ name: String) -> TestSubject {
    TestSubject(
      title: title(id, name),
      checks: [
        TestCheck(
          title: Message(en: "result", zh: "结果"), id: nil,
          expected: Message(en: "a result", zh: "有结果"),
          actual: Message(en: "not scored", zh: "没有计分"), holds: false)
      ])
  }

  private func title(_ id: String, _ unit: String) -> Message {
    Message(en: "\(id): \(unit)", zh: "\(id)：\(unit)")
  }

  // MARK: Units

  /// By code, else by name.
  private func unit(_ name: String, _ id: String) -> (RunResult, Int)? {
    for result in results where result.loaded.ruleSet.id == id {
      for texts in [result.units.codes, result.units.names] {
        if let row = (0..<result.units.count).first(where: { texts[$0] == name }) {
          return (result, row)
        }
      }
    }
    return nil
  }

  private func subject(
    _ result: RunResult, _ row: Int, _ checks: [ScenarioCheck], _ index: Int
  ) -> TestSubject {
    let units = result.units
    let scope = ReportScope(subjects: [], rows: [row], rollups: [], level: units.level)
    let published = RuleSetResult(
      ruleSet: result.loaded.ruleSet, table: result.table, series: result.series, scope: scope,
      catalogue: catalogue)
    let label =
      units.codes[row] == units.names[row]
      ? units.codes[row] : "\(units.codes[row]) \(units.names[row])"
    let ofCases = checks.compactMap { check in check.ofCase.map { (check, $0) } }
    let subject = CaseChecker(published, row: row, errors: []).subject(
      ofCases.map(\.1), title: title(result.loaded.ruleSet.id, label))
    var found = subject.checks
    for (position, check) in ofCases.map(\.0).enumerated() {
      found[position].site = .field(expectation: index, check)
    }
    if let rank = checks.first(where: { $0.key == .rank }) {
      let place = result.table.rank(row)
      found.append(
        check(rank, place.map { .count($0) } ?? .none, Message(en: "rank", zh: "名次"), index))
    }
    return TestSubject(
      title: subject.title, checks: found, ledger: subject.ledger, errors: subject.errors)
  }

  private func check(
    _ expected: ScenarioCheck, _ value: ScenarioCheck.Value, _ title: Message, _ index: Int
  ) -> TestCheck {
    TestCheck(
      title: title, id: nil, expected: expected.value.text, actual: value.text,
      holds: value == expected.value, site: .field(expectation: index, expected),
      found: value.found(for: expected.key))
  }

  // MARK: Groups of units

  private func group(_ name: String, _ id: String) -> (RunResult, [Int])? {
    for result in results where result.loaded.ruleSet.id == id {
      for grouping in [Grouping.district, .street, .city] {
        guard let column = result.units.groups(grouping),
          let index = column.groups.firstIndex(where: { $0.name == name })
        else { continue }
        return (result, column.members()[index])
      }
    }
    return nil
  }

  private func rollup(
    _ result: RunResult, _ name: String, _ rollup: Rollup, _ checks: [ScenarioCheck], _ index: Int
  ) -> TestSubject {
    let grades = result.loaded.ruleSet.grades.map(\.name)
    return TestSubject(
      title: title(result.loaded.ruleSet.id, name),
      checks: checks.map { check($0, figure($0.key, rollup, grades), $0.key.title, index) })
  }

  private func figure(
    _ key: ScenarioCheck.Key, _ rollup: Rollup, _ grades: [String]
  ) -> ScenarioCheck.Value {
    let points: Points?
    switch key {
    case .mean: points = rollup.mean
    case .median: points = rollup.median
    case .minimum: points = rollup.minimum
    case .maximum: points = rollup.maximum
    case .metShare: points = rollup.metShare
    case .completeness: points = rollup.completeness
    case .units: return .count(rollup.units)
    case .assessed: return .count(rollup.assessed)
    case .gradeCount(let name):
      return grades.firstIndex(of: name).map { .count(rollup.gradeCounts[$0]) } ?? .none
    case .total, .grade, .rank, .flags, .item, .section: points = nil
    }
    return points.map { .points($0) } ?? .none
  }
}

extension ScenarioCheck {
  /// As a case file would expect it; nil for a rank, which cases have none of.
  fileprivate var ofCase: CaseExpectation? {
    let subject: CaseSubject
    switch key {
    case .total: subject = .total
    case .grade: subject = .grade
    case .flags: subject = .flags
    case .item(let id), .section(let id): subject = .part(id)
    default: return nil
    }
    return value.ofCase.map {
      CaseExpectation(subject: subject, value: $0, text: value.text.chinese)
    }
  }
}

extension ScenarioCheck.Value {
  fileprivate var ofCase: ExpectedValue? {
    switch self {
    case .points(let points): .points(points)
    case .text(let name):
      [CheckWords.unassessable.chinese, CheckWords.unassessable.english].contains(name)
        ? .unassessable : .grade(name)
    case .flags(let flags): .flags(Set(flags))
    case .notApplicable: .notApplicable
    case .count, .none: nil
    }
  }

  /// Nil for a figure that there is not, such as the mean of no units.
  fileprivate func found(for key: ScenarioCheck.Key) -> FoundValue? {
    switch self {
    case .points(let points): .points(points)
    case .count(let count): .count(count)
    case .none where key == .rank: .unranked
    case .text, .flags, .notApplicable, .none: nil
    }
  }

  fileprivate var text: Message {
    switch self {
    case .points(let points): Message(verbatim: points.description)
    case .count(let count): Message(verbatim: String(count))
    case .text(let text): Message(verbatim: text)
    case .flags(let flags):
      flags.isEmpty ? CheckWords.none : Message(verbatim: flags.joined(separator: "|"))
    case .notApplicable: CheckWords.notApplicable
    case .none: CheckWords.none
    }
  }
}

extension ScenarioCheck.Key {
  fileprivate var title: Message {
    switch self {
    case .mean: Message(en: "mean", zh: "平均")
    case .median: Message(en: "median", zh: "中位数")
    case .minimum: Message(en: "min", zh: "最低")
    case .maximum: Message(en: "max", zh: "最高")
    case .metShare: Message(en: "standard met", zh: "达标率")
    case .completeness: Message(en: "completeness", zh: "数据完整率")
    case .units: Message(en: "units", zh: "单位数")
    case .assessed: Message(en: "assessed", zh: "已评定")
    case .gradeCount(let name): Message(en: "units with \(name)", zh: "“\(name)”个数")
    case .total, .grade, .rank, .flags, .item, .section: Message(verbatim: "")
    }
  }
}
