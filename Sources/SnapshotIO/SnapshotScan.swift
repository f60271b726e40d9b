import Diagnostics
import ScorecardModel

/// A snapshot file as far as it could be read, faults or not: for people who want to see what the
/// program makes of it.
package struct SnapshotScan: Sendable {
  package let form: FileForm
  package let columns: [RecognisedColumn]
  /// The catalogue that was given; without one, an indicator of type `.any` for each column.
  package let catalogue: Catalogue
  /// Cells that cannot be read are missing in it. Nil where rows are too faulty to be told apart.
  package let snapshot: Snapshot?
  package let diagnostics: [Diagnostic]

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// How a data file is written.
package enum FileForm: Sendable, Equatable {
  /// Cells parted by a delimiter.
  case delimited(encoding: String, delimiter: Character)
}

/// A column of a data file, and what it was taken for.
package struct RecognisedColumn: Sendable, Equatable {
  package enum Meaning: Sendable, Equatable {
    /// The id of a role, such as `code` or `district`.
    case role(String)
    case indicator(IndicatorIndex)
    /// It is not known, or not used.
    case ignored
  }

  /// As the file has it, trimmed.
  package let title: String
  package let meaning: Meaning

  init(_ column: HeaderColumn) {
    title = column.title
    meaning =
      switch column.meaning {
      case .role(let role): .role(role.rawValue)
      case .indicator(let index): .indicator(index)
      case .ignored: .ignored
      }
  }
}

extension TextEncoding {
  /// The name that people know it by.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .gb18030: "GB18030"
    }
  }
}
