import RuleEngine
import ScorecardModel
import Testing

@Suite("Numbers that a file writes") struct WrittenTextTests {
  private let numbers = WrittenNumbers(
    """
    item { points = 8, -- of 100, shared = 1
      measure = linear { "rate_95", from = 50, to = 95.50 }, note = "不少于 7 个",
      help = [[
        item { points = 9 }
      ]], most = 1e3, least = .25, high = 0x1F, small = 1.5e-3 } --[[ 11
    share = 12 ]]
    share = 5
    local shares = { shared = 3, share = 0.10, x1 = -0.2, ["met"] = 4 } -- 3
    """)

  @Test func numbersAreFoundWithTheirDecimals() {
    let found = numbers.numbers.map { "\($0.line): \($0.value) \($0.decimals)" }
    #expect(
      found == [
        "1: 8.0 0", "2: 50.0 0", "2: 95.5 2", "5: 1000.0 0", "5: 0.25 2", "5: 31.0 0",
        "5: 0.0015 4", "7: 5.0 0", "8: 3.0 0", "8: 0.1 2", "8: 0.2 1", "8: 4.0 0",
      ])
  }

  @Test func aNumberIsFoundInItsLines() {
    #expect(numbers.find(-0.2, in: 1..<9)?.line == 8)
    #expect(numbers.find(0.1, in: 1..<8) == nil)
    #expect(numbers.find(1000, in: 1..<9)?.decimals == 0)
  }

  @Test func fieldsAreFoundByTheirWholeName() {
    #expect(numbers.line(naming: "share") == 8)
    #expect(numbers.line(naming: "points") == 1)
    #expect(numbers.line(naming: "met") == 8)
    #expect(numbers.line(naming: "of") == nil && numbers.line(naming: "oint") == nil)
  }
}
