/// What makes a group the same group: its code, or its name within its parent.
struct GroupKey {
  var text: ByteSpan
  /// The parent's number for a group known by its name alone; `none` for one with a code, which
  /// is the same group wherever it occurs.
  var parent: UInt32
  var isCode: Bool

  static let none = UInt32.max
}

/// Numbers groups in the order in which they are first met.
struct GroupInterner {
  private struct Entry {
    var start: Int
    var count: Int
    var parent: UInt32
    var isCode: Bool
    var hash: UInt64
  }

  private let arena = ByteArena()
  private var entries: [Entry] = []
  /// Open addressing: numbers of entries plus one, 0 where free; a power of two.
  private var table = [UInt32](repeating: 0, count: 64)

  var count: Int { entries.count }

  /// The text of a key; valid until the next is added.
  func text(_ number: Int) -> ByteSpan {
    ByteSpan(UnsafePointer(arena.base) + entries[number].start, entries[number].count)
  }

  func isCode(_ number: Int) -> Bool { entries[number].isCode }
  func parent(_ number: Int) -> UInt32 { entries[number].parent }

  func matches(_ number: Int, _ key: GroupKey) -> Bool {
    let entry = entries[number]
    return entry.parent == key.parent && entry.isCode == key.isCode
      && text(number).equals(key.text)
  }

  /// The number of a key, a new one where it is met for the first time.
  mutating func number(_ key: GroupKey) -> Int {
    let hash = ByteSpan.mix(key.text.hash ^ UInt64(key.parent) << 1 ^ (key.isCode ? 1 : 0))
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] != 0 {
      let number = Int(table[slot]) - 1
      if entries[number].hash == hash, matches(number, key) { return number }
      slot = (slot + 1) & (table.count - 1)
    }
    table[slot] = UInt32(entries.count + 1)
    entries.append(
      Entry(
        start: arena.count, count: key.text.count, parent: key.parent, isCode: key.isCode,
        hash: hash))
    arena.append(key.text.start, key.text.count)
    if entries.count * 2 > table.count { grow() }
    return entries.count - 1
  }

  private mutating func grow() {
    table = [UInt32](repeating: 0, count: table.count * 2)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (table.count - 1)
      while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = UInt32(number + 1)
    }
  }
}
