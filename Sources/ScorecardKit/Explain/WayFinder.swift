import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel

/// Finds what a unit lacks for the next grade, and changes of its values that reach it. Every
/// change that is told was scored by the evaluator.
struct WayFinder {
  /// Chains of steps are no longer than this.
  static let longestChain = 12

  private let result: RunResult
  private let row: Int
  private let trial: Trial
  private let now: Trial.Score
  private let inversion: Inversion
  private let reader: WorkingReader

  private var ruleSet: RuleSet { result.loaded.ruleSet }
  private var table: ScoreTable { result.table }

  /// A change that might help, and what it is about.
  private struct Candidate {
    let place: ScoringPlace
    let changes: [CellChange]
  }

  /// - Parameters:
  ///   - row: of the result's table.
  ///   - catalogue: without the rule set's derived indicators.
  /// - Returns: nil where the unit is not assessed, so that no distance is known.
  /// - Throws: where the evaluator's own checks fail.
  init?(_ result: RunResult, row: Int, catalogue: Catalogue, words: RuleWords) throws(Failure) {
    guard result.table.isAssessed(row), result.table.grade(row) != nil else { return nil }
    self.result = result
    self.row = row
    trial = Trial(result, row: row, catalogue: catalogue)
    now = try trial.score([])
    // The units that were left out must not matter.
    guard now.total == result.table.total(row), now.grade == result.table.grade(row) else {
      throw Explainer.contradiction(
        of: Message(
          en: "unit \(result.units.codes[row])", zh: "单位 \(result.units.codes[row]) "))
    }
    inversion = Inversion(
      catalogue: catalogue, series: trial.series, row: trial.row, derivedFrom: catalogue.count)
    reader = WorkingReader(words, trial.series, row: trial.row)
  }

  /// - Returns: nil where the unit has the best grade already.
  func distance() throws(Failure) -> GradeDistance? {
    guard let target else { return nil }
    var distance = lacks(target)
    let candidates = candidates()
    var scored: [(candidate: Candidate, score: Trial.Score)] = []
    for candidate in candidates {
      let score = try trial.score(candidate.changes)
      if helps(score, target) { scored.append((candidate, score)) }
    }
    for (candidate, score) in best(scored, where: { reaches($0, target) }) {
      let (changes, score) = try least(candidate.changes, after: [], score, target)
      distance.alone.append(step(candidate.place, changes, score, before: now))
    }
    distance.alone.sort { isBefore($0, $1) }
    if distance.alone.isEmpty { try chain(scored.map(\.candidate), target, &distance) }
    let reaching = Set(distance.alone.map(\.place))
    distance.others = best(scored, where: { $0.published > now.published })
      .filter { !reaching.contains($0.candidate.place) }
      .map { step($0.candidate.place, $0.candidate.changes, $0.score, before: now) }
      .sorted { isBefore($1, $0) }
    distance.unknown = ruleSet.items.indices.filter { item in
      isBelowFull(item)
        && !scored.contains {
          $0.candidate.place == .item(item) && $0.score.items[item] > now.items[item]
        }
    }
    return distance
  }

  // MARK: The target

  /// The next grade up; for a grade that only gates give, the one that the score would get.
  private var target: Int? {
    guard let grade = table.grade(row), grade > 0 else { return nil }
    let isGivenByGates = ruleSet.grades[..<grade].contains(where: \.isUnconditional)
    return isGivenByGates ? min(grade - 1, Int(table.ungatedGrades[row])) : grade - 1
  }

  private func lacks(_ target: Int) -> GradeDistance {
    let grade = ruleSet.grades[target]
    let short = grade.minimum.map { max(.zero, $0 - now.published) } ?? .zero
    var condition = false
    if case .measure(let measure)? = grade.condition { condition = reader.holds(measure) != true }
    if case .function? = grade.condition { condition = Int(table.ungatedGrades[row]) > target }
    let gates = now.gates.filter { gate in
      table.gate(gate, row) == .hit && (ruleSet.gates[gate].cap ?? 0) > target
    }
    return GradeDistance(
      target: target, pointsShort: short, sectionsShort: sectionsShort(now, grade),
      lacksCondition: condition, gates: gates, isQuotaLimited: table.quotaLimited[row] != 0)
  }

