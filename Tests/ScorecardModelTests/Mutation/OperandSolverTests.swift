import ScorecardModel
import TestSupport
import Testing

@Suite struct OperandSolverTests {
  private static let count = ValueRange(0, .infinity, isWhole: true)
  private static let truth = ValueRange(0, 1, isWhole: true)
  private static let x = Operand.indicator(0)
  private static let y = Operand.indicator(1)

  /// - Returns: the assignments as `0=95 1=100`, the first way only; nil where there is none.
  private func solve(
    _ operand: Operand, _ wanted: Double, _ range: ValueRange = Self.count,
    present: [IndicatorReference: Double] = [:]
  ) -> String? {
    let solver = OperandSolver({ _ in range }) { present[$0].map(Cell.value) ?? .missing }
    return solver.assignments(operand, wanted).first.map { assignment in
      assignment.sorted {
        ($0.key.moment.rawValue, $0.key.indicator) < ($1.key.moment.rawValue, $1.key.indicator)
      }
      .map {
        "\($0.key.moment == .current ? "" : "\($0.key.moment):")\($0.key.indicator)=\(Points(exactly: $0.value)?.description ?? "")"
      }
      .joined(separator: " ")
    }
  }

  @Test func plainIndicatorsStayInTheirRange() {
    #expect(solve(Self.x, 3) == "0=3")
    #expect(solve(Self.x, 2.5) == nil)
    #expect(solve(Self.x, -1) == nil)
    #expect(solve(Self.x, 2, Self.truth) == nil)
  }

  @Test func ratiosKeepTheirDivisorWhereTheyCan() {
    let percent = Operand.ratio(Self.x, Self.y, scale: 100)
    let present = [IndicatorReference(1): 200.0]
    #expect(solve(percent, 47.5, present: present) == "0=95")
    #expect(solve(percent, 95) == "0=95 1=100")
    #expect(solve(percent, 0.3, present: present) == "0=3 1=1000")
  }

  @Test func expressionsAreTakenApart() {
    #expect(solve(.sum([Self.x, Self.y]), 7, present: [IndicatorReference(1): 5]) == "0=2")
    #expect(solve(.sum([Self.x, Self.y]), 2, Self.truth) == "0=1 1=1")
    #expect(solve(.gap(Self.x, Self.y), 4, present: [IndicatorReference(1): 5]) == "0=9")
    #expect(
      solve(.change(Self.x, since: .previous), -2, present: [IndicatorReference(0): 6])
        == "0=4 previous:0=6")
    #expect(solve(.sampled(Self.x, size: Self.y, least: 30), 80) == "0=80 1=30")
    #expect(
      solve(
        .sampled(Self.x, size: Self.y, least: 30), 80, present: [IndicatorReference(1): 31])
        == "0=80")
  }

  /// Whatever is found does come to what was wanted.
  @Test func whatIsFoundArrives() {
    var random = SeededGenerator("operand solver")
    for _ in 0..<300 {
      let operand = Self.random(depth: 2, &random)
      let wanted = Double(Int.random(in: -20...200, using: &random)) / 2
      let present = (0..<4).map { _ in Double(Int.random(in: 0...40, using: &random)) }
      let read: (IndicatorReference) -> Cell = { .value(present[$0.indicator]) }
      let solver = OperandSolver({ _ in ValueRange(0, 1000) }, read: read)
      for assignment in solver.assignments(operand, wanted) {
        let cell = operand.cell { assignment[$0].map(Cell.value) ?? read($0) }
        guard case .value(let value) = cell else {
          Issue.record("\(operand): no value, seed \(random.seed)")
          continue
        }
        #expect(value.comparable == wanted, "\(operand), seed \(random.seed)")
      }
    }
  }

  private static func random(depth: Int, _ random: inout SeededGenerator) -> Operand {
    let leaf = Operand.indicator(Int.random(in: 0..<4, using: &random))
    guard depth > 0 else { return leaf }
    let inner = { (generator: inout SeededGenerator) in
      Self.random(depth: depth - 1, &generator)
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return .ratio(inner(&random), inner(&random), scale: 100)
    case 1: return .sum([inner(&random), inner(&random)])
    case 2: return .change(leaf, since: .previous)
    case 3: return .gap(inner(&random), inner(&random))
    case 4: return .sampled(inner(&random), size: leaf, least: 5)
    default: return leaf
    }
  }
}
