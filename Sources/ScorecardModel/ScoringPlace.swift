import Diagnostics

/// Where in a rule set something is computed: by position in its items, bonuses, and so on.
package enum ScoringPlace: Sendable, Hashable {
  /// What an item is worth.
  case item(Int)
  /// An item's `when`.
  case applicability(Int)
  case bonus(Int)
  case deduction(Int)
  /// A gate's `when`.
  case gate(Int)
  /// A grade's `when`.
  case grade(Int)
}

extension RuleSet {
  /// Every place that computes something, in the order of the parts.
  package var scoringPlaces: [ScoringPlace] {
    let places =
      items.indices.flatMap { [ScoringPlace.applicability($0), .item($0)] }
      + bonuses.indices.map { .bonus($0) } + deductions.indices.map { .deduction($0) }
      + gates.indices.map { .gate($0) } + grades.indices.map { .grade($0) }
    return places.filter { scoring(at: $0) != nil }
  }

  /// Nil where an item or a grade has no condition.
  package func scoring(at place: ScoringPlace) -> Scoring? {
    switch place {
    case .item(let index): items[index].scoring
    case .applicability(let index): items[index].condition
    case .bonus(let index): bonuses[index].scoring
    case .deduction(let index): deductions[index].scoring
    case .gate(let index): gates[index].condition
    case .grade(let index): grades[index].condition
    }
  }

  package mutating func setScoring(_ scoring: Scoring, at place: ScoringPlace) {
    switch place {
    case .item(let index): items[index].scoring = scoring
    case .applicability(let index): items[index].condition = scoring
    case .bonus(let index): bonuses[index].scoring = scoring
    case .deduction(let index): deductions[index].scoring = scoring
    case .gate(let index): gates[index].condition = scoring
    case .grade(let index): grades[index].condition = scoring
    }
  }

  /// The id of the part; a grade's name.
  package func id(of place: ScoringPlace) -> String {
    switch place {
    case .item(let index), .applicability(let index): items[index].id
    case .bonus(let index): bonuses[index].id
    case .deduction(let index): deductions[index].id
    case .gate(let index): gates[index].id
    case .grade(let index): grades[index].name
    }
  }

  package func title(of place: ScoringPlace) -> Message {
    switch place {
    case .item(let index), .applicability(let index): items[index].title
    case .bonus(let index): bonuses[index].title
    case .deduction(let index): deductions[index].title
    case .gate(let index): gates[index].title
    case .grade(let index): Message(verbatim: grades[index].name)
    }
  }

  /// Line of the rule file.
  package func line(of place: ScoringPlace) -> Int {
    switch place {
    case .item(let index), .applicability(let index): items[index].line
    case .bonus(let index): bonuses[index].line
    case .deduction(let index): deductions[index].line
    case .gate(let index): gates[index].line
    case .grade(let index): grades[index].line
    }
  }

  /// Line of the rule file that a measure's constructor stands in; that of the place where it is
  /// not known.
  package func line(of address: MeasureAddress) -> Int {
    let lines: [Int] =
      switch address.place {
      case .item(let index): items[index].scoringLines
      case .applicability(let index): items[index].conditionLines
      case .bonus(let index): bonuses[index].scoringLines
      case .deduction(let index): deductions[index].scoringLines
      case .gate(let index): gates[index].conditionLines
      case .grade(let index): grades[index].conditionLines
      }
    guard case .measure(let measure)? = scoring(at: address.place),
      let position = measure.all.firstIndex(where: { $0.path == address.path }),
      lines.indices.contains(position)
    else { return line(of: address.place) }
    return lines[position]
  }

  /// The points that full attainment is worth; nil where there are none, as in a condition.
  package func scale(of place: ScoringPlace) -> Points? {
    switch place {
    case .item(let index): items[index].points
    case .bonus(let index): bonuses[index].points
    case .deduction(let index): deductions[index].points
    case .applicability, .gate, .grade: nil
    }
  }

  /// Everything that is computed, in the order of `scoringPlaces`.
  package var scorings: [Scoring] { scoringPlaces.compactMap { scoring(at: $0) } }

  package var measures: [Measure] { placedMeasures.map(\.measure) }

  /// The measures that look at other units, wherever they stand.
  package var peerMeasures: [Measure] {
    measures.flatMap(\.all).map(\.measure)
      .filter { if case .peer = $0 { true } else { false } }
  }

  /// The measures among what it computes, each with its place.
  package var placedMeasures: [(place: ScoringPlace, measure: Measure)] {
    scoringPlaces.compactMap { place in
      guard case .measure(let measure)? = scoring(at: place) else { return nil }
      return (place, measure)
    }
  }
}
