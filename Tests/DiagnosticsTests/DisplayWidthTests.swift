import Testing

@testable import Diagnostics

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("社区", 4), ("社区abc", 7), ("，。（）", 8), ("ＡＢ", 4), ("ｱ", 1),
    ("e\u{301}", 1), ("é", 1), ("█▌", 2), ("“五有”", 6), ("😀", 2), ("❤\u{FE0F}", 2), ("한글", 4),
    ("㎡", 2), ("\u{200B}", 0), ("𠀀", 2), ("—", 1), ("\u{1B}", 0), ("社\u{1B}", 2),
  ])
  func widths(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func paddingReachesTheWidthAndNeverCuts() {
    #expect(DisplayWidth.pad("社区", to: 6) == "社区  ")
    #expect(DisplayWidth.pad("社区", to: 6, alignRight: true) == "  社区")
    #expect(DisplayWidth.pad("社区", to: 3) == "社区")
  }
}

@Suite struct PrintableTextTests {
  @Test(arguments: [
    ("和平社区 \"a\" 😀 e\u{301}", "和平社区 \"a\" 😀 e\u{301}"), ("\u{1B}[2J", "␛[2J"),
    ("a\r\nb\t", "a␍␊b␉"), ("\u{7F}\u{9B}", "␡�"), ("\u{202E}evil\u{2066}", "�evil�"),
    ("👩\u{200D}👧", "👩\u{200D}👧"),
  ])
  func controlsAreShown(text: String, shown: String) {
    #expect(text.printable == shown)
  }

  @Test func lineEndsMayBeKept() {
    #expect("a\n\u{7}b\n".printableLines == "a\n␇b\n")
  }
}
