import Testing

@testable import ScorecardModel

@Suite struct ColumnSummaryTests {
  @Test func statesAndFiguresAreCounted() {
    let states: [CellState] = [.value, .missing, .value, .notApplicable, .value, .value]
    let column = IndicatorColumn(
      values: ColumnBuffer([3, 0, 1, 0, 8, 2]), states: ColumnBuffer(states.map(\.rawValue)))
    let summary = ColumnSummary(column)
    #expect((summary.values, summary.missing, summary.notApplicable) == (4, 1, 1))
    #expect(summary.least == 1)
    #expect(summary.greatest == 8)
    #expect(summary.median == 2, "of 1, 2, 3, 8 the lower of the middle two")
  }

  /// Widths of 1 from 0 to 8: a value on a border counts above it, the greatest in the last.
  @Test func bordersCountAbove() {
    let summary = ColumnSummary(IndicatorColumn([0, 0.5, 1, 1.5, 4, 7.9, 8]))
    #expect(summary.histogram == [2, 2, 0, 0, 1, 0, 0, 2])
  }

  @Test func nothingAndOneValueHaveNoHistogram() {
    let nothing = ColumnSummary(IndicatorColumn([nil, nil]))
    #expect((nothing.values, nothing.missing) == (0, 2))
    #expect(nothing.least == nil && nothing.median == nil && nothing.histogram.isEmpty)
    let same = ColumnSummary(IndicatorColumn([5, 5, 5]))
    #expect(same.median == 5)
    #expect(same.histogram.isEmpty)
  }

  @Test func theWidestRangeOfNumbersIsNoOverflow() {
    let most = Double.greatestFiniteMagnitude
    let summary = ColumnSummary(IndicatorColumn([-most, 0, most]))
    #expect(summary.histogram == [1, 0, 0, 0, 1, 0, 0, 1])
  }
}
