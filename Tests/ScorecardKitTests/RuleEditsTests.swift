import Diagnostics
import LuaSandbox
import RuleEngine
import ScorecardModel
import Testing

@testable import ScorecardKit

/// What two rule files differ in.
@Suite struct RuleEditsTests {
  private static let catalogue = Catalogue([
    Indicator(id: "x", title: Message(en: "X", zh: "甲数"), measureUnit: "个", type: .count),
    Indicator(id: "y", title: Message(en: "Y", zh: "乙率"), measureUnit: "%", type: .percent),
    Indicator(id: "ok", title: Message(en: "OK", zh: "完成"), type: .boolean),
  ])

  /// A rule set of two items, with a prelude before it.
  private func rules(
    _ first: String = "measure = linear { \"x\", from = 8, to = 20 }",
    second: String = "measure = yes { \"ok\" }", points: (Int, Int) = (60, 40),
    rest: String = "", prelude: String = "", item: String = "",
    grades: String = "grade { \"好\", at = 80 }, grade { \"差\" }",
    catalogue: Catalogue = RuleEditsTests.catalogue
  ) throws -> EditedRules {
    let loaded = try RuleSetLoader(catalogue: catalogue).load(
      LuaSource(
        path: "r/ruleset.lua",
        text: """
          \(prelude)
          return ruleset { id = "r", version = "1", title = "规则",
            section { id = "s", title = "节",
              item { id = "a", title = "甲", points = \(points.0), \(item)
                \(first) },
              item { id = "b", title = "乙", points = \(points.1), \(second) },
            },
            grades = { \(grades) },
            \(rest)
          }
          """))
    return EditedRules(loaded, catalogue)
  }

  /// `kind id action field: old → new` for each changed field.
  private func edits(_ old: EditedRules, _ new: EditedRules) -> [String] {
    RuleEdits.between(old, new).flatMap { edit in
      edit.changes.map { change in
        let say = { (message: Message?) in
          message?.chinese.replacing("\n", with: "⏎") ?? "·"
        }
        let words = edit.isWording ? " (words)" : ""
        return "\(edit.part.kind.rawValue) \(edit.part.id) \(edit.action.rawValue)\(words) "
          + "\(change.field): \(say(change.old)) → \(say(change.new))"
      }
    }
  }

