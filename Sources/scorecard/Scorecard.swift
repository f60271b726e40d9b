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
      subcommands: [Evaluate.self])
  }

  /// Parses the arguments and runs the command; usage faults exit with 64.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
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
      let label = words("error:", "错误:")
      tell(text.replacing("Error:", with: label, maxReplacements: 1), to: .standardError)
      Foundation.exit(64)
    }
    if code == .success, !text.isEmpty { tell(text, to: .standardOutput) }
    Foundation.exit(code.rawValue)
  }

  private static func tell(_ text: String, to handle: FileHandle) {
    handle.write(Data((text + "\n").utf8))
  }
}
