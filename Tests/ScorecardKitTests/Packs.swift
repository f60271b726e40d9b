import Foundation
import Synchronization

@testable import ScorecardKit

/// Rule packs in a folder of their own, and what `scorecard test` makes of them.
final class Packs {
  let folder: URL
  private let errors = Errors()

  /// What a job says.
  private final class Errors: Sendable {
    let text = Mutex("")
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "packs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(
      "indicators.csv",
      """
      id,title,type
      a,甲,number
      b,乙,number
      ok,达标,boolean

      """)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ path: String, _ text: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// A pack of one rule set.
  func add(_ name: String, rules: String, cases: String?) throws {
    try write(
      "\(name)/ruleset.lua",
      "return ruleset { id = \"\(name)\", version = \"1\", title = \"\(name)\",\n\(rules)\n}\n")
    if let cases { try write("\(name)/cases.csv", cases) }
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// Runs the tests of a path.
  /// - Parameter configure: what else the command line says.
  func test(
    _ path: String = "", jobs: String = "1", environment: [String: String] = [:],
    _ configure: (inout TestJob) -> Void = { _ in }
  ) throws -> (status: Int32, report: String, errors: String) {
    var job = TestJob()
    job.rules = [folder.path + (path.isEmpty ? "" : "/" + path)]
    job.language = "en"
    job.jobs = jobs
    job.output = folder.appending(path: "outcome.txt").path
    configure(&job)
    if let output = job.output { try? FileManager.default.removeItem(atPath: output) }
    errors.text.withLock { $0 = "" }
    let console = Console(
      environment: environment, standardOutputIsTerminal: false, standardErrorIsTerminal: false
    ) { [errors] text in errors.text.withLock { $0 += text } }
    let status = job.run(console)
    let report =
      (try? String(contentsOf: folder.appending(path: "outcome.txt"), encoding: .utf8)) ?? ""
    return (
      status, report.replacing(folder.path, with: "."),
      errors.text.withLock { $0 }.replacing(folder.path, with: ".")
    )
  }
}
