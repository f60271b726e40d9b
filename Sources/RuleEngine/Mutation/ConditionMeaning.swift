import ScorecardModel

/// What the conditions of gates and grades that read one and the same value make of it, whatever
/// else is true of a unit.
///
/// The value is looked at class by class: on, below, between and above all the limits that it is
/// compared with, missing, not applicable. For each class the conditions say which gates hold and
/// which grades they let pass; the grades whose points suffice are all sets that can be. Two rule
/// sets that agree in every class and set give every unit the same grade and flags: one of them is
/// no mutant of the other. Rule files say some things twice, a cap and a grade's own condition, and
/// each alone would do.
struct ConditionMeaning {
  private let ruleSet: RuleSet
  private let operand: Operand
  /// Sets of grades whose other conditions a unit may meet, by bits; nil where there are too many.
  private let eligible: [UInt32]?

  init(_ ruleSet: RuleSet, reading operand: Operand) {
    self.ruleSet = ruleSet
    self.operand = operand
    eligible = Self.eligible(ruleSet, reading: operand)
  }

  /// The only value that a condition reads; nil where it reads several, or is a function.
  static func operand(of condition: Scoring?) -> Operand? {
    guard case .measure(let measure)? = condition else { return nil }
    let operands = measure.all.flatMap(\.measure.operands)
    let readsMore = measure.all.contains { part in
      switch part.measure {
      case .target, .progress, .peer: true
      default: false
      }
    }
    guard !readsMore, let first = operands.first, operands.allSatisfy({ $0 == first }) else {
      return nil
    }
    return first
  }

  /// Whether both rule sets make the same of every value, and say nothing else of it.
  func agrees(with other: ConditionMeaning) -> Bool {
    let asks = { (grade: Grade) in [grade.minimum, grade.eachSection, grade.eachYear] }
    guard let eligible, eligible == other.eligible,
      ruleSet.grades.map(asks) == other.ruleSet.grades.map(asks)
    else { return false }
    let classes = Self.classes(limits + other.limits)
    let (own, others) = (outcomes(classes), other.outcomes(classes))
    return zip(own, others).allSatisfy { own, other in
      own.flags == other.flags && own.zeros == other.zeros && own.isUnknown == other.isUnknown
        && eligible.allSatisfy { own.grade(among: $0) == other.grade(among: $0) }
    }
  }

  /// Whether a gate can lower the grade that the gates before it leave.
  func capLowers(ofGate index: Int) -> Bool {
    guard let eligible else { return true }
    let gates = ruleSet.gates
    guard let cap = gates[index].cap else { return false }
    var before = ruleSet
    before.gates = Array(gates[..<index])
    let classes = Self.classes(limits)
    let outcomes = ConditionMeaning(before, reading: operand).outcomes(classes)
    let holds = states(of: gates[index].condition, classes)
    return zip(outcomes, holds).contains { outcome, state in
      state == .holds && eligible.contains { (outcome.grade(among: $0) ?? cap) < cap }
    }
  }

  // MARK: Classes of the value

  private enum Value {
    case number(Double)
    case missing, notApplicable
  }

  private static func classes(_ limits: [Double]) -> [Value] {
    let sorted = Set(limits).sorted()
    var values: [Double] = [(sorted.first ?? 0) - 1, (sorted.last ?? 0) + 1] + sorted
    values += zip(sorted, sorted.dropFirst()).map { ($0 + $1) / 2 }
    return values.map { .number($0) } + [.missing, .notApplicable]
  }

  private var limits: [Double] {
    conditions.flatMap { condition -> [Double] in
      guard case .measure(let measure) = condition else { return [] }
      return measure.all.flatMap { $0.measure.limits(scale: nil)?.values ?? [0, 1] }
    }
  }

  private func reads(_ condition: Scoring?) -> Bool { Self.operand(of: condition) == operand }

