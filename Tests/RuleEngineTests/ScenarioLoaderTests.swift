import Diagnostics
import Foundation
import LuaSandbox
import RuleEngine
import ScorecardModel
import Testing

private enum Scenarios {
  static let catalogue = Catalogue(
    ["league_members", "meetings", "has_plan", "rate"].map {
      Indicator(
        id: $0, title: Message(en: $0, zh: $0 == "rate" ? "建团率" : $0),
        type: $0 == "has_plan" ? .boolean : .number)
    })

  static func load(_ text: String) throws(Failure) -> [Scenario] {
    try ScenarioLoader(catalogue: catalogue).load(LuaSource(path: "x_test.lua", text: text))
  }
}

/// Scenario files that must be refused, one fault each, under `Refused/Scenarios/`, with the
/// expected fault beside its line as in `RefusedRuleTests`.
@Suite struct RefusedScenarioTests {
  static let files: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Refused/Scenarios")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().map { folder.path + "/" + $0 }
  }()

  @Test func thereAreFiles() { #expect(Self.files.count >= 25) }

  @Test(arguments: files) func isRefused(_ file: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let expected = RefusedRuleTests.expectations(text)
    #expect(!expected.isEmpty, "the file expects nothing")
    let failure = #expect(throws: Failure.self) { try Scenarios.load(text) }
    #expect(failure?.status == .badInput)
    let found = failure?.diagnostics ?? []
    let rendered = found.map(DiagnosticRenderer(language: .english).render).joined()
    #expect(found.count == expected.count, "\(rendered)")
    for (diagnostic, expectation) in zip(found, expected) {
      #expect(diagnostic.place?.line == expectation.line, "\(rendered)")
      #expect(diagnostic.id.rawValue == expectation.id, "\(rendered)")
      #expect(diagnostic.message.english.contains(expectation.message), "\(rendered)")
      if let help = expectation.help {
        #expect(diagnostic.help?.english.contains(help) == true, "\(rendered)")
      }
      #expect(!diagnostic.message.chinese.isEmpty)
    }
  }
}

@Suite struct ScenarioLoaderTests {
  @Test func everythingIsRead() throws {
    let scenarios = try Scenarios.load(
      """
      local units = {}
      for i = 1, 3 do
        units[i] = unit { code = "00" .. i, name = "社区" .. i, district = "江北区", rate = 10 * i }
      end
      return {
        scenario { title = "一", note = "说明", rulesets = { "a", "b" }, as_of = "2025-06-30",
          defaults = { league_members = 20, has_plan = true, rate = 1 },
          snapshot { date = "2022-12-31", level = "district", role = "baseline",
            unit { code = "9", ["建团率"] = "不适用", has_plan = false, league_members = "缺失" } },
          snapshot { date = "2025-06-30", units },
          targets = { { "001", "rate", 2025, 95 } },
          process = { { "001", "a", "自评", "2025-03-01" } },
          expect { ruleset = "a", unit = "001", total = 92.5, grade = "示范", rank = false,
                   flags = { "空心" }, items = { x = 8, y = "不适用" }, sections = { s = 9.25 } },
          expect_rollup { ruleset = "b", unit = "江北区", mean = 88.1, met_share = 831/883,
                          units = 3, grades = { ["示范"] = 1 } },
          expect_diagnostic { id = "rule.bad-return" },
        },
        scenario { title = "二", rulesets = { "a" },
          snapshot { date = "2025-12-31", unit { code = "1" } },
          expect { ruleset = "a", unit = "1", rank = 2 } },
      }
      """)
    #expect(scenarios.map(\.title) == ["一", "二"])
    let first = scenarios[0]
    #expect(first.note == "说明" && first.ruleSets == ["a", "b"])
    #expect(first.asOf == CalendarDate("2025-06-30") && first.place.line == 6)
    #expect(first.snapshots.map(\.level) == [.district, .community])
    #expect(first.snapshots.map(\.isBaseline) == [true, false])
    #expect(
      first.snapshots[0].units[0].cells == [
        0: .missing, 2: .value(0), 3: .notApplicable,
      ])
    #expect(first.snapshots[1].units.map(\.code) == ["001", "002", "003"])
    #expect(first.snapshots[1].units[2].cells == [0: .value(20), 2: .value(1), 3: .value(30)])
    #expect(first.snapshots[1].units[0].district == "江北区")
    #expect(first.targets.map(\.value) == [95] && first.targets.map(\.indicator) == [3])
    #expect(first.process.map(\.state) == ["自评"])
    #expect(first.process.map(\.date) == [CalendarDate("2025-03-01")])
  }

  @Test func expectationsAreRead() throws {
    let scenario = try Scenarios.load(
      """
      return scenario { title = "一", rulesets = { "a" },
        snapshot { date = "2025-12-31", unit { code = "1" } },
        expect { ruleset = "a", unit = "1", total = 92.5, rank = false, flags = {},
                 items = { x = "不适用" }, sections = { s = 9.25 } },
        expect_rollup { ruleset = "a", unit = "江北区", met_share = 831/883, assessed = 3,
                        grades = { ["示范"] = 1 } },
      }
      """)[0]
    guard case .unit("a", "1", let checks) = scenario.expectations[0].subject,
      case .rollup("a", "江北区", let figures) = scenario.expectations[1].subject
    else {
      Issue.record("\(scenario.expectations)")
      return
    }
    #expect(
      checks == [
        .init(key: .total, value: .points(Points(micro: 92_500_000))),
        .init(key: .rank, value: .none), .init(key: .flags, value: .flags([])),
        .init(key: .section("s"), value: .points(Points(micro: 9_250_000))),
        .init(key: .item("x"), value: .notApplicable),
      ])
    #expect(
      figures == [
        .init(key: .metShare, value: .points(Points(micro: 941_110))),
        .init(key: .assessed, value: .count(3)),
        .init(key: .gradeCount("示范"), value: .count(1)),
      ])
  }
}