  private func sectionsShort(_ score: Trial.Score, _ grade: Grade) -> [(
    section: Int, points: Points
  )] {
    guard let share = grade.eachSection else { return [] }
    return score.sections.enumerated().compactMap { index, tally in
      guard !tally.reaches(share) else { return nil }
      let needed = tally.applicable.scaled(by: share, over: Points(whole: 1))
      return (index, needed - tally.earned)
    }
  }

  private func reaches(_ score: Trial.Score, _ target: Int) -> Bool {
    score.grade.map { $0 <= target } ?? false
  }

  /// What still stands between a score and a grade; a gate counts more than any points.
  private func lack(_ score: Trial.Score, _ target: Int) -> Points {
    if reaches(score, target) { return .zero }
    let grade = ruleSet.grades[target]
    var lack = grade.minimum.map { max(.zero, $0 - score.published) } ?? .zero
    for short in sectionsShort(score, grade) { lack += short.points }
    let gates = score.gates.count { (ruleSet.gates[$0].cap ?? 0) > target }
    return lack + Points(micro: ruleSet.total.micro * Int64(gates))
  }

  private func helps(_ score: Trial.Score, _ target: Int) -> Bool {
    score.total != nil
      && (score.published > now.published || lack(score, target) < lack(now, target))
  }

  // MARK: Candidates

  private func isBelowFull(_ item: Int) -> Bool {
    table.items[item].outcome(row).outcome != .notApplicable
      && now.items[item] < ruleSet.items[item].points
  }

