import Foundation
import Testing

/// The command against the scorer in plain Python: Tests/Reference/README.md.
@Suite struct ReferenceTests {
  static let python = Tool.find("python3")

  private static let skipped: Comment = "skipped: python3 is not installed (Tests/Reference)"

  /// Totals, grades, ranks, item points and flags of every rule set, over made-up cities.
  @Test(.enabled(if: python != nil, skipped)) func everyRuleSetAgrees() throws {
    let seed = ProcessInfo.processInfo.environment["SCORECARD_REFERENCE_SEED"] ?? "1"
    let folder = try TemporaryFolder()
    try folder.write("report", "")
    let report = folder.url.appendingPathComponent("report")
    let output = try FileHandle(forWritingTo: report)
    let process = Process()
    let python: URL = try #require(Self.python)
    process.executableURL = python
    process.arguments = [
      "-B", ScorecardBinary.root.appendingPathComponent("Tests/Reference/compare.py").path,
      "--scorecard", ScorecardBinary.url.path, "--seed", seed,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: report, encoding: .utf8)
    print(text)
    #expect(
      process.terminationStatus == 0,
      "SCORECARD_REFERENCE_SEED=\(seed): the differences are printed above")
  }
}
