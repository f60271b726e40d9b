import ScorecardModel
import Testing

@Suite struct WrittenNumbersTests {
  @Test(
    arguments: [
      (50.0, 1, 0, 51.0), (0.2, 1, 1, 0.3), (0.2, -1, 1, 0.1), (0.8, 1, 2, 0.81),
      (-0.2, 1, 1, -0.1), (1000, -1, 0, 999), (0.3, -1, 1, 0.2), (1e300, 1, 0, 1e300.nextUp),
      (1e300, -1, 0, 1e300.nextDown), (0.5, 1, 320, 0.5.nextUp),
    ])
  func shifts(_ number: Double, _ units: Int, _ decimals: Int, _ expected: Double) {
    #expect(number.shifted(by: units, decimals: decimals) == expected)
  }

  @Test(
    arguments: [
      (50.0, 0), (0.2, 1), (89.995, 3), (1e-7, 7), (1.5e-7, 8), (1e20, 0), (-2.5, 1),
    ])
  func decimals(_ number: Double, _ expected: Int) {
    #expect(number.shortestDecimals == expected)
  }
}
