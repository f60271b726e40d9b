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

  @Test func scopeOfADistrict() {
    let scope = units.scope([.group(.district, 1)], level: nil)
    #expect(scope.rows == [2, 3])
    #expect(scope.rollups == [.group(.district, 1), .group(.street, 1)])
    #expect(scope.level == .community)
  }

  @Test func scopeOfALevel() {
    let scope = units.scope([], level: .district)
    #expect(scope.rows == [0, 1, 2, 3])
    #expect(scope.rollups == [.group(.district, 0), .group(.district, 1)])
  }
}
