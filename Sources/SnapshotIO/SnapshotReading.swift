import Diagnostics
import ScorecardModel

/// A snapshot file, read.
package struct SnapshotReading: Sendable {
  package let snapshot: Snapshot
  /// The catalogue that was given; without one, an indicator of type `.any` for each column.
  package let catalogue: Catalogue
  package let warnings: [Diagnostic]
  /// The bytes that were parsed, for their hash; dropping the reading frees them.
  package let content: FileContent

  /// The reading of the same file with other values in place of the file's own.
  package func replacing(_ snapshot: Snapshot) -> SnapshotReading {
    SnapshotReading(
      snapshot: snapshot, catalogue: catalogue, warnings: warnings, content: content)
  }
}
