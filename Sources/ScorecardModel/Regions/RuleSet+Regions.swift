extension RuleSet {
  /// The regions of everything that it says, in the order of its parts.
  /// - Parameter catalogue: with its derived indicators.
  package func regions(_ catalogue: Catalogue) -> [PlacedRegion] {
    let ranges = ranges(catalogue)
    let first = catalogue.count - derived.count
    let measures = placedMeasures.map { place, measure in
      (place, self.regions(measure, place, ranges) { $0 >= first })
    }
    let ofMeasures = { (part: RulePart) in
      measures.filter { self.part(of: $0.0) == part }.flatMap { $0.1 }
    }
    let place = { (part: RulePart, kinds: [RegionKind], line: Int) in
      kinds.map { PlacedRegion(Region(part, .whole, $0), line: line) }
    }
    var regions: [PlacedRegion] = []
    // The items of a schedule's final are its years, scored by the program's own measure.
    for (index, item) in items.enumerated() where finalOf.isEmpty {
      let part = part(ofItem: index)
      regions += place(part, Self.regions(of: item), item.line) + ofMeasures(part)
    }
    for bonus in bonuses {
      let part = RulePart.bonus(bonus.id)
      regions += place(part, Self.regions(of: bonus), bonus.line) + ofMeasures(part)
    }
    for deduction in deductions {
      let part = RulePart.deduction(deduction.id)
      regions += place(part, Self.regions(of: deduction), deduction.line) + ofMeasures(part)
    }
    for (index, gate) in gates.enumerated() {
      let part = RulePart.gate(gate.id)
      regions += place(part, self.regions(ofGate: index), gate.line) + ofMeasures(part)
    }
    for grade in grades {
      let part = RulePart.grade(grade.name)
      regions += place(part, self.regions(of: grade), grade.line) + ofMeasures(part)
    }
    for (index, quota) in quotas.enumerated() {
      regions += place(.quota(index), [.quotaLimits, .quotaAdmits], quota.line)
    }
    return regions + place(.ruleSet, ownRegions(derivedFrom: first), 0)
  }

  /// The ranges of its indicators.
  /// - Parameter catalogue: with its derived indicators.
  package func ranges(_ catalogue: Catalogue) -> IndicatorRanges {
    let steps = process.map { Double($0.states.count) }
    return { index in
      guard index < catalogue.count else { return .unbounded }
      let indicator = catalogue[index]
      // A process goes from its first state, 0, to a verdict.
      if indicator.id == ProcessPlan.stepID { return ValueRange(0, steps ?? 0, isWhole: true) }
      return indicator.range
    }
  }

  private func regions(
    _ measure: Measure, _ place: ScoringPlace, _ ranges: IndicatorRanges,
    isDerived: (IndicatorIndex) -> Bool
  ) -> [PlacedRegion] {
    let scale = scale(of: place)
    return measure.all.flatMap { path, inner in
      inner.regions(scale: measure.scale(of: path, scale: scale), ranges, isDerived: isDerived)
        .map { kind in
          PlacedRegion(
            Region(part(of: place), .measure(isCondition: place.isCondition, path: path), kind),
            line: line(of: MeasureAddress(place, path: path)))
        }
    }
  }

  private static func regions(of item: Item) -> [RegionKind] {
    (item.condition == nil ? [] : [.holds, .fails])
      + (item.missing == .exclude ? [.leftOut] : [])
      + item.needs.indices.flatMap { [.needMissing($0), .needNotApplicable($0)] }
  }

  /// What a measure earns is at most `points`: it passes no cap that is greater. A function may
  /// return any number of points, and whether it ever returns more than the cap is its own affair.
  private static func regions(of adjustment: Adjustment) -> [RegionKind] {
    guard case .measure = adjustment.scoring else { return [.belowCap, .onCap] }
    if adjustment.points < adjustment.cap { return [] }
    return [.belowCap, .onCap] + (adjustment.points > adjustment.cap ? [.aboveCap] : [])
  }

  /// Whether a function's condition is ever unknown its text alone can say: lines and branches of
  /// the function tell of it.
  private func regions(ofGate index: Int) -> [RegionKind] {
    var kinds: [RegionKind] = [.holds, .fails]
    if case .measure = gates[index].condition { kinds.append(.unknown) }
    guard let cap = gates[index].cap else { return kinds }
    if !capIsRedundant(ofGate: index) { kinds.append(.capLowers) }
    // A grade that only gates give is left as it is only by a second gate that gives it.
    let isOnlyGiven = cap > lastEarnedGrade
    let others = gates.enumerated().contains { $0.offset != index && ($0.element.cap ?? 0) >= cap }
    if !isOnlyGiven || others { kinds.append(.capLeaves) }
    return kinds
  }

  private func regions(of grade: Grade) -> [RegionKind] {
    var kinds: [RegionKind] = [.given]
    if let minimum = grade.minimum {
      kinds.append(.onLine)
      if minimum > .zero { kinds.append(.belowLine) }
    }
    if let share = grade.eachSection, share > .zero {
      kinds += finalOf.isEmpty ? [.sectionDecides, .sectionOnLine] : [.yearDecides, .yearOnLine]
    }
    if grade.condition != nil { kinds += [.holds, .fails] }
    return kinds
  }

  /// The limits of a schedule's final are the program's own: a year that lacks makes it lack.
  private func ownRegions(derivedFrom first: IndicatorIndex) -> [RegionKind] {
    var kinds: [RegionKind] = []
    if finalOf.isEmpty {
      if mayLackTooMuch(derivedFrom: first) { kinds.append(.tooMuchMissing) }
      let applying = itemsThatMayNotApply(derivedFrom: first)
      let most = applying.reduce(Points.zero) { $0 + $1.points }
      // Where nothing is left to score, a unit is not assessed, whatever the limit.
      if most > points(ofShare: maxNotApplicable) || applying.count == items.count {
        kinds.append(.tooMuchNotApplicable)
      }
    }
    if passLine != nil, !bonuses.isEmpty { kinds += [.passLineHolds, .passLineFree] }
    if let process { kinds += (process.states + process.verdicts).map { .state($0) } }
    return kinds
  }
}

