import Foundation
import Testing

/// The built command, run as a user runs it.
enum ScorecardBinary {
  struct Run {
    let output: Data
    let errors: String
    let status: Int32

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The root of the repository.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Beside the test bundle, wherever the build put it.
  static let url = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("scorecard")

  /// Runs `scorecard`.
  /// - Parameters:
  ///   - environment: besides a Chinese locale.
  ///   - place: the working directory; nil is the root of the repository.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in place: URL? = nil
  ) throws -> Run {
    try run(url, arguments, environment: environment, in: place)
  }

  /// Runs any program.
  static func run(
    _ program: URL, _ arguments: [String], environment: [String: String] = [:],
    in place: URL? = nil
  ) throws -> Run {
    let folder = try TemporaryFolder()
    let errorsFile = folder.url.appendingPathComponent("stderr")
    let outputFile = folder.url.appendingPathComponent("stdout")
    for file in [errorsFile, outputFile] {
      try Data().write(to: file)
    }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = place ?? root
    process.environment = ["LANG": "zh_CN.UTF-8", "PATH": "/usr/bin:/bin"]
      .merging(environment) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorsFile)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit, "the command was killed by a signal")
    return Run(
      output: try Data(contentsOf: outputFile),
      errors: String(decoding: try Data(contentsOf: errorsFile), as: UTF8.self),
      status: process.terminationStatus)
  }
}

/// A program that a test needs and a machine may lack.
enum Tool {
  /// - Returns: nil where no folder of `PATH` has it.
  static func find(_ name: String) -> URL? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
      .map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}

/// A folder that lives as long as the value.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("scorecard-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
