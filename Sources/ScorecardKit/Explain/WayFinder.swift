import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel

/// Finds what a unit lacks for the next grade, and changes of its values that reach it. Every
/// change that is told was scored by the evaluator.
struct WayFinder {
  /// Chains of steps are no longer than this.
  static let longestChain = 12

  private typealias Scored = (candidate: WayCandidate, score: Trial.Score)

  private let result: RunResult
  private let row: Int
  private let trial: Trial
  private let now: Trial.Score
  private let inversion: Inversion
  private let reader: WorkingReader

  private var ruleSet: RuleSet { result.loaded.ruleSet }
  private var table: ScoreTable { result.table }

  /// - Parameters:
  ///   - row: of the result's table.
  ///   - catalogue: without the rule set's derived indicators.
  ///   - mostUnits: as `Trial.mostUnits`.
  /// - Returns: nil where the unit is not assessed, so that no distance is known.
  /// - Throws: where the evaluator's own checks fail.
  init?(
    _ result: RunResult, row: Int, catalogue: Catalogue, words: RuleWords,
    mostUnits: Int = Trial.mostUnits
  ) throws(Failure) {
    guard result.table.isAssessed(row), result.table.grade(row) != nil else { return nil }
    self.result = result
    self.row = row
    trial = Trial(result, row: row, catalogue: catalogue, mostUnits: mostUnits)
    guard let now = try trial.score([]) else { return nil }
    // The unit alone must come to what it came to among all.
    guard now.total == result.table.total(row), now.grade == result.table.grade(row) else {
      throw Explainer.contradiction(
        of: Message(
          en: "unit \(result.units.codes[row])", zh: "单位 \(result.units.codes[row]) "))
    }
    self.now = now
    inversion = Inversion(catalogue: catalogue, series: result.series, row: row)
    reader = WorkingReader(words, result.series, row: row)
  }

  /// - Returns: nil where the unit has the best grade already.
  func distance() throws(Failure) -> GradeDistance? {
    guard let target else { return nil }
    let aim = Aim(grade: target, places: trial.places(grade: target), ruleSet: ruleSet)
    var distance = lacks(aim)
    let candidates = WayCandidates(
      result: result, row: row, now: now, inversion: inversion, reader: reader)
    var scored: [Scored] = []
    for candidate in candidates.all {
      guard let score = try tried(candidate.changes, aim) else { continue }
      if helps(score, aim) { scored.append((candidate, score)) }
    }
    for (candidate, score) in shortest(scored.filter { aim.isReached($0.score) }) {
      let (changes, score) = try least(candidate.changes, after: [], score, aim)
      distance.alone.append(step(candidate.place, changes, score, before: now))
    }
    distance.alone.sort { $0.gain < $1.gain }
    if distance.alone.isEmpty { try chain(scored.map(\.candidate), aim, &distance) }
    let reaching = Set(distance.alone.map(\.place))
    for (candidate, score) in best(scored.filter { $0.score.published > now.published })
    where !reaching.contains(candidate.place) {
      let settled = try trial.settle(score, candidate.changes) ?? score
      distance.others.append(step(candidate.place, candidate.changes, settled, before: now))
    }
    distance.others.sort { $1.gain < $0.gain }
    distance.unknown = ruleSet.items.indices.filter { item in
      candidates.isBelowFull(item)
        && !scored.contains {
          $0.candidate.place == .item(item) && $0.score.items[item] > now.items[item]
        }
    }
    distance.isBounded = trial.isExhausted
    return distance
  }

  // MARK: The target

  /// The next grade up; for a grade that only gates give, the one that the score would get.
  private var target: Int? {
    guard let grade = table.grade(row), grade > 0 else { return nil }
    let isGivenByGates = ruleSet.grades[..<grade].contains(where: \.isUnconditional)
    return isGivenByGates ? min(grade - 1, Int(table.ungatedGrades[row])) : grade - 1
  }

