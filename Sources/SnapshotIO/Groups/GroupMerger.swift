import ScorecardModel

/// The groups of one kind over all blocks, numbered in the order of their first rows: the same
/// numbers on any number of threads.
struct MergedGroups {
  /// A code that is given a second name.
  struct NameConflict {
    var group: Int
    /// The name's number among the names of all groups.
    var name: Int
    var offset: Int
  }

  private(set) var groups: [UnitGroup] = []
  private(set) var conflicts: [NameConflict] = []
  /// For each block, the number here of each group of the block.
  private(set) var numbers: [[UInt32]] = []
  private var interner = GroupInterner()
  private var names = GroupInterner()
  private var nameCount = 0
  private var isNamed: [Bool] = []

  /// - Parameters:
  ///   - blocks: the groups of each block, in the order of the rows.
  ///   - parents: for each block the merged numbers of the groups around these, if there are any.
  ///   - isDerived: the keys are the first digits of codes.
  init(_ blocks: [BlockGroups], parents: [[UInt32]]?, isDerived: Bool) {
    for (index, block) in blocks.enumerated() {
      var merged: [UInt32] = []
      for number in 0..<block.interner.count {
        merged.append(merge(block, number, parents: parents?[index], isDerived))
      }
      for (number, name) in block.names.enumerated() {
        add(block.nameTexts.text(number), name, to: Int(merged[name.group]))
      }
      numbers.append(merged)
    }
  }

  func name(_ conflict: NameConflict) -> String { names.text(conflict.name).string }

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
      groups.append(UnitGroup(code: code, name: code))
      isNamed.append(false)
    }
    return UInt32(truncatingIfNeeded: merged)
  }

  private mutating func add(_ text: ByteSpan, _ name: BlockGroups.Name, to group: Int) {
    let key = GroupKey(
      text: text, parent: UInt32(truncatingIfNeeded: group), isCode: false)
    let number = names.number(key)
    guard number == nameCount else { return }
    nameCount += 1
    if isNamed[group] {
      conflicts.append(NameConflict(group: group, name: number, offset: name.offset))
    } else {
      groups[group] = UnitGroup(code: groups[group].code, name: text.string)
      isNamed[group] = true
    }
  }

  private func padded(_ digits: String) -> String {
    digits + String(repeating: "0", count: max(0, 12 - digits.utf8.count))
  }
}
