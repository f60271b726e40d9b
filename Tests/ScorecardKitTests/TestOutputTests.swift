import Diagnostics
import Foundation
import FoundationXML
import RuleEngine
import ScorecardModel
import TestSupport
import Testing

@testable import ScorecardKit

/// Outcomes of every kind, as a run could have found them.
private enum SampleRun {
  static let check = TestCheck(
    title: Message(en: "total", zh: "总分"), id: nil, expected: Message(verbatim: "92.50"),
    actual: Message(verbatim: "92.25"), holds: false)

  static func testCase(_ name: String, _ line: Int, _ subjects: [TestSubject]) -> TestCase {
    TestCase(
      name: name, note: line == 3 ? "a < b & \"c\"" : "", path: "rules/one/cases.csv", line: line,
      subjects: subjects)
  }

  static let passed = testCase(
    "满分", 2,
    [
      TestSubject(checks: [
        .init(
          title: check.title, id: nil, expected: check.expected, actual: check.expected, holds: true
        )
      ])
    ]
  )

  static let failed = testCase(
    "一般社区 <1> & \u{1B}[31m'2'", 3,
    [
      TestSubject(
        checks: [
          check,
          TestCheck(
            title: Message(en: "Opening hours", zh: "每周开放时间"), id: "opening_hours",
            expected: Message(verbatim: "2.5"), actual: Message(verbatim: "2.25"), holds: false),
        ],
        ledger: [
          TestLedgerLine(
            title: Message(en: "Opening hours (opening_hours)", zh: "每周开放时间 (opening_hours)"),
            amount: "2.25", points: "5", detail: Message(verbatim: "venue_hours = 14")),
          TestLedgerLine(title: Message(en: "rounding", zh: "四舍五入"), amount: "-0.004"),
        ])
    ])

  static let scenario = TestCase(
    name: "名额", note: "", path: "rules/one/quota_test.lua", line: 5,
    subjects: [
      TestSubject(
        title: Message(en: "one: 001 晨桂社区", zh: "one：001 晨桂社区"), checks: [check],
        errors: [
          Diagnostic(
            "lua.runtime", at: SourcePlace(path: "rules/one/ruleset.lua", line: 4, excerpt: "x()"),
            Message(en: "attempt to call nil", zh: "调用了空值"))
        ])
    ])

  static let broken = BrokenFile(
    path: "rules/two/cases.csv", status: .badInput,
    diagnostics: [
      Diagnostic(
        "data.unknown-column",
        at: SourcePlace(path: "rules/two/cases.csv", line: 1, column: 6, excerpt: "case,memers"),
        Message(en: "column 'memers' is unknown", zh: "未知的列“memers”"),
        help: .didYouMean("members"))
    ])

  static let mixed = TestRun(suites: [
    TestSuite(
      path: "rules/one", name: "one", title: Message(en: "Rule set one", zh: "规则集一"),
      cases: [passed, failed, scenario]),
    TestSuite(
      path: "rules/two", name: "two", title: Message(en: "Rule set two", zh: "规则集二"),
      cases: [], broken: [broken]),
    TestSuite(
      path: "rules/three", name: "three", title: Message(en: "Rule set three", zh: "规则集三"),
      cases: [passed, passed]),
  ])

  static let listing = TestRun(
    suites: mixed.suites.map { suite in
      var suite = suite
      suite.cases = suite.cases.map {
        TestCase(name: $0.name, note: $0.note, path: $0.path, line: $0.line, subjects: [])
      }
      return suite
    }, isListing: true)

  static let good = TestRun(suites: [mixed.suites[2]])

