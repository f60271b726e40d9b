import Diagnostics
import ScorecardModel
import Testing

@testable import ScorecardKit

@Suite struct ProcessColumnsTests {
  private let plan = ProcessPlan(
    states: ["未申报", "自评", "街道初审", "区复核", "市验收"], verdicts: ["通过", "限期整改", "不通过"],
    retry: ProcessPlan.Retry(from: "限期整改", to: "市验收", times: 1, days: 30))

  private let units = UnitTable(
    level: .community, codes: TextColumn(["0101", "0102", "0103"]),
    names: TextColumn(["晨桂社区", "0102", "翠苑社区"]))

  /// One record a line, from line 2: `0101 自评 2025-03-01`, of plan-883 unless a fourth word says
  /// another rule set.
  private func log(_ text: String) -> ProcessLog {
    let records = text.split(separator: "\n").enumerated().map { index, line in
      let words = line.split(separator: " ").map(String.init)
      return ProcessRecord(
        code: words[0], ruleSet: words.count > 3 ? words[3] : "plan-883", state: words[1],
        date: CalendarDate(words[2]), line: index + 2)
    }
    return ProcessLog(records, path: "process.csv")
  }

  private func columns(_ text: String, on day: String? = nil) -> ProcessColumns {
    ProcessColumns.columns(
      plan, ruleSet: "plan-883", log(text), units, on: day.flatMap { CalendarDate($0) })
  }

  private func steps(_ columns: ProcessColumns) -> [Cell] { (0..<3).map { columns.step[$0] } }

  @Test func unitsWithoutRecordsAreInTheFirstState() {
    let columns = columns("0101 自评 2025-03-01\n0103 自评 2025-03-02\n0103 街道初审 2025-03-03")
    #expect(steps(columns) == [.value(1), .value(0), .value(2)])
    #expect((0..<3).map { columns.states?[$0] } == ["自评", "未申报", "街道初审"])
    #expect(columns.remarks.isEmpty && columns.diagnostics.isEmpty)
  }

  @Test func withoutAnyRecordOfTheRuleSetNobodyKnows() {
    for text in ["", "0101 自评 2025-03-01 other", "9999 自评 2025-03-01 other"] {
      let columns = columns(text)
      #expect(steps(columns) == [.missing, .missing, .missing])
      #expect(columns.states == nil && columns.diagnostics.isEmpty)
    }
    let whole = ProcessColumns.columns(
      plan, ruleSet: "plan-883", log(""), units, on: nil, isWhole: true)
    #expect(steps(whole) == [.value(0), .value(0), .value(0)])
  }

  /// A later record shows that records are kept; before it the unit is in the first state.
  @Test func recordsAfterTheDayAreLeftOut() {
    let text = "0101 自评 2025-03-01\n0101 街道初审 2025-04-01"
    #expect(steps(columns(text, on: "2025-03-31"))[0] == .value(1))
    #expect(steps(columns(text, on: "2025-04-01"))[0] == .value(2))
    #expect(steps(columns(text, on: "2024-12-31")) == [.value(0), .value(0), .value(0)])
  }

  private static let reached = """
    0101 自评 2025-03-01
    0101 街道初审 2025-03-02
    0101 区复核 2025-03-03
    0101 市验收 2025-03-04
    """

  /// Records, id and line of the diagnostic, what it says, its help, step.
  private static let faults: [(String, String, Int, String, String, Double)] = [
    (
      "0101 自评 2025-03-01\n0101 市验收 2025-06-01", "process.skipped-state", 3,
      "0101 晨桂社区: goes from '自评' to '市验收' without '街道初审', '区复核'", "comes '街道初审'", 1
    ),
    (
      "0102 区复核 2025-03-01", "process.skipped-state", 2,
      "0102: goes from '未申报' to '区复核' without '自评', '街道初审'", "comes '自评'", 0
    ),
    (
      "0101 自评 2025-03-01\n0101 自评 2025-06-01", "process.repeated-state", 3, "twice in a row",
      "comes '街道初审'", 1
    ),
    (
      "0101 自评 2025-03-01\n0101 未申报 2025-06-01", "process.step-back", 3,
      "goes back from '自评' to '未申报'", "comes '街道初审'", 1
    ),
    (
      "0101 自评 2025-03-01\n0101 街道初申 2025-06-01", "process.unknown-state", 3,
      "no state '街道初申'", "did you mean '街道初审'", 1
    ),
    (
      "0101 公示 2025-03-01", "process.unknown-state", 2, "no state '公示'", "comes '自评'", 0
    ),
    (
      reached + "\n0101 通过 2025-03-05\n0101 自评 2025-03-06", "process.after-verdict", 7,
      "'自评' follows the verdict '通过'", "nothing may follow '通过'", 5
    ),
    (
      reached + "\n0101 限期整改 2025-03-05\n0101 通过 2025-03-06", "process.after-verdict", 7,
      "'通过' follows the verdict '限期整改'", "comes '市验收'", 5
    ),
    (
      reached + "\n0101 限期整改 2025-03-05\n0101 市验收 2025-04-05", "process.retry-refused", 7,
      "'市验收' comes 31 days after '限期整改'; at most 30", "nothing may follow", 5
    ),
    (
      reached + "\n0101 限期整改 2025-03-05\n0101 市验收 2025-03-06\n0101 限期整改 2025-03-07"
        + "\n0101 市验收 2025-03-08", "process.retry-refused", 9, "more than once",
      "nothing may follow", 5
    ),
  ]

