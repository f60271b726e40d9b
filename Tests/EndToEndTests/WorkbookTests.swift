import Foundation
import Testing

/// Workbooks as others read them: openpyxl, and LibreOffice, which the users have.
@Suite struct WorkbookTests {
  private static let office = Tool.find("soffice")
  /// The interpreter that Debian's python3-openpyxl belongs to.
  private static let python = URL(fileURLWithPath: "/usr/bin/python3")
  private static let hasOpenpyxl =
    (try? ScorecardBinary.run(python, ["-c", "import openpyxl"]).status) == 0

  private func evaluate(_ arguments: [String], in folder: TemporaryFolder, _ name: String)
    throws -> String
  {
    let path = folder.path(name)
    let run = try ScorecardBinary.run(["evaluate"] + arguments + ["--output", path])
    #expect(run.status == 0 || run.status == 2, "\(run.errors)")
    return path
  }

  private static let jiangcheng = ["--workspace", "samples/jiangcheng", "--ruleset", "five-have"]

  /// Every number of every unit and item, and that the bytes hang on no clock.
  @Test(
    .enabled(if: hasOpenpyxl, "skipped: python3-openpyxl is not installed"),
    arguments: [
      ("five-have", []), ("five-have", ["江北区"]), ("five-have", ["晨桂社区"]),
      ("five-have", ["晨桂社区", "翠苑社区"]), ("five-have", ["书院\"里\"社区", "江北区/望江街道"]),
      ("plan-883", ["江南区"]), ("party-league-binding", ["临江区"]), ("livelihood-five-have", []),
    ])
  func valuesAreThoseOfJSON(_ ruleSet: String, _ units: [String]) throws {
    let folder = try TemporaryFolder()
    let arguments = units + ["--workspace", "samples/jiangcheng", "--ruleset", ruleSet]
    let workbook = try evaluate(
      arguments + ["--format", "xlsx"], in: folder, "book.xlsx")
    let report = try evaluate(
      arguments + ["--format", "json"], in: folder, "report.json")
    let script = ScorecardBinary.root.appendingPathComponent("Tests/Workbooks/check.py")
    let check = try ScorecardBinary.run(Self.python, [script.path, workbook, report])
    #expect(check.status == 0, "\(check.text)\(check.errors)")
  }

