import Diagnostics
import Testing

@testable import ScorecardModel

/// Units that changed, why their grades did, and what became of groups.
@Suite struct ScoreComparisonTests {
  private func units(_ codes: [String], districts: [String]) -> UnitTable {
    let names = districts.enumerated().filter { districts.firstIndex(of: $1) == $0 }.map(\.element)
    return UnitTable(
      level: .community, codes: TextColumn(codes), names: TextColumn(codes),
      district: GroupColumn(
        ids: ColumnBuffer(districts.map { UInt32(names.firstIndex(of: $0) ?? 0) }),
        groups: names.map { UnitGroup(code: $0, name: $0) }))
  }

  /// Units of one district unless said otherwise; each earns so many of the 30 points of `a1`, and
  /// everything else.
  private func state(
    _ a1: [Int64], codes: [String]? = nil, districts: [String]? = nil,
    gates: [[GateState]] = [], limited: Set<Int> = [],
    _ change: (inout RuleSet) -> Void = { _ in }
  ) -> ScoredUnits {
    let table = ScoreTable(ruleSet: sampleRuleSet(change), unitCount: a1.count)
    for (row, points) in a1.enumerated() {
      for (index, gate) in (gates.isEmpty ? [] : gates[row]).enumerated() {
        table.gates[index].writer[row] = gate.rawValue
      }
      // Below zero stands for an item without data, and another.
      let isAbsent = points < 0
      table.set(
        row, items: [max(0, points), 20, 25, 25].map { $0 * 1_000_000 },
        outcomes: isAbsent ? [0: OutcomeCell(.missing), 1: OutcomeCell(.missing)] : [:])
      table.publish(row)
      if limited.contains(row) {
        table.grades.writer[row] += 1
        table.quotaLimited.writer[row] = 1
      }
    }
    let codes = codes ?? a1.indices.map { "0\($0)" }
    let snapshot = Snapshot(
      date: nil, path: "", units: units(codes, districts: districts ?? codes.map { _ in "江北" }),
      columns: [nil])
    return ScoredUnits(
      table: table, series: SnapshotSeries(current: snapshot),
      catalogue: Catalogue([Indicator(id: "x", title: Message(verbatim: "x"))]))
  }

  private func causes(_ old: ScoredUnits, _ new: ScoredUnits) -> [[GradeCause]] {
    let comparison = ScoreComparison([old, new], [.rules])
    return comparison.changes.map { comparison.causes($0, 0) }
  }

  @Test func theSameChangesNothing() {
    let state = state([30, 20, 10])
    let comparison = ScoreComparison([state, state], [.rules])
    #expect(comparison.changes.isEmpty)
    #expect(comparison.count == 3)
    #expect(comparison.groups().map(\.changed) == [0, 0])
  }

  @Test func theTotalCrossesALine() {
    #expect(
      causes(state([30]), state([15]))
        == [[.total(grade: "优秀", line: Points(whole: 90), isReached: false)]])
    #expect(
      causes(state([15]), state([30]))
        == [[.total(grade: "优秀", line: Points(whole: 90), isReached: true)]])
  }

  @Test func aGradeAsksForMore() {
    let higher = state([25]) { $0.grades[0].minimum = Points(whole: 96) }
    #expect(causes(state([25]), higher) == [[.line(grade: "优秀")]])
    let lower = state([15]) { $0.grades[0].minimum = Points(whole: 80) }
    #expect(causes(state([15]), lower) == [[.line(grade: "优秀")]])
  }

  @Test func aGateCaps() {
    let gate = { (ruleSet: inout RuleSet) in ruleSet.gates = [.sample("veto", cap: 1)] }
    #expect(
      causes(state([30], gates: [[.open]], gate), state([30], gates: [[.hit]], gate))
        == [[.gate("veto")]])
    // A gate that hits as before is no cause of what the total does.
    #expect(
      causes(state([30], gates: [[.hit]], gate), state([0], gates: [[.hit]], gate)) == [[]])
  }

  @Test func aQuotaLimits() {
    #expect(causes(state([30]), state([30], limited: [0])) == [[.quota(grade: "优秀")]])
    #expect(causes(state([30], limited: [0]), state([30])) == [[.quota(grade: "优秀")]])
  }

  @Test func aUnitIsNoLongerAssessed() {
    let comparison = ScoreComparison([state([30, 30]), state([30, -1])], [.rules])
    #expect(comparison.changes.count == 1)
    #expect(comparison.causes(comparison.changes[0], 0) == [.standing(.tooMuchMissing)])
    #expect(comparison.difference(comparison.changes[0]) == nil)
    #expect(comparison.shifts(comparison.changes[0], 0).isEmpty)
    #expect(comparison.changesGrade(comparison.changes[0]))
    #expect(comparison.changes[0].addedFlags == [.missing])
    #expect(comparison.groups()[0].moves == [GradeMove(from: "优秀", to: nil, units: 1)])
  }

  @Test func unitsAreFoundByCode() {
    let comparison = ScoreComparison(
      [
        state([30, 20, 10], codes: ["01", "02", "03"], districts: ["甲", "甲", "乙"]),
        state([10, 30, 30], codes: ["03", "04", "01"], districts: ["甲", "甲", "甲"]),
      ], [.data])
    #expect(comparison.count == 2)
    #expect(comparison.gone == [1])
    #expect(comparison.added == [1])
    // 03 went from 乙 to 甲, with the same total.
    #expect(comparison.moved.map { comparison.rows[1][$0] } == [0])
    #expect(comparison.changes.isEmpty)
  }

  @Test func aChangeIsSplit() throws {
    let stricter = { (ruleSet: inout RuleSet) in ruleSet.deductions = [.sample("late", cap: 3)] }
    let last = state([24], stricter)
    last.table.deductions[0].points.writer[0] = 3_000_000
    last.table.publish(0)
    let comparison = ScoreComparison([state([30]), state([24]), last], [.data, .rules])
    let change = try #require(comparison.changes.first)
    #expect(comparison.totals(change).map { $0?.description } == ["100", "94", "91"])
    #expect(comparison.shifts(change, 0).map(\.amount.description) == ["-6"])
    #expect(comparison.shifts(change, 1).map(\.amount.description) == ["-3"])
    let all = comparison.groups()[0]
    #expect(all.mean == Points(whole: -9))
    #expect(all.means == [Points(whole: -6), Points(whole: -3)])
  }

  @Test func groupsCountTheirUnits() {
    let old = state([30, 30, 10], districts: ["甲", "乙", "乙"])
    let new = state([30, 0, 20], districts: ["甲", "乙", "乙"])
    let groups = ScoreComparison([old, new], [.rules]).groups()
    #expect(groups.map(\.name) == ["", "甲", "乙"])
    #expect(groups.map(\.up) == [1, 0, 1])
    #expect(groups.map(\.down) == [1, 0, 1])
    #expect(groups[2].mean == Points(whole: -10))
    #expect(
      groups[2].moves
        == [
          GradeMove(from: "优秀", to: "合格", units: 1), GradeMove(from: "合格", to: "优秀", units: 1),
        ])
  }
}
