import Diagnostics
import Foundation

/// `scorecard test`: rule packs in, the outcome of their cases out.
public struct TestJob: Sendable {
  /// Rule files, packs or folders of packs; empty means the workspace's.
  public var rules: [String] = []
  /// A workspace file or its folder; nil looks in the working directory.
  public var workspace: String?
  /// A catalogue file, instead of the workspace's or the one that lies beside the rules.
  public var catalogue: String?
  /// One of `formats`.
  public var format = "text"
  /// Where the outcome goes; nil is standard output.
  public var output: String?
  /// The number of threads, 1 to 256; nil is one for each processor.
  public var jobs: String?
  /// `zh` or `en`; nil is the locale's.
  public var language: String?
  /// No progress.
  public var isQuiet = false

  /// The names of the forms that the outcome takes.
  public static let formats = TestFormat.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Runs every case, writes the outcome and tells what could not be run.
  /// - Returns: the exit code, as the README lists them.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(language)
    let progress = Progress(console: console, language: language, isQuiet: isQuiet)
    do throws(Failure) {
      let options = try TestOptions(self)
      let packs = try TestPacks(self)
      try packs.refuseOverwriting(output)
      let findings = try TestRunner(options: options, packs: packs, progress: progress).run()
      progress.clear()
      let toTerminal = output == nil && console.standardOutputIsTerminal
      let bytes = options.format.bytes(
        findings.run,
        TestReportOptions(
          language: language, usesColor: toTerminal && console.allowsColor))
      try OutputFile.write(to: output) { sink in try bytes.withUnsafeBytes { try sink.write($0) } }
      console.show(findings.diagnostics, language)
      return findings.status.rawValue
    } catch {
      progress.clear()
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }
}

/// The words of a `TestJob`, checked.
struct TestOptions: Sendable {
  let format: TestFormat
  let threads: Int

  /// - Throws: `Failure` `.usage` with a diagnostic for each option that is wrong.
  init(_ job: TestJob) throws(Failure) {
    var reader = OptionReader()
    format = reader.choice("--format", job.format, of: TestFormat.self) ?? .text
    reader.language(job.language)
    threads = reader.threads(job.jobs)
    try reader.finish()
  }
}
