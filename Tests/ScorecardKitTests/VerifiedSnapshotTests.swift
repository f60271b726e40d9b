import Diagnostics
import ScorecardModel
import Testing

@testable import ScorecardKit

@Suite struct VerifiedSnapshotTests {
  private typealias Part = VerifiedSnapshot.Part

  /// - Parameter columns: by indicator; nil for one that the file has no column for.
  private func part(
    _ level: VerificationLevel, _ codes: [String], _ columns: [[Cell]?]
  ) -> Part {
    Part(
      level: level,
      snapshot: Snapshot(
        date: CalendarDate("2025-12-31"), path: "\(level.rawValue).csv",
        units: UnitTable(
          level: .community, codes: TextColumn(codes), names: TextColumn(codes.map { "社区" + $0 })),
        columns: columns.map { $0.map(column) }))
  }

  private func column(_ cells: [Cell]) -> IndicatorColumn {
    IndicatorColumn(
      values: ColumnBuffer(
        cells.map { cell in
          if case .value(let value) = cell { value } else { 0 }
        }),
      states: ColumnBuffer(
        cells.map { cell in
          switch cell {
          case .value: CellState.value.rawValue
          case .missing: CellState.missing.rawValue
          case .notApplicable: CellState.notApplicable.rawValue
          }
        }))
  }

  private func cells(_ snapshot: Snapshot?, _ indicator: Int) -> [Cell]? {
    guard let snapshot, let column = snapshot.column(indicator) else { return nil }
    return (0..<snapshot.units.count).map { column[$0] }
  }

  @Test func theHighestLevelThatSaysSomethingCounts() throws {
    let own = part(
      .selfAssessed, ["1", "2", "3", "4"],
      [
        [.value(10), .value(20), .notApplicable, .missing],
        [.value(1), .value(2), .missing, .missing],
      ])
    // Fewer units in another order; the second indicator has no column.
    let street = part(.street, ["3", "1"], [[.value(31), .value(11)], nil])
    let city = part(
      .city, ["1", "2", "4"],
      [[.missing, .notApplicable, .value(0)], nil, [.value(7), .missing, .notApplicable]])
    // In any order.
    let verified = try #require(try VerifiedSnapshot.merge([city, own, street]))
    #expect(cells(verified.merged, 0) == [.value(11), .notApplicable, .value(31), .value(0)])
    #expect(cells(verified.merged, 1) == [.value(1), .value(2), .missing, .missing])
    #expect(cells(verified.merged, 2) == [.value(7), .missing, .missing, .notApplicable])
    #expect(verified.merged.path == "self.csv" && verified.merged.units.count == 4)
    #expect(verified.merged.date?.description == "2025-12-31")
    // What the units say; the merged value where they say nothing.
    #expect(
      cells(verified.selfAssessed, 0) == [.value(10), .value(20), .notApplicable, .value(0)])
    #expect(cells(verified.selfAssessed, 1) == [.value(1), .value(2), .missing, .missing])
    #expect(
      cells(verified.selfAssessed, 2) == [.value(7), .missing, .missing, .notApplicable])
    // What was merged stays as it was.
    #expect(cells(own.snapshot, 0) == [.value(10), .value(20), .notApplicable, .missing])
  }

  @Test func thereIsASelfAssessmentOnlyBesideAnotherFile() throws {
    let own = part(.selfAssessed, ["1"], [[.value(1)]])
    let street = part(.street, ["1"], [[.value(2)]])
    let city = part(.city, ["1"], [[.value(3)]])
    #expect(try VerifiedSnapshot.merge([]) == nil)
    let alone = try #require(try VerifiedSnapshot.merge([own]))
    #expect(alone.selfAssessed == nil && cells(alone.merged, 0) == [.value(1)])
    let others = try #require(try VerifiedSnapshot.merge([street, city]))
    #expect(others.selfAssessed == nil && cells(others.merged, 0) == [.value(3)])
    #expect(others.merged.path == "street.csv")
  }

  @Test func aUnitThatTheLowestLevelLacksIsRefused() throws {
    let own = part(.selfAssessed, ["0101", "0102"], [[.value(1), .value(2)]])
    let street = part(.street, ["0101", "0103"], [[.value(1), .value(2)]])
    let city = part(.city, ["0199"], [[.value(1)]])
    let error = try #require(throws: Failure.self) {
      try VerifiedSnapshot.merge([own, street, city])
    }
    #expect(error.status == .badInput)
    #expect(error.diagnostics.map(\.id) == [.unverifiedUnit, .unverifiedUnit])
    #expect(error.diagnostics.map(\.place?.path) == ["street.csv", "city.csv"])
    #expect(error.diagnostics[0].message.english.hasPrefix("0103 社区0103 is verified by the street"))
    #expect(error.diagnostics[0].help?.english.contains("'010") == true)
  }

  /// Self-assessed and verified totals in millionths; nil is not assessed.
  @Test(
    arguments: [
      (95_000_000, 90_000_000, false), (95_010_000, 90_000_000, true),
      (80_000_000, 90_000_000, false),
      (nil, 90_000_000, false), (95_010_000, nil, false),
    ] as [(Int64?, Int64?, Bool)])
  func moreThanTheMarginIsFlagged(_ own: Int64?, _ found: Int64?, _ isFlagged: Bool) {
    let remarks = VerifiedSnapshot.selfAssessmentRemarks(
      verified: table(found), selfAssessed: table(own))
    #expect(remarks == (isFlagged ? [1: [.selfAssessedHigh]] : [:]))
    #expect(
      VerifiedSnapshot.selfAssessedTotals(table(own))
        == [Points.zero, own.map { Points(micro: $0) }])
  }

  /// The second of two units has the total; the first has none to speak of.
  private func table(_ total: Int64?) -> ScoreTable {
    let table = ScoreTable(
      ruleSet: RuleSet(
        id: "r", version: "1", title: Message(verbatim: "r"), sections: [], items: []),
      unitCount: 2)
    if let total {
      table.totals.writer[1] = total
    } else {
      table.standings.writer[1] = Standing.tooMuchMissing.rawValue
    }
    return table
  }
}
