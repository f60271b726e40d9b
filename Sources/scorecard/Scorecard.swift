import ArgumentParser
import Foundation
import ScorecardKit

/// The command `scorecard`.
@main
struct Scorecard: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "scorecard",
      abstract: words(
        "Scores communities by rule sets written in Lua.", "按 Lua 规则集给社区计分。"),
      version: engineVersion,
      subcommands: [
        Evaluate.self, Check.self, Test.self, Diff.self, Explain.self, Docs.self, Init.self,
        Snapshot.self,
      ])
  }

  /// Parses the arguments and runs the command; usage faults exit with 64.
  static func main() {
    StandardStream.prepare()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      exitTelling(error)
    }
  }

  private static func exitTelling(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    let text = words(message, ParserTexts.chinese(message))
    if code == .validationFailure, !text.isEmpty {
      let label = words("error", "错误") + ":"
      StandardStream.error.write(
        text.replacing("Error:", with: label, maxReplacements: 1) + "\n")
      Foundation.exit(64)
    }
    if code == .success, !text.isEmpty { StandardStream.output.write(text + "\n") }
    Foundation.exit(code.rawValue)
  }
}
