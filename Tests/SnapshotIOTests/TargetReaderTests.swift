import Diagnostics
import ScorecardModel
import Testing

@testable import SnapshotIO

/// Targets: what is read; what is refused stands in `Malformed/targets-….csv`.
struct TargetReaderTests {
  private let units = UnitTable(
    level: .community, codes: TextColumn(["001", "002", "003"]),
    names: TextColumn(["a", "b", "c"]))

  private func read(_ bytes: [UInt8]) throws(Failure) -> TargetTable {
    try TargetReader.read(Sample.content(bytes, path: "targets.csv"), Sample.catalogue)
  }

  private func read(_ text: String) throws(Failure) -> TargetTable {
    try read(Array(text.utf8))
  }

  /// The targets of a year for the three units.
  private func cells(_ table: TargetTable, _ id: String, _ year: Int) -> [Cell]? {
    Sample.catalogue.index(id: id)
      .flatMap { table.columns(year: year, units)[$0] }
      .map { column in (0..<units.count).map { column[$0] } }
  }

  @Test("targets of several years, by id")
  func whole() throws {
    let table = try read(
      "code,indicator,year,value\n001,members,2025,50\n001,members,2026,60\n"
        + "003,league_rate,2025,85\n")
    #expect(table.path == "targets.csv")
    #expect(cells(table, "members", 2025) == [.value(50), .missing, .missing])
    #expect(cells(table, "members", 2026) == [.value(60), .missing, .missing])
    #expect(cells(table, "league_rate", 2025) == [.missing, .missing, .value(85)])
    #expect(cells(table, "league_rate", 2026) == nil)
    #expect(cells(table, "members", 2024) == nil)
  }

  @Test(
    "values are in the indicator's unit, in every form that a snapshot takes",
    arguments: [
      ("league_rate", "85%", 85), ("league_rate", "85", 85), ("league_rate", "８５．５％", 85.5),
      ("balance", "1.18万", 11_800), ("balance", "\"1,046.5\"", 1046.5), ("balance", "-3", -3),
      ("has_venue", "是", 1), ("members", "４６", 46),
    ])
  func forms(id: String, text: String, value: Double) throws {
    let table = try read("code,indicator,year,value\n001,\(id),2025,\(text)\n")
    #expect(cells(table, id, 2025)?.first == .value(value))
  }

  @Test(
    "Chinese headers, titles, aliases, units in parentheses, years as people write them",
    arguments: [
      "代码,指标,年度,目标值\n001,建团率,2025,85%\n",
      "代码,指标,年份,目标\n001,建團率,２０２５,85\n",
      "代碼;指標;年度;目標值\n=\"001\";建团率（%）;2025年;85\n",
      "代码\t名称\t指标\t年度\t目标值\t备注\n'001\t晨桂社区\tleague_rate\t2025年度\t85\t党代会报告\n",
    ])
  func variations(text: String) throws {
    for bytes in [Array(text.utf8), GB18030Text.encode(text)] {
      #expect(try cells(read(bytes), "league_rate", 2025)?.first == .value(85))
    }
  }

  @Test("a header alone is no fault")
  func empty() throws {
    #expect(try read("code,indicator,year,value\n").isEmpty)
  }

  @Test("every fault is told, up to the limit of each kind")
  func limit() throws {
    let rows = (0..<30).map { "00\($0),member,20x5,1\n" }.joined()
    let error = try #require(throws: Failure.self) {
      try read("code,indicator,year,value\n" + rows)
    }
    #expect(error.status == .badInput)
    #expect(error.diagnostics.count { $0.id == .unknownIndicator } == 21)
    #expect(error.diagnostics.count { $0.id == .badYear } == 21)
    #expect(error.diagnostics.first?.help?.english.contains("'members'") == true)
  }
}
