import Testing

@testable import SnapshotIO
