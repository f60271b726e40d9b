import Diagnostics

/// A remark on a result that a reader must not miss.
package enum Flag: Sendable, Hashable {
  /// Raised by a gate, in the rule file's words.
  case gate(String)
  /// A quota took a grade away.
  case quota
  /// At least one item or gate lacks data.
  case missing
  case dividedByZero
  /// A rule failed for this unit.
  case failed
  /// The unit belongs to another district than in an earlier snapshot that was read.
  case moved
  /// A state of the unit's process was skipped.
  case processSkipped
  /// The total from self-assessed values is well above the one from verified values.
  case selfAssessedHigh

  package var text: Message {
    switch self {
    case .gate(let text): Message(verbatim: text)
    case .quota: Message(en: "quota limit", zh: "名额限制")
    case .missing: Message(en: "data missing", zh: "缺数据")
    case .dividedByZero: Message(en: "division by zero", zh: "除数为零")
    case .failed: Message(en: "rule error", zh: "规则出错")
    case .moved: Message(en: "changed district", zh: "区划变动")
    case .processSkipped: Message(en: "state skipped", zh: "流程缺步")
    case .selfAssessedHigh: Message(en: "self-assessed too high", zh: "自评偏高")
    }
  }
}

/// An indicator value that an item read.
package struct Evidence: Sendable, Hashable {
  package let reference: IndicatorReference
  package let cell: Cell
}

/// An item for one unit.
package struct ItemScore: Sendable {
  package let item: Item
  package let score: Points
  /// From self-assessed values; nil where there are none.
  package let selfScore: Points?
  package let outcome: OutcomeCell
  /// What a function said of its points.
  package let reason: String?
  /// The gate that set the item to zero.
  package let zeroedBy: Gate?
  package let evidence: [Evidence]

  /// score / points; nil where the item was not scored.
  package var attainment: Points? {
    guard outcome.outcome == .scored, item.points > .zero else { return nil }
    return score.scaled(by: Points(whole: 1), over: item.points)
  }
}

/// A section for one unit.
package struct SectionScore: Sendable {
  package let section: Section
  /// After gates; where the rule set rescales sections, after that too.
  package let score: Points
  /// What the score is out of: the points of the items that count, or the section's own where it
  /// was rescaled to them.
  package let applicable: Points
  package let items: [ItemScore]
}

/// A bonus or deduction for one unit.
package struct AdjustmentScore: Sendable {
  package let adjustment: Adjustment
  /// At most the cap.
  package let score: Points
  package let outcome: OutcomeCell
  /// What a function said of its points.
  package let reason: String?
}

/// A gate for one unit.
package struct GateScore: Sendable {
  package let gate: Gate
  package let state: GateState
  /// What its cap changed of the grade; nil where it changed nothing.
  package let change: GradeChange?
}

/// How far a unit's process is.
package struct ProcessScore: Sendable, Hashable {
  /// Nil where nothing is known of it.
  package let state: String?
  /// As `ProcessPlan.step` counts: 0 is the first state.
  package let step: Int?
}

/// Indicators that are shown beside a unit's result.
package struct ShownScore: Sendable {
  package let shown: Shown
  package let values: [Evidence]
}

/// The result of one unit under one rule set, with everything that explains it.
package struct Scorecard: Sendable {
  /// Row of the snapshot.
  package let row: Int
  package let standing: Standing
  /// Published; nil where the unit is not assessed.
  package let total: Points?
  /// What the total would be from self-assessed values; nil where there are none.
  package let selfTotal: Points?
  /// By position in the rule set's grades; nil where the unit is not assessed.
  package let grade: Int?
  package let rank: Int?
  package let flags: [Flag]
  /// The share of the total's points that were scored from data, as a decimal 0…1.
  package let coverage: Points
  package let sections: [SectionScore]
  package let bonuses: [AdjustmentScore]
  package let deductions: [AdjustmentScore]
  package let gates: [GateScore]
  /// What quotas changed of the grade; nil where they changed nothing.
  package let quotaChange: GradeChange?
  /// Adds up exactly to `total`; for a unit that is not assessed to what it would have been.
  package let ledger: [LedgerLine]
  /// Nil where the rule set has no process.
  package let process: ProcessScore?
  package let shown: [ShownScore]
  /// Nil where no item of the rule set follows a path to a goal.
  package let trajectory: Trajectory?
}

