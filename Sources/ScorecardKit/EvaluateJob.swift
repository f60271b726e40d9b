import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel

/// `scorecard evaluate`: a workspace in, a report out.
public struct EvaluateJob: Sendable {
  /// Codes or names of units at any level; empty means all.
  public var units: [String] = []
  /// What it runs over, and where the report goes.
  public var words = RunWords()
  /// One of `formats`.
  public var format = "text"
  /// Whether items are shown one by one.
  public var showsItems = false
  /// Whether a page is for the public: without items, evidence and ledgers.
  public var isPublic = false
  /// The run does not succeed where a unit's total is below.
  public var failUnder: String?

  /// The names of the forms that a report takes.
  public static let formats = ReportFormat.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Evaluates, writes the report and tells what went wrong.
  /// - Returns: the exit code, as the README lists them.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(words.language)
    let progress = Progress(console: console, language: language, isQuiet: words.isQuiet)
    do throws(Failure) {
      let options = try EvaluateOptions(self)
      if options.format.isBinary { try console.refuseTerminal(words.output, format: format) }
      let loader = EvaluationLoader(options, progress)
      let evaluation = try loader.evaluation()
      progress.say(Message(en: "writing the report", zh: "正在写出报告"))
      let findings = try write(evaluation, options, console, language, progress)
      return finish(evaluation, findings, options, console, language)
    } catch {
      progress.clear()
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }

  /// - Returns: what the format could not take over as it is.
  private func write(
    _ evaluation: Evaluation, _ options: EvaluateOptions, _ console: Console,
    _ language: Language, _ progress: Progress
  ) throws(Failure) -> [Diagnostic] {
    let toTerminal = words.output == nil && console.standardOutputIsTerminal
    let reportOptions = ReportOptions(
      language: language, usesColor: toTerminal && console.allowsColor, showsItems: showsItems,
      isPublic: isPublic, threads: options.request.threads,
      width: toTerminal ? console.width : nil)
    if toTerminal { progress.clear() }
    var findings: [Diagnostic] = []
    try OutputFile.write(to: words.output) { sink in
      findings = try options.format.write(evaluation, options: reportOptions, to: &sink)
    }
    progress.clear()
    return findings
  }

  /// Tells what the report cannot: failed items, and units below the threshold.
  private func finish(
    _ evaluation: Evaluation, _ findings: [Diagnostic], _ options: EvaluateOptions,
    _ console: Console,
    _ language: Language
  ) -> Int32 {
    var diagnostics = (evaluation.diagnostics + findings).filter {
      !words.isQuiet || $0.severity == .error
    }
    var status =
      evaluation.diagnostics.contains { $0.severity == .error }
      ? ExitStatus.someItemsFailed : .done
    if let threshold = options.failUnder,
      let finding = Threshold(threshold).finding(evaluation)
    {
      diagnostics.append(finding)
      if status == .done { status = .notHeld }
    }
    console.show(diagnostics, language)
    return status.rawValue
  }
}
