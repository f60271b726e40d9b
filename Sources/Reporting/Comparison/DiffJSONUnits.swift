import Diagnostics
import ScorecardModel

/// The units of a comparison as JSON.
struct DiffJSONUnits: Sendable {
  private let comparison: ScoreComparison
  private let decimals: Int

  init(_ comparison: ScoreComparison) {
    self.comparison = comparison
    decimals = comparison.last.ruleSet.decimals
  }

  /// The members of a unit that changed.
  func append(_ change: UnitChange, to bytes: inout ByteBuffer) {
    let (oldRow, newRow) = (change.rows[0], change.rows[change.rows.count - 1])
    bytes.member("unit")
    appendUnit(comparison.last, newRow, to: &bytes)
    appendTotals(change, to: &bytes)
    bytes.member("grade")
    bytes.open("{")
    bytes.member("old", comparison.first.gradeName(oldRow))
    bytes.member("new", comparison.last.gradeName(newRow))
    bytes.close("}")
    let ranks = comparison.ranks(change)
    bytes.member("rank")
    bytes.open("{")
    bytes.member("old", integer: ranks.old)
    bytes.member("new", integer: ranks.new)
    bytes.close("}")
    append("added_flags", change.addedFlags, to: &bytes)
    append("removed_flags", change.removedFlags, to: &bytes)
    bytes.member("shifts")
    bytes.open("[")
    for position in comparison.steps.indices {
      for shift in comparison.shifts(change, position) {
        bytes.separate()
        append(shift, change, position, to: &bytes)
      }
    }
    bytes.close("]")
    bytes.member("grade_causes")
    bytes.open("[")
    for position in comparison.steps.indices {
      for cause in comparison.causes(change, position) {
        bytes.separate()
        append(cause, comparison.steps[position].source, to: &bytes)
      }
    }
    bytes.close("]")
  }

  /// A unit that only one side has, as an object of an array.
  func append(_ state: ScoredUnits, _ row: Int, to bytes: inout ByteBuffer) {
    bytes.separate()
    bytes.open("{")
    bytes.member("unit")
    appendUnit(state, row, to: &bytes)
    bytes.member("total", state.table.total(row), decimals: state.ruleSet.decimals)
    bytes.member("grade", state.gradeName(row))
    bytes.member("rank", integer: state.table.rank(row))
    bytes.close("}")
  }

  private func appendUnit(_ state: ScoredUnits, _ row: Int, to bytes: inout ByteBuffer) {
    let units = state.units
    bytes.open("{")
    bytes.member("code", units.codes[row])
    bytes.member("name", units.names[row])
    bytes.member("street", units.group(.street, of: row)?.name)
    bytes.member("district", units.group(.district, of: row)?.name)
    bytes.close("}")
  }

  private func appendTotals(_ change: UnitChange, to bytes: inout ByteBuffer) {
    let totals = comparison.totals(change)
    bytes.member("total")
    bytes.open("{")
    bytes.member("old", totals[0], decimals: comparison.first.ruleSet.decimals)
    bytes.member("new", totals[totals.count - 1], decimals: decimals)
    bytes.member("change", comparison.difference(change))
    for source in [ChangeSource.data, .rules] {
      let step = comparison.steps.firstIndex { $0.source == source }
      let amount = step.flatMap { step in
        totals[step].flatMap { old in totals[step + 1].map { $0 - old } }
      }
      if source == .data {
        bytes.member("data", amount)
      } else {
        bytes.member("rules", amount)
      }
    }
    bytes.close("}")
  }

  private func append(_ key: StaticString, _ flags: [Flag], to bytes: inout ByteBuffer) {
    bytes.member(key)
    bytes.open("[")
    for flag in flags {
      bytes.separate()
      bytes.append(json: flag.text.chinese)
    }
    bytes.close("]")
  }

  private func append(
    _ shift: ScoreShift, _ change: UnitChange, _ position: Int, to bytes: inout ByteBuffer
  ) {
    let step = comparison.steps[position]
    let part = step.parts[shift.part]
    bytes.open("{")
    bytes.member("source", step.source.rawValue)
    bytes.member("part", part.kind)
    bytes.member("id", part.id)
    bytes.member("amount", shift.amount)
    if case .item(let id) = part {
      bytes.member("through")
      bytes.open("[")
      for ruleSet in comparison.ruleSetsBehind(item: id, change, position) {
        bytes.separate()
        bytes.append(json: ruleSet)
      }
      bytes.close("]")
      bytes.member("values")
      bytes.open("[")
      for value in comparison.values(ofItem: id, change, position) {
        bytes.separate()
        append(value, to: &bytes)
      }
      bytes.close("]")
    }
    bytes.close("}")
  }

  private func append(_ value: ValueChange, to bytes: inout ByteBuffer) {
    bytes.open("{")
    bytes.member("indicator", value.indicator.id)
    bytes.member("moment", value.moment.word)
    bytes.member("old")
    append(value.old, value.indicator, to: &bytes)
    bytes.member("new")
    append(value.new, value.indicator, to: &bytes)
    bytes.close("}")
  }

  /// A number or a boolean; in words where there is no value.
  private func append(_ cell: Cell, _ indicator: Indicator, to bytes: inout ByteBuffer) {
    guard case .value(let number) = cell else { return bytes.append(json: cell.stateName ?? "") }
    if indicator.type == .boolean {
      bytes.append(number != 0 ? "true" : "false")
    } else {
      bytes.append(number: number)
    }
  }

  private func append(_ cause: GradeCause, _ source: ChangeSource, to bytes: inout ByteBuffer) {
    bytes.open("{")
    bytes.member("source", source.rawValue)
    bytes.member("kind", cause.kind)
    bytes.member("id", cause.id)
    bytes.member("grade", cause.grade)
    bytes.member("line", cause.line)
    bytes.member("reached")
    bytes.append(cause.isReached.map { $0 ? "true" : "false" } ?? "null")
    bytes.close("}")
  }
}

extension Moment {
  /// As rule files call it.
  fileprivate var word: String {
    switch self {
    case .current: "current"
    case .previous: "previous"
    case .baseline: "baseline"
    case .target: "target"
    case .goal: "goal"
    }
  }
}
