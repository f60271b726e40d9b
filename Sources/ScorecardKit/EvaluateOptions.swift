import Diagnostics
import Reporting
import ScorecardModel

/// The words of an `EvaluateJob`, checked.
struct EvaluateOptions: Sendable {
  let job: EvaluateJob
  let format: ReportFormat
  let failUnder: Points?
  /// What is scored.
  let request: RunRequest

  /// - Throws: `Failure` `.usage` with a diagnostic for each option that is wrong.
  init(_ job: EvaluateJob) throws(Failure) {
    self.job = job
    var reader = OptionReader()
    format = reader.choice("--format", job.format, of: ReportFormat.self) ?? .text
    if job.isPublic, format != .html {
      reader.refuse(
        Message(
          en: "--public is for --format html, and the format is \(format.rawValue)",
          zh: "--public 只用于 --format html，现在的格式是 \(format.rawValue)"),
        help: Message(en: "add --format html", zh: "请加上 --format html"))
    }
    failUnder = reader.decimal("--fail-under", job.failUnder)
    request = job.words.request(&reader)
    try reader.finish()
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
