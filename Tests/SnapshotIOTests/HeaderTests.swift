import Diagnostics
import ScorecardModel
import Testing

@testable import SnapshotIO

/// What columns are taken for.
struct HeaderTests {
  @Test(
    "roles by id and by Chinese header",
    arguments: [
      ("code", .code), ("CODE", .code), (" Code ", .code), ("代码", .code), ("代碼", .code),
      ("统计用区划代码", .code), ("統計用區劃代碼", .code), ("区划代码", .code), ("编码", .code), ("社区代码", .code),
      ("name", .name), ("名称", .name), ("社区名称", .name), ("社區名稱", .name), ("单位名称", .name),
      ("社区", .name),
      ("district", .district), ("区", .district), ("所属区", .district), ("所屬區", .district),
      ("区县", .district),
      ("district_code", .districtCode), ("区代码", .districtCode), ("District Code", .districtCode),
      ("street", .street), ("街道", .street), ("所属街道", .street), ("街道名称", .street), ("镇街", .street),
      ("鎮街", .street), ("street_code", .streetCode), ("街道代码", .streetCode), ("city", .city),
      ("市", .city), ("城市", .city), ("city_code", .cityCode), ("市代码", .cityCode),
      ("stratum", .stratum), ("类型", .stratum), ("社区类型", .stratum), ("社區類型", .stratum),
      ("分　类", .stratum), ("ｃｏｄｅ", .code), ("街道\n代码", .streetCode),
    ] as [(String, ColumnRole)])
  func roles(header: String, role: ColumnRole) {
    #expect(ColumnRole(header: HeaderKey.of(header)) == role)
  }

  @Test("no two roles share a header")
  func distinctHeaders() {
    let keys = ColumnRole.allCases.flatMap { Set($0.headers.map(HeaderKey.of)) }
    #expect(Set(keys).count == keys.count)
  }

  @Test(
    "an indicator by id, titles, aliases, and with its unit of measure",
    arguments: [
      "league_rate", "League_Rate", "建团率", "建 团 率", "League rate", "LEAGUE RATE", "建團率", "团建率",
      "建团率（%）", "建团率(%)", "建团率\n（％）",
    ])
  func indicators(header: String) throws {
    let reading = try Sample.read("code,\"\(header)\"\n1,5\n")
    #expect(reading.snapshot.columns.map { $0 == nil } == [false, true, true, true])
  }

  @Test("columns come in any order, and the catalogue's order stays")
  func order() throws {
    let reading = try Sample.read("结余,members,name,代码\n1.5,2,甲,001\n")
    #expect(reading.snapshot.columns[3]?[0] == .value(1.5))
    #expect(reading.snapshot.columns[1]?[0] == .value(2))
    #expect(reading.snapshot.units.codes[0] == "001")
    #expect(reading.catalogue.count == 4)
  }

  @Test("without a catalogue every other column is an indicator of any type")
  func implicit() throws {
    let reading = try Sample.read("code,建团率,x\n1,85%,是\n", catalogue: nil)
    #expect(reading.catalogue.indicators.map(\.id) == ["建团率", "x"])
    #expect(reading.catalogue.indicators.allSatisfy { $0.type == .any })
    #expect(reading.snapshot.columns[0]?[0] == .value(85))
    #expect(reading.snapshot.columns[1]?[0] == .value(1))
  }

  @Test(
    "what is wrong with a header, and where",
    arguments: [
      ("code,建团律\n1,2\n", ["data.unknown-column@1:6"]),
      ("code,members,团员数\n1,2,3\n", ["data.duplicate-column@1:14"]),
      ("code,members,members\n1,2,3\n", ["data.duplicate-column@1:14"]),
      ("code,代码\n1,2\n", ["data.duplicate-column@1:6"]),
      ("code,,members\n1,2,3\n", ["data.empty-header@1:6"]),
      ("code,members,\n1,2,\n", ["data.empty-header@1:14"]),
      ("name,members\n甲,2\n", ["data.missing-column@1:1"]),
      ("code,members(%)\n1,2\n", ["data.unknown-column@1:6"]),
    ])
  func faults(text: String, expected: [String]) {
    #expect(Sample.faults(text) == expected)
  }

  @Test("an unknown column is told the nearest name")
  func suggestion() {
    let cases = [("建团律", "建团率"), ("menbers", "members"), ("has_venu", "has_venue"), ("所属去", "所属区")]
    for (header, near) in cases {
      let diagnostic = Sample.diagnostics("code,\(header)\n1,2\n").first
      #expect(diagnostic?.help?.english == "did you mean '\(near)'?")
      #expect(diagnostic?.help?.chinese == "是否想写“\(near)”？")
    }
  }

  @Test("duplicate columns without a catalogue")
  func implicitDuplicate() {
    #expect(Sample.faults("code,a, A\n1,2,3\n", catalogue: nil) == ["data.duplicate-column@1:8"])
  }

  @Test("faults of the header do not hide those of the cells")
  func together() {
    #expect(
      Sample.faults("code,oops,members\n1,x,1.5\n")
        == ["data.unknown-column@1:6", "data.bad-count@2:5"])
  }

  @Test("a table of districts may head its codes and names by the district")
  func ownLevel() throws {
    let text = "区代码,区,市,街道,members\n990102000000,江北区,江城市,甲,5\n"
    let units = try Sample.read(text, level: .district).snapshot.units
    #expect(units.codes[0] == "990102000000")
    #expect(units.names[0] == "江北区")
    #expect(units.group(.city, of: 0)?.name == "江城市")
    #expect(units.district == nil)
    #expect(units.street == nil)
  }
}
