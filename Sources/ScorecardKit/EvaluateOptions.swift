import Diagnostics
import Reporting
import ScorecardModel
import SnapshotIO

/// The words of an `EvaluateJob`, checked.
struct EvaluateOptions: Sendable {
  let job: EvaluateJob
  let format: ReportFormat
  let level: UnitLevel?
  let asOf: CalendarDate?
  let failUnder: Points?
  let threads: Int
  private let choice: SheetChoice

  /// - Throws: `Failure` `.usage` with a diagnostic for each option that is wrong.
  init(_ job: EvaluateJob) throws(Failure) {
    self.job = job
    var reader = OptionReader()
    format = reader.choice("--format", job.format, of: ReportFormat.self) ?? .text
    level = reader.choice("--level", job.level, of: UnitLevel.self)
    reader.language(job.language)
    asOf = reader.date("--as-of", job.asOf)
    failUnder = reader.decimal("--fail-under", job.failUnder)
    threads = reader.threads(job.jobs)
    choice = reader.sheetChoice(job.sheet, snapshots: job.snapshots)
    try reader.finish()
  }

  /// What is scored.
  var request: RunRequest {
    RunRequest(
      workspace: job.workspace, rules: job.rules, ruleSets: job.ruleSets, snapshots: job.snapshots,
      choice: choice, catalogue: job.catalogue, asOf: asOf, level: level, threads: threads,
      output: job.output)
  }
}

/// `--fail-under`: whether every unit shown reaches a total.
struct Threshold {
  let minimum: Points

  init(_ minimum: Points) { self.minimum = minimum }

  /// One thing that the report shows, with its published figure.
  private struct Figure {
    let code: String
    let name: String
    let ruleSet: RuleSet
    let total: Points?
  }

  /// Nil where all reach it; else how many do not, with the first of them. What is not assessed
  /// does not reach anything. At a level above the units, means are what the report shows.
  func finding(_ evaluation: Evaluation) -> Diagnostic? {
    let below = evaluation.results.flatMap { result in
      figures(result).filter { ($0.total ?? Points(micro: .min)) < minimum }
    }
    guard !below.isEmpty else { return nil }
    let several = evaluation.results.count > 1
    let notes = below.prefix(5).map { figure in
      let total = figure.total?.text(decimals: figure.ruleSet.decimals)
      let name = figure.name + (several ? " [\(figure.ruleSet.id)]" : "")
      return Message(
        en: "\(figure.code) \(name): \(total ?? "not assessable")",
        zh: "\(figure.code) \(name)：\(total ?? "无法评定")")
    }
    return Diagnostic(
      .belowThreshold, .error,
      Message(
        en: "\(below.count) of the scores shown are below \(minimum)",
        zh: "所列得分中有 \(below.count) 个低于 \(minimum) 分"),
      notes: notes)
  }

  private func figures(_ result: RuleSetResult) -> [Figure] {
    let (units, scope) = (result.units, result.scope)
    if result.showsUnits {
      return scope.rows.map { row in
        Figure(
          code: units.codes[row], name: units.names[row], ruleSet: result.ruleSet,
          total: result.table.total(row))
      }
    }
    let members = units.groups(Grouping(scope.level))?.members() ?? []
    return scope.rollups.compactMap { reference in
      guard case .group(_, let index) = reference else { return nil }
      let unit = units.describe(reference)
      return Figure(
        code: unit.code, name: unit.name, ruleSet: result.ruleSet,
        total: result.table.rollup(members[index]).mean)
    }
  }
}
