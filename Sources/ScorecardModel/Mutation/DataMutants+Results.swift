import Diagnostics

/// Mutants of what turns points into a result.
extension DataMutants {
  // MARK: Grades

  var gradeMutants: [DataMutant] {
    family[0].grades.indices.flatMap { index in
      let grade = family[0].grades[index]
      return minimumMutants(index, grade) + sectionMutants(index) + yearMutants(index)
        + conditionMutants(index, grade)
    }
  }

  private func minimumMutants(_ index: Int, _ grade: Grade) -> [DataMutant] {
    guard let minimum = grade.minimum else { return [] }
    let moved = { (line: Int, words: Message, points: Points) -> DataMutant? in
      gradeMutant(index, line: line, words) { grade in
        grade.minimum = points
        return true
      }
    }
    // Totals have no decimals beyond the published ones.
    let next = minimum + Points.unit(of: family[0].decimals)
    var mutants = shifts(minimum, from: grade.line).map { points, line in
      points < .zero ? nil : moved(line, Message(verbatim: "at \(minimum) → \(points)"), points)
    }
    if !shifts(minimum, from: grade.line).contains(where: { $0.points == next }) {
      mutants.append(
        moved(
          grade.line,
          Message(
            en: "at \(minimum) → greater than \(minimum)", zh: "at \(minimum) → 大于 \(minimum)"),
          next))
    }
    return mutants.compactMap(\.self)
  }

  private func sectionMutants(_ index: Int) -> [DataMutant] {
    guard
      let first = family.first(where: { $0.finalOf.isEmpty && $0.grades[index].eachSection != nil }
      ),
      let share = first.grades[index].eachSection
    else { return [] }
    let moved = { (line: Int, words: Message, share: Points) -> DataMutant? in
      gradeMutant(index, line: line, words, isFinal: false) { grade in
        grade.eachSection = share
        return true
      }
    }
    let line = first.grades[index].line
    var mutants = shifts(share, from: line).map { points, line -> DataMutant? in
      guard points >= .zero, points <= Points(whole: 1) else { return nil }
      return moved(line, Message(verbatim: "each_section \(share) → \(points)"), points)
    }
    if share < Points(whole: 1) {
      mutants.append(
        moved(
          line,
          Message(
            en: "each_section \(share) → greater than \(share)",
            zh: "each_section \(share) → 大于 \(share)"), share + Points(micro: 1)))
    }
    return mutants.compactMap(\.self)
  }

  private func yearMutants(_ index: Int) -> [DataMutant] {
    guard let final = family.first(where: { !$0.finalOf.isEmpty }),
      let least = final.grades[index].eachYear
    else { return [] }
    return shifts(least, from: final.grades[index].line).compactMap { points, line in
      guard points >= .zero else { return nil }
      return gradeMutant(
        index, line: line, Message(verbatim: "each_year \(least) → \(points)"), isFinal: true
      ) { grade in
        grade.eachYear = points
        grade.eachSection = points.scaled(by: Points(whole: 1), over: final.total)
        return true
      }
    }
  }

  private func conditionMutants(_ index: Int, _ grade: Grade) -> [DataMutant] {
    guard grade.condition != nil else { return [] }
    return [
      gradeMutant(index, line: grade.line, Message(en: "when dropped", zh: "去掉 when")) { grade in
        grade.condition = nil
        return true
      }
    ].compactMap(\.self)
  }

  /// - Parameter isFinal: of a schedule's final, or of all but it; nil is of any.
  /// - Returns: nil where the loader would refuse the grades.
  private func gradeMutant(
    _ index: Int, line: Int, _ words: Message, isFinal: Bool? = nil,
    _ edit: (inout Grade) -> Bool
  ) -> DataMutant? {
    var isRefused = false
    let made = mutant(.grade(family[0].grades[index].name), line: line, words) { other in
      if let isFinal, isFinal == other.finalOf.isEmpty { return false }
      guard edit(&other.grades[index]) else { return false }
      isRefused = isRefused || other.hidesGrade
      return true
    }
    return isRefused ? nil : made
  }

  // MARK: Quotas and what the rule set says of itself

