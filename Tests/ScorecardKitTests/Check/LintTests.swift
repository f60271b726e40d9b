import Foundation
import Testing

@testable import ScorecardKit

/// Rule files under `Lints/`, one case each: `NAME.lua` causes the lint `lint.NAME` (a number may
/// follow the name), and `NAME.not.lua` just does not. A line that something is found in ends in
/// `--! id: part of the message`; nothing else may be found. Text after `--@ cases` at the end of a
/// file is its case file.
@Suite struct LintTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Lints")

  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".lua") }.sorted()

  @Test(arguments: files) func findsWhatIsExpected(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let check = try CheckFolder()
    let parts = text.components(separatedBy: "--@ cases\n")
    try check.write("t/ruleset.lua", parts[0])
    if parts.count > 1 { try check.write("t/cases.csv", parts[1]) }
    let outcome = try check.check()
    // Fixtures are without cases and use few of the indicators.
    let found = outcome.findings.filter {
      $0.allowed == nil && $0.id != "lint.unused-indicator"
        && ($0.id != "lint.no-cases" || parts.count > 1)
    }
    let expected = Self.expectations(parts[0])
    let shown = found.map { "\($0.line ?? 0): \($0.id): \($0.message)" }.joined(separator: "\n")
    #expect(found.count == expected.count, "\(shown)")
    for (finding, expectation) in zip(found, expected) {
      #expect(finding.line == expectation.line, "\(shown)")
      #expect(finding.id == expectation.id, "\(shown)")
      #expect(finding.message.contains(expectation.message), "\(shown)")
      #expect(finding.column != nil)
    }
    let own = "lint." + name.prefix { $0 != "." && !$0.isNumber }
    #expect(found.contains { $0.id == own } == !name.hasSuffix(".not.lua"), "\(shown)")
  }

  struct Expectation {
    let line: Int
    let id: String
    let message: String
  }

  static func expectations(_ text: String) -> [Expectation] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      index, line in
      guard let mark = line.firstRange(of: "--! ") else { return nil }
      let fields = line[mark.upperBound...].split(separator: ":", maxSplits: 1)
      return Expectation(
        line: index + 1, id: String(fields[0]),
        message: fields.count > 1 ? fields[1].trimmingCharacters(in: .whitespaces) : "")
    }
  }

  /// Every lint of rules has a file that causes it and one that does not.
  @Test func everyLintHasBoth() {
    let needsData = ["lint.absent-indicator"]
    for id in RuleLints.all.map(\.id.rawValue) + ["lint.allow", "lint.unused-allow"]
    where !needsData.contains(id) && id != "lint.no-cases" {
      let name = id.dropFirst("lint.".count)
      #expect(Self.files.contains { $0.hasPrefix(name) && $0.hasSuffix(".not.lua") }, "\(id)")
      #expect(Self.files.contains { $0.hasPrefix(name) && !$0.hasSuffix(".not.lua") }, "\(id)")
    }
  }
}
