import Diagnostics
import Foundation
import ScorecardModel
import TestSupport
import Testing

@testable import Reporting

/// Comparisons of random results: amounts that add up, and reports of them.
@Suite struct DiffReportTests {
  private static func state(_ result: RuleSetResult) -> ScoredUnits {
    ScoredUnits(table: result.table, series: result.series, catalogue: SampleEvaluation.catalogue)
  }

  /// Two states, or three, of rule sets that have nothing but ids in common.
  private static func comparison(using random: inout SeededGenerator) -> ScoreComparison {
    let old = RandomEvaluation.make(units: 24, using: &random).results[0]
    let new = RandomEvaluation.make(units: 30, using: &random).results.map(state)
    return new.count == 1
      ? ScoreComparison([state(old)] + new, [.data])
      : ScoreComparison([state(old)] + new, [.data, .rules])
  }

  private static func report(_ comparison: ScoreComparison, _ edits: [RuleEdit] = []) -> DiffReport
  {
    let (old, new) = (comparison.first.ruleSet, comparison.last.ruleSet)
    return DiffReport(
      engine: "scorecard", sources: comparison.steps.map(\.source),
      old: DiffSide(rules: "HEAD:rules", snapshot: "2024-12-31"),
      new: DiffSide(rules: nil, snapshot: nil),
      compared: [
        ComparedRuleSet(
          comparison: comparison, old: RuleSetSummary(old, sha256: "1", isShown: true),
          new: RuleSetSummary(new, sha256: "2", isShown: true), edits: edits,
          used: [EditedRuleSet(id: "other", title: Message(verbatim: "另"), edits: edits)],
          titles: [:])
      ],
      added: [RuleSetSummary(new, sha256: "2", isShown: true)], removed: [],
      notCompared: [
        UncomparedRuleSet(
          ruleSet: EditedRuleSet(id: "third", title: Message(verbatim: "三"), edits: edits),
          reason: Message(en: "not scored", zh: "未计分"))
      ],
      snapshots: [
        SnapshotSummary(date: nil, path: "data.csv", sha256: "3", units: 30)
      ],
      diagnostics: [Diagnostic(.test, .warning, Message(verbatim: "doubt"))])
  }

  private static let edits = [
    RuleEdit(
      EditedPart(.item, "item-0"), Message(en: "item <0>", zh: "项|0"), .changed,
      [
        FieldChange(
          "measure.to", Message(en: "to", zh: "满分线"), Message(verbatim: "1"), Message(verbatim: "2")
        ),
        FieldChange(
          "score", Message(en: "function", zh: "函数"), Message(verbatim: "a\nb\nc"),
          Message(verbatim: "a\nd\nc")),
      ], oldLine: 3, newLine: 4),
    RuleEdit(
      EditedPart(.grade, "优秀"), Message(verbatim: "优秀"), .removed,
      [FieldChange("at", Message(en: "line", zh: "分数线"), Message(verbatim: "70分"), nil)], oldLine: 9
    ),
    RuleEdit(
      EditedPart(.ruleset, "version"), Message(en: "version", zh: "版本"), .changed,
      [
        FieldChange(
          "version", Message(en: "version", zh: "版本"), Message(verbatim: "1"),
          Message(verbatim: "2"))
      ],
      isWording: true),
  ]

