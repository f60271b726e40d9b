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
  /// Only tests whose `pack/name` or note contains one of these; empty means all.
  public var filters: [String] = []
  /// Names the tests instead of running them.
  public var lists = false
  /// Writes what was found over expectations that do not hold.
  public var updates = false
  /// Runs again whenever a file that the tests read is saved.
  public var watches = false
  /// Tells what of the rules the tests reach.
  public var coverage = false
  /// The least coverage of each rule set, in per cent; with `coverage` only.
  public var threshold: String?
  /// Shows the rule files line by line; with `coverage` only.
  public var listing = false
  /// Changes the rules in small ways and tells which changes no test notices.
  public var mutate = false
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
    do throws(Failure) {
      let options = try TestOptions(self, console)
      let session = TestSession(options: options, job: self, console: console, language: language)
      if watches { return try TestWatch(session: session).run().rawValue }
      return session.run(try packs()).rawValue
    } catch {
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }

  /// - Throws: where there is nothing to test, or the outcome would take the place of an input.
  func packs() throws(Failure) -> TestPacks {
    let packs = try TestPacks(self)
    try packs.refuseOverwriting(output)
    return packs
  }
}
