import Diagnostics
import Foundation
import ScorecardModel
import Testing

@testable import SnapshotIO

/// What the cases of the tests may speak of.
private enum Vocabulary {
  static let parts = ["organisation", "members", "venue"].map {
    CaseVocabulary.Part(id: $0, title: Message(en: $0, zh: $0 == "venue" ? "阵地" : $0))
  }

  static let plain = CaseVocabulary(
    catalogue: Sample.catalogue, phases: [.init(id: "", parts: parts)],
    grades: ["优秀", "合格", "不合格"], results: ["party"], resultGrades: ["party": ["优秀", "一般"]],
    states: ["未申报", "自评", "街道初审", "通过"],
    levels: [.community, .district])

  static let schedule = CaseVocabulary(
    catalogue: Sample.catalogue,
    phases: [
      .init(id: "momentum", parts: [parts[0]], days: year("2023")),
      .init(id: "results", parts: [parts[1]], days: year("2025")),
      .init(
        id: "final", parts: [.init(id: "momentum", title: Message(verbatim: "有势头"))],
        days: year("2025")),
    ],
    grades: ["优秀", "合格"], results: ["momentum", "results"])

  private static func year(_ text: String) -> ClosedRange<CalendarDate>? {
    guard let first = CalendarDate(text + "-01-01"), let last = CalendarDate(text + "-12-31") else {
      return nil
    }
    return first...last
  }

  static func read(
    _ text: String, _ vocabulary: CaseVocabulary = plain
  ) throws(Failure) -> CaseFile {
    try CaseFile.read(Sample.content(Array(text.utf8), path: "cases.csv"), vocabulary: vocabulary)
  }
}

/// Broken case files under `Cases/`, one fault each, with what is said about them beside them; a
/// name that begins with `schedule-` is read for a rule set with phases. With
/// SCORECARD_UPDATE_GOLDEN=1 the expectations are written anew.
@Suite struct BrokenCaseFileTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test func thereAreFiles() { #expect(Self.names.count >= 25) }

  @Test(arguments: names) func isToldWhatIsWrong(_ name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name + ".csv")))
    let vocabulary = name.hasPrefix("schedule-") ? Vocabulary.schedule : Vocabulary.plain
    let failure = #expect(throws: Failure.self) {
      try CaseFile.read(Sample.content(bytes, path: name + ".csv"), vocabulary: vocabulary)
    }
    #expect(failure?.status == .badInput)
    let found = failure?.diagnostics.rendered ?? ""
    let golden = Self.folder.appending(path: name + ".expected")
    if ProcessInfo.processInfo.environment["SCORECARD_UPDATE_GOLDEN"] == "1" {
      try found.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(found == (try String(contentsOf: golden, encoding: .utf8)))
    for diagnostic in failure?.diagnostics ?? [] { #expect(!diagnostic.message.chinese.isEmpty) }
  }
}

@Suite struct CaseFileTests {
  private let text = """
    case,note,as_of,level,建团率(%),previous:members,目标：league_rate,results.party.total,\
    results.party.grade,process,expect:total,expect:等次,expect:members,expect:flags,expect:error
    一,说明,2025/3/1,区,85%,1.2万,95,88.5,优秀,自评@2025-03-01>街道初审,92.50,合格,8,空心|缺数据,
    二,,,,不适用,,,,,,,无法评定,不适用,-,出错了

    """

  @Test func readsEveryKindOfColumn() throws {
    let file = try Vocabulary.read(text)
    #expect(file.cases.map(\.name) == ["一", "二"])
    #expect(file.cases.map(\.line) == [2, 3])
    let first = file.cases[0]
    #expect(first.note == "说明")
    #expect(first.asOf == CalendarDate("2025-03-01"))
    #expect(first.level == .district)
    #expect(first.resultGrades == ["party": "优秀"])
    #expect(
      first.process == [
        CaseStep(state: "自评", date: CalendarDate("2025-03-01")),
        CaseStep(state: "街道初审", date: nil),
      ])
    let cells = Dictionary(uniqueKeysWithValues: file.columns.map { ($0.figure, $0.cells) })
    #expect(cells[.indicator(0, .current)] == [.value(85), .notApplicable])
    #expect(cells[.indicator(1, .previous)] == [.value(12_000), .missing])
    #expect(cells[.indicator(0, .target)] == [.value(95), .missing])
    #expect(cells[.result("party", .total)] == [.value(88.5), .missing])
  }

  @Test func readsExpectations() throws {
    let file = try Vocabulary.read(text)
    #expect(
      file.cases[0].expectations.map(\.value) == [
        .points(Points(micro: 92_500_000)), .grade("合格"), .points(Points(whole: 8)),
        .flags(["空心", "缺数据"]),
      ])
    #expect(
      file.cases[0].expectations.map(\.subject) == [.total, .grade, .part("members"), .flags])
    #expect(file.cases[0].expectations[0].text == "92.50")
    #expect(
      file.cases[1].expectations.map(\.value) == [
        .unassessable, .notApplicable, .flags([]), .error("出错了"),
      ])
  }

  @Test("what a spreadsheet saves: a byte order mark, semicolons, CR LF, quotes")
  func spreadsheet() throws {
    let file = try Vocabulary.read(
      "\u{FEFF}case;note;members;expect:total\r\n\"一;二\";\"说 \"\"好\"\"\";12;5\r\n")
    #expect(file.cases.map(\.name) == ["一;二"])
    #expect(file.cases[0].note == "说 \"好\"")
    #expect(file.columns.map(\.cells) == [[.value(12)]])
  }

  @Test("what Chinese Excel saves: GB18030")
  func gb18030() throws {
    let bytes = GB18030Text.encode("case,建团率,expect:grade\n一般社区,70,合格\n")
    let file = try CaseFile.read(
      Sample.content(bytes, path: "cases.csv"), vocabulary: Vocabulary.plain)
    #expect(file.cases.map(\.name) == ["一般社区"])
    #expect(file.cases[0].expectations.map(\.value) == [.grade("合格")])
  }

  @Test func aPhaseTellsWhichPartsThereAre() throws {
    let file = try Vocabulary.read(
      "case,phase,expect:momentum,expect:organisation\na,final,20,\nb,momentum,,5\n",
      Vocabulary.schedule)
    #expect(file.cases.map(\.phase) == ["final", "momentum"])
    #expect(file.cases.map(\.expectations.count) == [1, 1])
  }

  @Test func everyFaultIsReportedOnceUpToTheLimit() {
    let rows = (1...30).map { "同名\($0),x\($0)\n" }.joined()
    let failure = #expect(throws: Failure.self) {
      try Vocabulary.read("case,expect:total\n" + rows)
    }
    let diagnostics = failure?.diagnostics ?? []
    #expect(diagnostics.count == 21)
    #expect(diagnostics.last?.message.english == "10 more like this are not shown")
  }
}
