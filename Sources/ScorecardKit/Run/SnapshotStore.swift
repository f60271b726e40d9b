import Diagnostics
import ScorecardModel

/// A snapshot that a run has read.
struct StoredSnapshot: Sendable {
  let snapshot: Snapshot
  let catalogue: Catalogue
  let warnings: [Diagnostic]
  /// Computed when a report asks: it hashes the file.
  let summary: @Sendable () -> SnapshotSummary
}

/// The snapshots of a run, each read once, when it is first needed.
final class SnapshotStore {
  let entries: [SnapshotEntry]
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
    self.entries = entries
    self.read = read
  }

  /// The entries of a level; an entry without one is of any.
  func entries(of level: UnitLevel) -> [SnapshotEntry] {
    entries.filter { ($0.level ?? level) == level }
  }

  func snapshot(_ entry: SnapshotEntry, _ level: UnitLevel) throws(Failure) -> StoredSnapshot {
    let key = Key(entry: entry, level: level)
    if let known = stored[key] { return try known.get() }
    do throws(Failure) {
      let snapshot = try read(entry, level)
      stored[key] = .success(snapshot)
      all.append(snapshot)
      return snapshot
    } catch {
      stored[key] = .failure(error)
      throw error
    }
  }
}
