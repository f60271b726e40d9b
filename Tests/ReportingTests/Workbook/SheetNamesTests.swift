import Testing

@testable import Reporting

@Suite struct SheetNamesTests {
  @Test(arguments: [
    ("江北区", "江北区"), ("a[b]:c*d?e/f\\g", "a b c d e f g"), ("'quoted'", "’quoted’"),
    ("", "—"), ("   ", "—"), ("a\nb", "a b"), ("History", "History (2)"),
    ("2025", "2025·"), ("A1", "A1·"), ("r", "r·"), ("2025.1", "2025.1·"),
    ("Riverside", "Riverside"),
    (String(repeating: "区", count: 40), String(repeating: "区", count: 31)),
    // Counted as Excel counts, in UTF-16.
    (String(repeating: "𠀀", count: 20), String(repeating: "𠀀", count: 15)),
  ])
  func excelTakesEveryName(_ text: String, _ expected: String) {
    var names = SheetNames()
    #expect(names.name(text) == expected)
  }

  @Test func eachIsThereOnce() {
    var names = SheetNames()
    let long = String(repeating: "长", count: 31)
    #expect(names.name("North") == "North")
    #expect(names.name("NORTH") == "NORTH (2)")
    #expect(names.name("north") == "north (3)")
    #expect(names.name(long) == long)
    #expect(names.name(long) == String(repeating: "长", count: 27) + " (2)")
    #expect(names.name(long, suffix: "·汇总") == String(repeating: "长", count: 28) + "·汇总")
  }

  @Test(arguments: [
    ("plain", "plain"), ("a\u{1}b", "a␁b"), ("a\nb", "a\nb"), ("x\u{FFFF}y", "x\u{FFFD}y"),
    ("_x0041_", "_x005F_x0041_"), ("a_x", "a_x"), ("_xyz_", "_xyz_"), ("“五有”", "“五有”"),
  ])
  func cellsHoldWhatXMLKnows(_ text: String, _ expected: String) {
    #expect(text.cellText == expected)
  }

  @Test func longTextsAreCutWithAMark() {
    let fits = String(repeating: "字", count: String.cellLimit)
    #expect(fits.cut(mark: "…").isCut == false)
    let (text, isCut) = (fits + "字").cut(mark: "…")
    #expect(isCut)
    #expect(text.utf16.count == String.cellLimit)
    #expect(text.hasSuffix("字…"))
    // A pair of surrogates is not parted.
    let pairs = String(repeating: "𠀀", count: 16_384).cut(mark: "…")
    #expect(pairs.text.utf16.count == String.cellLimit)
    #expect(pairs.text.dropLast().allSatisfy { $0 == "𠀀" })
  }

  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
  func columnsHaveLetters(_ column: Int, _ letters: String) {
    #expect(Sheet.column(column) == letters)
  }
}