  @Test func theSameInputsGiveTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let arguments = ["江南区"] + Self.jiangcheng + ["--format", "xlsx", "--jobs"]
    let one = try evaluate(arguments + ["1"], in: folder, "one.xlsx")
    let many = try evaluate(arguments + ["8"], in: folder, "many.xlsx")
    let contents = FileManager.default.contents(atPath: one)
    #expect(contents != nil && contents == FileManager.default.contents(atPath: many))
    #expect(folder.names == ["many.xlsx", "one.xlsx"])
    let piped = try ScorecardBinary.run(["evaluate"] + arguments + ["2"])
    #expect(piped.output == contents)
  }

  /// Names that a spreadsheet could take for something else, and that sheets cannot have.
  private static let hostile = """
    code,name,district,league_members
    000000000001,=1+1,a/b:c*[d],3
    000000000002,+A1,A/B:C*[D],2
    000000000003,@x,History,3
    000000000004,<b>&amp;,2025,3
    000000000005,a\u{1}b_x0041_,'很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的区,3
    000000000006,"=HYPERLINK(""http://x"")",A1,3

    """
  private static let rules = """
    return ruleset { id = "r", version = "1", title = "=规则", unit = "community", decimals = 2,
      section { id = "s", title = "+项", item { id = "i", title = "-团员", points = 100,
        measure = at_least { "league_members", 3 } } },
      grades = { grade { "达标", at = 60 }, grade { "未\\"达标" } } }
    """

  private func hostileBook(_ folder: TemporaryFolder) throws -> String {
    try folder.write("r.lua", Self.rules)
    try folder.write("data.csv", Self.hostile)
    return try evaluate(
      [
        "--rules", folder.path("r.lua"), "--snapshot", folder.path("data.csv"), "--catalogue",
        "rules/indicators.csv", "--format", "xlsx",
      ], in: folder, "book.xlsx")
  }

  @Test(.enabled(if: hasOpenpyxl, "skipped: python3-openpyxl is not installed"))
  func namesAreOnlyText() throws {
    let folder = try TemporaryFolder()
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      cells = [cell for row in book["汇总"].iter_rows(min_row=4) for cell in row[1:3]]
      print({cell.data_type for cell in cells}, sorted(cell.value for cell in cells[1::2]))
      print(book.sheetnames)
      """
    let read = try ScorecardBinary.run(Self.python, ["-c", script, hostileBook(folder)])
    let lines = read.text.split(separator: "\n")
    #expect(read.status == 0, "\(read.errors)")
    #expect(
      lines.first == """
        {'s'} ['+A1', '<b>&amp;', '=1+1', '=HYPERLINK("http://x")', '@x', 'a␁b_x005F_x0041_']
        """)
    #expect(
      lines.last == """
        ['汇总', '图表', 'a b c d', 'A B C D (2)', 'History (2)', '2025·', \
        '’很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长', 'A1·', 'a b c d考核表', \
        'A B C D考核表 (2)', 'History考核表', '2025考核表', \
        '’很长很长很长很长很长很长很长很长很长很长很长很长很长很考核表', 'A1考核表', '计分明细']
        """)
  }

  /// A name of a group is part of sheets' names and of headers in print, where `&G` is a picture.
  @Test(.enabled(if: hasOpenpyxl, "skipped: python3-openpyxl is not installed"))
  func groupsOfSeveralRuleSets() throws {
    let folder = try TemporaryFolder()
    try folder.write("r.lua", Self.rules.replacing("=规则", with: "甲&G"))
    try folder.write("s.lua", Self.rules.replacing("\"r\"", with: "\"s\""))
    let name = "党建&GDP&G区/高新"
    try folder.write("data.csv", "code,name,district,league_members\n001,甲,\(name),3\n")
    let book = try evaluate(
      [
        "--rules", folder.path("r.lua"), "--rules", folder.path("s.lua"), "--snapshot",
        folder.path("data.csv"), "--catalogue", "rules/indicators.csv", "--format", "xlsx",
      ], in: folder, "book.xlsx")
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      names = [name for name in book.sheetnames if "党建" in name]
      print(names)
      print(book[names[0]].oddHeader.left.text)
      """
    let read = try ScorecardBinary.run(Self.python, ["-c", script, book])
    #expect(read.status == 0, "\(read.errors)")
    #expect(
      read.text == """
        ['甲&G·党建&GDP&G区 高新', '甲&G·党建&GDP&G区 高新考核表', '=规则·党建&GDP&G区 高新', \
        '=规则·党建&GDP&G区 高新考核表']
        党建＆GDP＆G区/高新  甲＆G考核结果汇总表

        """)
  }

  /// LibreOffice opens what it is given, every sheet of it, and finds the same values.
  @Test(.enabled(if: office != nil, "skipped: LibreOffice is not installed"))
  func libreOfficeReadsEverySheet() throws {
    let folder = try TemporaryFolder()
    let office = try #require(Self.office)
    let book = try hostileBook(folder)
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    for format in [filter, "pdf"] {
      let run = try ScorecardBinary.run(
        office,
        [
          "-env:UserInstallation=file://\(folder.path("profile"))", "--headless", "--convert-to",
          format, "--outdir", folder.path("out"), book,
        ], environment: ["HOME": folder.path("home"), "LANG": "C.UTF-8"])
      #expect(run.status == 0, "\(run.errors)")
    }
    let out = folder.url.appendingPathComponent("out")
    let names = try FileManager.default.contentsOfDirectory(atPath: out.path)
    #expect(names.count { $0.hasSuffix(".csv") } == 15)
    #expect(names.contains("book.pdf"))
    let summary = try String(
      contentsOf: out.appendingPathComponent("book-汇总.csv"), encoding: .utf8)
    let rows = summary.split(separator: "\n")
    // The street's code follows from the unit's.
    let first = "—,000000000001,=1+1,a/b:c*[d],000000000000,100,达标,100,100%,"
    #expect(rows.contains { $0.hasPrefix(first) }, "\(summary)")
    #expect(rows.contains { $0.contains("000000000002,+A1,A/B:C*[D],000000000000,0,") })
    #expect(rows.contains { $0.contains("000000000005,a␁b_x0041_,") })
  }

  /// A workbook is nothing for a terminal; `script` makes one.
  @Test(.enabled(if: Tool.find("script") != nil, "skipped: script is not installed"))
  func aTerminalIsRefused() throws {
    let script = try #require(Tool.find("script"))
    let arguments = ["evaluate"] + Self.jiangcheng + ["--format", "xlsx", "--lang", "en"]
    let command = ([ScorecardBinary.url.path] + arguments).joined(separator: " ")
    let run = try ScorecardBinary.run(script, ["-qec", command, "/dev/null"])
    #expect(run.status == 64)
    #expect(run.text.contains("cannot be shown on a terminal"))
    #expect(run.text.contains("ends in .xlsx"))
  }
}
