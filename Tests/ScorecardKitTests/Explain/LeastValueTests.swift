import Reporting
import RuleEngine
import ScorecardModel
import TestSupport
import Testing

@testable import ScorecardKit

/// A value that is told to be enough is the least that is, among those that a person would write.
@Suite struct LeastValueTests {
  @Test func oneStepLessDoesNotDo() throws {
    var random = SeededGenerator("oneStepLessDoesNotDo")
    var tried = 0
    for _ in 0..<80 {
      let result = try TrialTests.result(RandomRules(units: 8, using: &random))
      let words = result.loaded.words(catalogue: RandomRules.catalogue, titles: [:])
      let grid = ValueGrid(catalogue: RandomRules.catalogue, snapshot: result.series.current)
      for row in 0..<result.units.count {
        let finder = try WayFinder(
          result, row: row, catalogue: RandomRules.catalogue, words: words)
        guard let distance = try finder?.distance() else { continue }
        for step in distance.alone where step.changes.count == 1 {
          let change = step.changes[0]
          let index = change.indicator
          let position = try #require(grid.position(change.to, index, .down))
          #expect(grid.value(position, index) == change.to, "\(change), seed \(random.seed)")
          guard RandomRules.catalogue[index].type != .boolean, case .value(let own) = change.from
          else { continue }
          let less = grid.value(position + (change.to > own ? -1 : 1), index)
          // The step before is what the unit has.
          guard change.to > own ? less > own : less < own else { continue }
          let grade = try TrialTests.whole(
            result, row, [CellChange(indicator: index, value: less)]
          ).grade
          #expect(
            grade.map { $0 > distance.target } ?? true, "\(step), row \(row), seed \(random.seed)")
          tried += 1
        }
      }
    }
    #expect(tried > 20, "seed \(random.seed)")
  }

  @Test func stepsAreThoseOfTheData() {
    let types: [IndicatorType] = [.count, .percent, .number, .number, .number]
    let catalogue = Catalogue(
      types.enumerated().map { index, type in
        Indicator(id: "i\(index)", title: .init(verbatim: "指标\(index)"), type: type)
      })
    let snapshot = Snapshot(
      date: nil, path: "s.csv",
      units: UnitTable(
        level: .community, codes: TextColumn(["1", "2"]), names: TextColumn(["甲", "乙"])),
      columns: [
        IndicatorColumn([1, 2]), IndicatorColumn([98.3, 90]), IndicatorColumn([600, nil]),
        IndicatorColumn([1.25, 3.1415926]), nil,
      ])
    let grid = ValueGrid(catalogue: catalogue, snapshot: snapshot)
    #expect((0..<5).map { grid.step($0) } == [1, 0.1, 1, 0.0001, 0.01])
    #expect(grid.near(79.4218, 1) == [79.4, 79.5, 79.3, 79.6])
    #expect(grid.near(79.4, 1) == [79.4, 79.3, 79.5])
  }
}

/// Which values bring an expression to a limit.
@Suite struct InversionTests {
  /// Falling yes and no, rising yes and no, two shares up to 10, a count without end.
  private static let catalogue = Catalogue([
    Indicator(id: "complaint", title: .init(verbatim: "投诉"), type: .boolean, direction: .falling),
    Indicator(id: "room", title: .init(verbatim: "活动室"), type: .boolean),
    Indicator(id: "books", title: .init(verbatim: "图书角"), type: .boolean),
    Indicator(id: "one", title: .init(verbatim: "一"), type: .count, minimum: 0, maximum: 10),
    Indicator(id: "two", title: .init(verbatim: "二"), type: .count, minimum: 0, maximum: 10),
    Indicator(
      id: "idle", title: .init(verbatim: "空闲"), type: .count, direction: .falling, minimum: 0),
  ])

  private func inversion(_ values: [Cell]) -> Inversion {
    let columns = values.map { cell -> IndicatorColumn in
      let state: CellState =
        switch cell {
        case .value: .value
        case .missing: .missing
        case .notApplicable: .notApplicable
        }
      let value = if case .value(let value) = cell { value } else { 0.0 }
      return IndicatorColumn(values: ColumnBuffer([value]), states: ColumnBuffer([state.rawValue]))
    }
    let units = UnitTable(
      level: .community, codes: TextColumn(["1"]), names: TextColumn(["甲"]))
    return Inversion(
      catalogue: Self.catalogue,
      series: SnapshotSeries(
        current: Snapshot(date: nil, path: "s.csv", units: units, columns: columns)), row: 0)
  }

  private let cells: [Cell] = [0, 0, 0, 4, 3, 5].map { .value($0) }

  @Test func aMixedSumIsRaisedByWhatIsBetterHigherOnly() {
    let sum = Operand.sum([.indicator(0), .indicator(1), .indicator(2)])
    #expect(
      inversion(cells).changes(sum, .atLeast, 2) == [
        [CellChange(indicator: 1, value: 1), CellChange(indicator: 2, value: 1)]
      ])
    // A third yes would be a complaint.
    #expect(inversion(cells).changes(sum, .atLeast, 3).isEmpty)
    let all: [Cell] = [1, 1, 1, 4, 3, 5].map { .value($0) }
    #expect(inversion(all).changes(sum, .atMost, 2) == [[CellChange(indicator: 0, value: 0)]])
    #expect(inversion(all).changes(sum, .atMost, 1).isEmpty)
  }

  @Test func aMixedSumIsLoweredByWhatIsBetterLowerOnly() {
    let sum = Operand.sum([.indicator(3), .indicator(5)])
    #expect(inversion(cells).changes(sum, .atMost, 6) == [[CellChange(indicator: 5, value: 2)]])
    #expect(inversion(cells).changes(sum, .atLeast, 12) == [[CellChange(indicator: 3, value: 7)]])
  }

  @Test func termsReachTheirEndsOneAfterTheOther() {
    let sum = Operand.sum([.indicator(3), .indicator(4), .indicator(5)])
    #expect(
      inversion(cells).changes(sum, .atLeast, 22) == [
        [CellChange(indicator: 3, value: 10), CellChange(indicator: 4, value: 7)]
      ])
    #expect(inversion(cells).changes(sum, .atLeast, 26).isEmpty)
  }

  @Test func aTermThatStandsTwiceCountsTwice() {
    let sum = Operand.sum([.indicator(3), .indicator(3), .indicator(4)])
    #expect(
      inversion(cells).changes(sum, .equal, 15) == [
        [CellChange(indicator: 3, value: 6)], [CellChange(indicator: 4, value: 7)],
      ])
  }

  @Test func whatIsNotApplicableIsLeftAlone() {
    var cells = cells
    cells[3] = .notApplicable
    #expect(inversion(cells).changes(.indicator(3), .atLeast, 5).isEmpty)
    cells[3] = .missing
    #expect(
      inversion(cells).changes(.indicator(3), .atLeast, 5) == [[CellChange(indicator: 3, value: 5)]]
    )
  }
}