extension ScoreTable {
  /// The scorecard of a unit.
  package func scorecard(_ row: Int, _ series: SnapshotSeries) -> Scorecard {
    var tally = Tally(ruleSet)
    tally.compute(self, row)
    return Scorecard(
      row: row, standing: standing(row), total: total(row), selfTotal: selfTotal(row),
      grade: grade(row), rank: rank(row), flags: flags(row), coverage: coverage(row),
      sections: zip(ruleSet.sections, tally.sections).map { section, tally in
        SectionScore(
          section: section, score: tally.earned, applicable: tally.applicable,
          items: section.itemRange.map { itemScore($0, row, series) })
      },
      bonuses: adjustmentScores(
        ruleSet.bonuses, bonuses, adjustmentReasons.prefix(bonuses.count), row),
      deductions: adjustmentScores(
        ruleSet.deductions, deductions, adjustmentReasons.suffix(deductions.count), row),
      gates: ruleSet.gates.indices.map {
        GateScore(
          gate: ruleSet.gates[$0], state: gate($0, row), change: gradeChange(byGate: $0, row))
      },
      quotaChange: gradeChangeByQuota(row),
      ledger: Ledger.lines(self, row, tally: tally),
      process: ruleSet.process.map { processScore($0, row, series) },
      shown: ruleSet.shown.map { shown in
        ShownScore(
          shown: shown,
          values: shown.indicators.map {
            Evidence(reference: IndicatorReference($0), cell: series.cell($0, .current, row))
          })
      },
      trajectory: trajectory(row, series))
  }

  private func processScore(_ plan: ProcessPlan, _ row: Int, _ series: SnapshotSeries)
    -> ProcessScore
  {
    let state = series.processStates?[row]
    return ProcessScore(state: state, step: state.flatMap(plan.step))
  }

  /// What a report must say beside a unit's result, in order: gates, quota, data, rules.
  package func flags(_ row: Int) -> [Flag] {
    var flags: [Flag] = ruleSet.gates.indices.compactMap { index in
      gate(index, row) == .hit ? ruleSet.gates[index].flag.map(Flag.gate) : nil
    }
    flags = flags.enumerated().filter { !flags[..<$0.offset].contains($0.element) }.map(\.element)
    if quotaLimited[row] != 0 { flags.append(.quota) }
    var lacksData = false
    var dividesByZero = false
    var fails = standing(row) == .failed
    for column in items {
      let cell = column.outcome(row)
      lacksData = lacksData || cell.outcome == .missing || cell.partlyMissing
      dividesByZero = dividesByZero || cell.dividedByZero
      fails = fails || cell.outcome == .failed
    }
    for columns in [bonuses, deductions] {
      for column in columns {
        dividesByZero = dividesByZero || column.outcome(row).dividedByZero
        fails = fails || column.outcome(row).outcome == .failed
      }
    }
    lacksData = lacksData || gates.contains { $0[row] == GateState.unknown.rawValue }
    fails = fails || gates.contains { $0[row] == GateState.failed.rawValue }
    fails = fails || combination?.outcome(row).outcome == .failed
    if lacksData { flags.append(.missing) }
    if dividesByZero { flags.append(.dividedByZero) }
    if fails { flags.append(.failed) }
    flags += remarks[row] ?? []
    return flags
  }

  /// The share of the total's points that were scored from data.
  package func coverage(_ row: Int) -> Points {
    var unscored = Points.zero
    for (item, column) in zip(ruleSet.items, items) where column.outcome(row).outcome != .scored {
      unscored += item.points
    }
    return coverage(unscored: unscored)
  }

  /// - Parameter unscored: the points of the items that are not applicable, lack data or failed.
  func coverage(unscored: Points) -> Points {
    if unscored == .zero { return Points(whole: 1) }
    return (ruleSet.total - unscored).scaled(by: Points(whole: 1), over: ruleSet.total)
  }

  private func itemScore(_ index: Int, _ row: Int, _ series: SnapshotSeries) -> ItemScore {
    let item = ruleSet.items[index]
    return ItemScore(
      item: item, score: score(ofItem: index, row), selfScore: selfScore(ofItem: index, row),
      outcome: items[index].outcome(row),
      reason: reasons[index][row],
      zeroedBy: zeroingGate(ofItem: index, row).map { ruleSet.gates[$0] },
      evidence: references(ofItem: index, row).map {
        Evidence(reference: $0, cell: series.cell($0.indicator, $0.moment, row))
      })
  }

  /// The indicators that an item read for a unit, each once.
  package func references(ofItem index: Int, _ row: Int) -> [IndicatorReference] {
    if let fixed = measureReferences[index] { return fixed }
    let needs = ruleSet.items[index].needs.map { IndicatorReference($0) }
    return Self.distinct(needs + (evidence[index]?.references(row) ?? []))
  }

  private func adjustmentScores(
    _ adjustments: [Adjustment], _ columns: [PointsColumn], _ reasons: ArraySlice<SparseTexts>,
    _ row: Int
  ) -> [AdjustmentScore] {
    zip(zip(adjustments, columns), reasons).map { pair, reasons in
      AdjustmentScore(
        adjustment: pair.0, score: min(pair.0.cap, pair.1.earned(row)),
        outcome: pair.1.outcome(row), reason: reasons[row])
    }
  }
}
