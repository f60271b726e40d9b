extension Measure {
  /// A form that measures share which come to the same for every value that their indicators may
  /// have: limits between two possible whole numbers move up or down to the possible one, limits
  /// that every value keeps or misses become infinite.
  func canonical(_ ranges: IndicatorRanges) -> Measure {
    switch self {
    case .atLeast(let operand, let limit):
      return .atLeast(
        operand.canonical(ranges), operand.comparableRange(ranges).lowerLimit(limit))
    case .atMost(let operand, let limit):
      return .atMost(operand.canonical(ranges), operand.comparableRange(ranges).upperLimit(limit))
    case .between(let operand, let low, let high):
      let range = operand.comparableRange(ranges)
      return .between(operand.canonical(ranges), range.lowerLimit(low), range.upperLimit(high))
    case .equals(let operand, let value):
      let range = operand.comparableRange(ranges)
      return .equals(operand.canonical(ranges), range.contains(value) ? value : .infinity)
    case .steps(let operand, let steps, let direction):
      let range = operand.comparableRange(ranges)
      let canonical = steps.map {
        Step(
          threshold: direction == .falling
            ? range.upperLimit($0.threshold) : range.lowerLimit($0.threshold), points: $0.points)
      }
      return .steps(operand.canonical(ranges), canonical, direction)
    case .bestOf(let measures): return .bestOf(measures.map { $0.canonical(ranges) })
    case .worstOf(let measures): return .worstOf(measures.map { $0.canonical(ranges) })
    case .weighted(let parts):
      return .weighted(
        parts.map { WeightedPart($0.measure.canonical(ranges), weight: $0.weight) })
    case .condition(let measure, let holds):
      return .condition(measure.canonical(ranges), holds: holds)
    case .linear, .yes, .countOf, .deduct, .peer, .target, .progress:
      return operands.enumerated().reduce(self) { measure, operand in
        measure.replacingOperand(operand.offset, with: operand.element.canonical(ranges))
      }
    }
  }

  /// Whether the loader would let it pass.
  /// - Parameter scale: the points that full attainment is worth; nil in conditions.
  func isAllowed(scale: Points?) -> Bool {
    all.allSatisfy { path, part in
      switch part {
      case .linear(_, let from, let to): return from != to
      case .between(_, let low, let high): return low <= high
      case .steps(_, let steps, let direction):
        let limit = self.scale(of: path, scale: scale)
        let isOrdered = zip(steps, steps.dropFirst()).allSatisfy {
          direction == .falling ? $0.threshold < $1.threshold : $0.threshold > $1.threshold
        }
        return isOrdered && steps.allSatisfy { step in limit.map { step.points <= $0 } ?? true }
      case .deduct(_, _, let per, let points): return per > 0 && points > .zero
      case .weighted(let parts): return parts.allSatisfy { $0.weight > .zero }
      case .peer(_, .zScore(let span), _, _): return span > 0
      case .progress(let path):
        return path.shares.first.map { $0 >= 0 } ?? true
          && zip(path.shares, path.shares.dropFirst()).allSatisfy { $0 <= $1 }
      default: return true
      }
    }
  }
}

extension Operand {
  fileprivate func canonical(_ ranges: IndicatorRanges) -> Operand {
    switch self {
    case .indicator: return self
    case .ratio(let numerator, let denominator, let scale):
      return .ratio(numerator.canonical(ranges), denominator.canonical(ranges), scale: scale)
    case .sum(let terms): return .sum(terms.map { $0.canonical(ranges) })
    case .change(let operand, let since): return .change(operand.canonical(ranges), since: since)
    case .gap(let left, let right): return .gap(left.canonical(ranges), right.canonical(ranges))
    case .sampled(let operand, let size, let least):
      return .sampled(
        operand.canonical(ranges), size: size.canonical(ranges),
        least: size.comparableRange(ranges).lowerLimit(least))
    }
  }
}

extension ValueRange {
  /// A limit that what it limits must reach, as the least value that does; infinite where every
  /// value does, or none.
  fileprivate func lowerLimit(_ limit: Double) -> Double {
    let limit = isWhole ? limit.rounded(.up) : limit
    return limit <= lower ? -.infinity : limit > upper ? .infinity : limit
  }

  fileprivate func upperLimit(_ limit: Double) -> Double {
    let limit = isWhole ? limit.rounded(.down) : limit
    return limit >= upper ? .infinity : limit < lower ? -.infinity : limit
  }
}
