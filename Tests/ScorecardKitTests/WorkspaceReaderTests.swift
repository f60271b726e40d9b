import Diagnostics
import Foundation
import ScorecardModel
import Testing

@testable import ScorecardKit

@Suite struct WorkspaceReaderTests {
  private func read(_ yaml: String) throws -> Workspace {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("workspace-\(UUID().uuidString)")
    let pack = folder.appendingPathComponent("rules/five-have")
    try FileManager.default.createDirectory(at: pack, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: pack.appendingPathComponent("empty"), withIntermediateDirectories: true)
    try Data("return 1".utf8).write(to: pack.appendingPathComponent("ruleset.lua"))
    try Data(yaml.utf8).write(to: folder.appendingPathComponent("scorecard.yaml"))
    defer { try? FileManager.default.removeItem(at: folder) }
    return try WorkspaceReader.read(folder.path)
  }

  @Test func everythingIsRead() throws {
    let workspace = try read(
      """
      title: 江城市
      rules: rules
      rulesets: [five-have]
      catalogue: rules/indicators.csv
      adjustments: adjustments.csv
      targets: targets.csv
      process: data/process.csv
      snapshots:
        - { date: 2022-12-31, path: a.csv, role: baseline }
        - { date: 2023-12-31, path: b.csv, level: district }
      """)
    #expect(workspace.title == "江城市")
    #expect(workspace.rules.map { Paths.name(of: $0) } == ["five-have"])
    #expect(workspace.catalogue?.hasSuffix("/rules/indicators.csv") == true)
    #expect(workspace.adjustments?.hasSuffix("/adjustments.csv") == true)
    #expect(workspace.targets?.hasSuffix("/targets.csv") == true)
    #expect(workspace.process?.hasSuffix("/data/process.csv") == true)
    #expect(workspace.snapshots.map(\.verification) == [nil, nil])
    #expect(workspace.snapshots.map(\.date?.description) == ["2022-12-31", "2023-12-31"])
    #expect(workspace.snapshots.map(\.isBaseline) == [true, false])
    #expect(workspace.snapshots.map(\.level) == [.community, .district])
  }

