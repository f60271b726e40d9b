import Diagnostics
import ScorecardModel

/// What the program makes of a data file: how it is written, which columns it recognises, what they
/// hold.
package struct SnapshotInspection: Sendable {
  /// A column as the file has it, and what it was taken for.
  package enum Column: Sendable {
    /// The id of a role.
    case role(String, title: String)
    case indicator(IndicatorIndex, title: String)
    case ignored(title: String)
  }

  /// As the user named it.
  package let path: String
  /// How the file is written.
  package let form: Message
  package let columns: [Column]
  package let catalogue: Catalogue
  /// Nil where rows are too faulty to be told apart.
  package let snapshot: Snapshot?
  package let diagnostics: [Diagnostic]

  package init(
    path: String, form: Message, columns: [Column], catalogue: Catalogue, snapshot: Snapshot?,
    diagnostics: [Diagnostic]
  ) {
    self.path = path
    self.form = form
    self.columns = columns
    self.catalogue = catalogue
    self.snapshot = snapshot
    self.diagnostics = diagnostics
  }

  /// The indicators that the file has a column for, in the order of the file.
  var indicators: [(index: IndicatorIndex, title: String)] {
    columns.compactMap { column in
      if case .indicator(let index, let title) = column { (index, title) } else { nil }
    }
  }

  /// Columns that nothing is read from.
  var ignored: [String] {
    columns.compactMap { if case .ignored(let title) = $0 { title } else { nil } }
  }

  /// The groupings that the units have, with the number of groups and of units in none.
  var groupings: [(grouping: Grouping, groups: Int, unitsInNone: Int)] {
    guard let units = snapshot?.units else { return [] }
    return Grouping.allCases.compactMap { grouping in
      guard let column = units.groups(grouping) else { return nil }
      let none = (0..<units.count).count { column.group(of: $0) == nil }
      return (grouping, column.groups.count, none)
    }
  }

  /// The forms that an inspection is written in.
  package enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  package func write(
    _ format: Format, options: ReportOptions, to sink: inout some ByteSink
  ) throws {
    switch format {
    case .text: try sink.write(InspectionText(self, TextStyle(options: options)).text())
    case .json: try sink.write(InspectionJSON(self).bytes())
    }
  }
}
