import Diagnostics
import RuleEngine
import ScorecardModel

/// What a run evaluates rule sets over.
struct RunInput {
  let catalogue: Catalogue
  let snapshots: SnapshotStore
  /// The day that is scored; nil is the latest snapshot's.
  var asOf: CalendarDate?
  var targets = TargetTable()
  var process = ProcessLog()
  /// Results of rule sets that are not in the run: by their ids, then by the units' codes.
  var given: [String: [String: GivenResult]] = [:]
  /// Whether the process log is given, so that a rule set it says nothing of has units that are in
  /// the first state.
  var processIsWhole = false
  var threads = 1
  /// Counts what functions do, where that is asked for.
  var coverage: FunctionCoverageCollector?
  /// Decided points by row, for a rule set and its units.
  var adjustments: (RuleSet, UnitTable) throws(Failure) -> [Int: [UnitAdjustment]] = {
    _, _ throws(Failure) in [:]
  }
  /// Told before a rule set is scored, with how many are done, and of how many.
  var progress: (Message, Int, Int) -> Void = { _, _, _ in }
}

/// Evaluates rule sets, each at its own level and for its own days, in the order of their uses.
///
/// A result is computed once for a rule set, a level and a day: a schedule's first year reads other
/// rule sets as they were at the end of that year. What cannot be scored (no snapshot, a day outside
/// a schedule, a rule set that is used but absent) is told and left out; what can be is scored. Faults
/// of the data stop the run.
final class Run {
  private struct Key: Hashable {
    let id: String
    let level: UnitLevel
    let day: CalendarDate?
  }

  let graph: RuleGraph
  let input: RunInput
  private var results: [Key: RunResult?] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// Why rule sets could not be scored at all.
  private(set) var skipped: [Failure] = []

  /// - Parameter wanted: the rule sets whose results will be asked for; it only serves to tell how
  ///   many there are.
  init(_ graph: RuleGraph, _ input: RunInput, wanted: [String] = []) {
    self.graph = graph
    self.input = input
    expected = graph.reached(from: wanted).count
  }

  private let expected: Int

  /// The results of a rule set for the run's day: one; or, of a schedule, the current year's and in
  /// its last year the final.
  /// - Parameter level: the kind of unit that is scored, one of the rule set's levels.
  /// - Throws: `Failure` where data is faulty.
  func results(of family: LoadedRuleSet, at level: UnitLevel) throws(Failure) -> [RunResult] {
    let day = day(of: level)
    guard !family.phases.isEmpty else {
      return try [result(family, level, day)].compactMap(\.self)
    }
    guard let phase = currentPhase(of: family, on: day) else { return [] }
    var chosen = [try result(phase, level, day)]
    if phase.ruleSet.id == family.phases.last?.ruleSet.id {
      chosen.append(try result(family, level, day))
    }
    return chosen.compactMap(\.self)
  }

  /// The day that units of a level are scored for: what the user said, else their latest
  /// snapshot's; nil where it has no date.
  func day(of level: UnitLevel) -> CalendarDate? {
    if let asOf = input.asOf { return asOf }
    let own = input.snapshots.entries(of: level)
    return (own.isEmpty ? input.snapshots.entries : own).compactMap(\.date).max()
  }

  /// Whether a day is the one that the run is about; else it is an earlier year's end.
  func isOwnDay(_ day: CalendarDate?, _ level: UnitLevel) -> Bool { day == self.day(of: level) }

  /// Whether a use is of a phase of the family's own schedule.
  func isOwnPhase(_ use: Use, of family: String) -> Bool {
    graph.family(of: use.ruleSet)?.ruleSet.id == family
  }

  /// The phase whose year the run's day is in; told where it is in none.
  private func currentPhase(of family: LoadedRuleSet, on day: CalendarDate?) -> LoadedRuleSet? {
    guard let schedule = family.phases.first?.ruleSet.phase?.schedule else { return nil }
    guard let day else {
      skip(family.undated)
      return nil
    }
    if let year = schedule.year(of: day) {
      return family.phases.first { $0.ruleSet.phase?.year == year }
    }
    skip(family.outsideSchedule(day, schedule))
    return nil
  }

  /// Evaluates a rule set for a day, once.
  func result(
    _ loaded: LoadedRuleSet, _ level: UnitLevel, _ day: CalendarDate?
  ) throws(Failure) -> RunResult? {
    let key = Key(id: loaded.ruleSet.id, level: level, day: day)
    if let known = results[key] { return known }
    let computed = try compute(loaded.scoring(level), day)
    results[key] = computed
    return computed
  }

