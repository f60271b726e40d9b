import Diagnostics
import ScorecardModel

/// A number that a case gives.
package enum CaseFigure: Sendable, Hashable {
  case indicator(IndicatorIndex, Moment)
  /// Of the result of a used rule set, by the name that the rule set gives it.
  case result(String, ResultFigure)
}

/// A column of numbers, a cell for each case.
package struct CaseColumn: Sendable {
  package let figure: CaseFigure
  package internal(set) var cells: [Cell]
}

/// What a case expects something of.
package enum CaseSubject: Sendable, Hashable {
  case total, grade, flags, error
  /// A section, an item, a bonus or a deduction, by its id.
  case part(String)

  /// As a column is headed.
  package var header: String {
    switch self {
    case .total: "expect:total"
    case .grade: "expect:grade"
    case .flags: "expect:flags"
    case .error: "expect:error"
    case .part(let id): "expect:\(id)"
    }
  }
}

/// What must come out.
package enum ExpectedValue: Sendable, Hashable {
  case points(Points)
  case grade(String)
  case unassessable
  case notApplicable
  /// In any order.
  case flags(Set<String>)
  /// Part of the message of a rule error, in either language.
  case error(String)
}

/// A cell of a case file.
package struct CaseCell: Sendable, Hashable {
  /// Of its first byte in the decoded text.
  let offset: Int
  /// What the file writes above its column.
  package let header: String
}

/// One thing that a case checks.
package struct CaseExpectation: Sendable, Hashable {
  package let subject: CaseSubject
  package let value: ExpectedValue
  /// As the file has it.
  package let text: String
  /// Nil where no case file says it.
  package let cell: CaseCell?

  package init(
    subject: CaseSubject, value: ExpectedValue, text: String, cell: CaseCell? = nil
  ) {
    self.subject = subject
    self.value = value
    self.text = text
    self.cell = cell
  }
}

/// A step of the process that a unit goes through.
package struct CaseStep: Sendable, Hashable {
  package let state: String
  package let date: CalendarDate?
}

/// One row of a case file: a unit and what must come out for it. Its numbers are in the columns.
package struct TestCaseRow: Sendable {
  package internal(set) var name = ""
  package internal(set) var note = ""
  /// 1-based line of the file.
  package internal(set) var line = 0
  package internal(set) var asOf: CalendarDate?
  /// Nil where the rule set has no schedule.
  package internal(set) var phase: String?
  package internal(set) var level: UnitLevel?
  package internal(set) var process: [CaseStep] = []
  /// Grades of used rule sets' results, by the names that the rule set gives them.
  package internal(set) var resultGrades: [String: String] = [:]
  package internal(set) var expectations: [CaseExpectation] = []
}

/// A case file (`cases.csv`): worked cases of a rule set, one a row.
package struct CaseFile: Sendable {
  /// The bytes that it was read from.
  package let content: FileContent
  package let cases: [TestCaseRow]
  package let columns: [CaseColumn]
  /// Whether it has a column of process records.
  package let hasProcess: Bool

  package var path: String { content.path }

  /// Reads a file.
  /// - Throws: `.inputNotFound`, or `.badInput` with every fault and its place.
  package static func read(
    path: String, vocabulary: CaseVocabulary
  ) throws(Failure) -> CaseFile {
    try read(FileContent.read(path: path, workers: Workers(count: 1)), vocabulary: vocabulary)
  }

  static func read(
    _ content: FileContent, vocabulary: CaseVocabulary
  ) throws(Failure) -> CaseFile {
    let text = try TextDecoder.decode(content, workers: Workers(count: 1))
    var reader = CaseReader(text: text, vocabulary: vocabulary)
    return try reader.read(content)
  }
}

extension DiagnosticID {
  static let unknownExpectation: DiagnosticID = "case.unknown-expectation"
  static let badExpectation: DiagnosticID = "case.bad-expectation"
  static let unnamedCase: DiagnosticID = "case.no-name"
  static let duplicateCase: DiagnosticID = "case.duplicate-name"
  static let nothingExpected: DiagnosticID = "case.nothing-expected"
  static let unknownWord: DiagnosticID = "case.unknown-word"
}
