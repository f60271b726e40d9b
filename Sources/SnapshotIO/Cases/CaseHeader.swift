import Diagnostics
import ScorecardModel

/// What a column of a case file holds.
enum CaseMeaning: Hashable {
  case name, note, asOf, phase, level, process
  case figure(CaseFigure)
  /// The grade of a used rule set's result.
  case resultGrade(String)
  case expectation(CaseSubject)
  /// A faulty column: its cells are not looked at.
  case ignored
}

/// Finds out what the columns of a case file hold.
struct CaseHeaderReader {
  let text: SourceText
  let vocabulary: CaseVocabulary
  private let indicators: IndicatorNames
  private(set) var log = FaultLog()

  /// Fixed columns and the headers that mean them.
  private static let fixed: [(headers: [String], meaning: CaseMeaning)] = [
    (["case", "算例", "用例", "案例"], .name),
    (["note", "说明", "備註", "备注"], .note),
    (["as_of", "日期", "截至"], .asOf),
    (["phase", "阶段", "階段"], .phase),
    (["level", "级别", "級別"], .level),
    (["process", "流程", "验收流程", "驗收流程"], .process),
  ]

  /// What stands before the colon of a header, and what follows it there.
  private enum Prefix: Equatable {
    case moment(Moment)
    case expect
  }

  private static let prefixes: [(words: [String], prefix: Prefix)] = [
    (["expect", "应得", "應得"], .expect),
    (["previous", "上期"], .moment(.previous)),
    (["baseline", "基期"], .moment(.baseline)),
    (["target", "目标", "目標"], .moment(.target)),
    (["goal", "终期目标", "終期目標"], .moment(.goal)),
  ]

  private static let expectations: [(headers: [String], subject: CaseSubject)] = [
    (["total", "总分", "總分"], .total),
    (["grade", "等次"], .grade),
    (["flags", "标记", "標記"], .flags),
    (["error", "规则出错", "規則出錯"], .error),
  ]

  init(text: SourceText, vocabulary: CaseVocabulary) {
    self.text = text
    self.vocabulary = vocabulary
    indicators = IndicatorNames(vocabulary.catalogue)
  }

  mutating func read(_ cells: [TableCell]) -> [CaseMeaning] {
    var meanings: [CaseMeaning] = []
    for cell in cells {
      let meaning = meaning(of: cell)
      if meaning != .ignored, meanings.contains(meaning) {
        let shown = Shown.cell(cell.text)
        report(
          .duplicateColumn, cell,
          Message(en: "column '\(shown)' appears twice", zh: "“\(shown)”列重复出现"))
        meanings.append(.ignored)
      } else {
        meanings.append(meaning)
      }
    }
    requireColumns(cells, meanings)
    return meanings
  }

  private mutating func requireColumns(_ cells: [TableCell], _ meanings: [CaseMeaning]) {
    let start = TableCell(text: "", offset: cells.first?.offset ?? 0)
    if !meanings.contains(.name) {
      report(
        .missingColumn, start, Message(en: "there is no column 'case'", zh: "缺少“case”列"),
        help: Message(
          en: "name each case in a column headed case; the first row must be the header row",
          zh: "请在“case”列里给每个算例起名；第一行必须是表头"))
    }
    if vocabulary.hasSchedule, !meanings.contains(.phase) {
      let ids = vocabulary.phaseIDs.joined(separator: ", ")
      report(
        .missingColumn, start,
        Message(
          en: "there is no column 'phase', but the rule set has a schedule",
          zh: "规则集分阶段考核，但缺少“phase”列"),
        help: Message(en: "its phases are \(ids)", zh: "可用的阶段：\(ids)"))
    }
    let expectsNothing = !cells.contains { split(HeaderKey.of($0.text))?.prefix == .expect }
    if expectsNothing {
      report(
        .missingColumn, start,
        Message(en: "there is no column that expects anything", zh: "没有任何应得结果的列"),
        help: Message(
          en: "head one expect:total, expect:grade, expect:flags, or expect: and an item's id",
          zh: "请写 expect:total、expect:grade、expect:flags，或“expect:考核项代号”"))
    }
  }

