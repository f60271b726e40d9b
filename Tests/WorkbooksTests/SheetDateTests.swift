import Testing

@testable import Workbooks

struct SheetDateTests {
  @Test(
    "days of the 1900 system",
    arguments: [
      (1, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"),
      (36_526, "2000-01-01"), (45_351, "2024-02-29"), (45_747, "2025-03-31"),
      (2_958_465, "9999-12-31"),
    ])
  func days(serial: Int, expected: String) {
    #expect(SheetDate.text(Double(serial), from1904: false) == expected)
  }

  @Test(
    "days of the 1904 system",
    arguments: [(0, "1904-01-01"), (1, "1904-01-02"), (44_285, "2025-03-31")])
  func days1904(serial: Int, expected: String) {
    #expect(SheetDate.text(Double(serial), from1904: true) == expected)
  }

  @Test("times, to the second")
  func times() {
    #expect(SheetDate.text(0.5, from1904: false) == "12:00:00")
    #expect(SheetDate.text(45_747.75, from1904: false) == "2025-03-31 18:00:00")
    // Just below midnight for the rounding of binary numbers.
    #expect(SheetDate.text(45_747.999_999_999, from1904: false) == "2025-04-01")
  }

  @Test("what is no day")
  func none() {
    #expect(SheetDate.text(-1, from1904: false) == nil)
    #expect(SheetDate.text(0, from1904: false) == nil)
    #expect(SheetDate.text(2_958_466, from1904: false) == nil)
    #expect(SheetDate.text(2_958_465, from1904: true) == nil)
  }

  @Test("only the year")
  func year() {
    #expect(SheetDate.text(45_747, from1904: false, onlyYear: true) == "2025")
  }
}