  @Test func oneDayMayHaveASnapshotOfEachVerification() throws {
    let workspace = try read(
      """
      snapshots:
        - { date: 2023-12-31, path: a.csv, role: baseline, verification: self }
        - { date: 2023-12-31, path: b.csv, role: baseline, verification: 街道 }
        - { date: 2023-12-31, path: c.csv, verification: district }
        - { date: 2023-12-31, path: d.csv, verification: 市 }
        - { date: 2023-12-31, path: e.csv, level: street, verification: city }
        - { date: 2024-12-31, path: f.csv, verification: city }
      """)
    #expect(
      workspace.snapshots.map(\.verification) == [
        .selfAssessed, .street, .district, .city, .city, .city,
      ])
  }

  @Test func withoutAListEveryPackRuns() throws {
    #expect(try read("rules: rules\n").rules.map { Paths.name(of: $0) } == ["five-have"])
  }

  @Test(arguments: [
    ("titel: 江城市\n", 1, "no key 'titel'", "title"),
    ("title: [a]\n", 1, "'title' must be a text", nil),
    ("- a\n", 1, "expected keys", nil),
    ("rules: rules\nrulesets: [five-hav]\n", 2, "no rule set 'five-hav'", "five-have"),
    ("rulesets: [five-have]\n", 1, "needs 'rules'", nil),
    ("rules: rules\nrulesets: five-have\n", 2, "must be a list", nil),
    ("snapshots: a.csv\n", 1, "must be a list", nil),
    ("snapshots:\n  - { path: a.csv }\n", 2, "needs 'date'", nil),
    ("snapshots:\n  - { date: 2022-12-31 }\n", 2, "needs 'path'", nil),
    ("snapshots:\n  - { date: 2022-13-31, path: a.csv }\n", 2, "'2022-13-31' is no date", nil),
    (
      "snapshots:\n  - { date: 2022-12-31, path: a.csv, role: base }\n", 2,
      "expected one of baseline", nil
    ),
    (
      "snapshots:\n  - { date: 2022-12-31, path: a.csv, level: distrct }\n", 2,
      "expected one of community", "district"
    ),
    (
      "snapshots:\n  - { date: 2022-12-31, path: a.csv }\n  - { date: 2022-12-31, path: b.csv }\n",
      3, "two snapshots of 2022-12-31", nil
    ),
    (
      "snapshots:\n  - { date: 2022-12-31, path: a.csv, verification: self }\n"
        + "  - { date: 2022-12-31, path: b.csv, verification: 自评 }\n",
      3, "two snapshots of 2022-12-31 with verification 'self'", nil
    ),
    (
      "snapshots:\n  - { date: 2022-12-31, path: a.csv }\n"
        + "  - { date: 2022-12-31, path: b.csv, verification: street }\n",
      3, "two snapshots of 2022-12-31", "verification"
    ),
    (
      "snapshots:\n  - { date: 2022-12-31, path: a.csv, verification: stret }\n", 2,
      "'verification' is 'stret', expected one of self, street", "street"
    ),
    (
      "snapshots:\n  - { date: 2021-12-31, path: a.csv, role: baseline }\n"
        + "  - { date: 2022-12-31, path: b.csv, role: baseline }\n",
      3, "two baselines", nil
    ),
    ("targets: [a.csv]\n", 1, "'targets' must be a text", nil),
    ("proces: a.csv\n", 1, "no key 'proces'", "process"),
    ("rules: rules\nrulesets: []\n", 2, "'rulesets' lists none", nil),
    ("rules: rules\nrulesets:\n  - five-have\n  - ./five-have\n", 4, "listed twice", nil),
    ("title: \"a\nrules: b\n", 3, "not valid YAML", nil),
  ])
  func faultsAreLocated(_ yaml: String, _ line: Int, _ message: String, _ near: String?) throws {
    let error = try #require(throws: Failure.self) { try read(yaml) }
    let diagnostic = try #require(error.diagnostics.first)
    #expect(error.diagnostics.count == 1, "\(error.diagnostics)")
    #expect(error.status == .badInput)
    #expect(diagnostic.place?.line == line, "\(diagnostic)")
    #expect(diagnostic.message.english.contains(message), "\(diagnostic.message.english)")
    #expect(!diagnostic.message.chinese.isEmpty)
    if let near { #expect(diagnostic.help?.english.contains(near) == true) }
  }

  @Test func severalFaultsAreAllReported() throws {
    let error = try #require(throws: Failure.self) {
      try read("titel: a\nsnapshots:\n  - { dat: 2022-12-31, path: a.csv }\n")
    }
    #expect(error.diagnostics.compactMap(\.place?.line) == [1, 3, 3])
  }

  @Test(arguments: [
    ("title: a\nrules: rule\n", "there is no folder", "rules"),
    ("title: a\nrules: rule\nrulesets: [five-have]\n", "there is no folder", "rules"),
    ("title: a\nrules: rules/five-have/empty\n", "holds no rule sets", "ruleset.lua"),
  ])
  func aFolderWithoutRulesIsNotFound(_ yaml: String, _ message: String, _ help: String) throws {
    let error = try #require(throws: Failure.self) { try read(yaml) }
    #expect(error.status == .inputNotFound)
    #expect(error.diagnostics.count == 1)
    #expect(error.diagnostics[0].place?.line == 2)
    #expect(error.diagnostics[0].message.english.contains(message))
    #expect(error.diagnostics[0].help?.english.contains(help) == true)
  }

  @Test func pathsOfWindowsAreUnderstood() throws {
    let workspace = try read(
      "\u{FEFF}rules: .\\rules\r\nrulesets: [five-have]\r\nsnapshots:\r\n"
        + "  - { date: 2022-12-31, path: data\\2022.csv }\r\n")
    #expect(workspace.rules.count == 1)
    #expect(workspace.snapshots[0].path.hasSuffix("/data/2022.csv"))
  }

  @Test func aWorkspaceThatIsNotThereOrNoTextIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("workspace-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("scorecard.yaml")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let absent = try #require(throws: Failure.self) { try WorkspaceReader.read(folder.path) }
    #expect(absent.status == .inputNotFound)
    #expect(absent.diagnostics[0].place?.path == file.path)

    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    let noFile = try #require(throws: Failure.self) { try WorkspaceReader.read(folder.path) }
    #expect(noFile.status == .inputNotFound)

    try FileManager.default.removeItem(at: file)
    try Data([0xC4, 0xFA]).write(to: file)
    let noText = try #require(throws: Failure.self) { try WorkspaceReader.read(folder.path) }
    #expect(noText.status == .badInput)
  }
}