  /// With coverage and mutants.
  static let analysed: TestRun = {
    let suggestion = SuggestedCase(
      base: "满分", changes: [.init(header: "ok", cell: Message(en: "no", zh: "否"))],
      expectations: [.init(header: "expect:flags", cell: Message(en: "a,b", zh: "甲,乙"))])
    let region = { (kind: RegionKind, line: Int, hits: Int, suggestion: SuggestedCase?) in
      RuleCoverage.Region(
        placed: PlacedRegion(Region(.gate("g"), .whole, kind), line: line), hits: hits,
        words: Message(en: "holds", zh: "成立"), suggestion: suggestion)
    }
    var functions = FunctionReach()
    functions.lines = CoverageCount(reached: 1, all: 2)
    functions.branches = CoverageCount(reached: 3, all: 4)
    functions.misses = [
      .init(
        path: "rules/help.lua", line: 7, words: Message(en: "the line never runs", zh: "没有运行过"))
    ]
    let part = RuleCoverage.Part(
      part: .gate("g"), title: Message(en: "Gate", zh: "限档"), line: 2,
      regions: [
        region(.holds, 2, 0, suggestion), region(.fails, 2, 3, nil), region(.unknown, 0, 0, nil),
      ], functions: functions)
    let survivor = { (line: Int, suggestion: SuggestedCase?) in
      MutationRun.Survivor(
        path: "rules/three/ruleset.lua", line: line, title: Message(en: "Gate", zh: "限档"), id: "g",
        change: Message(en: "gate dropped", zh: "去掉这个 gate"), suggestion: suggestion)
    }
    var run = good
    run.coverages = [
      RuleCoverage(
        path: "rules/three", title: Message(en: "Rule set three", zh: "规则集三"),
        file: "rules/three/ruleset.lua", text: "return ruleset {\n  gate { }\n}\n", parts: [part],
        functions: FunctionCoverageCollector().coverage)
    ]
    run.mutations = [
      MutationRun(
        path: "rules/three", title: Message(en: "Rule set three", zh: "规则集三"),
        data: MutationRun.Tally(all: 5, survivors: [survivor(2, suggestion), survivor(0, nil)]),
        functions: MutationRun.Tally(all: 1))
    ]
    return run
  }()
  static let empty = TestRun(suites: [
    TestSuite(path: "rules/none", name: "none", title: Message(verbatim: "none"))
  ])
}

@Suite struct TestOutputTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  struct Golden: Sendable, CustomTestStringConvertible {
    let file: String
    let format: TestFormat
    let run: TestRun
    var options = TestReportOptions(language: .chinese)