  @Test func theSameHasNone() throws {
    let old = try rules(
      rest: "bonus { id = \"p\", title = \"奖\", cap = 3, measure = yes { \"ok\" } }")
    #expect(edits(old, old) == [])
    #expect(
      edits(
        old,
        try rules(rest: "bonus { id = \"p\", title = \"奖\", cap = 3, measure = yes { \"ok\" } }"))
        == [])
  }

  @Test(arguments: [
    (
      "measure = linear { \"x\", from = 8, to = 24 }",
      ["item a changed measure.to: 20个 → 24个"]
    ),
    (
      "measure = linear { \"x\", from = 9, to = 20 }",
      ["item a changed measure.from: 8个 → 9个"]
    ),
    (
      "measure = at_least { \"x\", 3 }",
      ["item a changed measure: 甲数：20个及以上得60分，8个及以下得0分，之间按比例计分。 → 甲数：不少于3个得60分，否则不得分。"]
    ),
    (
      "note = \"新\", measure = linear { \"x\", from = 8, to = 20 }",
      ["item a changed (words) note: · → 新"]
    ),
    (
      "missing = \"exclude\", measure = linear { \"x\", from = 8, to = 20 }",
      ["item a changed missing: 记 0 分 → 不计入"]
    ),
  ]) func anItemIsEdited(_ scoring: String, _ expected: [String]) throws {
    let found = edits(try rules(), try rules(scoring))
    // Sentences are the documents' own; what matters is which field, and that there are two.
    if expected[0].contains("measure: ") {
      #expect(found.count == 1 && found[0].hasPrefix("item a changed measure: "))
      #expect(!found[0].contains("·"))
    } else {
      #expect(found == expected)
    }
  }

  @Test func numbersInsideMeasuresAreNamed() throws {
    let nested = { (limit: Int, weight: Int, step: Int) in
      """
      measure = weighted { { all_of { at_least { "x", \(limit) }, yes { "ok" } }, \(weight) },
                           { steps { "y", {95, \(step)}, {80, 5} }, 20 } }
      """
    }
    #expect(
      edits(try rules(nested(3, 4, 8)), try rules(nested(5, 6, 9)))
        == [
          "item a changed measure[1].weight: 4分 → 6分",
          "item a changed measure[1][1].limit: 3个 → 5个",
          "item a changed measure[2][1].points: 8分 → 9分",
        ])
    #expect(
      edits(
        try rules("measure = deduct { \"x\", expected = 12, per = 1, points = 1 }"),
        try rules("measure = deduct { \"x\", expected = 10, per = 2, points = 1.5 }"))
        == [
          "item a changed measure.expected: 12个 → 10个", "item a changed measure.per: 1个 → 2个",
          "item a changed measure.points: 1分 → 1.5分",
        ])
  }

  @Test func pointsMove() throws {
    #expect(
      edits(try rules(), try rules(points: (50, 50)))
        == ["item a changed points: 60分 → 50分", "item b changed points: 40分 → 50分"])
  }

  @Test func partsComeAndGo() throws {
    let gate =
      "gate { id = \"g\", title = \"否决\", when = not_of { yes { \"ok\" } }, flag = \"未完成\" },"
    let quota = "quota { grade = \"好\", share = 0.3, within = \"all\" },"
    let found = RuleEdits.between(try rules(), try rules(rest: gate + quota))
    #expect(
      found.map { "\($0.part.kind.rawValue) \($0.part.id) \($0.action.rawValue)" }
        == ["gate g added", "quota 好/all added"])
    #expect(found[0].flags == ["未完成"])
    #expect(found[0].oldLine == nil && found[0].newLine != nil)
    let back = RuleEdits.between(try rules(rest: gate + quota), try rules())
    #expect(back.map(\.action) == [.removed, .removed])
    let other = gate.replacing("flag = \"未完成\"", with: "cap = \"差\"")
    #expect(
      edits(try rules(rest: gate), try rules(rest: other))
        == ["gate g changed cap: · → 差", "gate g changed flag: 未完成 → ·"])
  }

  @Test func gradesAndSettings() throws {
    #expect(
      edits(
        try rules(),
        try rules(
          rest: "decimals = 1, combine = \"minimum\", pass_line = 60, max_missing = 0.5",
          grades: "grade { \"好\", at = 85, each_section = 0.6 }, grade { \"差\" }"))
        == [
          "ruleset decimals changed decimals: 2 → 1",
          "ruleset combine changed combine: 各一级项相加 → 最低的一级项",
          "ruleset pass_line changed pass_line: · → 60分",
          "ruleset max_missing changed max_missing: 30% → 50%",
          "grade 好 changed at: 80分 → 85分", "grade 好 changed each_section: · → 60%",
        ])
    let found = RuleEdits.between(
      try rules(), try rules(grades: "grade { \"优\", at = 80 }, grade { \"差\" }"))
    #expect(
      found.map { "\($0.part.kind.rawValue) \($0.part.id) \($0.action.rawValue)" }.contains(
        "grade 优 added"))
    #expect(
      found.map { "\($0.part.kind.rawValue) \($0.part.id) \($0.action.rawValue)" }.contains(
        "grade 好 removed"))
  }

  // MARK: Functions

  private let function = "score = function(c) return limit(c.x or 0) end"
  private func prelude(_ most: Int, unused: Int = 1) -> String {
    """
    local MOST = \(most)
    local UNUSED = \(unused)
    -- what is counted
    local function limit(value)
      return math.min(MOST, value)
    end
    """
  }

  @Test func aFunctionIsItsSource() throws {
    let old = try rules(function, prelude: prelude(60))
    #expect(edits(old, try rules(function, prelude: prelude(60, unused: 2))) == [])
    #expect(
      edits(old, try rules(function, prelude: prelude(50)))
        == ["item a changed measure.uses: local MOST = 60 → local MOST = 50"])
    let other = "score = function(c) return limit(c.x or 1) end"
    #expect(
      edits(old, try rules(other, prelude: prelude(60)))
        == [
          "item a changed measure: function(c) return limit(c.x or 0) end → "
            + "function(c) return limit(c.x or 1) end"
        ])
  }

  // MARK: Other catalogues

  /// Positions of indicators say nothing: the same rules over a catalogue in another order.
  @Test func indicatorsAreTheSameByTheirIds() throws {
    let turned = Catalogue(Self.catalogue.indicators.reversed())
    #expect(edits(try rules(), try rules(catalogue: turned)) == [])
    var changed = Self.catalogue.indicators
    changed[0].maximum = 100
    changed[1].title = Message(en: "Y", zh: "丙率")
    #expect(
      edits(try rules(), try rules(catalogue: Catalogue(changed)))
        == ["indicator x changed range: … → …100"])
  }
}
