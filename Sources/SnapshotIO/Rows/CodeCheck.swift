import ScorecardModel

/// Finds codes that occur twice.
struct CodeCheck {
  /// A row whose code an earlier row has.
  struct Duplicate: Equatable {
    var row: Int
    var first: Int
  }

  private let codes: TextColumn
  /// Open addressing: rows plus one, 0 where free.
  private var table: [UInt32]

  /// Looks through all codes; empty ones are left out.
  static func duplicates(in codes: TextColumn) -> [Duplicate] {
    var check = CodeCheck(codes: codes)
    var found: [Duplicate] = []
    for row in 0..<codes.count {
      if let first = check.firstRow(withCodeOf: row) {
        found.append(Duplicate(row: row, first: first))
      }
    }
    return found
  }

  private init(codes: TextColumn) {
    self.codes = codes
    var size = 64
    while size < codes.count * 2 { size *= 2 }
    table = [UInt32](repeating: 0, count: size)
  }

  /// The first row with the same code; nil where it is this one.
  private mutating func firstRow(withCodeOf row: Int) -> Int? {
    let code = span(row)
    if code.isEmpty { return nil }
    var slot = Int(truncatingIfNeeded: code.hash) & (table.count - 1)
    while table[slot] != 0 {
      let other = Int(table[slot]) - 1
      if span(other).equals(code) { return other }
      slot = (slot + 1) & (table.count - 1)
    }
    table[slot] = UInt32(truncatingIfNeeded: row + 1)
    return nil
  }

  @inline(__always)
  private func span(_ row: Int) -> ByteSpan {
    let start = codes.offsets.pointer[row]
    return ByteSpan(codes.bytes.pointer + start, codes.offsets.pointer[row + 1] - start)
  }
}