  private mutating func meaning(of cell: TableCell) -> CaseMeaning {
    let key = HeaderKey.of(cell.text)
    if key.isEmpty {
      report(
        .emptyHeader, cell, Message(en: "a column without a header", zh: "此列没有列名"),
        help: Message(en: "name the column or delete it", zh: "请填写列名或删除该列"))
      return .ignored
    }
    if let known = Self.fixed.first(where: { $0.headers.contains(key) }) { return known.meaning }
    if let (prefix, name) = split(key) { return meaning(of: cell, prefix, name) }
    if key.hasPrefix("results.") { return result(cell, key) }
    if let index = indicators.index(key: key) { return .figure(.indicator(index, .current)) }
    let headers = Self.fixed.flatMap(\.headers) + Self.prefixes.flatMap(\.words).map { $0 + ":" }
    reportUnknown(cell, near: Spelling.nearest(cell.text, in: headers + indicators.all))
    return .ignored
  }

  private func split(_ key: String) -> (prefix: Prefix, name: String)? {
    guard let colon = key.firstIndex(of: ":") else { return nil }
    let word = String(key[..<colon])
    guard let known = Self.prefixes.first(where: { $0.words.contains(word) }) else { return nil }
    return (known.prefix, String(key[key.index(after: colon)...]))
  }

  private mutating func meaning(
    of cell: TableCell, _ prefix: Prefix, _ name: String
  ) -> CaseMeaning {
    guard case .moment(let moment) = prefix else { return expectation(cell, name) }
    guard let index = indicators.index(key: name) else {
      let near = Spelling.nearest(name, in: indicators.all)
      let written = cell.text.prefix { $0 != ":" && $0 != "：" }
      reportUnknown(cell, near: near.map { "\(written):\($0)" })
      return .ignored
    }
    return .figure(.indicator(index, moment))
  }

  private mutating func expectation(_ cell: TableCell, _ name: String) -> CaseMeaning {
    if let known = Self.expectations.first(where: { $0.headers.contains(name) }) {
      return .expectation(known.subject)
    }
    if vocabulary.parts.contains(where: { $0.id == name }) { return .expectation(.part(name)) }
    let titled = vocabulary.parts.first { HeaderKey.of($0.title.chinese) == name }?.id
    let ids = Self.expectations.compactMap(\.headers.first) + vocabulary.parts.map(\.id)
    let shown = Shown.cell(name)
    report(
      .unknownExpectation, cell,
      Message(
        en: "the rule set has no item or section '\(shown)'", zh: "规则集没有代号为“\(shown)”的考核项"),
      help: .didYouMean((titled ?? Spelling.nearest(name, in: ids)).map { "expect:\($0)" })
        ?? Message(
          en: "expect total, grade, flags, error, or the id of an item or a section",
          zh: "可写 total、grade、flags、error，或一级项、二级项的代号"))
    return .ignored
  }

  /// `results.party.total`
  private mutating func result(_ cell: TableCell, _ key: String) -> CaseMeaning {
    let parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 3, vocabulary.results.contains(parts[1]) {
      if parts[2] == "grade" { return .resultGrade(parts[1]) }
      if let figure = ResultFigure(rawValue: parts[2]) { return .figure(.result(parts[1], figure)) }
    }
    let figures = ResultFigure.allCases.map(\.rawValue) + ["grade"]
    let known = vocabulary.results.flatMap { name in figures.map { "results.\(name).\($0)" } }
    reportUnknown(cell, near: Spelling.nearest(key, in: known))
    return .ignored
  }

  private mutating func reportUnknown(_ cell: TableCell, near: String?) {
    let shown = Shown.cell(cell.text)
    report(
      .unknownColumn, cell,
      Message(
        en: "column '\(shown)' is neither an indicator nor a column of cases",
        zh: "“\(shown)”不是指标，也不是算例的栏目"),
      help: .didYouMean(near)
        ?? Message(
          en: "an indicator must be in the catalogue; results start with expect:",
          zh: "指标要在指标目录里；应得结果以 expect: 开头"))
  }

  private mutating func report(
    _ id: DiagnosticID, _ cell: TableCell, _ message: Message, help: Message? = nil
  ) {
    log.append(id) { [text] in
      Diagnostic(id, at: text.place(at: cell.offset), message, help: help)
    }
  }
}
