/// What a difference between two totals comes from.
package enum ScorePart: Sendable, Hashable {
  /// What the item gives, and what others gain or lose because it counts no longer, or again.
  case item(String)
  /// What a gate sets to zero, or no longer does.
  case gate(String)
  /// The points of what does not count are shared otherwise.
  case rescaling
  case combination
  /// After its cap.
  case bonus(String)
  case passLine
  /// After its cap.
  case deduction(String)
  /// Points that an authority decided.
  case adjustment
  /// A total is not below zero.
  case floor
  case rounding
}

/// Points of a difference that come from one part: its position in `ScoreShifts.parts`.
package struct ScoreShift: Sendable, Hashable {
  package let part: Int
  package let amount: Points
}

/// Takes the difference between two totals of one unit apart, exactly: the amounts sum to it.
///
/// Items and gates have what `ItemAmounts` says: an item that gives the same points on both sides and
/// counts on both, or on neither, has no amount. `rescaling` is left for an edit of the rules of
/// sharing: of `rescale` itself, or of the full points where items leave.
package struct ScoreShifts: Sendable {
  /// What amounts may be attributed to, in the order of reports.
  package let parts: [ScorePart]

  private let old: ScoreTable
  private let new: ScoreTable
  /// The positions of `rescaling`, and of what comes after it.
  private let rescaling: Int
  private let bonuses: [(old: Int?, new: Int?)]
  private let deductions: [(old: Int?, new: Int?)]
  private var itemAmounts: ItemAmounts
  /// Of the unit that is being taken apart, by part.
  private var amounts: [Points]
  package private(set) var oldTally: Tally
  package private(set) var newTally: Tally

  /// - Parameter renamed: new ids of items by their old ones.
  package init(_ old: ScoreTable, _ new: ScoreTable, renamed: [String: String] = [:]) {
    let oldIDs = old.ruleSet.items.map { renamed[$0.id] ?? $0.id }
    self.old = old
    self.new = new
    let items = Self.pairs(oldIDs, new.ruleSet.items.map(\.id))
    bonuses = Self.pairs(old.ruleSet.bonuses.map(\.id), new.ruleSet.bonuses.map(\.id))
    deductions = Self.pairs(old.ruleSet.deductions.map(\.id), new.ruleSet.deductions.map(\.id))
    oldTally = Tally(old.ruleSet)
    newTally = Tally(new.ruleSet)
    let ids = { (pairs: [(old: Int?, new: Int?)], before: [String], after: [String]) in
      pairs.map { pair in pair.new.map { after[$0] } ?? pair.old.map { before[$0] } ?? "" }
    }
    var parts = ids(items, oldIDs, new.ruleSet.items.map(\.id))
      .map { ScorePart.item($0) }
    var gates: [String: Int] = [:]
    for gate in new.ruleSet.gates + old.ruleSet.gates where gate.zero != nil {
      guard gates[gate.id] == nil else { continue }
      gates[gate.id] = parts.count
      parts.append(.gate(gate.id))
    }
    itemAmounts = ItemAmounts(old, new, items, gates: gates)
    rescaling = parts.count
    parts += [.rescaling, .combination]
    parts += ids(bonuses, old.ruleSet.bonuses.map(\.id), new.ruleSet.bonuses.map(\.id))
      .map { .bonus($0) }
    parts.append(.passLine)
    parts += ids(deductions, old.ruleSet.deductions.map(\.id), new.ruleSet.deductions.map(\.id))
      .map { .deduction($0) }
    parts += [.adjustment, .floor, .rounding]
    self.parts = parts
    amounts = [Points](repeating: .zero, count: parts.count)
  }

  /// Positions by id: the new side's in their order, then those that only the old side has.
  private static func pairs(_ old: [String], _ new: [String]) -> [(old: Int?, new: Int?)] {
    let positions = Dictionary(zip(old, old.indices)) { first, _ in first }
    let known = Set(new)
    return new.enumerated().map { (positions[$1], $0) }
      + old.indices.filter { !known.contains(old[$0]) }.map { ($0, nil) }
  }

  /// Tallies a unit on both sides, for `oldTally` and `newTally`.
  package mutating func tally(_ oldRow: Int, _ newRow: Int) {
    oldTally.compute(old, oldRow)
    newTally.compute(new, newRow)
  }

  /// Appends the amounts that are not zero of a unit that was tallied and is assessed on both sides.
  /// - Returns: the difference of the totals, which they sum to.
  @discardableResult
  package mutating func append(
    _ oldRow: Int, _ newRow: Int, to shifts: inout [ScoreShift]
  ) -> Points {
    for part in amounts.indices { amounts[part] = .zero }
    itemAmounts.add(oldRow, newRow, to: &amounts)
    settle(newTally.rescaled - oldTally.rescaled, &amounts)
    amounts[rescaling + 1] =
      (newTally.combined - newTally.rescaled) - (oldTally.combined - oldTally.rescaled)
    addOutside(oldRow, newRow, to: &amounts)
    for (part, amount) in amounts.enumerated() where amount != .zero {
      shifts.append(ScoreShift(part: part, amount: amount))
    }
    return newTally.published - oldTally.published
  }

  /// What items and gates do not explain is what the rules of sharing changed; the little that
  /// rounding leaves goes with the largest amount.
  private func settle(_ difference: Points, _ amounts: inout [Points]) {
    let left = difference - amounts[..<rescaling].reduce(.zero, +)
    guard left != .zero else { return }
    let largest = amounts[..<rescaling].indices.max {
      amounts[$0].micro.magnitude < amounts[$1].micro.magnitude
    }
    let isRounding = left.micro.magnitude <= UInt64(2 * rescaling + 2)
    if isRounding, let largest, amounts[largest] != .zero {
      amounts[largest] += left
    } else {
      amounts[rescaling] = left
    }
  }

  /// What is added to and taken from the combined points.
  private func addOutside(_ oldRow: Int, _ newRow: Int, to amounts: inout [Points]) {
    var position = rescaling + 2
    var (before, after) = (oldTally.combined, newTally.combined)
    func move(_ oldChange: Points, _ newChange: Points) {
      amounts[position] = newChange - oldChange
      before += oldChange
      after += newChange
      position += 1
    }
    for pair in bonuses {
      move(
        Self.capped(old.ruleSet.bonuses, old.bonuses, pair.old, oldRow),
        Self.capped(new.ruleSet.bonuses, new.bonuses, pair.new, newRow))
    }
    move(
      Tally.limitBonus(before, base: oldTally.combined, old.ruleSet) - before,
      Tally.limitBonus(after, base: newTally.combined, new.ruleSet) - after)
    for pair in deductions {
      move(
        -Self.capped(old.ruleSet.deductions, old.deductions, pair.old, oldRow),
        -Self.capped(new.ruleSet.deductions, new.deductions, pair.new, newRow))
    }
    move(Self.decided(old, oldRow), Self.decided(new, newRow))
    move(max(.zero, before) - before, max(.zero, after) - after)
    move(
      before.rounded(to: old.ruleSet.decimals) - before,
      after.rounded(to: new.ruleSet.decimals) - after)
  }

  private static func capped(
    _ adjustments: [Adjustment], _ columns: [PointsColumn], _ position: Int?, _ row: Int
  ) -> Points {
    position.map { min(adjustments[$0].cap, columns[$0].earned(row)) } ?? .zero
  }

  private static func decided(_ table: ScoreTable, _ row: Int) -> Points {
    (table.adjustments[row] ?? []).reduce(.zero) { $0 + $1.points }
  }
}