  private func candidates() -> [Candidate] {
    let moves = Moves(inversion: inversion) { reader.holds($0) }
    var found: [Candidate] = []
    var seen: Set<[CellChange]> = []
    let add = { (place: ScoringPlace, changes: [[CellChange]]) in
      for change in changes where !change.isEmpty {
        // The same change may serve an item and open a gate: the first place tells it.
        if seen.insert(change).inserted { found.append(Candidate(place: place, changes: change)) }
      }
    }
    for index in ruleSet.items.indices where isBelowFull(index) {
      switch ruleSet.items[index].scoring {
      case .measure(let measure): add(.item(index), moves.towards(measure))
      case .function: add(.item(index), probes(ofItem: index))
      }
    }
    for (index, bonus) in ruleSet.bonuses.enumerated() {
      guard case .measure(let measure) = bonus.scoring,
        table.bonuses[index].earned(row) < bonus.cap
      else { continue }
      add(.bonus(index), moves.towards(measure))
    }
    for (index, deduction) in ruleSet.deductions.enumerated() {
      guard case .measure(let measure) = deduction.scoring,
        table.deductions[index].earned(row) > .zero
      else { continue }
      add(.deduction(index), moves.away(measure))
    }
    for gate in now.gates {
      guard case .measure(let measure) = ruleSet.gates[gate].condition else { continue }
      add(.gate(gate), moves.away(measure))
    }
    for (index, grade) in ruleSet.grades.enumerated() {
      guard case .measure(let measure)? = grade.condition, reader.holds(measure) != true else {
        continue
      }
      add(.grade(index), moves.towards(measure))
    }
    return found
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
      guard case .value(let own) = inversion.series.cell(indicator, .current, inversion.row) else {
        return []
      }
      let ends = [kind.maximum, kind.minimum, own + kind.step, own - kind.step, own * 2]
      return ends.compactMap(\.self).flatMap { inversion.changes(operand, .equal, $0) }
    }
  }

  /// For each place the change that gains most, of equal ones the first.
  private func best(
    _ scored: [(candidate: Candidate, score: Trial.Score)], where isMeant: (Trial.Score) -> Bool
  ) -> [(candidate: Candidate, score: Trial.Score)] {
    var best: [(candidate: Candidate, score: Trial.Score)] = []
    for entry in scored where isMeant(entry.score) {
      guard let index = best.firstIndex(where: { $0.candidate.place == entry.candidate.place })
      else {
        best.append(entry)
        continue
      }
      let (old, new) = (best[index], entry)
      // The same with fewer changes is better.
      if new.score.published > old.score.published
        || new.score.published == old.score.published
          && new.candidate.changes.count < old.candidate.changes.count
      {
        best[index] = new
      }
    }
    return best
  }

  private func isBefore(_ left: GradeStep, _ right: GradeStep) -> Bool {
    left.gain < right.gain
  }

  // MARK: Steps

  private func step(
    _ place: ScoringPlace, _ changes: [CellChange], _ score: Trial.Score, before: Trial.Score
  ) -> GradeStep {
    GradeStep(
      place: place,
      changes: changes.map { change in
        GradeStep.Change(
          indicator: change.indicator,
          from: inversion.series.cell(change.indicator, .current, inversion.row), to: change.value)
      }, gain: score.published - before.published, total: score.published, grade: score.grade)
  }

  /// The least change of one value that still reaches the grade, between its own value and one that
  /// does; several changes stay as they are.
  /// - Parameter others: changes that come with it.
  private func least(
    _ changes: [CellChange], after others: [CellChange], _ score: Trial.Score, _ target: Int
  ) throws(Failure) -> ([CellChange], Trial.Score) {
    guard changes.count == 1, let change = changes.first,
      inversion.catalogue[change.indicator].type != .boolean,
      case .value(let own) = inversion.series.cell(change.indicator, .current, inversion.row)
    else { return (changes, score) }
    let indicator = inversion.catalogue[change.indicator]
    let step = change.value > own ? indicator.step : -indicator.step
    var (low, high) = (0, Int(min(1e9, ((change.value - own) / step).rounded(.up))))
    var found = (changes, score)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let value = ((own + Double(middle) * step) * 1e6).rounded() / 1e6
      let smaller = [CellChange(indicator: change.indicator, value: value)]
      let score = try trial.score(others + smaller)
      if indicator.allows(value), reaches(score, target) {
        (high, found) = (middle, (smaller, score))
      } else {
        low = middle
      }
    }
    return found
  }

  /// Takes the step that helps most, again and again, until the grade is reached.
  private func chain(_ candidates: [Candidate], _ target: Int, _ distance: inout GradeDistance)
    throws(Failure)
  {
    var (taken, before) = ([CellChange](), now)
    var left = candidates
    while distance.together.count < Self.longestChain, !left.isEmpty {
      var next: (candidate: Candidate, score: Trial.Score)?
      for candidate in left {
        let score = try trial.score(taken + candidate.changes)
        guard score.total != nil, isBetter(score, next?.score ?? before, target) else { continue }
        next = (candidate, score)
      }
      guard let chosen = next else { break }
      let isLast = reaches(chosen.score, target)
      let (changes, score) =
        isLast
        ? try least(chosen.candidate.changes, after: taken, chosen.score, target)
        : (chosen.candidate.changes, chosen.score)
      distance.together.append(step(chosen.candidate.place, changes, score, before: before))
      if isLast {
        distance.reachesTogether = true
        return
      }
      (taken, before) = (taken + changes, score)
      let touched = Set(taken.map(\.indicator))
      left.removeAll { !touched.isDisjoint(with: $0.changes.map(\.indicator)) }
    }
  }

  private func isBetter(_ score: Trial.Score, _ other: Trial.Score, _ target: Int) -> Bool {
    let (own, others) = (lack(score, target), lack(other, target))
    return own < others || own == others && score.published > other.published
  }
}
