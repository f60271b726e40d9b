/// A cell as a text table would have it.
package struct SheetCell: Sendable {
  package enum Kind: UInt8, Sendable {
    case text, number, boolean, date
    /// `#N/A` and its like.
    case error
    /// A formula whose result is not in the file.
    case noResult
  }

  /// From 0.
  package var column: Int
  package var kind: Kind
  /// Where its text is in the row's.
  package var text: Range<Int>
}

/// One row of a worksheet while it is read; its cells that hold something, from left to right.
package final class SheetRow {
  /// As the spreadsheet counts: from 1.
  package internal(set) var number = 0
  package internal(set) var isHidden = false
  package internal(set) var cells: [SheetCell] = []
  /// The texts of the cells one after another, UTF-8.
  package internal(set) var bytes: [UInt8] = []

  package func string(_ cell: SheetCell) -> String {
    String(decoding: bytes[cell.text], as: UTF8.self)
  }

  func clear() {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// What a sheet says besides its rows.
package struct SheetLayout: Sendable {
  package var merged: [CellRange] = []
  /// Columns from 0 that a person does not see.
  package var hiddenColumns: [ClosedRange<Int>] = []
}
