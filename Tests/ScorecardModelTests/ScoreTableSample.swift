import Diagnostics

@testable import ScorecardModel

/// A rule set of two sections: `a1` and `a2` of 30 and 20 points, `b1` and `b2` of 25 each.
func sampleRuleSet(_ change: (inout RuleSet) -> Void = { _ in }) -> RuleSet {
  let item = { (id: String, points: Int, missing: MissingPolicy) in
    Item(
      id: id, title: Message(verbatim: id), points: Points(whole: points),
      scoring: .measure(.yes(.indicator(0))), missing: missing)
  }
  var ruleSet = RuleSet(
    id: "sample", version: "1", title: Message(verbatim: "sample"),
    sections: [
      Section(id: "a", title: Message(verbatim: "a"), points: Points(whole: 50), itemRange: 0..<2),
      Section(id: "b", title: Message(verbatim: "b"), points: Points(whole: 50), itemRange: 2..<4),
    ],
    items: [
      item("a1", 30, .zero), item("a2", 20, .zero), item("b1", 25, .exclude), item("b2", 25, .zero),
    ],
    grades: [
      Grade(name: "优秀", minimum: Points(whole: 90)), Grade(name: "合格", minimum: Points(whole: 60)),
      Grade(name: "不合格"),
    ], metGrade: 1)
  change(&ruleSet)
  return ruleSet
}

extension Adjustment {
  static func sample(_ id: String, cap: Int) -> Adjustment {
    Adjustment(
      id: id, title: Message(verbatim: id), points: Points(whole: cap), cap: Points(whole: cap),
      scoring: .function(0))
  }
}

extension Gate {
  static func sample(
    _ id: String, zero: ZeroTarget? = nil, flag: String? = nil, cap: Int? = nil
  ) -> Gate {
    Gate(
      id: id, title: Message(verbatim: id), condition: .function(0), cap: cap, flag: flag,
      zero: zero)
  }
}

extension ScoreTable {
  /// Sets what the items of a unit earned, in millionths; outcomes are scored unless given.
  func set(_ row: Int, items earned: [Int64], outcomes: [Int: OutcomeCell] = [:]) {
    for (item, micro) in earned.enumerated() {
      items[item].points.writer[row] = micro
      items[item].outcomes.writer[row] = (outcomes[item] ?? OutcomeCell(.scored)).rawValue
    }
  }

  /// Publishes what `Tally` finds, as the evaluator does.
  func publish(_ row: Int) {
    let tally = tally(row)
    totals.writer[row] = tally.published.micro
    standings.writer[row] = tally.standing(ruleSet).rawValue
    guard isAssessed(row) else { return }
    let grade = ruleSet.grades.firstIndex { tally.published >= ($0.minimum ?? .zero) }
    ungatedGrades.writer[row] = grade.map { UInt8($0) } ?? Self.noGrade
    let caps = ruleSet.gates.indices.map { gate($0, row) == .hit ? ruleSet.gates[$0].cap ?? 0 : 0 }
    grades.writer[row] = grade.map { UInt8(max($0, caps.max() ?? 0)) } ?? Self.noGrade
  }

  func tally(_ row: Int, appliesGates: Bool = true) -> Tally {
    var tally = Tally(ruleSet)
    tally.compute(self, row, appliesGates: appliesGates)
    return tally
  }

  /// What each section of a unit's scorecard earned, and of how many points.
  func scorecardSections(_ row: Int) -> [String] {
    let units = UnitTable(level: .community, codes: TextColumn(["01"]), names: TextColumn(["一"]))
    let snapshot = Snapshot(date: nil, path: "", units: units, columns: [nil])
    return scorecard(row, SnapshotSeries(current: snapshot)).sections
      .map { "\($0.score) of \($0.applicable)" }
  }

  /// The ledger of a unit as text, with the lines of items left out where they earned something.
  func ledger(_ row: Int) -> [String] {
    Ledger.lines(self, row, tally: tally(row))
      .filter { $0.kind != .item }
      .map { "\($0.kind.rawValue) \($0.id) \($0.amount)" }
  }
}
