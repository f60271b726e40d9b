import Diagnostics
import ScorecardModel

/// The whole evaluation as one JSON object, a scorecard a line; `docs/schema` describes it.
struct JSONReport: Report {
  /// Scorecards formatted at a time by one thread.
  static let chunk = 64

  func write(
    _ evaluation: Evaluation, options: ReportOptions, to sink: inout some ByteSink
  ) throws {
    try write(evaluation, threads: options.threads, pieces: Pieces(), to: &sink)
  }

  /// What stands around and between the parts of the report.
  struct Pieces: Sendable {
    var header: StaticString = "{"
    var afterHeader: StaticString = ",\n\"scorecards\":["
    var scorecard: StaticString = "{"
    var afterScorecards: StaticString = "\n],\n\"rollups\":["
    var rollup: StaticString = "{"
    var afterRollups: StaticString = "\n],\n\"diagnostics\":["
    var diagnostic: StaticString = "{"
    var afterDiagnostics: StaticString = "\n]}\n"
    /// After each scorecard, roll-up and diagnostic.
    var end: StaticString = "}"
    /// Between two objects of one part, and before the first of each part.
    var between: StaticString = ",\n"
    var first: StaticString = "\n"
  }

  func write(
    _ evaluation: Evaluation, threads: Int, pieces: Pieces, to sink: inout some ByteSink
  ) throws {
    let results = evaluation.results.map { JSONScorecards($0) }
    try write(pieces.header, to: &sink) { Self.appendHeader(evaluation, to: &$0) }
    try write(pieces.afterHeader, to: &sink)
    let shown = results.filter(\.result.showsUnits)
    try writeEach(shown, { $0.scope.rows.count }, threads, pieces, to: &sink) {
      $2.append(pieces.scorecard)
      $0.appendScorecard($0.result.scope.rows[$1], to: &$2)
      $2.append(pieces.end)
    }
    try write(pieces.afterScorecards, to: &sink)
    try writeEach(results, { $0.scope.rollups.count }, threads, pieces, to: &sink) {
      $2.append(pieces.rollup)
      $0.appendRollup($0.result.scope.rollups[$1], to: &$2)
      $2.append(pieces.end)
    }
    try write(pieces.afterRollups, to: &sink)
    for (index, diagnostic) in evaluation.diagnostics.enumerated() {
      try write(index == 0 ? pieces.first : pieces.between, to: &sink)
      try write(pieces.diagnostic, to: &sink) { $0.append(diagnostic) }
      try write(pieces.end, to: &sink)
    }
    try write(pieces.afterDiagnostics, to: &sink)
  }

  private func writeEach(
    _ results: [JSONScorecards], _ count: (RuleSetResult) -> Int, _ threads: Int,
    _ pieces: Pieces, to sink: inout some ByteSink,
    _ append: @Sendable (JSONScorecards, Int, inout ByteBuffer) -> Void
  ) throws {
    var isFirst = true
    for result in results {
      let (count, begins) = (count(result.result), isFirst)
      try OrderedChunks.write(count: count, chunk: Self.chunk, threads: threads, to: &sink) {
        for index in $0 {
          $1.append(begins && index == 0 ? pieces.first : pieces.between)
          append(result, index, &$1)
        }
      }
      isFirst = isFirst && count == 0
    }
  }

  private func write(
    _ text: StaticString, to sink: inout some ByteSink,
    _ append: (inout ByteBuffer) -> Void = { _ in }
  ) throws {
    var bytes = ByteBuffer()
    bytes.append(text)
    append(&bytes)
    try sink.write(bytes)
  }

  private static func appendHeader(_ evaluation: Evaluation, to bytes: inout ByteBuffer) {
    bytes.member("schema", "scorecard/1")
    bytes.member("engine", evaluation.engine)
    bytes.member("rulesets")
    bytes.open("[")
    for ruleSet in evaluation.ruleSets {
      bytes.separate()
      bytes.open("{")
      bytes.member("id", ruleSet.id)
      bytes.member("version", ruleSet.version)
      bytes.member("title", ruleSet.title)
      bytes.member("sha256", ruleSet.sha256)
      bytes.member("shown", ruleSet.isShown)
      bytes.close("}")
    }
    bytes.close("]")
    bytes.member("snapshots")
    bytes.open("[")
    for snapshot in evaluation.snapshots {
      bytes.separate()
      bytes.open("{")
      bytes.member("date", snapshot.date?.description)
      bytes.member("path", snapshot.path)
      bytes.member("sha256", snapshot.sha256)
      bytes.member("units", integer: snapshot.units)
      bytes.close("}")
    }
    bytes.close("]")
    bytes.member("inputs")
    bytes.open("[")
    for input in evaluation.inputs {
      bytes.separate()
      bytes.open("{")
      bytes.member("kind", input.kind.rawValue)
      bytes.member("path", input.path)
      bytes.member("sha256", input.sha256)
      bytes.close("}")
    }
    bytes.close("]")
    bytes.member("as_of", evaluation.asOf?.description)
  }
}

/// The same objects as `JSONReport`, one a line, each with its `type`: first the header, then
/// scorecards, roll-ups and diagnostics.
struct NDJSONReport: Report {
  func write(
    _ evaluation: Evaluation, options: ReportOptions, to sink: inout some ByteSink
  ) throws {
    let pieces = JSONReport.Pieces(
      header: "{\"type\":\"header\"", afterHeader: "}\n",
      scorecard: "{\"type\":\"scorecard\"", afterScorecards: "",
      rollup: "{\"type\":\"rollup\"", afterRollups: "",
      diagnostic: "{\"type\":\"diagnostic\"", afterDiagnostics: "",
      end: "}\n", between: "", first: "")
    try JSONReport().write(evaluation, threads: options.threads, pieces: pieces, to: &sink)
  }
}
