/// Divides the difference between two rescaled sums of item points among the items and gates that
/// made it.
///
/// Points that count are multiplied with a factor, full points ÷ points of the items that count; it
/// is 1 where nothing leaves. With e for what an item gives, E for what all give, and n for the
/// points of an item that does not count (0 where it does), the difference is the sum over the
/// items of
///
///     Δe × mean factor  +  mean E × Δn × full points ÷ (counting before × counting after)
///
/// The first term is what the item gives; the second is what the others gain because more of its
/// points are shared among them. Both are linear in the items and use the mean of the two sides, so
/// the order of the items does not matter, an item that stays as it is has no amount, and where
/// nothing leaves an amount is the plain difference of what is given. A gate that begins or ends takes or gives back
/// what the item earns after it: what an item did while it was zeroed is nobody's amount.
///
/// Where sections share out their own points, the terms are taken inside the section first; then
/// sections are to the total what items are to a section, and what a section gains or loses by
/// leaving is divided among its items by Δn. Where the rules go from the one way of sharing to the
/// other, both sides are taken as if all items shared.
struct ItemAmounts: Sendable {
  /// An item on either side, and the position of its part.
  private struct Member {
    let part: Int
    let old: Int?
    let new: Int?
  }

  /// Items that share what leaves: those of a section, or all.
  private struct Group {
    let old: Int?
    let new: Int?
    var members: [Member]
  }

  /// What an item is to a sum, for one unit.
  private struct Share {
    var earned: Int64 = 0
    /// Points that do not count.
    var left: Int64 = 0
    /// The part of the gate that takes what is earned.
    var gate: Int?

    var kept: Int64 { gate == nil ? earned : 0 }
  }

  private let old: ScoreTable
  private let new: ScoreTable
  private let groups: [Group]
  private let sharesBySection: Bool
  /// The parts of the gates of either side, by position; nil for one that sets nothing to zero.
  private let oldGates: [Int?]
  private let newGates: [Int?]
  private var before: [Share] = []
  private var after: [Share] = []
  /// What the groups come to, as amounts inside each.
  private var moves: [(part: Int, amount: Int64)] = []

  /// - Parameters:
  ///   - items: pairs of positions; their parts have the positions of the pairs.
  ///   - gates: the part of each gate by its id.
  init(
    _ old: ScoreTable, _ new: ScoreTable, _ items: [(old: Int?, new: Int?)], gates: [String: Int]
  ) {
    self.old = old
    self.new = new
    sharesBySection = old.ruleSet.rescaling == .section && new.ruleSet.rescaling == .section
    groups =
      sharesBySection
      ? Self.groups(old.ruleSet, new.ruleSet, items)
      : [
        Group(
          old: nil, new: nil,
          members: items.enumerated().map { Member(part: $0, old: $1.old, new: $1.new) })
      ]
    let parts = { (ruleSet: RuleSet) in
      ruleSet.gates.map { $0.zero == nil ? nil : gates[$0.id] }
    }
    oldGates = parts(old.ruleSet)
    newGates = parts(new.ruleSet)
  }

  /// By the ids of the sections; an item that moves is in two.
  private static func groups(
    _ old: RuleSet, _ new: RuleSet, _ items: [(old: Int?, new: Int?)]
  ) -> [Group] {
    let position = { (ruleSet: RuleSet, id: String) in
      ruleSet.sections.firstIndex { $0.id == id }
    }
    let ids = new.sections.map(\.id)
    let gone = old.sections.map(\.id).filter { !ids.contains($0) }
    var groups = (ids + gone).map {
      Group(old: position(old, $0), new: position(new, $0), members: [])
    }
    for (part, pair) in items.enumerated() {
      let before = pair.old.map { old.section(ofItem: $0) }
      let after = pair.new.map { new.section(ofItem: $0) }
      for index in groups.indices {
        let isOld = before != nil && groups[index].old == before
        let isNew = after != nil && groups[index].new == after
        guard isOld || isNew else { continue }
        groups[index].members.append(
          Member(part: part, old: isOld ? pair.old : nil, new: isNew ? pair.new : nil))
      }
    }
    return groups
  }

  /// Adds the amounts of a unit that is assessed on both sides; linear in its items.
  mutating func add(_ oldRow: Int, _ newRow: Int, to amounts: inout [Points]) {
    let (oldTotal, newTotal) = (old.ruleSet.total.micro, new.ruleSet.total.micro)
    guard sharesBySection else {
      moves.removeAll(keepingCapacity: true)
      let sides = read(groups[0], oldRow, newRow)
      divide(groups[0], sides.old.sharing(oldTotal), sides.new.sharing(newTotal))
      for move in moves { amounts[move.part] += Points(micro: move.amount) }
      return
    }
    let sections = groups.map { read($0, oldRow, newRow) }
    let full = groups.map { group in
      (
        old: group.old.map { old.ruleSet.sections[$0].points.micro } ?? 0,
        new: group.new.map { new.ruleSet.sections[$0].points.micro } ?? 0
      )
    }
    var (oldSum, newSum) = (Sum(), Sum())
    for (section, full) in zip(sections, full) {
      oldSum.add(section.old.sharing(full.old))
      newSum.add(section.new.sharing(full.new))
    }
    let whole = Factors(oldSum.sharing(oldTotal), newSum.sharing(newTotal))
    for (index, group) in groups.enumerated() {
      moves.removeAll(keepingCapacity: true)
      _ = read(group, oldRow, newRow)
      let (oldSide, newSide) = (
        sections[index].old.sharing(full[index].old), sections[index].new.sharing(full[index].new)
      )
      divide(group, oldSide, newSide)
      for move in moves { amounts[move.part] += Points(micro: whole.atMean(move.amount)) }
      let left = newSide.leftWhole - oldSide.leftWhole
      let leftByItems = zip(before, after).reduce(0) { $0 + $1.1.left - $1.0.left }
      guard left != 0, leftByItems != 0 else { continue }
      let gained = whole.sharedOut(left)
      for (position, member) in group.members.enumerated() {
        let own = after[position].left - before[position].left
        amounts[member.part] += Points(
          micro: Int64(Points.halfUp(Int128(gained) * Int128(own), signedOver: leftByItems)))
      }
    }
  }

