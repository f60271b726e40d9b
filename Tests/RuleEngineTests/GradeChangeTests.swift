import RuleEngine
import ScorecardModel
import Testing

/// Which gate took a grade away, and which quota.
@Suite struct GradeChangeTests {
  private static let gates = """
    gate { id = "a", when = at_most { "a", 0 }, cap = "良好" },
    gate { id = "b", when = at_most { "b", 0 }, cap = "合格" },
    gate { id = "c", when = at_most { "c", 0 }, cap = "良好" },
    gate { id = "d", when = at_most { "d", 0 }, flag = "待查" },
    quota { grade = "优秀", share = 0.3, within = "all" },
    quota { grade = "良好", share = 0.3, within = "all" },
    """

  /// The changes of each unit's grade as its ledger has them: `b 优秀→合格`.
  private func changes(_ total: [Double?], _ marks: [[Double]]) throws -> [[String]] {
    var fixture = Fixture(units: total.count)
    fixture.add("x", total)
    for (index, id) in ["a", "b", "c", "d"].enumerated() {
      fixture.add(id, marks.map { $0[index] })
    }
    let table = try fixture.evaluate(
      Fixture.ruleSet(
        item: "measure = linear { \"x\", from = 0, to = 100 }",
        rest: Self.gates + ScoringTests.bands)
    ).table
    let name = { table.ruleSet.grades[$0].name }
    let series = SnapshotSeries(current: fixture.snapshot)
    return (0..<table.unitCount).map { row in
      let card = table.scorecard(row, series)
      let lines = card.ledger.filter { $0.grades != nil }
      #expect(lines.allSatisfy { $0.amount == .zero })
      #expect(
        card.gates.compactMap(\.change) + [card.quotaChange].compactMap { $0 }
          == lines.compactMap(\.grades))
      return lines.compactMap { line in
        line.grades.map {
          "\(line.kind == .quota ? "quota" : line.id) \(name($0.from))→\(name($0.to))"
        }
      }
    }
  }

  @Test func gatesAreWalkedInTheirOrder() throws {
    let open: [Double] = [1, 1, 1, 1]
    #expect(try changes([95], [open]) == [[]])
    #expect(try changes([95], [[0, 1, 1, 1]]) == [["a 优秀→良好"]])
    #expect(try changes([95], [[0, 0, 0, 0]]) == [["a 优秀→良好", "b 良好→合格"]])
    #expect(try changes([95], [[1, 0, 0, 1]]) == [["b 优秀→合格"]])
    // A cap that is no lower than the grade changes nothing; nor does a flag.
    #expect(try changes([85], [[0, 1, 0, 0]]) == [[]])
    #expect(try changes([50], [[0, 0, 0, 0]]) == [[]])
    // What is not assessed has no grade to change.
    #expect(try changes([nil], [[0, 0, 0, 0]]) == [[]])
  }

  /// One place each for 优秀 and 良好: the second drops to 良好 and, as the lesser there, to 合格.
  @Test func aQuotaTakesWhatGatesLeft() throws {
    let open: [Double] = [1, 1, 1, 1]
    #expect(
      try changes([99, 95, 94], [open, open, open])
        == [[], ["quota 优秀→良好"], ["quota 优秀→合格"]])
    #expect(
      try changes([99, 98, 94], [open, [0, 1, 1, 1], open])
        == [[], ["a 优秀→良好"], ["quota 优秀→合格"]])
  }
}
