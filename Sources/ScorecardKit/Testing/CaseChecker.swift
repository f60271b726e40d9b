import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Compares what cases expect with a unit's result.
struct CaseChecker {
  let result: RuleSetResult
  let card: Scorecard
  /// Rule errors of the unit.
  let errors: [Diagnostic]

  private var ruleSet: RuleSet { result.ruleSet }

  init(_ result: RuleSetResult, row: Int, errors: [Diagnostic]) {
    self.result = result
    self.errors = errors
    card = result.scorecard(row)
  }

  func subject(_ expectations: [CaseExpectation], title: Message? = nil) -> TestSubject {
    var checks = expectations.map(check)
    let unexpected = expectations.contains(where: Self.knowsOfErrors) ? [] : errors
    if let first = unexpected.first {
      checks.append(
        TestCheck(
          title: Flag.failed.text, id: nil, expected: CheckWords.none, actual: first.message,
          holds: false))
    }
    let failed = zip(expectations, checks).filter { !$0.1.holds }.map(\.0.subject)
    return TestSubject(
      title: title, checks: checks, ledger: failed.isEmpty ? [] : ledger(failed),
      errors: unexpected)
  }

  private static func knowsOfErrors(_ expectation: CaseExpectation) -> Bool {
    switch expectation.value {
    case .error: true
    case .flags(let flags):
      flags.contains(Flag.failed.text.chinese) || flags.contains(Flag.failed.text.english)
    default: false
    }
  }

  // MARK: Checks

  /// What a result has where an expectation looks.
  private struct Finding {
    let text: Message
    let value: FoundValue?

    init(_ text: Message, _ value: FoundValue? = nil) { (self.text, self.value) = (text, value) }
  }

  private func check(_ expectation: CaseExpectation) -> TestCheck {
    let (title, id) = title(expectation.subject)
    let (holds, finding) = outcome(expectation)
    return TestCheck(
      title: title, id: id, expected: Message(verbatim: expectation.text), actual: finding.text,
      holds: holds, site: expectation.cell.map { _ in .cell(expectation) }, found: finding.value)
  }

  private func outcome(_ expectation: CaseExpectation) -> (Bool, Finding) {
    switch (expectation.subject, expectation.value) {
    case (.total, .points(let points)):
      guard let total = card.total else { return (false, Finding(CheckWords.unassessable)) }
      let text = Message(verbatim: total.text(decimals: ruleSet.decimals))
      return (total == points, Finding(text, .points(total)))
    case (.grade, let value):
      guard let grade = card.grade.map({ ruleSet.grades[$0].name }) else {
        return card.standing == .assessed
          ? (false, Finding(CheckWords.none))
          : (value == .unassessable, Finding(CheckWords.unassessable, .unassessable))
      }
      return (value == .grade(grade), Finding(Message(verbatim: grade), .grade(grade)))
    case (.flags, .flags(let expected)):
      let texts = card.flags.map(\.text)
      let matches =
        texts.count == expected.count
        && texts.allSatisfy { expected.contains($0.chinese) || expected.contains($0.english) }
      return (matches, Finding(CheckWords.joined(texts), .flags(texts)))
    case (.error, .error(let part)):
      let texts = errors.map(\.message)
      let holds = texts.contains { $0.chinese.contains(part) || $0.english.contains(part) }
      return (holds, Finding(CheckWords.joined(texts)))
    case (.part(let id), let value): return part(id, value)
    default: return (false, Finding(CheckWords.none))
    }
  }

  private func part(_ id: String, _ expected: ExpectedValue) -> (Bool, Finding) {
    if let section = card.sections.first(where: { $0.section.id == id }) {
      return compare(section.score, applies: section.applicable > .zero, expected)
    }
    if let item = items.first(where: { $0.item.id == id }) {
      return compare(item.score, applies: item.outcome.outcome != .notApplicable, expected)
    }
    if let other = (card.bonuses + card.deductions).first(where: { $0.adjustment.id == id }) {
      return compare(other.score, applies: other.outcome.outcome != .notApplicable, expected)
    }
    return (false, Finding(CheckWords.none))
  }

  /// What does not apply has no points; 0 is the points of what was looked at.
  private func compare(
    _ score: Points, applies: Bool, _ expected: ExpectedValue
  ) -> (Bool, Finding) {
    applies
      ? (expected == .points(score), Finding(Message(verbatim: score.description), .points(score)))
      : (expected == .notApplicable, Finding(CheckWords.notApplicable, .notApplicable))
  }

  private func title(_ subject: CaseSubject) -> (Message, String?) {
    switch subject {
    case .total: (Message(en: "total", zh: "总分"), nil)
    case .grade: (Message(en: "grade", zh: "等次"), nil)
    case .flags: (Message(en: "flags", zh: "标记"), nil)
    case .error: (Flag.failed.text, nil)
    case .part(let id): (ruleSet.part(id)?.title ?? Message(verbatim: id), id)
    }
  }

  // MARK: The ledger

  private var items: [ItemScore] { card.sections.flatMap(\.items) }

