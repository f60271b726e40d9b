import ArgumentParser
import Foundation
import ScorecardKit

/// A text of the command line in the language of this run: `--lang` anywhere among the arguments,
/// else the locale's. Help is made before the arguments are parsed.
func words(_ english: String, _ chinese: String) -> String {
  let arguments = CommandLine.arguments
  var language: String?
  for (index, argument) in arguments.enumerated() {
    if argument == "--lang", index + 1 < arguments.count { language = arguments[index + 1] }
    if argument.hasPrefix("--lang=") { language = String(argument.dropFirst(7)) }
  }
  let isEnglish = standardConsole().prefersEnglish(language)
  return isEnglish ? english : chinese
}

/// The help of an option, in the language of this run.
func help(_ english: String, _ chinese: String) -> ArgumentHelp {
  ArgumentHelp(words(english, chinese))
}

/// The process's standard streams and environment.
func standardConsole() -> Console {
  Console(
    environment: ProcessInfo.processInfo.environment,
    standardOutputIsTerminal: StandardStream.output.isTerminal,
    standardErrorIsTerminal: StandardStream.error.isTerminal,
    width: StandardStream.output.columns, errorColumns: { StandardStream.error.columns }
  ) { StandardStream.error.write($0) }
}
