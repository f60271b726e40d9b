import Foundation
import Testing

/// Reports kept as files beside the tests, in `Golden`.
enum GoldenFile {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  static func read(_ name: String) throws -> String {
    try String(decoding: Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Compares bytes with the file of a name; a file that is missing fails.
  ///
  /// With `SCORECARD_UPDATE_GOLDEN=1` in the environment the file is written instead.
  static func expect(
    _ bytes: [UInt8], equal name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["SCORECARD_UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      return
    }
    guard let wanted = try? Data(contentsOf: file) else {
      Issue.record("\(name) is missing from Golden", sourceLocation: sourceLocation)
      return
    }
    let found = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let lines = String(decoding: wanted, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (number, (line, other)) in zip(found, lines).enumerated() where line != other {
      Issue.record(
        "\(name):\(number + 1) is\n\(line)\nand should be\n\(other)",
        sourceLocation: sourceLocation)
      return
    }
    #expect(
      found.count == lines.count, "\(name) has another number of lines",
      sourceLocation: sourceLocation)
    #expect(Data(bytes) == wanted, "\(name)", sourceLocation: sourceLocation)
  }
}
