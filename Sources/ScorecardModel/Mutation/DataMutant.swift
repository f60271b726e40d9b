import Diagnostics

/// A rule file with one thing changed of what it says as data.
package struct DataMutant: Sendable {
  package let part: RulePart
  /// Line of the rule file; 0 where the file does not write what was changed.
  package let line: Int
  /// What was changed, in the words of the rule file.
  package let change: Message
  /// The rule sets of the file with the change, in the order of the originals.
  package let ruleSets: [RuleSet]
  /// The positions of those that differ from the originals.
  package let changed: [Int]
}

/// Makes the mutants of a rule file.
package struct DataMutants {
  /// The rule set and, where it has a schedule, those of its years behind it.
  let family: [RuleSet]
  let numbers: WrittenNumbers
  /// Of each rule set of `family`.
  let ranges: [IndicatorRanges]
  /// The index of the first derived indicator.
  let firstDerived: IndicatorIndex
  /// The lines that places begin at, ascending.
  private let starts: [Int]

  /// - Parameters:
  ///   - catalogue: without derived indicators.
  ///   - numbers: of the rule file.
  package init(_ family: [RuleSet], catalogue: Catalogue, numbers: WrittenNumbers) {
    self.family = family
    self.numbers = numbers
    firstDerived = catalogue.count
    ranges = family.map { $0.ranges(catalogue.adding($0.derived)) }
    starts = Set(
      family.flatMap { ruleSet in
        ruleSet.scoringPlaces.map { ruleSet.line(of: $0) } + ruleSet.quotas.map(\.line)
          + ruleSet.sections.map(\.line)
      }
    ).sorted()
  }

  /// In the order of the file.
  package var all: [DataMutant] {
    let mutants =
      measureMutants + itemMutants + adjustmentMutants + gateMutants + gradeMutants
      + ruleSetMutants
    return mutants.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    .map(\.element)
  }

  // MARK: Measures

  private var measureMutants: [DataMutant] {
    var seen: Set<ScoringSite> = []
    return family.indices.flatMap { position in
      family[position].placedMeasures.flatMap { place, measure -> [DataMutant] in
        // The items of a schedule's final are its years, scored by the program's own measure.
        if case .item = place, !family[position].finalOf.isEmpty { return [] }
        let site = ScoringSite(
          part: family[position].part(of: place), isCondition: place.isCondition)
        return seen.insert(site).inserted ? mutants(of: measure, at: place, in: position) : []
      }
    }
  }

  private struct ScoringSite: Hashable {
    let part: RulePart
    let isCondition: Bool
  }

  private func mutants(
    of measure: Measure, at place: ScoringPlace, in position: Int
  ) -> [DataMutant] {
    let ruleSet = family[position]
    let part = ruleSet.part(of: place)
    let year = ruleSet.phase?.year
    let editor = MeasureEditor(
      measure: measure, scale: ruleSet.scale(of: place), ranges: ranges[position],
      decimals: { number, path in
        written(number, place: place, path: path, in: ruleSet)?.decimals
          ?? number.shortestDecimals
      }, yearsLookedAt: year.map { [$0 - 2, $0 - 1].filter { $0 >= 0 } } ?? [])
    return editor.edits.compactMap { edit in
      let line =
        edit.number.flatMap { written($0, place: place, path: edit.path, in: ruleSet)?.line }
        ?? ruleSet.line(of: MeasureAddress(place, path: edit.path))
      return mutant(part, line: line, edit.change) { other in
        guard
          let place = other.places(of: part).first(where: { $0.isCondition == place.isCondition })
        else { return false }
        other.setScoring(.measure(edit.measure), at: place)
        return true
      }
    }
  }

  /// Where the file writes a number of a measure: from the measure's line up to the next place.
  private func written(
    _ number: Double, place: ScoringPlace, path: [Int], in ruleSet: RuleSet
  ) -> WrittenNumbers.Number? {
    let line = ruleSet.line(of: MeasureAddress(place, path: path))
    return numbers.find(number, in: lines(from: line))
  }

  /// The lines from one up to the next place.
  func lines(from line: Int) -> Range<Int> {
    let end = starts.first { $0 > line } ?? .max
    return line..<end
  }

  // MARK: Making mutants

  /// - Parameter edit: changes a rule set, or says that there is nothing to change.
  /// - Returns: nil where no rule set changes.
  func mutant(
    _ part: RulePart, line: Int, _ change: Message, _ edit: (inout RuleSet) -> Bool
  ) -> DataMutant? {
    var ruleSets = family
    let changed = ruleSets.indices.filter { edit(&ruleSets[$0]) }
    guard !changed.isEmpty else { return nil }
    return DataMutant(
      part: part, line: line, change: change, ruleSets: ruleSets, changed: changed)
  }

  /// A number of points that a part writes, one unit up and one down.
  func shifts(_ points: Points, from line: Int) -> [(points: Points, line: Int)] {
    let written = numbers.find(points.number, in: lines(from: line))
    let unit = Points.unit(of: written?.decimals ?? points.number.shortestDecimals)
    return [points + unit, points - unit].map { ($0, written?.line ?? line) }
  }

  /// The line that first names a field of the rule set; 0 where none does.
  func line(naming field: String) -> Int { numbers.line(naming: field) ?? 0 }
}
