import Diagnostics
import Testing

@testable import Reporting
@testable import ScorecardModel

@Suite struct RuleDocumentTests {
  private static func document(_ ruleSet: RuleSet, phases: [RuleSet] = []) -> RuleDocument {
    let words = { (ruleSet: RuleSet) in
      RuleWords(
        ruleSet,
        catalogue: SampleEvaluation.catalogue.adding(derivedOf: ruleSet, titles: [:]),
        functions: (0..<4).map { FunctionPlace(file: "ruleset.lua", line: 10 + $0) })
    }
    return RuleDocument(words(ruleSet), phases: phases.map(words))
  }

  @Test(arguments: [
    ("rules.md", DocumentFormat.markdown, Language.chinese),
    ("rules.en.md", .markdown, .english), ("rules.html", .html, .chinese),
  ])
  func documentIsAsKept(_ file: String, _ format: DocumentFormat, _ language: Language) throws {
    let text = format.text(Self.document(SampleEvaluation.fiveHave), language)
    try GoldenFile.expect(Array(text.utf8), equal: file)
  }

  @Test func scheduleHasATableForEachYear() {
    let result = SampleEvaluation.phaseResult
    var final = result.ruleSet
    final.phase = nil
    final.finalOf = [result.ruleSet.phase].compactMap(\.self)
    let text = DocumentFormat.markdown.text(
      Self.document(final, phases: [result.ruleSet]), .chinese)
    #expect(text.contains("## 第一年 ") || text.contains("## 第二年 ") || text.contains("## 第三年 "))
    #expect(text.contains("## 分阶段"))
    #expect(text.contains("占总评"))
  }

  /// Titles, sources and notes come from rule files that anyone may send.
  @Test(arguments: DocumentFormat.allCases) func nothingInARuleSetIsMarkup(_ format: DocumentFormat)
  {
    let hostile = "<script>alert(1)</script> | [x](javascript:y) \"'&\n# 一"
    var ruleSet = SampleEvaluation.fiveHave
    ruleSet.title = Message(verbatim: hostile)
    ruleSet.source = hostile
    ruleSet.sections[0].title = Message(verbatim: hostile)
    ruleSet.items[0].title = Message(verbatim: hostile)
    ruleSet.items[0].source = hostile
    ruleSet.items[0].note = hostile
    ruleSet.gates[0].flag = hostile
    ruleSet.grades[0].name = hostile
    let text =
      format.text(Self.document(ruleSet), .chinese)
      + format.index([(Self.document(ruleSet), "a.md")], .chinese)
    #expect(!text.contains("<script>"))
    #expect(!text.contains("\n# 一"))
    #expect(text.contains("&lt;script&gt;"))
    switch format {
    case .markdown:
      #expect(!text.replacing("\\]", with: "").contains("](javascript"))
      // Every line of a table has as many bars as its header: the cells hold none of their own.
      let lines = text.split(separator: "\n").filter { $0.hasPrefix("|") }
      let bars = lines.map { $0.replacing("\\|", with: "").count { $0 == "|" } }
      #expect(Set(bars) == [6, 7])
    case .html: #expect(!text.contains("\"'&\n"))
    }
  }

  @Test func pageNeedsNothingFromOutside() {
    let page = DocumentFormat.html.text(Self.document(SampleEvaluation.fiveHave), .chinese)
    for outside in ["src=", "href=", "url(", "@import", "<script"] {
      #expect(!page.contains(outside))
    }
    #expect(page.contains("@page { size: A4"))
    #expect(page.contains("rowspan=\"2\""))
  }
}
