import Foundation
import Synchronization
import TestSupport

@testable import ScorecardKit

/// A folder with rules and data of its own, and what `scorecard check` makes of it.
final class CheckFolder {
  let folder: URL
  private let errors = Errors()

  private final class Errors: Sendable {
    let text = Mutex("")
  }

  /// What a check found.
  struct Outcome {
    struct Finding {
      let id: String
      let severity: String
      let path: String
      let line: Int?
      let column: Int?
      let message: String
      let allowed: String?
    }

    let status: Int32
    let json: JSONValue
    let errors: String

    var findings: [Finding] {
      json["findings"].elements.map { value in
        Finding(
          id: value["id"].text ?? "", severity: value["severity"].text ?? "",
          path: value["path"].text ?? "", line: value["line"].number.map { Int($0) },
          column: value["column"].number.map { Int($0) }, message: value["message"].text ?? "",
          allowed: value["allowed"].text)
      }
    }

    func with(_ id: String) -> [Finding] { findings.filter { $0.id == id } }
  }

  static let catalogue = """
    id,title,title_en,unit,type,direction,min,max
    satisfaction,满意度,Satisfaction,%,percent,rising,0,100
    idle_months,空白月数,Idle months,月,count,falling,0,12
    members,团员数,Members,人,count,rising,0,
    meetings,会议次数,Meetings,次,count,rising,0,
    residents,常住人口,Residents,人,count,none,0,
    complaints,投诉数,Complaints,件,count,falling,0,
    rate,比率,Rate,%,percent,none,0,100
    has_plan,有计划,Has a plan,,boolean,rising,,
    joint,联合,Joint,,boolean,none,,

    """

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "check-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("indicators.csv", Self.catalogue)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ name: String, _ text: String) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Checks the folder's rules.
  func check(_ configure: (inout CheckJob) -> Void = { _ in }) throws -> Outcome {
    let (status, bytes, errors) = try output { job in
      job.format = "json"
      configure(&job)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return Outcome(
      status: status, json: try JSONValue(parsing: text.isEmpty ? "{}" : text), errors: errors)
  }

  /// What a check writes.
  func output(_ configure: (inout CheckJob) -> Void) throws -> (
    status: Int32, bytes: Data, errors: String
  ) {
    var job = CheckJob()
    job.words.rules = [folder.path]
    job.words.language = "zh"
    job.words.jobs = "1"
    job.words.output = path("outcome")
    configure(&job)
    errors.text.withLock { $0 = "" }
    let console = Console(
      environment: [:], standardOutputIsTerminal: false, standardErrorIsTerminal: false
    ) { [errors] text in errors.text.withLock { $0 += text } }
    let status = job.run(console)
    let bytes = (try? Data(contentsOf: folder.appending(path: "outcome"))) ?? Data()
    try? FileManager.default.removeItem(at: folder.appending(path: "outcome"))
    let text = String(decoding: bytes, as: UTF8.self).replacing(folder.path, with: ".")
    return (status, Data(text.utf8), errors.text.withLock { $0 }.replacing(folder.path, with: "."))
  }
}
