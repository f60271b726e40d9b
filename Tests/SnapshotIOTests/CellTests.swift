import ScorecardModel
import Testing

@testable import SnapshotIO

/// What cells of each type may look like.
struct CellTests {
  private func read(_ text: String, _ type: IndicatorType) -> CellReading {
    CellExpectation(type: type).read(text)
  }

  @Test(
    "numbers as people write them",
    arguments: [
      ("0", 0), ("12", 12), ("-3", -3), ("+7", 7), ("3.50", 3.5), (".5", 0.5), ("-.5", -0.5),
      ("007", 7), ("1e3", 1000), ("1.5E-2", 0.015), ("1E+05", 100_000), ("-0", 0), ("-0.0", 0),
      ("１２３", 123), ("－４５．６", -45.6), ("＋７", 7), ("−3", -3), ("1,234", 1234),
      ("12,345,678.5", 12_345_678.5), ("1，234", 1234), ("１，２３４", 1234), ("-1,000", -1000),
      ("1.18万", 11800), ("1.18萬", 11800), ("2.5亿", 250_000_000), ("2.5億", 250_000_000),
      ("0.1万", 1000), ("3万亿", 3e12), ("1,234万", 12_340_000),
      ("123456789012345678", 123_456_789_012_345_680),
      ("0.1", 0.1), ("9007199254740993", 9_007_199_254_740_992), ("1e-400", 0),
    ] as [(String, Double)])
  func numbers(text: String, expected: Double) {
    #expect(read(text, .number) == .value(expected))
    #expect(read(text, .any) == .value(expected))
  }

  @Test(
    "percentages",
    arguments: [
      ("85", 85), ("85%", 85), ("85.5%", 85.5), ("85％", 85), ("８５％", 85), ("-2%", -2),
      ("1,000%", 1000), ("100", 100),
    ] as [(String, Double)])
  func percentages(text: String, expected: Double) {
    #expect(read(text, .percent) == .value(expected))
    #expect(read(text, .any) == .value(expected))
  }

  @Test(
    "no number",
    arguments: [
      "abc", "1 2", "1..2", "1.2.3", "5.", ".", "e5", "1e", "1e+", "--5", "+-5", "0x1F", "inf",
      "Infinity", "nan", "NaN", "1e3万", "五", "12人", "1/2", "12*", "1_000", "1'000", "(5)", "¥5",
      "5千", "85‰", "是", "true", "空", "无数据", "\u{7F}", "1\u{0}", "𝟏𝟐",
    ])
  func noNumber(text: String) {
    #expect(read(text, .number) == .fault(.notAValue))
  }

  @Test("misplaced separators", arguments: ["1,23", "1,2345", ",123", "12,34,567", "1234,567"])
  func grouping(text: String) {
    let expected: CellFault = text.hasPrefix(",") ? .notAValue : .badGrouping
    #expect(read(text, .number) == .fault(expected))
  }

  @Test("spreadsheet errors", arguments: ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "####"])
  func spreadsheetErrors(text: String) {
    #expect(read(text, .number) == .fault(.spreadsheetError))
    #expect(read(text, .boolean) == .fault(.spreadsheetError))
  }

  @Test("a hyphen alone is asked about", arguments: ["-", "－", "−"])
  func hyphen(text: String) {
    #expect(read(text, .number) == .fault(.loneHyphen))
  }

  @Test("too large for a number", arguments: ["1e309", "-1e400", "1e99999999999"])
  func overflow(text: String) {
    #expect(read(text, .number) == .fault(.overflow))
  }

  @Test("a percentage is no number of another type", arguments: [IndicatorType.number, .count])
  func percentSign(type: IndicatorType) {
    #expect(read("85%", type) == .fault(.percentSign))
  }

  @Test(
    "missing, whatever the type",
    arguments: [
      "", "X", "x", "XX", "Ｘ", "*", "***", "＊", "XX余", "XX餘名", "X万", "X万余名", "约X万人", "XX.X%",
      "20*年", "202X年", "1XX余人", "X,XXX", "x亿元",
    ])
  func missing(text: String) {
    for type in IndicatorType.allCases { #expect(read(text, type) == .missing) }
  }

  @Test("a cross is a redaction of numbers and a no of yes/no", arguments: ["×", "✕"])
  func cross(text: String) {
    #expect(read(text, .number) == .missing)
    #expect(read(text, .percent) == .missing)
    #expect(read(text, .boolean) == .value(0))
    #expect(read(text, .any) == .value(0))
    #expect(read(text + text, .boolean) == .missing)
  }

  @Test(
    "not applicable, whatever the type",
    arguments: ["NA", "na", "n/a", "N/A", "ＮＡ", "不适用", "不適用", "—", "——", "–", "--", "---", "－－"])
  func notApplicable(text: String) {
    for type in IndicatorType.allCases { #expect(read(text, type) == .notApplicable) }
  }

  @Test(
    "yes",
    arguments: ["是", "有", "√", "✓", "✔", "true", "TRUE", "True", "yes", "Y", "y", "1", "Ｙ", "1.0"])
  func yes(text: String) {
    #expect(read(text, .boolean) == .value(1))
    #expect(read(text, .any) == .value(1))
  }

  @Test(
    "no", arguments: ["否", "无", "無", "×", "✗", "✘", "false", "FALSE", "no", "N", "n", "0", "０"])
  func no(text: String) {
    #expect(read(text, .boolean) == .value(0))
    #expect(read(text, .any) == .value(0))
  }

  @Test("neither yes nor no", arguments: ["2", "-1", "0.5", "maybe", "对", "ok", "是的", "有有"])
  func neitherYesNorNo(text: String) {
    #expect(read(text, .boolean) == .fault(.notAValue))
  }

  @Test("counts are whole and not below zero")
  func counts() {
    #expect(read("3.0", .count) == .value(3))
    #expect(read("1.18万", .count) == .value(11800))
    #expect(read("1.5", .count) == .fault(.notWhole))
    #expect(read("1.00001万", .count) == .fault(.notWhole))
    #expect(read("-1", .count) == .fault(.negativeCount))
  }

  @Test("ranges include their ends")
  func ranges() {
    let expectation = CellExpectation(type: .number, minimum: -1, maximum: 2.5)
    #expect(expectation.read("-1") == .value(-1))
    #expect(expectation.read("2.5") == .value(2.5))
    #expect(expectation.read("-1.0001") == .fault(.belowMinimum))
    #expect(expectation.read("2.5000001") == .fault(.aboveMaximum))
  }

  @Test("a long cell is no value and is not read to its end")
  func long() {
    #expect(read(String(repeating: "1", count: 48), .number) != .fault(.notAValue))
    #expect(read(String(repeating: "1", count: 49), .number) == .fault(.notAValue))
    #expect(read(String(repeating: "是", count: 100_000), .boolean) == .fault(.notAValue))
  }
}