  /// Reads what the members of a group are on both sides into `before` and `after`.
  private mutating func read(_ group: Group, _ oldRow: Int, _ newRow: Int) -> (old: Sum, new: Sum) {
    before.removeAll(keepingCapacity: true)
    after.removeAll(keepingCapacity: true)
    var sums = (old: Sum(), new: Sum())
    for member in group.members {
      let earlier = member.old.map { Self.share(old, oldGates, $0, oldRow, &sums.old) }
      let later = member.new.map { Self.share(new, newGates, $0, newRow, &sums.new) }
      before.append(earlier ?? Share())
      after.append(later ?? Share())
    }
    return sums
  }

  private static func share(
    _ table: ScoreTable, _ gates: [Int?], _ item: Int, _ row: Int, _ sum: inout Sum
  ) -> Share {
    let points = table.ruleSet.items[item].points.micro
    let counts = Ledger.counts(table, item, row)
    var share = Share(earned: table.items[item].earned(row).micro, left: counts ? 0 : points)
    if gates.contains(where: { $0 != nil }), let gate = table.zeroingGate(ofItem: item, row) {
      share.gate = gates[gate]
    }
    sum.earned += share.kept
    if counts { sum.counting += points }
    return share
  }

  /// Divides what a group gains among its members, and the gates that take from them.
  private mutating func divide(_ group: Group, _ oldSide: Side, _ newSide: Side) {
    let factors = Factors(oldSide, newSide)
    for (position, member) in group.members.enumerated() {
      let (earlier, later) = (before[position], after[position])
      let left = later.left - earlier.left
      if left != 0 { move(member.part, factors.sharedOut(left)) }
      switch (earlier.gate, later.gate) {
      case (nil, let gate):
        move(member.part, factors.atMean(later.earned - earlier.earned))
        if let gate { move(gate, -factors.atMean(later.earned)) }
      case (let gate?, nil): move(gate, factors.atMean(later.earned))
      case (_?, _?): break
      }
    }
  }

  private mutating func move(_ part: Int, _ amount: Int64) {
    if amount != 0 { moves.append((part, amount)) }
  }
}

/// What the items of a group come to for one unit.
private struct Sum {
  /// After gates.
  var earned: Int64 = 0
  /// Points of the items that count.
  var counting: Int64 = 0

  func sharing(_ full: Int64) -> Side { Side(full: full, earned: earned, counting: counting) }

  /// Adds a section that shares out its own points.
  mutating func add(_ section: Side) {
    guard section.counting > 0 else { return }
    earned += section.worth
    counting += section.full
  }
}

/// One side of a group whose items share its full points.
private struct Side {
  let full: Int64
  let earned: Int64
  let counting: Int64

  var worth: Int64 {
    counting == full
      ? earned : Int64(Points.halfUp(Int128(earned) * Int128(full), over: Int128(counting)))
  }

  /// The points that leave with it as a whole.
  var leftWhole: Int64 { counting == 0 ? full : 0 }
}

/// What points are multiplied with on two sides: full ÷ counting.
private struct Factors {
  private let old: Side
  private let new: Side

  init(_ old: Side, _ new: Side) {
    self.old = old
    self.new = new
  }

  /// Where nothing counts on one side, there is only the other's factor.
  private var isOneSided: Bool { old.counting == 0 || new.counting == 0 }

  /// Points times the mean of the factors.
  func atMean(_ points: Int64) -> Int64 {
    if points == 0 { return 0 }
    if isOneSided {
      let side = old.counting == 0 ? new : old
      guard side.counting > 0 else { return 0 }
      return Int64(
        clamping: Points.halfUp(
          Int128(points) * Int128(side.full), over: Int128(side.counting)))
    }
    if old.full == old.counting, new.full == new.counting { return points }
    let sum = Int128(old.full) * Int128(new.counting) + Int128(new.full) * Int128(old.counting)
    return Int64(
      clamping: Points.halfUp(
        Int128(points), times: sum, over: 2 * Int128(old.counting) * Int128(new.counting)))
  }

  /// What those that count gain where so many more points do not.
  func sharedOut(_ left: Int64) -> Int64 {
    if isOneSided { return 0 }
    let earned = Int128(old.earned) + Int128(new.earned)
    return Int64(
      clamping: Points.halfUp(
        earned * Int128(left), times: Int128(old.full) + Int128(new.full),
        over: 4 * Int128(old.counting) * Int128(new.counting)))
  }
}

extension Points {
  /// The same with a divisor that may be negative, but not 0.
  fileprivate static func halfUp(_ dividend: Int128, signedOver divisor: Int64) -> Int128 {
    divisor > 0
      ? halfUp(dividend, over: Int128(divisor)) : halfUp(-dividend, over: -Int128(divisor))
  }
}
