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
  /// Where the explanation goes; nil is standard output.
  public var output: String?
  /// The number of threads, 1 to 256; nil is one for each processor.
  public var jobs: String?
  /// `zh` or `en`; nil is the locale's.
  public var language: String?
  /// No progress and no warnings.
  public var isQuiet = false

  /// The names of the forms that an explanation takes.
  public static let formats = ExplanationFormat.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Evaluates, explains the unit and tells what went wrong.
  /// - Returns: the exit code, as the README lists them.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(language)
    let progress = Progress(console: console, language: language, isQuiet: isQuiet)
    do throws(Failure) {
      let options = try ExplainOptions(self)
      if let page = try DiagnosticPages.page(meantBy: unit) {
        try OutputFile.write(to: output) { sink in
          try Array(page.text(language).utf8).withUnsafeBytes { try sink.write($0) }
        }
        return ExitStatus.done.rawValue
      }
      let explainer = try Explainer(options, progress)
      progress.say(Message(en: "explaining \(unit)", zh: "正在说明\(unit)"))
      let explanations = try explainer.explanations()
      let toTerminal = output == nil && console.standardOutputIsTerminal
      let text = options.format.text(
        explanations, language, usesColor: toTerminal && console.allowsColor)
      progress.clear()
      try OutputFile.write(to: output) { sink in
        try Array(text.utf8).withUnsafeBytes { try sink.write($0) }
      }
      let diagnostics = explainer.diagnostics
      console.show(diagnostics.filter { !isQuiet || $0.severity == .error }, language)
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
    reader.language(job.language)
    var request = RunRequest()
    request.workspace = job.workspace
    request.rules = job.rules
    request.ruleSets = job.ruleSets
    request.snapshots = job.snapshots
    request.choice = reader.sheetChoice(job.sheet, snapshots: job.snapshots)
    request.catalogue = job.catalogue
    request.asOf = reader.date("--as-of", job.asOf)
    request.level = reader.choice("--level", job.level, of: UnitLevel.self)
    request.threads = reader.threads(job.jobs)
    request.output = job.output
    self.request = request
    try reader.finish()
  }
}