  /// Everything that was evaluated, that of used rule sets and earlier years included; in no order.
  var computed: [RunResult] { results.values.compactMap(\.self) }

  /// Whether a rule set was evaluated, at any level and for any day.
  func hasResult(of id: String) -> Bool { results.contains { $0.id == id && $1 != nil } }

  private func compute(_ loaded: LoadedRuleSet, _ day: CalendarDate?) throws(Failure)
    -> RunResult?
  {
    guard let built = try SeriesBuilder(run: self, loaded: loaded, day: day).build() else {
      return nil
    }
    let series = built.series
    let ruleSet = loaded.ruleSet
    let done = Set(results.keys.compactMap { graph.family(of: $0.id)?.ruleSet.id }).count
    input.progress(
      Message(en: "scoring \(ruleSet.id)", zh: "正在计分：\(ruleSet.title.chinese)"), done,
      max(done, expected))
    // Decided points have no day: they are those of the day that the run is about, and those of a
    // schedule's year, which say so, of that year.
    let adjustments =
      ruleSet.phase != nil || isOwnDay(day, ruleSet.unit)
      ? try input.adjustments(ruleSet, series.current.units) : [:]
    let evaluator = Evaluator(
      loaded, catalogue: input.catalogue, threads: input.threads, coverage: input.coverage)
    let outcome = try evaluator.evaluate(series, adjustments: adjustments)
    var table = outcome.table
    tell(outcome.failures)
    tell(built.process?.verdictDiagnostics(table, series.current.units) ?? [])
    var own: ScoreTable?
    if let selfAssessed = built.selfAssessed {
      let ownTable = try evaluator.evaluate(selfAssessed, adjustments: adjustments).table
      // Where nothing that the rule set reads was corrected there is one total, not two.
      let totals = VerifiedSnapshot.selfAssessedTotals(ownTable)
      if totals != VerifiedSnapshot.selfAssessedTotals(table) {
        table.selfTotals = totals
        table.selfScores = VerifiedSnapshot.selfAssessedScores(ownTable)
        own = ownTable
      }
      table.remarks.merge(
        VerifiedSnapshot.selfAssessmentRemarks(verified: table, selfAssessed: ownTable)
      ) { $0 + $1 }
    }
    return RunResult(loaded: loaded, series: series, table: table, selfAssessed: own)
  }

  /// Tells of targets for units that are in no snapshot, once snapshots of every level were read.
  func checkTargets() {
    let read = input.snapshots.all.map(\.snapshot)
    let levels = Set(input.snapshots.entries.map { $0.level ?? input.snapshots.usualLevel })
    guard levels.isSubset(of: read.map(\.units.level)) else { return }
    tell(UnknownTargets.diagnostics(input.targets, read))
  }

  func tell(_ found: [Diagnostic]) {
    // A snapshot that several rule sets read is told of once.
    diagnostics += found.filter { !diagnostics.contains($0) }
  }

  func skip(_ failure: Failure) {
    // What several rule sets lack is told once.
    let known = skipped.flatMap(\.diagnostics)
    let new = failure.diagnostics.filter { !known.contains($0) }
    if !new.isEmpty { skipped.append(Failure(failure.status, new)) }
  }

  /// Does what may fail without stopping the run.
  func skipping<Result>(_ body: () throws(Failure) -> Result) -> Result? {
    do throws(Failure) {
      return try body()
    } catch {
      skip(error)
      return nil
    }
  }
}

extension LoadedRuleSet {
  fileprivate var undated: Failure {
    Failure(
      .usage,
      Diagnostic(
        .outsideSchedule, at: SourcePlace(path: ruleSet.path),
        Message(
          en: "rule set '\(ruleSet.id)' has a schedule, but nothing says the date of the snapshot",
          zh: "规则集“\(ruleSet.id)”按年度计分，但看不出快照的日期"),
        help: Message(en: "give it with --as-of", zh: "请用 --as-of 指定")))
  }

  fileprivate func outsideSchedule(_ day: CalendarDate, _ schedule: Schedule) -> Failure {
    let end = schedule.end(ofYear: schedule.years)
    return Failure(
      .badInput,
      Diagnostic(
        .outsideSchedule, at: SourcePlace(path: ruleSet.path),
        Message(
          en: "\(day) is outside the schedule of '\(ruleSet.id)', \(schedule.start) to \(end); "
            + "the rule set was not scored",
          zh: "\(day) 不在规则集“\(ruleSet.id)”的计划期内（\(schedule.start) 至 \(end)），未予计分"),
        help: Message(
          en: "name a day of the schedule with --as-of", zh: "请用 --as-of 指定计划期内的日期")))
  }
}
