import Glibc

/// How a table separates its cells, and the grammar that follows from it (RFC 4180).
///
/// A cell that begins with a quote ends with the next quote that is not doubled; in any other
/// cell a quote is a character like others.
struct Dialect: Sendable {
  let delimiter: UInt8

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// The delimiter that the header line has most of outside quotes; a comma where it has none.
  init(detectingIn text: SourceText) {
    var counts = [Int](repeating: 0, count: 256)
    var isQuoted = false
    var position = Self.firstLine(text)
    while position < text.count {
      let byte = text.base[position]
      if byte == Byte.quote { isQuoted.toggle() }
      if !isQuoted {
        if byte == Byte.lineFeed || byte == Byte.carriageReturn { break }
        counts[Int(byte)] += 1
      }
      position += 1
    }
    let candidates = [Byte.comma, Byte.tab, Byte.semicolon]
    let most = candidates.map { counts[Int($0)] }.max() ?? 0
    delimiter = candidates.first { counts[Int($0)] == most } ?? Byte.comma
  }

  /// The start of the first line that holds more than blanks and delimiters.
  private static func firstLine(_ text: SourceText) -> Int {
    var start = 0
    for position in 0..<text.count {
      switch text.base[position] {
      case Byte.lineFeed, Byte.carriageReturn: start = position + 1
      case Byte.comma, Byte.tab, Byte.semicolon, Byte.space: continue
      default: return start
      }
    }
    return start
  }

  /// The end of an unquoted cell: the first delimiter or line end from `position` on. The text's
  /// closing line feed stops the scan.
  @inline(__always)
  func endOfCell(_ base: UnsafePointer<UInt8>, _ position: Int) -> Int {
    var end = position
    while true {
      let byte = base[end]
      if byte == delimiter || byte == Byte.lineFeed || byte == Byte.carriageReturn { return end }
      end += 1
    }
  }

  /// The position of the quote that closes a cell whose content starts at `position`; nil where
  /// none does before `end`.
  static func closingQuote(
    _ base: UnsafePointer<UInt8>, _ position: Int, _ end: Int
  ) -> Int? {
    var from = position
    while from < end {
      guard let found = memchr(base + from, Int32(Byte.quote), end - from) else { return nil }
      let quote = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if base[quote + 1] != Byte.quote || quote + 1 >= end { return quote }
      from = quote + 2
    }
    return nil
  }

  /// Whether every cell of the record that starts at `start` is empty or blank, and where its
  /// line ends.
  ///
  /// Only an unquoted record counts: `""` is a cell that someone wrote.
  func blankRecordEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var position = start
    while position < end {
      let byte = base[position]
      if byte == Byte.lineFeed || byte == Byte.carriageReturn { return position }
      if byte == delimiter {
        position += 1
        continue
      }
      let blank = Blank.length(base, position)
      guard blank > 0 else { return nil }
      position += blank
    }
    return end
  }
}

/// Characters that are trimmed off cells.
enum Blank {
  /// Bytes of the blank character at `position`, 0 where it is none: ASCII control characters and
  /// spaces, no-break space, ideographic space, zero-width space and byte order mark.
  @inline(__always)
  static func length(_ base: UnsafePointer<UInt8>, _ position: Int) -> Int {
    let byte = base[position]
    if byte <= Byte.space { return 1 }
    if byte < 0xC2 { return 0 }
    return longLength(base, position)
  }

  private static func longLength(_ base: UnsafePointer<UInt8>, _ position: Int) -> Int {
    switch (base[position], base[position + 1], base[position + 2]) {
    case (0xC2, 0xA0, _): 2
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): 3
    default: 0
    }
  }

  /// The range without blank characters at either end.
  @inline(__always)
  static func trimmed(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> (start: Int, end: Int) {
    var (first, last) = (start, end)
    while first < last {
      let blank = length(base, first)
      if blank == 0 { break }
      first += blank
    }
    while last > first {
      if base[last - 1] <= Byte.space {
        last -= 1
      } else if last - first >= 2, base[last - 1] >= 0x80, longLength(base, last - 2) == 2 {
        last -= 2
      } else if last - first >= 3, base[last - 1] >= 0x80, longLength(base, last - 3) == 3 {
        last -= 3
      } else {
        break
      }
    }
    return (first, last)
  }
}
