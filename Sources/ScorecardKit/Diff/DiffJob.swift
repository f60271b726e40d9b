import Diagnostics
import Reporting

/// `scorecard diff`: two rule sets, or two dates, in; what the one changes against the other out.
public struct DiffJob: Sendable {
  /// The old and the new rules: files, packs, folders of packs, or git revisions of them, `REV:PATH`.
  /// One is compared with the workspace's.
  public var rules: [String] = []
  /// The old and the new data: dates of the workspace's snapshots, or files.
  public var snapshotPair: [String] = []
  /// A workspace file or its folder; nil looks in the working directory.
  public var workspace: String?
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
  /// Ids of the rule sets to compare; empty means all.
  public var ruleSets: [String] = []
  /// One of `formats`.
  public var format = "text"
  /// Where the report goes; nil is standard output.
  public var output: String?
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
  /// The number of threads, 1 to 256; nil is one for each processor.
  public var jobs: String?
  /// `zh` or `en`; nil is the locale's.
  public var language: String?
  /// No progress and no warnings.
  public var isQuiet = false

  /// The names of the forms that the report takes.
  public static let formats = DiffFormat.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Scores both sides, writes what changed and tells what went wrong.
  /// - Returns: the exit code, as the README lists them: 1 where a limit is passed.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(language)
    let progress = Progress(console: console, language: language, isQuiet: isQuiet)
    do throws(Failure) {
      let options = try DiffOptions(self)
      let report = try DiffLoader(options, progress).report()
      progress.say(Message(en: "writing the report", zh: "正在写出报告"))
      let toTerminal = output == nil && console.standardOutputIsTerminal
      let reportOptions = ReportOptions(
        language: language, usesColor: toTerminal && console.allowsColor,
        threads: options.threads, width: toTerminal ? console.width : nil)
      if toTerminal { progress.clear() }
      try OutputFile.write(to: output) { sink in
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
      report.diagnostics.filter { !isQuiet || $0.severity == .error } + passed, language)
    let status: ExitStatus =
      hasFailed ? .someItemsFailed : passed.isEmpty ? .done : .notHeld
    return status.rawValue
  }
}