  private var conditions: [Scoring] {
    (ruleSet.gates.map { Optional($0.condition) } + ruleSet.grades.map(\.condition))
      .filter(reads).compactMap(\.self)
  }

  // MARK: Outcomes

  /// What a class of values comes to.
  private struct Outcome {
    /// Grades that conditions on the value do not forbid, by bits.
    var permitted: UInt32
    var cap = 0
    var flags: [String] = []
    var zeros: [ZeroTarget] = []
    var isUnknown = false

    /// The grade of a unit whose other conditions let some grades pass.
    func grade(among eligible: UInt32) -> Int? {
      let both = permitted & eligible
      return both == 0 ? nil : max(both.trailingZeroBitCount, cap)
    }
  }

  private func outcomes(_ classes: [Value]) -> [Outcome] {
    var outcomes = classes.map { _ in Outcome(permitted: .max) }
    for (index, grade) in ruleSet.grades.enumerated() where reads(grade.condition) {
      for (position, state) in states(of: grade.condition, classes).enumerated()
      where state != .holds {
        outcomes[position].permitted &= ~(1 << UInt32(index))
      }
    }
    for gate in ruleSet.gates where reads(gate.condition) {
      for (position, state) in states(of: gate.condition, classes).enumerated() {
        outcomes[position].isUnknown = outcomes[position].isUnknown || state == .unknown
        guard state == .holds else { continue }
        outcomes[position].cap = max(outcomes[position].cap, gate.cap ?? 0)
        if let flag = gate.flag, !outcomes[position].flags.contains(flag) {
          outcomes[position].flags.append(flag)
        }
        if let zero = gate.zero { outcomes[position].zeros.append(zero) }
      }
    }
    return outcomes
  }

  /// What a condition on the value is in each class.
  private func states(of condition: Scoring?, _ classes: [Value]) -> [ConditionState] {
    guard case .measure(let measure)? = condition else { return classes.map { _ in .unknown } }
    var plain = measure
    for (path, part) in measure.all where !part.operands.isEmpty {
      let replaced = part.operands.indices.reduce(part) {
        $0.replacingOperand($1, with: .indicator(0))
      }
      plain = plain.replacingPart(at: path, with: replaced)
    }
    let count = classes.count
    let (values, states) = (
      ColumnBuffer(count: count, repeating: 0.0), ColumnBuffer(count: count, repeating: UInt8(0))
    )
    for (row, value) in classes.enumerated() {
      switch value {
      case .number(let number): values.writer[row] = number
      case .missing: states.writer[row] = CellState.missingRaw
      case .notApplicable: states.writer[row] = CellState.notApplicableRaw
      }
    }
    let column = SeriesProbe(IndicatorColumn(values: values, states: states), of: 0)
      .attainments(plain, scale: nil)
    return (0..<count).map { row in
      if column.isNotApplicable(row) { return .notApplicable }
      if column.isMissing(row) { return .unknown }
      return column.values[row] == 1 ? .holds : .fails
    }
  }

  // MARK: Grades that points suffice for

  /// A grade's points suffice where those of a grade that asks for no less do.
  private static func eligible(_ ruleSet: RuleSet, reading operand: Operand) -> [UInt32]? {
    let grades = ruleSet.grades
    guard grades.count <= 10 else { return nil }
    let implies = { (upper: Grade, lower: Grade) -> Bool in
      (lower.minimum ?? .zero) <= (upper.minimum ?? .zero)
        && (lower.eachSection ?? .zero) <= (upper.eachSection ?? .zero)
        && (lower.condition == nil || Self.operand(of: lower.condition) == operand)
    }
    return (UInt32(0)..<(1 << UInt32(grades.count))).filter { set in
      let has = { (index: Int) in set & (1 << UInt32(index)) != 0 }
      return grades.indices.allSatisfy { upper in
        !has(upper)
          || grades.indices.allSatisfy { lower in
            has(lower) || !implies(grades[upper], grades[lower])
          }
      }
    }
  }
}
