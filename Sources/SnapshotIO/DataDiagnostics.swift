import Diagnostics

/// The kinds of fault that data files have.
extension DiagnosticID {
  static let fileNotFound: DiagnosticID = "data.file-not-found"
  static let fileUnreadable: DiagnosticID = "data.file-unreadable"
  static let fileKind: DiagnosticID = "data.file-kind"
  static let emptyFile: DiagnosticID = "data.empty-file"
  static let tableTooLarge: DiagnosticID = "data.table-too-large"
  static let noRows: DiagnosticID = "data.no-rows"
  static let encoding: DiagnosticID = "data.encoding"
  static let nulByte: DiagnosticID = "data.nul-byte"

  static let emptyHeader: DiagnosticID = "data.empty-header"
  static let duplicateColumn: DiagnosticID = "data.duplicate-column"
  static let missingColumn: DiagnosticID = "data.missing-column"
  static let unknownColumn: DiagnosticID = "data.unknown-column"
  static let personalData: DiagnosticID = "data.personal-data"

  static let unterminatedQuote: DiagnosticID = "data.unterminated-quote"
  static let textAfterQuote: DiagnosticID = "data.text-after-quote"
  static let cellCount: DiagnosticID = "data.cell-count"

  static let emptyCode: DiagnosticID = "data.empty-code"
  static let duplicateCode: DiagnosticID = "data.duplicate-code"
  static let mangledCode: DiagnosticID = "data.mangled-code"

  static let badValue: DiagnosticID = "data.bad-value"
  static let percentSign: DiagnosticID = "data.percent-sign"
  static let badCount: DiagnosticID = "data.bad-count"
  static let outOfRange: DiagnosticID = "data.out-of-range"

  static let emptyColumn: DiagnosticID = "data.empty-column"
  static let groupName: DiagnosticID = "data.group-name"

  static let badEntry: DiagnosticID = "data.bad-entry"
  static let badYear: DiagnosticID = "data.bad-year"
  static let badDate: DiagnosticID = "data.bad-date"
  static let unknownIndicator: DiagnosticID = "data.unknown-indicator"
  static let duplicateTarget: DiagnosticID = "data.duplicate-target"

  static let noSheet: DiagnosticID = "workbook.no-sheet"
  static let severalSheets: DiagnosticID = "workbook.several-sheets"
  static let headerRow: DiagnosticID = "workbook.header-row"
  static let mergedCells: DiagnosticID = "workbook.merged-cells"
  static let noResult: DiagnosticID = "workbook.no-result"
  static let skippedRow: DiagnosticID = "workbook.skipped-row"
  static let hiddenCells: DiagnosticID = "workbook.hidden-cells"
  static let macros: DiagnosticID = "workbook.macros"

  static let jsonSyntax: DiagnosticID = "json.syntax"
  static let jsonShape: DiagnosticID = "json.shape"
  static let duplicateKey: DiagnosticID = "json.duplicate-key"
}
