import Diagnostics
import Foundation
import Testing

@testable import ScorecardKit

/// `--update`: what was found is written over what was expected.
@Suite struct TestUpdateTests {
  private static let rules = """
    section { id = "s", title = "节",
      item { id = "i", title = "项", points = 100, measure = linear { "a", from = 0, to = 100 } },
      item { id = "j", title = "项二", points = 20,
             measure = linear { "b", from = 0, to = 20 } } },
    total = 120,
    gate { id = "low", title = "低", cap = "差", flag = "偏低",
           when = not_of { at_least { "a", 60 } } },
    grades = { grade { "好", at = 90 }, grade { "差" } },
    """

  private func packs(_ cases: String) throws -> Packs {
    let packs = try Packs()
    try packs.add("one", rules: Self.rules, cases: cases)
    return packs
  }

  private func update(
    _ packs: Packs, environment: [String: String] = [:],
    _ configure: (inout TestJob) -> Void = { _ in }
  ) throws -> (status: Int32, report: String, errors: String) {
    try packs.test("one", environment: environment) {
      $0.updates = true
      configure(&$0)
    }
  }

  @Test func failingExpectationsAreRewrittenAndShown() throws {
    let packs = try packs(
      """
      case,note,a,b,expect:total,expect:grade,expect:i,expect:j,expect:flags
      满,"说明, 一",100,20,120.00,好,100,20,-
      半,,50,20,71.00, 好 ,51,"20",-
      九十,,90.5,NA,,差,90,8,偏低|缺数据
      缺,,,,,好,1,,-

      """)
    let run = try update(packs)
    #expect(run.status == 0, "\(run.report)\(run.errors)")
    #expect(
      try packs.text("one/cases.csv") == """
        case,note,a,b,expect:total,expect:grade,expect:i,expect:j,expect:flags
        满,"说明, 一",100,20,120.00,好,100,20,-
        半,,50,20,70.00, 差 ,50,"20",偏低
        九十,,90.5,NA,,好,90.5,不适用,-
        缺,,,,,无法评定,0,,缺数据

        """)
    #expect(
      run.report == """
        expectations rewritten
          ./one/cases.csv:3  半    expect:total  71.00        →  70.00
          ./one/cases.csv:3  半    expect:grade  好           →  差
          ./one/cases.csv:3  半    expect:i      51           →  50
          ./one/cases.csv:3  半    expect:flags  -            →  偏低
          ./one/cases.csv:4  九十  expect:grade  差           →  好
          ./one/cases.csv:4  九十  expect:i      90           →  90.5
          ./one/cases.csv:4  九十  expect:j      8            →  不适用
          ./one/cases.csv:4  九十  expect:flags  偏低|缺数据  →  -
          ./one/cases.csv:5  缺    expect:grade  好           →  无法评定
          ./one/cases.csv:5  缺    expect:i      1            →  0
          ./one/cases.csv:5  缺    expect:flags  -            →  缺数据
        11 values of 3 cases in 1 file

        ✓ ./one  one  4 passed

        4 cases, all passed

        """)
  }

  @Test func theColumnsOwnWordsAreUsed() throws {
    let packs = try packs(
      """
      case,a,b,应得:等次,应得：j,expect:flags
      一,,,not assessable,,data missing
      二,,,好,20,偏低
      三,80,NA,差,n/a,"-"
      四,80,NA,差,1,-

      """)
    #expect(try update(packs).status == 0)
    #expect(
      try packs.text("one/cases.csv") == """
        case,a,b,应得:等次,应得：j,expect:flags
        一,,,not assessable,,data missing
        二,,,not assessable,0,缺数据
        三,80,NA,好,n/a,"-"
        四,80,NA,好,n/a,-

        """)
  }

  @Test func onlyWhatTheFilterAsksForIsRewritten() throws {
    let packs = try packs("case,a,b,expect:i\n一,50,20,1\n二,50,20,2\n")
    let run = try update(packs) { $0.filters = ["二"] }
    #expect(run.status == 0)
    #expect(run.report.contains("1 value of 1 case in 1 file"), "\(run.report)")
    #expect(try packs.text("one/cases.csv") == "case,a,b,expect:i\n一,50,20,1\n二,50,20,50\n")
  }

  @Test func wherePeopleMustDecideNothingIsRewritten() throws {
    let packs = try packs(
      """
      case,a,b,expect:total,expect:error
      没有总分,,,70,
      不出错,50,20,70,nil
      错了,60,20,70,

      """)
    let run = try update(packs)
    #expect(run.status == 1)
    #expect(
      try packs.text("one/cases.csv") == """
        case,a,b,expect:total,expect:error
        没有总分,,,70,
        不出错,50,20,70,nil
        错了,60,20,80,

        """)
    #expect(run.errors.contains("cases.csv:2: error: not rewritten: total: expected 70, found"))
    #expect(run.errors.contains("cases.csv:3: error: not rewritten: rule error: expected nil"))
    #expect(run.report.contains("3 cases, 2 failed"), "\(run.report)")
  }

  @Test func whereARuleErrsTheFileStays() throws {
    let cases = "case,a,b,expect:i\n错,50,,50\n差,50,20,51\n"
    let packs = try packs(cases)
    let rules = Self.rules.replacing(
      "measure = linear { \"b\", from = 0, to = 20 }",
      with: "score = function(c) return c.b + 1 end")
    try packs.add("one", rules: rules, cases: cases)
    let run = try update(packs)
    #expect(run.status == 1)
    #expect(run.errors.contains("a rule errs in '错': nothing in this file was rewritten"))
    #expect(try packs.text("one/cases.csv") == cases)
    #expect(run.report.hasPrefix("nothing was rewritten\n\n"), "\(run.report)")
  }

  @Test func aFaultyFileStays() throws {
    let cases = "case,a,b,expect:i\n一,50,20,51\n二,五,20,51\n"
    let packs = try packs(cases)
    #expect(try update(packs).status == 65)
    #expect(try packs.text("one/cases.csv") == cases)
  }

  @Test func nothingIsRewrittenWhereAllPasses() throws {
    let packs = try packs("case,a,b,expect:i\n一,50,20,50\n")
    let run = try update(packs)
    #expect(run.status == 0)
    #expect(run.report == "nothing was rewritten\n\n✓ ./one  one  1 passed\n\n1 case, all passed\n")
  }

  @Test(
    arguments: [("1", 64), ("true", 64), ("", 0), ("false", 0), ("FALSE", 0)] as [(String, Int32)])
  func continuousIntegrationIsRefused(_ value: String, _ status: Int32) throws {
    let cases = "case,a,b,expect:i\n一,50,20,51\n"
    let packs = try packs(cases)
    let run = try update(packs, environment: ["CI": value])
    #expect(run.status == status)
    #expect(run.errors.contains("--update is refused in continuous integration") == (status == 64))
    #expect(try (packs.text("one/cases.csv") == cases) == (status == 64))
  }

  @Test func aFileThatChangedIsNotWritten() throws {
    let packs = try packs("case,a,b,expect:i\n一,50,20,51\n")
    let path = packs.folder.appending(path: "one/cases.csv").path
    var rewrite = TestRewrite(path: path)
    rewrite.before = Array("case,a,b,expect:i\n一,50,20,52\n".utf8)
    rewrite.after = Array("x".utf8)
    let failure = #expect(throws: Failure.self) { try rewrite.write() }
    #expect(failure?.status == .badInput)
    #expect(failure?.diagnostics.first?.id.rawValue == "test.not-rewritten")
    #expect(try packs.text("one/cases.csv") == "case,a,b,expect:i\n一,50,20,51\n")
  }

  /// The system lets its administrator write everywhere.
  @Test(.enabled(if: getuid() != 0)) func aFolderThatCannotBeWrittenIsTold() throws {
    let cases = "case,a,b,expect:i\n一,50,20,51\n"
    let packs = try packs(cases)
    let folder = packs.folder.appending(path: "one").path
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
    let run = try update(packs)
    #expect(run.status == 73)
    #expect(run.errors.contains("cannot write the test file"), "\(run.errors)")
    #expect(try packs.text("one/cases.csv") == cases)
  }
}
