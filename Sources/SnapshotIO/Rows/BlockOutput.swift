import ScorecardModel

/// What parsing one block yields besides the cells of indicators, which go to their columns.
final class BlockOutput {
  /// Codes one after another; names likewise.
  let codes: ByteArena
  let names: ByteArena
  /// Where the code of each row is, or the row's first cell where it has none.
  var codeOffsets: [Int] = []
  /// Whether every code is greater than the one before, by bytes.
  var isAscending = true
  /// One for each group plan.
  var groups: [BlockGroups]
  var faults = FaultList()
  /// How many mobile numbers there are in columns of the file that have any.
  var mobileNumbers: [Int: Int] = [:]
  /// Columns of names and the like with a mobile number in a cell.
  var mobilesInText: Set<Int> = []
  /// Columns of the file that have a citizen number.
  var citizenNumbers: Set<Int> = []
  private var rewritten: [ByteArena] = []

  init(rows: Int, groupings: Int) {
    codes = ByteArena(capacity: rows * 16)
    names = ByteArena(capacity: rows * 32)
    codeOffsets.reserveCapacity(rows)
    groups = (0..<groupings).map { _ in BlockGroups() }
  }

  /// Whether texts of the row that is being read had to be rewritten.
  var hasRewritten: Bool { !rewritten.isEmpty }

  /// Keeps a text that was rewritten until the row has been read.
  func keep(_ arena: ByteArena) -> ByteSpan {
    rewritten.append(arena)
    return ByteSpan(UnsafePointer(arena.base), arena.count)
  }

  func dropRewritten() { rewritten.removeAll(keepingCapacity: true) }
}
