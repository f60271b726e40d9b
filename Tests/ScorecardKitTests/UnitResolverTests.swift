import Diagnostics
import ScorecardModel
import Testing

@testable import ScorecardKit

@Suite struct UnitResolverTests {
  /// Two districts with a street and two communities each; 和平社区 is in both.
  private let units = UnitTable(
    level: .community, codes: TextColumn(["0101", "0102", "0201", "0202"]),
    names: TextColumn(["和平社区", "东湖社区", "和平社区", "西山社区"]),
    street: GroupColumn(
      ids: ColumnBuffer([0, 0, 1, 1]),
      groups: [UnitGroup(code: "01s", name: "甲街道"), UnitGroup(code: "02s", name: "乙街道")]),
    district: GroupColumn(
      ids: ColumnBuffer([0, 0, 1, 1]),
      groups: [UnitGroup(code: "01", name: "甲区"), UnitGroup(code: "02", name: "乙区")]))

  @Test func codesAndNamesAtEveryLevel() throws {
    let resolver = UnitResolver(units: units)
    #expect(
      try resolver.resolve(["甲区", "02s", "东湖社区", "0202", "甲区"])
        == [.group(.district, 0), .group(.street, 1), .row(1), .row(3)])
  }

  @Test func everyUnknownNameIsReported() throws {
    let error = try #require(throws: Failure.self) {
      try UnitResolver(units: units).resolve(["甲曲", "无此"])
    }
    #expect(error.status == .inputNotFound)
    #expect(error.diagnostics.count == 2)
    #expect(error.diagnostics[0].help?.chinese.contains("甲区") == true)
  }

  @Test func anAmbiguousNameListsItsCodes() throws {
    let error = try #require(throws: Failure.self) {
      try UnitResolver(units: units).resolve(["和平社区"])
    }
    #expect(error.status == .usage)
    #expect(error.diagnostics[0].notes.map(\.english).joined().contains("0201"))
  }

  @Test func scopeOfADistrict() throws {
    let scope = try units.scope([.group(.district, 1)], level: nil)
    #expect(scope.rows == [2, 3])
    #expect(scope.rollups == [.group(.district, 1), .group(.street, 1)])
    #expect(scope.level == .community)
  }

  @Test func scopeOfALevel() throws {
    let scope = try units.scope([], level: .district)
    #expect(scope.rows == [0, 1, 2, 3])
    #expect(scope.rollups == [.group(.district, 0), .group(.district, 1)])
  }

  /// Two districts without codes, with a street Main each; a community b in the first.
  private let plain = UnitTable(
    level: .community, codes: TextColumn(["1", "2", "3"]), names: TextColumn(["a", "b", "b"]),
    street: GroupColumn(
      ids: ColumnBuffer([0, 1, 2]),
      groups: [
        UnitGroup(code: "Main", name: "Main"), UnitGroup(code: "Main", name: "Main"),
        UnitGroup(code: "b", name: "b"),
      ]),
    district: GroupColumn(
      ids: ColumnBuffer([0, 1, 1]),
      groups: [UnitGroup(code: "D1", name: "D1"), UnitGroup(code: "D2", name: "D2")]))

  /// Where the data has no codes of streets, a name is no code.
  @Test func streetsOfOneNameAreAmbiguous() throws {
    let error = try #require(throws: Failure.self) {
      try UnitResolver(units: plain).resolve(["Main"])
    }
    #expect(error.status == .usage)
    #expect(
      error.diagnostics[0].notes.map(\.english)
        == ["Main (street in D1)", "Main (street in D2)"])
    #expect(error.diagnostics[0].help?.english == "write the unit around it first: 'D1/Main'")
  }

  @Test func theUnitAroundTellsThemApart() throws {
    let resolver = UnitResolver(units: plain)
    #expect(
      try resolver.resolve(["D1/Main", "D2/Main", "D2/b", "b/b", "Main/a"])
        == [.group(.street, 0), .group(.street, 1), .group(.street, 2), .row(2), .row(0)])
    let error = try #require(throws: Failure.self) { try resolver.resolve(["D3/Main"]) }
    #expect(error.status == .inputNotFound)
  }

  @Test func twoGroupsOfOneCodeAreAmbiguous() throws {
    let units = UnitTable(
      level: .community, codes: TextColumn(["1", "2"]), names: TextColumn(["a", "b"]),
      street: GroupColumn(
        ids: ColumnBuffer([0, 1]),
        groups: [UnitGroup(code: "01", name: "x"), UnitGroup(code: "01", name: "y")]))
    let error = try #require(throws: Failure.self) {
      try UnitResolver(units: units).resolve(["01"])
    }
    #expect(error.diagnostics.map(\.id) == [.ambiguousUnit])
  }

  @Test func onlyNamedGroupsAndWhatIsInsideThemAreRolledUp() throws {
    let scope = try units.scope([.group(.street, 0), .row(2)], level: nil)
    #expect(scope.rows == [0, 1, 2])
    #expect(scope.rollups == [.group(.street, 0)])
    #expect(try units.scope([.row(2)], level: nil).rollups.isEmpty)
    let nested = try units.scope([.group(.street, 0), .group(.district, 0)], level: nil)
    #expect(nested.rollups == [.group(.district, 0), .group(.street, 0)])
    #expect(try units.scope([.group(.district, 1)], level: .street).rollups == [.group(.street, 1)])
  }

  @Test func aLevelAboveASubjectIsRefused() throws {
    for subject in [UnitReference.group(.street, 0), .row(0)] {
      let error = try #require(throws: Failure.self) {
        try units.scope([.group(.district, 1), subject], level: .district)
      }
      #expect(error.status == .usage)
      #expect(error.diagnostics.count == 1)
      #expect(error.diagnostics[0].message.english.contains("above"))
    }
  }

  @Test func aLevelThatTheDataLacksIsRefused() throws {
    let error = try #require(throws: Failure.self) { try units.scope([], level: .city) }
    #expect(error.status == .usage)
    #expect(error.diagnostics[0].message.english.contains("does not say the city"))
  }
}
