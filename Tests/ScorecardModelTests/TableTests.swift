import Diagnostics
import Testing

@testable import ScorecardModel

@Suite struct TableTests {
  @Test func textColumnsKeepEveryByte() {
    let texts = ["和平社区", "", "a", "长江\"新\"社区,一区"]
    let column = TextColumn(texts)
    #expect(column.count == 4)
    #expect((0..<4).map { column[$0] } == texts)
    #expect((0..<4).map { Array(column.memory[$0]) } == texts.map { Array($0.utf8) })
    #expect(TextColumn([]).count == 0)
  }

  @Test func groupsListTheirUnits() {
    let column = GroupColumn(
      ids: ColumnBuffer([1, 0, GroupColumn.none, 1]),
      groups: [UnitGroup(code: "a", name: "甲"), UnitGroup(code: "b", name: "乙")])
    #expect(column.members() == [[1], [0, 3]])
    #expect(column.group(of: 2) == nil && column.group(of: 3) == 1)
    let units = UnitTable(
      level: .community, codes: TextColumn(["1", "2", "3", "4"]),
      names: TextColumn(["一", "二", "三", "四"]), street: column)
    #expect(units.group(.street, of: 0)?.name == "乙" && units.group(.street, of: 2) == nil)
    #expect(units.group(.district, of: 0) == nil && units.groups(.all) == nil)
    #expect(units.describe(.group(.street, 1)) == (.street, "b", "乙"))
    #expect(units.describe(.row(2)) == (.community, "3", "三"))
  }

  @Test func levelsAreOrderedFromTheSmallestUp() {
    #expect(UnitLevel.allCases == UnitLevel.allCases.sorted())
    #expect(UnitLevel.community < .city && !(UnitLevel.street < .street))
    #expect(UnitLevel.allCases.map { Grouping($0) } == [.all, .street, .district, .city])
  }

  @Test func otherSnapshotsAreAlignedByCode() {
    let snapshot = { (date: String, codes: [String], cells: [Double?]) in
      Snapshot(
        date: CalendarDate(date)!, path: "data.csv",
        units: UnitTable(
          level: .community, codes: TextColumn(codes), names: TextColumn(codes)),
        columns: [IndicatorColumn(cells), nil])
    }
    let current = snapshot("2024-12-31", ["1", "2", "3"], [1, nil, 3])
    let before = snapshot("2023-12-31", ["3", "1", "9"], [30, nil, 90])
    let series = SnapshotSeries(
      current: current, previous: AlignedSnapshot(before, alignedTo: current))
    #expect((0..<3).map { series.cell(0, .current, $0) } == [.value(1), .missing, .value(3)])
    #expect((0..<3).map { series.cell(0, .previous, $0) } == [.missing, .missing, .value(30)])
    #expect(series.cell(0, .baseline, 0) == .missing && series.cell(1, .current, 0) == .missing)
    let column = IndicatorColumn([5])
    column.states.writer[0] = CellState.notApplicable.rawValue
    #expect(column[0] == .notApplicable)
  }

  @Test func cataloguesFindIndicatorsByIdTitleAndAlias() {
    let catalogue = Catalogue([
      Indicator(
        id: "rate", title: Message(en: "rate", zh: "建团率"), aliases: ["建團率", "members"]),
      Indicator(id: "members", title: Message(en: "members", zh: "团员数")),
    ])
    #expect(catalogue.count == 2 && catalogue[1].id == "members")
    #expect(catalogue.index(header: "建团率") == 0 && catalogue.index(header: "建團率") == 0)
    #expect(catalogue.index(header: "团员数") == 1 && catalogue.index(header: "x") == nil)
    #expect(catalogue.index(id: "建团率") == nil && catalogue.index(id: "members") == 1)
  }

  @Test func measuresSayWhatTheyRead() {
    let ratio = Operand.ratio(.indicator(0), .sum([.indicator(1), .indicator(2)]), scale: 100)
    let measure = Measure.weighted([
      WeightedPart(
        .worstOf([.yes(.indicator(3)), .condition(.atLeast(ratio, 1), holds: false)]),
        weight: Points(whole: 1)),
      WeightedPart(
        .linear(.change(.indicator(4), since: .baseline), from: 0, to: 1), weight: Points(whole: 2)),
    ])
    #expect(measure.references.map(\.indicator) == [3, 0, 1, 2, 4, 4])
    #expect(measure.references.last?.moment == .baseline)
  }

  @Test func sectionsOfItems() {
    let ruleSet = sampleRuleSet()
    #expect((0..<4).map { ruleSet.section(ofItem: $0) } == [0, 0, 1, 1])
    #expect(ruleSet.itemRange(of: .section(1)) == 2..<4 && ruleSet.itemRange(of: .item(2)) == 2..<3)
  }
}
