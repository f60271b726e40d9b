import Diagnostics
import ScorecardModel

/// Which side of a limit a value is on.
enum Comparison {
  case atLeast, atMost, below, above

  var opposite: Comparison {
    switch self {
    case .atLeast: .below
    case .atMost: .above
    case .below: .atLeast
    case .above: .atMost
    }
  }
}

/// Conditions in words: clauses without points.
extension RuleWords {
  /// What it means that a measure is fully attained, or that it is not.
  func clause(_ measure: Measure, holds: Bool = true) -> Message {
    switch measure {
    case .linear(let operand, let from, let to):
      return compared(operand, from < to ? .atLeast : .atMost, to, holds)
    case .atLeast(let operand, let limit):
      return reached(operand, limit, holds) ?? compared(operand, .atLeast, limit, holds)
    case .atMost(let operand, let limit): return compared(operand, .atMost, limit, holds)
    case .between(let operand, let low, let high): return between(operand, low, high, holds)
    case .equals(let operand, let value): return equality(operand, value, holds)
    case .yes(let operand): return truth(operand, holds)
    case .steps(let operand, let steps, let direction):
      return topSteps(operand, steps, direction, holds)
    case .countOf(let operands): return counted(operands, holds)
    case .deduct(let operand, let expected, _, _):
      return compared(operand, .atLeast, expected, holds)
    case .bestOf(let parts): return holds ? anyOf(parts, true) : allOf(parts, false)
    case .worstOf(let parts): return holds ? allOf(parts, true) : anyOf(parts, false)
    case .weighted(let parts):
      let measures = parts.map(\.measure)
      return holds ? allOf(measures, true) : anyOf(measures, false)
    case .peer(let operand, _, let within, _):
      let (formula, group) = (formula(operand), within.members)
      return holds
        ? Message(
          en: "\(formula.english) is the best among \(group.english)",
          zh: "\(formula.chinese)在\(group.chinese)中排位得满分")
        : Message(
          en: "\(formula.english) is not the best among \(group.english)",
          zh: "\(formula.chinese)在\(group.chinese)中排位不得满分")
    case .condition(let inner, let expected): return clause(inner, holds: holds == expected)
    case .target(let index, let direction): return target(index, direction, holds)
    case .progress(let path):
      let formula = formula(path.operand)
      return holds
        ? Message(
          en: "\(formula.english) is where it is due by now", zh: "\(formula.chinese)达到应达的进度")
        : Message(
          en: "\(formula.english) is behind what is due by now", zh: "\(formula.chinese)未达到应达的进度")
    }
  }

  // MARK: Single comparisons

  /// `团员数不少于3人`.
  func compared(_ operand: Operand, _ comparison: Comparison, _ limit: Double, _ holds: Bool = true)
    -> Message
  {
    if let truth = truth(operand, comparison, limit, holds) { return remarked(truth, operand) }
    let clause = comparing(operand, holds ? comparison : comparison.opposite, limit)
    return remarked(subject(operand) + clause, operand)
  }

  /// `不少于3人`: what a measure of all or nothing says of its operand; nil where the words are not
  /// about a number, such as 为“是”.
  func predicate(_ measure: Measure, holds: Bool) -> Message? {
    guard let operand = measure.operands.first, !isBoolean(operand) else { return nil }
    switch measure {
    case .atLeast(_, let limit):
      guard reached(operand, limit, holds) == nil else { return nil }
      return comparing(operand, holds ? .atLeast : .below, limit)
    case .atMost(_, let limit): return comparing(operand, holds ? .atMost : .above, limit)
    default: return nil
    }
  }

  /// What is said of an operand, with a space after a formula.
  func subject(_ operand: Operand) -> Message {
    var isFormula = operand.isComputed
    if case .sum(let terms) = operand, terms.allSatisfy(isBoolean) { isFormula = false }
    if case .change = operand { isFormula = false }
    return formula(operand) + Message(en: " ", zh: isFormula ? " " : "")
  }

  /// `不少于3人`: the predicate; for a change, which way it goes.
  func comparing(_ operand: Operand, _ comparison: Comparison, _ limit: Double) -> Message {
    if case .change = operand { return changing(operand, comparison, limit) }
    let value = value(limit, of: operand)
    switch comparison {
    case .atLeast:
      return Message(
        en: "is at least \(value.english)",
        zh: (isWhole(operand) ? "不少于" : "不低于") + value.chinese)
    case .atMost:
      return Message(en: "is at most \(value.english)", zh: "不超过\(value.chinese)")
    case .below:
      return Message(
        en: "is below \(value.english)",
        zh: (isWhole(operand) ? "少于" : "低于") + value.chinese)
    case .above: return Message(en: "is above \(value.english)", zh: "超过\(value.chinese)")
    }
  }