  private func lacks(_ aim: Aim) -> GradeDistance {
    let grade = ruleSet.grades[aim.grade]
    let short = grade.minimum.map { max(.zero, $0 - now.published) } ?? .zero
    var condition = false
    if case .measure(let measure)? = grade.condition { condition = reader.holds(measure) != true }
    if case .function? = grade.condition {
      condition = Int(table.ungatedGrades[row]) > aim.grade
    }
    let gates = now.gates.filter { gate in
      table.gate(gate, row) == .hit && (ruleSet.gates[gate].cap ?? 0) > aim.grade
    }
    return GradeDistance(
      target: aim.grade, pointsShort: short, sectionsShort: aim.sectionsShort(now),
      lacksCondition: condition, gates: gates, places: aim.places,
      isPushedDown: table.quotaLimited[row] != 0)
  }

  private func helps(_ score: Trial.Score, _ aim: Aim) -> Bool {
    score.total != nil
      && (score.published > now.published || aim.lack(score) < aim.lack(now))
  }

  /// What changes come to; the others are scored with the unit where they decide on the grade.
  /// - Returns: nil where too much was tried already.
  private func tried(_ changes: [CellChange], _ aim: Aim) throws(Failure) -> Trial.Score? {
    guard let score = try trial.score(changes) else { return nil }
    return aim.isReached(score) || score.isQuotaLimited
      ? try trial.settle(score, changes) : score
  }

  // MARK: Choosing

  /// For each place the change that gains most; of equal ones the one with fewer changes, then the
  /// first.
  private func best(_ scored: [Scored]) -> [Scored] {
    choose(scored) { new, old in
      (old.score.published, new.candidate.changes.count)
        < (new.score.published, old.candidate.changes.count)
    }
  }

  /// For each place the change of fewest values; of equal ones the one that gains least, then the
  /// first.
  private func shortest(_ scored: [Scored]) -> [Scored] {
    choose(scored) { new, old in
      (new.candidate.changes.count, new.score.published)
        < (old.candidate.changes.count, old.score.published)
    }
  }