extension RuleSet {
  /// The last grade that a score can earn; those after it are given by gates only.
  package var lastEarnedGrade: Int {
    grades.firstIndex(where: \.isUnconditional) ?? max(0, grades.count - 1)
  }

  /// The items that may be not applicable to a unit. One without a condition that reads results of
  /// other rule sets only never is: such a result is a value or missing.
  /// - Parameter first: the index of the first derived indicator.
  package func itemsThatMayNotApply(derivedFrom first: IndicatorIndex) -> [Item] {
    items.filter { item in
      guard item.condition == nil, case .measure(let measure) = item.scoring else { return true }
      return measure.references.contains { reference in
        reference.indicator < first && reference.moment != .target && reference.moment != .goal
      }
    }
  }

  /// Whether so much may be missing that a unit is not assessed: more than the limit, or, as far as
  /// missing items leave the denominator, all that is applicable.
  fileprivate func mayLackTooMuch(derivedFrom first: IndicatorIndex) -> Bool {
    if total > points(ofShare: maxMissing) { return true }
    let staying = Set(items.filter { $0.missing == .zero }.map(\.id))
    if staying.count == items.count { return false }
    let applying = itemsThatMayNotApply(derivedFrom: first).filter { staying.contains($0.id) }
    let points = applying.reduce(Points.zero) { $0 + $1.points }
    return applying.count == staying.count && points <= self.points(ofShare: maxNotApplicable)
  }

  fileprivate func points(ofShare share: Points) -> Points {
    total.scaled(by: share, over: Points(whole: 1))
  }

  /// Whether the cap of a gate can never lower a grade, because what the gate sets to zero does so
  /// already: every grade above the cap asks for a share of every section, and the section has
  /// none. That it might not be assessed at all (then it asks for nothing) is left out where its
  /// points alone would make the unit 无法评定.
  package func capIsRedundant(ofGate index: Int) -> Bool {
    let gate = gates[index]
    guard let cap = gate.cap, case .section(let section)? = gate.zero else { return false }
    let alwaysCounts =
      sections[section].points > total.scaled(by: maxNotApplicable, over: Points(whole: 1))
      && items[sections[section].itemRange].allSatisfy { $0.missing == .zero }
    return alwaysCounts && grades[..<cap].allSatisfy { ($0.eachSection ?? .zero) > .zero }
  }
}

extension ScoringPlace {
  /// Whether what stands there is asked only whether it holds.
  package var isCondition: Bool {
    switch self {
    case .applicability, .gate, .grade: true
    case .item, .bonus, .deduction: false
    }
  }
}
