import Diagnostics
import Foundation
import Testing

@testable import ScorecardKit

/// One item of 100 points that follows `a`, and grades.
private let simple = """
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, measure = linear { "a", from = 0, to = 100 } } },
  grades = { grade { "好", at = 90 }, grade { "差" } },
  """

@Suite struct TestJobTests {
  @Test func casesThatHoldPass() throws {
    let packs = try Packs()
    try packs.add(
      "one", rules: simple,
      cases: """
        case,a,expect:total,expect:grade,expect:i,expect:s,expect:flags
        满,100,100,好,100,100,-
        缺,,,无法评定,0,,缺数据
        不适用,NA,,无法评定,不适用,NA,

        """)
    let run = try packs.test()
    #expect(run.status == 0, "\(run.report)\(run.errors)")
    #expect(run.report == "✓ ./one  one  3 passed\n\n3 cases, all passed\n")
    #expect(run.errors.isEmpty)
  }

  @Test func aFailureShowsWhatDiffers() throws {
    let packs = try Packs()
    try packs.add(
      "one", rules: simple,
      cases: "case,note,a,expect:total,expect:i\n半,一半,50,50.00,51\n全,,100,100,100\n")
    let run = try packs.test()
    #expect(run.status == 1)
    #expect(
      run.report == """
        ✗ ./one  one  1 passed, 1 failed

        ✗ 半  ./one/cases.csv:2
          note: 一半
          项 (i)  expected 51  found 50
          ledger
            项 (i)  50  / 100  a = 50

        2 cases, 1 failed

        """)
  }

  @Test func whereOnlyTheTotalDiffersTheWholeLedgerIsShown() throws {
    let packs = try Packs()
    try packs.add(
      "one",
      rules: simple + "bonus { id = \"x\", title = \"加\", cap = 5, measure = yes { \"ok\" } },",
      cases: "case,a,ok,expect:total\n半,50.0049,是,50\n")
    let run = try packs.test()
    #expect(
      run.report.contains(
        """
          total  expected 50  found 55.00
          ledger
            项 (i)    50.0049  / 100  a = 50.0049
            bonus 加       +5
            rounding  -0.0049

        """), "\(run.report)")
  }

  @Test("decimals are compared exactly", arguments: ["50.01", "50", "49.99", "50.004"])
  func exactly(_ expected: String) throws {
    let packs = try Packs()
    try packs.add(
      "one", rules: simple, cases: "case,a,expect:total\n半,50.004,\(expected)\n")
    #expect(try packs.test().status == (expected == "50" ? 0 : 1))
  }

  @Test func casesDoNotStandInEachOthersQuota() throws {
    for within in ["district", "street", "city", "stratum", "all"] {
      let packs = try Packs()
      try packs.add(
        "one", rules: simple + "quota { grade = \"好\", share = 0.1, within = \"\(within)\" },",
        cases: "case,a,expect:grade\n一,95,好\n二,95,好\n三,96,好\n")
      let run = try packs.test()
      #expect(run.status == 0, "\(within): \(run.report)")
    }
  }

  @Test func aRuleErrorThatIsExpectedPasses() throws {
    let packs = try Packs()
    let rules = """
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
        score = function(c) return c.a + c.b end } },
      """
    try packs.add(
      "one", rules: rules,
      cases: """
        case,a,b,expect:i,expect:error,expect:flags
        和,40,2,42,,
        缺,40,,,arithmetic,
        缺二,40,,,,规则出错|缺数据
        错处,40,2,,arithmetic,

        """)
    let run = try packs.test()
    #expect(run.status == 1)
    #expect(run.report.contains("rule error  expected arithmetic  found none"), "\(run.report)")
    #expect(run.report.contains("✗ 错处"))
    #expect(!run.report.contains("✗ 缺\n") && !run.report.contains("✗ 和"))
  }

  @Test func aRuleErrorThatNobodyExpectsFails() throws {
    let packs = try Packs()
    try packs.add(
      "one",
      rules: """
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 90, measure = linear { "a", from = 0, to = 100 } },
          item { id = "j", title = "项二", points = 10, score = function(c) return c.b + 1 end } },
        """, cases: "case,a,b,expect:i\n一,50,,45\n")
    let run = try packs.test()
    #expect(run.status == 1)
    #expect(run.report.contains("rule error  expected none"), "\(run.report)")
    #expect(run.report.contains("./one/ruleset.lua:4: error:"), "\(run.report)")
    #expect(run.report.contains("unit 1 一"), "\(run.report)")
  }

  @Test func previousAndBaselineAreReadByTheRules() throws {
    let packs = try Packs()
    try packs.add(
      "one",
      rules: """
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 50,
            measure = linear { change { "a", since = "previous" }, from = 0, to = 10 } },
          item { id = "j", title = "项二", points = 50,
            measure = linear { change { "a", since = "baseline" }, from = 0, to = 10 } } },
        """,
      cases: "case,a,previous:a,baseline:a,expect:i,expect:j\n一,10,5,8,25,10\n二,10,9,,5,0\n")
    let run = try packs.test()
    #expect(run.status == 0, "\(run.report)")
  }

  @Test func aFaultyCaseFileIsToldAndTheOtherPacksRun() throws {
    let packs = try Packs()
    try packs.add("one", rules: simple, cases: "case,aa,expect:total\n半,50,50\n")
    try packs.add("two", rules: simple, cases: "case,a,expect:total\n半,50,51\n")
    try packs.add("wrong", rules: "section {},", cases: "case,a,expect:total\n半,50,50\n")
    let run = try packs.test()
    #expect(run.status == 65)
    #expect(run.errors.contains("./one/cases.csv:1:6: error: column 'aa'"), "\(run.errors)")
    #expect(run.errors.contains("./wrong/ruleset.lua"), "\(run.errors)")
    #expect(run.report.contains("./one/cases.csv  could not be run"), "\(run.report)")
    #expect(run.report.contains("✗ ./two  two  0 passed, 1 failed"), "\(run.report)")
    #expect(run.report.contains("1 case, 1 failed; 2 files could not be run"), "\(run.report)")
  }

  @Test func anEmptyRunFails() throws {
    let packs = try Packs()
    let none = try packs.test()
    #expect(none.status == 1)
    #expect(none.errors.contains(".: error: the folder holds no rule packs"), "\(none.errors)")
    try packs.add("one", rules: simple, cases: nil)
    try packs.add("two", rules: simple, cases: "case,a,expect:total\n半,50,50\n")
    let run = try packs.test()
    #expect(run.status == 1)
    #expect(run.errors.contains("./one: error: the rule pack has no cases"), "\(run.errors)")
    #expect(try packs.test("nowhere").status == 66)
  }

  @Test func theOutcomeDoesNotTakeThePlaceOfAnInput() throws {
    let packs = try Packs()
    try packs.add("one", rules: simple, cases: "case,a,expect:total\n半,50,50\n")
    var job = TestJob()
    job.rules = [packs.folder.path]
    job.output = packs.folder.appending(path: "one/cases.csv").path
    let console = Console(
      environment: [:], standardOutputIsTerminal: false, standardErrorIsTerminal: false
    ) { _ in }
    #expect(job.run(console) == 64)
    let kept = packs.folder.appending(path: "one/cases.csv")
    #expect(try String(contentsOf: kept, encoding: .utf8).hasPrefix("case,a"))
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let packs = try Packs()
    let rows = (0..<300).map { "例\($0),\($0 % 101),\($0 % 7)\n" }.joined()
    try packs.add("one", rules: simple, cases: "case,a,expect:total\n" + rows)
    let one = try packs.test(jobs: "1")
    #expect(one.status == 1)
    #expect(try packs.test(jobs: "4") == one)
  }
}

