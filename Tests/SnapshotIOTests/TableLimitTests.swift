import Diagnostics
import Foundation
import Testing

@testable import SnapshotIO

/// Small files that would be large tables.
@Suite struct TableLimitTests {
  /// A key of its own for each of 16,385 units: a table of their square.
  @Test func keysAreLimited() throws {
    func lines(_ count: Int) -> String {
      (0..<count).map { "{\"code\": \"\($0)\", \"k\($0)\": 1}\n" }.joined()
    }
    let fault = try #require(failure(of: lines(16_384), name: "keys.ndjson"))
    #expect(fault.diagnostics.map(\.id) == [.tableTooLarge])
    #expect(self.failure(of: lines(1_000), name: "fewer.ndjson") == nil)
  }

  private func failure(of text: String, name: String) -> Failure? {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let url = folder.appending(path: name)
      try Data(text.utf8).write(to: url)
      _ = try SnapshotReader(catalogue: nil, threads: 1)
        .read(path: url.path, date: nil, level: .community)
      return nil
    } catch {
      return error as? Failure
    }
  }
}
