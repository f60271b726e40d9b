import Foundation
import Testing

/// Pages of `scorecard evaluate --format html`, opened in a browser.
@Suite struct PageTests {
  private static let sample = ["--workspace", "samples/jiangcheng"]
  private static let chromium =
    ["chromium", "chromium-browser", "google-chrome"].compactMap(Tool.find).first
  private static let python = Tool.find("python3")
  private static let withoutBrowser: Comment =
    "skipped: neither chromium nor google-chrome is installed, or no python3"

  private func write(_ name: String, in folder: TemporaryFolder, _ arguments: [String]) throws
    -> String
  {
    let path = folder.path(name)
    let run = try ScorecardBinary.run(
      ["evaluate", "--format", "html", "--output", path, "--quiet"] + arguments)
    #expect(run.status == 0 || run.status == 2, "\(run.errors)")
    return path
  }

  /// Renders, sorts, filters, searches, opens cards, by mouse and keyboard, light and dark, on paper
  /// and on a phone, and with names that try to be markup: Tests/Browser/check.py.
  @Test(
    .enabled(if: chromium != nil && python != nil, withoutBrowser), arguments: ["zh", "en"])
  func aBrowserShowsThePage(language: String) throws {
    let folder = try TemporaryFolder()
    let five = Self.sample + ["--ruleset", "five-have", "--lang", language]
    try folder.write(
      "rule.lua",
      """
      return ruleset { id = "t", version = "1", title = "</title><script>attacked=1</script>",
        section { id = "s", title = "<b>节</b>",
          item { id = "i", title = "</script>", points = 100, measure = at_least { "x", 1 } } } }
      """)
    let names = [
      "<script>attacked=1</script>", "\"><img src=x onerror=attacked=1>", "</script>", "{{title}}",
    ]
    let rows = names.enumerated().map { index, name in
      let cell = "\"\(name.replacing("\"", with: "\"\""))\""
      return "\(index),\(cell),\(cell),\(index)\n"
    }
    try folder.write("2025.csv", "code,name,district,x\n" + rows.joined())
    let pages = [
      try write("page.html", in: folder, five),
      try write("public.html", in: folder, five + ["--public"]),
      try write(
        "hostile.html", in: folder,
        ["--rules", folder.path("rule.lua"), "--snapshot", folder.path("2025.csv")]),
      try write("several.html", in: folder, Self.sample + ["--lang", language]),
    ]
    let script = ScorecardBinary.root.appendingPathComponent("Tests/Browser/check.py")
    let python = try #require(Self.python)
    let run = try ScorecardBinary.run(python, ["-B", script.path] + pages)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  @Test func onlyAPageIsForThePublic() throws {
    let run = try ScorecardBinary.run(["evaluate", "--public"] + Self.sample)
    #expect(run.status == 64)
    #expect(run.errors.contains("--format html"))
  }

  /// All rule sets of the sample: two streams of bytes are the same, in a file and in a pipe.
  @Test func theSameBytesInAFileAndInAPipe() throws {
    let folder = try TemporaryFolder()
    let path = try write("page.html", in: folder, Self.sample + ["--jobs", "2"])
    let run = try ScorecardBinary.run(
      ["evaluate", "--format", "html", "--quiet", "--jobs", "1"] + Self.sample)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == run.output)
    #expect(run.output.count < 1_500_000)
  }
}
