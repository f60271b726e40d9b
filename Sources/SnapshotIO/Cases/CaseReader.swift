import Diagnostics
import Foundation
import ScorecardModel

/// Reads the rows of a case file; every fault is reported.
struct CaseReader {
  let text: SourceText
  let vocabulary: CaseVocabulary
  private var log = FaultLog()
  private var meanings: [CaseMeaning] = []
  private var headers: [String] = []
  private var cases: [TestCaseRow] = []
  /// By position in `meanings`; empty for those that hold no numbers.
  private var cells: [[Cell]] = []
  private var lineByName: [String: Int] = [:]

  init(text: SourceText, vocabulary: CaseVocabulary) {
    self.text = text
    self.vocabulary = vocabulary
  }

  /// - Parameter content: what the text was decoded from.
  /// - Throws: `.badInput` with every fault.
  mutating func read(_ content: FileContent) throws(Failure) -> CaseFile {
    var records = RecordReader(text: text, dialect: Dialect(detectingIn: text))
    let header = records.next(&log) ?? []
    // Where the header's own quoting is broken, nothing after it can be told apart.
    if log.hasErrors { throw Failure(.badInput, log.summary) }
    var headerReader = CaseHeaderReader(text: text, vocabulary: vocabulary)
    meanings = headerReader.read(header)
    headers = header.map(\.text)
    log = headerReader.log
    cells = meanings.map { _ in [] }
    let headerIsSound = !log.hasErrors
    var mark = LineMark.start
    var rows = 0
    var quoting = FaultLog()
    while let record = records.next(&quoting), let first = record.first {
      mark = LineMark(offset: first.offset, line: text.line(at: first.offset, from: mark))
      rows += 1
      // Cells of a row with broken quoting may stand in the wrong columns.
      if !quoting.hasErrors { readRow(record, mark, headerIsSound: headerIsSound) }
      for fault in quoting.summary { log.append(fault.id) { fault } }
      quoting = FaultLog()
    }
    if rows == 0 {
      log.append(.noRows) {
        Diagnostic(
          .noRows, at: SourcePlace(path: text.path),
          Message(en: "there is no case after the header", zh: "表头之后没有算例"))
      }
    }
    if log.hasErrors { throw Failure(.badInput, log.summary) }
    let columns = zip(meanings, cells).compactMap { meaning, cells -> CaseColumn? in
      guard case .figure(let figure) = meaning else { return nil }
      return CaseColumn(figure: figure, cells: cells)
    }
    return CaseFile(
      content: content, cases: cases, columns: columns, hasProcess: meanings.contains(.process))
  }

  private mutating func readRow(_ record: [TableCell], _ mark: LineMark, headerIsSound: Bool) {
    guard record.count == meanings.count else {
      let expected = meanings.count
      log.append(.cellCount) { [text] in
        CellCountFault(found: record.count, expected: expected)
          .diagnostic(at: text.place(at: mark.offset, from: mark))
      }
      return
    }
    var row = TestCaseRow()
    row.line = mark.line
    if let column = meanings.firstIndex(of: .name) { readName(record[column], into: &row) }
    for (column, cell) in record.enumerated() { readCell(cell, column, into: &row) }
    checkPhase(of: row, record)
    let isChecked = zip(meanings, record).contains { meaning, cell in
      if case .expectation = meaning { !cell.text.isEmpty } else { false }
    }
    if headerIsSound, !isChecked {
      report(
        .nothingExpected, TableCell(text: "", offset: mark.offset),
        Message(
          en: "the case '\(Shown.cell(row.name))' expects nothing",
          zh: "算例“\(Shown.cell(row.name))”没有写应得结果"),
        help: Message(
          en: "fill in at least one expect: cell", zh: "请至少填一个 expect: 单元格"))
    }
    cases.append(row)
  }

  private mutating func readCell(_ cell: TableCell, _ column: Int, into row: inout TestCaseRow) {
    switch meanings[column] {
    case .note: row.note = cell.text
    case .asOf: row.asOf = date(cell)
    case .phase:
      row.phase = word(cell, vocabulary.phaseIDs, Message(en: "phase", zh: "阶段"))
    case .level: row.level = level(cell)
    case .process: row.process = process(cell)
    case .figure(let figure): cells[column].append(value(cell, figure, column))
    case .resultGrade(let name): row.resultGrades[name] = resultGrade(cell, of: name)
    case .expectation(let subject):
      if let value = expected(cell, subject) {
        row.expectations.append(
          CaseExpectation(
            subject: subject, value: value, text: cell.text,
            cell: CaseCell(offset: cell.offset, header: headers[column])))
      }
    case .name, .ignored: break
    }
  }

