/// An indicator at a moment, as a measure or a rule function reads it.
package struct IndicatorReference: Sendable, Hashable {
  package let indicator: IndicatorIndex
  package let moment: Moment

  package init(_ indicator: IndicatorIndex, _ moment: Moment = .current) {
    self.indicator = indicator
    self.moment = moment
  }
}

/// What a measure reads: an indicator or an expression over indicators.
package indirect enum Operand: Sendable, Hashable {
  case indicator(IndicatorIndex)
  /// `scale × numerator / denominator`; missing where the denominator is zero.
  case ratio(Operand, Operand, scale: Double)
  case sum([Operand])
  /// The value less its value at an earlier moment.
  case change(Operand, since: Moment)
  /// How far two values are apart: |a − b|.
  case gap(Operand, Operand)
  /// The first value; missing where the second, the size of the sample it rests on, is missing or
  /// below `least`.
  case sampled(Operand, size: Operand, least: Double)

  /// Whether the value comes from arithmetic: it may carry binary noise.
  package var isComputed: Bool {
    switch self {
    case .indicator: false
    case .sampled(let operand, _, _): operand.isComputed
    case .ratio, .sum, .change, .gap: true
    }
  }

  /// The indicators that it reads, in reading order.
  package var references: [IndicatorReference] {
    switch self {
    case .indicator(let index): [IndicatorReference(index)]
    case .ratio(let numerator, let denominator, _):
      numerator.references + denominator.references
    case .sum(let terms): terms.flatMap(\.references)
    case .change(let operand, let moment):
      operand.references + operand.references(at: moment)
    case .gap(let left, let right): left.references + right.references
    case .sampled(let operand, let size, _): operand.references + size.references
    }
  }

  /// What it reads where its indicators are those of another moment.
  package func references(at moment: Moment) -> [IndicatorReference] {
    references.map { $0.moment == .current ? IndicatorReference($0.indicator, moment) : $0 }
  }
}

/// A line of a points ladder.
package struct Step: Sendable, Hashable {
  package let threshold: Double
  package let points: Points

  package init(threshold: Double, points: Points) {
    self.threshold = threshold
    self.points = points
  }
}

/// A part of a `weighted` measure.
package struct WeightedPart: Sendable, Hashable {
  package let measure: Measure
  /// Relative to the other parts; the points of `steps` and `deduct` in it are of this many.
  package let weight: Points

  package init(_ measure: Measure, weight: Points) {
    self.measure = measure
    self.weight = weight
  }
}

/// How a value stands among the values of its group.
package enum PeerStatistic: Sendable, Hashable {
  /// Excel's PERCENTRANK.INC: (count of smaller values) / (n − 1).
  case percentRank
  /// (v − min) / (max − min).
  case minMax
  /// The n − 1 z-score, −span…+span mapped to 0…1.
  case zScore(span: Double)
}

/// How an item turns indicators into attainment, as data.
package indirect enum Measure: Sendable, Hashable {
  /// 0 at `from`, 1 at `to`, a straight line between; `from > to` where lower is better.
  case linear(Operand, from: Double, to: Double)
  case atLeast(Operand, Double)
  case atMost(Operand, Double)
  /// Both ends included.
  case between(Operand, Double, Double)
  case equals(Operand, Double)
  /// A boolean that is true, or a number that is not zero.
  case yes(Operand)
  /// Points outright: those of the first step from the top that the value reaches.
  case steps(Operand, [Step], Direction)
  /// The share of the operands that are true (not zero).
  case countOf([Operand])
  /// `points` off for each `per` (or part of it, in proportion) short of `expected`.
  case deduct(Operand, expected: Double, per: Double, points: Points)
  case bestOf([Measure])
  case worstOf([Measure])
  case weighted([WeightedPart])
  case peer(Operand, PeerStatistic, within: Grouping, reversed: Bool)
  /// 1 where the measure's attainment is 1 (`holds`), or where it is not; else 0. Missing where
  /// missing data decide.
  case condition(Measure, holds: Bool)
  /// The share of this year's target that is reached: value / target where more is better, 1 up to
  /// the target and target / value above it where less is better.
  case target(IndicatorIndex, Direction)
  /// How far the unit is on its path from the baseline to its goal, of where it should be by now.
  case progress(ProgressPath)

  /// The paths to goals in it.
  package var progressPaths: [ProgressPath] {
    all.compactMap { if case .progress(let path) = $0.measure { path } else { nil } }
  }

  /// The indicators that it reads, in reading order.
  package var references: [IndicatorReference] {
    switch self {
    case .linear(let operand, _, _), .atLeast(let operand, _), .atMost(let operand, _),
      .between(let operand, _, _), .equals(let operand, _), .yes(let operand),
      .steps(let operand, _, _), .deduct(let operand, _, _, _), .peer(let operand, _, _, _):
      operand.references
    case .countOf(let operands): operands.flatMap(\.references)
    case .bestOf(let measures), .worstOf(let measures): measures.flatMap(\.references)
    case .weighted(let parts): parts.flatMap(\.measure.references)
    case .condition(let measure, _): measure.references
    case .target(let index, _): [IndicatorReference(index), IndicatorReference(index, .target)]
    case .progress(let path): path.references
    }
  }
}
