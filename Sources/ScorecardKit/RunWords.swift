import Diagnostics
import ScorecardModel

/// What a command runs rule sets over, and where its report goes: in the words of the command line,
/// which several commands share.
public struct RunWords: Sendable {
  /// A workspace file or its folder; nil looks in the working directory.
  public var workspace: String?
  /// Rule files, packs or folders of packs, instead of the workspace's. `diff` takes the old and the
  /// new ones here, or git revisions of them, `REV:PATH`.
  public var rules: [String] = []
  /// Ids of the rule sets that are wanted; empty means all.
  public var ruleSets: [String] = []
  /// Snapshot files, instead of the workspace's.
  public var snapshots: [String] = []
  /// A catalogue file, instead of the workspace's or the one that lies beside the rules.
  public var catalogue: String?
  /// `YYYY-MM-DD`: the latest snapshot up to that day is scored.
  public var asOf: String?
  /// A unit level: one of `levels`.
  public var level: String?
  /// Where the report goes; nil is standard output.
  public var output: String?
  /// The number of threads, 1 to 256; nil is one for each processor.
  public var jobs: String?
  /// `zh` or `en`; nil is the locale's.
  public var language: String?
  /// No progress and no warnings.
  public var isQuiet = false

  /// The names of the levels of units, from the smallest up.
  public static let levels = UnitLevel.allCases.map(\.rawValue)

  /// The words of a command line that says nothing.
  public init() {}

  /// What is asked for, checked; faults are told to the reader.
  func request(_ reader: inout OptionReader) -> RunRequest {
    reader.language(language)
    return RunRequest(
      workspace: workspace, rules: rules, ruleSets: ruleSets, snapshots: snapshots,
      catalogue: catalogue, asOf: reader.date("--as-of", asOf),
      level: reader.choice("--level", level, of: UnitLevel.self), threads: reader.threads(jobs),
      output: output)
  }
}
