import Reporting
import RuleEngine
import ScorecardModel

/// A change that might help, and what it is about.
struct WayCandidate {
  let place: ScoringPlace
  let changes: [CellChange]
}

/// Collects changes of a unit's values that might raise its score or open a gate; what they come to
/// is for a trial to say.
struct WayCandidates {
  let result: RunResult
  let row: Int
  let now: Trial.Score
  let inversion: Inversion
  let reader: WorkingReader

  private var ruleSet: RuleSet { result.loaded.ruleSet }
  private var table: ScoreTable { result.table }

  func isBelowFull(_ item: Int) -> Bool {
    table.items[item].outcome(row).outcome != .notApplicable
      && now.items[item] < ruleSet.items[item].points
  }

  /// Each change once: the same may serve an item and open a gate, and then the first place tells it.
  var all: [WayCandidate] {
    var seen: Set<[CellChange]> = []
    return (items + adjustments + gates + grades).filter {
      !$0.changes.isEmpty && seen.insert($0.changes).inserted
    }
  }

  private var moves: Moves { Moves(inversion: inversion) { reader.holds($0) } }

  private func at(_ place: ScoringPlace, _ changes: [[CellChange]]) -> [WayCandidate] {
    changes.map { WayCandidate(place: place, changes: $0) }
  }

  private var items: [WayCandidate] {
    ruleSet.items.indices.filter(isBelowFull).flatMap { index in
      switch ruleSet.items[index].scoring {
      case .measure(let measure): at(.item(index), moves.towards(measure))
      case .function: at(.item(index), probes(ofItem: index))
      }
    }
  }

  private var adjustments: [WayCandidate] {
    let bonuses = ruleSet.bonuses.enumerated().flatMap { index, bonus -> [WayCandidate] in
      guard case .measure(let measure) = bonus.scoring,
        table.bonuses[index].earned(row) < bonus.cap
      else { return [] }
      return at(.bonus(index), moves.towards(measure))
    }
    let deductions = ruleSet.deductions.enumerated().flatMap { index, deduction -> [WayCandidate] in
      guard case .measure(let measure) = deduction.scoring,
        table.deductions[index].earned(row) > .zero
      else { return [] }
      return at(.deduction(index), moves.away(measure))
    }
    return bonuses + deductions
  }

  private var gates: [WayCandidate] {
    now.gates.flatMap { gate -> [WayCandidate] in
      guard case .measure(let measure) = ruleSet.gates[gate].condition else { return [] }
      return at(.gate(gate), moves.away(measure))
    }
  }

  private var grades: [WayCandidate] {
    ruleSet.grades.enumerated().flatMap { index, grade -> [WayCandidate] in
      guard case .measure(let measure)? = grade.condition, reader.holds(measure) != true else {
        return []
      }
      return at(.grade(index), moves.towards(measure))
    }
  }

  /// Values to try where only the function knows what they come to: the other answer, and the ends
  /// of a range, of what it read.
  private func probes(ofItem index: Int) -> [[CellChange]] {
    table.references(ofItem: index, row).filter { $0.moment == .current }.flatMap { reference in
      let indicator = reference.indicator
      guard indicator < inversion.derivedFrom else { return [[CellChange]]() }
      let kind = inversion.catalogue[indicator]
      let operand = Operand.indicator(indicator)
      if kind.type == .boolean {
        return inversion.changes(operand, .equal, 1) + inversion.changes(operand, .equal, 0)
      }
      guard let own = inversion.own(indicator) else { return [] }
      let step = inversion.grid.step(indicator)
      let ends = [kind.maximum, kind.minimum, own + step, own - step, own * 2]
      return ends.compactMap(\.self).flatMap { inversion.changes(operand, .equal, $0) }
    }
  }
}
