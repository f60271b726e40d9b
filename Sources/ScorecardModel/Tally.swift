import Foundation

/// A section's points for one unit.
package struct SectionTally: Sendable, Hashable {
  /// After gates; where sections are rescaled, after that too.
  package var earned = Points.zero
  /// The points of the items that count; less than the section's own where some left and sections
  /// are not rescaled.
  package var applicable = Points.zero

  package init(earned: Points = .zero, applicable: Points = .zero) {
    (self.earned, self.applicable) = (earned, applicable)
  }

  /// earned / applicable, 0…1; nil where no item counts.
  package var attainment: Double? {
    applicable.micro > 0 ? Double(earned.micro) / Double(applicable.micro) : nil
  }

  /// Whether the attainment is at least a share, in exact arithmetic; true where no item counts.
  package func reaches(_ share: Points) -> Bool {
    applicable.micro == 0
      || Int128(earned.micro) * Int128(Points.scale)
        >= Int128(share.micro) * Int128(applicable.micro)
  }

  /// Whether the attainment is a share, neither more nor less.
  package func isJust(_ share: Points) -> Bool {
    applicable.micro > 0
      && Int128(earned.micro) * Int128(Points.scale)
        == Int128(share.micro) * Int128(applicable.micro)
  }
}

/// The arithmetic from item points to the published total for one unit, over whole sections.
///
/// `Ledger` tells the same arithmetic line by line; the evaluator checks on every unit that both
/// arrive at the same total. One tally serves many rows of one rule set.
package struct Tally: Sendable {
  /// What of an item the sums need; read once, since rows are many.
  private struct ItemPlan {
    let points: Int64
    let leavesWhenMissing: Bool
  }

  private let items: [ItemPlan]
  private let itemRanges: [Range<Int>]
  /// The sections' points, where items that do not count share theirs out inside their section;
  /// else empty.
  private let fullPoints: [Points]
  private let zeroes: Bool
  package private(set) var sections: [SectionTally]
  /// Points of the items that are not applicable, lack data, or failed.
  package private(set) var notApplicable = Points.zero
  package private(set) var missing = Points.zero
  package private(set) var failed = Points.zero
  /// Points of all items that count; where sections are rescaled, of all sections that do.
  package private(set) var applicable = Points.zero
  /// Points earned, after gates.
  package private(set) var earned = Points.zero
  /// Rescaled to the rule set's total.
  package private(set) var rescaled = Points.zero
  package private(set) var combined = Points.zero
  /// Rounded to the published precision.
  package private(set) var published = Points.zero

  package init(_ ruleSet: RuleSet) {
    sections = ruleSet.sections.map { _ in SectionTally() }
    items = ruleSet.items.map {
      ItemPlan(points: $0.points.micro, leavesWhenMissing: $0.missing == .exclude)
    }
    itemRanges = ruleSet.sections.map(\.itemRange)
    fullPoints = ruleSet.rescaling == .section ? ruleSet.sections.map(\.points) : []
    zeroes = ruleSet.gates.contains { $0.zero != nil }
  }

  /// Tallies one unit.
  /// - Parameter appliesGates: whether gates that hit set their targets to zero; false gives the
  ///   provisional score that gates themselves look at.
  package mutating func compute(_ table: ScoreTable, _ row: Int, appliesGates: Bool = true) {
    sumItems(table, row)
    if appliesGates, zeroes { applyZeros(table, row) }
    if !fullPoints.isEmpty { rescaleSections() }
    earned = sections.reduce(.zero) { $0 + $1.earned }
    applicable = sections.reduce(.zero) { $0 + $1.applicable }
    rescaled = Self.rescale(earned, applicable: applicable, total: table.ruleSet.total)
    combined = combine(table, row)
    published = finish(table, row)
  }

  private mutating func sumItems(_ table: ScoreTable, _ row: Int) {
    var (notApplicable, missing, failed): (Int64, Int64, Int64) = (0, 0, 0)
    for section in sections.indices {
      var (earned, applicable): (Int64, Int64) = (0, 0)
      for index in itemRanges[section] {
        let item = items[index]
        switch table.items[index].outcomes.pointer[row] & 0x0F {
        case ItemOutcome.scored.rawValue:
          earned += table.items[index].points.pointer[row]
          applicable += item.points
        case ItemOutcome.missing.rawValue:
          missing += item.points
          if !item.leavesWhenMissing { applicable += item.points }
        case ItemOutcome.notApplicable.rawValue:
          notApplicable += item.points
        default:
          failed += item.points
          applicable += item.points
        }
      }
      sections[section] = SectionTally(
        earned: Points(micro: earned), applicable: Points(micro: applicable))
    }
    self.notApplicable = Points(micro: notApplicable)
    self.missing = Points(micro: missing)
    self.failed = Points(micro: failed)
  }

  private mutating func applyZeros(_ table: ScoreTable, _ row: Int) {
    for (index, gate) in table.ruleSet.gates.enumerated() {
      guard let target = gate.zero, table.gate(index, row) == .hit else { continue }
      switch target {
      case .section(let section): sections[section].earned = .zero
      case .item(let item):
        let section = table.ruleSet.section(ofItem: item)
        let isGone = Ledger.isZeroed(item: item, byGatesBefore: index, table, row)
        if !isGone { sections[section].earned -= table.items[item].earned(row) }
      }
    }
  }

  /// A section that keeps any item keeps its points; one of which nothing counts leaves.
  private mutating func rescaleSections() {
    for (index, points) in fullPoints.enumerated() {
      let section = sections[index]
      guard section.applicable > .zero, section.applicable != points else { continue }
      sections[index] = SectionTally(
        earned: section.earned.scaled(by: points, over: section.applicable), applicable: points)
    }
  }

  static func rescale(_ earned: Points, applicable: Points, total: Points) -> Points {
    if applicable == total { return earned }
    return applicable.micro > 0 ? earned.scaled(by: total, over: applicable) : .zero
  }

  private func combine(_ table: ScoreTable, _ row: Int) -> Points {
    let total = table.ruleSet.total
    switch table.ruleSet.combination {
    case .sum: return rescaled
    case .function: return table.combination?.earned(row) ?? .zero
    case .minimum:
      let counting = sections.filter { $0.applicable.micro > 0 }
      return counting.map { total.scaled(by: $0.earned, over: $0.applicable) }.min() ?? .zero
    case .geometric: return geometricMean(table.ruleSet)
    }
  }

  /// total × Π attainment_s ^ (points_s / Σ points of the sections that count)
  private func geometricMean(_ ruleSet: RuleSet) -> Points {
    var weight = 0.0
    var logarithm = 0.0
    for (section, tally) in zip(ruleSet.sections, sections) {
      guard let attainment = tally.attainment else { continue }
      if attainment <= 0 { return .zero }
      weight += section.points.number
      logarithm += section.points.number * log(attainment)
    }
    guard weight > 0 else { return .zero }
    return Points(quantising: ruleSet.total.number * exp(logarithm / weight)) ?? .zero
  }

  private func finish(_ table: ScoreTable, _ row: Int) -> Points {
    let ruleSet = table.ruleSet
    var points = combined
    for (bonus, column) in zip(ruleSet.bonuses, table.bonuses) {
      points += min(bonus.cap, column.earned(row))
    }
    points = Self.limitBonus(points, base: combined, ruleSet)
    for (deduction, column) in zip(ruleSet.deductions, table.deductions) {
      points -= min(deduction.cap, column.earned(row))
    }
    for adjustment in table.adjustments[row] ?? [] { points += adjustment.points }
    return max(.zero, points).rounded(to: ruleSet.decimals)
  }

  /// A bonus does not lift a base below the pass line to it.
  static func limitBonus(_ points: Points, base: Points, _ ruleSet: RuleSet) -> Points {
    guard let line = ruleSet.passLine, base.rounded(to: ruleSet.decimals) < line,
      points.rounded(to: ruleSet.decimals) >= line
    else { return points }
    return max(base, line - Points.unit(of: ruleSet.decimals))
  }

  /// Whether the unit's result can be published.
  package func standing(_ ruleSet: RuleSet) -> Standing {
    if failed > .zero { return .failed }
    if exceeds(notApplicable, ruleSet.maxNotApplicable, of: ruleSet.total) {
      return .tooMuchNotApplicable
    }
    if exceeds(missing, ruleSet.maxMissing, of: ruleSet.total) { return .tooMuchMissing }
    // Within both limits, but no item is left to score.
    if applicable == .zero { return missing > .zero ? .tooMuchMissing : .tooMuchNotApplicable }
    return .assessed
  }

  private func exceeds(_ points: Points, _ share: Points, of total: Points) -> Bool {
    Int128(points.micro) * Int128(Points.scale) > Int128(share.micro) * Int128(total.micro)
  }
}
