import Diagnostics
import RuleEngine
import ScorecardModel

extension RuleLint {
  /// Functions of one indicator that a measure gives the same as, on every value that is tried.
  static let functionAsMeasure = RuleLint(.lintFunctionAsMeasure) { context in
    context.ruleFunctions.compactMap { function in
      guard let fit = MeasureFit(function, context.catalogue)?.measure,
        let code = LuaCode(context).measure(fit)
      else { return nil }
      let name = function.ruleSet.name(of: function.place)
      return context.finding(
        .lintFunctionAsMeasure, .advice, function,
        Message(
          en: "a measure gives the same as the function of \(name.english)",
          zh: "\(name.chinese)的函数可以换成计分方法，结果相同"),
        help: function.ruleSet.scale(of: function.place) == nil
          ? Message(en: "write when = \(code)", zh: "可写成 when = \(code)")
          : Message(en: "write measure = \(code)", zh: "可写成 measure = \(code)"))
    }
  }
}

/// Looks for a measure that agrees with a function of one indicator.
private struct MeasureFit {
  let function: RuleFunction
  let catalogue: Catalogue
  let indicator: IndicatorIndex
  let range: ValueRange
  private let numbers: [Double]
  private let values: [Double]
  /// For each value.
  private let answers: [TrialAnswer]
  /// Then for a missing one and one that is not applicable.
  private let allAnswers: [TrialAnswer]

  /// - Returns: nil where the function reads more than one indicator, says why, or does something
  ///   else than a measure where the indicator is missing.
  init?(_ function: RuleFunction, _ catalogue: Catalogue) {
    let mentioned = function.mentioned(catalogue)
    let others: Set = [
      "card", "previous", "baseline", "target", "results", "peers", "unit", "process", "use",
    ]
    guard mentioned.count == 1, !function.mentions(others) else { return nil }
    if case .grade = function.place { return nil }
    if case .applicability = function.place { return nil }
    self.function = function
    self.catalogue = catalogue
    indicator = mentioned[0]
    range = catalogue[indicator].range
    numbers = function.numbers
    let coarse = Self.values(range, numbers)
    guard let first = Self.answers(function.rules, function.place, indicator, coarse, catalogue),
      Self.isMeasureLike(first, needsIt: function.needs.contains(indicator))
    else { return nil }
    values = Self.refined(coarse, first, range)
    guard let all = Self.answers(function.rules, function.place, indicator, values, catalogue),
      Self.isMeasureLike(all, needsIt: function.needs.contains(indicator))
    else { return nil }
    allAnswers = all
    answers = Array(all.dropLast(2))
  }

  /// Instructions that a call may spend: a function that needs more is no simple measure.
  private static let instructions: Int64 = 20_000

  /// What a part comes to for each value, then for a missing one and one that is not applicable.
  private static func answers(
    _ rules: LoadedRuleSet, _ place: ScoringPlace, _ indicator: IndicatorIndex,
    _ values: [Double], _ catalogue: Catalogue
  ) -> [TrialAnswer]? {
    let rows: [[IndicatorIndex: Double]] = values.map { [indicator: $0] } + [[:], [:]]
    let trials = Trials(
      catalogue: catalogue, rows: rows, notApplicable: [rows.count - 1],
      instructions: instructions)
    guard let table = trials.table(rules) else { return nil }
    return rows.indices.map { table.answer(at: place, $0) }
  }

  /// Whether no answer is an error or has a reason, and they are not all the same.
  private static func isMeasureLike(_ answers: [TrialAnswer], needsIt: Bool) -> Bool {
    let isSilent = answers.allSatisfy { answer in
      if case .points(_, hasReason: true) = answer { false } else { !answer.isFailure }
    }
    let missing = answers[answers.count - 2]
    let isMissing = missing == .missing || missing == .gate(.unknown)
    return isSilent && (isMissing || needsIt) && Set(answers.dropLast(2)).count > 1
  }

  /// The simplest measure that agrees everywhere.
  var measure: Measure? { candidates.first { isWritten($0) && agrees($0) } }

  private func agrees(_ measure: Measure) -> Bool {
    var ruleSet = function.ruleSet
    ruleSet.setScoring(.measure(measure), at: function.place)
    let rules = function.rules.replacing([ruleSet])
    return Self.answers(rules, function.place, indicator, values, catalogue) == allAnswers
  }

  /// Whether its limits are numbers that a person would write: where the function turns elsewhere,
  /// the values on both sides are not its limit.
  private func isWritten(_ measure: Measure) -> Bool {
    measure.all.allSatisfy { part in
      (part.measure.limits(scale: nil)?.values ?? []).allSatisfy {
        Points(exactly: $0) != nil || numbers.contains(abs($0))
      }
    }
  }

