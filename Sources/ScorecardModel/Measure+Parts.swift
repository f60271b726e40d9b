/// Where in a rule set a measure stands: the place that it belongs to, and the way down into
/// measures that are made of others, by position in `Measure.parts`.
package struct MeasureAddress: Sendable, Hashable {
  package var place: ScoringPlace
  package var path: [Int]

  package init(_ place: ScoringPlace, path: [Int] = []) {
    self.place = place
    self.path = path
  }
}

extension Measure {
  /// The measures that it is made of directly, in order.
  package var parts: [Measure] {
    switch self {
    case .bestOf(let measures), .worstOf(let measures): measures
    case .weighted(let parts): parts.map(\.measure)
    case .condition(let measure, _): [measure]
    case .linear, .atLeast, .atMost, .between, .equals, .yes, .steps, .countOf, .deduct, .peer,
      .target, .progress:
      []
    }
  }

  /// What it reads itself, not through its parts.
  package var operands: [Operand] {
    switch self {
    case .linear(let operand, _, _), .atLeast(let operand, _), .atMost(let operand, _),
      .between(let operand, _, _), .equals(let operand, _), .yes(let operand),
      .steps(let operand, _, _), .deduct(let operand, _, _, _), .peer(let operand, _, _, _):
      [operand]
    case .countOf(let operands): operands
    case .target(let index, _): [.indicator(index)]
    case .progress(let path): [path.operand]
    case .bestOf, .worstOf, .weighted, .condition: []
    }
  }

  /// It and all it is made of, each with the way to it, outermost first.
  package var all: [(path: [Int], measure: Measure)] {
    [([], self)]
      + parts.enumerated().flatMap { position, part in
        part.all.map { ([position] + $0.path, $0.measure) }
      }
  }

  /// - Parameter path: positions in `parts`, from the outside in; empty means the measure itself.
  /// - Returns: nil where there is no such part.
  package func part(at path: [Int]) -> Measure? {
    guard let first = path.first else { return self }
    guard parts.indices.contains(first) else { return nil }
    return parts[first].part(at: Array(path.dropFirst()))
  }

  /// The measure with another in the place of a part; itself where there is no such part.
  package func replacingPart(at path: [Int], with other: Measure) -> Measure {
    guard let first = path.first else { return other }
    guard parts.indices.contains(first) else { return self }
    let part = parts[first].replacingPart(at: Array(path.dropFirst()), with: other)
    switch self {
    case .bestOf(var measures):
      measures[first] = part
      return .bestOf(measures)
    case .worstOf(var measures):
      measures[first] = part
      return .worstOf(measures)
    case .weighted(var parts):
      parts[first] = WeightedPart(part, weight: parts[first].weight)
      return .weighted(parts)
    case .condition(_, let holds): return .condition(part, holds: holds)
    case .linear, .atLeast, .atMost, .between, .equals, .yes, .steps, .countOf, .deduct, .peer,
      .target, .progress:
      return self
    }
  }
}
