import Diagnostics
import Reporting

/// `scorecard diff`: two rule sets, or two dates, in; what the one changes against the other out.
public struct DiffJob: Sendable {
  /// What it runs over, and where the report goes.
  public var words = RunWords()
  /// The old and the new data: dates of the workspace's snapshots, or files.
  public var snapshotPair: [String] = []
  /// One of `formats`.
  public var format = "text"
  /// How many units a text lists.
  public var top: String?
  /// The most units that may change at all.
  public var maxChanged: String?
  /// The most units that may change grade.
  public var maxGradeChanges: String?
  /// The most points that a unit's total may move.
  public var maxScoreChange: String?
  /// The most places that a unit's rank may move.
  public var maxRankChange: String?

  /// The names of the forms that the report takes.
  public static let formats = DiffFormat.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Scores both sides, writes what changed and tells what went wrong.
  /// - Returns: the exit code, as the README lists them: 1 where a limit is passed.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(words.language)
    let progress = Progress(console: console, language: language, isQuiet: words.isQuiet)
    do throws(Failure) {
      let options = try DiffOptions(self)
      let report = try DiffLoader(options, progress).report()
      progress.say(Message(en: "writing the report", zh: "正在写出报告"))
      let toTerminal = words.output == nil && console.standardOutputIsTerminal
      let reportOptions = ReportOptions(
        language: language, usesColor: toTerminal && console.allowsColor,
        threads: options.words.threads, width: toTerminal ? console.width : nil)
      if toTerminal { progress.clear() }
      try OutputFile.write(to: words.output) { sink in
        try options.format.write(report, options: reportOptions, top: options.top, to: &sink)
      }
      progress.clear()
      return finish(report, options, console, language)
    } catch {
      progress.clear()
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }

  /// Tells what the report cannot: failed items, and limits that were passed.
  private func finish(
    _ report: DiffReport, _ options: DiffOptions, _ console: Console, _ language: Language
  ) -> Int32 {
    let passed = options.limits.findings(report)
    let hasFailed = report.diagnostics.contains { $0.severity == .error }
    console.show(
      report.diagnostics.filter { !words.isQuiet || $0.severity == .error } + passed, language)
    let status: ExitStatus =
      hasFailed ? .someItemsFailed : passed.isEmpty ? .done : .notHeld
    return status.rawValue
  }
}
