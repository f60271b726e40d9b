import Diagnostics
import Testing

@testable import Reporting

/// Markdown in which nothing that comes from data is markup.
@Suite struct MarkdownPageTests {
  private func text(_ blocks: [Block]) -> String {
    var page = MarkdownPage(.english)
    return page.text(blocks)
  }

  private func table(_ cell: TextCell) -> TextTable {
    TextTable(
      columns: [
        TextTable.Column(title: "name"), TextTable.Column(title: "n|", alignsRight: true),
      ], rows: [[cell, TextCell("1")]])
  }

  @Test(arguments: [
    ("甲|乙", "甲\\|乙"), ("a*b*_c_", "a\\*b\\*\\_c\\_"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"), ("`x`", "\\`x\\`"),
    ("a\nb\r\nc", "a␊b␍␊c"), ("[x](http://y)", "\\[x\\](http://y)"), ("![i](u)", "!\\[i\\](u)"),
    ("&amp;", "&amp;amp;"), ("C:\\|", "C:\\\\\\|"), ("~~x~~", "\\~\\~x\\~\\~"), ("", ""),
    ("　江北区　", "　江北区　"),
  ])
  func namesAreHarmlessInTables(_ name: String, _ shown: String) {
    let cell = shown.isEmpty ? " " : " \(shown) "
    #expect(
      text([.table(table(TextCell(name)))])
        == "| name | n\\| |\n| --- | ---: |\n|\(cell)| 1 |\n")
  }

  @Test(arguments: [
    ("- x", "\\- x"), ("+ x", "\\+ x"), ("1. x", "1\\. x"), ("12) x", "12\\) x"),
    ("=== ", "\\==="), ("# x", "\\# x"), ("> x", "&gt; x"), ("2025年", "2025年"), ("---", "\\---"),
    ("    code", "code"),
  ])
  func aLineIsNoBlock(_ line: String, _ shown: String) {
    #expect(text([.line(line)]) == shown + "\n")
  }

  @Test func pagesAreBlocksWithBlankLinesBetween() {
    let blocks: [Block] = [
      .title(level: 1, [TextCell("*", .bold)]), .space,
      .title(level: 2, [TextCell("Unit", .bold), .gap, TextCell("Place")]),
      .line([TextCell("total "), TextCell("91", .bold), .gap, TextCell("A", .green), .gap]),
      .heading("Part"), .lines([[TextCell("a")], [TextCell("- b")]]), .subheading("Below"),
      .entries([Block.Entry(head: "head", lines: ["+ more"])]), .bullets(["one", "2. two"]),
      .fields([("label", ["value"]), ("labels", ["a", "b"])]),
      .table(TextTable(columns: [TextTable.Column(title: "")])),
      .table(table(TextCell("sum", .bold))),
    ]
    #expect(
      text(blocks) == """
        # \\*

        ## Unit · Place

        total **91** · A

        ### Part

        - a
        - \\- b

        #### Below

        - head
          - \\+ more

        - one
        - 2\\. two

        - **label**: value
        - **labels**
          - a
          - b

        | name | n\\| |
        | --- | ---: |
        | **sum** | 1 |

        """)
  }

  @Test func headingsFollowTheirTitle() {
    #expect(
      text([.title(level: 3, [TextCell("g")]), .heading("h")]) == "### g\n\n#### h\n")
  }
}
