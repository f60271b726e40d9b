import Testing

@testable import Workbooks

struct NumberFormatTests {
  @Test(
    "what a format makes of a number",
    arguments: [
      ("General", NumberFormat.general), ("G/通用格式", .general), ("0.00", .general),
      ("#,##0.00;[Red]-#,##0.00", .general), ("0.00E+00", .general), ("@", .general),
      ("0\"人次\"", .general), ("0\\d", .general), ("\"day\"0", .general), ("[h]:mm", .date),
      ("_ * #,##0_ ;_ * -#,##0_ ", .general), ("0.0%", .percent), ("0.00%;-0.00%", .percent),
      ("0\"%\"", .general), ("yyyy-mm-dd", .date), ("yyyy\"年\"m\"月\"d\"日\"", .date),
      ("[$-804]yyyy/m/d;@", .date), ("h:mm AM/PM", .date), ("上午/下午h\"时\"mm\"分\"", .date),
      ("mmm-yy", .date), ("yyyy", .year), ("yyyy\"年\"", .year), ("000000000000", .padded(12)),
      ("00", .padded(2)), ("0", .general), ("000-000", .general), ("", .general),
      ("[DBNum1][$-804]yyyy\"年\"m\"月\"", .date),
    ])
  func codes(code: String, expected: NumberFormat) {
    #expect(NumberFormat(code: code) == expected)
  }

  @Test("formats without a code of their own")
  func builtin() {
    #expect(NumberFormat(builtin: 0) == .general)
    #expect(NumberFormat(builtin: 10) == .percent)
    #expect(NumberFormat(builtin: 14) == .date)
    #expect(NumberFormat(builtin: 31) == .date)
    #expect(NumberFormat(builtin: 49) == .general)
    #expect(NumberFormat(builtin: 57) == .date)
  }
}
