import Diagnostics

/// A measure with one thing in it changed.
struct MeasureEdit {
  /// The changed part, by position in `Measure.parts` from the outside in.
  let path: [Int]
  /// A number that the change is about, as the file may write it.
  let number: Double?
  let change: Message
  /// The whole measure.
  let measure: Measure
}

/// Makes every edit of a measure that a careless author might: each is a mutant.
///
/// Not made are edits that the loader would refuse, and those that come to the same for every value
/// that the catalogue allows: a limit shifted between two possible whole numbers, or where nothing
/// can be on its other side.
struct MeasureEditor {
  let measure: Measure
  /// The points that full attainment is worth; nil in conditions.
  let scale: Points?
  let ranges: IndicatorRanges
  /// How many decimals a number in the measure is written with.
  let decimals: (_ number: Double, _ path: [Int]) -> Int
  /// The positions in `ProgressPath.shares` that the rule set's year looks at.
  let yearsLookedAt: [Int]

  var edits: [MeasureEdit] {
    var edits: [MeasureEdit] = []
    var seen: Set<Measure> = [measure.canonical(ranges)]
    for (path, part) in measure.all {
      for change in changes(of: part, at: path) {
        let edited = measure.replacingPart(at: path, with: change.measure)
        guard edited.isAllowed(scale: scale), seen.insert(edited.canonical(ranges)).inserted
        else { continue }
        edits.append(
          MeasureEdit(path: path, number: change.number, change: change.words, measure: edited))
      }
    }
    return edits
  }

  struct Change {
    let number: Double?
    let words: Message
    let measure: Measure

    init(_ words: Message, _ measure: Measure, number: Double? = nil) {
      self.number = number
      self.words = words
      self.measure = measure
    }
  }

  private func changes(of part: Measure, at path: [Int]) -> [Change] {
    ownChanges(of: part, at: path)
      + part.operands.enumerated().flatMap { position, operand in
        operandEdits(operand, at: path).map { edit in
          Change(
            edit.words, part.replacingOperand(position, with: edit.operand), number: edit.number)
        }
      }
  }

  private func ownChanges(of part: Measure, at path: [Int]) -> [Change] {
    switch part {
    case .linear(let operand, let from, let to):
      return shifts("from", from, path) { .linear(operand, from: $0, to: to) }
        + shifts("to", to, path) { .linear(operand, from: from, to: $0) }
    case .atLeast(let operand, let limit):
      return shifts("at_least", limit, path) { .atLeast(operand, $0) }
        + [beyond("at_least", limit, isUpper: false, .atLeast(operand, limit.nextUp))]
    case .atMost(let operand, let limit):
      return shifts("at_most", limit, path) { .atMost(operand, $0) }
        + [beyond("at_most", limit, isUpper: true, .atMost(operand, limit.nextDown))]
    case .between(let operand, let low, let high):
      return shifts("between", low, path) { .between(operand, $0, high) }
        + shifts("between", high, path) { .between(operand, low, $0) }
        + [
          beyond("between", low, isUpper: false, .between(operand, low.nextUp, high)),
          beyond("between", high, isUpper: true, .between(operand, low, high.nextDown)),
        ]
    case .equals(let operand, let value): return equalsChanges(operand, value, path)
    case .yes(let operand):
      return [
        Change(
          Message(en: "yes inverted", zh: "yes 改为相反"), .equals(operand, 0))
      ]
    case .steps(let operand, let steps, let direction):
      return stepChanges(operand, steps, direction, path)
    case .deduct(let operand, let expected, let per, let points):
      return shifts("expected", expected, path) {
        .deduct(operand, expected: $0, per: per, points: points)
      }
        + shifts("per", per, path) { .deduct(operand, expected: expected, per: $0, points: points) }
        + pointShifts("points", points, path) {
          .deduct(operand, expected: expected, per: per, points: $0)
        }
    case .countOf(let operands): return dropped("count_of", operands) { .countOf($0) }
    case .bestOf, .worstOf, .condition: return compositeChanges(part, path)
    case .weighted(let parts): return weightChanges(parts, path)
    case .peer(let operand, let statistic, let within, let reversed):
      return peerChanges(operand, statistic, within, reversed, path)
    case .target(let index, let direction):
      let other: Direction = direction == .falling ? .rising : .falling
      return [
        Change(Message(en: "target the other way", zh: "target 的方向相反"), .target(index, other))
      ]
    case .progress(let progress): return progressChanges(progress, path)
    }
  }

