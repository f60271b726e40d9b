import Workbooks

/// Merged cells among the rows of a table.
///
/// A text that is merged over rows, such as a street's name beside its communities, is each row's.
/// A value that is merged over rows or columns belongs nobody knows to whom.
final class MergedCells {
  private struct Merge {
    let range: CellRange
    /// Over rows of one column of texts.
    let isShared: Bool
    var value: [UInt8]?
    var isTold = false
  }

  private var merges: [Merge] = []
  private var indicesByRow: [Int: [Int]] = [:]

  init(_ ranges: [CellRange], header: SheetHeader, sharesKeys: Bool) {
    for range in ranges where range.rows.upperBound > header.lastRow {
      let columns = header.columns.filter { range.columns.contains($0.column) }
      guard !columns.isEmpty, range.rows.count > 1 || columns.count > 1 else { continue }
      let kind = columns[0].kind
      let isShared = columns.count == 1 && (kind == .text || (kind == .key && sharesKeys))
      for row in range.rows where row > header.lastRow {
        indicesByRow[row, default: []].append(merges.count)
      }
      merges.append(Merge(range: range, isShared: isShared))
    }
  }

  /// Keeps the values of the merged cells that begin in a row.
  func note(_ row: SheetRow) {
    for index in indicesByRow[row.number] ?? []
    where merges[index].range.rows.lowerBound == row.number {
      let column = merges[index].range.columns.lowerBound
      guard let cell = row.cells.first(where: { $0.column == column }) else { continue }
      merges[index].value = Array(row.bytes[cell.text])
    }
  }

  /// The text that a row shares with the first row of merged cells.
  func value(_ row: Int, _ column: Int) -> [UInt8]? {
    for index in indicesByRow[row] ?? []
    where merges[index].isShared && merges[index].range.columns.contains(column)
      && merges[index].range.rows.lowerBound < row
    {
      return merges[index].value
    }
    return nil
  }

  /// Merged cells that a unit's row has and that share no text, each once.
  func unclear(in row: SheetRow) -> [CellRange] {
    guard let indices = indicesByRow[row.number] else { return [] }
    var ranges: [CellRange] = []
    for index in indices where !merges[index].isShared && !merges[index].isTold {
      guard merges[index].value != nil else { continue }
      merges[index].isTold = true
      ranges.append(merges[index].range)
    }
    return ranges
  }
}
