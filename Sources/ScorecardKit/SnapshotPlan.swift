import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Which snapshots an evaluation reads: the one it scores, the one before, the baseline.
struct SnapshotPlan {
  let current: SnapshotEntry
  private let previous: SnapshotEntry?
  let baseline: SnapshotEntry?
  /// The baseline, where it is dated after the day that is scored: no rule may read it.
  private let laterBaseline: SnapshotEntry?

  /// - Parameters:
  ///   - asOf: the latest snapshot up to this day is scored; nil takes the latest.
  ///   - baseline: where no snapshot is called the baseline, the one of this day is.
  /// - Throws: `Failure` where there is none.
  init(
    _ entries: [SnapshotEntry], asOf: CalendarDate?, baseline day: CalendarDate? = nil
  ) throws(Failure) {
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
    try Self.checkDates(dated)
    let usable = dated.filter { entry in
      guard let asOf, let date = entry.date else { return true }
      return date <= asOf
    }
    guard let current = usable.last else { throw Self.noSnapshot(dated, asOf) }
    self.current = current
    previous = usable.dropLast().last
    baseline =
      usable.first { $0.isBaseline } ?? usable.first { day != nil && $0.date == day }
    laterBaseline = baseline == nil ? dated.first { $0.isBaseline } : nil
  }

  private static func order(_ entry: SnapshotEntry) -> String { entry.date?.description ?? "" }

  /// Of two snapshots of one day and level none is the one to score.
  private static func checkDates(_ sorted: [SnapshotEntry]) throws(Failure) {
    for (entry, next) in zip(sorted, sorted.dropFirst())
    where entry.date == next.date && entry.level == next.level {
      throw Failure(
        .usage,
        Diagnostic(
          .noSnapshot, at: SourcePlace(path: next.path),
          Message(
            en: "there are two snapshots of \(order(next))", zh: "\(order(next)) 有两个数据快照"),
          notes: [Message(en: "also \(entry.path)", zh: "另见 \(entry.path)")]))
    }
  }

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
  /// - Parameter usesBaseline: false where the baseline must not be read.
  func series(
    _ current: Snapshot, _ earlier: [EarlierSnapshot], usesBaseline: Bool = true
  ) -> SnapshotSeries {
    let aligned = { (entry: SnapshotEntry?) -> AlignedSnapshot? in
      guard let entry else { return nil }
      let snapshot =
        entry == self.current ? current : earlier.first { $0.entry == entry }?.snapshot
      return snapshot.map { AlignedSnapshot($0, alignedTo: current) }
    }
    return SnapshotSeries(
      current: current, previous: aligned(previous),
      baseline: usesBaseline ? aligned(baseline) : nil)
  }

  /// Whether rules can do without a baseline that is later than the day that is scored.
  /// - Returns: warnings about functions that seem to read it; they find nothing there.
  /// - Throws: `.badInput` where a measure reads it.
  func checkBaseline(_ loaded: [LoadedRuleSet]) throws(Failure) -> [Diagnostic] {
    guard let laterBaseline else { return [] }
    let readers = loaded.filter { rules in
      rules.ruleSet.measures.contains { $0.references.contains { $0.moment == .baseline } }
    }
    guard readers.isEmpty else {
      throw Failure(.badInput, readers.map { laterBaselineFinding(laterBaseline, .error, $0) })
    }
    return loaded.filter(\.mentionsBaseline).map {
      laterBaselineFinding(laterBaseline, .warning, $0)
    }
  }

  private func laterBaselineFinding(
    _ entry: SnapshotEntry, _ severity: Severity, _ rules: LoadedRuleSet
  ) -> Diagnostic {
    let (id, date) = (rules.ruleSet.id, Self.order(entry))
    return Diagnostic(
      .baselineLater, severity, at: SourcePlace(path: entry.path),
      Message(
        en: "rule set '\(id)' reads the baseline, but its date \(date) is after --as-of",
        zh: "规则集“\(id)”要读取基期快照，但其日期 \(date) 晚于 --as-of"),
      help: Message(
        en: "score a day from \(date) on, or name an earlier snapshot as the baseline",
        zh: "请评定 \(date) 及以后的日期，或把更早的快照设为基期"))
  }
}

/// A snapshot besides the one that is scored.
struct EarlierSnapshot {
  let entry: SnapshotEntry
  let snapshot: Snapshot
}

extension LoadedRuleSet {
  /// The moments that it may read: those that its measures name, and all where it has functions,
  /// which can make the name of a field as they run.
  var moments: [Moment] {
    functions.isEmpty
      ? ruleSet.measures.flatMap(\.references).map(\.moment) : Moment.allCases
  }

  /// Whether its functions seem to read the baseline: good enough for a warning.
  fileprivate var mentionsBaseline: Bool {
    !functions.isEmpty && program.sources.contains { $0.text.contains("baseline") }
  }
}
