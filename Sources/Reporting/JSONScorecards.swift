import Diagnostics
import ScorecardModel

/// Scorecards and roll-ups of one rule set as members of a JSON object. Texts are Chinese in every
/// language of the run, as rule files have them.
struct JSONScorecards: Sendable {
  let result: RuleSetResult
  let ruleSet: RuleSet
  private let groups: GroupRows
  /// By moment and indicator: the key of an evidence object, with its colon.
  private let evidenceKeys: [TextColumn]
  private let isBoolean: [Bool]

  init(_ result: RuleSetResult) {
    self.result = result
    let catalogue = result.catalogue
    ruleSet = result.ruleSet
    groups = GroupRows(result.units)
    evidenceKeys = Moment.allCases.map { moment in
      TextColumn(catalogue.indicators.map { JSONText.string(moment.keyPrefix + $0.id) + ":" })
    }
    isBoolean = catalogue.indicators.map { $0.type == .boolean }
  }

  // MARK: Scorecard

  func appendScorecard(_ row: Int, to bytes: inout ByteBuffer) {
    let card = result.scorecard(row)
    appendUnit(row, to: &bytes)
    bytes.member("ruleset", ruleSet.id)
    if let phase = ruleSet.phase { append(phase, to: &bytes) }
    bytes.member("standing", card.standing == .assessed ? "assessed" : "unassessable")
    bytes.member("standing_reason", card.standing.reason)
    bytes.member("total", card.total, decimals: ruleSet.decimals)
    if let own = card.selfTotal {
      bytes.member("self_total", own, decimals: ruleSet.decimals)
    }
    bytes.member("grade", card.grade.map { ruleSet.grades[$0].name })
    bytes.member("rank", integer: card.rank)
    bytes.member("flags")
    bytes.open("[")
    for flag in card.flags {
      bytes.separate()
      bytes.append(json: flag.text.chinese)
    }
    bytes.close("]")
    bytes.member("coverage", card.coverage)
    bytes.member("sections")
    bytes.open("[")
    for section in card.sections { append(section, to: &bytes) }
    bytes.close("]")
    bytes.member("bonuses")
    append(card.bonuses, to: &bytes)
    bytes.member("deductions")
    append(card.deductions, to: &bytes)
    append(card.gates, to: &bytes)
    append(card.ledger, to: &bytes)
    if let process = card.process { append(process, to: &bytes) }
    if !card.shown.isEmpty { append(card.shown, to: &bytes) }
    if let trajectory = card.trajectory { append(trajectory, to: &bytes) }
  }

  private func appendUnit(_ row: Int, to bytes: inout ByteBuffer) {
    let units = result.units
    bytes.member("unit")
    bytes.open("{")
    bytes.member("code")
    bytes.append(json: units.codes.utf8(row))
    bytes.member("name")
    bytes.append(json: units.names.utf8(row))
    bytes.member("level", units.level.rawValue)
    bytes.member("street", units.group(.street, of: row)?.name)
    bytes.member("district", units.group(.district, of: row)?.name)
    bytes.close("}")
  }

  private func append(_ section: SectionScore, to bytes: inout ByteBuffer) {
    bytes.separate()
    bytes.open("{")
    bytes.member("id", section.section.id)
    bytes.member("title", section.section.title.chinese)
    bytes.member("points", section.section.points)
    bytes.member("score", section.score)
    bytes.member("items")
    bytes.open("[")
    for item in section.items { append(item, to: &bytes) }
    bytes.append("]}")
  }

  private func append(_ scores: [AdjustmentScore], to bytes: inout ByteBuffer) {
    bytes.open("[")
    for score in scores {
      bytes.separate()
      bytes.open("{")
      bytes.member("id", score.adjustment.id)
      bytes.member("title", score.adjustment.title.chinese)
      bytes.member("cap", score.adjustment.cap)
      bytes.member("score", score.score)
      bytes.member("outcome", score.outcome.outcome.name)
      bytes.member("reason", score.reason)
      bytes.close("}")
    }
    bytes.close("]")
  }

  private func append(_ item: ItemScore, to bytes: inout ByteBuffer) {
    bytes.separate()
    bytes.open("{")
    bytes.member("id", item.item.id)
    bytes.member("title", item.item.title.chinese)
    bytes.member("points", item.item.points)
    bytes.member("score", item.score)
    bytes.member("outcome", item.outcome.outcome.name)
    bytes.member("attainment", item.attainment)
    bytes.member("reason", item.reason)
    if let gate = item.zeroedBy { bytes.member("zeroed_by", gate.id) }
    append(item.evidence, "evidence", states: "evidence_states", to: &bytes)
    bytes.close("}")
  }

