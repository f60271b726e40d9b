/// Why points came or went, or what changed the grade.
package enum LedgerKind: String, Sendable, CaseIterable {
  /// What an item earned.
  case item
  /// A gate set an item to zero.
  case zero
  /// Items left the denominator; the rest is scaled up: of a section to its points, of all to the
  /// total.
  case rescale
  /// The rule set combines its sections otherwise than by their sum.
  case combine
  case bonus
  case deduction
  /// Points that an authority decided for this unit.
  case adjustment
  /// What a bonus or deduction has above its cap.
  case cap
  /// A bonus would lift a base below the pass line to it.
  case passLine = "pass_line"
  /// A total is not below zero.
  case floor
  case rounding
  /// A gate's cap lowered the grade; of no amount.
  case gradeCap = "grade_cap"
  /// Quotas lowered the grade; of no amount.
  case quota
}

/// One line of a ledger.
package struct LedgerLine: Sendable, Hashable {
  package let kind: LedgerKind
  /// The item, gate, bonus or deduction, or the section that is rescaled; for an adjustment its
  /// reason; else empty.
  package let id: String
  package let amount: Points
  /// For a line that speaks of the grade: what became of it.
  package let grades: GradeChange?

  package init(kind: LedgerKind, id: String, amount: Points, grades: GradeChange? = nil) {
    self.kind = kind
    self.id = id
    self.amount = amount
    self.grades = grades
  }
}