    var testDescription: String { file }
  }

  static let goldens = [
    Golden(file: "mixed.txt", format: .text, run: SampleRun.mixed),
    Golden(
      file: "mixed.en.txt", format: .text, run: SampleRun.mixed,
      options: TestReportOptions(language: .english, usesColor: true)),
    Golden(file: "mixed.xml", format: .junit, run: SampleRun.mixed),
    Golden(file: "mixed.json", format: .json, run: SampleRun.mixed),
    Golden(file: "mixed.tap", format: .tap, run: SampleRun.mixed),
    Golden(
      file: "mixed.en.tap", format: .tap, run: SampleRun.mixed,
      options: TestReportOptions(language: .english)),
    Golden(file: "listing.txt", format: .text, run: SampleRun.listing),
    Golden(file: "listing.json", format: .json, run: SampleRun.listing),
    Golden(file: "empty.json", format: .json, run: SampleRun.empty),
    Golden(file: "empty.tap", format: .tap, run: SampleRun.empty),
    Golden(file: "good.txt", format: .text, run: SampleRun.good),
    Golden(
      file: "analysed.txt", format: .text, run: SampleRun.analysed,
      options: TestReportOptions(language: .chinese, showsListing: true)),
    Golden(
      file: "analysed.en.txt", format: .text, run: SampleRun.analysed,
      options: TestReportOptions(language: .english, usesColor: true)),
    Golden(file: "analysed.json", format: .json, run: SampleRun.analysed),
    Golden(file: "empty.xml", format: .junit, run: SampleRun.empty),
    Golden(
      file: "empty.en.txt", format: .text, run: SampleRun.empty,
      options: TestReportOptions(language: .english)),
  ]

  /// With SCORECARD_UPDATE_GOLDEN=1 the files are written anew; one that is missing fails.
  @Test(arguments: goldens) func isAsKept(_ golden: Golden) throws {
    let bytes = golden.format.bytes(golden.run, golden.options)
    let file = Self.folder.appending(path: golden.file)
    if ProcessInfo.processInfo.environment["SCORECARD_UPDATE_GOLDEN"] == "1" {
      try Data(bytes).write(to: file)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(String(decoding: bytes, as: UTF8.self) == kept)
  }

  @Test func junitIsWellFormedXML() throws {
    let bytes = TestFormat.junit.bytes(SampleRun.mixed, TestReportOptions(language: .chinese))
    let parser = XMLParser(data: Data(bytes))
    let elements = Elements()
    parser.delegate = elements
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    let root = try #require(elements.all.first)
    #expect(root.name == "testsuites")
    #expect(
      root.attributes == ["name": "scorecard", "tests": "6", "failures": "2", "errors": "1"])
    #expect(elements.all.count { $0.name == "testcase" } == 6)
    #expect(elements.all.count { $0.name == "failure" } == 2)
    #expect(elements.all.count { $0.name == "error" } == 1)
    let names = elements.all.filter { $0.name == "testcase" }.compactMap { $0.attributes["name"] }
    #expect(names.contains("一般社区 <1> & ␛[31m'2'"))
    #expect(elements.text.contains("a < b & \"c\""))
    // The same inputs give the same bytes: nothing says when it was, or how long it took.
    for element in elements.all {
      #expect(element.attributes["time"] == nil && element.attributes["timestamp"] == nil)
    }
  }

  @Test(arguments: goldens.filter { $0.format == .json })
  func jsonIsAsTheSchemaSays(_ golden: Golden) throws {
    let validator = try SchemaValidator("scorecard-test-1.schema.json")
    for language in Language.allCases {
      let bytes = TestFormat.json.bytes(golden.run, TestReportOptions(language: language))
      let json = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
      #expect(validator.errors(json) == [])
      #expect(json["summary"]["cases"].number == Double(golden.run.cases.count))
    }
  }

  /// What the schema knows and no report has would never be checked.
  @Test func everyMemberIsInTheSample() throws {
    var known = try SchemaValidator("scorecard-test-1.schema.json").memberNames
    for run in [SampleRun.mixed, SampleRun.analysed] {
      let bytes = TestFormat.json.bytes(run, TestReportOptions(language: .chinese))
      let json = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
      known.subtract(Self.members(json))
    }
    #expect(known == [])
  }

  private static func members(_ value: JSONValue) -> Set<String> {
    switch value {
    case .object(let members):
      members.reduce(into: Set(members.keys)) { $0.formUnion(Self.members($1.value)) }
    case .array(let elements): elements.reduce(into: []) { $0.formUnion(Self.members($1)) }
    default: []
    }
  }

  /// Test points are numbered as planned, and `#` begins no directive.
  @Test func tapIsWellFormed() throws {
    let run = TestRun(suites: [
      TestSuite(
        path: "rules/one", name: "one", title: Message(verbatim: "one"),
        cases: [
          SampleRun.testCase("a # skip", 2, []), SampleRun.testCase("b \\# TODO", 3, []),
          SampleRun.testCase("c\nnot ok 9", 4, []), SampleRun.failed,
        ])
    ])
    let text = TestTAP(TestReportOptions(language: .english)).text(run)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(Array(lines.prefix(2)) == ["TAP version 14", "1..4"])
    let points = lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
    #expect(
      points == [
        "ok 1 - one/a \\# skip", "ok 2 - one/b \\\\\\# TODO", "ok 3 - one/c␊not ok 9",
        "not ok 4 - one/一般社区 <1> & ␛[31m'2'",
      ])
    #expect(lines.count { $0 == "  ---" } == 1 && lines.count { $0 == "  ..." } == 1)
  }

  private final class Elements: NSObject, XMLParserDelegate {
    private(set) var all: [(name: String, attributes: [String: String])] = []
    private(set) var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      all.append((name, attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }
}
