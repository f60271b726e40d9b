import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel

/// Explains a unit under every rule set that scores it.
struct Explainer {
  private let options: ExplainOptions
  private let loaded: LoadedRun
  private let results: [RunResult]

  /// - Throws: `Failure` with every fault of the rules and the data.
  init(_ options: ExplainOptions, _ progress: Progress) throws(Failure) {
    self.options = options
    loaded = try RunLoader(options.request, progress).load()
    results = try loaded.results(level: options.request.level)
  }

  var diagnostics: [Diagnostic] {
    loaded.run.diagnostics + loaded.run.skipped.flatMap(\.diagnostics)
  }

  /// - Throws: where there is no such unit or item; where an explanation would contradict the score.
  func explanations() throws(Failure) -> [Explanation] {
    let resolvers = results.map { UnitResolver(units: $0.units) }
    let subjects = try UnitResolver.resolve([options.job.unit], in: resolvers)
    try checkItem(results.indices.filter { !subjects[$0].isEmpty }.map { results[$0] })
    var explanations: [Explanation] = []
    for (result, subjects) in zip(results, subjects) {
      for subject in subjects {
        if let explanation = try explanation(result, subject) { explanations.append(explanation) }
      }
    }
    return explanations
  }

  private func explanation(_ result: RunResult, _ subject: UnitReference) throws(Failure)
    -> Explanation?
  {
    let catalogue = loaded.run.input.catalogue
    let scope = ReportScope(
      subjects: [subject], rows: [], rollups: [], level: result.units.level)
    let shown = RuleSetResult(
      ruleSet: result.loaded.ruleSet, table: result.table, series: result.series, scope: scope,
      catalogue: catalogue)
    let asOf = result.series.asOf
    guard case .row(let row) = subject else {
      return options.job.item == nil
        ? .group(GroupExplanation(result: shown, group: subject, asOf: asOf)) : nil
    }
    let item = options.job.item.flatMap { id in
      result.loaded.ruleSet.items.firstIndex { $0.id == id }
    }
    if options.job.item != nil, item == nil { return nil }
    let words = result.loaded.words(catalogue: catalogue, titles: titles)
    let finder =
      item == nil
      ? try WayFinder(result, row: row, catalogue: catalogue, words: words) : nil
    let explanation = UnitExplanation(
      result: shown, words: words, row: row, asOf: asOf, onlyItem: item,
      distance: try finder?.distance())
    try check(explanation)
    return .unit(explanation)
  }

  /// The titles of the rule sets that others use, by id.
  private var titles: [String: Message] {
    var titles: [String: Message] = [:]
    for result in results {
      for use in result.loaded.ruleSet.uses {
        let used = loaded.run.graph[use.ruleSet]?.ruleSet
        titles[use.ruleSet] = used.map { $0.phase?.title ?? $0.title }
      }
    }
    return titles
  }

  /// Nothing is told that the score does not bear out.
  private func check(_ explanation: UnitExplanation) throws(Failure) {
    guard let item = explanation.contradictions.first else { return }
    let id = explanation.words.ruleSet.items[item].id
    throw Self.contradiction(of: Message(en: "item '\(id)'", zh: "考核项“\(id)”"))
  }

  static func contradiction(of subject: Message) -> Failure {
    Failure(
      .internalError,
      Diagnostic(
        .contradiction, .error,
        Message(
          en: "the explanation of \(subject.english) does not come to its score; "
            + "nothing was written",
          zh: "\(subject.chinese)的说明与得分不符，未输出任何内容"),
        help: Message(
          en: "this is a fault of scorecard: please report it with the rule set",
          zh: "这是 scorecard 的缺陷，请连同规则集一起报告")))
  }

  /// - Throws: `.inputNotFound` where no rule set has the item that was named.
  private func checkItem(_ results: [RunResult]) throws(Failure) {
    guard let id = options.job.item else { return }
    let ids = results.flatMap { $0.loaded.ruleSet.items.map(\.id) }
    if ids.contains(id) { return }
    throw Failure(
      .inputNotFound,
      Diagnostic(
        .unknownItem, .error,
        Message(en: "there is no item '\(id)'", zh: "没有考核项“\(id)”"),
        help: .didYouMean(Spelling.nearest(id, in: ids))
          ?? Message(
            en: "items are \(ids.prefix(20).joined(separator: ", "))",
            zh: "考核项有：\(ids.prefix(20).joined(separator: "、"))")))
  }
}

extension DiagnosticID {
  static let contradiction: Self = "explain.contradiction"
  static let unknownItem: Self = "explain.unknown-item"
}
