import Crypto
import Diagnostics
import Foundation
import ScorecardModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct PageTests {
  private func page(_ evaluation: Evaluation, _ options: ReportOptions = ReportOptions()) throws
    -> String
  {
    var bytes: [UInt8] = []
    try ReportFormat.html.write(evaluation, options: options, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The JSON blocks of a page by id.
  private func blocks(_ page: String) -> [String: String] {
    let found = page.matches(of: /<script type="application\/json" id="([^"]*)">(.*?)<\/script>/)
    return Dictionary(uniqueKeysWithValues: found.map { (String($0.1), String($0.2)) })
  }

  /// A page without its style, its script and its data.
  private func markup(_ page: String) -> String {
    page.replacing(/<style>[^<]*<\/style>/, with: "")
      .replacing(/(?s)<script[^>]*>.*?<\/script>/, with: "")
  }

  private func evaluation(names: [String]) -> Evaluation {
    let sample = SampleEvaluation.fiveHaveResult
    let units = UnitTable(
      level: .community, codes: TextColumn(names), names: TextColumn(names),
      street: GroupColumn(
        ids: ColumnBuffer((0..<UInt32(names.count)).map { $0 }),
        groups: names.map { UnitGroup(code: $0, name: $0) }),
      district: GroupColumn(
        ids: ColumnBuffer((0..<UInt32(names.count)).map { $0 % 2 }),
        groups: names.prefix(2).map { UnitGroup(code: $0, name: $0) }))
    let snapshot = Snapshot(
      date: sample.series.current.date, path: names[0], units: units,
      columns: sample.catalogue.indicators.map { _ in nil })
    let rows = Array(0..<names.count)
    let result = RuleSetResult(
      ruleSet: sample.ruleSet, table: sample.table, series: SnapshotSeries(current: snapshot),
      scope: ReportScope(subjects: [], rows: rows, rollups: [], level: .community),
      catalogue: SampleEvaluation.catalogue)
    return Evaluation(
      title: names[0], engine: names[1], asOf: nil,
      snapshots: [SnapshotSummary(date: nil, path: names[2], sha256: "", units: 9)],
      ruleSets: [], inputs: [], results: [result], diagnostics: [])
  }

  private static let hostile = [
    "<script>attacked()</script>", "\"><img src=x onerror=attacked()>", "</script><b>", "{{title}}",
    "a\"\u{301} onmouseover=attacked() b=\"\u{301}", "' onclick='attacked()", "<!-- ", "&lt;i&gt;",
    "\u{202E}x\u{2028}y",
  ]

  @Test(arguments: Language.allCases)
  func whatNamesHoldIsOnlyText(language: Language) throws {
    let page = try page(
      evaluation(names: Self.hostile), ReportOptions(language: language, threads: 2))
    let markup = markup(page)
    #expect(!markup.contains("<script>attacked") && !markup.contains("<img"))
    #expect(!markup.contains("<b>\u{a}") && !markup.contains("<!-- "))
    // Every quotation mark of a name is written as a reference, also one with an accent on it.
    #expect(markup.contains("a&quot;\u{301} onmouseover=attacked() b=&quot;\u{301}"))
    for tag in markup.matches(of: /<[a-z][^>]*>/) {
      #expect(!tag.0.contains(/\son[a-z]+=/), "\(tag.0)")
    }
    #expect(markup.contains("{{title}}"), "a name is no template")
    #expect(markup.contains("&amp;lt;i&amp;gt;"))
    #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{2028}" })
    for (id, json) in blocks(page) {
      #expect(!json.contains(/[<>&]/), "\(id)")
      #expect(throws: Never.self) { try JSONValue(parsing: json) }
    }
  }

  @Test func dataHasNothingThatEndsAScript() throws {
    let text = "</script><!--&\u{2028}\u{2029}<"
    let escaped = PageJSON.escaped(JSONText.string(text))
    #expect(!escaped.contains(/[<>&\u{2028}\u{2029}]/))
    #expect(try JSONValue(parsing: escaped) == .string(text))
  }

  /// Nothing but the style and the script goes into a template as it is.
  @Test func templatesEscapeEverything() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Reporting/Page/Resources")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".mustache") }.sorted()
    #expect(files == PageTemplates.Part.allCases.map { "\($0).mustache" }.sorted())
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      #expect(text.hasPrefix("{{% CONTENT_TYPE: PAGE}}"), "\(file)")
      let plain = text.matches(of: /\{\{\{([^}]*)\}\}\}|\{\{&\s*([^}]*)\}\}/).map { String($0.0) }
      #expect(
        plain.allSatisfy { ["{{{style}}}", "{{{script}}}"].contains($0) }, "\(file): \(plain)")
      // What the data gives stands in an attribute only between quotation marks.
      for value in text.matches(of: /=(\{\{[^}]*\}\}|[a-z]\{\{[^}]*\}\})/) {
        #expect(
          ["={{mark}}", "=b{{band}}", "={{columns}}"].contains(value.0), "\(file): \(value.0)")
      }
    }
  }

  /// The policy names the style and the script that the page has, and nothing else may load.
  @Test func thePolicyFitsThePage() throws {
    let page = try page(SampleEvaluation.evaluation())
    let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.1)
    #expect(policy.hasPrefix("default-src 'none'; "))
    let style = try #require(page.firstMatch(of: /(?s)<style>(.*?)<\/style>/)?.1)
    let script = try #require(page.firstMatch(of: /(?s)<script>(.*?)<\/script>/)?.1)
    for text in [style, script] {
      let hash = Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
      #expect(policy.contains("'sha256-\(hash)'"))
    }
    #expect(!page.contains(/(?i)(src|href)="(?!#)/) && !page.contains(/url\(|@import|https?:\/\//))
    #expect(!markup(page).contains(/\sstyle=/), "the policy forbids styles of single elements")
  }

  /// Every word that the script asks for is there in both languages, and no other.
  @Test func theScriptHasItsWords() throws {
    let script = try PageTemplates.shared.get().script
    let asked = Set(
      script.matches(of: /words\.(\w+)|say\("(\w+)"/).map { String($0.1 ?? $0.2 ?? "") })
    let keys = PageWords.script.map { "\($0.key)" }
    #expect(Set(keys).count == keys.count)
    #expect(asked.subtracting(keys) == [])
    let byName = ["gates", "bonuses", "deductions", "shown", "before", "next", "print", "close"]
    #expect(Set(keys).subtracting(asked).subtracting(byName) == [])
    for (key, text) in PageWords.script {
      let names = { (text: String) in Set(text.matches(of: /\{\w+\}/).map { String($0.0) }) }
      #expect(names(text.english) == names(text.chinese), "\(key)")
    }
  }

  @Test func aUnitIsARowWithACard() throws {
    let page = try page(SampleEvaluation.evaluation())
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">"))
    #expect(page.matches(of: /<tr data-c=/).count == 18)
    let blocks = blocks(page)
    #expect(Set(blocks.keys) == ["words", "r0-plan", "r0-0", "r1-plan", "r1-0"])
    let cards = try JSONValue(parsing: #require(blocks["r0-0"]))
    #expect(cards["cards"].elements.count == 9)
    let english = try self.page(
      SampleEvaluation.evaluation(), ReportOptions(language: .english))
    #expect(english.contains("<html lang=\"en\">") && english.contains("not assessable"))
    #expect(!english.contains("无法评定"))
  }

  /// Each number of a card leads to a text, and an item's values are as many as their names.
  @Test func cardsSayWhatScorecardsDo() throws {
    let evaluation = SampleEvaluation.phaseEvaluation
    let result = try #require(evaluation.results.first)
    let blocks = blocks(try page(evaluation))
    let block = try JSONValue(parsing: #require(blocks["r0-0"]))
    let plan = try JSONValue(parsing: #require(blocks["r0-plan"]))
    let texts = block["texts"].elements
    let at = { (number: JSONValue) in texts[Int(number.number ?? -1)] }
    let rows = PageRanking(
      PageRuleSet(number: 0, result, TextStyle(options: ReportOptions()), asOf: nil)
    ).rows
    #expect(rows.count == block["cards"].elements.count)
    for (row, card) in zip(rows, block["cards"].elements) {
      let scorecard = result.scorecard(row)
      var numbers = card.elements[3].elements[...]
      for (item, planned) in zip(scorecard.sections.flatMap(\.items), plan["items"].elements) {
        var names = planned.elements[2].elements
        if let first = numbers.first?.number, first < 0 {
          names = texts[Int(-1 - first)].elements
          numbers.removeFirst()
        }
        #expect(names.count == item.evidence.count)
        let score = at(numbers.removeFirst()).elements.first?.text
        #expect(
          score
            == (item.item.counts(with: item.outcome.outcome)
              ? item.score.description : "—"))
        numbers.removeFirst(names.count)
      }
      #expect(numbers.isEmpty)
      let ledger = card.elements[4].elements.map { $0.elements.map(at) }.filter { $0.count == 2 }
      let sum = scorecard.ledger.reduce(Points.zero) { $0 + $1.amount }
      #expect(ledger.last?.last?.text == sum.text(decimals: result.ruleSet.decimals))
    }
  }

  /// What is published for everyone has results, and neither items nor evidence nor ledgers.
  @Test func thePublicFormHasNoEvidence() throws {
    let evaluation = SampleEvaluation.evaluation()
    let page = try page(evaluation, ReportOptions(isPublic: true))
    #expect(Array(blocks(page).keys) == ["words"])
    #expect(page.matches(of: /<tr data-c=/).count == 18)
    let text = markup(page)
    for result in evaluation.results {
      for item in result.ruleSet.items
      where !result.ruleSet.sections.contains(where: {
        $0.title.chinese.contains(item.title.chinese)
      }) {
        #expect(!text.contains(item.title.chinese), "\(item.title.chinese)")
      }
    }
    #expect(!text.contains(SampleEvaluation.current.path))
  }

  /// A level above the units shows groups, and no ranking.
  @Test func groupsAreShownWhereTheyAreAskedFor() throws {
    let page = try page(SampleEvaluation.evaluation(level: .street))
    #expect(page.matches(of: /<tr data-c=/).isEmpty)
    #expect(page.contains("民意街道") && page.contains("中南路街道"))
  }

  /// Six hundred units under two rule sets with a random number of items each.
  @Test func sixHundredUnitsAreASmallFile() throws {
    var random = SeededGenerator("sixHundredUnitsAreASmallFile")
    let page = try page(RandomEvaluation.make(units: 600, using: &random))
    #expect(page.utf8.count < 3_000_000, "seed \(random.seed)")
  }
}
