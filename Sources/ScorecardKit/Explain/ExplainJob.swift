import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel

/// `scorecard explain`: a scorecard as an argument that people can follow; or what a diagnostic
/// means.
public struct ExplainJob: Sendable {
  /// A code or a name of a unit at any level, or the id of a diagnostic.
  public var unit = ""
  /// The id of the only item that is explained; nil explains the whole scorecard.
  public var item: String?
  /// What it runs over, and where the report goes.
  public var words = RunWords()
  /// One of `formats`.
  public var format = "text"

  /// The names of the forms that an explanation takes.
  public static let formats = ExplanationFormat.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Evaluates, explains the unit and tells what went wrong.
  /// - Returns: the exit code, as the README lists them.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(words.language)
    let progress = Progress(console: console, language: language, isQuiet: words.isQuiet)
    do throws(Failure) {
      let options = try ExplainOptions(self)
      if let page = try DiagnosticPages.page(meantBy: unit) {
        try OutputFile.write(to: words.output) { sink in
          try Array(page.text(language).utf8).withUnsafeBytes { try sink.write($0) }
        }
        return ExitStatus.done.rawValue
      }
      let explainer = try Explainer(options, progress)
      progress.say(Message(en: "explaining \(unit)", zh: "正在说明\(unit)"))
      let explanations = try explainer.explanations()
      let toTerminal = words.output == nil && console.standardOutputIsTerminal
      let text = options.format.text(
        explanations, language, usesColor: toTerminal && console.allowsColor)
      progress.clear()
      try OutputFile.write(to: words.output) { sink in
        try Array(text.utf8).withUnsafeBytes { try sink.write($0) }
      }
      let diagnostics = explainer.diagnostics
      console.show(diagnostics.filter { !words.isQuiet || $0.severity == .error }, language)
      let fails = diagnostics.contains { $0.severity == .error }
      return (fails ? ExitStatus.someItemsFailed : .done).rawValue
    } catch {
      progress.clear()
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }
}

/// The words of an `ExplainJob`, checked.
struct ExplainOptions: Sendable {
  let job: ExplainJob
  let format: ExplanationFormat
  let request: RunRequest

  /// - Throws: `Failure` `.usage` with a diagnostic for each option that is wrong.
  init(_ job: ExplainJob) throws(Failure) {
    self.job = job
    var reader = OptionReader()
    format = reader.choice("--format", job.format, of: ExplanationFormat.self) ?? .text
    request = job.words.request(&reader)
    try reader.finish()
  }
}
