import Diagnostics

extension SourceText {
  /// Bytes of a line that are looked at on either side of a place; the rest is not shown.
  private static let reach = 8_192

  /// Line, column and excerpt of the byte at `offset`; of a worksheet, its cell.
  /// - Parameters:
  ///   - mark: a line at or before it.
  ///   - showsExcerpt: false where the line may hold personal data that no pattern finds.
  func place(at offset: Int, from mark: LineMark = .start, showsExcerpt: Bool = true) -> SourcePlace
  {
    if let origin { return origin.place(at: offset, in: self, showsExcerpt: showsExcerpt) }
    let line = mark.line + LineEnd.count(base, mark.offset, min(offset, count))
    let (start, end) = (lineStart(of: offset), lineEnd(of: offset))
    guard offset - start <= Self.reach else {
      return SourcePlace(path: path, line: line, column: scalars(start..<offset) + 1)
    }
    let column = string(start..<offset).count + 1
    let excerpt = showsExcerpt ? Shown.excerpt(string(start..<end)) : nil
    return SourcePlace(path: path, line: line, column: column, excerpt: excerpt)
  }

  /// The physical line of the byte at `offset`; of a worksheet, its row.
  func line(at offset: Int, from mark: LineMark = .start) -> Int {
    if let origin { return origin.line(at: offset, in: self) }
    return mark.line + LineEnd.count(base, mark.offset, min(offset, count))
  }

  private func lineStart(of offset: Int) -> Int {
    var start = min(offset, count)
    while start > 0, !LineEnd.isLast(base, start - 1) { start -= 1 }
    return start
  }

  private func lineEnd(of offset: Int) -> Int {
    var end = min(offset, count)
    let limit = min(count, end + Self.reach)
    while end < limit, base[end] != Byte.lineFeed, base[end] != Byte.carriageReturn { end += 1 }
    while end < count, end > offset, base[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// Characters in a range too long to be looked at one by one: its scalars.
  private func scalars(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + (base[$1] & 0xC0 == 0x80 ? 0 : 1) }
  }
}

/// Text of a data file made fit to be shown: without personal data, and on one line.
enum Shown {
  /// A line, character for character, so that columns stay where they are.
  static func excerpt(_ line: String) -> String { PersonalData.masked(line) }

  /// What a cell holds, on one line of at most 40 characters.
  static func cell(_ text: String) -> String {
    let shown = PersonalData.masked(text.printable)
    return shown.count <= 40 ? shown : String(shown.prefix(39)) + "…"
  }
}
