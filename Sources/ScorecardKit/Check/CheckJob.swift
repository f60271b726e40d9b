import Diagnostics
import ScorecardModel

/// `scorecard check`: rules and data in, everything that is wrong or doubtful in them out.
public struct CheckJob: Sendable {
  /// What it runs over, and where the report goes.
  public var words = RunWords()
  /// One of `formats`.
  public var format = "text"
  /// `warnings` makes them a failure.
  public var deny: String?
  /// How near to a threshold or a grade's line counts as near; nil leaves it to each.
  public var margin: String?

  /// The names of the forms that findings take.
  public static let formats = CheckFormat.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Checks, and writes what was found.
  /// - Returns: the exit code, as the README lists them.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(words.language)
    let progress = Progress(console: console, language: language, isQuiet: words.isQuiet)
    do throws(Failure) {
      let options = try CheckOptions(self)
      let report = try CheckLoader(options, progress).report()
      progress.clear()
      let toTerminal = words.output == nil && console.standardOutputIsTerminal
      let bytes = options.format.bytes(
        report, language, usesColor: toTerminal && console.allowsColor)
      try OutputFile.write(to: words.output) { sink in
        try bytes.withUnsafeBytes { try sink.write($0) }
      }
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
  let deniesWarnings: Bool
  let margin: Double?
  let request: RunRequest

  /// - Throws: `Failure` `.usage` with a diagnostic for each option that is wrong.
  init(_ job: CheckJob) throws(Failure) {
    self.job = job
    var reader = OptionReader()
    format = reader.choice("--format", job.format, of: CheckFormat.self) ?? .text
    deniesWarnings = reader.choice("--deny", job.deny, of: Denial.self) != nil
    let margin = reader.decimal("--margin", job.margin)
    if let margin, margin < .zero {
      reader.refuse(
        "--margin", margin.description, expected: Message(en: "0 or more", zh: "不小于 0 的数"))
    }
    self.margin = margin?.number
    request = job.words.request(&reader)
    try reader.finish()
  }
}