  // MARK: What a row is about

  private mutating func readName(_ cell: TableCell, into row: inout TestCaseRow) {
    row.name = cell.text
    if row.name.isEmpty {
      report(
        .unnamedCase, cell, Message(en: "a case without a name", zh: "算例没有名称"),
        help: Message(en: "name the case, or empty the whole row", zh: "请填写名称，或清空整行"))
    } else if let line = lineByName[row.name] {
      let shown = Shown.cell(row.name)
      report(
        .duplicateCase, cell,
        Message(
          en: "the case '\(shown)' is already in line \(line)", zh: "算例“\(shown)”与第 \(line) 行重名"),
        help: Message(en: "give every case a name of its own", zh: "每个算例都要有自己的名称"))
    } else {
      lineByName[row.name] = row.line
    }
  }

  /// A phase is needed where there is a schedule, and must have what is expected of it.
  private mutating func checkPhase(of row: TestCaseRow, _ record: [TableCell]) {
    guard vocabulary.hasSchedule, let column = meanings.firstIndex(of: .phase) else { return }
    if record[column].text.isEmpty {
      let ids = vocabulary.phaseIDs.joined(separator: ", ")
      report(
        .unknownWord, record[column], Message(en: "a case without a phase", zh: "算例没有写阶段"),
        help: Message(en: "its phases are \(ids)", zh: "可用的阶段：\(ids)"))
    }
    guard let phase = vocabulary.phases.first(where: { $0.id == row.phase }) else { return }
    if let day = row.asOf, let days = phase.days, !days.contains(day),
      let column = meanings.firstIndex(of: .asOf)
    {
      report(
        .badDate, record[column],
        Message(
          en: "\(day) is not in the year of phase '\(phase.id)', \(days.lowerBound) to "
            + "\(days.upperBound)",
          zh: "\(day) 不在阶段“\(phase.id)”的那一年里（\(days.lowerBound) 至 \(days.upperBound)）"))
    }
    let ids = phase.parts.map(\.id)
    for (column, meaning) in meanings.enumerated() {
      guard case .expectation(.part(let id)) = meaning, !record[column].text.isEmpty,
        !ids.contains(id)
      else { continue }
      report(
        .unknownExpectation, record[column],
        Message(
          en: "phase '\(phase.id)' has no item or section '\(id)'",
          zh: "阶段“\(phase.id)”没有代号为“\(id)”的考核项"),
        help: Message(en: "empty the cell", zh: "请清空该单元格"))
    }
  }

  private mutating func date(_ cell: TableCell) -> CalendarDate? {
    if cell.text.isEmpty { return nil }
    if let date = DateForms.read(cell.text) { return date }
    let shown = Shown.cell(cell.text)
    report(
      .badDate, cell,
      Message(
        en: "'\(shown)' is no date, expected YYYY-MM-DD", zh: "“\(shown)”不是日期，应为 YYYY-MM-DD"))
    return nil
  }

  private mutating func level(_ cell: TableCell) -> UnitLevel? {
    if cell.text.isEmpty { return nil }
    let levels = vocabulary.levels
    if let level = levels.first(where: {
      [$0.rawValue, $0.title.chinese].contains(HeaderKey.of(cell.text))
    }) {
      return level
    }
    _ = word(cell, levels.map(\.rawValue), Message(en: "level", zh: "级别"))
    return nil
  }

