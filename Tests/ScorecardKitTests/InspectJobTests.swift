import Foundation
import TestSupport
import Testing

@testable import ScorecardKit

/// `scorecard snapshot inspect` on files good and bad.
@Suite struct InspectJobTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func inspect(_ text: String, _ edit: (inout InspectJob) -> Void = { _ in }) throws -> (
    status: Int32, text: String, errors: String
  ) {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "data.csv")
    try Data(text.utf8).write(to: file)
    var job = InspectJob()
    job.words.path = file.path
    job.words.workspace = nil
    job.words.language = "zh"
    job.output = folder.appending(path: "out").path
    edit(&job)
    let errors = Output.Errors()
    let status = job.run(errors.console)
    let output = (try? String(contentsOf: folder.appending(path: "out"), encoding: .utf8)) ?? ""
    return (status, output, errors.text.withLock { $0 })
  }

  @Test(arguments: [
    "code,a,b\n1,2,是\n2,,否\n", "code,a\n1,2\n2,三\n", "code,a\n1,2\n1,2,3\n", "code,a\n",
    "name,a\n甲,1\n",
  ]) func jsonIsValid(_ text: String) throws {
    let run = try inspect(text) { $0.format = "json" }
    let value = try JSONValue(parsing: run.text)
    #expect(
      try SchemaValidator("scorecard-inspection-1.schema.json").errors(value) == [], "\(run.text)")
  }

  @Test func whatCanBeReadOfAFaultyFileIsShown() throws {
    let run = try inspect("代码,甲,电话\n1,2,x\n2,5,y\n")
    #expect(run.status == 65)
    #expect(run.text.contains("2 个社区"))
    #expect(run.text.contains("没有读取的列\n电话"))
    #expect(run.errors.contains("[data.personal-data]"))
  }

  @Test func whatIsNoTableIsToldAlone() throws {
    let run = try inspect("")
    #expect(run.status == 65)
    #expect(run.text.isEmpty)
    #expect(run.errors.contains("data.csv"))
  }

  /// A file whose name the terminal would obey is shown harmless.
  @Test func namesAreMadePrintable() throws {
    let run = try inspect("code,\u{1B}[31m红\n1,2\n")
    #expect(!run.text.contains("\u{1B}"))
  }
}
