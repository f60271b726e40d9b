import ScorecardModel

/// The groups of one kind over all blocks, numbered in the order of their first rows: the same
/// numbers on any number of threads.
struct MergedGroups {
  /// A code that is given a second name.
  struct NameConflict {
    var code: String
    var firstName: String
    var otherName: String
    var offset: Int
  }

  private(set) var groups: [UnitGroup] = []
  private(set) var conflicts: [NameConflict] = []
  /// For each block, the number here of each group of the block.
  private(set) var numbers: [[UInt32]] = []
  private var interner = GroupInterner()
  private var names: [[String]] = []

  /// - Parameters:
  ///   - blocks: the groups of each block, in the order of the rows.
  ///   - parents: the merged groups around these, if there are any.
  ///   - isDerived: the keys are the first digits of codes.
  init(_ blocks: [BlockGroups], parents: [[UInt32]]?, isDerived: Bool) {
    for (index, block) in blocks.enumerated() {
      numbers.append(
        (0..<block.interner.count).map { merge(block, $0, parents: parents?[index], isDerived) })
    }
  }

  private mutating func merge(
    _ block: BlockGroups, _ number: Int, parents: [UInt32]?, _ isDerived: Bool
  ) -> UInt32 {
    let parent = block.interner.parent(number)
    let text = block.interner.text(number)
    let key = GroupKey(
      text: text,
      parent: parent == GroupKey.none ? parent : parents?[Int(parent)] ?? GroupKey.none,
      isCode: block.interner.isCode(number))
    let merged = interner.number(key)
    if merged == groups.count {
      let code = isDerived ? padded(text.string) : text.string
      let name = block.names[number].first?.text ?? code
      groups.append(UnitGroup(code: code, name: name))
      names.append([])
    }
    for name in block.names[number] { add(name, to: merged) }
    return UInt32(truncatingIfNeeded: merged)
  }

  private mutating func add(_ name: BlockGroups.Name, to number: Int) {
    if names[number].contains(name.text) { return }
    names[number].append(name.text)
    let group = groups[number]
    if names[number].count == 1 {
      groups[number] = UnitGroup(code: group.code, name: name.text)
    } else {
      conflicts.append(
        NameConflict(
          code: group.code, firstName: group.name, otherName: name.text, offset: name.offset))
    }
  }

  private func padded(_ digits: String) -> String {
    digits + String(repeating: "0", count: max(0, 12 - digits.utf8.count))
  }
}
