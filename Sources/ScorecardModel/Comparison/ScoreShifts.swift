/// What a difference between two totals comes from.
package enum ScorePart: Sendable, Hashable {
  /// What the item gives, after rescaling.
  case item(String)
  /// What a gate sets to zero, or no longer does.
  case gate(String)
  /// Other items share the points of what does not count, and the rounding that goes with it.
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
/// An item's amount is what it gives on one side less what it gives on the other, each as it counts
/// in the total: rescaled, and nothing where a gate zeroes it on the old side. What a gate takes or
/// gives back is counted after the items. Items that give the same points on both sides have no
/// amount: where they weigh differently because others stopped counting, that is `rescaling`.
package struct ScoreShifts: Sendable {
  /// What amounts may be attributed to, in the order of reports.
  package let parts: [ScorePart]

  private let old: ScoreTable
  private let new: ScoreTable
  private let items: [(old: Int?, new: Int?)]
  private let gates: [String: Int]
  /// The positions of `rescaling`, and of what comes after it.
  private let rescaling: Int
  private let bonuses: [(old: Int?, new: Int?)]
  private let deductions: [(old: Int?, new: Int?)]
  private let oldItems: ItemWorth
  private let newItems: ItemWorth
  package private(set) var oldTally: Tally
  package private(set) var newTally: Tally

  package init(_ old: ScoreTable, _ new: ScoreTable) {
    self.old = old
    self.new = new
    items = Self.pairs(old.ruleSet.items.map(\.id), new.ruleSet.items.map(\.id))
    bonuses = Self.pairs(old.ruleSet.bonuses.map(\.id), new.ruleSet.bonuses.map(\.id))
    deductions = Self.pairs(old.ruleSet.deductions.map(\.id), new.ruleSet.deductions.map(\.id))
    oldItems = ItemWorth(old.ruleSet)
    newItems = ItemWorth(new.ruleSet)
    oldTally = Tally(old.ruleSet)
    newTally = Tally(new.ruleSet)
    let ids = { (pairs: [(old: Int?, new: Int?)], before: [String], after: [String]) in
      pairs.map { pair in pair.new.map { after[$0] } ?? pair.old.map { before[$0] } ?? "" }
    }
    var parts = ids(items, old.ruleSet.items.map(\.id), new.ruleSet.items.map(\.id))
      .map { ScorePart.item($0) }
    var gates: [String: Int] = [:]
    for gate in new.ruleSet.gates + old.ruleSet.gates where gate.zero != nil {
      guard gates[gate.id] == nil else { continue }
      gates[gate.id] = parts.count
      parts.append(.gate(gate.id))
    }
    self.gates = gates
    rescaling = parts.count
    parts += [.rescaling, .combination]
    parts += ids(bonuses, old.ruleSet.bonuses.map(\.id), new.ruleSet.bonuses.map(\.id))
      .map { .bonus($0) }
    parts.append(.passLine)
    parts += ids(deductions, old.ruleSet.deductions.map(\.id), new.ruleSet.deductions.map(\.id))
      .map { .deduction($0) }
    parts += [.adjustment, .floor, .rounding]
    self.parts = parts
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
  package func append(
    _ oldRow: Int, _ newRow: Int, to shifts: inout [ScoreShift]
  ) -> Points {
    var amounts = [Points](repeating: .zero, count: parts.count)
    addItems(oldRow, newRow, to: &amounts)
    let attributed = amounts.reduce(.zero, +)
    amounts[rescaling] = newTally.rescaled - oldTally.rescaled - attributed
    amounts[rescaling + 1] =
      (newTally.combined - newTally.rescaled) - (oldTally.combined - oldTally.rescaled)
    addOutside(oldRow, newRow, to: &amounts)
    for (part, amount) in amounts.enumerated() where amount != .zero {
      shifts.append(ScoreShift(part: part, amount: amount))
    }
    return newTally.published - oldTally.published
  }

  private func addItems(_ oldRow: Int, _ newRow: Int, to amounts: inout [Points]) {
    let before = oldItems.factors(old, oldRow, oldTally)
    let after = newItems.factors(new, newRow, newTally)
    for (position, pair) in items.enumerated() {
      let earnedBefore = pair.old.map { old.items[$0].earned(oldRow) } ?? .zero
      let earnedAfter = pair.new.map { new.items[$0].earned(newRow) } ?? .zero
      let gateBefore = pair.old.flatMap {
        oldItems.zeroes ? old.zeroingGate(ofItem: $0, oldRow) : nil
      }
      let gateAfter = pair.new.flatMap {
        newItems.zeroes ? new.zeroingGate(ofItem: $0, newRow) : nil
      }
      let worthAfter = pair.new.map { after.worth(earnedAfter, item: $0) } ?? .zero
      if gateBefore == nil, earnedBefore != earnedAfter {
        let worthBefore = pair.old.map { before.worth(earnedBefore, item: $0) } ?? .zero
        amounts[position] = worthAfter - worthBefore
      }
      switch (gateBefore, gateAfter) {
      case (nil, let gate?): amounts[gates[new.ruleSet.gates[gate].id] ?? rescaling] -= worthAfter
      case (let gate?, nil): amounts[gates[old.ruleSet.gates[gate].id] ?? rescaling] += worthAfter
      default: break
      }
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

/// How the points of an item count in the total, under one rule set.
private struct ItemWorth: Sendable {
  let ruleSet: RuleSet
  let sections: [Int]
  /// Whether a gate may set an item to zero.
  let zeroes: Bool

  init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    sections = ruleSet.sections.indices.flatMap { section in
      ruleSet.sections[section].itemRange.map { _ in section }
    }
    zeroes = ruleSet.gates.contains { $0.zero != nil }
  }

  /// What points of a unit are multiplied with.
  struct Factors {
    let worth: ItemWorth
    /// The points of each section's items that count; empty where sections are not rescaled.
    let counting: [Points]
    /// Of all that counts.
    let applicable: Points

    func worth(_ points: Points, item: Int) -> Points {
      var points = points
      let ruleSet = worth.ruleSet
      if !counting.isEmpty {
        let section = worth.sections[item]
        points = Tally.rescale(
          points, applicable: counting[section], total: ruleSet.sections[section].points)
      }
      return Tally.rescale(points, applicable: applicable, total: ruleSet.total)
    }
  }

  func factors(_ table: ScoreTable, _ row: Int, _ tally: Tally) -> Factors {
    let counting =
      ruleSet.rescaling == .total
      ? []
      : ruleSet.sections.map { Ledger.applicablePoints(table, row, $0.itemRange) }
    return Factors(worth: self, counting: counting, applicable: tally.applicable)
  }
}
