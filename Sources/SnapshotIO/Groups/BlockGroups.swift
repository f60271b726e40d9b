/// The groups of one kind that the rows of one block belong to, numbered within the block.
struct BlockGroups {
  /// A name that a group with a code is given, and where it is given first.
  struct Name {
    var group: Int
    var offset: Int
  }

  private(set) var interner = GroupInterner()
  /// Each name of each group once, in the order in which they are met; the text of `names[n]` is
  /// number n of `nameTexts`.
  private(set) var names: [Name] = []
  private(set) var nameTexts = GroupInterner()
  private var last: Int?
  /// The first name of the last group, to be compared without looking it up.
  private var lastName: [UInt8] = []

  /// The group of a row.
  /// - Parameters:
  ///   - code: empty where the data has none.
  ///   - name: empty where the data has none.
  ///   - parent: the number of the group around it, or `GroupKey.none`.
  ///   - offset: where the name is, or the code.
  /// - Returns: its number, or `GroupKey.none` for a row that names no group.
  @inline(__always)
  mutating func group(code: ByteSpan, name: ByteSpan, parent: UInt32, offset: Int) -> UInt32 {
    let key =
      code.isEmpty
      ? GroupKey(text: name, parent: parent, isCode: false)
      : GroupKey(text: code, parent: GroupKey.none, isCode: true)
    if key.text.isEmpty { return GroupKey.none }
    if let last, interner.matches(last, key), !key.isCode || isLastName(name) {
      return UInt32(truncatingIfNeeded: last)
    }
    return find(key, name, offset)
  }

  private func isLastName(_ name: ByteSpan) -> Bool {
    name.count == lastName.count
      && lastName.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { ByteSpan($0, buffer.count).equals(name) } ?? true
      }
  }

  @inline(never)
  private mutating func find(_ key: GroupKey, _ name: ByteSpan, _ offset: Int) -> UInt32 {
    let number = interner.number(key)
    if key.isCode, !name.isEmpty {
      let parent = UInt32(truncatingIfNeeded: number)
      let text = nameTexts.number(GroupKey(text: name, parent: parent, isCode: false))
      if text == names.count { names.append(Name(group: number, offset: offset)) }
    }
    last = number
    lastName = key.isCode ? Array(name.buffer) : []
    return UInt32(truncatingIfNeeded: number)
  }
}
