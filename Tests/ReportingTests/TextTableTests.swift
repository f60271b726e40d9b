import Diagnostics
import ScorecardModel
import Testing

@testable import Reporting

@Suite struct TextTableTests {
  @Test func chineseColumnsAlign() {
    var table = TextTable(columns: [
      TextTable.Column(title: "单位"), TextTable.Column(title: "分", alignsRight: true),
      TextTable.Column(title: "n"),
    ])
    table.rows = [
      [TextCell("和平社区"), TextCell("9"), TextCell("x")],
      [TextCell("abc"), TextCell("100"), TextCell("")],
    ]
    #expect(
      table.text(width: nil, usesColor: false) == """
        单位       分  n
        和平社区    9  x
        abc       100

        """)
  }

  @Test func theFlexibleColumnBreaksBetweenPieces() {
    var table = TextTable(
      columns: [TextTable.Column(title: "a"), TextTable.Column(title: "b")], flexible: 1)
    table.rows = [
      [
        TextCell("left"),
        TextCell(pieces: ["first piece", "second piece", "third"], separator: "; "),
      ]
    ]
    #expect(
      table.text(width: 26, usesColor: false)
        == """
        a     b
        left  first piece;
              second piece; third

        """)
    #expect(
      table.text(width: nil, usesColor: false) == """
        a     b
        left  first piece; second piece; third

        """)
  }

  @Test func colorIsOnlyWhereItIsWanted() {
    var table = TextTable(columns: [TextTable.Column(title: "t")])
    table.rows = [[TextCell("x", .red)]]
    #expect(
      table.text(width: nil, usesColor: true) == "\u{1B}[2mt\u{1B}[0m\n\u{1B}[31mx\u{1B}[0m\n")
    #expect(table.text(width: nil, usesColor: false) == "t\nx\n")
  }

  @Test(arguments: [
    ("0", "          "), ("0.000001", "▏         "), ("0.05", "▌         "),
    ("0.5", "█████     "), ("0.9999", "██████████"), ("1", "██████████"), ("1.5", "██████████"),
  ])
  func bars(share: String, bar: String) {
    #expect(Bar.text(points(share)) == bar)
    #expect(DisplayWidth.of(bar) == 10)
  }
}
