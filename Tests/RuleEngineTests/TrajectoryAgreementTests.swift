import RuleEngine
import TestSupport
import Testing

@testable import ScorecardModel

/// What a report says of a unit's way to its goal is what its item was scored by.
@Suite struct TrajectoryAgreementTests {
  private static let indicators = ["a", "b", "n"]
  private static let operands = [
    "\"a\"", "percent { \"a\", \"b\" }", "sum { \"a\", \"b\", \"n\" }", "gap { \"a\", \"b\" }",
    "sampled { \"a\", size = \"n\", least = 40 }",
  ]

  private func cells(_ count: Int, using random: inout SeededGenerator) -> [Cell] {
    (0..<count).map { _ in
      if random.oneIn(8) { return random.oneIn(2) ? .missing : .notApplicable }
      return .value(random.oneIn(6) ? 0 : Double(Int.random(in: 1...100, using: &random)))
    }
  }

  private func fixture(_ date: String, _ units: Int, using random: inout SeededGenerator)
    -> Fixture
  {
    var fixture = Fixture(units: units)
    fixture.date = CalendarDate(date)
    for id in Self.indicators { fixture.add(id, cells(units, using: &random)) }
    return fixture
  }

  @Test func theLastPointIsWhatWasScored() throws {
    var random = SeededGenerator("theLastPointIsWhatWasScored")
    for operand in Self.operands {
      // Of the rarest kind, one unit in ten has a value on both days.
      let current = fixture("2024-08-09", 1_000, using: &random)
      let baseline = fixture("2022-12-31", 1_000, using: &random).snapshot
      let phases = (1...3).map { year in
        """
        phase { id = "y\(year)", title = "年", year = \(year), weight = \([20, 30, 50][year - 1]),
          section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
            measure = progress { \(operand), goal = 60 } } } }
        """
      }
      let family = try current.load(
        """
        return ruleset { id = "t", version = "1", title = "测试", grades = { grade { "合格" } },
          schedule { start = "2023-01-01", baseline = "2022-12-31", \(phases.joined(separator: ","))
          } }
        """)
      let series = SnapshotSeries(
        current: current.snapshot,
        baseline: AlignedSnapshot(baseline, alignedTo: current.snapshot))
      let table = try Evaluator(family.phases[1], catalogue: current.catalogue, threads: 1)
        .evaluate(series).table
      try expectAgreement(table, series, "\(operand), seed \(random.seed)")
    }
  }

  private func expectAgreement(
    _ table: ScoreTable, _ series: SnapshotSeries, _ comment: Comment
  ) throws {
    let path = try #require(table.paths.first?.path)
    var scored = 0
    for row in 0..<table.unitCount {
      let trajectory = try #require(table.scorecard(row, series).trajectory)
      guard let line = trajectory.lines.first else {
        #expect(table.items[0].outcome(row).outcome == .notApplicable, comment)
        continue
      }
      guard let point = line.points.last, let value = point.value, let baseline = line.baseline
      else {
        #expect(table.items[0].outcome(row).outcome == .missing, comment)
        #expect(line.status == .unknown && line.lag == nil, comment)
        continue
      }
      scored += 1
      let attainment = path.attainment(
        value: value, baseline: baseline, goal: 60, on: try #require(series.asOf))
      #expect(table.items[0].earned(row) == Points(quantising: attainment * 100), comment)
      #expect(line.status != .unknown && line.lag != nil, comment)
    }
    #expect(scored > 20, comment)
  }
}