  private func changing(_ operand: Operand, _ comparison: Comparison, _ limit: Double) -> Message {
    let size = value(abs(limit), of: operand)
    switch (comparison, limit) {
    case (.atLeast, let limit) where limit > 0:
      return Message(en: "is a rise of \(size.english) or more", zh: "为上升\(size.chinese)及以上")
    case (.atLeast, 0): return Message(en: "is no fall", zh: "为持平或上升")
    case (.atLeast, _):
      return Message(
        en: "is no fall of more than \(size.english)", zh: "为上升、持平或下降不超过\(size.chinese)")
    case (.atMost, let limit) where limit < 0:
      return Message(en: "is a fall of \(size.english) or more", zh: "为下降\(size.chinese)及以上")
    case (.atMost, 0): return Message(en: "is no rise", zh: "为持平或下降")
    case (.atMost, _):
      return Message(
        en: "is no rise of more than \(size.english)", zh: "为下降、持平或上升不超过\(size.chinese)")
    case (.below, let limit) where limit > 0:
      return Message(
        en: "is no rise of \(size.english) or more", zh: "为下降、持平或上升不足\(size.chinese)")
    case (.below, 0): return Message(en: "is a fall", zh: "为下降")
    case (.below, _):
      return Message(en: "is a fall of more than \(size.english)", zh: "为下降超过\(size.chinese)")
    case (.above, let limit) where limit < 0:
      return Message(
        en: "is no fall of \(size.english) or more", zh: "为上升、持平或下降不足\(size.chinese)")
    case (.above, 0): return Message(en: "is a rise", zh: "为上升")
    case (.above, _):
      return Message(en: "is a rise of more than \(size.english)", zh: "为上升超过\(size.chinese)")
    }
  }

  /// Where only yes and no can be, and the comparison tells them apart: which of them it means.
  private func truth(
    _ operand: Operand, _ comparison: Comparison, _ limit: Double, _ holds: Bool
  ) -> Message? {
    guard isBoolean(operand) else { return nil }
    let fits = { (value: Double) in
      switch comparison {
      case .atLeast: value >= limit
      case .atMost: value <= limit
      case .below: value < limit
      case .above: value > limit
      }
    }
    guard fits(1) != fits(0) else { return nil }
    return yes(operand, fits(1) == holds)
  }

  /// `“联合建团”为“是”`.
  private func yes(_ operand: Operand, _ isYes: Bool) -> Message {
    let title = formula(operand)
    return isYes
      ? Message(en: "“\(title.english)” is yes", zh: "“\(title.chinese)”为“是”")
      : Message(en: "“\(title.english)” is no", zh: "“\(title.chinese)”为“否”")
  }

  func truth(_ operand: Operand, _ holds: Bool) -> Message {
    if isBoolean(operand) { return remarked(yes(operand, holds), operand) }
    return equality(operand, 0, !holds)
  }

  func equality(_ operand: Operand, _ value: Double, _ holds: Bool) -> Message {
    if isBoolean(operand), value == 0 || value == 1 {
      return remarked(yes(operand, (value == 1) == holds), operand)
    }
    let value = self.value(value, of: operand)
    let clause =
      holds
      ? Message(en: "is \(value.english)", zh: "为\(value.chinese)")
      : Message(en: "is not \(value.english)", zh: "不为\(value.chinese)")
    return remarked(subject(operand) + clause, operand)
  }

  func between(_ operand: Operand, _ low: Double, _ high: Double, _ holds: Bool) -> Message {
    let (low, high) = (value(low, of: operand), value(high, of: operand))
    let clause =
      holds
      ? Message(
        en: "is from \(low.english) to \(high.english)",
        zh: "在\(low.chinese)至\(high.chinese)之间（含两端）")
      : Message(
        en: "is below \(low.english) or above \(high.english)",
        zh: "低于\(low.chinese)或超过\(high.chinese)")
    return remarked(subject(operand) + clause, operand)
  }

  /// A state of the process, which `reached` compares as a number of steps.
  func reached(_ operand: Operand, _ limit: Double, _ holds: Bool) -> Message? {
    guard case .indicator(let index) = operand, let process = ruleSet.process,
      catalogue[index].id == ProcessPlan.stepID, let step = Int(exactly: limit),
      process.states.indices.contains(step)
    else { return nil }
    let state = process.states[step]
    return holds
      ? Message(en: "the process has reached “\(state)”", zh: "流程已到“\(state)”或以后")
      : Message(en: "the process has not reached “\(state)”", zh: "流程未到“\(state)”")
  }

