import ScorecardModel
import Testing

@Suite struct WrittenNumbersTests {
  private let numbers = WrittenNumbers(
    """
    item { points = 8, -- of 100
      measure = linear { "rate_95", from = 50, to = 95.50 }, note = "不少于 7 个" }
    share = 0.10, x1 = -0.2 -- 3
    """)

  @Test func numbersAreFoundWithTheirDecimals() {
    let found = numbers.numbers.map { "\($0.line): \($0.value) \($0.decimals)" }
    #expect(
      found == [
        "1: 8.0 0", "2: 50.0 0", "2: 95.5 2", "3: 0.1 2", "3: 0.2 1",
      ])
  }

  @Test func aNumberIsFoundInItsLines() {
    #expect(numbers.find(-0.2, in: 1..<9)?.line == 3)
    #expect(numbers.find(0.1, in: 1..<3) == nil)
    #expect(numbers.line(naming: "share") == 3 && numbers.line(naming: "of 100") == nil)
  }

  @Test(
    arguments: [
      (50.0, 1, 0, 51.0), (0.2, 1, 1, 0.3), (0.2, -1, 1, 0.1), (0.8, 1, 2, 0.81),
      (-0.2, 1, 1, -0.1), (1000, -1, 0, 999), (0.3, -1, 1, 0.2),
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
