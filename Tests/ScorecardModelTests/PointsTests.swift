import TestSupport
import Testing

@testable import ScorecardModel

@Suite struct PointsTests {
  @Test(
    arguments: [
      (0.1 + 0.2, 300_000), (89.995, 89_995_000), (0.0000005, 1), (0.00000049, 0),
      (-0.0000005, 0), (-0.0000015, -1), (-2.5, -2_500_000), (0.0234375, 23_438),
      (1, 1_000_000), (3_999.9999995, 4_000_000_000), (5_000.25, 5_000_250_000),
      (999_999_999.5, 999_999_999_500_000),
    ] as [(Double, Int64)])
  func quantisesHalfUp(number: Double, micro: Int64) {
    #expect(Points(quantising: number)?.micro == micro)
  }

  /// 0.0234375 lies on a half in the seventh decimal; noise below it must not pull it down.
  @Test func noiseDoesNotMoveAHalf() {
    for attempt in 1...100 {
      let scale = Double(attempt) / 7
      #expect(Points(quantising: 0.0234375 / scale * scale)?.micro == 23_438)
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e9, -1e9, 1e300])
  func refusesWhatIsNoNumberOfPoints(number: Double) {
    #expect(Points(quantising: number) == nil)
  }

  @Test(
    arguments: [(8.0, 8_000_000), (0.1, 100_000), (2.000001, 2_000_001), (0, 0)]
      as [(Double, Int64)])
  func decimalsAreExact(number: Double, micro: Int64) {
    #expect(Points(exactly: number)?.micro == micro)
  }

  @Test(arguments: [0.0000001, 1.0 / 3, 2.00000005, Double.nan])
  func finerThanAMillionthIsRefused(number: Double) {
    #expect(Points(exactly: number) == nil)
  }

  @Test(
    arguments: [
      (89_995_000, 2, 90_000_000), (89_994_999, 2, 89_990_000), (89_994_000, 2, 89_990_000),
      (-5_000, 2, 0), (-5_001, 2, -10_000), (500_000, 0, 1_000_000), (-500_000, 0, 0),
      (1_234_567, 6, 1_234_567), (0, 2, 0),
    ] as [(Int64, Int, Int64)])
  func roundsHalfUp(micro: Int64, decimals: Int, rounded: Int64) {
    #expect(Points(micro: micro).rounded(to: decimals).micro == rounded)
  }

  @Test func roundingIsNearestAndIdempotent() {
    var random = SeededGenerator("roundingIsNearestAndIdempotent")
    for _ in 0..<2_000 {
      let points = Points(micro: .random(in: -1_000_000_000...1_000_000_000, using: &random))
      let decimals = Int.random(in: 0...6, using: &random)
      let unit = Points.unit(of: decimals)
      let rounded = points.rounded(to: decimals)
      #expect(rounded.micro.isMultiple(of: unit.micro), "\(random.seed)")
      let error = rounded.micro - points.micro
      #expect(error > -unit.micro && 2 * error <= unit.micro, "\(random.seed)")
      #expect(2 * error > -unit.micro, "\(random.seed)")
      #expect(rounded.rounded(to: decimals) == rounded, "\(random.seed)")
    }
  }

  @Test func scalingIsTheNearestQuotient() {
    var random = SeededGenerator("scalingIsTheNearestQuotient")
    for _ in 0..<2_000 {
      let points = Points(micro: .random(in: -1_000_000_000...1_000_000_000, using: &random))
      let numerator = Points(micro: .random(in: -1_000_000_000...1_000_000_000, using: &random))
      let denominator = Points(micro: .random(in: 1_000...1_000_000_000, using: &random))
      let scaled = points.scaled(by: numerator, over: denominator)
      let error =
        Int128(scaled.micro) * Int128(denominator.micro)
        - Int128(points.micro) * Int128(numerator.micro)
      #expect(2 * error <= Int128(denominator.micro), "\(random.seed)")
      #expect(2 * error > -Int128(denominator.micro), "\(random.seed)")
    }
  }

  @Test func scalingByTheDenominatorChangesNothing() {
    var random = SeededGenerator("scalingByTheDenominatorChangesNothing")
    for _ in 0..<1_000 {
      let points = Points(
        micro: .random(in: -Points.limit.micro...Points.limit.micro, using: &random))
      let whole = Points(micro: .random(in: 1...Points.limit.micro, using: &random))
      #expect(points.scaled(by: whole, over: whole) == points, "\(random.seed)")
    }
  }

  @Test func textReadsBack() {
    var random = SeededGenerator("textReadsBack")
    for _ in 0..<2_000 {
      let points = Points(
        micro: .random(in: -4_000_000_000_000...4_000_000_000_000, using: &random))
      #expect(Double(points.description).flatMap(Points.init(exactly:)) == points, "\(random.seed)")
      let decimals = Int.random(in: 0...6, using: &random)
      let text = points.rounded(to: decimals).text(decimals: decimals)
      #expect(
        Double(text).flatMap(Points.init(exactly:)) == points.rounded(to: decimals),
        "\(random.seed)")
      #expect((text.split(separator: ".").dropFirst().first?.count ?? 0) == decimals)
    }
  }

  @Test(
    arguments: [
      (8_000_000, "8"), (2_500_000, "2.5"), (89_995_000, "89.995"), (1, "0.000001"),
      (-1_500_000, "-1.5"), (0, "0"), (100_000_000, "100"),
    ] as [(Int64, String)])
  func describesTheShortestDecimal(micro: Int64, text: String) {
    #expect(Points(micro: micro).description == text)
  }

  @Test func arithmetic() {
    var sum = Points(whole: 3) - Points(micro: 500_000)
    sum += Points(micro: 1)
    sum -= Points(whole: 1)
    #expect(sum.micro == 1_500_001)
    #expect(-sum < .zero && Points.zero < sum)
    #expect(Points(micro: 2_500_000).number == 2.5)
  }

  /// 1.02e39, more than 128 bits hold, over 4e37: 25.5, and up is towards more.
  @Test func productsMayPass128Bits() {
    func power(_ exponent: Int) -> Int128 {
      (0..<exponent).reduce(1) { product, _ in product * 10 }
    }
    let (left, right, divisor) = (102 * power(35), Int128(100), 4 * power(37))
    #expect(Points.halfUp(left, times: right, over: divisor) == 26)
    #expect(Points.halfUp(-left, times: right, over: divisor) == -25)
    #expect(Points.halfUp(left - power(33), times: right, over: divisor) == 25)
    #expect(Points.halfUp(-left - power(33), times: right, over: divisor) == -26)
    #expect(Points.halfUp(7, times: -3, over: 2) == -10)
    #expect(Points.halfUp(7, times: 3, over: 2) == 11)
  }
}
