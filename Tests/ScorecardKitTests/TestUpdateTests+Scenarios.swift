import Foundation
import Testing

@testable import ScorecardKit

/// `--update` of scenario files: literal values are rewritten in place, others are told.
@Suite struct ScenarioUpdateTests {
  private static let rules = """
    section { id = "s", title = "节",
      item { id = "i", title = "项", points = 90, measure = linear { "a", from = 0, to = 90 } },
      item { id = "j", title = "项二", points = 10, measure = yes { "ok" } } },
    gate { id = "low", title = "低", flag = "偏低", when = not_of { at_least { "a", 60 } } },
    grades = { grade { "好", at = 80 }, grade { "差" } }, rank = { within = "district", smallest = 1 },
    """

  private static let snapshot = """
    snapshot { date = "2025-12-31",
      unit { code = "1", district = "甲区", a = 90, ok = true },
      unit { code = "2", district = "甲区", a = 45.5, ok = "不适用" },
      unit { code = "3", district = "甲区" } },

    """

  /// Updates a scenario with some expectations.
  private func update(
    _ expectations: String, before: String = "", _ configure: (inout TestJob) -> Void = { _ in }
  ) throws -> (status: Int32, report: String, errors: String, expectations: String) {
    let packs = try Packs()
    try packs.add("one", rules: Self.rules, cases: nil)
    let head =
      before + "return scenario { title = \"一\", rulesets = { \"one\" }," + Self.snapshot
    try packs.write("one/a_test.lua", head + expectations + "}\n")
    let run = try packs.test("one") {
      $0.updates = true
      configure(&$0)
    }
    let text = try packs.text("one/a_test.lua")
    #expect(text.hasPrefix(head) && text.hasSuffix("}\n"))
    return (run.status, run.report, run.errors, String(text.dropFirst(head.count).dropLast(2)))
  }

  @Test func literalsAreRewrittenInPlace() throws {
    let run = try update(
      """
      -- expect { unit = "1", total = 1 }
      expect { ruleset = "one", unit = "1", total = 95.00, grade = '差', rank = false, -- total = 5
               flags = { "偏低" }, items = { i = 80, j = "不适用" }, sections = { s = 7.5 } },
      expect { ruleset = "one", unit = "2", total = 1.5, grade = "好", rank = 9, flags = {},
               items = { ["i"] = 1.0, j = 10 } },
      expect { ruleset = "one", unit = "3", grade = "好", rank = 2, flags = { "x", "缺数据" } },
      expect_rollup { ruleset = "one", unit = "甲区", mean = 1, min = 2.0, max = 3, units = 4,
                      assessed = 9, grades = { ["好"] = 3, ["差"] = 3 }, met_share = 0.25 },

      """)
    #expect(run.status == 0, "\(run.report)\(run.errors)")
    #expect(
      run.expectations == """
        -- expect { unit = "1", total = 1 }
        expect { ruleset = "one", unit = "1", total = 100.00, grade = "好", rank = 1, -- total = 5
                 flags = {}, items = { i = 90, j = 10 }, sections = { s = 100 } },
        expect { ruleset = "one", unit = "2", total = 50.56, grade = "差", rank = 2, flags = { "偏低" },
                 items = { ["i"] = 45.5, j = "不适用" } },
        expect { ruleset = "one", unit = "3", grade = "无法评定", rank = false, flags = { "缺数据" } },
        expect_rollup { ruleset = "one", unit = "甲区", mean = 75.28, min = 50.56, max = 100, units = 3,
                        assessed = 2, grades = { ["好"] = 1, ["差"] = 1 }, met_share = 0.5 },

        """)
    let lines = run.report.split(separator: "\n").map { $0.replacing(/[ ]+/, with: " ") }
    #expect(lines[1] == " ./one/a_test.lua:6 一 1 total 95.00 → 100.00")
    #expect(lines[2] == " ./one/a_test.lua:6 一 1 grade '差' → \"好\"")
    #expect(lines[4] == " ./one/a_test.lua:7 一 1 flags { \"偏低\" } → {}")
    #expect(lines[24] == " ./one/a_test.lua:12 一 甲区 met_share 0.25 → 0.5")
    #expect(lines[25] == "24 values of 1 case in 1 file")
  }

  @Test(
    "what has no place of its own is told",
    arguments: [
      ("expect { ruleset = \"one\", unit = \"1\", total = 90 + 5 },", "", "computed"),
      (
        "expect { ruleset = \"one\", unit = \"1\", total = most },", "local most = 95\n", "computed"
      ),
      (
        "make(\"1\"), make(\"2\"),",
        """
        local function make(code)
          return expect { ruleset = "one", unit = code, total = 95 }
        end

        """, "a loop or a function"
      ),
      ("expect { ruleset = \"one\", unit = \"3\", total = 95 },", "", "cannot be written"),
      ("expect { ruleset = \"one\", unit = \"1\", total = 1, total = 95 },", "", "computed"),
    ])
  func others(_ expectations: String, _ before: String, _ reason: String) throws {
    let run = try update(expectations, before: before)
    #expect(run.status == 1)
    #expect(run.expectations == expectations)
    #expect(run.errors.contains("error: not rewritten: total: expected 95, found"), "\(run.errors)")
    #expect(run.errors.contains("note:") && run.errors.contains(reason), "\(run.errors)")
    #expect(run.errors.contains("./one/a_test.lua:"))
  }

  @Test func twoOnALineAreToldApart() throws {
    let run = try update(
      "expect { ruleset = \"one\", unit = \"1\", total = 95 }, "
        + "expect { ruleset = \"one\", unit = \"2\", total = 95 },")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.expectations == "expect { ruleset = \"one\", unit = \"1\", total = 100 }, "
        + "expect { ruleset = \"one\", unit = \"2\", total = 50.56 },")
  }

  @Test func whatCanBeRewrittenIsAndTheRestIsTold() throws {
    let run = try update(
      "expect { ruleset = \"one\", unit = \"1\", total = 90 + 5, grade = \"差\" },")
    #expect(run.status == 1)
    #expect(
      run.expectations
        == "expect { ruleset = \"one\", unit = \"1\", total = 90 + 5, grade = \"好\" },")
    #expect(run.report.contains("1 value of 1 case in 1 file"), "\(run.report)")
    #expect(run.report.contains("1 case, 1 failed"), "\(run.report)")
  }

  @Test func aByteOrderMarkAndCRLFStay() throws {
    let packs = try Packs()
    try packs.add("one", rules: Self.rules, cases: nil)
    let text =
      "\u{FEFF}return scenario { title = \"一\", rulesets = { \"one\" },\r\n"
      + Self.snapshot.replacing("\n", with: "\r\n")
      + "expect { ruleset = \"one\", unit = \"1\", total = 95 } }\r\n"
    try packs.write("one/a_test.lua", text)
    let run = try packs.test("one") { $0.updates = true }
    #expect(run.status == 0, "\(run.report)\(run.errors)")
    let found = try Data(contentsOf: packs.folder.appending(path: "one/a_test.lua"))
    #expect(found == Data(text.replacing("total = 95", with: "total = 100").utf8))
  }
}
