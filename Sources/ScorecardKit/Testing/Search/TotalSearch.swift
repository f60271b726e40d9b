import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Looks for cases whose total, sections, or points without data come to a wanted number: items of
/// the best case are emptied, a few at a time, until what is lost is just that.
struct TotalSearch {
  let search: CaseSearch
  let bases: [CaseBase]

  /// One thing that can be done to an item, and what it takes from the total.
  private struct Loss {
    let item: Int
    let change: CaseChanges.Change
    let points: Points
  }

  private var ruleSet: RuleSet { search.ruleSet }

  /// - Parameter changed: the rule set of a mutant.
  /// - Throws: `Failure` `.internalError`.
  func variants(_ part: RulePart, _ changed: RuleSet?) throws(Failure) -> [CaseVariant] {
    guard let best = bases.first, let total = best.table.total(best.row) else { return [] }
    let changes = best.changes(ruleSet, search.cases)
    var variants: [CaseVariant] = []
    for base in bases.prefix(4) { variants += singles(base) }
    switch part {
    case .grade(let name):
      let losses = try losses(best, changes, total)
      for grade in [ruleSet, changed].compactMap(\.self).flatMap(\.grades)
      where grade.name == name {
        if let minimum = grade.minimum {
          let unit = minimum.writtenUnit
          for line in [minimum, minimum - unit, minimum + unit] where line <= total {
            variants += combined(losses, to: (total - line)...(total - line), best)
          }
          variants += combined(losses, to: (total - minimum)...(total - minimum + unit), best)
        }
        if let share = grade.eachSection { variants += sections(share, losses, best) }
      }
    case .ruleSet:
      for rules in [ruleSet, changed].compactMap(\.self) {
        for (limit, cell) in [
          (rules.maxMissing, Cell.missing), (rules.maxNotApplicable, .notApplicable),
        ] {
          variants += absences(limit, cell, best, changes)
        }
      }
    default: break
    }
    return variants
  }

  // MARK: Single items

  /// Each item emptied, without data, not applicable.
  private func singles(_ base: CaseBase) -> [CaseVariant] {
    let changes = base.changes(ruleSet, search.cases)
    return ruleSet.items.indices.flatMap { index -> [CaseVariant] in
      guard case .measure(let measure) = ruleSet.items[index].scoring else { return [] }
      var all = [
        changes.without(measure, .notApplicable), changes.without(measure, .missing),
      ]
      if let empty = empty(measure, changes, ruleSet.items[index].points) { all.append(empty) }
      return all.compactMap { base.variant($0, ruleSet, search.cases) }
    }
  }

  private func empty(
    _ measure: Measure, _ changes: CaseChanges, _ scale: Points
  ) -> CaseChanges.Change? {
    var change: CaseChanges.Change = [:]
    for (path, leaf) in measure.all where leaf.parts.isEmpty {
      let end = changes.ends(of: leaf, scale: measure.scale(of: path, scale: scale)).empty
      change.merge(end ?? [:]) { first, _ in first }
    }
    return change.isEmpty ? nil : change
  }

  // MARK: Sums

  /// What can be taken from the best case, by trying it.
  private func losses(
    _ best: CaseBase, _ changes: CaseChanges, _ total: Points
  ) throws(Failure) -> [Loss] {
    var options: [(item: Int, change: CaseChanges.Change, variant: CaseVariant)] = []
    for (index, item) in ruleSet.items.enumerated() {
      guard case .measure(let measure) = item.scoring else { continue }
      let own = changes.changes(measure, nil, scale: item.points).prefix(12)
      for change in [empty(measure, changes, item.points)].compactMap(\.self) + own {
        guard let variant = best.variant(change, ruleSet, search.cases) else { continue }
        options.append((index, change, variant))
      }
    }
    let results = try search.results(options.map(\.variant))
    var seen: Set<[Int64]> = []
    return zip(options, results).compactMap { option, result in
      guard let left = result.total, left < total,
        seen.insert([Int64(option.item), left.micro]).inserted
      else { return nil }
      return Loss(item: option.item, change: option.change, points: total - left)
    }
  }