  private func target(_ index: IndicatorIndex, _ direction: Direction, _ holds: Bool) -> Message {
    let title = catalogue[index].title
    switch (direction == .falling, holds) {
    case (false, true):
      return Message(
        en: "\(title.english) reaches the year's target", zh: "\(title.chinese)达到本年目标")
    case (false, false):
      return Message(
        en: "\(title.english) is below the year's target", zh: "\(title.chinese)未达到本年目标")
    case (true, true):
      return Message(
        en: "\(title.english) is at most the year's target", zh: "\(title.chinese)不超过本年目标")
    case (true, false):
      return Message(
        en: "\(title.english) is above the year's target", zh: "\(title.chinese)超过本年目标")
    }
  }

  // MARK: Conditions made of others

  private func allOf(_ parts: [Measure], _ holds: Bool) -> Message {
    combined(parts, holds, en: " and ", zh: "，且")
  }

  private func anyOf(_ parts: [Measure], _ holds: Bool) -> Message {
    combined(parts, holds, en: " or ", zh: "，或")
  }

  /// Parts that are themselves made of several stand in parentheses.
  private func combined(_ parts: [Measure], _ holds: Bool, en: String, zh: String) -> Message {
    .joined(
      parts.map { part in
        let clause = clause(part, holds: holds)
        return parts.count > 1 && part.isComposite ? clause.inParentheses : clause
      }, en: en, zh: zh)
  }

  private func counted(_ operands: [Operand], _ holds: Bool) -> Message {
    if operands.count == 1 { return truth(operands[0], holds) }
    let list = Message.list(operands.map(formula))
    if operands.allSatisfy(isBoolean) {
      return holds
        ? Message(en: "\(list.english) are all yes", zh: "\(list.chinese)都为“是”")
        : Message(en: "\(list.english) are not all yes", zh: "\(list.chinese)不都为“是”")
    }
    return holds
      ? Message(en: "none of \(list.english) is 0 or no", zh: "\(list.chinese)都不为0（或都为“是”）")
      : Message(
        en: "one of \(list.english) is 0 or no", zh: "\(list.chinese)中有为0（或“否”）的")
  }

  /// The values that get the most points of a ladder, as bands from the top.
  private func topSteps(
    _ operand: Operand, _ steps: [Step], _ direction: Direction, _ holds: Bool
  ) -> Message {
    let most = steps.map(\.points).max() ?? .zero
    let bands = steps.indices.filter { steps[$0].points == most }.map {
      band(operand, steps, $0, direction)
    }
    let clause = subject(operand) + .joined(bands, en: " or ", zh: "，或")
    let positive = remarked(clause, operand)
    if holds { return positive }
    return Message(en: "not: \(positive.english)", zh: "不符合“\(positive.chinese)”")
  }

  /// `不低于80%、低于95%`: the values that a step is the first to fit.
  func band(_ operand: Operand, _ steps: [Step], _ index: Int, _ direction: Direction) -> Message {
    let comparison = direction == .falling ? Comparison.atMost : .atLeast
    let own = comparing(operand, comparison, steps[index].threshold)
    guard index > 0 else { return own }
    let next = comparing(operand, comparison.opposite, steps[index - 1].threshold)
    return direction == .falling
      ? .joined([next, own], en: " and ", zh: "、") : .joined([own, next], en: " and ", zh: "、")
  }
}

extension Measure {
  /// Whether its clause is made of several.
  var isComposite: Bool {
    switch self {
    case .bestOf(let parts), .worstOf(let parts):
      parts.count > 1 || parts.contains(where: \.isComposite)
    case .weighted(let parts): parts.count > 1 || parts.contains(where: \.measure.isComposite)
    case .condition(let inner, _): inner.isComposite
    case .linear, .atLeast, .atMost, .between, .equals, .yes, .steps, .countOf, .deduct, .peer,
      .target, .progress:
      false
    }
  }
}

extension Grouping {
  /// The units that are compared, in a sentence.
  package var members: Message {
    switch self {
    case .all: Message(en: "all units", zh: "全部单位")
    case .city: Message(en: "the units of the city", zh: "全市同级单位")
    case .district: Message(en: "the units of the district", zh: "本区同级单位")
    case .street: Message(en: "the units of the street", zh: "本街道同级单位")
    case .stratum: Message(en: "the units of the same stratum", zh: "同类单位")
    }
  }
}
