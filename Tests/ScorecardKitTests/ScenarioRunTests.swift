import Foundation
import Testing

@testable import ScorecardKit

/// Scenarios over several dates, levels and rule sets.
@Suite struct ScenarioRunTests {
  private func packs() throws -> Packs {
    let packs = try Packs()
    try packs.add(
      "low",
      rules: """
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100,
                 measure = linear { "a", from = 0, to = 100 } } },
        grades = { grade { "好", at = 80 }, grade { "差" } }, met = "好",
        quota { grade = "好", share = 0.5, within = "district" },
        """, cases: nil)
    try packs.add(
      "high",
      rules: """
        unit = "district", uses = { low = "low" },
        section { id = "s", title = "节",
          item { id = "mean", title = "平均", points = 40, measure = score_of { "low" } },
          item { id = "met", title = "达标", points = 20,
                 measure = linear { "results.low.met_share", from = 0, to = 100 } },
          item { id = "grown", title = "增长", points = 20,
                 measure = linear { change { "b", since = "baseline" }, from = 0, to = 10 } },
          item { id = "kept", title = "目标", points = 20, measure = target { "b" } } },
        """, cases: nil)
    return packs
  }

  private let snapshots = """
    local function community(code, district, a)
      return unit { code = code, district = district, a = a }
    end
    local lower = snapshot { date = "2025-12-31",
      community("001", "甲区", 90), community("002", "甲区", 50), community("003", "乙区", 85) }
    local before = snapshot { date = "2022-12-31", level = "district", role = "baseline",
      unit { code = "甲区", b = 10 }, unit { code = "乙区", b = 10 } }
    local now = snapshot { date = "2025-12-31", level = "district",
      unit { code = "甲区", b = 15 }, unit { code = "乙区", b = 30 } }

    """

  @Test func levelsDatesAndTargetsReachTheRules() throws {
    let packs = try packs()
    try packs.write(
      "high/all_test.lua",
      snapshots + """
        return scenario { title = "区看社区", rulesets = { "low", "high" },
          lower, before, now,
          targets = { { "甲区", "b", 2025, 30 }, { "乙区", "b", 2025, 30 } },
          expect { ruleset = "high", unit = "甲区", total = 58, items = { mean = 28, met = 10,
                   grown = 10, kept = 10 } },
          expect { ruleset = "high", unit = "乙区", items = { mean = 34, met = 20, grown = 20,
                   kept = 20 } },
          expect { ruleset = "low", unit = "001", total = 90, grade = "好", rank = false },
          expect_rollup { ruleset = "low", unit = "甲区", mean = 70, met_share = 0.5, units = 2 },
        }
        """)
    let run = try packs.test("high")
    #expect(run.status == 0, "\(run.report)\(run.errors)")
  }

  @Test func theHighestVerificationCounts() throws {
    let packs = try packs()
    try packs.write(
      "low/verified_test.lua",
      """
      return scenario { title = "核定", rulesets = { "low" },
        snapshot { date = "2025-12-31", verification = "自评",
          unit { code = "001", a = 90 }, unit { code = "002", a = 60 } },
        snapshot { date = "2025-12-31", verification = "区", unit { code = "001", a = 70 } },
        expect { ruleset = "low", unit = "001", total = 70, flags = { "自评偏高" } },
        expect { ruleset = "low", unit = "002", total = 60, flags = {} },
      }
      """)
    let run = try packs.test("low")
    #expect(run.status == 0, "\(run.report)\(run.errors)")
  }

  @Test func aProcessIsFollowed() throws {
    let packs = try Packs()
    try packs.add(
      "steps",
      rules: """
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 60, measure = reached { "初审" } },
          item { id = "j", title = "项二", points = 40, measure = yes { "ok" } } },
        process { "未申报", "自评", "初审", verdicts = { "通过" } },
        """,
      cases: """
        case,ok,process,expect:i,expect:j,expect:flags
        没有申报,是,,0,40,-
        初审,是,自评>初审@2025-03-01,60,40,-
        缺步,是,初审,0,40,流程缺步
        通过,否,自评>初审>通过,60,0,-

        """)
    try packs.write(
      "steps/log_test.lua",
      """
      return scenario { title = "记录", rulesets = { "steps" }, as_of = "2025-06-30",
        defaults = { ok = true },
        snapshot { date = "2025-06-30", unit { code = "1" }, unit { code = "2" } },
        process = {
          { "1", "steps", "自评", "2025-03-01" }, { "1", "steps", "初审", "2025-04-01" },
          { "2", "steps", "自评", "2025-03-01" }, { "2", "steps", "初审", "2025-07-01" },
        },
        expect { ruleset = "steps", unit = "1", items = { i = 60 } },
        expect { ruleset = "steps", unit = "2", items = { i = 0 } },
      }
      """)
    let run = try packs.test("steps")
    #expect(run.status == 0, "\(run.report)\(run.errors)")
  }

