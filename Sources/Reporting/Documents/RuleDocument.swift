import Diagnostics
import ScorecardModel

/// A rule set as the official table of what is assessed (考核细则), before it has a form.
package struct RuleDocument: Sendable {
  /// One line of the table.
  struct Row: Sendable {
    let number: Int
    let title: Message
    let points: Points
    let rule: [Message]
    let source: String
  }

  struct Section: Sendable {
    let title: Message
    let points: Points
    let rows: [Row]
  }

  enum Part: Sendable {
    case table(Message, [Section])
    case list(Message, [Message])
  }

  package let id: String
  package let version: String
  package let title: Message
  /// Who is assessed.
  package let units: Message
  package let total: Points
  /// What it says about itself, a label and a text each.
  let facts: [(label: Message, text: Message)]
  let parts: [Part]

  /// - Parameters:
  ///   - words: of a rule set, or of a schedule's final.
  ///   - phases: of a schedule's years; empty where there is no schedule.
  ///   - titles: of the rule sets that it uses, by id.
  package init(_ words: RuleWords, phases: [RuleWords] = [], titles: [String: Message] = [:]) {
    let ruleSet = words.ruleSet
    id = ruleSet.id
    version = ruleSet.version
    title = ruleSet.title
    total = ruleSet.total
    units = .list(ruleSet.levels.map(\.title))
    facts = Self.facts(ruleSet, units: units)
    let first = phases.first ?? words
    parts =
      Self.tables(words, phases) + Self.results(words, phases)
      + Self.lists([
        (
          Message(en: "Special cases", zh: "特殊情形"),
          first.specialCases(phases.flatMap(\.ruleSet.allMeasures))
        ),
        (Message(en: "Phases", zh: "分阶段"), words.schedule),
        (Message(en: "Process", zh: "流程"), first.process),
        (Message(en: "Results of other rule sets", zh: "引用其他规则集的结果"), first.uses(titles)),
        (Message(en: "Shown, not scored", zh: "只展示、不计分"), first.shown),
      ])
  }

  private static func facts(_ ruleSet: RuleSet, units: Message) -> [(Message, Message)] {
    var facts = [
      (
        Message(en: "Rule set", zh: "规则集"),
        Message(
          en: "\(ruleSet.id), version \(ruleSet.version)", zh: "\(ruleSet.id)，版本 \(ruleSet.version)"
        )
      ),
      (Message(en: "Units assessed", zh: "考核对象"), units),
    ]
    if !ruleSet.source.isEmpty {
      facts.append((Message(en: "Based on", zh: "依据"), Message(verbatim: ruleSet.source)))
    }
    facts.append((Message(en: "Full points", zh: "满分"), PointsWords.of(ruleSet.total)))
    return facts
  }

  private static func tables(_ words: RuleWords, _ phases: [RuleWords]) -> [Part] {
    guard !phases.isEmpty else {
      return [.table(Message(en: "Items", zh: "考核项目和计分办法"), sections(words))]
        + adjustments(words)
    }
    return phases.flatMap { words -> [Part] in
      [.table(heading(words), sections(words))] + adjustments(words)
    }
  }

  /// `第一年 有势头（2023-01-01至2023-12-31）`.
  private static func heading(_ words: RuleWords) -> Message {
    guard let phase = words.ruleSet.phase else { return words.ruleSet.title }
    let (start, end) = (
      phase.schedule.start(ofYear: phase.year), phase.schedule.end(ofYear: phase.year)
    )
    let title = phase.title
    return Message(
      en: "Year \(phase.year), \(title.english) (\(start) to \(end))",
      zh: "第\(ChineseNumber.of(phase.year))年 \(title.chinese)（\(start)至\(end)）")
  }

  private static func sections(_ words: RuleWords) -> [Section] {
    words.ruleSet.sections.map { section in
      Section(
        title: section.title, points: section.points,
        rows: section.itemRange.map { index in
          let item = words.ruleSet.items[index]
          return Row(
            number: index + 1, title: item.title, points: item.points, rule: words.item(item),
            source: item.source)
        })
    }
  }

  private static func adjustments(_ words: RuleWords) -> [Part] {
    let line = { (adjustment: Adjustment) in
      let (title, rule) = (adjustment.title, words.adjustment(adjustment))
      let cap = PointsWords.of(adjustment.cap)
      return Message(
        en: "\(title.english) (at most \(cap.english)): \(rule.english)",
        zh: "\(title.chinese)（最多\(cap.chinese)）：\(rule.chinese)")
    }
    return lists([
      (Message(en: "Bonuses", zh: "加分"), words.ruleSet.bonuses.map(line)),
      (Message(en: "Deductions", zh: "扣分"), words.ruleSet.deductions.map(line)),
    ])
  }

  private static func results(_ words: RuleWords, _ phases: [RuleWords]) -> [Part] {
    let first = phases.first ?? words
    let ruleSet = words.ruleSet
    let grades = ruleSet.grades.indices.map(words.grade)
    let ofYears = phases.isEmpty ? grades : ruleSet.grades.indices.map(first.grade)
    var parts = lists([
      (Message(en: "Total", zh: "总分"), first.total),
      (Message(en: "Gates", zh: "否决与限档"), gates(phases.isEmpty ? [words] : phases)),
    ])
    if ofYears != grades {
      parts += lists([
        (
          Message(en: "Grades of each year", zh: "各年度的等次"), ofYears + [first.met].compactMap(\.self)
        ),
        (Message(en: "Grades of the final", zh: "总评的等次"), grades),
      ])
    } else {
      parts += lists([
        (Message(en: "Grades", zh: "等次"), grades + [words.met].compactMap(\.self))
      ])
    }
    return parts
      + lists([
        (Message(en: "Quotas", zh: "名额"), ruleSet.quotas.map(words.quota)),
        (Message(en: "Ranks", zh: "排名"), [words.ranking]),
      ])
  }

  /// The gates; one that is not the same in all years with the years that it speaks of.
  private static func gates(_ years: [RuleWords]) -> [Message] {
    var lines: [(text: Message, years: [Int])] = []
    for words in years {
      for text in words.ruleSet.gates.map(words.gate) {
        let year = words.ruleSet.phase?.year ?? 1
        if let known = lines.firstIndex(where: { $0.text == text }) {
          lines[known].years.append(year)
        } else {
          lines.append((text, [year]))
        }
      }
    }
    return lines.map { text, among in
      guard among.count < years.count else { return text }
      let list = Message.list(
        among.map { Message(en: "year \($0)", zh: "第\(ChineseNumber.of($0))年") })
      return Message(en: "(\(list.english)) ", zh: "（\(list.chinese)）") + text
    }
  }

  private static func lists(_ lists: [(Message, [Message])]) -> [Part] {
    lists.filter { !$0.1.isEmpty }.map { .list($0.0, $0.1) }
  }
}

