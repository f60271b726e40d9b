import Diagnostics
import Foundation
import Reporting
import ScorecardModel

/// The words of an `EvaluateJob`, checked.
struct EvaluateOptions: Sendable {
  let job: EvaluateJob
  let format: ReportFormat
  let level: UnitLevel?
  let asOf: CalendarDate?
  let failUnder: Points?
  let threads: Int

  /// - Throws: `Failure` `.usage` with a diagnostic for each option that is wrong.
  init(_ job: EvaluateJob) throws(Failure) {
    self.job = job
    var faults: [Diagnostic] = []
    format =
      Self.choice("--format", job.format, ReportFormat.self, &faults) ?? .text
    level = job.level.flatMap { Self.choice("--level", $0, UnitLevel.self, &faults) }
    if let language = job.language {
      _ = Self.choice("--lang", language, Language.self, &faults)
    }
    asOf = job.asOf.flatMap { CalendarDate($0) }
    if let text = job.asOf, asOf == nil {
      faults.append(
        Self.fault("--as-of", text, Message(en: "a date, YYYY-MM-DD", zh: " YYYY-MM-DD 形式的日期")))
    }
    failUnder = job.failUnder.flatMap(Self.decimal)
    if let text = job.failUnder, failUnder == nil {
      faults.append(
        Self.fault(
          "--fail-under", text,
          Message(en: "a number with at most 6 decimals", zh: "至多 6 位小数的数")))
    }
    let jobs = job.jobs.flatMap { Int($0) }.flatMap { (1...256).contains($0) ? $0 : nil }
    if let text = job.jobs, jobs == nil {
      faults.append(
        Self.fault("--jobs", text, Message(en: "a number from 1 to 256", zh: " 1 到 256 的整数")))
    }
    threads = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    if !faults.isEmpty { throw Failure(.usage, faults) }
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ flag: String, _ text: String, _ type: Choice.Type, _ faults: inout [Diagnostic]
  ) -> Choice? where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    faults.append(
      fault(
        flag, text,
        Message(
          en: "one of \(words.joined(separator: ", "))",
          zh: "其中之一：\(words.joined(separator: "、"))"),
        help: .didYouMean(Spelling.nearest(text, in: words))))
    return nil
  }

  /// Digits with at most one point and a sign; no other forms of numbers.
  private static func decimal(_ text: String) -> Points? {
    let isPlain = text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) != nil
    return isPlain ? Double(text).flatMap { Points(exactly: $0) } : nil
  }

  private static func fault(
    _ flag: String, _ found: String, _ expected: Message, help: Message? = nil
  ) -> Diagnostic {
    Diagnostic(
      .usage, .error,
      Message(
        en: "\(flag) is '\(found)', expected \(expected.english)",
        zh: "\(flag) 的值是“\(found)”，应为\(expected.chinese)"),
      help: help)
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
