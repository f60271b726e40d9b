import Diagnostics
import LuaSandbox
import LuaSyntax
import RuleEngine
import ScorecardModel

/// A function of a rule file, at the place of the rule set that it computes.
struct RuleFunction {
  let rules: LoadedRuleSet
  let place: ScoringPlace
  let slot: LuaFunctionSlot
  /// The words of its lines.
  let words: [LuaWord]

  /// Every function that something is computed by.
  static func all(of rules: LoadedRuleSet) -> [RuleFunction] {
    rules.ruleSet.scoringPlaces.compactMap { place in
      guard case .function(let number)? = rules.ruleSet.scoring(at: place) else { return nil }
      let slot = rules.functions[number]
      let text = rules.program.sources.first { $0.path == slot.path }?.text ?? ""
      let lines = text.sourceLines
      guard slot.line >= 1, slot.lastLine <= lines.count else { return nil }
      let own = lines[(slot.line - 1)..<slot.lastLine].joined(separator: "\n")
      return RuleFunction(rules: rules, place: place, slot: slot, words: LuaText.words(own))
    }
  }

  var ruleSet: RuleSet { rules.ruleSet }

  /// The indicators of the catalogue that its text names.
  func mentioned(_ catalogue: Catalogue) -> [IndicatorIndex] {
    var seen: Set<IndicatorIndex> = []
    return words.filter { $0.kind != .number }.compactMap { catalogue.index(id: $0.text) }
      .filter { seen.insert($0).inserted }
  }

  /// Whether its text has one of some names.
  func mentions(_ names: Set<String>) -> Bool { words.contains { names.contains($0.text) } }

  /// The numbers of its rule set's files, least first: it may compare with what stands outside it.
  var numbers: [Double] {
    let words = rules.program.sources.flatMap { LuaText.words($0.text) }
    let numbers = words.filter { $0.kind == .number }.compactMap { Double($0.text.lowercased()) }
    return Set(numbers.filter(\.isFinite).map(abs)).sorted()
  }

  /// The indicators that it cannot do without, as its item says.
  var needs: [IndicatorIndex] {
    if case .item(let index) = place { ruleSet.items[index].needs } else { [] }
  }
}

extension RuleContext {
  /// The functions of the file's rule set, or of its phases.
  var ruleFunctions: [RuleFunction] {
    (loaded.phases.isEmpty ? [loaded] : loaded.phases).flatMap(RuleFunction.all)
  }

  /// A finding about a function.
  func finding(
    _ id: DiagnosticID, _ severity: Severity, _ function: RuleFunction, _ message: Message,
    notes: [Message] = [], help: Message? = nil
  ) -> Finding {
    let slot = function.slot
    let place =
      slot.path == source.path
      ? source.place(line: slot.line) : SourcePlace(path: slot.path, line: slot.line)
    return Finding(
      Diagnostic(id, severity, at: place, message, notes: notes, help: help),
      partLine: function.ruleSet.line(of: function.place))
  }
}