  var ruleSetMutants: [DataMutant] {
    quotaMutants + limitMutants + combinationMutants + passLineMutants + metMutants + holdMutants
  }

  private var quotaMutants: [DataMutant] {
    family[0].quotas.indices.flatMap { index -> [DataMutant] in
      let quota = family[0].quotas[index]
      let edited = { (line: Int, words: Message, edit: (inout [Quota]) -> Void) -> DataMutant? in
        mutant(.quota(index), line: line, words) { other in
          edit(&other.quotas)
          return true
        }
      }
      let other: Grouping = quota.within == .all ? .district : .all
      var mutants = [
        edited(quota.line, Message(en: "quota dropped", zh: "去掉这个 quota")) {
          $0.remove(at: index)
        },
        edited(
          quota.line, Message(verbatim: "within \(quota.within.rawValue) → \(other.rawValue)")
        ) { $0[index].within = other },
      ]
      for (share, line) in shifts(quota.share, from: quota.line)
      where share >= .zero && share <= Points(whole: 1) {
        mutants.append(
          edited(line, Message(verbatim: "share \(quota.share) → \(share)")) {
            $0[index].share = share
          })
      }
      return mutants.compactMap(\.self)
    }
  }

  /// Limits of 无法评定; those of a schedule's final are the program's own.
  private var limitMutants: [DataMutant] {
    let first = firstDerived
    let limits: [(String, WritableKeyPath<RuleSet, Points>, (RuleSet) -> [Item])] = [
      (
        "max_not_applicable", \.maxNotApplicable,
        { $0.itemsThatMayNotApply(derivedFrom: first) }
      ),
      ("max_missing", \.maxMissing, \.items),
    ]
    guard let own = family.first(where: { $0.finalOf.isEmpty }) else { return [] }
    return limits.flatMap { name, path, items in
      let limit = own[keyPath: path]
      // A limit that the file does not write is written 0.20 or 0.30 in the documents.
      let line = line(naming: name)
      let decimals = line == 0 ? 2 : numbers.find(limit.number, in: line..<(line + 1))?.decimals
      let unit = Points.unit(of: decimals ?? limit.number.shortestDecimals)
      return [limit + unit, limit - unit].compactMap { shifted -> DataMutant? in
        guard shifted >= .zero, shifted <= Points(whole: 1) else { return nil }
        return mutant(.ruleSet, line: line, Message(verbatim: "\(name) \(limit) → \(shifted)")) {
          other in
          guard other.finalOf.isEmpty,
            other.tellsApart(
              limit, shifted, items(other),
              areScored: path == \.maxMissing && other.items.contains { $0.missing == .zero })
          else {
            return false
          }
          other[keyPath: path] = shifted
          return true
        }
      }
    }
  }

  /// With one section there is nothing to combine, and nothing to rescale but all; nor is there
  /// where every item always counts.
  private var combinationMutants: [DataMutant] {
    let firstDerived = firstDerived
    let several = { (ruleSet: RuleSet) in ruleSet.finalOf.isEmpty && ruleSet.sections.count > 1 }
    guard let first = family.first(where: several) else { return [] }
    let rescaling: Rescaling = first.rescaling == .total ? .section : .total
    var mutants = [
      mutant(
        .ruleSet, line: line(naming: "rescale"),
        Message(
          verbatim: "rescale = \"\(first.rescaling.rawValue)\" → \"\(rescaling.rawValue)\"")
      ) { other in
        let leaves =
          !other.itemsThatMayNotApply(derivedFrom: firstDerived).isEmpty
          || other.items.contains { $0.missing == .exclude }
        guard several(other), leaves else { return false }
        other.rescaling = rescaling
        return true
      }
    ]
    for combination in [Combination.sum, .geometric, .minimum]
    where first.combination != combination && !first.combination.isFunction {
      mutants.append(
        mutant(
          .ruleSet, line: line(naming: "combine"),
          Message(verbatim: "combine = \(first.combination.word) → \(combination.word)")
        ) { other in
          guard several(other) else { return false }
          other.combination = combination
          return true
        })
    }
    return mutants.compactMap(\.self)
  }

