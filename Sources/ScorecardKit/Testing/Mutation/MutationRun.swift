import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// What became of the mutants of a rule set.
struct MutationRun: Sendable {
  /// A mutant that no test tells from the original.
  struct Survivor: Sendable {
    /// The rule file, or a helper.
    let path: String
    let line: Int
    /// The title of the part that it is in.
    let title: Message
    /// As the rule file names the part; empty for what has no name.
    let id: String
    let change: Message
    /// A case that would kill it; nil where none was found.
    var suggestion: SuggestedCase?
  }

  /// Mutants of one kind, and those of them that survived.
  struct Tally: Sendable {
    var all = 0
    /// In the order of the file.
    var survivors: [Survivor] = []

    var killed: Int { all - survivors.count }
  }

  /// As the user named the pack.
  let path: String
  let title: Message
  var data = Tally()
  var functions = Tally()

  var survivors: [Survivor] { data.survivors + functions.survivors }
}

/// Runs the tests of a pack over its mutants.
struct MutationRunner {
  let bench: PackBench
  let threads: Int
  /// Counts the mutants that were tried.
  var counter = WorkCounter()

  private var loaded: LoadedRuleSet { bench.loaded }

  /// - Throws: `Failure` `.internalError`.
  func run() throws(Failure) -> MutationRun {
    let data = loaded.dataMutants(bench.catalogue)
    let functions = FunctionMutants.of(loaded)
    counter.expect(data.count + functions.count)
    return MutationRun(
      path: bench.path, title: loaded.ruleSet.title, data: try tally(data),
      functions: try tally(functions))
  }

  private func tally(_ mutants: [DataMutant]) throws(Failure) -> MutationRun.Tally {
    try tally(mutants) { mutant throws(Failure) in
      let rules = loaded.replacing(mutant.ruleSets)
      if try bench.kills(rules, changed: mutant.changed) { return nil }
      let words = words(of: mutant.part)
      return MutationRun.Survivor(
        path: loaded.program.main.path, line: mutant.line, title: words.title(of: mutant.part),
        id: mutant.part.id, change: mutant.change,
        suggestion: try suggestion(rules, mutant.part, mutant.changed))
    }
  }

  /// A mutant that cannot be loaded is noticed before any case is run.
  private func tally(_ mutants: [FunctionMutant]) throws(Failure) -> MutationRun.Tally {
    let loader = RuleSetLoader(catalogue: bench.catalogue)
    let parts = loaded.family.flatMap(\.ruleParts)
    return try tally(mutants) { mutant throws(Failure) in
      guard let rules = try? loader.load(mutant, of: loaded) else { return nil }
      let all = Array(loaded.family.indices)
      if try bench.kills(rules, changed: all) { return nil }
      let part = parts.first { !$0.id.isEmpty && $0.id == mutant.subject } ?? .ruleSet
      return MutationRun.Survivor(
        path: mutant.path, line: mutant.span.line, title: words(of: part).title(of: part),
        id: part.id, change: Self.words(mutant),
        suggestion: try suggestion(rules, part, all))
    }
  }

  /// Tries mutants on several threads.
  /// - Parameter survivor: nil for a mutant that a test notices.
  private func tally<Mutant: Sendable>(
    _ mutants: [Mutant], _ survivor: @Sendable (Mutant) throws(Failure) -> MutationRun.Survivor?
  ) throws(Failure) -> MutationRun.Tally {
    let outcomes = Workers.map(chunks: mutants.count, threads: threads, context: {}) { index, _ in
      defer { counter.add(1) }
      return Result { () throws(Failure) in try survivor(mutants[index]) }
    }
    var tally = MutationRun.Tally(all: mutants.count)
    for outcome in outcomes {
      if let survivor = try outcome.get() { tally.survivors.append(survivor) }
    }
    return tally
  }

  private func suggestion(
    _ rules: LoadedRuleSet, _ part: RulePart, _ changed: [Int]
  ) throws(Failure) -> SuggestedCase? {
    guard let cases = bench.cases else { return nil }
    for member in changed where loaded.family[member].has(part) {
      let search = CaseSearch(cases: cases, member: member)
      if let found = try search.killing(rules, of: part) { return found }
    }
    return nil
  }

  /// The year that a part belongs to names it; what is shared any rule set names.
  private func words(of part: RulePart) -> RegionWords {
    let ruleSet = loaded.family.first { $0.has(part) } ?? loaded.ruleSet
    return RegionWords(ruleSet, catalogue: bench.catalogue)
  }

  private static func words(_ mutant: FunctionMutant) -> Message {
    if mutant.replacement.isEmpty {
      return Message(en: "\(mutant.original) dropped", zh: "去掉 \(mutant.original)")
    }
    return Message(verbatim: "\(mutant.original) → \(mutant.replacement)")
  }
}
