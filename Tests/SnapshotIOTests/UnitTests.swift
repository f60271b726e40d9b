import ScorecardModel
import Testing

@testable import SnapshotIO

/// Codes, names and groups of units.
struct UnitTests {
  private func units(_ text: String, level: UnitLevel = .community) throws -> UnitTable {
    try Sample.read(text, catalogue: nil, level: level).snapshot.units
  }

  private func names(_ units: UnitTable, _ grouping: Grouping) -> [String] {
    (0..<units.count).map { units.group(grouping, of: $0)?.name ?? "-" }
  }

  @Test(
    "codes stay text",
    arguments: [
      ("001", "001"), ("  0099 ", "0099"), ("\"007\"", "007"), ("=\"0012\"", "0012"),
      ("\"=\"\"0012\"\"\"", "0012"), ("'0012", "0012"), ("１２３", "123"), ("Ａ-1", "A-1"),
      ("A01", "A01"),
      ("12E5", "12E5"), ("1.2.3", "1.2.3"), ("社区1", "社区1"), ("110101001001", "110101001001"),
    ])
  func codes(cell: String, expected: String) throws {
    #expect(try units("code,v\n\(cell),1\n").codes[0] == expected)
  }

  @Test(
    "codes that became numbers",
    arguments: [
      "9.90102E+11", "9.90102E11", "9E+11", "1.10101e+11", "110101001001.0", "12.", "１.5E+5",
    ])
  func mangled(cell: String) {
    #expect(Sample.faults("code,v\n\(cell),1\n", catalogue: nil) == ["data.mangled-code@2:1"])
  }

  @Test("a unit without a code", arguments: ["", "  ", "\"\"", "'", "=\"\""])
  func empty(cell: String) {
    #expect(Sample.faults("v,code\n1,\(cell)\n", catalogue: nil) == ["data.empty-code@2:3"])
  }