  private var passLineMutants: [DataMutant] {
    guard let ruleSet = family.first(where: { $0.passLine != nil && !$0.bonuses.isEmpty }),
      let passLine = ruleSet.passLine
    else { return [] }
    let line = line(naming: "pass_line")
    let moved = { (words: Message, points: Points?) -> DataMutant? in
      mutant(.ruleSet, line: line, words) { other in
        guard other.passLine != nil, !other.bonuses.isEmpty else { return false }
        other.passLine = points
        return true
      }
    }
    let mutants =
      shifts(passLine, from: line).map { points, _ in
        points <= .zero
          ? nil : moved(Message(verbatim: "pass_line \(passLine) → \(points)"), points)
      } + [moved(Message(en: "pass_line dropped", zh: "去掉 pass_line"), nil)]
    return mutants.compactMap(\.self)
  }

  /// What counts in 达标率.
  private var metMutants: [DataMutant] {
    let ruleSet = family[0]
    return [ruleSet.metGrade - 1, ruleSet.metGrade + 1].compactMap { met in
      guard ruleSet.grades.indices.contains(met), met <= ruleSet.lastEarnedGrade else { return nil }
      return mutant(
        .ruleSet, line: line(naming: "met"),
        Message(
          verbatim: "met = \"\(ruleSet.grades[ruleSet.metGrade].name)\" → "
            + "\"\(ruleSet.grades[met].name)\"")
      ) { other in
        other.metGrade = met
        return true
      }
    }
  }

  /// How much worse than its goal a value may be that is to be held.
  private var holdMutants: [DataMutant] {
    let paths = family.flatMap(\.measures).flatMap(\.progressPaths)
    guard let hold = paths.first?.schedule.lights.hold else { return [] }
    return [1, -1].compactMap { units in
      let shifted = hold.shifted(by: units, decimals: hold.shortestDecimals)
      guard shifted >= 0 else { return nil }
      let decimals = hold.shortestDecimals
      return mutant(
        .ruleSet, line: line(naming: "hold"),
        Message(verbatim: "hold \(hold.text(decimals)) → \(shifted.text(decimals))")
      ) { other in other.setHold(shifted) }
    }
  }
}

extension RuleSet {
  /// Whether a grade can never be given, because one above it asks for less: the loader refuses it.
  fileprivate var hidesGrade: Bool {
    let capped = Set(gates.compactMap(\.cap))
    return grades.indices.contains { index in
      !capped.contains(index)
        && grades[..<index].contains { other in
          other.eachSection == nil && other.condition == nil && other.eachYear == nil
            && (other.minimum ?? .zero) <= (grades[index].minimum ?? .zero)
        }
    }
  }

  /// Whether some items' points are above one share of the total and not above another. All of them
  /// are told apart only where they are still scored: what is not applicable is not, nor is what is
  /// missing and excluded.
  fileprivate func tellsApart(
    _ left: Points, _ right: Points, _ items: [Item], areScored: Bool
  ) -> Bool {
    let bounds = [left, right].map { Int128($0.micro) * Int128(total.micro) }
    let (low, high) = (min(bounds[0], bounds[1]), max(bounds[0], bounds[1]))
    var sums: Set<Int64> = [0]
    for item in items {
      sums.formUnion(sums.map { $0 + item.points.micro })
      // Among so many sums there is one.
      if sums.count > 100_000 { return true }
    }
    if !areScored { sums.remove(total.micro) }
    return sums.contains { sum in
      let share = Int128(sum) * Int128(Points.scale)
      return share > low && share <= high
    }
  }

  /// - Returns: whether any path to a goal has it.
  fileprivate mutating func setHold(_ hold: Double) -> Bool {
    var found = false
    for (place, measure) in placedMeasures {
      var edited = measure
      for (path, part) in measure.all {
        guard case .progress(var progress) = part else { continue }
        progress.schedule.lights.hold = hold
        edited = edited.replacingPart(at: path, with: .progress(progress))
        found = true
      }
      setScoring(.measure(edited), at: place)
    }
    return found
  }
}

extension Combination {
  fileprivate var isFunction: Bool { if case .function = self { true } else { false } }

  fileprivate var word: String {
    switch self {
    case .sum: "\"sum\""
    case .geometric: "\"geometric\""
    case .minimum: "\"minimum\""
    case .function: "function"
    }
  }
}