  /// `自评>街道初审@2025-03-01`
  private mutating func process(_ cell: TableCell) -> [CaseStep] {
    if cell.text.isEmpty || cell.text == "-" { return [] }
    let steps = cell.text.split(omittingEmptySubsequences: false) {
      $0 == ">" || $0 == "＞" || $0 == "→"
    }
    return steps.compactMap { step in
      let parts = step.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0).trimmingCharacters(in: .whitespaces) }
      let name = TableCell(text: parts[0], offset: cell.offset)
      let state = word(
        name, vocabulary.states, Message(en: "state of the process", zh: "流程状态"))
      let day = parts.count > 1 ? date(TableCell(text: parts[1], offset: cell.offset)) : nil
      return state.map { CaseStep(state: $0, date: day) }
    }
  }

  /// A grade of a rule set that is used; any text where that rule set is not known.
  private mutating func resultGrade(_ cell: TableCell, of name: String) -> String? {
    guard let grades = vocabulary.resultGrades[name] else {
      return cell.text.isEmpty ? nil : cell.text
    }
    return word(
      cell, grades, Message(en: "grade", zh: "等次"), of: Message(en: "'\(name)'", zh: "“\(name)”"))
  }

  /// One of a list of words; nil for an empty cell.
  /// - Parameter owner: whose words they are.
  private mutating func word(
    _ cell: TableCell, _ words: [String], _ kind: Message,
    of owner: Message = Message(en: "the rule set", zh: "规则集")
  ) -> String? {
    if cell.text.isEmpty { return nil }
    if words.contains(cell.text) { return cell.text }
    let shown = Shown.cell(cell.text)
    let list = words.joined(separator: ", ")
    report(
      .unknownWord, cell,
      Message(
        en: "\(owner.english) has no \(kind.english) '\(shown)'",
        zh: "\(owner.chinese)没有名为“\(shown)”的\(kind.chinese)"),
      help: .didYouMean(Spelling.nearest(cell.text, in: words))
        ?? (words.isEmpty ? nil : Message(en: "expected one of \(list)", zh: "可用：\(list)")))
    return nil
  }

  // MARK: Numbers

  private mutating func value(_ cell: TableCell, _ figure: CaseFigure, _ column: Int) -> Cell {
    let (expectation, indicator) = expectation(of: figure)
    switch expectation.read(cell.text) {
    case .value(let value): return .value(value)
    case .missing: return .missing
    case .notApplicable: return .notApplicable
    case .fault(let fault):
      let kind = FaultKind(fault)
      let header = Shown.cell(headers[column])
      log.append(kind.id) { [text] in
        CellMessages(found: Shown.cell(cell.text), column: header, indicator: indicator)
          .diagnostic(kind, at: text.place(at: cell.offset))
      }
      return .missing
    }
  }

  private func expectation(of figure: CaseFigure) -> (CellExpectation, Indicator?) {
    switch figure {
    case .indicator(let index, _):
      let indicator = vocabulary.catalogue[index]
      return (CellExpectation(indicator), indicator)
    case .result(let alias, let figure):
      let isShare = figure == .metShare || figure == .bestShare
      let indicator = Indicator(
        id: "results.\(alias).\(figure.rawValue)", title: figure.title(of: alias),
        type: figure == .total ? .number : .percent, minimum: 0, maximum: isShare ? 100 : nil)
      return (CellExpectation(indicator), indicator)
    }
  }

  // MARK: Expectations

  private mutating func expected(_ cell: TableCell, _ subject: CaseSubject) -> ExpectedValue? {
    if cell.text.isEmpty { return nil }
    switch subject {
    case .total: return points(cell)
    case .part:
      return CellExpectation(type: .number).read(cell.text) == .notApplicable
        ? .notApplicable : points(cell)
    case .grade: return grade(cell)
    case .error: return .error(cell.text)
    case .flags:
      if cell.text == "-" || cell.text == "—" { return .flags([]) }
      let flags = cell.text.split { $0 == "|" || $0 == "｜" }
      return .flags(Set(flags.map { String($0.trimmingBlanks) }))
    }
  }

  private mutating func grade(_ cell: TableCell) -> ExpectedValue? {
    if vocabulary.grades.contains(cell.text) { return .grade(cell.text) }
    let words = Self.unassessable
    if [words.english, words.chinese].contains(cell.text) { return .unassessable }
    _ = word(cell, vocabulary.grades + [words.chinese], Message(en: "grade", zh: "等次"))
    return nil
  }

  /// Stands for the grade of a unit that is not assessed.
  private static let unassessable = Message(en: "not assessable", zh: "无法评定")

  private mutating func points(_ cell: TableCell) -> ExpectedValue? {
    if case .value(let number) = CellExpectation(type: .number).read(cell.text),
      let points = Points(exactly: number)
    {
      return .points(points)
    }
    let shown = Shown.cell(cell.text)
    report(
      .badExpectation, cell,
      Message(en: "'\(shown)' is not a number of points", zh: "“\(shown)”不是分数"),
      help: Message(
        en: "write a decimal such as 92.5, with at most 6 decimals",
        zh: "请填写小数，如 92.5，最多 6 位小数"))
    return nil
  }

  private mutating func report(
    _ id: DiagnosticID, _ cell: TableCell, _ message: Message, help: Message? = nil
  ) {
    log.append(id) { [text] in
      Diagnostic(id, at: text.place(at: cell.offset), message, help: help)
    }
  }
}

extension Substring {
  /// Without blanks at either end.
  fileprivate var trimmingBlanks: Substring {
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