  /// Values by indicator and, where some are null, why.
  func append(
    _ evidence: [Evidence], _ key: StaticString, states: StaticString, to bytes: inout ByteBuffer
  ) {
    bytes.member(key)
    bytes.open("{")
    for value in evidence {
      appendKey(value.reference, to: &bytes)
      guard case .value(let number) = value.cell, number.isFinite else {
        bytes.append("null")
        continue
      }
      if isBoolean[value.reference.indicator] {
        bytes.append(number != 0 ? "true" : "false")
      } else {
        bytes.append(number: number)
      }
    }
    bytes.close("}")
    guard evidence.contains(where: { $0.cell.stateName != nil }) else { return }
    bytes.member(states)
    bytes.open("{")
    for value in evidence {
      guard let state = value.cell.stateName else { continue }
      appendKey(value.reference, to: &bytes)
      bytes.append(json: state)
    }
    bytes.close("}")
  }

  private func appendKey(_ reference: IndicatorReference, to bytes: inout ByteBuffer) {
    bytes.separate()
    bytes.append(evidenceKeys[Int(reference.moment.rawValue)].memory[reference.indicator])
  }

  private func append(_ gates: [GateScore], to bytes: inout ByteBuffer) {
    bytes.member("gates")
    bytes.open("[")
    for gate in gates {
      bytes.separate()
      bytes.open("{")
      bytes.member("id", gate.gate.id)
      bytes.member("title", gate.gate.title.chinese)
      bytes.member("state", gate.state.name)
      bytes.member("cap", gate.gate.cap.map { ruleSet.grades[$0].name })
      bytes.member("flag", gate.gate.flag)
      bytes.member("zero", gate.gate.zero.map(ruleSet.id(of:)))
      bytes.member("changed")
      if let change = gate.change {
        bytes.open("{")
        append(change, to: &bytes)
        bytes.close("}")
      } else {
        bytes.append("null")
      }
      bytes.close("}")
    }
    bytes.close("]")
  }

  private func append(_ ledger: [LedgerLine], to bytes: inout ByteBuffer) {
    bytes.member("ledger")
    bytes.open("[")
    for line in ledger {
      bytes.separate()
      bytes.open("{")
      bytes.member("kind", line.kind.rawValue)
      bytes.member("id", line.id)
      bytes.member("amount", line.amount)
      if let grades = line.grades { append(grades, to: &bytes) }
      bytes.close("}")
    }
    bytes.close("]")
  }

  private func append(_ change: GradeChange, to bytes: inout ByteBuffer) {
    bytes.member("from", ruleSet.grades[change.from].name)
    bytes.member("to", ruleSet.grades[change.to].name)
  }

  // MARK: Roll-up

  func appendRollup(_ reference: UnitReference, to bytes: inout ByteBuffer) {
    let unit = result.units.describe(reference)
    let rollup = result.table.rollup(groups.rows(of: reference))
    bytes.member("unit")
    bytes.open("{")
    bytes.member("code", unit.code)
    bytes.member("name", unit.name)
    bytes.member("level", unit.level.rawValue)
    bytes.close("}")
    bytes.member("ruleset", ruleSet.id)
    bytes.member("units", integer: rollup.units)
    bytes.member("assessed", integer: rollup.assessed)
    bytes.member("mean", rollup.mean, decimals: ruleSet.decimals)
    bytes.member("median", rollup.median, decimals: ruleSet.decimals)
    bytes.member("min", rollup.minimum, decimals: ruleSet.decimals)
    bytes.member("max", rollup.maximum, decimals: ruleSet.decimals)
    bytes.member("grades")
    bytes.open("{")
    for (grade, count) in zip(ruleSet.grades, rollup.gradeCounts) {
      bytes.separate()
      bytes.append(json: grade.name)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(integer: count)
    }
    bytes.close("}")
    bytes.member("met_share", rollup.metShare)
    bytes.member("completeness", rollup.completeness)
  }
}

extension Moment {
  /// What stands before an indicator's id in evidence.
  fileprivate var keyPrefix: String {
    switch self {
    case .current: ""
    case .previous: "previous."
    case .baseline: "baseline."
    case .target: "target."
    case .goal: "goal."
    }
  }
}

extension Cell {
  /// Why there is no value; nil where there is one.
  var stateName: String? {
    switch self {
    case .value: nil
    case .missing: "missing"
    case .notApplicable: "not_applicable"
    }
  }
}

extension ItemOutcome {
  fileprivate var name: String {
    switch self {
    case .scored: "scored"
    case .missing: "missing"
    case .notApplicable: "not_applicable"
    case .failed: "failed"
    }
  }
}

extension GateState {
  fileprivate var name: String {
    switch self {
    case .open: "open"
    case .hit: "hit"
    case .failed: "failed"
    case .unknown: "unknown"
    }
  }
}

extension Standing {
  /// Why a unit is not assessed, for machines; nil where it is.
  fileprivate var reason: String? {
    switch self {
    case .assessed: nil
    case .tooMuchNotApplicable: "too_much_not_applicable"
    case .tooMuchMissing: "too_much_missing"
    case .failed: "failed"
    }
  }
}

extension RuleSet {
  /// The section or item that a gate sets to zero.
  func id(of target: ZeroTarget) -> String {
    switch target {
    case .section(let section): sections[section].id
    case .item(let item): items[item].id
    }
  }
}