  /// Where a function of such numbers may change, and what lies between.
  private static func values(_ range: ValueRange, _ numbers: [Double]) -> [Double] {
    let reach = min(2 * (numbers.last ?? 1) + 10, .greatestFiniteMagnitude / 4)
    let low = range.lower.isFinite ? range.lower : -reach
    let high = range.upper.isFinite ? range.upper : reach
    var values: [Double] = [low, high]
    for turn in numbers + numbers.map({ -$0 }) + [0, 1] {
      let step = range.isWhole ? max(1, turn.ulp) : turn.step
      values += [turn - step, turn, turn + step]
    }
    // Even steps alone would miss what comes back in even steps.
    for part in 0...200 {
      values.append(low + (high - low) * Double(part) / 200)
      values.append(low + (high - low) * (Double(part) * 0.618_033_988_749_895).fraction)
    }
    values += (0...300).map { low + Double($0) }
    if range.isWhole { values = values.map { $0.rounded() } }
    return Set(values.filter { $0.isFinite && range.contains($0) }).sorted()
  }

  /// With values between those that the function turns between, close to both.
  private static func refined(
    _ values: [Double], _ answers: [TrialAnswer], _ range: ValueRange
  ) -> [Double] {
    let turns = zip(values.indices, values.indices.dropFirst()).filter {
      answers[$0] != answers[$1]
    }
    guard turns.count <= mostTurns else { return values }
    var refined = values
    for (low, high) in turns.map({ (values[$0], values[$1]) }) {
      refined += (1..<32).map { low + (high - low) * Double($0) / 32 }
      for power in 1...24 {
        let part = (high - low) / Double(1 << power)
        refined += [low + part, high - part]
      }
    }
    if range.isWhole { refined = refined.map { $0.rounded() } }
    return Set(refined.filter { range.contains($0) }).sorted()
  }

  private static let mostTurns = 12

  private var operand: Operand { .indicator(indicator) }

  private var candidates: [Measure] {
    if catalogue[indicator].type == .boolean {
      return [.yes(operand), .condition(.yes(operand), holds: false)]
    }
    // Between two values next to each other that are tried, the function turns.
    let turns = values.indices.dropFirst().filter { answers[$0] != answers[$0 - 1] }
    guard turns.count <= Self.mostTurns else { return [line].compactMap(\.self) }
    let limits = turns.flatMap { [values[$0 - 1], values[$0]] }
    var measures: [Measure] = []
    if turns.count == 1 {
      for limit in limits { measures += [.atLeast(operand, limit), .atMost(operand, limit)] }
      for limit in limits {
        measures += [
          .condition(.atLeast(operand, limit), holds: false),
          .condition(.atMost(operand, limit), holds: false),
        ]
      }
    }
    if turns.count == 2 {
      for limit in limits {
        measures += [.equals(operand, limit), .condition(.equals(operand, limit), holds: false)]
      }
      measures.append(.between(operand, limits[1], limits[2]))
    }
    return measures + [steps(.rising), steps(.falling), line].compactMap(\.self)
  }

  private func points(_ answer: TrialAnswer) -> Points? {
    if case .points(let points, _) = answer { points } else { nil }
  }

  /// The ladder whose steps are where the function turns.
  private func steps(_ direction: Direction) -> Measure? {
    guard function.ruleSet.scale(of: function.place) != nil else { return nil }
    let earned = answers.compactMap(points)
    guard earned.count == answers.count else { return nil }
    var steps: [Step] = []
    let indices =
      direction == .rising ? Array(values.indices.reversed()) : Array(values.indices)
    for index in indices {
      let next = direction == .rising ? index - 1 : index + 1
      let isEdge = !values.indices.contains(next) || earned[next] != earned[index]
      if isEdge, values.indices.contains(next) || earned[index] > .zero {
        steps.append(Step(threshold: values[index], points: earned[index]))
      }
    }
    if let last = steps.last, last.points == .zero { steps.removeLast() }
    let falls = zip(steps, steps.dropFirst()).allSatisfy { $0.points > $1.points }
    return steps.isEmpty || !falls ? nil : .steps(operand, steps, direction)
  }

  /// The straight line through two points between none and all.
  private var line: Measure? {
    guard let whole = function.ruleSet.scale(of: function.place) else { return nil }
    let inner = zip(values, answers).compactMap { value, answer -> (Double, Double)? in
      guard let earned = points(answer), earned > .zero, earned < whole else { return nil }
      return (value, earned.number)
    }
    guard let first = inner.first, let last = inner.last, first.1 != last.1 else { return nil }
    let slope = (last.1 - first.1) / (last.0 - first.0)
    let from = first.0 - first.1 / slope
    let to = from + whole.number / slope
    guard let start = Points(quantising: (from * 1e4).rounded() / 1e4),
      let end = Points(quantising: (to * 1e4).rounded() / 1e4), start != end
    else { return nil }
    return .linear(operand, from: start.number, to: end.number)
  }
}

extension Double {
  /// So far from a limit a value counts as another one.
  fileprivate var step: Double {
    let size = magnitude
    return size < 9e5 ? 1e-6 : size < 9e11 ? 1e-3 : ulp
  }

  fileprivate var fraction: Double { self - rounded(.down) }
}
