import Diagnostics
import SnapshotIO

/// The words of a `TestJob`, checked.
struct TestOptions: Sendable {
  let format: TestFormat
  let threads: Int
  let filter: TestFilter
  let lists: Bool
  let updates: Bool
  let analyses: TestAnalyses.Options

  /// - Throws: `Failure` `.usage` with a diagnostic for each option that is wrong.
  init(_ job: TestJob, _ console: Console) throws(Failure) {
    var reader = OptionReader()
    format = reader.choice("--format", job.format, of: TestFormat.self) ?? .text
    reader.language(job.language)
    threads = reader.threads(job.jobs)
    for text in job.filters where HeaderKey.of(text).isEmpty {
      reader.refuse(
        "--filter", text, expected: Message(en: "part of a name", zh: "名称的一部分"))
    }
    filter = TestFilter(job.filters)
    (lists, updates) = (job.lists, job.updates)
    analyses = TestAnalyses.Options(job, &reader)
    Self.refuseCombinations(job, &reader)
    if job.updates, console.runsUnattended {
      reader.refuse(
        Message(
          en: "--update is refused in continuous integration (the environment has CI)",
          zh: "持续集成环境（环境变量 CI）里不能用 --update 改写应得结果"),
        help: Message(
          en: "update on your own machine, look at the changes, and commit them",
          zh: "请在自己的电脑上改写，核对后再提交"))
    }
    try reader.finish()
  }

  private static func refuseCombinations(_ job: TestJob, _ reader: inout OptionReader) {
    let modes = [("--watch", job.watches), ("--update", job.updates), ("--list", job.lists)]
      .filter(\.1).map(\.0)
    var refused = zip(modes, modes.dropFirst()).map { ($0, $1) }
    if job.watches, job.output != nil { refused.append(("--watch", "--output")) }
    let analyses = [("--coverage", job.coverage), ("--mutate", job.mutate)].filter(\.1).map(\.0)
    // Tests that are left out would make the others look worse than they are.
    let withFilter = modes + (job.filters.isEmpty ? [] : ["--filter"])
    refused += analyses.flatMap { analysis in withFilter.map { ($0, analysis) } }
    for format in [TestFormat.junit, .tap] where job.format == format.rawValue {
      refused += analyses.map { ($0, "--format \(format.rawValue)") }
    }
    let forms: [String: [TestFormat]] = [
      "--watch": [.text], "--update": [.text], "--list": [.text, .json],
    ]
    if let format = TestFormat(rawValue: job.format) {
      for mode in modes where forms[mode]?.contains(format) == false {
        refused.append((mode, "--format \(format.rawValue)"))
      }
    }
    for (first, second) in refused {
      reader.refuse(
        Message(
          en: "\(first) and \(second) do not go together", zh: "\(first) 和 \(second) 不能同时用"))
    }
  }
}
