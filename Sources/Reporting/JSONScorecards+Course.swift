import ScorecardModel

/// What only some rule sets have beside the score: the year of a schedule, a process, indicators
/// that are shown, paths to goals.
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

  func append(_ trajectory: Trajectory, to bytes: inout ByteBuffer) {
    bytes.member("trajectory")
    bytes.open("{")
    bytes.member("status", trajectory.status.rawValue)
    bytes.member("lag", rounding: trajectory.lag)
    bytes.member("indicators")
    bytes.open("[")
    for line in trajectory.lines { append(line, to: &bytes) }
    bytes.append("]}")
  }

  private func append(_ line: Trajectory.Line, to bytes: inout ByteBuffer) {
    let item = ruleSet.items[line.item]
    let indicator = line.indicator.map { result.catalogue[$0] }
    bytes.separate()
    bytes.open("{")
    bytes.member("item", item.id)
    bytes.member("indicator", indicator?.id)
    bytes.member("title", (indicator?.title ?? item.title).chinese)
    bytes.member("baseline", rounding: line.baseline)
    bytes.member("goal", rounding: line.goal)
    bytes.member("points")
    bytes.open("[")
    for point in line.points {
      bytes.separate()
      bytes.open("{")
      bytes.member("year", integer: point.year)
      bytes.member("date", point.date.description)
      bytes.member("value", rounding: point.value)
      bytes.member("expected", rounding: point.expected)
      bytes.member("lag", rounding: point.lag)
      bytes.member("status", point.status.rawValue)
      bytes.close("}")
    }
    bytes.append("]}")
  }
}