  /// Few items that lose a wanted number of points; each loses once. Several orders of the items
  /// give several ways.
  private func combined(
    _ losses: [Loss], to wanted: ClosedRange<Points>, _ best: CaseBase
  ) -> [CaseVariant] {
    let items = Set(losses.map(\.item)).sorted()
    return [items, items.reversed()].flatMap { combined(losses, $0, to: wanted, best) }
  }

  private func combined(
    _ losses: [Loss], _ items: [Int], to wanted: ClosedRange<Points>, _ best: CaseBase
  ) -> [CaseVariant] {
    var ways: [Int64: [Int]] = [0: []]
    for item in items {
      for (sum, chosen) in ways.sorted(by: { $0.key < $1.key }) where chosen.count < 16 {
        for (position, loss) in losses.enumerated() where loss.item == item {
          let next = sum + loss.points.micro
          guard next <= wanted.upperBound.micro, ways.count < 20_000 else { continue }
          if (ways[next]?.count ?? .max) > chosen.count + 1 { ways[next] = chosen + [position] }
        }
      }
    }
    let found = ways.filter { wanted.contains(Points(micro: $0.key)) && !$0.value.isEmpty }
      .sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }.prefix(3)
    return found.compactMap { way in
      let change = way.value.reduce(into: CaseChanges.Change()) { change, position in
        change.merge(losses[position].change) { first, _ in first }
      }
      return best.variant(change, ruleSet, search.cases)
    }
  }

  /// A section that just has, or just lacks, the share that a grade asks for.
  private func sections(
    _ share: Points, _ losses: [Loss], _ best: CaseBase
  ) -> [CaseVariant] {
    ruleSet.sections.flatMap { section -> [CaseVariant] in
      let own = losses.filter { section.itemRange.contains($0.item) }
      let free = section.points - section.points.scaled(by: share, over: Points(whole: 1))
      let unit = Points(whole: 1)
      return combined(own, to: free...free, best) + combined(own, to: free...(free + unit), best)
        + combined(own, to: max(.zero, free - unit)...free, best)
    }
  }

  /// Items without data whose points come to a share of the total, and just beyond it.
  private func absences(
    _ limit: Points, _ cell: Cell, _ best: CaseBase, _ changes: CaseChanges
  ) -> [CaseVariant] {
    let losses = ruleSet.items.indices.compactMap { index -> Loss? in
      guard case .measure(let measure) = ruleSet.items[index].scoring else { return nil }
      return Loss(
        item: index, change: absence(of: measure, index, cell, changes),
        points: ruleSet.items[index].points)
    }
    let bound = ruleSet.total.scaled(by: limit, over: Points(whole: 1))
    let unit = ruleSet.total.scaled(by: Points(micro: 10_000), over: Points(whole: 1))
    let below = max(.zero, bound - unit)...bound
    return combined(losses, to: bound...bound, best) + combined(losses, to: below, best)
      + combined(losses, to: (bound + Points(micro: 1))...(bound + unit), best)
  }

  /// What makes one item lack data, and no other: an indicator that only it reads, where one does.
  private func absence(
    of measure: Measure, _ item: Int, _ cell: Cell, _ changes: CaseChanges
  ) -> CaseChanges.Change {
    let others = Set(
      ruleSet.items.enumerated().flatMap { index, other -> [IndicatorReference] in
        guard index != item, case .measure(let measure) = other.scoring else { return [] }
        return measure.references
      })
    let all = changes.without(measure, cell)
    let own = all.filter { !others.contains($0.key) }
    if measure.parts.isEmpty, measure.operands.count == 1,
      let first = own.min(by: { $0.key.indicator < $1.key.indicator })
    {
      return [first.key: first.value]
    }
    return own.isEmpty ? all : own
  }
}
