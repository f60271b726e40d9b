import Diagnostics
import ScorecardModel
import SnapshotIO

/// `scorecard check`: rules and data in, everything that is wrong or doubtful in them out.
public struct CheckJob: Sendable {
  /// Rule files, packs or folders of packs; empty means the workspace's.
  public var rules: [String] = []
  /// A workspace file or its folder; nil looks in the working directory.
  public var workspace: String?
  /// Ids of the rule sets to check; empty means all.
  public var ruleSets: [String] = []
  /// Snapshot files, instead of the workspace's.
  public var snapshots: [String] = []
  /// Which table of a workbook these files mean.
  public var sheet = SheetWords()
  /// A catalogue file, instead of the workspace's or the one that lies beside the rules.
  public var catalogue: String?
  /// `YYYY-MM-DD`: results are those of that day.
  public var asOf: String?
  /// A unit level: `community`, `street`, `district` or `city`.
  public var level: String?
  /// One of `formats`.
  public var format = "text"
  /// Where the findings go; nil is standard output.
  public var output: String?
  /// `warnings` makes them a failure.
  public var deny: String?
  /// How near to a threshold or a grade's line counts as near; nil leaves it to each.
  public var margin: String?
  /// The number of threads, 1 to 256; nil is one for each processor.
  public var jobs: String?
  /// `zh` or `en`; nil is the locale's.
  public var language: String?
  /// No progress.
  public var isQuiet = false

  /// The names of the forms that findings take.
  public static let formats = CheckFormat.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Checks, and writes what was found.
  /// - Returns: the exit code, as the README lists them.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(language)
    let progress = Progress(console: console, language: language, isQuiet: isQuiet)
    do throws(Failure) {
      let options = try CheckOptions(self)
      let report = try CheckLoader(options, progress).report()
      progress.clear()
      let toTerminal = output == nil && console.standardOutputIsTerminal
      let bytes = options.format.bytes(
        report, language, usesColor: toTerminal && console.allowsColor)
      try OutputFile.write(to: output) { sink in try bytes.withUnsafeBytes { try sink.write($0) } }
      return report.status(deniesWarnings: options.deniesWarnings).rawValue
    } catch {
      progress.clear()
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }
}

/// The words of a `CheckJob`, checked.
struct CheckOptions: Sendable {
  /// What `--deny` may name.
  enum Denial: String, CaseIterable { case warnings }

  let job: CheckJob
  let format: CheckFormat
  let level: UnitLevel?
  let deniesWarnings: Bool
  let margin: Double?
  private let asOf: CalendarDate?
  private let threads: Int
  private let choice: SheetChoice

  /// - Throws: `Failure` `.usage` with a diagnostic for each option that is wrong.
  init(_ job: CheckJob) throws(Failure) {
    self.job = job
    var reader = OptionReader()
    format = reader.choice("--format", job.format, of: CheckFormat.self) ?? .text
    level = reader.choice("--level", job.level, of: UnitLevel.self)
    reader.language(job.language)
    asOf = reader.date("--as-of", job.asOf)
    deniesWarnings = reader.choice("--deny", job.deny, of: Denial.self) != nil
    let margin = reader.decimal("--margin", job.margin)
    if let margin, margin < .zero {
      reader.refuse(
        "--margin", margin.description, expected: Message(en: "0 or more", zh: "不小于 0 的数"))
    }
    self.margin = margin?.number
    threads = reader.threads(job.jobs)
    choice = reader.sheetChoice(job.sheet, snapshots: job.snapshots)
    try reader.finish()
  }

  var request: RunRequest {
    RunRequest(
      workspace: job.workspace, rules: job.rules, ruleSets: job.ruleSets, snapshots: job.snapshots,
      choice: choice, catalogue: job.catalogue, asOf: asOf, level: level, threads: threads,
      output: job.output)
  }
}
