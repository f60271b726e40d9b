import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// A case that others are made from.
struct CaseBase {
  /// Position in the file's cases.
  let index: Int
  let series: SnapshotSeries
  let row: Int
  let table: ScoreTable

  private static let most = 10

  /// Some cases of a rule set: the best first, then one of every grade and level, then others.
  static func all(_ cases: CaseBench, member: Int) -> [CaseBase] {
    let bases = cases.batches.filter { $0.member == member }.flatMap { batch in
      batch.cases.enumerated().map { row, index in
        CaseBase(index: index, series: batch.series, row: row, table: batch.table)
      }
    }
    let total = { (base: CaseBase) in base.table.total(base.row)?.micro ?? -1 }
    let sorted = bases.sorted { (-total($0), $0.index) < (-total($1), $1.index) }
    var chosen: [CaseBase] = []
    var grades: Set<Int> = []
    var levels: Set<UnitLevel> = []
    for base in sorted {
      let isNewGrade = grades.insert(base.table.grade(base.row) ?? -1).inserted
      let isNewLevel = levels.insert(base.series.current.units.level).inserted
      if isNewGrade || isNewLevel { chosen.append(base) }
    }
    let step = max(1, sorted.count / max(1, most - chosen.count))
    for position in stride(from: 0, to: sorted.count, by: step) where chosen.count < most {
      if !chosen.contains(where: { $0.index == sorted[position].index }) {
        chosen.append(sorted[position])
      }
    }
    return chosen
  }

  /// - Parameter day: that is scored; nil is the case's own.
  func changes(
    _ ruleSet: RuleSet, _ cases: CaseBench, day: CalendarDate? = nil
  ) -> CaseChanges {
    CaseChanges(
      ranges: ruleSet.ranges(cases.catalogue.adding(ruleSet.derived)),
      read: { series.cell($0.indicator, $0.moment, row) }, day: day ?? series.asOf)
  }

  /// This case with the cells of a part changed.
  /// - Parameter changed: the rule set of a mutant.
  func variants(
    _ part: RulePart, _ ruleSet: RuleSet, _ changed: RuleSet?, _ cases: CaseBench
  ) -> [CaseVariant] {
    let changes = changes(ruleSet, cases)
    var variants: [CaseVariant] = []
    for place in ruleSet.places(of: part) {
      switch ruleSet.scoring(at: place) {
      case .measure(let measure)?:
        var other: Measure?
        if let changed, let same = changed.places(of: part).first(where: { $0 == place }),
          case .measure(let edited)? = changed.scoring(at: same)
        {
          other = edited
        }
        let all = changes.changes(measure, other, scale: ruleSet.scale(of: place))
        variants += all.compactMap { variant($0, ruleSet, cases) }
        variants += [.missing, .notApplicable].compactMap {
          variant(changes.without(measure, $0), ruleSet, cases)
        }
        if !measure.progressPaths.isEmpty, let day = midYear(ruleSet) {
          let all = self.changes(ruleSet, cases, day: day)
            .changes(measure, other, scale: ruleSet.scale(of: place))
          variants += all.compactMap { change in
            var variant = variant(change, ruleSet, cases)
            variant?.asOf = day
            return variant
          }
        }
      case .function(let slot)?:
        variants += named(in: slot, cases).flatMap { reference in
          Self.usual(cases.catalogue.adding(ruleSet.derived)[reference.indicator])
            .compactMap { variant([reference: $0], ruleSet, cases) }
        }
      case nil: break
      }
    }
    if case .gate = part { variants += keepingRates(variants, ruleSet, cases) }
    if case .item(_, let id) = part, let item = ruleSet.items.first(where: { $0.id == id }) {
      variants += item.needs.flatMap { need in
        [Cell.missing, .notApplicable].compactMap {
          variant([IndicatorReference(need): $0], ruleSet, cases)
        }
      }
    }
    return variants
  }

