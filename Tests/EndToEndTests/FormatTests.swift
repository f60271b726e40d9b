import Foundation
import Testing

/// The same data in another kind of file gives the same results.
@Suite struct FormatTests {
  /// A report without what the kind of a file must change: paths, hashes, places.
  private func neutral(_ run: ScorecardBinary.Run) -> String {
    var text = run.text
    for pattern in [
      #""cell": ?"[^"]*","#, #""(path|sha256)": ?"[^"]*""#, #""(line|column)": ?([0-9]+|null)"#,
    ] {
      text = text.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
    }
    return text
  }

  private static let python = Tool.find("python3")

  /// A python3 with openpyxl, which may not be the first on `PATH`.
  private static let pythonWithOpenpyxl = [python, URL(fileURLWithPath: "/usr/bin/python3")]
    .compactMap(\.self).first { python in
      (try? ScorecardBinary.run(python, ["-c", "import openpyxl"]))?.status == 0
    }

  @Test(
    .enabled(if: python != nil, "skipped: python3 is not installed"), arguments: ["json", "ndjson"])
  func theSampleWorkspaceScoresTheSameFromJSON(_ kind: String) throws {
    try compare(kind, try #require(Self.python))
  }

  @Test(.enabled(if: pythonWithOpenpyxl != nil, "skipped: openpyxl is not installed"))
  func theSampleWorkspaceScoresTheSameFromWorkbooks() throws {
    try compare("xlsx", try #require(Self.pythonWithOpenpyxl))
  }

  private func compare(_ kind: String, _ python: URL) throws {
    let folder = try TemporaryFolder()
    let script = ScorecardBinary.root
      .appendingPathComponent("Tests/EndToEndTests/Formats/convert.py")
    let made = try ScorecardBinary.run(
      python, [script.path, "samples/jiangcheng", folder.path("made"), kind])
    try #require(made.status == 0, "\(made.errors)")
    let arguments = ["evaluate", "--format", "json", "--items", "--workspace"]
    let expected = try ScorecardBinary.run(arguments + ["samples/jiangcheng"])
    let found = try ScorecardBinary.run(arguments + [folder.path("made")])
    #expect(found.status == expected.status, "\(found.errors)")
    #expect(neutral(expected).count > 100_000)
    #expect(neutral(found) == neutral(expected))
  }
}
