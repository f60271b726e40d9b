import Diagnostics
import ScorecardModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct ReportTests {
  private func report(
    _ evaluation: Evaluation, _ format: ReportFormat, _ options: ReportOptions = ReportOptions()
  ) throws -> String {
    var bytes: [UInt8] = []
    try format.write(evaluation, options: options, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// More rows than a chunk of any format has.
  @Test(arguments: ReportFormat.allCases)
  func bytesDoNotDependOnThreads(format: ReportFormat) throws {
    var random = SeededGenerator("bytesDoNotDependOnThreads")
    let evaluation = RandomEvaluation.make(
      units: format == .csv ? CSVReport.chunk * 2 + 10 : 1_000, using: &random)
    var options = ReportOptions(showsItems: true)
    let alone = try report(evaluation, format, options)
    for threads in [2, 3, 8] {
      options.threads = threads
      #expect(try report(evaluation, format, options) == alone, "seed \(random.seed)")
    }
  }

  @Test(arguments: [ReportFormat.json, .ndjson, .csv])
  func machineFormatsAreTheSameInEveryLanguage(format: ReportFormat) throws {
    let evaluation = SampleEvaluation.evaluation()
    let chinese = try report(evaluation, format, ReportOptions(language: .chinese))
    let english = try report(
      evaluation, format, ReportOptions(language: .english, usesColor: true, width: 20))
    #expect(chinese == english)
  }

  @Test(arguments: ReportFormat.allCases)
  func anEvaluationOfNothingIsStillAReport(format: ReportFormat) throws {
    let text = try report(
      SampleEvaluation.evaluation([], rows: [], rollups: []), format,
      ReportOptions(showsItems: true))
    switch format {
    case .text: #expect(text == "武汉市社区考核\n\n")
    case .markdown: #expect(text == "# 武汉市社区考核\n")
    case .csv:
      #expect(text == "code,name,street,district,ruleset,total,grade,rank,coverage,flags\n")
    case .json: #expect(try JSONValue(parsing: text)["scorecards"] == .array([]))
    case .html: #expect(text.hasPrefix("<!DOCTYPE html>") && text.hasSuffix("</html>\n"))
    case .ndjson: #expect(text.hasPrefix(#"{"type":"header","schema":"scorecard/1""#))
    case .xlsx: #expect(text.hasPrefix("PK"))
    }
  }

  /// What the scores were made from, also what the report does not show.
  @Test(arguments: [ReportFormat.json, .ndjson])
  func theHeaderNamesRuleSetsAndInputs(format: ReportFormat) throws {
    let text = try report(SampleEvaluation.phaseEvaluation, format)
    let header = try JSONValue(
      parsing: format == .json ? text : String(text.prefix { $0 != "\n" }))
    let ruleSets = header["rulesets"].elements
    #expect(ruleSets.map(\.["id"].text) == ["three-years/showing", "party, basic"])
    #expect(ruleSets.map(\.["shown"]) == [.bool(true), .bool(false)])
    #expect(ruleSets.map(\.["version"].text) == ["1.0.0", "2.1"])
    #expect(ruleSets.map(\.["title"].text) == ["三年行动·有看头", "党建基础"])
    #expect(ruleSets.map { $0["sha256"].text?.prefix(2) } == ["2c", "5f"])
    let inputs = header["inputs"].elements
    #expect(inputs.map(\.["kind"].text) == ["catalogue", "adjustments"])
    #expect(inputs.map(\.["path"].text) == ["data/indicators.csv", "data/\"late\".csv"])
    #expect(inputs.map { $0["sha256"].text?.prefix(2) } == ["3d", "4e"])
    #expect(inputs.allSatisfy { $0["sha256"].text?.count == 64 })
  }

  @Test func moreUnitsThanTheLimitAreNotListed() throws {
    var random = SeededGenerator("moreUnitsThanTheLimitAreNotListed")
    let limit = GroupPage.listLimit
    let listed = try report(RandomEvaluation.make(units: limit, using: &random), .text)
    #expect(listed.contains("社区\(limit - 1) "))
    let evaluation = RandomEvaluation.make(units: limit + 1, using: &random)
    let left = try report(evaluation, .text)
    #expect(left.contains("共 201 个社区，此处不逐一列出：可指定街道或区，或用 --format csv 导出全部"))
    #expect(!left.contains("社区\(limit) "))
    #expect(!left.contains("名次"))
  }

  @Test func aLevelAboveTheUnitsHasNoScorecards() throws {
    let streets = SampleEvaluation.evaluation(level: .street)
    #expect(try JSONValue(parsing: report(streets, .json))["scorecards"] == .array([]))
    #expect(try report(streets, .csv).split(separator: "\n").count == 1 + 2 * 3)
    #expect(try !report(streets, .text).contains("和平社区"))
  }

  @Test func aLevelOfTheUnitsThemselvesHasScorecards() throws {
    let units = UnitTable(
      level: .district, codes: TextColumn(["420105", "420106"]), names: TextColumn(["江北区", "武昌区"]))
    let scores = [["60", "40"], ["30", "40"]].map { SampleScore(items: $0.map(Sample.points)) }
    let ruleSet = SampleEvaluation.party
    let snapshot = Snapshot(
      date: CalendarDate("2024-12-31")!, path: "districts.csv", units: units,
      columns: SampleEvaluation.catalogue.indicators.map { _ in nil })
    let result = RuleSetResult(
      ruleSet: ruleSet, table: TableBuilder.table(ruleSet, scores, units: units),
      series: SnapshotSeries(current: snapshot), scope: SampleEvaluation.scope(),
      catalogue: SampleEvaluation.catalogue)
    let evaluation = SampleEvaluation.evaluation(
      [result], rows: [0, 1], rollups: [], level: .district)
    #expect(
      try report(evaluation, .csv) == """
        code,name,street,district,ruleset,total,grade,rank,coverage,flags
        420105,江北区,,,"party, basic",100.0,优秀,,1,
        420106,武昌区,,,"party, basic",70.0,达标,,1,

        """)
    let text = try report(evaluation, .text)
    #expect(text.contains("全部单位"))
    #expect(text.contains("  —  江北区"))
  }

  /// Names come from data files: in a text report they cannot move the cursor or break the table.
  @Test func namesCannotDriveTheTerminal() throws {
    let names = TextColumn(["\u{1B}[2J", "a\nb"])
    let units = UnitTable(
      level: .community, codes: TextColumn(["\u{9B}1", "2"]), names: names,
      street: GroupColumn(
        ids: ColumnBuffer([0, 1]),
        groups: [UnitGroup(code: "s", name: "\u{7}"), UnitGroup(code: "t", name: "甲\r")]))
    let scores = [SampleScore(items: [.points("1"), .points("2")])]
    let ruleSet = SampleEvaluation.party
    let snapshot = Snapshot(
      date: CalendarDate("2024-12-31")!, path: "a.csv", units: units,
      columns: SampleEvaluation.catalogue.indicators.map { _ in nil })
    let result = RuleSetResult(
      ruleSet: ruleSet, table: TableBuilder.table(ruleSet, scores + scores, units: units),
      series: SnapshotSeries(current: snapshot), scope: SampleEvaluation.scope(),
      catalogue: SampleEvaluation.catalogue)
    for subjects in [[], [UnitReference.row(0)], [.row(1)]] {
      let text = try report(
        SampleEvaluation.evaluation([result], subjects: subjects, rows: [0, 1], rollups: []), .text,
        ReportOptions(showsItems: true))
      #expect(text.printableLines == text)
    }
  }

  @Test func subjectsFollowEachOther() throws {
    let evaluation = SampleEvaluation.evaluation(
      [SampleEvaluation.fiveHaveResult], subjects: [.group(.street, 1), .row(0)])
    let text = try report(evaluation, .text)
    let street = try #require(text.range(of: "花桥街道（420105002）"))
    let unit = try #require(text.range(of: "和平社区（420105001001）"))
    #expect(street.lowerBound < unit.lowerBound)
  }

  @Test func theTableOfADistrictFitsItsTerminal() throws {
    let evaluation = SampleEvaluation.evaluation(
      [SampleEvaluation.fiveHaveResult], subjects: [.group(.district, 0)])
    for width in [78, 90, 100, 120] {
      let text = try report(evaluation, .text, ReportOptions(width: width))
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(line) <= width, "\(line)")
      }
      #expect(text.contains("█████ 100 %") == (width >= 120))
    }
  }
}
