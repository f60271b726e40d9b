import Diagnostics
import ScorecardModel
import SnapshotIO

/// Whether rules are tested.
extension RuleLint {
  /// Rule packs without a case or a scenario.
  static let noCases = RuleLint(.lintNoCases) { context in
    guard !context.tests.exist else { return [] }
    return [
      Finding(
        Diagnostic(
          .lintNoCases, .warning, at: context.rulesetPlace,
          Message(
            en: "the rule set has no worked cases: nobody notices an edit that breaks it",
            zh: "规则集没有算例：改坏了也没人知道"),
          help: Message(
            en: "write cases.csv beside it, and run scorecard test",
            zh: "请在旁边写 cases.csv，用 scorecard test 核对")),
        partLine: context.source.first("ruleset")?.line)
    ]
  }

  /// Items whose indicators no case gives a value.
  static let itemWithoutCase = RuleLint(.lintItemWithoutCase) { context in
    // What scenarios give is not told by their tables alone.
    guard let file = context.tests.cases, !context.tests.hasScenarios else { return [] }
    let given = Set(
      file.columns.filter { column in
        column.cells.contains { if case .value = $0 { true } else { false } }
      }.map(\.figure))
    return context.variants.flatMap { ruleSet in
      ruleSet.items.indices.compactMap { index -> Finding? in
        let read = ruleSet.readIndicators(at: .item(index))
        let figures = read.compactMap { context.figure($0, in: ruleSet) }
        guard !figures.isEmpty, figures.count == read.count, given.isDisjoint(with: figures) else {
          return nil
        }
        return context.finding(
          .lintItemWithoutCase, .advice, .item(index), in: ruleSet,
          Message(
            en: "no case of \(file.path) gives data for \(ruleSet.name(of: .item(index)).english)",
            zh: "\(file.path) 里没有一个算例给出\(ruleSet.name(of: .item(index)).chinese)的数据"))
      }
    }
  }
}

extension RuleContext {
  /// What a case gives an indicator by; nil for the step of a process.
  fileprivate func figure(_ index: IndicatorIndex, in ruleSet: RuleSet) -> CaseFigure? {
    guard index >= catalogue.count else { return .indicator(index, .current) }
    let id = ruleSet.derived[index - catalogue.count].id
    for use in ruleSet.uses {
      for figure in ResultFigure.allCases where use.id(figure) == id {
        // A rate follows from a total.
        return .result(use.alias, figure == .rate ? .total : figure)
      }
    }
    return nil
  }
}
