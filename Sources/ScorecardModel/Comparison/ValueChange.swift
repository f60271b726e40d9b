import Diagnostics

/// An indicator value that is another one than before.
package struct ValueChange: Sendable, Hashable {
  package let indicator: Indicator
  package let moment: Moment
  /// What the side without the indicator has is `.missing`.
  package let old: Cell
  package let new: Cell
}

extension ScoreComparison {
  /// The values that an item reads and that a step changed for a unit, in reading order. Other rules
  /// read the same data: with them only results of other rule sets can change.
  package func values(ofItem id: String, _ change: UnitChange, _ step: Int) -> [ValueChange] {
    let changesRules = steps[step].source == .rules
    if changesRules, steps[step].readsNoResults { return [] }
    let (before, after) = (steps[step].old, steps[step].new)
    let (oldRow, newRow) = (change.rows[step], change.rows[step + 1])
    let oldID = steps[step].renamed.first { $0.value == id }?.key ?? id
    let read = before.reads(item: oldID, oldRow) + after.reads(item: id, newRow)
    var seen: Set<Reading> = []
    return read.filter { seen.insert($0).inserted }.compactMap { reading in
      if changesRules, !reading.id.hasPrefix("results.") { return nil }
      let (old, new) = (before.cell(reading, oldRow), after.cell(reading, newRow))
      guard old != new, let indicator = after.indicator(reading) ?? before.indicator(reading)
      else { return nil }
      return ValueChange(indicator: indicator, moment: reading.moment, old: old, new: new)
    }
  }

  /// The rule sets whose results make a step's difference in an item of a unit.
  package func ruleSetsBehind(item id: String, _ change: UnitChange, _ step: Int) -> [String] {
    if steps[step].readsNoResults { return [] }
    let uses = steps[step].new.ruleSet.uses + steps[step].old.ruleSet.uses
    var found: [String] = []
    for value in values(ofItem: id, change, step) {
      let use = uses.first { value.indicator.id.hasPrefix("results.\($0.alias).") }
      if let ruleSet = use?.ruleSet, !found.contains(ruleSet) { found.append(ruleSet) }
    }
    return found
  }
}

extension ComparisonStep {
  fileprivate var readsNoResults: Bool { old.ruleSet.uses.isEmpty && new.ruleSet.uses.isEmpty }
}

/// An indicator at a moment, by its id: positions differ between catalogues.
private struct Reading: Hashable {
  let id: String
  let moment: Moment
}

extension ScoredUnits {
  fileprivate func reads(item id: String, _ row: Int) -> [Reading] {
    guard let item = ruleSet.items.firstIndex(where: { $0.id == id }) else { return [] }
    return table.references(ofItem: item, row).map {
      Reading(id: catalogue[$0.indicator].id, moment: $0.moment)
    }
  }

  fileprivate func indicator(_ reading: Reading) -> Indicator? {
    catalogue.index(id: reading.id).map { catalogue[$0] }
  }

  fileprivate func cell(_ reading: Reading, _ row: Int) -> Cell {
    catalogue.index(id: reading.id).map { series.cell($0, reading.moment, row) } ?? .missing
  }
}
