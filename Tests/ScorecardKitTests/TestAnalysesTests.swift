import Diagnostics
import Foundation
import ScorecardModel
import Testing

@testable import ScorecardKit

/// One item with a limit of 3, and a bonus function.
private let rules = """
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, measure = at_least { "a", 3 } } },
  bonus { id = "x", title = "加", cap = 5,
          score = function(c) if c.b > 1 then return 2 end return 0 end },
  """

private let cases = """
  case,a,b,expect:total,expect:i,expect:x
  高,4,2,102,100,2
  低,2,0,0,0,0

  """

@Suite struct TestAnalysesTests {
  private func packs(_ cases: String) throws -> Packs {
    let packs = try Packs()
    try packs.add("one", rules: rules, cases: cases)
    return packs
  }

  // MARK: Mutants

  /// The limit itself is in no case: two mutants live until the case that is suggested is added.
  @Test func aSuggestedCaseKillsItsMutant() throws {
    let packs = try packs(cases)
    let first = try packs.test { $0.mutate = true }
    #expect(first.status == 1)
    let survivors = Self.survivors(first.report, "(i)")
    #expect(
      survivors == [
        "at_least 3 → 4", "at_least 3 → greater than 3", "missing = \"zero\" → \"exclude\"",
      ], "\(first.report)")
    #expect(
      first.report.contains(
        """
            a case like '高' but for these cells (verify the figures by hand):
            case,a,expect:total,expect:s,expect:i
            高·a=3,3,102.00,100,100

        """), "\(first.report)")
    try packs.write("one/cases.csv", cases + "三,3,2,102.00,100,2\n")
    let second = try packs.test { $0.mutate = true }
    #expect(
      Self.survivors(second.report, "(i)") == ["missing = \"zero\" → \"exclude\""],
      "\(second.report)")
  }

  @Test func nothingSurvivesGoodCases() throws {
    let packs = try Packs()
    try packs.add(
      "one",
      rules: """
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100, measure = at_least { "a", 3 } } },
        """,
      cases: """
        case,a,expect:total,expect:grade,expect:i,expect:s
        高,4,100,,100,
        三,3,100,,100,
        低,2,0,,0,
        缺,,,无法评定,0,0
        不,NA,,无法评定,不适用,不适用

        """)
    let run = try packs.test {
      $0.mutate = true
      $0.coverage = true
      $0.threshold = "100"
    }
    #expect(run.status == 0, "\(run.report)")
    #expect(run.report.contains("✓ ./one  one  regions 100% (7/7)"), "\(run.report)")
    #expect(run.report.contains("✓ ./one  one  data measures: "), "\(run.report)")
  }

  @Test func functionsAreCountedApart() throws {
    let run = try packs(cases).test { $0.mutate = true }
    #expect(run.report.contains("data measures: "), "\(run.report)")
    #expect(run.report.contains("; functions: "), "\(run.report)")
    // `b > 1` against `b >= 1`: no case has 1.
    #expect(run.report.contains("(x)  > → >="), "\(run.report)")
    #expect(run.report.contains("case,b,expect:total,expect:x"), "\(run.report)")
  }

  /// Under `> 2` the unit fails all the same, but for another reason.
  @Test func aMutantThatRaisesAnotherErrorIsNoticed() throws {
    let packs = try Packs()
    let rules = """
      section { id = "s", title = "节",
        item { id = "i", title = "项", points = 100, missing = "exclude", score = function(c)
          if c.a > 5 then error("太高") end
          error("太低")
        end } },
      """
    for (expected, change) in [("太低", 0), ("出错", 1)] {
      let column = change == 0 ? "expect:error" : "expect:flags"
      let text = change == 0 ? expected : "规则出错"
      try packs.add(
        "one", rules: rules,
        cases: "case,a,\(column)\n低,4,\(text)\n高,7,\(change == 0 ? "太高" : text)\n")
      let run = try packs.test { $0.mutate = true }
      let survivors = run.report.split(separator: "\n").filter { $0.contains("(i)  > → <=") }
      #expect(survivors.count == change, "\(run.report)\(run.errors)")
    }
  }

  @Test func aPackThatFailsIsNotMutated() throws {
    let packs = try packs(cases.replacing("102", with: "101"))
    for configure in [{ (job: inout TestJob) in job.mutate = true }, { $0.coverage = true }] {
      let run = try packs.test("", configure)
      #expect(run.status == 1)
      #expect(run.errors.contains("the pack's tests do not all pass"), "\(run.errors)")
      #expect(!run.report.contains("mutants") && !run.report.contains("regions"))
    }
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let packs = try packs(cases)
    let analyse = { (job: inout TestJob) in (job.mutate, job.coverage) = (true, true) }
    #expect(try packs.test("", jobs: "1", analyse) == packs.test("", jobs: "3", analyse))
  }

  @Test func scenariosCountToo() throws {
    let packs = try packs(cases)
    let scenario = { (value: Int, total: Int) in
      """
      return scenario { title = "三", rulesets = { "one" },
        snapshot { date = "2025-12-31", unit { code = "001", a = \(value), b = 0 } },
        expect { ruleset = "one", unit = "001", total = \(total) } }
      """
    }
    try packs.write("one/limit_test.lua", scenario(3, 100))
    let run = try packs.test {
      $0.mutate = true
      $0.coverage = true
    }
    #expect(!Self.survivors(run.report, "(i)").contains { $0.contains("at_least") })
    #expect(!run.report.contains("甲 just 3"), "\(run.report)")
  }

  private static func survivors(_ report: String, _ id: String) -> [String] {
    report.split(separator: "\n").filter { $0.hasPrefix("  ./") && $0.contains(id) }
      .compactMap { $0.components(separatedBy: "\(id)  ").last }
  }

  // MARK: Coverage

  @Test func coverageNamesWhatIsMissed() throws {
    let packs = try packs(cases)
    let run = try packs.test { $0.coverage = true }
    #expect(run.status == 0)
    #expect(run.report.contains("  项 (i)  regions 2/5"), "\(run.report)")
    #expect(run.report.contains("./one/ruleset.lua:3  甲 just 3\n"), "\(run.report)")
    #expect(run.report.contains("高·a=3,3,102.00,100"), "\(run.report)")
    #expect(run.report.contains("甲 is missing") && run.report.contains("甲 is not applicable"))
    #expect(run.report.contains("加 (x)  regions 1/2"), "\(run.report)")
    #expect(run.report.contains("lines 100%"), "\(run.report)")
  }

  @Test(arguments: [("30", 0), ("40", 1), ("100", 1), ("0", 0)])
  func thresholds(_ threshold: String, _ status: Int32) throws {
    let run = try packs(cases).test {
      $0.coverage = true
      $0.threshold = threshold
    }
    #expect(run.status == status, "\(run.report)")
  }

  /// The calls that count do not fit into an expression that nests as deeply as Lua allows.
  @Test func branchesThatCannotBeCountedHoldNoThreshold() throws {
    let depth = 60
    let nested =
      String(repeating: "(", count: depth) + "c.a"
      + String(repeating: " and c.a or c.a)", count: depth)
    let packs = try Packs()
    try packs.add(
      "one",
      rules: """
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100, missing = "exclude",
                 score = function(c) return \(nested) end } },
        """, cases: "case,a,expect:total\n一,3,3\n二,4,4\n")
    for format in ["text", "json"] {
      let run = try packs.test {
        $0.coverage = true
        $0.threshold = "0"
        $0.format = format
      }
      #expect(run.status == 1)
      #expect(run.errors.contains("test.uncounted-branches"), "\(run.errors)")
      #expect(
        run.report.contains(
          format == "json"
            ? "\"uncounted\":[{\"path\":\"./one/ruleset.lua\"}]"
            : "  ./one/ruleset.lua  its branches could not be counted\n"), "\(run.report)")
    }
  }

  @Test func listingsShowEveryLine() throws {
    let run = try packs(cases).test {
      $0.coverage = true
      $0.listing = true
    }
    #expect(
      run.report.contains("3       2/5 !|   item { id = \"i\""), "\(run.report)")
    #expect(run.report.contains("×2  |"), "\(run.report)")
  }

  @Test(
    "a percentage is rounded down",
    arguments: [(0, 0, 100), (199, 200, 99), (200, 200, 100), (1, 3, 33), (0, 5, 0)])
  func percentages(_ reached: Int, _ all: Int, _ percent: Int) {
    let count = CoverageCount(reached: reached, all: all)
    #expect(count.percent == percent)
    #expect(count.reaches(Points(whole: 100)) == (reached == all))
  }

  // MARK: Usage

  @Test func optionsThatDoNotGoTogether() throws {
    let packs = try packs(cases)
    let wrong: [(inout TestJob) -> Void] = [
      { $0.threshold = "90" }, { $0.listing = true },
      {
        $0.coverage = true
        $0.threshold = "101"
      },
      {
        $0.mutate = true
        $0.format = "junit"
      },
      {
        $0.coverage = true
        $0.filters = ["高"]
      },
      {
        $0.mutate = true
        $0.lists = true
      },
    ]
    for configure in wrong { #expect(try packs.test("", configure).status == 64) }
  }
}