  @Test(arguments: faults)
  func faultsAreLocatedAndFlagged(
    _ text: String, _ id: String, _ line: Int, _ message: String, _ help: String, _ step: Double
  ) throws {
    let columns = columns(text)
    let diagnostic = try #require(columns.diagnostics.first)
    #expect(columns.diagnostics.count == 1)
    #expect(diagnostic.id.rawValue == id && diagnostic.severity == .error)
    #expect(diagnostic.place == SourcePlace(path: "process.csv", line: line))
    #expect(diagnostic.message.english.contains(message), "\(diagnostic.message.english)")
    #expect(diagnostic.message.chinese.contains("：") && !diagnostic.notes.isEmpty)
    #expect(diagnostic.help?.english.contains(help) == true, "\(String(describing: diagnostic))")
    let row = text.hasPrefix("0102") ? 1 : 0
    #expect(columns.remarks == [row: [.processSkipped]])
    #expect(columns.step[row] == .value(step))
  }

  @Test func codesThatNoUnitHasAreErrors() {
    let columns = columns("0101 自评 2025-03-01\n0104 自评 2025-03-01\n0104 自评 2025-03-01 other")
    #expect(columns.diagnostics.map(\.id) == [.unknownUnit])
    #expect(columns.diagnostics.first?.place?.line == 3)
    #expect(columns.diagnostics.first?.help?.english.contains("'010") == true)
    #expect(steps(columns) == [.value(1), .value(0), .value(0)])
  }

  @Test func manyFaultsAreCapped() {
    let text = (0..<50).map { "x\($0) 自评 2025-03-01" }.joined(separator: "\n")
    let diagnostics = columns(text).diagnostics
    #expect(diagnostics.count == 21)
    #expect(diagnostics.last?.message.english.hasPrefix("30 more") == true)
  }

  @Test func ruleSetsMustBeThereAndHaveAProcess() {
    let log = log(
      "0101 自评 2025-03-01 plan-88\n0101 自评 2025-03-01\n0101 自评 2025-03-01 five-have\n"
        + "0101 自评 2025-03-01 else")
    let found = ProcessColumns.ruleSetDiagnostics(
      log, known: ["plan-883", "five-have"], withoutProcess: ["five-have"])
    #expect(found.map(\.id) == [.unknownProcessRuleSet, .noProcess, .unknownProcessRuleSet])
    #expect(found.compactMap(\.place?.line) == [2, 4, 5])
    #expect(found[0].help?.english.contains("'plan-883'") == true)
    #expect(found[2].help?.english == "the rule sets are plan-883")
    #expect(found.allSatisfy { $0.severity == .error })
  }

  /// Three units with a verdict each; the grades are what the score gives.
  @Test(
    arguments: [
      ("通过", 0, nil), ("通过", 1, "'限期整改'"), ("不通过", 0, "'通过'"), ("限期整改", 1, nil),
      ("通过", nil, "cannot be assessed"),
    ] as [(String, UInt8?, String?)])
  func verdictsAreComparedWithGrades(
    _ verdict: String, _ grade: UInt8?, _ expected: String?
  ) throws {
    let columns = columns(Self.reached + "\n0101 \(verdict) 2025-03-05")
    let table = table(["通过", "限期整改", "不通过"], grade)
    let found = columns.verdictDiagnostics(table, units)
    #expect(found.count == (expected == nil ? 0 : 1))
    guard let expected else { return }
    let diagnostic = try #require(found.first)
    #expect(diagnostic.id == .verdictDiffers && diagnostic.severity == .warning)
    #expect(diagnostic.place == SourcePlace(path: "process.csv", line: 6))
    #expect(diagnostic.message.english.contains(expected), "\(diagnostic.message.english)")
    #expect(diagnostic.message.english.contains("'\(verdict)'"))
  }

  @Test func verdictsThatAreNoGradesAreNotCompared() {
    let columns = columns(Self.reached + "\n0101 通过 2025-03-05")
    #expect(columns.verdictDiagnostics(table(["优秀", "合格"], 1), units).isEmpty)
  }

  private func table(_ grades: [String], _ grade: UInt8?) -> ScoreTable {
    let table = ScoreTable(
      ruleSet: RuleSet(
        id: "plan-883", version: "1", title: Message(verbatim: "r"), sections: [], items: [],
        grades: grades.map { Grade(name: $0) }), unitCount: 3)
    if let grade {
      table.grades.writer[0] = grade
    } else {
      table.standings.writer[0] = Standing.tooMuchMissing.rawValue
    }
    return table
  }
}
