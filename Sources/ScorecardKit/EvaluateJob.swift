import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel

/// `scorecard evaluate`: a workspace in, a report out.
public struct EvaluateJob: Sendable {
  /// Codes or names of units at any level; empty means all.
  public var units: [String] = []
  /// A workspace file or its folder; nil looks in the working directory.
  public var workspace: String?
  /// Rule files, packs or folders of packs, instead of the workspace's.
  public var rules: [String] = []
  /// Ids of the rule sets to run; empty means all.
  public var ruleSets: [String] = []
  /// Snapshot files, instead of the workspace's.
  public var snapshots: [String] = []
  /// Which table of a workbook these files mean.
  public var sheet = SheetWords()
  /// A catalogue file, instead of the workspace's or the one that lies beside the rules.
  public var catalogue: String?
  /// `YYYY-MM-DD`: the latest snapshot up to that day is scored.
  public var asOf: String?
  /// A unit level: `community`, `street`, `district` or `city`.
  public var level: String?
  /// One of `formats`.
  public var format = "text"
  /// Where the report goes; nil is standard output.
  public var output: String?
  /// Whether items are shown one by one.
  public var showsItems = false
  /// The number of threads, 1 to 256; nil is one for each processor.
  public var jobs: String?
  /// The run does not succeed where a unit's total is below.
  public var failUnder: String?
  /// `zh` or `en`; nil is the locale's.
  public var language: String?
  /// No progress and no warnings.
  public var isQuiet = false

  /// The names of the forms that a report takes.
  public static let formats = ReportFormat.allCases.map(\.rawValue)

  /// The names of the levels of units, from the smallest up.
  public static let levels = UnitLevel.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Evaluates, writes the report and tells what went wrong.
  /// - Returns: the exit code, as the README lists them.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(language)
    let progress = Progress(console: console, language: language, isQuiet: isQuiet)
    do throws(Failure) {
      let options = try EvaluateOptions(self)
      let loader = EvaluationLoader(options, progress)
      let evaluation = try loader.evaluation()
      progress.say(Message(en: "writing the report", zh: "正在写出报告"))
      try write(evaluation, options, console, language, progress)
      return finish(evaluation, options, console, language)
    } catch {
      progress.clear()
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }

  private func write(
    _ evaluation: Evaluation, _ options: EvaluateOptions, _ console: Console,
    _ language: Language, _ progress: Progress
  ) throws(Failure) {
    let toTerminal = output == nil && console.standardOutputIsTerminal
    let reportOptions = ReportOptions(
      language: language, usesColor: toTerminal && console.allowsColor, showsItems: showsItems,
      threads: options.threads, width: toTerminal ? console.width : nil)
    if toTerminal { progress.clear() }
    try OutputFile.write(to: output) { sink in
      try options.format.write(evaluation, options: reportOptions, to: &sink)
    }
    progress.clear()
  }

  /// Tells what the report cannot: failed items, and units below the threshold.
  private func finish(
    _ evaluation: Evaluation, _ options: EvaluateOptions, _ console: Console,
    _ language: Language
  ) -> Int32 {
    var diagnostics = evaluation.diagnostics.filter { !isQuiet || $0.severity == .error }
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
