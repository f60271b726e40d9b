import Foundation
import Testing

/// What the command answers, word for word: each file under `Transcripts/` holds commands after
/// `$ `, then standard output, then standard error with `! ` before each line, then the exit code
/// after `= ` where it is not 0. `{tmp}` is a folder of the transcript's own.
///
/// `SCORECARD_UPDATE_GOLDEN=1` rewrites the answers; a file without any fails.
@Suite struct TranscriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Transcripts")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test func thereAreTranscripts() { #expect(Self.names.count >= 8) }

  @Test(arguments: names) func answers(_ name: String) throws {
    let url = Self.folder.appendingPathComponent(name)
    let expected = try String(contentsOf: url, encoding: .utf8)
    let temporary = try TemporaryFolder()
    let commands = expected.split(separator: "\n").filter { $0.hasPrefix("$ ") }
    #expect(!commands.isEmpty)
    var actual = ""
    for command in commands {
      actual += "\(command)\n" + (try answer(String(command.dropFirst(2)), temporary))
    }
    if ProcessInfo.processInfo.environment["SCORECARD_UPDATE_GOLDEN"] == "1" {
      try Data(actual.utf8).write(to: url)
    }
    #expect(actual == expected, "\(Self.difference(expected, actual))")
  }

  private func answer(_ line: String, _ temporary: TemporaryFolder) throws -> String {
    let words = line.replacing("{tmp}", with: temporary.url.path)
      .split(separator: " ").map(String.init)
    let environment = words.prefix { $0.contains("=") && !$0.hasPrefix("-") }
      .map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    let arguments = Array(words.dropFirst(environment.count))
    #expect(arguments.first == "scorecard")
    let run = try ScorecardBinary.run(
      Array(arguments.dropFirst()),
      environment: Dictionary(environment.map { ($0[0], $0[1]) }) { $1 })
    var answer = run.text
    if !answer.isEmpty, !answer.hasSuffix("\n") { answer += "⏎\n" }
    for error in run.errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      answer += error.isEmpty ? "!\n" : "! \(error)\n"
    }
    if run.status != 0 { answer += "= \(run.status)\n" }
    return answer.replacing(temporary.url.path, with: "{tmp}")
  }

  private static func difference(_ expected: String, _ actual: String) -> String {
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let first = zip(left, right).enumerated().first { $1.0 != $1.1 }
    guard let (index, pair) = first else { return "one has more lines than the other" }
    return "line \(index + 1): expected '\(pair.0)', found '\(pair.1)'"
  }
}
