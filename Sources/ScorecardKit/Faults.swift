import Diagnostics
import RuleEngine
import ScorecardModel

/// Failures of several inputs, so that all of them are told.
struct Faults {
  private(set) var diagnostics: [Diagnostic] = []
  /// Of the first failure.
  private(set) var status: ExitStatus?

  var isEmpty: Bool { diagnostics.isEmpty }

  @discardableResult
  mutating func collect<Result>(_ body: () throws(Failure) -> Result) -> Result? {
    do throws(Failure) {
      return try body()
    } catch {
      // A file that is read for several reasons is told of once.
      diagnostics += error.diagnostics.filter { !diagnostics.contains($0) }
      status = status ?? error.status
      return nil
    }
  }

  mutating func collectEach<Element, Result>(
    _ elements: [Element], _ body: (Element) throws(Failure) -> Result
  ) -> [Result] {
    var results: [Result] = []
    for element in elements {
      if let result = collect({ () throws(Failure) in try body(element) }) {
        results.append(result)
      }
    }
    return results
  }

  mutating func check(duplicatesIn loaded: [LoadedRuleSet]) {
    var pathByID: [String: String] = [:]
    for rules in loaded {
      let ruleSet = rules.ruleSet
      if let other = pathByID[ruleSet.id] {
        status = status ?? .badInput
        diagnostics.append(
          Diagnostic(
            .duplicateRuleSet, at: SourcePlace(path: ruleSet.path),
            Message(
              en: "the rule set id '\(ruleSet.id)' is used twice", zh: "规则集代号“\(ruleSet.id)”重复"),
            notes: [Message(en: "also in \(other)", zh: "另见 \(other)")]))
      }
      pathByID[ruleSet.id] = ruleSet.path
    }
  }

  func throwIfAny() throws(Failure) {
    if let status { throw Failure(status, diagnostics) }
  }
}
