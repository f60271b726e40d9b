import Diagnostics
import ScorecardModel
import TestSupport
import Testing

/// Ranges of expressions and of measures: exact where they can be, and never narrower than what
/// values really come to.
@Suite struct ValueRangeTests {
  private static let ranges: [ValueRange] = [
    ValueRange(0, 100), ValueRange(0, .infinity, isWhole: true), ValueRange(0, 1, isWhole: true),
    ValueRange(-5, 5), .unbounded, ValueRange(2, 8, isWhole: true),
  ]

  private static func range(_ operand: Operand) -> ValueRange { operand.range { ranges[$0] } }

  @Test func ofExpressions() {
    let (share, count, flag, signed) = (
      Operand.indicator(0), Operand.indicator(1), Operand.indicator(2), Operand.indicator(3)
    )
    #expect(Self.range(share) == ValueRange(0, 100))
    #expect(Self.range(.ratio(share, count, scale: 1)) == ValueRange(0, 100))
    #expect(Self.range(.ratio(count, share, scale: 100)) == ValueRange(0, .infinity))
    #expect(Self.range(.ratio(flag, .indicator(5), scale: 10)) == ValueRange(0, 5))
    #expect(Self.range(.ratio(share, signed, scale: 1)) == .unbounded)
    #expect(Self.range(.sum([flag, flag, flag])) == ValueRange(0, 3, isWhole: true))
    // A term that does not apply is left out.
    #expect(
      Self.range(.sum([.indicator(5), .indicator(5)])) == ValueRange(0, 16, isWhole: true))
    #expect(Self.range(.change(share, since: .previous)) == ValueRange(-100, 100))
    #expect(Self.range(.gap(share, share)) == ValueRange(0, 100))
    #expect(Self.range(.gap(signed, share)) == ValueRange(0, 105))
    #expect(Self.range(.sampled(share, size: count, least: 30)) == ValueRange(0, 100))
  }

  @Test func ofIndicators() {
    func range(_ type: IndicatorType, _ minimum: Double?, _ maximum: Double?) -> ValueRange {
      Indicator(
        id: "x", title: Message(verbatim: "x"), type: type, minimum: minimum, maximum: maximum
      ).range
    }
    #expect(range(.boolean, nil, nil) == ValueRange(0, 1, isWhole: true))
    #expect(range(.count, nil, 12) == ValueRange(0, 12, isWhole: true))
    #expect(range(.count, -3, nil) == ValueRange(0, .infinity, isWhole: true))
    #expect(range(.percent, nil, nil) == .unbounded)
    #expect(range(.percent, 0, 100) == ValueRange(0, 100))
    #expect(range(.any, 0, 1) == .unbounded)
  }

  private static func attainments(_ measure: Measure, scale: Points? = nil) -> ValueRange {
    measure.attainments(scale: scale) { ranges[$0] }
  }

  @Test func ofMeasures() {
    let (share, flag) = (Operand.indicator(0), Operand.indicator(2))
    #expect(Self.attainments(.atLeast(share, 100)) == .either)
    #expect(Self.attainments(.atLeast(share, 100.1)) == .never)
    #expect(Self.attainments(.atLeast(share, 0)) == .always)
    #expect(Self.attainments(.between(flag, 0.2, 0.8)) == .never)
    #expect(Self.attainments(.equals(flag, 1)) == .either)
    #expect(Self.attainments(.yes(.indicator(5))) == .always)
    #expect(Self.attainments(.linear(share, from: 50, to: 200)) == ValueRange(0, 1.0 / 3))
    #expect(Self.attainments(.linear(share, from: 200, to: 0)) == ValueRange(0.5, 1))
    #expect(
      Self.attainments(.condition(.atLeast(share, 200), holds: false)) == .always)
    #expect(
      Self.attainments(.bestOf([.atLeast(share, 200), .atLeast(share, 50)])) == ValueRange(0, 1))
    #expect(Self.attainments(.worstOf([.atLeast(share, 200), .atLeast(share, 50)])).upper == 0)
    #expect(Self.attainments(.countOf([flag, .indicator(5)])) == ValueRange(0.5, 1))
    let half = Points(whole: 1)
    #expect(
      Self.attainments(
        .weighted([
          WeightedPart(.atLeast(share, 0), weight: half),
          WeightedPart(.atLeast(share, 200), weight: half),
        ])) == ValueRange(0.5, 0.5))
    #expect(Self.attainments(.peer(share, .minMax, within: .all, reversed: false)) == .share)
  }

  @Test func ofSteps() {
    let ladder = [(95.0, 8), (80, 5), (-1, 2)].map {
      Step(threshold: $0.0, points: Points(whole: $0.1))
    }
    let eight = Points(whole: 8)
    #expect(
      Self.attainments(.steps(.indicator(0), ladder, .rising), scale: eight)
        == ValueRange(0.25, 1))
    #expect(
      Measure.reachableSteps(ValueRange(0, 90), ladder, .rising) == [false, true, true])
    #expect(
      Measure.reachableSteps(ValueRange(96, 99), ladder, .rising) == [true, false, false])
    let falling = [(0.0, 8), (0.5, 5), (6, 2)].map {
      Step(threshold: $0.0, points: Points(whole: $0.1))
    }
    // No whole number is above 0 and up to 0.5.
    #expect(
      Measure.reachableSteps(ValueRange(0, 12, isWhole: true), falling, .falling)
        == [true, false, true])
  }

  /// Whatever values are drawn from the ranges, what they come to lies in the range that is told.
  @Test func isNeverTooNarrow() {
    var generator = SeededGenerator("isNeverTooNarrow")
    for _ in 0..<2_000 {
      let operand = Self.operand(depth: 3, &generator)
      let range = Self.range(operand)
      for _ in 0..<20 {
        let values = Self.ranges.map { Self.value(in: $0, &generator) }
        let earlier = Self.ranges.map { Self.value(in: $0, &generator) }
        let cell = operand.cell { reference in
          .value((reference.moment == .current ? values : earlier)[reference.indicator])
        }
        guard case .value(let value) = cell else { continue }
        let slack = 1e-9 * max(1, abs(value))
        #expect(
          value >= range.lower - slack && value <= range.upper + slack,
          "\(operand) is \(value), not in \(range)")
      }
    }
  }

  private static func value(in range: ValueRange, _ generator: inout SeededGenerator) -> Double {
    let low = max(range.lower, -1_000)
    let high = min(range.upper, 1_000)
    let value = Double.random(in: low...high, using: &generator)
    return range.isWhole ? value.rounded() : value
  }

  private static func operand(depth: Int, _ generator: inout SeededGenerator) -> Operand {
    let kind = depth == 0 ? 0 : Int.random(in: 0...5, using: &generator)
    func part() -> Operand { operand(depth: depth - 1, &generator) }
    switch kind {
    case 1:
      return .ratio(part(), part(), scale: [1, 100, 1000].randomElement(using: &generator) ?? 1)
    case 2: return .sum([part(), part()])
    case 3:
      let inner = Operand.indicator(Int.random(in: 0..<ranges.count, using: &generator))
      return .change(inner, since: .previous)
    case 4: return .gap(part(), part())
    case 5: return .sampled(part(), size: .indicator(1), least: 3)
    default: return .indicator(Int.random(in: 0..<ranges.count, using: &generator))
    }
  }
}
