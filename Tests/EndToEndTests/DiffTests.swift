import Foundation
import Testing

/// `scorecard diff` on rules and data of the test's own: files, revisions of a repository, dates.
@Suite struct DiffTests {
  /// Two items over `x` and `y`, a gate and two grades.
  func rules(to: Int = 10, line: Int = 60, gate: Int = 0, uses: String = "") -> String {
    """
    return ruleset { id = "one", version = "1.0", title = "甲规则", \(uses)
      section { id = "s", title = "节",
        item { id = "a", title = "甲项", points = 50,
               measure = linear { "x", from = 0, to = \(to) } },
        item { id = "b", title = "乙项", points = 50, measure = at_least { "y", 1 } } },
      gate { id = "g", title = "限档", when = equals { "x", \(gate) }, cap = "丙", flag = "零" },
      grades = { grade { "优", at = 90 }, grade { "甲", at = \(line) }, grade { "丙" } } }
    """
  }

  private static let using = """
    return ruleset { id = "two", version = "1.0", title = "乙规则", uses = { one = "one" },
      section { id = "s", title = "节",
        item { id = "r", title = "甲规则得分", points = 100, measure = score_of { "one" } } },
      grades = { grade { "上", at = 50 }, grade { "下" } } }
    """

  /// A workspace with a repository: the rules and the data of two years, committed.
  func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["rules/one", "rules/two", "snapshots"] {
      try FileManager.default.createDirectory(
        at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    try folder.write("rules/indicators.csv", "id,title,type\nx,甲数,number\ny,乙数,number\n")
    try folder.write("rules/one/ruleset.lua", rules())
    try folder.write("rules/two/ruleset.lua", Self.using)
    try folder.write(
      "snapshots/2024.csv",
      "code,name,district,x,y\n001,晨光社区,江北区,8,1\n002,和平社区,江北区,4,1\n003,花桥社区,江南区,10,0\n004,旧社区,江南区,5,1\n"
    )
    try folder.write(
      "snapshots/2025.csv",
      "code,name,district,x,y\n001,晨光社区,江北区,10,1\n002,和平社区,江北区,2,1\n003,花桥社区,江北区,10,1\n005,新社区,江南区,0,1\n"
    )
    try folder.write(
      "scorecard.yaml",
      """
      rules: rules
      catalogue: rules/indicators.csv
      snapshots:
        - { date: 2024-12-31, path: snapshots/2024.csv }
        - { date: 2025-12-31, path: snapshots/2025.csv }
      """)
    try git(folder, "init", "--quiet")
    try commit(folder)
    return folder
  }

  func commit(_ folder: TemporaryFolder) throws {
    try git(folder, "add", "--all")
    try git(
      folder, "-c", "user.name=test", "-c", "user.email=test@example.org", "-c",
      "commit.gpgsign=false", "commit", "--quiet", "--message", "edit")
  }

  private func git(_ folder: TemporaryFolder, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  func diff(
    _ folder: TemporaryFolder, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> ScorecardBinary.Run {
    try ScorecardBinary.run(["diff"] + arguments, environment: environment, in: folder.url)
  }

  func json(_ run: ScorecardBinary.Run) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
  }

  private func comparison(_ run: ScorecardBinary.Run, _ index: Int = 0) throws -> [String: Any] {
    let all = try #require(try json(run)["comparisons"] as? [[String: Any]])
    return try #require(all.count > index ? all[index] : nil)
  }

  // MARK: Rules

  @Test func anEditAgainstTheLastCommit() throws {
    let folder = try workspace()
    try folder.write("rules/one/ruleset.lua", rules(to: 20))
    let run = try diff(folder, ["--rules", "HEAD:rules/one"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("甲规则（one） 1.0\n规则：HEAD:rules/one → 工作区；数据：2025-12-31\n"))
    #expect(run.text.contains("4 个社区中 3 个变化，3 个等次变化"))
    #expect(run.text.contains("满分线：10 → 20"))
    #expect(run.text.contains("总分低于优线 90 分；甲项 -25"))
    // 005 has x = 0 on both sides.
    #expect(!run.text.contains("新社区"))
  }

  @Test func withoutAnEditNothingChanges() throws {
    let folder = try workspace()
    let run = try diff(folder, ["--rules", "HEAD:rules", "--max-changed", "0"])
    #expect(run.status == 0)
    #expect(run.text.contains("没有变化的规则集\n  甲规则（one）\n  乙规则（two）\n"))
    let one = try diff(folder, ["--rules", "HEAD:rules/one/ruleset.lua", "rules/one"])
    #expect(one.text.contains("4 个社区都没有变化\n规则没有改动。\n"))
  }

  @Test func anEditOfAUsedRuleSetShows() throws {
    let folder = try workspace()
    try folder.write("rules/one/ruleset.lua", rules(to: 20))
    let run = try diff(folder, ["--rules", "HEAD:rules/two"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("引用的“甲规则”（one）的改动（1 处）"))
    #expect(run.text.contains("甲规则得分 -25（经由《甲规则》的结果）"))
    #expect(!run.text.contains("规则没有改动"))
  }

  @Test func editsWithoutEffectAreNamed() throws {
    let folder = try workspace()
    try folder.write(
      "rules/one/ruleset.lua",
      rules(line: 55).replacing("title = \"乙项\"", with: "title = \"乙项目\"")
        .replacing("\"x\", 0", with: "\"x\", -1"))
    let run = try diff(folder, ["--rules", "HEAD:rules/one"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("对这份数据没有影响的改动（1 处）\n  等次“甲”（第 7 行）\n    分数线：60分 → 55分\n"))
    #expect(run.text.contains("只改文字（1 处）\n  二级项“乙项目”（b、第 5 行）\n    名称：乙项 → 乙项目\n"))
    #expect(run.text.contains("否决、限档条件“限档”"))
    #expect(run.text.contains("-零"))
  }

  /// A helper of a revision is that revision's, and a change of it is an edit of what uses it.
  @Test func anEditOfAHelperShows() throws {
    let folder = try workspace()
    let using = rules().replacing(
      "measure = at_least { \"y\", 1 }", with: "score = function(c) return shared.worth end")
    try folder.write("rules/one/ruleset.lua", "local shared = use \"shared\"\n" + using)
    try folder.write("rules/shared.lua", "return { worth = 40 }")
    try commit(folder)
    try folder.write("rules/shared.lua", "return { worth = 30 }")
    let run = try diff(folder, ["--rules", "HEAD:rules/one"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.text.contains(
        "二级项“乙项”（b、第 6 行）\n    函数用到的内容：return { worth = 40 } → return { worth = 30 }\n"))
    #expect(run.text.contains("4 个单位总分变化：升 0，降 4，合计 -40 分"))
  }

  /// What lies on the disk is read there, whatever it is called.
  @Test func aPathOnDiskWins() throws {
    let folder = try workspace()
    try folder.write("HEAD:rules", rules(to: 20))
    let run = try diff(folder, ["--rules", "HEAD:rules", "rules/one", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let changes = try #require(try comparison(run)["changes"] as? [[String: Any]])
    #expect(changes.count == 3)
  }

  @Test func aRevisionSpeaksOfItsOwnIndicators() throws {
    let folder = try workspace()
    try folder.write(
      "rules/indicators.csv", "id,title,type\ny,乙数,number\nx,甲数,number\nz,丙数,number\n")
    let run = try diff(folder, ["--rules", "HEAD:rules/one"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("都没有变化"))
  }

  @Test(arguments: [
    (
      ["--rules", "HEAD:rules/on"],
      "HEAD:rules/on: 错误: 该版本里没有这个文件或文件夹 [input.not-found]\n  建议: 是否想写“HEAD:rules/one”？\n"
    ),
    (
      ["--rules", "v9:rules"],
      "v9:rules: 错误: 没有版本“v9” [git.cannot-read]\n  说明: git 的说明：fatal: Not a valid object name v9\n"
    ),
    (["--rules", "rules/on"], "rules/on: 错误: 找不到规则文件"),
    (
      ["--snapshots", "2024-12-30", "2025-12-31"],
      "错误: 没有 2024-12-30 的数据快照 [snapshot.none]\n  说明: 现有：2024-12-31、2025-12-31\n"
    ),
    (
      ["--rules", "HEAD:rules", "--ruleset", "onee"],
      "错误: 两边都没有规则集“onee” [input.not-found]\n  建议: 是否想写“one”？\n"
    ),
  ]) func whatIsNotThereIsTold(_ arguments: [String], _ expected: String) throws {
    let run = try diff(workspace(), arguments)
    #expect(run.status == 66)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix(expected), "\(run.errors)")
  }

  @Test func withoutGitOrRepository() throws {
    let folder = try workspace()
    let none = try diff(folder, ["--rules", "HEAD:rules"], environment: ["PATH": "/nowhere"])
    #expect(none.status == 66)
    #expect(none.errors.contains("没有安装 git"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent(".git"))
    let plain = try diff(
      folder, ["--rules", "HEAD:rules"],
      environment: ["GIT_CEILING_DIRECTORIES": folder.url.deletingLastPathComponent().path])
    #expect(plain.status == 66)
    #expect(plain.errors.hasPrefix("HEAD:rules: 错误: 这里不是 git 仓库 [git.cannot-read]\n"))
    #expect(plain.errors.contains("git 的说明：fatal: not a git repository"))
  }

  @Test func aBrokenRevisionIsTheRevisionsFault() throws {
    let folder = try workspace()
    try folder.write("rules/one/ruleset.lua", "return ruleset { id = ")
    try commit(folder)
    try folder.write("rules/one/ruleset.lua", rules())
    let run = try diff(folder, ["--rules", "HEAD:rules/one"])
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("HEAD:rules/one/ruleset.lua:1"), "\(run.errors)")
  }

  @Test(arguments: [
    ([], "没有写明比较什么"), (["--rules", "a", "b", "c"], "--rules 后面写一个或两个，实际写了 3 个"),
    (["--snapshots", "2024-12-31"], "--snapshots 后面写两个日期或文件，实际写了 1 个"),
    (["--rules", "a", "--max-score-change=-1"], "--max-score-change 的值是“-1”"),
    (["--rules", "a", "--max-score-change", "-1"], "--max-score-change 的值是“-1”，应为不小于 0 的数"),
    (["--rules", "a", "--max-changed", "-1"], "--max-changed 的值是“-1”，应为不小于 0 的整数"),
    (["--rules", "a", "--max-grade-changes", "-1"], "--max-grade-changes 的值是“-1”，应为不小于 0 的整数"),
    (["--rules", "a", "--max-rank-change", "1.5"], "--max-rank-change 的值是“1.5”，应为不小于 0 的整数"),
    (["--rules", "a", "--top", "-1"], "--top 的值是“-1”，应为不小于 0 的整数"),
    (["--rules", "a", "--format", "jsn"], "是否想写“json”"),
    (["--rules", "a", "--top", "x"], "--top 的值是“x”"),
  ]) func usage(_ arguments: [String], _ expected: String) throws {
    let run = try diff(workspace(), arguments)
    #expect(run.status == 64)
    #expect(run.errors.contains(expected), "\(run.errors)")
  }

  // MARK: Data

  @Test func twoDates() throws {
    let folder = try workspace()
    let run = try diff(
      folder, ["--snapshots", "2024-12-31", "2025-12-31", "--ruleset", "one"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("数据：2024-12-31 → 2025-12-31"))
    #expect(run.text.contains("只在新数据里（1）：005 新社区\n只在旧数据里（1）：004 旧社区\n"))
    #expect(run.text.contains("区划变动（1）：003 花桥社区 江南区→江北区"))
    #expect(run.text.contains("乙项 +50（乙数 0→1）"))
    let files = try diff(
      folder,
      [
        "--snapshots", "snapshots/2024.csv", "snapshots/2025.csv", "--ruleset", "one", "--format",
        "csv",
      ])
    let dates = try diff(
      folder, ["--snapshots", "2024-12-31", "2025-12-31", "--ruleset", "one", "--format", "csv"])
    #expect(files.output == dates.output)
    let records = RuleCaseTests.records(dates.text)
    #expect(records.dropFirst().map { $0[5] } == ["changed", "changed", "changed", "new", "gone"])
  }

  /// Data and rules at once: each change is what the old rules make of the new data, and then what
  /// the new rules make of it.
  @Test func bothAtOnceAreSplitExactly() throws {
    let folder = try workspace()
    try folder.write("rules/one/ruleset.lua", rules(to: 20))
    let run = try diff(
      folder,
      ["--snapshots", "2024-12-31", "2025-12-31", "--rules", "HEAD:rules/one", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let changes = try #require(try comparison(run)["changes"] as? [[String: Any]])
    let totals = try changes.map { change in
      let total = try #require(change["total"] as? [String: Any])
      return ["old", "data", "rules", "change", "new"].map { (total[$0] as? NSNumber)?.doubleValue }
    }
    #expect(totals == [[90, 10, -25, -15, 75], [70, -10, -5, -15, 55], [50, 50, -25, 25, 75]])
    for change in changes {
      let total = try #require(change["total"] as? [String: Any])
      let shifts = try #require(change["shifts"] as? [[String: Any]])
      for source in ["data", "rules"] {
        let sum = shifts.filter { $0["source"] as? String == source }
          .reduce(0.0) { $0 + (($1["amount"] as? NSNumber)?.doubleValue ?? 0) }
        #expect(sum == (total[source] as? NSNumber)?.doubleValue)
      }
    }
  }

  /// A file takes the place of the workspace's of its day; other days stay what they are.
  @Test func aDateAgainstAFile() throws {
    let folder = try workspace()
    try folder.write("2025.csv", "code,name,district,x,y\n001,晨光社区,江北区,5,1\n")
    let run = try diff(
      folder, ["--snapshots", "2024-12-31", "2025.csv", "--ruleset", "one", "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    let records = RuleCaseTests.records(run.text)
    #expect(
      records.dropFirst().map { $0[0] + $0[5] } == ["001changed", "002gone", "003gone", "004gone"])
    #expect(records[1][8] == "-15.00")
  }

  /// Two versions of one day's data: neither file is the other's earlier snapshot.
  @Test func aCorrectedFile() throws {
    let folder = try workspace()
    try folder.write("corrected.csv", "code,name,district,x,y\n001,晨光社区,江北区,5,1\n")
    let run = try diff(
      folder,
      ["--snapshots", "snapshots/2025.csv", "corrected.csv", "--ruleset", "one", "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    let records = RuleCaseTests.records(run.text)
    #expect(
      records.dropFirst().map { $0[0] + $0[5] } == ["001changed", "002gone", "003gone", "005gone"])
    #expect(records[1][8] == "-25.00")
  }

  // MARK: Limits

  @Test(arguments: [
    (["--max-changed", "2"], "3 个单位有变化，上限是 2 个"),
    (["--max-changed", "3"], nil),
    (["--max-grade-changes", "1"], "2 个单位等次变化，上限是 1 个"),
    (["--max-grade-changes", "2"], nil),
    (["--max-score-change", "24.99"], "2 个单位总分变化超过 24.99 分"),
    (["--max-score-change", "25"], nil),
    (["--max-rank-change", "0"], "2 个单位名次变化超过 0 位"),
    (["--max-rank-change", "9"], nil),
  ]) func limitsSetTheExitCode(_ arguments: [String], _ expected: String?) throws {
    let folder = try workspace()
    // 001 and 003 fall from 100 to 75, 002 from 60 to 55; the ranks of all three districts' units
    // are those of four in two groups, of which one has three.
    try folder.write("rules/one/ruleset.lua", rules(to: 20, line: 50))
    let run = try diff(folder, ["--rules", "HEAD:rules/one"] + arguments)
    if arguments[0] == "--max-rank-change" {
      #expect(run.status == 0)
      return
    }
    #expect(run.status == (expected == nil ? 0 : 1), "\(run.errors)")
    #expect(!run.output.isEmpty)
    if let expected {
      #expect(run.errors.hasPrefix("错误: \(expected) [diff.limit]\n  说明: 00"), "\(run.errors)")
    } else {
      #expect(run.errors.isEmpty)
    }
  }

  @Test func aRankThatMovesPassesItsLimit() throws {
    let folder = try workspace()
    // 001 and 002 change places in a group of three.
    try folder.write(
      "snapshots/2025.csv",
      "code,name,district,x,y\n001,晨光社区,江北区,10,1\n002,和平社区,江北区,4,1\n003,花桥社区,江北区,2,1\n")
    let old = try diff(
      folder, ["--rules", "HEAD:rules/one", "--max-rank-change", "0"])
    #expect(old.status == 0, "\(old.errors)")
    try folder.write(
      "rules/one/ruleset.lua",
      rules().replacing("from = 0, to = 10", with: "from = 10, to = 0")
        .replacing("equals { \"x\", 0 }", with: "equals { \"x\", 99 }"))
    let run = try diff(folder, ["--rules", "HEAD:rules/one", "--max-rank-change", "1"])
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("错误: 2 个单位名次变化超过 1 位 [diff.limit]\n"), "\(run.errors)")
  }

  // MARK: Forms

  @Test func theSameBytesOnAnyNumberOfThreads() throws {
    let folder = try workspace()
    try folder.write("rules/one/ruleset.lua", rules(to: 20))
    for format in ["text", "json", "csv", "markdown"] {
      let runs = try ["1", "8"].map { jobs in
        try diff(
          folder,
          [
            "--snapshots", "2024-12-31", "2025-12-31", "--rules", "HEAD:rules", "--format", format,
            "--jobs", jobs,
          ])
      }
      #expect(runs[0].status == 0, "\(runs[0].errors)")
      #expect(!runs[0].output.isEmpty && runs[0].output == runs[1].output, "\(format) differs")
    }
  }

  @Test func englishAndTop() throws {
    let folder = try workspace()
    try folder.write("rules/one/ruleset.lua", rules(to: 20))
    let run = try diff(
      folder, ["--rules", "HEAD:rules/one", "--top", "1", "--lang", "en"])
    #expect(run.text.contains("3 of 4 communities changed, 3 in grade"))
    #expect(run.text.contains("full points at: 10 → 20"))
    #expect(run.text.contains("2 more: --top 3, or --format csv or json, shows all"))
    let chinese = run.text.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
    // Names of the data and the rules are what they are.
    #expect(!chinese.isEmpty && !run.text.contains("个"))
  }

  @Test func theOutputTakesNoInputsPlace() throws {
    let folder = try workspace()
    let before = try Data(contentsOf: folder.url.appendingPathComponent("snapshots/2025.csv"))
    let run = try diff(
      folder, ["--rules", "HEAD:rules/one", "--output", "snapshots/2025.csv"])
    #expect(run.status == 64)
    #expect(try Data(contentsOf: folder.url.appendingPathComponent("snapshots/2025.csv")) == before)
  }

  /// A rule that fails for a unit is told, and the run does not succeed.
  @Test func aRuleThatFailsIsTold() throws {
    let folder = try workspace()
    try folder.write(
      "rules/one/ruleset.lua",
      rules().replacing(
        "measure = at_least { \"y\", 1 }", with: "score = function(c) return -1 end"))
    let run = try diff(folder, ["--rules", "HEAD:rules/one"])
    #expect(run.status == 2)
    #expect(run.text.contains("甲→无法评定"))
    #expect(run.errors.contains("rules/one/ruleset.lua"))
  }
}

/// The speed that is promised: `diff` over every community of a country, an edit in a helper.
@Suite struct DiffOfManyTests {
  @Test(
    .enabled(
      if: IndicesOfDeprivationTests.isThere,
      "skipped: the published data is absent (samples/indices-of-deprivation/README.md)"))
  func anEditChangesEveryUnitExactly() throws {
    let folder = try TemporaryFolder()
    let sample = ScorecardBinary.root.appendingPathComponent("samples/indices-of-deprivation")
    for name in ["ruleset.lua", "indicators.csv"] {
      let text = try String(contentsOf: sample.appendingPathComponent(name), encoding: .utf8)
      try folder.write(name, text.replacing("local SPREAD = 23", with: "local SPREAD = 24"))
    }
    let run = try ScorecardBinary.run([
      "diff", "--rules", sample.path, folder.url.path, "--snapshot",
      IndicesOfDeprivationTests.data.appendingPathComponent("snapshot.csv").path, "--format", "csv",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let records = RuleCaseTests.records(run.text).dropFirst()
    #expect(records.count == 32_844)
    for record in records.prefix(500) {
      let sum = record[17].split(separator: "|").reduce(Decimal.zero) { sum, piece in
        sum + (Decimal(string: String(piece.split(separator: " ").last ?? "")) ?? .nan)
      }
      #expect(sum == Decimal(string: record[8]), "\(record)")
    }
  }
}
