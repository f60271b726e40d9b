/// Finds indicator values for which an operand comes to a wanted number: the way from a limit back
/// to the cells of a case.
package struct OperandSolver {
  package typealias Assignment = [IndicatorReference: Double]

  let ranges: IndicatorRanges
  /// The cells that are there already; as few as can be are changed.
  let read: (IndicatorReference) -> Cell

  package init(_ ranges: @escaping IndicatorRanges, read: @escaping (IndicatorReference) -> Cell) {
    self.ranges = ranges
    self.read = read
  }

  /// A few ways, the one with the fewest changes first; empty where no possible values are found.
  package func assignments(
    _ operand: Operand, _ wanted: Double, at moment: Moment = .current
  ) -> [Assignment] {
    let found: [Assignment]
    switch operand {
    case .indicator(let index):
      guard let value = Self.decimal(wanted), ranges(index).contains(value) else { return [] }
      return [[IndicatorReference(index, moment): value]]
    case .ratio(let numerator, let denominator, let scale):
      found = quotient(numerator, denominator, scale, wanted, moment)
    case .sum(let terms): found = sum(terms, wanted, moment)
    case .change(let inner, let since):
      found = earlier(inner, since, moment).flatMap { start in
        joined(assignments(inner, start, at: since), assignments(inner, start + wanted, at: moment))
      }
    case .gap(let left, let right):
      let (first, second) = (value(left, moment), value(right, moment))
      found =
        [second + wanted, second - wanted].flatMap { assignments(left, $0, at: moment) }
        + [first + wanted, first - wanted].flatMap { assignments(right, $0, at: moment) }
    case .sampled(let inner, let size, let least):
      var sizes: [Assignment] = [[:]]
      if case .value(let known) = size.cell(at: moment, read), known >= least {
      } else {
        sizes = assignments(size, least, at: moment)
      }
      found = joined(assignments(inner, wanted, at: moment), sizes)
    }
    return Array(found.filter { arrives($0, operand, wanted, moment) }.prefix(2))
  }

  /// Whether the operand then really comes to what is wanted.
  private func arrives(
    _ assignment: Assignment, _ operand: Operand, _ wanted: Double, _ moment: Moment
  ) -> Bool {
    let cell = operand.cell(at: moment) { reference in
      assignment[reference].map { .value($0) } ?? read(reference)
    }
    if case .value(let value) = cell { return value.comparable == wanted.comparable }
    return false
  }

  /// As a case file can write it, with at most six decimals.
  private static func decimal(_ number: Double) -> Double? {
    let rounded = (number * 1e6).rounded() / 1e6
    return abs(rounded - number) <= abs(number) * 1e-12 ? rounded : nil
  }

  private func value(_ operand: Operand, _ moment: Moment) -> Double {
    if case .value(let value) = operand.cell(at: moment, read) { value } else { 0 }
  }

  private func joined(_ left: [Assignment], _ right: [Assignment]) -> [Assignment] {
    left.prefix(2).flatMap { left in
      right.prefix(2).compactMap { right in
        let agree = left.allSatisfy { right[$0.key] == nil || right[$0.key] == $0.value }
        return agree ? left.merging(right) { first, _ in first } : nil
      }
    }
  }

  private func quotient(
    _ numerator: Operand, _ denominator: Operand, _ scale: Double, _ wanted: Double,
    _ moment: Moment
  ) -> [Assignment] {
    var found: [Assignment] = []
    let present = value(denominator, moment)
    let usual: [Double] = [100, 1000, 10, 200, 20, 400, 50, 500, 2000, 10_000, 40, 3, 7, 1]
    for divisor in (present > 0 ? [present] : []) + usual where found.count < 2 {
      let dividend = (wanted * divisor / scale).comparable
      let below: [Assignment] =
        divisor == present ? [[:]] : assignments(denominator, divisor, at: moment)
      found += joined(below, assignments(numerator, dividend, at: moment))
    }
    return found
  }

  private func sum(_ terms: [Operand], _ wanted: Double, _ moment: Moment) -> [Assignment] {
    let values = terms.map { value($0, moment) }
    let total = values.reduce(0, +)
    let single = terms.indices.flatMap { index in
      assignments(terms[index], wanted - (total - values[index]), at: moment)
    }
    if !single.isEmpty { return single }
    // Fill the terms one after the other.
    var rest = wanted
    var filled: Assignment = [:]
    for term in terms {
      let range = term.range(ranges)
      let share = min(max(rest, range.lower), range.upper)
      guard let assignment = assignments(term, share, at: moment).first else { return [] }
      filled.merge(assignment) { first, _ in first }
      rest -= share
    }
    return [filled]
  }

  /// Values that an earlier moment may have.
  private func earlier(_ operand: Operand, _ since: Moment, _ moment: Moment) -> [Double] {
    var values: [Double] = []
    for moment in [since, moment] {
      if case .value(let value) = operand.cell(at: moment, read) { values.append(value) }
    }
    return values + [10, 100]
  }
}
