import ScorecardModel
import Testing

@testable import ScorecardKit

@Suite struct DecimalStyleTests {
  @Test(
    "a number is written as its column is",
    arguments: [
      (92_500_000, "80", [], "92.5"), (92_500_000, "80.00", [], "92.50"),
      (93_000_000, "92.5", [], "93"), (93_000_000, "92.50", [], "93.00"),
      (93_000_000, "92.25", ["92.25", "100.00"], "93.00"),
      (93_000_000, "92.25", ["92.25", "87.50", "8"], "93"),
      (93_000_000, "92.5", ["92.5", "87.5"], "93"), (93_000_000, "92", ["92", "90"], "93"),
      (93_125_000, "92.50", ["92.50"], "93.125"), (-500_000, "-0.50", [], "-0.50"),
      (93_000_000, "９２.５０", [], "93"), (93_000_000, "1,000.50", [], "93"),
      (0, "8.0", [], "0.0"), (1, "0.10", [], "0.000001"),
    ])
  func style(_ micro: Int64, _ old: String, _ column: [String], _ new: String) {
    #expect(DecimalStyle.text(Points(micro: micro), insteadOf: old, in: column) == new)
  }

  @Test(
    arguments: [
      ("8", 0), ("-8.25", 2), ("8.", nil), (".5", nil), ("1e3", nil), ("0x10", nil), ("", nil),
      ("+8", nil), ("1.2.3", nil), ("-", nil),
    ] as [(String, Int?)])
  func decimals(_ text: String, _ count: Int?) {
    #expect(DecimalStyle.decimals(text) == count)
  }
}
