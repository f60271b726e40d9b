/// Names of cells: `F17` is column 5 of row 17.
package enum CellReference {
  /// What a worksheet can have.
  package static let mostRows = 1_048_576
  package static let mostColumns = 16_384

  /// The letters of a column counted from 0.
  package static func letters(_ column: Int) -> String {
    var rest = column + 1
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  package static func name(row: Int, column: Int) -> String { letters(column) + String(row) }

  /// Reads `F17` or `$F$17`; a row that is not there is 0.
  /// - Returns: nil for another form, and for a column or a row that no sheet has.
  static func read(_ text: UnsafePointer<CChar>) -> (row: Int, column: Int)? {
    var position = 0
    func skipDollar() {
      if text[position] == CChar(bitPattern: UInt8(ascii: "$")) { position += 1 }
    }
    skipDollar()
    var column = 0
    while true {
      let letter = (UInt8(bitPattern: text[position]) | 0x20) &- UInt8(ascii: "a")
      guard letter < 26 else { break }
      column = column * 26 + Int(letter) + 1
      guard column <= mostColumns else { return nil }
      position += 1
    }
    skipDollar()
    guard column > 0, let row = number(text + position), row <= mostRows else { return nil }
    return (row, column - 1)
  }

  /// A whole number of at most nine digits, to the end of the text; 0 for an empty one.
  static func number(_ text: UnsafePointer<CChar>) -> Int? {
    var (value, position) = (0, 0)
    while text[position] != 0 {
      let digit = UInt8(bitPattern: text[position]) &- UInt8(ascii: "0")
      guard digit < 10, position < 9 else { return nil }
      value = value * 10 + Int(digit)
      position += 1
    }
    return value
  }
}

/// A block of cells: rows from 1, columns from 0.
package struct CellRange: Sendable, Equatable {
  package var rows: ClosedRange<Int>
  package var columns: ClosedRange<Int>

  package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    (self.rows, self.columns) = (rows, columns)
  }

  /// Reads `A1:B3`; nil for another form.
  init?(_ text: String) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count == 1 || ends.count == 2, let first = CellReference.read(String(ends[0])),
      let last = CellReference.read(String(ends[ends.count - 1])), first.row >= 1,
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }
}