  /// A day in the middle of the year, where a path to a goal stands elsewhere than at its end.
  private func midYear(_ ruleSet: RuleSet) -> CalendarDate? {
    guard let phase = ruleSet.phase else { return nil }
    let year = phase.schedule.start(ofYear: phase.year).year
    return CalendarDate("\(year)-07-01").flatMap {
      phase.schedule.year(of: $0) == phase.year ? $0 : nil
    }
  }

  /// Variants in which the rate of a used rule set stays while its total changes: conditions read
  /// the one, items the other.
  private func keepingRates(
    _ variants: [CaseVariant], _ ruleSet: RuleSet, _ cases: CaseBench
  ) -> [CaseVariant] {
    variants.compactMap { variant in
      var kept = variant
      for case .result(let alias, .total) in variant.cells.keys {
        let id = Use(alias: alias, ruleSet: "").id(.rate)
        guard let position = ruleSet.derived.firstIndex(where: { $0.id == id }) else { continue }
        let rate = series.cell(cases.catalogue.count + position, .current, row)
        kept.cells[.result(alias, .rate)] = rate
      }
      return kept == variant ? nil : kept
    }
  }

  // MARK: Functions

  /// The indicators that a function's text names.
  private func named(in slot: FunctionSlot, _ cases: CaseBench) -> [IndicatorReference] {
    guard cases.loaded.functions.indices.contains(slot) else { return [] }
    let function = cases.loaded.functions[slot]
    let source = cases.loaded.program.sources.first { $0.path == function.path }
    let lines = (source?.text ?? "").sourceLines
    let text = lines.prefix(function.lastLine).dropFirst(max(0, function.line - 1))
      .joined(separator: "\n")
    let ruleSet = table.ruleSet
    let catalogue = cases.catalogue.adding(ruleSet.derived)
    return catalogue.indicators.indices.filter { text.contains(catalogue[$0].id) }
      .map { IndicatorReference($0) }
  }

  private static func usual(_ indicator: Indicator) -> [Cell] {
    let numbers: [Double] =
      indicator.type == .boolean ? [0, 1] : [0, 1, 2, 3, 5, 10, 50, 60, 80, 90, 100]
    return numbers.filter { indicator.range.contains($0) }.map { .value($0) }
      + [.missing, .notApplicable]
  }

  // MARK: Cells

  /// - Returns: nil where a cell cannot be given in a case file, or nothing changes.
  func variant(
    _ change: CaseChanges.Change, _ ruleSet: RuleSet, _ cases: CaseBench
  ) -> CaseVariant? {
    var variant = CaseVariant(base: index)
    for (reference, cell) in change
    where series.cell(reference.indicator, reference.moment, row) != cell {
      guard reference.indicator >= cases.catalogue.count else {
        variant.cells[.indicator(reference.indicator, reference.moment)] = cell
        continue
      }
      let id = ruleSet.derived[reference.indicator - cases.catalogue.count].id
      if id == ProcessPlan.stepID, let process = ruleSet.process {
        guard case .value(let step) = cell else { return nil }
        variant.process = Array((process.states + process.verdicts.prefix(1)).prefix(Int(step) + 1))
      } else if let (figure, cell) = result(id, cell, ruleSet, cases) {
        variant.cells[figure] = cell
      } else {
        return nil
      }
    }
    return variant.cells.isEmpty && variant.process == nil ? nil : variant
  }

  /// A rate is given by its total where the file gives totals.
  private func result(
    _ id: String, _ cell: Cell, _ ruleSet: RuleSet, _ cases: CaseBench
  ) -> (CaseFigure, Cell)? {
    for use in ruleSet.uses {
      for figure in ResultFigure.allCases where use.id(figure) == id {
        let own = CaseFigure.result(use.alias, figure)
        let total = CaseFigure.result(use.alias, .total)
        let figures = cases.file.columns.map(\.figure)
        guard figure == .rate, !figures.contains(own), figures.contains(total) else {
          return (own, cell)
        }
        guard case .value(let rate) = cell else { return (total, cell) }
        let points = (rate * cases.points(of: use.ruleSet).number / 100).comparable
        return (total, .value(points))
      }
    }
    return nil
  }
}
