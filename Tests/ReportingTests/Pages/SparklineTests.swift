import Testing

@testable import Reporting

@Suite struct SparklineTests {
  @Test(arguments: [
    ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"), ([3, 2, 1], "█▅▁"), ([1, nil, 2], "▁·█"),
    ([5, 5, 5], "▅▅▅"), ([nil, 1, 2], "·▁█"), ([0, 0.01, 100], "▁▁█"),
    ([-1e308, 1e308, 0], "▁█▅"), ([1, .infinity, 2], "▁·█"),
    // One number shows no course.
    ([1], ""), ([nil, 7], ""), ([], ""),
  ])
  func numbersAreCharacters(_ values: [Double?], _ text: String) {
    #expect(Sparkline.text(values) == text)
  }

  @Test func aScaleMakesLinesComparable() {
    #expect(Sparkline.text([50, 60], scale: [0, 100]) == "▅▅")
    #expect(Sparkline.text([0, 20], scale: [100, nil]) == "▁▂")
  }
}
