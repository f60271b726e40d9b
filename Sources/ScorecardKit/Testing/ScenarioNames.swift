import Diagnostics
import RuleEngine
import ScorecardModel

/// Checks that a scenario expects something of rule sets, units, items and grades that there are.
struct ScenarioNames {
  private let scenario: Scenario
  /// By id; the phases of schedules included.
  private let ruleSets: [String: RuleSet]
  /// Of rule sets that are used and not run.
  private let usedIDs: Set<String>
  private let units: Set<String>
  private let groups: Set<String>
  private var log = DiagnosticLog()

  init(_ scenario: Scenario, _ families: [LoadedRuleSet]) {
    self.scenario = scenario
    ruleSets = Dictionary(
      families.flatMap { [$0.ruleSet] + $0.phases.map(\.ruleSet) }.map { ($0.id, $0) }
    ) { first, _ in first }
    usedIDs = Set(ruleSets.values.flatMap(\.uses).map(\.ruleSet)).subtracting(ruleSets.keys)
    let all = scenario.snapshots.flatMap(\.units)
    units = Set(all.flatMap { [$0.code, $0.name] })
    groups = Set(all.flatMap { [$0.district, $0.street, $0.city].compactMap(\.self) })
  }

  /// - Throws: `.badInput` with a diagnostic for each name that means nothing.
  func check() throws(Failure) {
    var names = self
    for expectation in scenario.expectations { names.check(expectation) }
    for target in scenario.targets {
      names.require(target.code, among: units, Message(en: "unit", zh: "单位"), target.place)
    }
    for result in scenario.results { names.check(result) }
    for adjustment in scenario.adjustments { names.check(adjustment) }
    for record in scenario.process { names.check(record) }
    if names.log.hasErrors { throw Failure(.badInput, names.log.summary) }
  }

  private mutating func check(_ expectation: ScenarioExpectation) {
    let place = expectation.place
    switch expectation.subject {
    case .unit(let id, let unit, let checks):
      check(id, checks, place)
      require(unit, among: units.union(groups), Message(en: "unit", zh: "单位"), place)
    case .rollup(let id, let unit, let checks):
      check(id, checks, place)
      require(
        unit, among: groups, Message(en: "street, district or city", zh: "街道、区或市"), place)
    case .diagnostic: break
    }
  }

  private mutating func check(_ result: ScenarioResult) {
    require(result.code, among: units, Message(en: "unit", zh: "单位"), result.place)
    require(
      result.ruleSet, among: usedIDs,
      Message(en: "rule set that is used and not run", zh: "引用而未运行的规则集"), result.place)
  }

  private mutating func check(_ adjustment: ScenarioAdjustment) {
    let place = adjustment.place
    require(adjustment.code, among: units, Message(en: "unit", zh: "单位"), place)
    require(
      adjustment.ruleSet, among: Set(ruleSets.keys), Message(en: "rule set", zh: "规则集"), place)
  }

  private mutating func check(_ record: ProcessRecord) {
    let place = SourcePlace(path: scenario.place.path, line: record.line)
    require(record.code, among: units, Message(en: "unit", zh: "单位"), place)
    require(
      record.ruleSet, among: Set(ruleSets.keys), Message(en: "rule set", zh: "规则集"), place)
  }

  private mutating func check(_ id: String, _ checks: [ScenarioCheck], _ place: SourcePlace) {
    require(id, among: Set(ruleSets.keys), Message(en: "rule set", zh: "规则集"), place)
    guard let ruleSet = ruleSets[id] else { return }
    let grades = Set(ruleSet.grades.map(\.name))
    let unassessable = [CheckWords.unassessable.chinese, CheckWords.unassessable.english]
    let grade = Message(en: "grade", zh: "等次")
    for check in checks {
      switch (check.key, check.value) {
      case (.grade, .text(let name)): require(name, among: grades.union(unassessable), grade, place)
      case (.gradeCount(let name), _): require(name, among: grades, grade, place)
      case (.item(let part), _):
        let ids = ruleSet.items.map(\.id) + (ruleSet.bonuses + ruleSet.deductions).map(\.id)
        require(part, among: Set(ids), Message(en: "item", zh: "二级考核项"), place)
      case (.section(let part), _):
        require(
          part, among: Set(ruleSet.sections.map(\.id)), Message(en: "section", zh: "一级考核项"),
          place)
      default: break
      }
    }
  }

  private mutating func require(
    _ name: String, among names: Set<String>, _ kind: Message, _ place: SourcePlace
  ) {
    guard !names.contains(name) else { return }
    log.append(
      Diagnostic(
        .unknownInScenario, at: place,
        Message(
          en: "there is no \(kind.english) '\(name)'", zh: "没有名为“\(name)”的\(kind.chinese)"),
        help: .didYouMean(Spelling.nearest(name, in: names.sorted()))))
  }
}