  @Test func amountsSumToTheDifference() {
    var random = SeededGenerator("amountsSumToTheDifference")
    for _ in 0..<150 {
      let comparison = Self.comparison(using: &random)
      for change in comparison.changes {
        let totals = comparison.totals(change)
        for (position, pair) in zip(totals, totals.dropFirst()).enumerated() {
          let sum = comparison.shifts(change, position).reduce(Points.zero) { $0 + $1.amount }
          guard let old = pair.0, let new = pair.1 else {
            #expect(sum == .zero, "seed \(random.seed)")
            continue
          }
          #expect(sum == new - old, "seed \(random.seed)")
        }
      }
      // Whoever is not listed has the same total, grade, rank and flags.
      let listed = Set(comparison.changes.map { $0.rows[0] })
      for (unit, row) in comparison.rows[0].enumerated() where !listed.contains(row) {
        let last = comparison.rows[comparison.states.count - 1][unit]
        #expect(
          comparison.first.table.total(row) == comparison.last.table.total(last)
            && comparison.first.gradeName(row) == comparison.last.gradeName(last)
            && comparison.first.table.flags(row) == comparison.last.table.flags(last),
          "seed \(random.seed)")
      }
    }
  }

  @Test func everyGradeThatChangesHasACause() {
    var random = SeededGenerator("everyGradeThatChangesHasACause")
    for _ in 0..<100 {
      let comparison = Self.comparison(using: &random)
      for change in comparison.changes {
        for step in comparison.steps.indices {
          let (old, new) = (change.rows[step], change.rows[step + 1])
          let (before, after) = (comparison.steps[step].old, comparison.steps[step].new)
          let differs =
            before.gradeName(old) != after.gradeName(new)
            || before.table.standing(old) != after.table.standing(new)
          #expect(
            comparison.causes(change, step).isEmpty == !differs, "seed \(random.seed)")
        }
      }
    }
  }

  @Test func groupsSumToAll() {
    var random = SeededGenerator("groupsSumToAll")
    for _ in 0..<50 {
      let groups = Self.comparison(using: &random).groups()
      let districts = groups.filter { $0.level == .district }
      for figure in [\GroupChange.changed, \.up, \.down, \.grades, \.ranks, \.flags] {
        // Some units belong to no district.
        let sum = districts.reduce(0) { $0 + $1[keyPath: figure] }
        #expect(sum <= groups[0][keyPath: figure], "seed \(random.seed)")
      }
      #expect(groups[0].moves.reduce(0) { $0 + $1.units } == groups[0].grades)
    }
  }

  private func bytes(_ format: DiffFormat, _ report: DiffReport, threads: Int = 1) throws -> [UInt8]
  {
    var bytes: [UInt8] = []
    try format.write(report, options: ReportOptions(threads: threads), top: 5, to: &bytes)
    return bytes
  }

  @Test func jsonIsValid() throws {
    var random = SeededGenerator("jsonIsValid")
    let validator = try SchemaValidator("scorecard-diff-1.schema.json")
    for _ in 0..<10 {
      let report = Self.report(Self.comparison(using: &random), Self.edits)
      let text = String(decoding: try bytes(.json, report), as: UTF8.self)
      let errors = try validator.errors(JSONValue(parsing: text))
      #expect(errors.isEmpty, "seed \(random.seed): \(errors.prefix(3))")
    }
  }

  @Test(arguments: DiffFormat.allCases) func threadsDoNotMatter(_ format: DiffFormat) throws {
    var random = SeededGenerator("threadsDoNotMatter")
    let report = Self.report(Self.comparison(using: &random), Self.edits)
    #expect(try bytes(format, report) == bytes(format, report, threads: 8))
  }

  @Test func csvHasALineForEachUnit() throws {
    var random = SeededGenerator("csvHasALineForEachUnit")
    let comparison = Self.comparison(using: &random)
    let text = String(decoding: try bytes(.csv, Self.report(comparison)), as: UTF8.self)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      lines.count == 1 + comparison.changes.count + comparison.added.count + comparison.gone.count)
    #expect(Set(lines.map(\.count)) == [18])
  }

  @Test func markdownIsEscaped() throws {
    var random = SeededGenerator("markdownIsEscaped")
    let report = Self.report(Self.comparison(using: &random), Self.edits)
    let text = String(decoding: try bytes(.markdown, report), as: UTF8.self)
    #expect(text.contains(#"“项\|0”"#))
    #expect(text.contains("  - \\- b\n  - \\+ d\n"))
    for line in text.split(separator: "\n") where line.hasPrefix("|") {
      #expect(line.hasSuffix("|"))
    }
  }

  @Test func linesThatDifferAreFound() {
    #expect(LineChanges.of("a\nb\nc", "a\nd\ne\nc") == ["- b", "+ d", "+ e"])
    #expect(LineChanges.of("a", "a\nb") == ["+ b"])
    #expect(LineChanges.of("a\na", "a") == ["- a"])
  }
}

extension DiagnosticID {
  fileprivate static let test: Self = "test.doubt"
}