/// The lines that add up exactly to a unit's published score, and what changed its grade.
package enum Ledger {
  /// The lines of a unit: of points, then of grades. Lines of nothing are left out, except items'.
  package static func lines(_ table: ScoreTable, _ row: Int, tally: Tally) -> [LedgerLine] {
    var lines: [LedgerLine] = []
    walk(table, row, tally: tally) { kind, id, amount in
      if kind == .item || amount != .zero {
        lines.append(LedgerLine(kind: kind, id: id(), amount: amount))
      }
    }
    if table.ungatedGrades[row] != table.grades[row] { lines += gradeLines(table, row) }
    return lines
  }

  private static func gradeLines(_ table: ScoreTable, _ row: Int) -> [LedgerLine] {
    let gates = table.ruleSet.gates
    var lines = gates.indices.compactMap { index in
      table.gradeChange(byGate: index, row).map {
        LedgerLine(kind: .gradeCap, id: gates[index].id, amount: .zero, grades: $0)
      }
    }
    if let change = table.gradeChangeByQuota(row) {
      lines.append(LedgerLine(kind: .quota, id: "", amount: .zero, grades: change))
    }
    return lines
  }

  /// The sum of a unit's lines, without making them.
  package static func sum(_ table: ScoreTable, _ row: Int, tally: Tally) -> Points {
    var sum = Points.zero
    walk(table, row, tally: tally) { _, _, amount in sum += amount }
    return sum
  }

  /// Whether a gate before `gate` set an item to zero.
  package static func isZeroed(
    item: Int, byGatesBefore gate: Int, _ table: ScoreTable, _ row: Int
  ) -> Bool {
    table.ruleSet.gates[..<gate].indices.contains { earlier in
      guard let target = table.ruleSet.gates[earlier].zero, table.gate(earlier, row) == .hit
      else { return false }
      switch target {
      case .item(let other): return other == item
      case .section(let section): return table.ruleSet.sections[section].itemRange.contains(item)
      }
    }
  }

  private static func walk(
    _ table: ScoreTable, _ row: Int, tally: Tally,
    _ line: (LedgerKind, @autoclosure () -> String, Points) -> Void
  ) {
    let ruleSet = table.ruleSet
    var running = walkItems(table, row, line)
    running = walkRescaling(table, row, from: running, line)
    if ruleSet.combination != .sum {
      line(.combine, "", tally.combined - running)
      running = tally.combined
    }
    let base = running

    for (bonus, column) in zip(ruleSet.bonuses, table.bonuses) {
      running += walkCapped(bonus, column.earned(row), .bonus, sign: 1, line)
    }
    let limited = Tally.limitBonus(running, base: base, ruleSet)
    line(.passLine, "", limited - running)
    running = limited
    for (deduction, column) in zip(ruleSet.deductions, table.deductions) {
      running += walkCapped(deduction, column.earned(row), .deduction, sign: -1, line)
    }
    for adjustment in table.adjustments[row] ?? [] {
      line(.adjustment, adjustment.reason, adjustment.points)
      running += adjustment.points
    }
    if running < .zero {
      line(.floor, "", -running)
      running = .zero
    }
    line(.rounding, "", running.rounded(to: ruleSet.decimals) - running)
  }

  /// - Parameter earned: what all items earned.
  /// - Returns: that after rescaling.
  private static func walkRescaling(
    _ table: ScoreTable, _ row: Int, from earned: Points,
    _ line: (LedgerKind, @autoclosure () -> String, Points) -> Void
  ) -> Points {
    let ruleSet = table.ruleSet
    var running = earned
    var applicable = Points.zero
    switch ruleSet.rescaling {
    case .total: applicable = applicablePoints(table, row, ruleSet.items.indices)
    case .section:
      for section in ruleSet.sections {
        let counting = applicablePoints(table, row, section.itemRange)
        guard counting > .zero else { continue }
        let earned = section.itemRange.reduce(Points.zero) {
          $0 + table.score(ofItem: $1, row)
        }
        let rescaled = earned.scaled(by: section.points, over: counting)
        line(.rescale, section.id, rescaled - earned)
        running += rescaled - earned
        applicable += section.points
      }
    }
    let rescaled = Tally.rescale(running, applicable: applicable, total: ruleSet.total)
    line(.rescale, "", rescaled - running)
    return rescaled
  }

  /// The points of the items that count, of some of the items.
  static func applicablePoints(_ table: ScoreTable, _ row: Int, _ items: Range<Int>)
    -> Points
  {
    var applicable = Points.zero
    for index in items where counts(table, index, row) {
      applicable += table.ruleSet.items[index].points
    }
    return applicable
  }

  /// Whether the points of an item count for a unit.
  static func counts(_ table: ScoreTable, _ item: Int, _ row: Int) -> Bool {
    switch table.items[item].outcome(row).outcome {
    case .scored, .failed: true
    case .missing: table.ruleSet.items[item].missing == .zero
    case .notApplicable: false
    }
  }

  private static func walkItems(
    _ table: ScoreTable, _ row: Int,
    _ line: (LedgerKind, @autoclosure () -> String, Points) -> Void
  ) -> Points {
    var running = Points.zero
    for (index, item) in table.ruleSet.items.enumerated() {
      let earned = table.items[index].earned(row)
      line(.item, item.id, earned)
      running += earned
    }
    for (index, gate) in table.ruleSet.gates.enumerated() {
      guard let target = gate.zero, table.gate(index, row) == .hit else { continue }
      var lost = Points.zero
      for item in table.ruleSet.itemRange(of: target)
      where !isZeroed(item: item, byGatesBefore: index, table, row) {
        lost += table.items[item].earned(row)
      }
      line(.zero, gate.id, -lost)
      running -= lost
    }
    return running
  }

  /// - Returns: what the adjustment changes, cap included.
  private static func walkCapped(
    _ adjustment: Adjustment, _ earned: Points, _ kind: LedgerKind, sign: Int64,
    _ line: (LedgerKind, @autoclosure () -> String, Points) -> Void
  ) -> Points {
    let excess = max(.zero, earned - adjustment.cap)
    line(kind, adjustment.id, Points(micro: sign * earned.micro))
    line(.cap, adjustment.id, Points(micro: -sign * excess.micro))
    return Points(micro: sign * (earned - excess).micro)
  }
}

extension RuleSet {
  /// The items that a gate's `zero` means.
  package func itemRange(of target: ZeroTarget) -> Range<Int> {
    switch target {
    case .section(let section): sections[section].itemRange
    case .item(let item): item..<(item + 1)
    }
  }
}