/// The forms that documents of rule sets take.
package enum DocumentFormat: String, Sendable, CaseIterable {
  case markdown, html

  package func text(_ document: RuleDocument, _ language: Language) -> String {
    switch self {
    case .markdown: MarkdownDocument(language).text(document)
    case .html: HTMLDocument(language).text(document)
    }
  }

  /// A table of contents: documents with the names of their files.
  package func index(_ documents: [(document: RuleDocument, file: String)], _ language: Language)
    -> String
  {
    switch self {
    case .markdown: MarkdownDocument(language).index(documents)
    case .html: HTMLDocument(language).index(documents)
    }
  }

  /// The suffix of a file, with its dot.
  package var suffix: String {
    switch self {
    case .markdown: ".md"
    case .html: ".html"
    }
  }

  /// The file that a folder of documents opens with.
  package var indexFile: String {
    switch self {
    case .markdown: "README.md"
    case .html: "index.html"
    }
  }
}

/// The words of documents of rule sets.
enum DocumentWords {
  static let number = Message(en: "No.", zh: "序号")
  static let project = Message(en: "Section", zh: "考核项目")
  static let content = Message(en: "Item", zh: "考核内容")
  static let points = Message(en: "Points", zh: "分值")
  static let rule = Message(en: "Scoring", zh: "计分办法")
  static let source = Message(en: "Source", zh: "数据来源")
  static let columns = [number, project, content, points, rule, source]
  static let index = Message(en: "Rule sets", zh: "考核细则")
  static let indexColumns = [
    Message(en: "Rule set", zh: "规则集"), Message(en: "Id", zh: "代号"),
    Message(en: "Version", zh: "版本"), Message(en: "Units", zh: "考核对象"), points,
  ]
  static let generated = Message(
    en: "Generated by scorecard docs from the rule set; edit the rules, not this file.",
    zh: "由 scorecard docs 从规则集生成；要改请改规则，不要改本文件。")

  static func title(_ title: Message) -> Message {
    // A title that ends in 考核 does not say it twice.
    let chinese = title.chinese.hasSuffix("考核") ? "细则" : "考核细则"
    return Message(en: "\(title.english): assessment rules", zh: title.chinese + chinese)
  }
}
