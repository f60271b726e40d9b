import Foundation
import Testing

/// What is compared with what: packs of one side, years of a schedule, items under other ids.
extension DiffTests {
  /// An item under another id is the same item, whatever else is edited.
  @Test func anItemUnderAnotherID() throws {
    let folder = try workspace()
    try folder.write("rules/one/ruleset.lua", rules().replacing("id = \"b\"", with: "id = \"bb\""))
    let alone = try diff(folder, ["--rules", "HEAD:rules/one"])
    #expect(alone.text.contains("4 个社区都没有变化\n\n只改文字（1 处）\n  二级项“乙项”（bb、第 5 行）\n    代号：b → bb\n"))
    try folder.write(
      "rules/one/ruleset.lua", rules(to: 20).replacing("id = \"b\"", with: "id = \"bb\""))
    let both = try diff(folder, ["--rules", "HEAD:rules/one", "--format", "csv"])
    #expect(both.text.contains(",a -25") && !both.text.contains("bb"), "\(both.text)")
  }

  /// The years of a schedule: the day's is compared, the others' edits are told, once.
  @Test func editsOfOtherYears() throws {
    let folder = try TemporaryFolder()
    let pack = ScorecardBinary.root.appendingPathComponent("rules/three-year-results")
    let text = try String(
      contentsOf: pack.appendingPathComponent("ruleset.lua"), encoding: .utf8)
    let plan = try #require(text.range(of: "points = 15"))
    let leads = try #require(text.range(of: "points = 10"))
    try folder.write(
      "ruleset.lua",
      text.replacingCharacters(in: leads, with: "points = 11")
        .replacingCharacters(in: plan, with: "points = 14"))
    let run = { (day: String) in
      try ScorecardBinary.run([
        "diff", "--rules", pack.path, folder.url.path, "--workspace", "samples/jiangcheng",
        "--as-of", day,
      ]).text
    }
    let edit = "分值：15分 → 14分\n"
    let first = try run("2023-12-31")
    #expect(first.contains("三年成效考核·有势头（three-year-results/momentum）"))
    #expect(first.contains("\(edit)    影响：3 个单位总分变化"))
    let second = try run("2024-12-31")
    #expect(second.contains("3 个区都没有变化\n规则没有改动。"))
    #expect(second.contains("这一天不按它计分，它的改动这里看不出影响。\n\n改动\n  二级项“方案和责任清单”"))
    let last = try run("2025-12-31")
    #expect(last.contains("（经由《三年成效考核·有势头》的结果）"))
    for text in [first, second, last] { #expect(text.ranges(of: edit).count == 1, "\(text)") }
  }

  @Test func anotherLevelIsNotCompared() throws {
    let folder = try workspace()
    try folder.write(
      "rules/one/ruleset.lua",
      rules().replacing("version =", with: "unit = \"district\", version ="))
    try folder.write("snapshots/districts.csv", "code,name,x,y\n01,江北区,8,1\n")
    let file = folder.url.appendingPathComponent("scorecard.yaml")
    let yaml = try String(contentsOf: file, encoding: .utf8)
    try folder.write(
      "scorecard.yaml",
      yaml + "\n  - { date: 2025-12-31, path: snapshots/districts.csv, level: district }\n")
    let run = try diff(folder, ["--rules", "HEAD:rules/one"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("未比较：一边考核社区，另一边考核区。\n\n改动\n  考核对象\n    考核对象：社区 → 区\n"))
  }

  /// `two` is deleted and `three` is new since the commit, however the sides are named; the
  /// workspace still lists `two`.
  @Test(arguments: [
    (["HEAD:rules"], ["three"], ["two"]), (["HEAD:rules", "rules"], ["three"], ["two"]),
    (["HEAD:rules", "."], ["three"], ["two"]), (["rules", "HEAD:rules"], ["two"], ["three"]),
    (["HEAD:rules/two", "rules/two"], [], ["two"]), (["HEAD:rules/two", "rules"], [], ["two"]),
    (["HEAD:rules/two"], [], ["two"]), (["HEAD:rules/three"], ["three"], []),
    (["HEAD:rules/three", "rules/three"], ["three"], []),
    (["HEAD:rules/three/ruleset.lua", "rules/three/ruleset.lua"], ["three"], []),
    (["HEAD:rules", "rules/three"], ["three"], []), (["rules/two", "HEAD:rules/two"], ["two"], []),
  ]) func aPackOfOneSide(_ sides: [String], _ added: [String], _ removed: [String]) throws {
    let folder = try workspace()
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("rules/two"))
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("rules/three"), withIntermediateDirectories: true)
    try folder.write("rules/three/ruleset.lua", rules().replacing("\"one\"", with: "\"three\""))
    let file = folder.url.appendingPathComponent("scorecard.yaml")
    let yaml = try String(contentsOf: file, encoding: .utf8)
    try folder.write("scorecard.yaml", yaml + "\nrulesets: [one, two, three]\n")
    let run = try diff(folder, ["--rules"] + sides + ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let report = try json(run)
    let ids = { (key: String) in
      (report[key] as? [[String: Any]])?.compactMap { $0["id"] as? String }
    }
    #expect(ids("added") == added)
    #expect(ids("removed") == removed)
    let text = try diff(folder, ["--rules"] + sides).text
    if let id = added.first { #expect(text.contains("新增的规则集\n  甲规则（\(id)") || id == "two") }
    if let id = removed.first { #expect(text.contains("去掉的规则集\n") && text.contains("（\(id)）")) }
    #expect(!text.hasPrefix("\n"))
  }

  /// Another name is more likely mistyped than deleted.
  @Test func aMistypedNameIsNoDeletedPack() throws {
    let folder = try workspace()
    let run = try diff(folder, ["--rules", "HEAD:rules/one", "rules/on"])
    #expect(run.status == 66)
    #expect(run.errors.hasPrefix("rules/on: 错误: 找不到规则文件"), "\(run.errors)")
    let both = try diff(folder, ["--rules", "HEAD:rules/on", "rules/on"])
    #expect(both.status == 66)
    #expect(both.errors.contains("HEAD:rules/on: 错误") && both.errors.contains("\nrules/on: 错误"))
  }

  @Test func addedAndRemovedRuleSetsAreTold() throws {
    let folder = try workspace()
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("rules/two"))
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("rules/three"), withIntermediateDirectories: true)
    try folder.write("rules/three/ruleset.lua", rules().replacing("\"one\"", with: "\"three\""))
    let run = try diff(folder, ["--rules", "HEAD:rules", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let report = try json(run)
    #expect((report["added"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["three"])
    #expect((report["removed"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["two"])
  }
}
