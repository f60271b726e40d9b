import Diagnostics
import ScorecardModel
import Testing

@testable import SnapshotIO

/// Catalogues and adjustments: what is read, and what is refused.
struct CatalogueReaderTests {
  private func faults(_ text: String) -> [String] {
    do {
      _ = try CatalogueReader.read(Sample.content(Array(text.utf8)))
      return []
    } catch {
      return error.diagnostics.map { diagnostic in
        let place = diagnostic.place
        return "\(diagnostic.id.rawValue)@\(place?.line ?? 0):\(place?.column ?? 0)"
      }
    }
  }

  @Test("a whole catalogue")
  func whole() throws {
    let text = """
      id,title,title_en,unit,type,direction,min,max,aliases,definition,document
      rate,建团率,League rate,%,percent,rising,0,100, 建團率 |团建率|,"有效,不含联合",001
      idle,闲置月数,,月,count,falling,0,12,,,
      venue,有无阵地,Venue,,是否,,,,,,
      """
    let catalogue = try CatalogueReader.read(Sample.content(Array(text.utf8)))
    #expect(
      catalogue[0]
        == Indicator(
          id: "rate", title: Message(en: "League rate", zh: "建团率"), aliases: ["建團率", "团建率"],
          measureUnit: "%", type: .percent, direction: .rising, minimum: 0, maximum: 100,
          definition: "有效,不含联合", document: "001"))
    #expect(catalogue[1].title == Message(verbatim: "闲置月数"))
    #expect(catalogue[1].direction == .falling)
    #expect(catalogue[2].type == .boolean)
    #expect(catalogue[2].minimum == nil)
  }

  @Test("Chinese headers, tabs and GB18030")
  func variations() throws {
    let text = "编号\t名称\t类型\t方向\nidle\t闲置月数\t计数\t越低越好\n"
    let catalogue = try CatalogueReader.read(Sample.content(GB18030Text.encode(text)))
    #expect(catalogue[0].title.chinese == "闲置月数")
    #expect(catalogue[0].type == .count)
    #expect(catalogue[0].direction == .falling)
  }

  @Test(
    "faults",
    arguments: [
      ("id,title\n,甲\n", ["data.bad-entry@2:1"]),
      ("id,title\na b,甲\n", ["data.bad-entry@2:1"]),
      ("id,title\n9a,甲\n建团率,乙\n", ["data.bad-entry@2:1", "data.bad-entry@3:1"]),
      ("id,title\na,\n", ["data.bad-entry@2:3"]),
      ("id,title\na,甲\n\na,乙\n", ["data.bad-entry@4:1"]),
      ("id,title\na,甲\nb,甲\n", ["data.bad-entry@3:3"]),
      ("id,title,aliases\na,甲,丙\nb,乙,丁|丙\n", ["data.bad-entry@3:5"]),
      ("id,title\na,街道\n", ["data.bad-entry@2:3"]),
      ("id,title,type\na,甲,percant\n", ["data.bad-entry@2:5"]),
      ("id,title,direction\na,甲,up\n", ["data.bad-entry@2:5"]),
      ("id,title,min,max\na,甲,low,1\n", ["data.bad-entry@2:5"]),
      ("id,title,min,max\na,甲,5,1\n", ["data.bad-entry@2:5"]),
      ("id,title\na,甲,x\nb\n", ["data.cell-count@2:1", "data.cell-count@3:1"]),
      ("id,titel\na,甲\n", ["data.unknown-column@1:4", "data.missing-column@1:1"]),
      ("id,title,id\na,甲,b\n", ["data.duplicate-column@1:10"]),
      ("id,title,\na,甲,\n", ["data.empty-header@1:10"]),
      ("id,title\na,\"甲\n", ["data.unterminated-quote@2:3", "data.bad-entry@2:3"]),
      ("", ["data.empty-file@0:0"]),
    ])
  func faults(text: String, expected: [String]) {
    #expect(faults(text) == expected)
  }

  @Test("a missing catalogue")
  func missing() {
    #expect(throws: Failure.self) { try CatalogueReader.read(path: "no/such/indicators.csv") }
  }
}

struct AdjustmentReaderTests {
  private func read(_ text: String) throws(Failure) -> [AdjustmentRecord] {
    try AdjustmentReader.read(Sample.content(Array(text.utf8)))
  }

  @Test("adjustments in order, with exact points")
  func records() throws {
    let text = "代码,规则集,分值,原因\n001,five-have,2.5,\"表彰,市级\"\n\n002,five-have,-0.000001,通报\n"
    #expect(
      try read(text) == [
        AdjustmentRecord(
          code: "001", ruleSet: "five-have", points: Points(micro: 2_500_000), reason: "表彰,市级",
          line: 2),
        AdjustmentRecord(
          code: "002", ruleSet: "five-have", points: Points(micro: -1), reason: "通报", line: 4),
      ])
  }

  @Test(
    "faults",
    arguments: [
      ("1,r,2,x", []),
      (",r,2,x", ["data.bad-entry@2:1"]),
      ("1,,2,x", ["data.bad-entry@2:3"]),
      ("1,r,2,", ["data.bad-entry@2:7"]),
      ("1,r,,x", ["data.bad-entry@2:5"]),
      ("1,r,two,x", ["data.bad-entry@2:5"]),
      ("1,r,2%,x", ["data.bad-entry@2:5"]),
      ("1,r,0.0000001,x", ["data.bad-entry@2:5"]),
      ("1,r,1e12,x", ["data.bad-entry@2:5"]),
      ("9.9E+11,r,2,x", ["data.mangled-code@2:1"]),
      ("1,r,2", ["data.cell-count@2:1"]),
    ])
  func faults(row: String, expected: [String]) {
    var found: [String] = []
    do {
      _ = try read("code,ruleset,points,reason\n\(row)\n")
    } catch {
      found = error.diagnostics.map { diagnostic in
        let place = diagnostic.place
        return "\(diagnostic.id.rawValue)@\(place?.line ?? 0):\(place?.column ?? 0)"
      }
    }
    #expect(found == expected)
  }
}
