import ScorecardModel
import Testing

@Suite struct LimitsTests {
  static let whole = ValueRange(0, .infinity, isWhole: true)

  @Test(
    "positions that a range has values for",
    arguments: [
      ([3.0], ValueRange.unbounded, ["<3", "=3", ">3"]),
      ([3], whole, ["<3", "=3", ">3"]),
      ([0], whole, ["=0", ">0"]),
      ([2.5], whole, ["<2.5", ">2.5"]),
      ([1], ValueRange(0, 1, isWhole: true), ["<1", "=1"]),
      ([2, 3], whole, ["<2", "=2", "=3", ">3"]),
      ([2, 4], whole, ["<2", "=2", "2…4", "=4", ">4"]),
      ([50, 95], ValueRange(0, 100), ["<50", "=50", "50…95", "=95", ">95"]),
      ([60, 100], ValueRange(0, 100), ["<60", "=60", "60…100", "=100"]),
      ([0, 100], ValueRange(0, 100), ["=0", "0…100", "=100"]),
      ([5, 5], ValueRange.unbounded, ["<5", "=5", ">5"]),
    ])
  func positions(_ limits: [Double], _ range: ValueRange, _ expected: [String]) {
    #expect(Limits(limits).positions(in: range).map(\.short) == expected)
  }

  @Test(
    arguments: [
      (49.0, "<50"), (50, "=50"), (50.0.nextUp, "50…95"), (94.9, "50…95"), (95, "=95"),
      (95.1, ">95"),
    ])
  func position(_ value: Double, _ expected: String) {
    #expect(Limits([95, 50]).position(of: value)?.short == expected)
  }

  /// Every value that a range holds is in one of the positions that the range allows.
  @Test func everyValueHasAPosition() {
    for limits in [[0.0], [1], [0.5, 3], [2, 3, 7]] {
      for range in [Self.whole, ValueRange(0, 5), ValueRange(-2, 3, isWhole: true)] {
        let allowed = Limits(limits).positions(in: range)
        for step in -8...40 where range.contains(Double(step) / 4) {
          let position = Limits(limits).position(of: Double(step) / 4)
          #expect(position.map(allowed.contains) == true, "\(Double(step) / 4) of \(limits)")
        }
      }
    }
  }

  @Test func deductIsExhaustedBelowItsPoints() {
    let measure = Measure.deduct(
      .indicator(0), expected: 12, per: 2, points: Points(micro: 500_000))
    #expect(measure.limits(scale: Points(whole: 2))?.values == [4, 12])
    #expect(measure.limits(scale: nil)?.values == [10, 12])
  }

  @Test func partsOfWeightedHaveTheirOwnScale() {
    let inner = Measure.deduct(.indicator(0), expected: 4, per: 1, points: Points(whole: 1))
    let measure = Measure.bestOf([.weighted([WeightedPart(inner, weight: Points(whole: 2))])])
    #expect(measure.scale(of: [0, 0], scale: Points(whole: 10)) == Points(whole: 2))
    #expect(measure.scale(of: [0], scale: Points(whole: 10)) == Points(whole: 10))
    let condition = Measure.condition(measure, holds: true)
    #expect(condition.scale(of: [0], scale: Points(whole: 10)) == nil)
    #expect(condition.asksWhetherHolds([0]) && !measure.asksWhetherHolds([0]))
  }
}

extension LimitPosition {
  var short: String {
    switch self {
    case .below(let limit): "<\(limit.text)"
    case .on(let limit): "=\(limit.text)"
    case .between(let low, let high): "\(low.text)…\(high.text)"
    case .above(let limit): ">\(limit.text)"
    }
  }
}

extension Double {
  fileprivate var text: String { Points(exactly: self)?.description ?? "\(self)" }
}