  @Test("codes that occur twice name both lines")
  func duplicates() {
    let text = "code,v\n003,1\n001,2\n003,3\n\n002,4\n\"001\",5\n"
    let diagnostics = Sample.diagnostics(text, catalogue: nil)
    #expect(
      diagnostics.map(\.message.english)
        == ["code '003' is already in line 2", "code '001' is already in line 3"])
    #expect(diagnostics.map { $0.place?.line } == [4, 7])
    #expect(Sample.faults("code,v\n1,1\n2,1\n2,1\n", catalogue: nil) == ["data.duplicate-code@4:1"])
  }

  @Test("names fall back to codes")
  func namelessUnits() throws {
    let units = try units("code,name,v\n001,甲,1\n002,,2\n")
    #expect(units.names[0] == "甲")
    #expect(units.names[1] == "002")
  }

  @Test("without columns for them, groups come from the 12-digit code")
  func derived() throws {
    let units = try units("code,v\n990102001001,1\n990102001002,1\n990103002001,1\n12345,1\n")
    #expect(names(units, .city) == ["990100000000", "990100000000", "990100000000", "-"])
    #expect(names(units, .district) == ["990102000000", "990102000000", "990103000000", "-"])
    #expect(names(units, .street) == ["990102001000", "990102001000", "990103002000", "-"])
    #expect(units.district?.groups.map(\.code) == ["990102000000", "990103000000"])
    #expect(units.stratum == nil)
  }

  @Test("a column for one kind of group leaves the others to the code")
  func partlyDerived() throws {
    let units = try units("code,区\n990102001001,江北区\n990102001002,江北区\n990103001001,江北区\n")
    #expect(names(units, .district) == ["江北区", "江北区", "江北区"])
    // The same street number in two districts is two streets.
    #expect(units.street?.groups.count == 2)
    #expect(units.city?.groups.count == 1)
  }

  @Test("a name without a code is the same group only within its parent")
  func namesWithinParents() throws {
    let units = try units(
      """
      code,市,区,街道,类型
      1,甲市,中区,人民街道,老旧
      2,甲市,东区,人民街道,安置
      3,乙市,中区,人民街道,老旧
      4,甲市,中区,人民街道,
      5,甲市,中区,,老旧
      """)
    #expect(units.city?.groups.map(\.name) == ["甲市", "乙市"])
    #expect(units.district?.groups.count == 3)
    #expect(units.street?.groups.count == 3)
    #expect(units.street?.group(of: 3) == units.street?.group(of: 0))
    #expect(names(units, .street)[4] == "-")
    #expect(names(units, .stratum) == ["老旧", "安置", "老旧", "-", "老旧"])
    #expect(units.street?.groups[0] == UnitGroup(code: "人民街道", name: "人民街道"))
  }

  @Test("a code is the same group wherever it occurs")
  func codesOverParents() throws {
    let units = try units(
      "code,区,街道代码,街道\n1,甲区,07,人民街道\n2,乙区,07,人民街道\n3,乙区,08,人民街道\n")
    #expect(units.street?.groups.map(\.code) == ["07", "08"])
    #expect(units.street?.groups.map(\.name) == ["人民街道", "人民街道"])
  }

  @Test("codes of groups are text too")
  func groupCodes() throws {
    let units = try units("code,街道代码\n1,=\"007\"\n2,007\n3,'007\n4,\n5,A-1\n")
    #expect(units.street?.groups.map(\.code) == ["007", "A-1"])
    #expect(names(units, .street) == ["007", "007", "007", "-", "A-1"])
    #expect(
      Sample.faults("code,街道代码,街道\n1,9.9E+8,甲\n2,9.9E+8,乙\n", catalogue: nil)
        == ["data.mangled-code@2:3", "data.mangled-code@3:3", "data.group-name@3:10"])
  }

  @Test("a code with two names is warned of, and the first name is kept")
  func nameConflicts() throws {
    let text = """
      code,street_code,street,v
      1,07,,1
      2,07,人民街道,1
      3,07,民主街道,1
      4,07,人民街道,1
      5,07,民主街道,1
      6,07,自由街道,1
      """
    for threads in [1, 2, 3] {
      let reading = try Sample.read(text, catalogue: nil, threads: threads)
      #expect(reading.snapshot.units.street?.groups == [UnitGroup(code: "07", name: "人民街道")])
      #expect(reading.warnings.map { $0.place?.line } == [4, 7])
      #expect(reading.warnings.allSatisfy { $0.id == .groupName && $0.severity == .warning })
    }
  }

  @Test("groups of a level and below are not kept")
  func levels() throws {
    let text = "code,市,区,街道\n990102001000,江城市,江北区,望江街道\n"
    let street = try units(text, level: .street)
    #expect(street.street == nil)
    #expect(street.names[0] == "望江街道")
    #expect(names(street, .district) == ["江北区"])
    let city = try units("city_code,city\n990100000000,江城市\n", level: .city)
    #expect(city.city == nil && city.district == nil && city.street == nil)
    #expect(city.names[0] == "江城市")
  }

  @Test("groups are numbered in the order of their first rows, whatever the threads")
  func groupOrder() throws {
    var text = "code,区,街道\n"
    for row in 0..<500 { text += "\(1000 + row),区\(row * 7 % 13),街道\(row * 11 % 17)\n" }
    let images = try [1, 2, 3].map {
      SnapshotImage(try Sample.read(text, catalogue: nil, threads: $0))
    }
    #expect(images[0] == images[1] && images[1] == images[2])
    #expect(images[0].groupLists["district"]?.prefix(3).map(\.name) == ["区0", "区7", "区1"])
    #expect(images[0].groupLists["street"]?.count == 13 * 17)
  }

  @Test("an indicator column without any value is warned of")
  func emptyColumns() throws {
    let reading = try Sample.read("code,members,league_rate,has_venue\n1,,X,NA\n2,5,,\n")
    #expect(reading.warnings.map(\.id) == [.emptyColumn])
    #expect(reading.warnings[0].place?.column == 14)
  }
}
