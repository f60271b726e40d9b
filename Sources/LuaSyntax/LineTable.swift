/// Where the lines of a text start, and which column each byte is in.
struct LineTable {
  /// Offsets of the lines' first bytes.
  private var starts: [Int]
  /// By offset, the end of the text included: 1-based, in characters.
  private var columns: [Int32] = []

  /// - Parameter start: behind a byte order mark.
  init(_ bytes: [UInt8], from start: Int) {
    starts = [start]
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      guard byte.isNewline else { continue }
      // Two different newline bytes are one end of a line, as Lua counts.
      if at < bytes.count, bytes[at].isNewline, bytes[at] != byte { at += 1 }
      starts.append(at)
    }
    columns = Array(repeating: 1, count: bytes.count + 1)
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      fillColumns(bytes, start..<end)
    }
  }

  private mutating func fillColumns(_ bytes: [UInt8], _ line: Range<Int>) {
    var column: Int32 = 1
    var at = line.lowerBound
    for character in String(decoding: bytes[line], as: UTF8.self) {
      let end = min(line.upperBound, at + character.utf8.count)
      for offset in at..<max(at, end) { columns[offset] = column }
      at = end
      column += 1
    }
    if line.upperBound == bytes.count { columns[bytes.count] = column }
  }

  /// 1-based.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }

  func column(at offset: Int) -> Int { Int(columns[offset]) }

  func span(_ range: Range<Int>) -> LuaSpan {
    LuaSpan(
      range: range, line: line(at: range.lowerBound), column: column(at: range.lowerBound))
  }

  func fault(_ reason: String, at offset: Int) -> LuaTextFault {
    LuaTextFault(reason: reason, line: line(at: offset), column: column(at: offset))
  }
}
