/// The indicator columns: what each holds, and the order in which a unit's values can be made.
struct Columns {
  let indicators: [Indicator]
  private let steps: [Step]

  /// A profile with the indicators that it needs as places in the row.
  private struct Step {
    let column: Int
    let worst: Double
    let best: Double
    let source: Source
  }

  private enum Source {
    case range, chance
    case share(of: Int)
    case above(Int, upTo: Int)
  }

  init(_ indicators: [Indicator]) {
    self.indicators = indicators
    let places = Dictionary(
      indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var done: Set<Int> = []
    var steps: [Step] = []
    func add(_ column: Int) {
      guard done.insert(column).inserted else { return }
      let profile = Profile.of(indicators[column])
      let needs = profile.needs.compactMap { places[$0] }
      needs.forEach(add)
      // A column whose base is not among the columns has a range of its own.
      let usable = needs.count == profile.needs.count ? profile : .range(0, 100)
      steps.append(Columns.step(usable, column: column, needs: needs))
    }
    indicators.indices.forEach(add)
    self.steps = steps
  }

  private static func step(_ profile: Profile, column: Int, needs: [Int]) -> Step {
    switch profile {
    case .range(let worst, let best):
      Step(column: column, worst: worst, best: best, source: .range)
    case .chance(let worst, let best):
      Step(column: column, worst: worst, best: best, source: .chance)
    case .share(_, let worst, let best):
      Step(column: column, worst: worst, best: best, source: .share(of: needs[0]))
    case .above(_, _, let worst, let best):
      Step(column: column, worst: worst, best: best, source: .above(needs[0], upTo: needs[1]))
    }
  }

  /// Makes a unit's values, in the order of the columns; a boolean is 0 or 1.
  ///
  /// - Parameter quality: how well the unit does, 0…1.
  func fill(_ values: inout [Double], quality: Double, _ random: inout Random) {
    for step in steps {
      let indicator = indicators[step.column]
      let chance = random.share()
      let level =
        indicator.direction == .none ? chance : clamp(quality + 0.5 * (chance - 0.5), 0...1)
      let span = step.worst + (step.best - step.worst) * level
      var value =
        switch step.source {
        case .range: span
        case .chance: random.share() < span ? 1.0 : 0.0
        case .share(let base): min(values[base] * span, values[base])
        case .above(let floor, let ceiling):
          values[floor] + max(0, values[ceiling] - values[floor]) * span
        }
      value = indicator.type == .count ? value.rounded() : (value * 10).rounded() / 10
      values[step.column] = clamp(value, indicator.range)
    }
  }
}

func clamp(_ value: Double, _ range: ClosedRange<Double>) -> Double {
  min(max(value, range.lowerBound), range.upperBound)
}
