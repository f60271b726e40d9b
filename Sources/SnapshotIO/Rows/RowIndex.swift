import Glibc

/// Consecutive rows of a table, parsed as one piece of work.
struct RowBlock: Sendable, Equatable {
  /// Offsets of its first byte and of the byte after its last line end.
  var start: Int
  var end: Int
  /// Physical line of its first byte.
  var line: Int
  /// Its first row, and how many rows it has; blank rows are none.
  var row: Int
  var rows: Int
}

/// Where the rows of a table are: blocks of whole rows with their numbers.
///
/// Blocks depend on the text alone, never on the number of threads.
struct RowIndex: Sendable {
  private(set) var blocks: [RowBlock] = []
  private(set) var rowCount = 0

  /// Bytes of a block, about: it stays in a core's cache between indexing and parsing.
  static let blockSize = 1 << 18

  /// - Parameters:
  ///   - start: offset of the first row.
  ///   - line: physical line of that offset.
  init(
    text: SourceText, dialect: Dialect, start: Int, line: Int, workers: Workers,
    blockSize: Int
  ) {
    let scanner = RowScanner(text: text, dialect: dialect)
    let counts =
      text.hasQuote
      ? scanner.scanQuoted(from: start, blockSize: blockSize)
      : scanner.scanLines(from: start, blockSize: blockSize, workers)
    var line = line
    for count in counts where count.end > count.start {
      blocks.append(
        RowBlock(
          start: count.start, end: count.end, line: line, row: rowCount, rows: count.rows))
      line += count.lines
      rowCount += count.rows
    }
  }
}

/// Finds the ends of records.
private struct RowScanner {
  /// The rows and physical lines of a run of bytes.
  struct Count {
    var start: Int
    var end: Int
    var lines = 0
    var rows = 0
  }

  let base: UnsafePointer<UInt8>
  let count: Int
  let dialect: Dialect
  let hasCarriageReturn: Bool

  init(text: SourceText, dialect: Dialect) {
    (base, count, self.dialect) = (text.base, text.count, dialect)
    hasCarriageReturn = text.hasCarriageReturn
  }

  // MARK: - Without quotes: every line is a record

  /// Each piece takes the lines that start in it, so pieces need not know of each other.
  func scanLines(from start: Int, blockSize: Int, _ workers: Workers) -> [Count] {
    let pieces = max(0, (count - start + blockSize - 1) / blockSize)
    let counts = UnsafeMutableBufferPointer<Count>.allocate(capacity: pieces)
    defer { counts.deallocate() }
    workers.run(pieces: pieces) { piece in
      let from = start + piece * blockSize
      let first = piece == 0 ? start : lineStart(atOrAfter: from)
      counts.initializeElement(at: piece, to: countLines(first, min(count, from + blockSize)))
    }
    return Array(counts)
  }

  private func lineStart(atOrAfter position: Int) -> Int {
    if LineEnd.isLast(base, position - 1) { return position }
    return LineEnd.after(base, lineEnd(position))
  }

  /// The lines that start in `start..<limit`.
  private func countLines(_ start: Int, _ limit: Int) -> Count {
    var counted = Count(start: start, end: start)
    while counted.end < limit {
      let end = lineEnd(counted.end)
      if !isBlank(counted.end, end) { counted.rows += 1 }
      counted.lines += 1
      counted.end = LineEnd.after(base, end)
    }
    counted.end = min(counted.end, count)
    return counted
  }

  /// The position of the next line end; the text's closing line feed is the last.
  @inline(__always)
  private func lineEnd(_ position: Int) -> Int {
    let found = memchr(base + position, Int32(Byte.lineFeed), count + 1 - position)
    let feed = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? count
    guard hasCarriageReturn,
      let carriage = memchr(base + position, Int32(Byte.carriageReturn), feed - position)
    else { return feed }
    return UnsafeRawPointer(carriage) - UnsafeRawPointer(base)
  }

  @inline(__always)
  private func isBlank(_ start: Int, _ end: Int) -> Bool {
    RowStart.mayBeBlank(base[start], dialect)
      && dialect.blankRecordEnd(base, start, end) != nil
  }

  // MARK: - With quotes: a record may go over several lines

  func scanQuoted(from start: Int, blockSize: Int) -> [Count] {
    var counts: [Count] = []
    var position = start
    while position < count {
      var counted = Count(start: position, end: position)
      while position < count, position - counted.start < blockSize {
        position = scanRecord(position, &counted)
      }
      counted.end = position
      counts.append(counted)
    }
    return counts
  }

  /// - Returns: the start of the next record.
  private func scanRecord(_ start: Int, _ counted: inout Count) -> Int {
    counted.lines += 1
    if RowStart.mayBeBlank(base[start], dialect),
      let end = dialect.blankRecordEnd(base, start, count)
    {
      return min(count, LineEnd.after(base, end))
    }
    counted.rows += 1
    var position = start
    while true {
      if base[position] == Byte.quote, position < count {
        position = scanQuotedCell(position + 1, &counted.lines)
      }
      position = dialect.endOfCell(base, position)
      guard base[position] == dialect.delimiter else {
        return min(count, LineEnd.after(base, position))
      }
      position += 1
    }
  }

  /// As `Dialect.closingQuote`, counting line ends on the way; cells are short.
  /// - Returns: the position after the closing quote; the text's end where there is none.
  @inline(__always)
  private func scanQuotedCell(_ start: Int, _ lines: inout Int) -> Int {
    var position = start
    while position < count {
      let byte = base[position]
      if byte == Byte.quote {
        if base[position + 1] != Byte.quote || position + 1 >= count { return position + 1 }
        position += 1
      } else if byte <= Byte.carriageReturn, LineEnd.isLast(base, position) {
        lines += 1
      }
      position += 1
    }
    return count
  }
}

/// The first byte of a record.
enum RowStart {
  /// Whether a record that begins with this byte can be blank. False for nearly every row.
  @inline(__always)
  static func mayBeBlank(_ byte: UInt8, _ dialect: Dialect) -> Bool {
    byte <= Byte.space || byte == dialect.delimiter || byte >= 0xC2
  }
}