  // MARK: Limits

  /// One unit up and one down.
  func shifts(
    _ name: String, _ number: Double, _ path: [Int], _ make: (Double) -> Measure
  ) -> [Change] {
    let decimals = decimals(number, path)
    return [1, -1].map { units in
      let shifted = number.shifted(by: units, decimals: decimals)
      return Change(
        Message(
          verbatim: "\(name) \(number.text(decimals)) → \(shifted.text(decimals))"),
        make(shifted), number: number)
    }
  }

  private func pointShifts(
    _ name: String, _ points: Points, _ path: [Int], _ make: (Points) -> Measure
  ) -> [Change] {
    let unit = Points.unit(of: decimals(points.number, path))
    return [points + unit, points - unit].filter { $0 > .zero }.map { shifted in
      Change(
        Message(verbatim: "\(name) \(points) → \(shifted)"), make(shifted),
        number: points.number)
    }
  }

  /// A limit that no longer belongs to what it limits.
  private func beyond(
    _ name: String, _ limit: Double, isUpper: Bool, _ measure: Measure
  ) -> Change {
    let text = limit.text(limit.shortestDecimals)
    return Change(
      Message(
        en: "\(name) \(text) → \(isUpper ? "less" : "greater") than \(text)",
        zh: "\(name) \(text) → \(isUpper ? "小于" : "大于") \(text)"),
      measure, number: limit)
  }

  private func equalsChanges(_ operand: Operand, _ value: Double, _ path: [Int]) -> [Change] {
    let range = operand.comparableRange(ranges)
    guard range.isWhole, range.lower == 0, range.upper == 1 else {
      return shifts("equals", value, path) { .equals(operand, $0) }
    }
    return [
      Change(
        Message(
          verbatim: "equals \(value != 0) → \(value == 0)"), .equals(operand, value == 0 ? 1 : 0),
        number: value)
    ]
  }

  private func stepChanges(
    _ operand: Operand, _ steps: [Step], _ direction: Direction, _ path: [Int]
  ) -> [Change] {
    let replacing = { (index: Int, step: Step) -> Measure in
      var edited = steps
      edited[index] = step
      return .steps(operand, edited, direction)
    }
    var changes: [Change] = []
    for (index, step) in steps.enumerated() {
      changes += shifts("steps", step.threshold, path) {
        replacing(index, Step(threshold: $0, points: step.points))
      }
      let isFalling = direction == .falling
      let strict = isFalling ? step.threshold.nextDown : step.threshold.nextUp
      changes.append(
        beyond(
          "steps", step.threshold, isUpper: isFalling,
          replacing(index, Step(threshold: strict, points: step.points))))
    }
    for (index, (step, next)) in zip(steps, steps.dropFirst()).enumerated()
    where step.points != next.points {
      var edited = steps
      edited[index] = Step(threshold: step.threshold, points: next.points)
      edited[index + 1] = Step(threshold: next.threshold, points: step.points)
      changes.append(
        Change(
          Message(
            en: "points of the steps \(step.points) and \(next.points) swapped",
            zh: "相邻两档的 \(step.points) 分和 \(next.points) 分对调"),
          .steps(operand, edited, direction), number: step.threshold))
    }
    return changes
  }

  // MARK: Measures made of parts

  private func dropped<Part>(
    _ name: String, _ parts: [Part], _ make: ([Part]) -> Measure
  ) -> [Change] {
    guard parts.count > 1 else { return [] }
    return parts.indices.map { index in
      var edited = parts
      edited.remove(at: index)
      return Change(
        Message(en: "part \(index + 1) of \(name) dropped", zh: "去掉 \(name) 的第 \(index + 1) 项"),
        make(edited))
    }
  }

