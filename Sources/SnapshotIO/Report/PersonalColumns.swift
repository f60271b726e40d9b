/// The columns of a table whose cells are about people.
struct PersonalColumns {
  /// Columns with a citizen number in any cell.
  let citizen: [Int]
  /// Columns of names and the like with a mobile number in any cell, and columns where at least half of what there is, and at least three cells, are mobile numbers;
  /// all of them, where there are fewer than three.
  let mobile: [Int]

  init(text: SourceText, dialect: Dialect, table: TableParser.Result) {
    let citizens = table.outputs.reduce(into: Set<Int>()) { $0.formUnion($1.citizenNumbers) }
    citizen = citizens.sorted()
    var numbers: [Int: Int] = [:]
    for output in table.outputs { numbers.merge(output.mobileNumbers, uniquingKeysWith: +) }
    let texts = table.outputs.reduce(into: Set<Int>()) { $0.formUnion($1.mobilesInText) }
    mobile = texts.union(numbers.keys).subtracting(citizens).sorted().filter { column in
      guard !texts.contains(column), let count = numbers[column] else { return true }
      var census = FilledCells(text: text, dialect: dialect, column: column)
      return census.isMade(of: count, in: table.blocks)
    }
  }
}

/// Counts the cells of one column that are not empty.
private struct FilledCells {
  let text: SourceText
  let dialect: Dialect
  let column: Int
  private var filled = 0

  init(text: SourceText, dialect: Dialect, column: Int) {
    (self.text, self.dialect, self.column) = (text, dialect, column)
  }

  /// Whether `count` cells are so large a share of the filled ones that the column is about
  /// people. Stops as soon as they are not.
  mutating func isMade(of count: Int, in blocks: [RowBlock]) -> Bool {
    for block in blocks {
      var position = block.start
      while position < block.end {
        position = countRecord(position, block.end)
        if min(filled, max(3, (filled + 1) / 2)) > count { return false }
      }
    }
    return true
  }

  /// - Returns: the start of the next record.
  private mutating func countRecord(_ start: Int, _ end: Int) -> Int {
    let base = text.base
    var position = start
    var index = 0
    while true {
      let from = position
      if base[position] == Byte.quote, position < end {
        position = Dialect.closingQuote(base, position + 1, end).map { $0 + 1 } ?? end
      }
      position = dialect.endOfCell(base, position)
      if index == column {
        let range = Blank.trimmed(base, from, position)
        let isEmptyQuotes = range.end - range.start == 2 && base[range.start] == Byte.quote
        if range.start < range.end, !isEmptyQuotes { filled += 1 }
      }
      guard base[position] == dialect.delimiter, position < end else { break }
      position += 1
      index += 1
    }
    return LineEnd.after(base, position)
  }
}
