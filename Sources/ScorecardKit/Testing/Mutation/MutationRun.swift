import Diagnostics
import RuleEngine
import ScorecardModel

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

  /// - Throws: `Failure` `.internalError`.
  func run() throws(Failure) -> MutationRun {
    var run = MutationRun(path: bench.path, title: bench.loaded.ruleSet.title)
    let loaded = bench.loaded
    let mutants = DataMutants(
      loaded.family, catalogue: bench.catalogue, text: loaded.program.main.text
    ).all
    let outcomes = Workers.map(chunks: mutants.count, threads: threads, context: {}) {
      index, _ in
      Result { () throws(Failure) in
        try bench.kills(
          loaded.replacing(mutants[index].ruleSets), changed: mutants[index].changed)
      }
    }
    run.data.all = mutants.count
    for (mutant, outcome) in zip(mutants, outcomes) where try !outcome.get() {
      run.data.survivors.append(survivor(mutant))
    }
    return run
  }

  private func survivor(_ mutant: DataMutant) -> MutationRun.Survivor {
    // The year that a part belongs to names it; what is shared any rule set names.
    let family = bench.loaded.family
    let ruleSet = family.first { $0.has(mutant.part) } ?? family[0]
    let words = RegionWords(ruleSet, catalogue: bench.catalogue)
    return MutationRun.Survivor(
      path: bench.loaded.program.main.path, line: mutant.line,
      title: words.title(of: mutant.part), id: mutant.part.id, change: mutant.change)
  }
}