  private func choose(_ scored: [Scored], where isBetter: (Scored, Scored) -> Bool) -> [Scored] {
    var chosen: [Scored] = []
    for entry in scored {
      guard let index = chosen.firstIndex(where: { $0.candidate.place == entry.candidate.place })
      else {
        chosen.append(entry)
        continue
      }
      if isBetter(entry, chosen[index]) { chosen[index] = entry }
    }
    return chosen
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
      }, gain: score.published - before.published, total: score.published,
      grade: score.isSettled ? score.grade : nil,
      isQuotaLimited: score.isSettled && score.isQuotaLimited)
  }

  /// The least of some changes that still reaches the grade: what can be left out is, and every
  /// other value goes no farther than it must while the rest stay.
  /// - Parameter others: changes that come with them.
  private func least(
    _ changes: [CellChange], after others: [CellChange], _ score: Trial.Score, _ aim: Aim
  ) throws(Failure) -> ([CellChange], Trial.Score) {
    var (left, found) = (changes, score)
    for change in changes where left.count > 1 {
      let fewer = left.filter { $0 != change }
      guard let score = try tried(others + fewer, aim), aim.isReached(score) else { continue }
      (left, found) = (fewer, score)
    }
    for change in left {
      let rest = left.filter { $0 != change }
      guard let (smaller, score) = try least(change, after: others + rest, aim) else { continue }
      left = left.map { $0 == change ? smaller : $0 }
      found = score
    }
    return (left, found)
  }

  /// The value nearest to the unit's own that still reaches the grade, on the indicator's grid.
  /// - Returns: nil where nothing nearer does.
  private func least(_ change: CellChange, after others: [CellChange], _ aim: Aim)
    throws(Failure) -> (CellChange, Trial.Score)?
  {
    let index = change.indicator
    guard let start = start(of: change),
      var high = inversion.grid.position(change.value, index, .toNearestOrEven)
    else { return nil }
    var found: (CellChange, Trial.Score)?
    // Nothing is known of the start, but it is one step short of the first value to try.
    var low = start
    while abs(high - low) > 1 {
      let middle = low + (high - low) / 2
      let smaller = CellChange(indicator: index, value: inversion.grid.value(middle, index))
      guard let score = try tried(others + [smaller], aim) else { break }
      if aim.isReached(score) {
        (high, found) = (middle, (smaller, score))
      } else {
        low = middle
      }
    }
    return found
  }

  /// The grid position just short of the first value that would be a change for the better.
  private func start(of change: CellChange) -> Int? {
    let (index, grid) = (change.indicator, inversion.grid)
    let indicator = inversion.catalogue[index]
    if let own = inversion.own(index) {
      return grid.position(own, index, change.value > own ? .down : .up)
    }
    switch indicator.direction {
    case .rising: return grid.position(indicator.range.lower, index, .up).map { $0 - 1 }
    case .falling: return grid.position(indicator.range.upper, index, .down).map { $0 + 1 }
    case .none: return nil
    }
  }

  /// Takes the step that helps most, again and again, until the grade is reached.
  private func chain(_ candidates: [WayCandidate], _ aim: Aim, _ distance: inout GradeDistance)
    throws(Failure)
  {
    var (taken, before) = ([CellChange](), now)
    var left = candidates
    while distance.together.count < Self.longestChain, !left.isEmpty {
      var next: (candidate: WayCandidate, score: Trial.Score)?
      for candidate in left {
        guard let score = try tried(taken + candidate.changes, aim), score.total != nil,
          aim.isCloser(score, next?.score ?? before)
        else { continue }
        next = (candidate, score)
      }
      guard let chosen = next else { break }
      let isLast = aim.isReached(chosen.score)
      let (changes, score) =
        isLast
        ? try least(chosen.candidate.changes, after: taken, chosen.score, aim)
        : (chosen.candidate.changes, chosen.score)
      let settled = try trial.settle(score, taken + changes) ?? score
      distance.together.append(step(chosen.candidate.place, changes, settled, before: before))
      if isLast {
        distance.reachesTogether = true
        return
      }
      (taken, before) = (taken + changes, score)
      let touched = Set(taken.map(\.indicator))
      left.removeAll { !touched.isDisjoint(with: $0.changes.map(\.indicator)) }
    }
  }
}

/// A grade that is aimed at, and how far a score is from it.
private struct Aim {
  /// By position in `RuleSet.grades`.
  let grade: Int
  let places: [QuotaPlaces]
  let ruleSet: RuleSet

  func isReached(_ score: Trial.Score) -> Bool { score.grade.map { $0 <= grade } ?? false }

  func sectionsShort(_ score: Trial.Score) -> [(section: Int, points: Points)] {
    guard let share = ruleSet.grades[grade].eachSection else { return [] }
    return score.sections.enumerated().compactMap { index, tally in
      guard !tally.reaches(share) else { return nil }
      let needed = tally.applicable.scaled(by: share, over: Points(whole: 1))
      return (index, needed - tally.earned)
    }
  }

  /// What still stands between a score and the grade; a gate counts more than any points.
  func lack(_ score: Trial.Score) -> Points {
    if isReached(score) { return .zero }
    let lines = places.compactMap { $0.least(decimals: ruleSet.decimals) }
    let needed = (lines + [ruleSet.grades[grade].minimum].compactMap(\.self)).max() ?? .zero
    var lack = max(.zero, needed - score.published)
    for short in sectionsShort(score) { lack += short.points }
    let gates = score.gates.count { (ruleSet.gates[$0].cap ?? 0) > grade }
    return lack + Points(micro: ruleSet.total.micro * Int64(gates))
  }

  func isCloser(_ score: Trial.Score, _ other: Trial.Score) -> Bool {
    let (own, others) = (lack(score), lack(other))
    return own < others || own == others && score.published > other.published
  }
}
