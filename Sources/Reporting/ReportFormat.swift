import Diagnostics
import ScorecardModel

/// The forms that a report takes.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, ndjson, csv, html, markdown, xlsx

  /// Writes an evaluation, a piece at a time: no format holds the whole report.
  ///
  /// The bytes depend on the evaluation and on `options`, but not on `options.threads`.
  /// - Returns: what the form could not take over as it is.
  /// - Throws: what `sink` throws.
  @discardableResult
  package func write(
    _ evaluation: Evaluation, options: ReportOptions, to sink: inout some ByteSink
  ) throws -> [Diagnostic] {
    let report = report
    try report.write(evaluation, options: options, to: &sink)
    return report.findings
  }

  /// Whether the report is nothing that a terminal could show.
  package var isBinary: Bool { self == .xlsx }

  /// Whether the report has the hashes of rule sets and snapshots, which cost a pass over them.
  package var publishesHashes: Bool {
    switch self {
    case .json, .ndjson, .html: true
    case .text, .csv, .markdown, .xlsx: false
    }
  }

  /// Whether the report has the totals of earlier years, which are scored for it.
  package var showsEarlierYears: Bool {
    switch self {
    case .text, .markdown: true
    case .json, .ndjson, .csv, .html, .xlsx: false
    }
  }

  private var report: any Report {
    switch self {
    case .text: PageReport(isText: true)
    case .json: JSONReport()
    case .ndjson: NDJSONReport()
    case .csv: CSVReport()
    case .html: HTMLReport()
    case .markdown: PageReport(isText: false)
    case .xlsx: WorkbookReport()
    }
  }
}

/// How a report is to look.
package struct ReportOptions: Sendable {
  /// Of what people read; machine formats are the same in every language.
  package var language: Language
  package var usesColor: Bool
  /// Whether items are shown one by one; JSON and NDJSON always have them.
  package var showsItems: Bool
  /// Whether the report is for the public: results without items, evidence and ledgers.
  package var isPublic: Bool
  /// How many threads format at once, 1 or more.
  package var threads: Int
  /// Columns of the terminal; nil where the report does not go to one.
  package var width: Int?

  package init(
    language: Language = .chinese, usesColor: Bool = false, showsItems: Bool = false,
    isPublic: Bool = false, threads: Int = 1, width: Int? = nil
  ) {
    self.language = language
    self.usesColor = usesColor
    self.showsItems = showsItems
    self.isPublic = isPublic
    self.threads = threads
    self.width = width
  }
}

/// One form of report.
protocol Report {
  func write(
    _ evaluation: Evaluation, options: ReportOptions, to sink: inout some ByteSink
  ) throws

  /// What the form could not take over as it is, once written.
  var findings: [Diagnostic] { get }
}

extension Report {
  var findings: [Diagnostic] { [] }
}

/// What every format says in the same words.
enum ReportWords {
  /// Stands for the grade of a unit that is not assessed.
  static let unassessable = Message(en: "not assessable", zh: "无法评定")
}

extension Evaluation {
  /// Whether the scorecards of single units are shown under every rule set; else the level asked
  /// for is above the units of one, and roll-ups are.
  var showsUnits: Bool { results.allSatisfy(\.showsUnits) }
}