  private func compositeChanges(_ part: Measure, _ path: [Int]) -> [Change] {
    let holdsOnly =
      path.last.map { _ in measure.part(at: path.dropLast())?.isCondition == true } ?? false
    switch part {
    case .bestOf(let measures) where measures.count > 1:
      let (name, other) = holdsOnly ? ("any_of", "all_of") : ("best_of", "worst_of")
      return [Change(Message(verbatim: "\(name) → \(other)"), .worstOf(measures))]
        + dropped(name, measures) { .bestOf($0) }
    case .worstOf(let measures) where measures.count > 1:
      let (name, other) = holdsOnly ? ("all_of", "any_of") : ("worst_of", "best_of")
      return [Change(Message(verbatim: "\(name) → \(other)"), .bestOf(measures))]
        + dropped(name, measures) { .worstOf($0) }
    case .condition(let inner, holds: false):
      return [
        Change(Message(en: "not_of dropped", zh: "去掉 not_of"), .condition(inner, holds: true))
      ]
    default: return []
    }
  }

  private func weightChanges(_ parts: [WeightedPart], _ path: [Int]) -> [Change] {
    var changes: [Change] = []
    for (index, part) in parts.enumerated() where parts.count > 1 {
      changes += pointShifts("weight", part.weight, path) { weight in
        var edited = parts
        edited[index] = WeightedPart(part.measure, weight: weight)
        return .weighted(edited)
      }
    }
    for (index, (part, next)) in zip(parts, parts.dropFirst()).enumerated()
    where part.weight != next.weight {
      var edited = parts
      edited[index] = WeightedPart(part.measure, weight: next.weight)
      edited[index + 1] = WeightedPart(next.measure, weight: part.weight)
      changes.append(
        Change(
          Message(
            en: "weights \(part.weight) and \(next.weight) swapped",
            zh: "相邻的权重 \(part.weight) 和 \(next.weight) 对调"), .weighted(edited),
          number: part.weight.number))
    }
    return changes + dropped("weighted", parts) { .weighted($0) }
  }

  // MARK: Measures that look beyond the unit's own values

  private func peerChanges(
    _ operand: Operand, _ statistic: PeerStatistic, _ within: Grouping, _ reversed: Bool,
    _ path: [Int]
  ) -> [Change] {
    let other: Grouping = within == .all ? .district : .all
    var changes = [
      Change(
        Message(en: "compared the other way", zh: "比较的方向相反"),
        .peer(operand, statistic, within: within, reversed: !reversed)),
      Change(
        Message(verbatim: "within \(within.rawValue) → \(other.rawValue)"),
        .peer(operand, statistic, within: other, reversed: reversed)),
    ]
    if case .zScore(let span) = statistic {
      changes += shifts("span", span, path) {
        .peer(operand, .zScore(span: $0), within: within, reversed: reversed)
      }
    }
    return changes
  }

  /// A year that the rule set does not look at changes nothing; the last share is always 1.
  private func progressChanges(_ progress: ProgressPath, _ path: [Int]) -> [Change] {
    var changes: [Change] = []
    if let goal = progress.goal {
      changes += shifts("goal", goal, path) {
        var edited = progress
        edited.goal = $0
        return .progress(edited)
      }
    }
    for index in yearsLookedAt where index < progress.shares.count - 1 {
      changes += shifts("by[\(index + 1)]", progress.shares[index], path) {
        var edited = progress
        edited.shares[index] = $0
        return .progress(edited)
      }
    }
    return changes
  }
}

extension Measure {
  fileprivate var isCondition: Bool { if case .condition = self { true } else { false } }
}

extension Double {
  /// With so many decimals.
  func text(_ decimals: Int) -> String {
    if decimals == 0, abs(self) < 1e15 { return String(Int64(self)) }
    guard decimals <= 6, let points = Points(quantising: self) else { return "\(self)" }
    return points.text(decimals: decimals)
  }
}
