import Foundation
import Testing

/// `scorecard evaluate` on the sample city and on files of the test's own.
@Suite struct EvaluateTests {
  private let sample = ["--workspace", "samples/jiangcheng", "--ruleset", "five-have"]

  private func json(_ run: ScorecardBinary.Run) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
  }

  @Test func formatsAgree() throws {
    let report = try json(
      ScorecardBinary.run(["evaluate", "江北区", "--format", "json"] + sample))
    let csv = RuleCaseTests.records(
      try ScorecardBinary.run(["evaluate", "江北区", "--format", "csv"] + sample).text)
    let lines = try ScorecardBinary.run(
      ["evaluate", "江北区", "--format", "ndjson"] + sample
    ).text.split(separator: "\n")
    let text = try ScorecardBinary.run(["evaluate", "江北区"] + sample).text
    let cards = try #require(report["scorecards"] as? [[String: Any]])
    let fromLines = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }.filter { $0["type"] as? String == "scorecard" }
    #expect(cards.count == csv.count - 1)
    #expect(cards.count == fromLines.count)
    for ((card, record), line) in zip(zip(cards, csv.dropFirst()), fromLines) {
      let unit = try #require(card["unit"] as? [String: Any])
      #expect(unit["code"] as? String == record[0])
      let total = card["total"] as? NSNumber
      #expect(total.flatMap { Decimal(string: $0.stringValue) } == Decimal(string: record[5]))
      #expect((card["grade"] as? String ?? "无法评定") == record[6])
      #expect((card["rank"] as? Int).map(String.init) ?? "" == record[7])
      #expect(NSDictionary(dictionary: line).value(forKey: "total") as? NSNumber == total)
      let shown = text.split(separator: "\n").first {
        $0.contains(record[1]) && (record[5].isEmpty || $0.contains(record[5]))
      }
      #expect(shown?.contains(record[6]) == true, "\(record)")
    }
  }

  @Test func ledgersSumToTheTotal() throws {
    let report = try json(ScorecardBinary.run(["evaluate", "--format", "json"] + sample))
    let cards = try #require(report["scorecards"] as? [[String: Any]])
    #expect(cards.count >= 120)
    for card in cards {
      let ledger = try #require(card["ledger"] as? [[String: Any]])
      let sum = ledger.reduce(Decimal.zero) { sum, line in
        sum + ((line["amount"] as? NSNumber).flatMap { Decimal(string: $0.stringValue) } ?? 0)
      }
      if let total = card["total"] as? NSNumber {
        #expect(sum == Decimal(string: total.stringValue))
      }
    }
  }

  @Test func theSameBytesOnAnyNumberOfThreads() throws {
    for format in ["text", "json", "ndjson", "csv"] {
      let runs = try ["1", "2", "3"].map { jobs in
        try ScorecardBinary.run(
          ["evaluate", "--items", "--format", format, "--jobs", jobs] + sample
        ).output
      }
      #expect(Set(runs).count == 1, "\(format) differs")
      #expect(!runs[0].isEmpty)
    }
  }

  @Test func everyYearOfTheSampleIsReadable() throws {
    for year in 2022...2025 {
      let run = try ScorecardBinary.run(
        ["evaluate", "--format", "csv", "--as-of", "\(year)-12-31"] + sample)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors.isEmpty, "\(run.errors)")
    }
  }

  @Test func outputIsWholeOrAbsent() throws {
    let folder = try TemporaryFolder()
    let report = folder.path("report.json")
    let good = try ScorecardBinary.run(
      ["evaluate", "--format", "json", "--output", report] + sample)
    #expect(good.status == 0)
    #expect(good.output.isEmpty)
    #expect(folder.names == ["report.json"])
    let before = try Data(contentsOf: URL(fileURLWithPath: report))

    try folder.write("2025.csv", "code,name,x\n1,甲,abc\n")
    try folder.write("rule.lua", "return 1")
    let bad = try ScorecardBinary.run([
      "evaluate", "--rules", folder.path("rule.lua"), "--snapshot", folder.path("2025.csv"),
      "--output", report,
    ])
    #expect(bad.status == 65)
    #expect(try Data(contentsOf: URL(fileURLWithPath: report)) == before)
    #expect(folder.names == ["2025.csv", "report.json", "rule.lua"])
  }

  @Test func anInputIsNotOverwritten() throws {
    let folder = try TemporaryFolder()
    let data = "code,name,x\n1,甲,1\n"
    try folder.write("2025.csv", data)
    try folder.write(
      "rule.lua", Self.ruleSet)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.csv"), withDestinationPath: folder.path("2025.csv"))
    for target in ["2025.csv", "link.csv", "rule.lua"] {
      let run = try ScorecardBinary.run([
        "evaluate", "--rules", folder.path("rule.lua"), "--snapshot", folder.path("2025.csv"),
        "--format", "csv", "--output", folder.path(target), "--lang", "en",
      ])
      #expect(run.status == 64)
      #expect(run.errors.contains("the output is an input of this run"))
    }
    #expect(try String(contentsOfFile: folder.path("2025.csv"), encoding: .utf8) == data)
  }

  private static let ruleSet = """
    return ruleset { id = "t", version = "1", title = "测试",
      section { id = "s", title = "节",
        item { id = "i", title = "项", points = 100, measure = yes { "x" } } } }
    """

  @Test func aFailingRuleLeavesTheOthersScored() throws {
    let folder = try TemporaryFolder()
    try folder.write("2025.csv", "code,name,district,x\n001,甲,区,1\n002,乙,区,\n003,丙,区,3\n")
    try folder.write(
      "ruleset.lua",
      """
      return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100,
            score = function(c)
              return c.x * 10
            end } } }
      """)
    let run = try ScorecardBinary.run([
      "evaluate", "--rules", folder.url.path, "--snapshot", folder.path("2025.csv"),
      "--format", "csv", "--lang", "en",
    ])
    #expect(run.status == 2)
    let totals = RuleCaseTests.records(run.text).dropFirst().map { $0[5] }
    #expect(totals == ["10.00", "", "30.00"])
    #expect(run.errors.contains("ruleset.lua:5:"))
    #expect(run.errors.contains("unit 002 乙"))
    #expect(run.errors.contains("without a value there: x"))
  }

  /// All faults of rules and data are told in one run.
  @Test func rulesAndDataAreBothReported() throws {
    let folder = try TemporaryFolder()
    try folder.write("indicators.csv", "id,title,type\nx,甲,number\n")
    try folder.write("2025.csv", "code,name,x\n1,甲,abc\n2,乙,def\n")
    try folder.write(
      "ruleset.lua",
      """
      return ruleset { id = "t", version = "1", title = "测试",
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100, measure = yes { "y" } } } }
      """)
    let run = try ScorecardBinary.run([
      "evaluate", "--rules", folder.url.path, "--snapshot", folder.path("2025.csv"), "--lang", "en",
    ])
    #expect(run.status == 65)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("2025.csv:2:"))
    #expect(run.errors.contains("2025.csv:3:"))
    #expect(run.errors.contains("ruleset.lua:3:"))
  }

  @Test func nothingOfTheWholeCityIsLostInAPipe() throws {
    let all = try ScorecardBinary.run(["evaluate", "--format", "csv"] + sample)
    let districts = try ["江北区", "江南区", "临江区"].map {
      RuleCaseTests.records(
        try ScorecardBinary.run(["evaluate", $0, "--format", "csv"] + sample).text
      ).dropFirst()
    }
    #expect(RuleCaseTests.records(all.text).dropFirst().count == districts.joined().count)
  }
}
