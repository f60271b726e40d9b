import Diagnostics

/// Rows of texts in columns on a terminal; Chinese characters take two.
enum AlignedLines {
  /// - Parameters:
  ///   - rows: as many texts each; a column without any text is left out.
  ///   - right: the columns that are aligned right.
  static func text(_ rows: [[String]], indent: String, right: Set<Int> = []) -> String {
    let rows = rows.map { $0.map(\.printable) }
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in
      rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().filter { widths[$0.offset] > 0 }.map { column, cell in
        DisplayWidth.pad(cell, to: widths[column], alignRight: right.contains(column))
      }
      var line = indent + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