  /// The lines of the items that differ and of the sections that do; all lines where none of them
  /// says why the total is another.
  private func ledger(_ failed: [CaseSubject]) -> [TestLedgerLine] {
    let ids = failed.compactMap { subject in
      if case .part(let id) = subject { id } else { nil as String? }
    }
    let differing = card.sections.flatMap { section in
      section.items.filter { ids.contains(section.section.id) || ids.contains($0.item.id) }
    }
    let others = (card.bonuses + card.deductions).filter { ids.contains($0.adjustment.id) }
    if !differing.isEmpty || !others.isEmpty {
      return differing.map { line($0) } + others.map(line)
    }
    guard failed.contains(.total) else { return reasons(failed) }
    let items = items.map { line($0, showsEvidence: $0.score != $0.item.points) }
    return items + card.ledger.filter { $0.kind != .item }.map(line)
  }

  /// What may have made a grade or a flag: items without data, and gates.
  private func reasons(_ failed: [CaseSubject]) -> [TestLedgerLine] {
    guard failed.contains(.grade) || failed.contains(.flags) else { return [] }
    let marked = items.filter { item in
      item.outcome.outcome != .scored || item.outcome.partlyMissing || item.outcome.dividedByZero
    }
    let quota =
      card.flags.contains(.quota) ? [TestLedgerLine(title: Flag.quota.text, amount: "")] : []
    return marked.map { line($0) } + card.gates.filter { $0.state != .open }.map(line) + quota
  }

  private func line(_ gate: GateScore) -> TestLedgerLine {
    let state: Message =
      switch gate.state {
      case .hit: Message(en: "holds", zh: "成立")
      case .unknown: Flag.missing.text
      case .failed: Flag.failed.text
      case .open: Message(en: "does not hold", zh: "不成立")
      }
    return TestLedgerLine(
      title: titled(gate.gate.title, gate.gate.id), amount: "", detail: state)
  }

  private func line(_ item: ItemScore, showsEvidence: Bool = true) -> TestLedgerLine {
    var details: [Message] = []
    switch item.outcome.outcome {
    case .scored: break
    case .missing: details.append(Flag.missing.text)
    case .notApplicable: details.append(CheckWords.notApplicable)
    case .failed: details.append(Flag.failed.text)
    }
    if let gate = item.zeroedBy?.title {
      details.append(Message(en: "zeroed by \(gate.english)", zh: "因“\(gate.chinese)”记零"))
    }
    if let reason = item.reason { details.append(Message(verbatim: reason)) }
    if showsEvidence { details += item.evidence.map(text) }
    return TestLedgerLine(
      title: titled(item.item.title, item.item.id), amount: item.score.description,
      points: item.item.points.description,
      detail: details.isEmpty ? nil : CheckWords.joined(details))
  }

  private func text(_ evidence: Evidence) -> Message {
    let name = name(evidence.reference)
    switch evidence.cell {
    case .value(let number):
      if result.catalogue[evidence.reference.indicator].type == .boolean {
        return Message(
          en: "\(name) = \(number != 0 ? "yes" : "no")", zh: "\(name) = \(number != 0 ? "是" : "否")")
      }
      return Message(verbatim: "\(name) = \(Points(exactly: number)?.description ?? "\(number)")")
    case .missing: return Message(en: "\(name) is missing", zh: "\(name) 缺失")
    case .notApplicable: return Message(en: "\(name) is not applicable", zh: "\(name) 不适用")
    }
  }

  /// As a case file heads the column.
  private func name(_ reference: IndicatorReference) -> String {
    let id = result.catalogue[reference.indicator].id
    return reference.moment == .current ? id : "\(reference.moment):\(id)"
  }

  private func line(_ score: AdjustmentScore) -> TestLedgerLine {
    TestLedgerLine(
      title: titled(score.adjustment.title, score.adjustment.id),
      amount: score.score.description, points: score.adjustment.cap.description,
      detail: score.reason.map { Message(verbatim: $0) })
  }

  private func line(_ line: LedgerLine) -> TestLedgerLine {
    let name = ruleSet.title(ofLedgerLine: line)
    let kind = line.title
    return TestLedgerLine(
      title: Message(
        en: [kind.english, name?.english].compactMap(\.self).joined(separator: " "),
        zh: [kind.chinese, name?.chinese].compactMap(\.self).joined(separator: " ")),
      amount: (line.amount > .zero ? "+" : "") + line.amount.description)
  }

  private func titled(_ title: Message, _ id: String) -> Message {
    Message(en: "\(title.english) (\(id))", zh: "\(title.chinese) (\(id))")
  }
}

/// Words of checks.
enum CheckWords {
  static let none = Message(en: "none", zh: "无")
  static let unassessable = Message(en: "not assessable", zh: "无法评定")
  static let notApplicable = Message(en: "not applicable", zh: "不适用")

  /// A list; `none` where it is empty.
  static func joined(_ texts: [Message]) -> Message {
    if texts.isEmpty { return none }
    return Message(
      en: texts.map(\.english).joined(separator: ", "),
      zh: texts.map(\.chinese).joined(separator: "、"))
  }
}
