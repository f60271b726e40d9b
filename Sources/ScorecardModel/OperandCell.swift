/// What an operand is for one unit, for what looks at few units; the evaluator computes the same
/// over whole columns.
extension Operand {
  /// - Parameters:
  ///   - moment: when its indicators are read.
  ///   - read: gives the cell of an indicator.
  /// - Returns: not applicable outweighs missing; missing where a denominator is zero.
  package func cell(at moment: Moment = .current, _ read: (IndicatorReference) -> Cell) -> Cell {
    switch self {
    case .indicator(let index): return read(IndicatorReference(index, moment))
    case .ratio(let numerator, let denominator, let scale):
      return Self.combine(numerator.cell(at: moment, read), denominator.cell(at: moment, read)) {
        $1 == 0 ? .nan : scale * $0 / $1
      }
    case .sum(let terms): return Self.sum(terms.map { $0.cell(at: moment, read) })
    case .change(let operand, let earlier):
      return Self.combine(operand.cell(at: moment, read), operand.cell(at: earlier, read), -)
    case .gap(let left, let right):
      return Self.combine(left.cell(at: moment, read), right.cell(at: moment, read)) {
        abs($0 - $1)
      }
    case .sampled(let operand, let size, let least):
      let cell = operand.cell(at: moment, read)
      guard case .value = cell else { return cell }
      if case .value(let size) = size.cell(at: moment, read), size.comparable >= least {
        return cell
      }
      return .missing
    }
  }

  private static func combine(_ left: Cell, _ right: Cell, _ body: (Double, Double) -> Double)
    -> Cell
  {
    switch (left, right) {
    case (.value(let left), .value(let right)): finite(body(left, right))
    case (.notApplicable, _), (_, .notApplicable): .notApplicable
    default: .missing
    }
  }

  /// Terms that are not applicable are left out; a missing one makes the sum missing.
  private static func sum(_ terms: [Cell]) -> Cell {
    let counting = terms.filter { $0 != .notApplicable }
    guard !counting.isEmpty else { return .notApplicable }
    var sum = 0.0
    for term in counting {
      guard case .value(let value) = term else { return .missing }
      sum += value
    }
    return finite(sum)
  }

  /// A result beyond the range of numbers is no value.
  private static func finite(_ value: Double) -> Cell { value.isFinite ? .value(value) : .missing }
}
