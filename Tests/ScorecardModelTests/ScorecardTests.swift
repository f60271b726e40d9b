import Testing

@testable import ScorecardModel

@Suite struct ScorecardTests {
  private func series() -> SnapshotSeries {
    let units = UnitTable(
      level: .community, codes: TextColumn(["01"]), names: TextColumn(["和平社区"]))
    let snapshot = Snapshot(
      date: CalendarDate("2024-12-31")!, path: "data.csv", units: units,
      columns: [IndicatorColumn([3])])
    return SnapshotSeries(current: snapshot)
  }

  @Test func flagsComeInOrder() {
    var table = ScoreTable(
      ruleSet: sampleRuleSet {
        $0.gates = [.sample("g1", flag: "空心"), .sample("g2"), .sample("g3", flag: "复核")]
        $0.bonuses = [.sample("bonus", cap: 5)]
      }, unitCount: 1)
    table.set(
      0, items: [0, 20_000_000, 0, 0],
      outcomes: [0: OutcomeCell(.scored, partlyMissing: true), 3: OutcomeCell(.failed)])
    for gate in [0, 1, 2] { table.gates[gate].writer[0] = GateState.hit.rawValue }
    table.quotaLimited.writer[0] = 1
    table.bonuses[0].outcomes.writer[0] = OutcomeCell(.scored, dividedByZero: true).rawValue
    table.publish(0)
    table.reasons[1].append("因为", row: 0)
    let card = table.scorecard(0, series())
    #expect(
      card.flags == [.gate("空心"), .gate("复核"), .quota, .missing, .dividedByZero, .failed])
    #expect(card.flags.map(\.text.chinese) == ["空心", "复核", "名额限制", "缺数据", "除数为零", "规则出错"])
    #expect(card.standing == .failed && card.total == nil && card.grade == nil)
    #expect(card.coverage.description == "0.75")
    #expect(card.sections[0].items[1].reason == "因为" && card.sections[0].items[0].reason == nil)
  }

  @Test func aPlainUnitHasNoFlags() {
    let table = ScoreTable(
      ruleSet: sampleRuleSet { $0.gates = [.sample("g1", flag: "空心")] }, unitCount: 1)
    table.set(
      0, items: [30_000_000, 10_000_000, 0, 25_000_000], outcomes: [2: OutcomeCell(.notApplicable)])
    table.publish(0)
    let card = table.scorecard(0, series())
    #expect(card.flags.isEmpty && card.coverage.description == "0.75")
    #expect(card.sections.map(\.score.description) == ["40", "25"])
    #expect(card.sections.map(\.applicable.description) == ["50", "25"])
    let attainments = card.sections.flatMap(\.items).map { $0.attainment?.description }
    #expect(attainments == ["1", "0.5", nil, "1"])
  }

  @Test func gatesSayWhatTheyChanged() {
    let table = ScoreTable(
      ruleSet: sampleRuleSet {
        $0.gates = [.sample("g1"), .sample("g2", cap: 1), .sample("g3", cap: 1)]
      }, unitCount: 2)
    for row in 0..<2 {
      table.set(row, items: [30_000_000, 20_000_000, 25_000_000, 25_000_000])
      for gate in 0..<3 { table.gates[gate].writer[row] = GateState.hit.rawValue }
      table.publish(row)
    }
    // A quota after them.
    table.grades.writer[1] = 2
    table.quotaLimited.writer[1] = 1
    let card = table.scorecard(0, series())
    #expect(card.gates.map(\.change) == [nil, GradeChange(from: 0, to: 1), nil])
    #expect(card.quotaChange == nil)
    #expect(
      card.ledger.suffix(1)
        == [
          LedgerLine(
            kind: .gradeCap, id: "g2", amount: .zero, grades: GradeChange(from: 0, to: 1))
        ])
    #expect(table.gradeChangeByQuota(1) == GradeChange(from: 1, to: 2))
    #expect(table.ledger(1) == ["grade_cap g2 0", "quota  0"])
  }

  /// A rule that failed is told of even where the unit's score does not hang on it.
  @Test func everyFailedRuleIsFlagged() {
    let failed = OutcomeCell(.failed).rawValue
    for part in 0..<4 {
      let table = ScoreTable(
        ruleSet: sampleRuleSet {
          $0.gates = [.sample("gate")]
          $0.bonuses = [.sample("bonus", cap: 5)]
          $0.deductions = [.sample("late", cap: 3)]
          $0.combination = .function(0)
        }, unitCount: 1)
      switch part {
      case 0: table.gates[0].writer[0] = GateState.failed.rawValue
      case 1: table.bonuses[0].outcomes.writer[0] = failed
      case 2: table.deductions[0].outcomes.writer[0] = failed
      default: table.combination?.outcomes.writer[0] = failed
      }
      #expect(table.flags(0) == [.failed])
      #expect(RowMarks(table, rows: [0]).mayHaveFlags == [true])
    }
  }

  @Test func evidenceIsWhatWasReadOnce() {
    var table = ScoreTable(
      ruleSet: sampleRuleSet {
        $0.items[0].scoring = .measure(
          .countOf([.indicator(0), .change(.indicator(0), since: .previous)]))
        $0.items[1].scoring = .function(0)
        $0.items[1].needs = [0]
      }, unitCount: 1)
    table.evidence[1] = FunctionEvidence(
      ids: ColumnBuffer([1]),
      sets: [[], [IndicatorReference(0), IndicatorReference(0, .baseline)]])
    table.set(0, items: [0, 0, 0, 0])
    let card = table.scorecard(0, series())
    #expect(
      card.sections[0].items[0].evidence == [
        Evidence(reference: IndicatorReference(0), cell: .value(3)),
        Evidence(reference: IndicatorReference(0, .previous), cell: .missing),
      ])
    #expect(
      card.sections[0].items[1].evidence.map(\.reference)
        == [IndicatorReference(0), IndicatorReference(0, .baseline)])
  }

  @Test func outcomesKeepTheirMarks() {
    for outcome in ItemOutcome.allCases {
      for (divided, partly) in [(false, false), (true, false), (false, true), (true, true)] {
        let cell = OutcomeCell(outcome, dividedByZero: divided, partlyMissing: partly)
        #expect(cell.outcome == outcome)
        #expect(cell.dividedByZero == divided && cell.partlyMissing == partly)
      }
    }
    #expect(OutcomeCell(rawValue: 0x0F).outcome == .failed)
  }

  @Test func sparseTextsFindTheirRows() {
    var texts = SparseTexts()
    #expect(texts.isEmpty && texts[0] == nil)
    var more = SparseTexts()
    texts.append("one", row: 1)
    texts.append("five", row: 5)
    more.append("nine", row: 9)
    texts.append(contentsOf: more)
    #expect((0...10).map { texts[$0] ?? "-" }.joined() == "-one---five---nine-")
  }
}
