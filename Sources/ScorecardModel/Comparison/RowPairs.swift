/// The units that two unit tables share.
package struct RowPairs: Sendable {
  /// Rows of the same units, in the order of the new table.
  package private(set) var old: [Int] = []
  package private(set) var new: [Int] = []
  /// Rows of the old table that the new one lacks, and the other way round.
  package private(set) var gone: [Int] = []
  package private(set) var added: [Int] = []

  /// Units are the same where their codes are. Linear; where both tables hold the same texts,
  /// without looking at them.
  package init(_ old: UnitTable, _ new: UnitTable) {
    if old.codes.bytes === new.codes.bytes, old.count == new.count {
      self.old = Array(0..<old.count)
      self.new = self.old
      return
    }
    var rows: [String: Int] = [:]
    rows.reserveCapacity(old.count)
    for row in 0..<old.count where rows[old.codes[row]] == nil { rows[old.codes[row]] = row }
    var isFound = [Bool](repeating: false, count: old.count)
    for row in 0..<new.count {
      if let other = rows[new.codes[row]], !isFound[other] {
        isFound[other] = true
        self.old.append(other)
        self.new.append(row)
      } else {
        added.append(row)
      }
    }
    gone = isFound.indices.filter { !isFound[$0] }
  }
}
