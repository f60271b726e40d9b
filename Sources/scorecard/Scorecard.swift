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
    if code == .validationFailure {
      let text = fullMessage(for: error).replacing(
        "Error:", with: words("error:", "错误："), maxReplacements: 1)
      FileHandle.standardError.write(Data((text + "\n").utf8))
      Foundation.exit(64)
    }
    exit(withError: error)
  }
}
