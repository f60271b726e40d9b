import Diagnostics
import ScorecardModel

/// Something that is to be told about the rows of a table.
enum Finding {
  case fault(Fault)
  /// Rows with the same code.
  case duplicate(CodeCheck.Duplicate, offset: Int)
  /// A second name of a group of one kind.
  case nameConflict(MergedGroups.NameConflict, kind: Int)
  case personalColumn(Int, isMobile: Bool, offset: Int)
  case emptyColumn(Int, offset: Int)

  /// Where it is in the text.
  var offset: Int {
    switch self {
    case .fault(let fault): fault.offset
    case .nameConflict(let conflict, _): conflict.offset
    case .duplicate(_, let offset), .personalColumn(_, _, let offset),
      .emptyColumn(_, let offset):
      offset
    }
  }

  var severity: Severity {
    switch self {
    case .fault, .duplicate, .personalColumn: .error
    case .nameConflict, .emptyColumn: .warning
    }
  }

  var id: DiagnosticID {
    switch self {
    case .fault(let fault): fault.kind.id
    case .duplicate: .duplicateCode
    case .nameConflict: .groupName
    case .personalColumn: .personalData
    case .emptyColumn: .emptyColumn
    }
  }
}

extension FaultKind {
  var id: DiagnosticID {
    switch self {
    case .notAValue, .badGrouping, .spreadsheetError, .loneHyphen, .overflow, .mobileNumber:
      .badValue
    case .percentSign: .percentSign
    case .notWhole, .negativeCount: .badCount
    case .belowMinimum, .aboveMaximum: .outOfRange
    case .emptyCode: .emptyCode
    case .mangledCode: .mangledCode
    case .cellCount: .cellCount
    case .unterminatedQuote: .unterminatedQuote
    case .textAfterQuote: .textAfterQuote
    }
  }
}
