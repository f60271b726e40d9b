/// A cell of a worksheet, or a whole sheet: `2025年!F17`.
package struct SheetPlace: Sendable, Hashable, CustomStringConvertible {
  package var sheet: String
  /// As the spreadsheet names it, `F17`; nil when the whole sheet is meant.
  package var reference: String?

  package init(sheet: String, reference: String? = nil) {
    (self.sheet, self.reference) = (sheet, reference)
  }

  package var description: String { reference.map { "\(sheet)!\($0)" } ?? sheet }
}

/// Where a diagnostic points: a file, and as much of line and column as is known.
package struct SourcePlace: Sendable, Hashable {
  package var path: String
  /// 1-based line; nil when the whole file is meant.
  package var line: Int?
  /// 1-based column, counted in characters.
  package var column: Int?
  /// The line's text, shown under the message with a caret at `column`.
  package var excerpt: String?
  /// In a workbook the sheet and cell, which have no line or column of text.
  package var cell: SheetPlace?

  package init(path: String, line: Int? = nil, column: Int? = nil, excerpt: String? = nil) {
    self.path = path
    self.line = line
    self.column = column
    self.excerpt = excerpt
  }
}

/// How much a diagnostic matters.
package enum Severity: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// Could be better; nothing is wrong.
  case advice
  /// Worth knowing; the result stands.
  case warning
  /// The input cannot be used as it is.
  case error

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The stable name of a kind of diagnostic, `area.what-is-wrong`. Each module extends this type
/// with the kinds that it reports.
package struct DiagnosticID: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { self.rawValue = value }
}

/// A finding about data, rules or the command line, in every language of the product.
package struct Diagnostic: Sendable, Hashable {
  package var id: DiagnosticID
  package var severity: Severity
  package var message: Message
  package var place: SourcePlace?
  package var notes: [Message]
  package var help: Message?

  package init(
    _ id: DiagnosticID, _ severity: Severity = .error, at place: SourcePlace? = nil,
    _ message: Message, notes: [Message] = [], help: Message? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.place = place
    self.notes = notes
    self.help = help
  }
}

extension Message {
  /// `did you mean 'name'?`, or nil where there is no near name.
  package static func didYouMean(_ name: String?) -> Message? {
    name.map { Message(en: "did you mean '\($0)'?", zh: "是否想写“\($0)”？") }
  }
}
