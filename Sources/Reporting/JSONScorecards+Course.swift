import ScorecardModel

/// What only some rule sets have beside the score: the year of a schedule, a process, indicators
/// that are shown.
extension JSONScorecards {
  func append(_ phase: Phase, to bytes: inout ByteBuffer) {
    bytes.member("phase")
    bytes.open("{")
    bytes.member("id", phase.id)
    bytes.member("year", integer: phase.year)
    bytes.close("}")
  }

  func append(_ process: ProcessScore, to bytes: inout ByteBuffer) {
    bytes.member("process")
    bytes.open("{")
    bytes.member("state", process.state)
    bytes.member("step", integer: process.step)
    bytes.close("}")
  }

  func append(_ shown: [ShownScore], to bytes: inout ByteBuffer) {
    bytes.member("shown")
    bytes.open("[")
    for score in shown {
      bytes.separate()
      bytes.open("{")
      bytes.member("id", score.shown.id)
      bytes.member("title", score.shown.title.chinese)
      append(score.values, "values", states: "value_states", to: &bytes)
      bytes.close("}")
    }
    bytes.close("]")
  }
}
