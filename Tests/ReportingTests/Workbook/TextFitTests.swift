import Testing

@testable import Reporting

@Suite struct TextFitTests {
  @Test(arguments: [
    ("", 10.0, 1), ("abc", 10, 1), ("一二三四", 9, 1), ("一二三四五", 9, 2),
    ("one two three", 10, 2), ("one two\nthree", 20, 2), ("abcdefghijklmnopqrstuvwxyz", 11, 3),
    ("建团率 95 %", 7, 2), ("a\n\nb", 10, 3),
  ])
  func linesBreakBetweenWordsAndChineseCharacters(_ text: String, _ width: Double, _ lines: Int) {
    #expect(TextFit.lines(text, width: width) == lines)
  }

  @Test func chineseTextIsTwiceAsWide() {
    let chinese = TextFit.width(["东湖路街道社区"], atLeast: 1)
    let latin = TextFit.width(["abcdefg"], atLeast: 1)
    #expect(chinese == 14 * 1.05 + 3)
    #expect(latin == 7 * 1.05 + 3)
    #expect(TextFit.width([], atLeast: 6) == 6)
    #expect(TextFit.width([String(repeating: "字", count: 99)], atMost: 40) == 40)
  }

  @Test func aRowIsAsHighAsItsLongestText() {
    let one = TextFit.height([("短", 10)])
    let three = TextFit.height([("短", 10), ("一二三四五六七八九十", 9)])
    #expect(three == one + 2 * TextFit.line)
    #expect(TextFit.height([(String(repeating: "字", count: 9_000), 10)]) == 409)
  }
}
