import Foundation
import Testing

/// `scorecard test --update`, on files as Chinese Excel saves them.
@Suite struct UpdateTests {
  private func packs(_ cases: Data) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("one"), withIntermediateDirectories: true)
    try folder.write("indicators.csv", "id,title,type\na,甲,number\n")
    try folder.write(
      "one/ruleset.lua",
      """
      return ruleset { id = "one", version = "1", title = "规则集一",
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100,
                 measure = linear { "a", from = 0, to = 100 } } },
        grades = { grade { "好", at = 80 }, grade { "差" } } }
      """)
    try cases.write(to: folder.url.appendingPathComponent("one/cases.csv"))
    return folder
  }

  @Test func gb18030KeepsEveryOtherByte() throws {
    // 算例;说明;a;expect:total;expect:grade, in GB18030 with CR LF; 名称 is of two kinds of bytes.
    let before: [UInt8] =
      [0xCB, 0xE3, 0xC0, 0xFD] + Array(";note;a;expect:total;expect:grade\r\n".utf8)
      + [0xBC, 0xD7, 0x82, 0x30, 0x84, 0x31] + Array(";\"a;b\"; 50;51.00;".utf8) + [0xBA, 0xC3]
      + Array("\r\n".utf8)
    let folder = try packs(Data(before))
    let run = try ScorecardBinary.run(["test", folder.path("one"), "--update"])
    #expect(run.status == 0, "\(run.text)\(run.errors)")
    let after: [UInt8] =
      [0xCB, 0xE3, 0xC0, 0xFD] + Array(";note;a;expect:total;expect:grade\r\n".utf8)
      + [0xBC, 0xD7, 0x82, 0x30, 0x84, 0x31] + Array(";\"a;b\"; 50;50.00;".utf8) + [0xB2, 0xEE]
      + Array("\r\n".utf8)
    #expect(
      try Data(contentsOf: folder.url.appendingPathComponent("one/cases.csv")) == Data(after))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("one")).sorted()
        == ["cases.csv", "ruleset.lua"])
    #expect(run.text.contains("expect:total  51.00  →  50.00"), "\(run.text)")
    let again = try ScorecardBinary.run(["test", folder.path("one"), "--update"])
    #expect(again.status == 0 && again.text.hasPrefix("没有改写任何应得结果\n"))
  }

  @Test func aLinkStaysALinkAndTheModeStays() throws {
    let folder = try packs(Data())
    try folder.write("real.csv", "case,a,expect:total\n半,50,51\n")
    try FileManager.default.removeItem(atPath: folder.path("one/cases.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("one/cases.csv"), withDestinationPath: "../real.csv")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder.path("real.csv"))
    let run = try ScorecardBinary.run(["test", folder.path("one"), "--update"])
    #expect(run.status == 0, "\(run.text)\(run.errors)")
    let text = try String(contentsOfFile: folder.path("real.csv"), encoding: .utf8)
    #expect(text == "case,a,expect:total\n半,50,50\n")
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("real.csv"))
    #expect(mode[.posixPermissions] as? Int == 0o640)
    let link = try FileManager.default.destinationOfSymbolicLink(
      atPath: folder.path("one/cases.csv"))
    #expect(link == "../real.csv")
  }
}
