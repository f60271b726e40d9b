import Crypto
import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Which snapshots an evaluation reads: the one it scores, the one before, the baseline.
struct SnapshotPlan {
  let current: SnapshotEntry
  private let previous: SnapshotEntry?
  private let baseline: SnapshotEntry?

  /// - Parameter asOf: the latest snapshot up to this day is scored; nil takes the latest.
  /// - Throws: `Failure` where there is none.
  init(_ entries: [SnapshotEntry], asOf: CalendarDate?) throws(Failure) {
    if entries.count > 1, let undated = entries.first(where: { $0.date == nil }) {
      throw Failure(
        .usage,
        Diagnostic(
          .noSnapshot, at: SourcePlace(path: undated.path),
          Message(
            en: "nothing says the date of this snapshot, one of several",
            zh: "有多个快照，但看不出这一个的日期"),
          help: Message(
            en: "name the files by date, 2025-12-31.csv, or list them in a workspace",
            zh: "请以日期命名文件（2025-12-31.csv），或在工作区里写明日期")))
    }
    let dated = entries.sorted { Self.order($0) < Self.order($1) }
    let usable = dated.filter { entry in
      guard let asOf, let date = entry.date else { return true }
      return date <= asOf
    }
    guard let current = usable.last else { throw Self.noSnapshot(dated, asOf) }
    self.current = current
    previous = usable.dropLast().last
    baseline = dated.first { $0.isBaseline }
  }

  private static func order(_ entry: SnapshotEntry) -> String { entry.date?.description ?? "" }

  private static func noSnapshot(_ entries: [SnapshotEntry], _ asOf: CalendarDate?) -> Failure {
    guard let asOf, let first = entries.first else {
      return Failure(
        .inputNotFound,
        Diagnostic(
          .noSnapshot, .error,
          Message(en: "there are no snapshots", zh: "没有数据快照"),
          help: Message(
            en: "list them in the workspace, or name one with --snapshot",
            zh: "请在工作区里列出，或用 --snapshot 指定")))
    }
    return Failure(
      .badInput,
      Diagnostic(
        .noSnapshot, .error,
        Message(
          en: "there is no snapshot up to \(asOf); the first is of \(order(first))",
          zh: "\(asOf) 及以前没有数据快照，最早的是 \(order(first))")))
  }

  /// The date that a file name tells: `2025-12-31.csv`, or `2025.csv` for the year's end.
  static func date(inName name: String) -> CalendarDate? {
    let stem = name.split(separator: ".").first.map(String.init) ?? ""
    return CalendarDate(stem) ?? (stem.utf8.count == 4 ? CalendarDate(stem + "-12-31") : nil)
  }

  /// The further snapshots that rules read.
  func others(_ moments: Set<Moment>) -> [SnapshotEntry] {
    var entries: [SnapshotEntry] = []
    if moments.contains(.previous), let previous { entries.append(previous) }
    if moments.contains(.baseline), let baseline, baseline != current, !entries.contains(baseline) {
      entries.append(baseline)
    }
    return entries
  }

  /// The snapshots that were read, aligned by code.
  func series(_ current: SnapshotReading, _ earlier: [SnapshotReading]) -> SnapshotSeries {
    let aligned = { (entry: SnapshotEntry?) -> AlignedSnapshot? in
      guard let entry else { return nil }
      let reading =
        entry == self.current ? current : earlier.first { $0.snapshot.path == entry.path }
      return reading.map { AlignedSnapshot($0.snapshot, alignedTo: current.snapshot) }
    }
    let wantsBaseline = !earlier.isEmpty || baseline == self.current
    return SnapshotSeries(
      current: current.snapshot, previous: earlier.isEmpty ? nil : aligned(previous),
      baseline: wantsBaseline ? aligned(baseline) : nil)
  }
}

/// Hashes as reports publish them.
enum Hash {
  static func sha256(_ bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
  }

  static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    digest.map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
  }
}

extension SnapshotReading {
  var summary: SnapshotSummary {
    SnapshotSummary(
      date: snapshot.date, path: snapshot.path,
      sha256: content.withBytes { Hash.hexadecimal(SHA256.hash(data: $0)) },
      units: snapshot.units.count)
  }
}

extension LoadedRuleSet {
  /// The moments that its measures and functions read.
  var moments: [Moment] {
    var moments = ruleSet.measures.flatMap(\.references).map(\.moment)
    let texts = program.sources.map(\.text)
    if texts.contains(where: { $0.contains("previous") }) { moments.append(.previous) }
    if texts.contains(where: { $0.contains("baseline") }) { moments.append(.baseline) }
    return moments
  }
}