  @Test func whatDiffersIsShownForEachUnit() throws {
    let packs = try packs()
    try packs.write(
      "low/some_test.lua",
      snapshots + """
        return scenario { title = "社区", note = "两个区", rulesets = { "low" }, lower,
          expect { ruleset = "low", unit = "001", total = 90, rank = 1 },
          expect { ruleset = "low", unit = "002", items = { i = 51 } },
          expect_rollup { ruleset = "low", unit = "甲区", grades = { ["好"] = 2 } },
        }
        """)
    let run = try packs.test("low")
    #expect(run.status == 1)
    #expect(
      run.report == """
        ✗ ./low  low  0 passed, 1 failed

        ✗ 社区  ./low/some_test.lua:10
          note: 两个区
          low: 001
          rank  expected 1  found none
          low: 002
          项 (i)  expected 51  found 50
          ledger
            项 (i)  50  / 100  a = 50
          low: 甲区
          units with 好  expected 2  found 1

        1 case, 1 failed

        """)
  }

  @Test func errorsThatNobodyExpectsFail() throws {
    let packs = try packs()
    let scenario = """
      scenario { title = "没有基期", rulesets = { "high" }, now,
        expect { ruleset = "high", unit = "甲区", items = { kept = 0 } }, EXTRA }
      """
    try packs.write(
      "high/one_test.lua",
      snapshots + "return " + scenario.replacing("EXTRA", with: ""))
    let run = try packs.test("high")
    #expect(run.status == 1)
    #expect(run.report.contains("errors  expected none  found"), "\(run.report)")
    #expect(run.report.contains("[rule.use-absent]"), "\(run.report)")
    try packs.write(
      "high/one_test.lua",
      snapshots + "return "
        + scenario.replacing("EXTRA", with: "expect_diagnostic { id = \"rule.use-absent\" }"))
    let expected = try packs.test("high")
    #expect(expected.status == 0, "\(expected.report)\(expected.errors)")
  }

  @Test func namesThatMeanNothingAreTold() throws {
    let packs = try packs()
    try packs.write(
      "low/names_test.lua",
      snapshots + """
        return {
          scenario { title = "一", rulesets = { "low" }, lower,
            targets = { { "009", "b", 2025, 1 } },
            expect { ruleset = "lov", unit = "001", total = 1 },
            expect { ruleset = "low", unit = "001", sections = { i = 1 }, grade = "好的" },
            expect_rollup { ruleset = "low", unit = "丙区", grades = { ["坏"] = 1 } } },
        }
        """)
    let run = try packs.test("low")
    #expect(run.status == 65)
    for part in [
      "names_test.lua:13:5: error: there is no rule set 'lov'", "did you mean 'low'?",
      "names_test.lua:14:5: error: there is no section 'i'",
      "names_test.lua:14:5: error: there is no grade '好的'",
      "names_test.lua:15:5: error: there is no street, district or city '丙区'",
      "there is no grade '坏'", "there is no unit '009'",
    ] {
      #expect(run.errors.contains(part), "\(part) is not in\n\(run.errors)")
    }
  }

  @Test func aRuleSetThatIsNotThereIsTold() throws {
    let packs = try packs()
    try packs.write(
      "low/absent_test.lua",
      snapshots
        + "return scenario { title = \"一\", rulesets = { \"hihg\" }, now,"
        + " expect { ruleset = \"hihg\", unit = \"甲区\", total = 1 } }")
    let run = try packs.test("low")
    #expect(run.status == 65)
    #expect(run.errors.contains("there is no rule set 'hihg'"), "\(run.errors)")
    #expect(run.errors.contains("did you mean 'high'?"), "\(run.errors)")
  }
}