@Suite struct ScheduleCaseTests {
  private let rules = """
    uses = { party = "other" },
    schedule { start = "2023-01-01", baseline = "2022-12-31",
      phase { id = "momentum", title = "有势头", year = 1, weight = 20,
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 60,
                 measure = progress { "a", goal = 90, by = {0.3, 1} } },
          item { id = "p", title = "党建", points = 40, measure = score_of { "party" } } } },
      phase { id = "results", title = "有成效", year = 2, weight = 80,
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 60, measure = target { "a" } },
          item { id = "g", title = "终", points = 40, measure = progress { "b", by = {0.5, 1} } } } },
    },
    """

  @Test func phasesAndTheFinalAreScored() throws {
    let packs = try Packs()
    try packs.add(
      "one", rules: rules,
      cases: """
        case,phase,as_of,a,b,baseline:a,baseline:b,target:a,goal:b,results.party.total,\
        results.momentum.total,results.results.total,expect:total,expect:i,expect:p,expect:g,\
        expect:momentum
        年末,momentum,,48,,30,,,,50,,,80,60,20,,
        年中,momentum,2023-07-02,39,,30,,,,100,,,,,40,,
        第二年,results,,45,6,,2,90,10,,,,50,30,,20,
        三年合计,final,,,,,,,,,60,90.5,84.40,,,,12

        """)
    let run = try packs.test()
    #expect(run.status == 0, "\(run.report)\(run.errors)")
  }
}
