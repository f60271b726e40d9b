import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel

/// Runs what an evaluation asks for, and gathers what its report shows.
struct EvaluationLoader {
  let options: EvaluateOptions
  let progress: Progress

  private var job: EvaluateJob { options.job }

  init(_ options: EvaluateOptions, _ progress: Progress) {
    self.options = options
    self.progress = progress
  }

  /// - Throws: `Failure` with every fault of the rules and the snapshots.
  func evaluation() throws(Failure) -> Evaluation {
    let loaded = try RunLoader(options.request, progress).load()
    let results = try loaded.results(level: options.request.level)
    let run = loaded.run
    let scopes = try UnitScopes(results.map(\.units)).scopes(
      job.units, level: options.request.level)
    // Told before earlier years are scored: what there is to say of those is said in their year.
    let diagnostics = run.diagnostics + run.skipped.flatMap(\.diagnostics)
    let shown = zip(results, scopes).compactMap { result, scope in
      scope.map {
        var shown = RuleSetResult(
          ruleSet: result.loaded.ruleSet, table: result.table, series: result.series, scope: $0,
          catalogue: run.input.catalogue)
        if options.format.showsEarlierYears { shown.earlier = run.earlierTotals(of: result) }
        return shown
      }
    }
    let publishesHashes = options.format.publishesHashes
    return Evaluation(
      title: loaded.workspace.title, engine: "scorecard \(engineVersion)",
      asOf: options.request.asOf ?? results.first?.series.current.date,
      snapshots: publishesHashes ? run.input.snapshots.all.flatMap { $0.summaries() } : [],
      ruleSets: publishesHashes
        ? run.summaries(shown: zip(results, scopes).filter { $1 != nil }.map(\.0.loaded)) : [],
      inputs: publishesHashes ? loaded.inputs.summaries : [],
      results: shown, diagnostics: diagnostics)
  }
}
