import Foundation
import TestSupport
import Testing

@testable import ScorecardKit

/// `--filter` and `--list`.
@Suite struct TestSelectionTests {
  private func packs() throws -> Packs {
    let packs = try Packs()
    let rules = """
      section { id = "s", title = "节",
        item { id = "i", title = "项", points = 100, measure = linear { "a", from = 0, to = 100 } } },
      """
    try packs.add(
      "one", rules: rules, cases: "case,note,a,expect:total\n满分 A,,100,100\n半,一半，50％,50,51\n")
    try packs.add("two", rules: rules, cases: "case,a,expect:total\n满分,100,99\n")
    try packs.write(
      "two/some_test.lua",
      """
      return {
        scenario { title = "情景一", rulesets = { "two" },
          snapshot { date = "2025-12-31", unit { code = "1", a = 5 } },
          expect { ruleset = "two", unit = "1", total = 5 } },
        scenario { title = "情景二", note = "说明二", rulesets = { "two" },
          snapshot { date = "2025-12-31", unit { code = "1", a = 5 } },
          expect { ruleset = "two", unit = "1", total = 6 } },
      }
      """)
    return packs
  }

  @Test(
    arguments: [
      (["满分"], ["one/满分 A", "two/满分"]), (["满分 ａ"], ["one/满分 A"]), (["满分a"], ["one/满分 A"]),
      (["TWO/"], ["two/满分", "two/情景一", "two/情景二"]), (["50%"], ["one/半"]),
      (["说明二"], ["two/情景二"]), (["情景一", "半"], ["one/半", "two/情景一"]), (["two/满"], ["two/满分"]),
      (["o"], ["one/满分 A", "one/半", "two/满分", "two/情景一", "two/情景二"]),
    ])
  func onlyWhatMatchesRuns(_ filters: [String], _ names: [String]) throws {
    let run = try packs().test {
      $0.filters = filters
      $0.lists = true
      $0.format = "json"
    }
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let json = try JSONValue(parsing: run.report)
    let found = json["suites"].elements.flatMap { suite in
      suite["cases"].elements.map { "\(suite["pack"].text ?? "")/\($0["name"].text ?? "")" }
    }
    #expect(found == names)
    #expect(json["suites"].elements.allSatisfy { !$0["cases"].elements.isEmpty })
  }

  @Test func theOutcomeIsThatOfTheCasesThatMatch() throws {
    let packs = try packs()
    #expect(try packs.test { $0.filters = ["one/满分"] }.status == 0)
    #expect(
      try packs.test { $0.filters = ["情景一"] }.report
        == "✓ ./two  two  1 passed\n\n1 case, all passed\n")
    let failing = try packs.test { $0.filters = ["满分"] }
    #expect(failing.status == 1)
    #expect(failing.report.contains("2 cases, 1 failed"), "\(failing.report)")
  }

  @Test func whatMatchesNothingIsTold() throws {
    let packs = try packs()
    let none = try packs.test { $0.filters = ["情境一"] }
    #expect(none.status == 1 && none.report.isEmpty)
    #expect(
      none.errors == """
        error: --filter '情境一' matches no case and no scenario [test.nothing-matches]
          help: did you mean '情景一'?

        """)
    let part = try packs.test { $0.filters = ["满芬"] }
    #expect(part.errors.contains("did you mean '满分'?"), "\(part.errors)")
    let inside = try packs.test { $0.filters = ["情境"] }
    #expect(inside.errors.contains("did you mean '情景一'?"), "\(inside.errors)")
    let far = try packs.test { $0.filters = ["xyzw"] }
    #expect(far.errors.contains("--list names them all"), "\(far.errors)")
    let one = try packs.test { $0.filters = ["one/满分", "xyzw"] }
    #expect(one.status == 1 && one.report.contains("1 case, all passed"), "\(one.report)")
    #expect(one.errors.contains("'xyzw' matches no case"))
  }

  @Test func theFileIsCheckedAsAWhole() throws {
    let packs = try packs()
    try packs.write("one/cases.csv", "case,a,expect:total\n满,100,100\n半,五,50\n")
    let run = try packs.test("one") { $0.filters = ["满"] }
    #expect(run.status == 65)
    #expect(run.errors.contains("./one/cases.csv:3:3: error: '五' is not a value"), "\(run.errors)")
    let list = try packs.test("one") { $0.lists = true }
    #expect(list.status == 65 && !list.errors.isEmpty)
  }

  @Test func theListHasALineForEachAndRunsNothing() throws {
    let run = try packs().test { $0.lists = true }
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(
      run.report == """
        one  满分 A  ./one/cases.csv:2
        one  半      ./one/cases.csv:3
        two  满分    ./two/cases.csv:2
        two  情景一  ./two/some_test.lua:2
        two  情景二  ./two/some_test.lua:5

        """)
  }

  @Test(
    arguments: [
      ("--watch and --update", "watch update", "text", " "),
      ("--watch and --output", "watch output", "text", "满"),
      ("--watch and --format json", "watch", "json", "满"),
      ("--update and --list", "update list", "text", "满"),
      ("--update and --format tap", "update", "tap", "满"),
      ("--list and --format junit", "list", "junit", "满"), ("--filter is ' '", "", "text", " "),
    ])
  func whatMakesNoSenseIsRefused(
    _ words: String, _ options: String, _ format: String, _ filter: String
  ) throws {
    let run = try packs().test {
      $0.watches = options.contains("watch")
      $0.updates = options.contains("update")
      $0.lists = options.contains("list")
      $0.format = format
      $0.filters = [filter]
      if $0.watches, !options.contains("output") { $0.output = nil }
    }
    #expect(run.status == 64)
    #expect(run.errors.contains("error: " + words), "\(run.errors)")
    let count = run.errors.split(separator: "\n").count { $0.hasPrefix("error:") }
    #expect(count == (options.contains("watch update") ? 2 : 1), "\(run.errors)")
  }
}
