import Diagnostics
import ScorecardModel

/// A snapshot that a run has read.
struct StoredSnapshot: Sendable {
  let snapshot: Snapshot
  /// The units' own values, where others corrected some.
  var selfAssessed: Snapshot?
  let warnings: [Diagnostic]
  /// Of each file that it was made from; computed when a report asks: it hashes the files.
  let summaries: @Sendable () -> [SnapshotSummary]
}

/// The snapshots of a run, each read once, when it is first needed.
final class SnapshotStore {
  /// One for each day and level: where several verify the same day, the lowest.
  let entries: [SnapshotEntry]
  /// By the lowest: it and those that verify its values.
  private let verified: [SnapshotEntry: [SnapshotEntry]]
  private struct Key: Hashable {
    let entry: SnapshotEntry
    let level: UnitLevel
  }

  private let read: (SnapshotEntry, UnitLevel) throws(Failure) -> StoredSnapshot
  private var stored: [Key: Result<StoredSnapshot, Failure>] = [:]
  /// In the order they were read.
  private(set) var all: [StoredSnapshot] = []

  init(
    _ entries: [SnapshotEntry],
    read: @escaping (SnapshotEntry, UnitLevel) throws(Failure) -> StoredSnapshot
  ) {
    var verified: [SnapshotEntry: [SnapshotEntry]] = [:]
    var bases: [SnapshotEntry] = []
    for entry in entries {
      if let base = bases.firstIndex(where: { $0.isVerified(beside: entry) }) {
        let group = (verified[bases[base]] ?? []) + [entry]
        verified[bases[base]] = nil
        bases[base] = group.min { $0.verifiedBy < $1.verifiedBy } ?? entry
        verified[bases[base]] = group
      } else {
        bases.append(entry)
        verified[entry] = [entry]
      }
    }
    self.entries = bases
    self.verified = verified
    self.read = read
  }

  /// The kind of unit that an entry holds which does not say it: the smallest that the run scores.
  var usualLevel = UnitLevel.community

  func entries(of level: UnitLevel) -> [SnapshotEntry] {
    entries.filter { ($0.level ?? usualLevel) == level }
  }

  func snapshot(_ entry: SnapshotEntry, _ level: UnitLevel) throws(Failure) -> StoredSnapshot {
    let key = Key(entry: entry, level: level)
    if let known = stored[key] { return try known.get() }
    do throws(Failure) {
      let snapshot = try merged(entry, level)
      stored[key] = .success(snapshot)
      all.append(snapshot)
      return snapshot
    } catch {
      stored[key] = .failure(error)
      throw error
    }
  }

  /// The snapshot of an entry with what others verified of it.
  private func merged(_ entry: SnapshotEntry, _ level: UnitLevel) throws(Failure)
    -> StoredSnapshot
  {
    let entries = verified[entry] ?? [entry]
    guard entries.count > 1 else { return try read(entry, level) }
    var faults = Faults()
    let parts = faults.collectEach(entries) { entry throws(Failure) in
      (level: entry.verifiedBy, stored: try read(entry, level))
    }
    try faults.throwIfAny()
    let merged = try VerifiedSnapshot.merge(
      parts.map { VerifiedSnapshot.Part(level: $0.level, snapshot: $0.stored.snapshot) })
    guard let merged else { return try read(entry, level) }
    return StoredSnapshot(
      snapshot: merged.merged, selfAssessed: merged.selfAssessed,
      warnings: parts.flatMap(\.stored.warnings),
      summaries: { parts.flatMap { $0.stored.summaries() } })
  }
}

extension SnapshotEntry {
  /// Values that nobody is said to vouch for are the units' own.
  fileprivate var verifiedBy: VerificationLevel { verification ?? .selfAssessed }

  /// Whether another file holds the same day and level at another level of verification.
  fileprivate func isVerified(beside other: SnapshotEntry) -> Bool {
    date == other.date && level == other.level && date != nil && verifiedBy != other.verifiedBy
  }
}
