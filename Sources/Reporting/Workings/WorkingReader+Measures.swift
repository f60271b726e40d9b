import Diagnostics
import ScorecardModel

/// The arithmetic of single measures.
extension WorkingReader {
  /// `(87 − 50) ÷ (95 − 50) × 8 = 6.577778分`.
  func linear(
    _ operand: Operand, _ value: Double, _ from: Double, _ to: Double, _ worth: Double
  ) -> Working {
    let share = (value - from) / (to - from)
    let attainment = min(max(share, 0), 1)
    if share >= 1 || share <= 0 {
      let clause = words.comparing(
        operand, (from < to) == (share >= 1) ? .atLeast : .atMost, share >= 1 ? to : from)
      return Working(attainment, [found(operand, value, clause, attainment, worth)])
    }
    let (v, a, b) = (Figure.of(value), Figure.of(from), Figure.of(to))
    let quotient =
      from == 0
      ? "\(v) ÷ \(b)"
      : from < to ? "(\(v) − \(a)) ÷ (\(b) − \(a))" : "(\(a) − \(v)) ÷ (\(a) − \(b))"
    return Working(attainment, [product(quotient, attainment, worth)])
  }

  /// `97.5%，不低于95%：得8分`: where a value stands, and what that is worth.
  private func found(
    _ operand: Operand, _ value: Double, _ clause: Message, _ attainment: Double, _ worth: Double
  ) -> Message {
    let (value, scores) = (shown(value, of: operand), scores(attainment, worth))
    return Message(
      en: "\(value.english) \(clause.english): \(scores.english)",
      zh: "\(value.chinese)，\(clause.chinese)：\(scores.chinese)")
  }

  /// `… × 8 = 6.577778分`.
  func product(_ quotient: String, _ attainment: Double, _ worth: Double) -> Message {
    let points = points(attainment, worth)
    let whole = Figure.of(worth)
    return Message(
      en: "\(quotient) × \(whole) = \(points) points", zh: "\(quotient) × \(whole) = \(points)分")
  }

  /// A measure of all or nothing.
  func comparison(_ measure: Measure, _ worth: Double) -> Working {
    guard let operand = measure.operands.first else { return Working(.missing, []) }
    return reading(operand) { value in
      let clean = operand.isComputed ? value.comparable : value
      let holds =
        switch measure {
        case .atLeast(_, let limit): clean >= limit
        case .atMost(_, let limit): clean <= limit
        case .between(_, let low, let high): clean >= low && clean <= high
        case .equals(_, let other): clean == other
        default: clean != 0
        }
      guard let clause = words.predicate(measure, holds: holds) else {
        return verdict(words.clause(measure, holds: holds), holds, worth)
      }
      return Working(
        holds ? 1 : 0, [found(operand, value, clause, holds ? 1 : 0, worth)])
    }
  }

  /// `团员数不少于3人：得8分`.
  func verdict(_ clause: Message, _ holds: Bool, _ worth: Double) -> Working {
    let scores = scores(holds ? 1 : 0, worth)
    return Working(
      holds ? 1 : 0,
      [
        Message(
          en: "\(clause.english): \(scores.english)", zh: "\(clause.chinese)：\(scores.chinese)")
      ])
  }

  func ladder(
    _ operand: Operand, _ value: Double, _ steps: [Step], _ direction: Direction, _ worth: Double,
    _ scale: Points?
  ) -> Working {
    let whole = (scale ?? steps.map(\.points).max() ?? .zero).number
    let clean = operand.isComputed ? value.comparable : value
    let index = steps.firstIndex {
      direction == .falling ? clean <= $0.threshold : clean >= $0.threshold
    }
    let band: Message
    if let index {
      band = words.band(operand, steps, index, direction)
    } else {
      let last = steps.last?.threshold ?? 0
      band = words.comparing(operand, direction == .falling ? .above : .below, last)
    }
    let attainment = index.map { steps[$0].points.number / whole } ?? 0
    return Working(attainment, [found(operand, value, band, attainment, worth)])
  }

  /// k of n: what is not applicable leaves n, what is missing counts as no.
  func count(_ operands: [Operand], _ worth: Double) -> Working {
    let cells = operands.map { (operand: $0, cell: cell($0)) }
    let counting = cells.filter { $0.cell != .notApplicable }
    let missing = counting.filter { $0.cell == .missing }
    if counting.isEmpty { return Working(.notApplicable, []) }
    if missing.count == counting.count { return Working(.missing, []) }
    let yes = counting.filter { if case .value(let value) = $0.cell { value != 0 } else { false } }
    let attainment = Double(yes.count) / Double(counting.count)
    let short = counting.filter { entry in !yes.contains { $0.operand == entry.operand } }
    var line = product("\(yes.count) ÷ \(counting.count)", attainment, worth)
    if !short.isEmpty {
      let list = Message.list(
        short.map { entry in
          let title = words.formula(entry.operand)
          guard entry.cell == .missing else { return title }
          return Message(
            en: "\(title.english) (data missing)", zh: "\(title.chinese)（缺数据）")
        })
      line = line + Message(en: "; not there: \(list.english)", zh: "；没有的：\(list.chinese)")
    }
    return Working(attainment, [line], partlyMissing: !missing.isEmpty)
  }

  func deduction(
    _ operand: Operand, _ value: Double, _ expected: Double, _ per: Double, _ points: Points,
    _ scale: Points, _ worth: Double
  ) -> Working {
    let whole = scale.number
    let off = points.number * max(0, expected - value) / per
    let attainment = max(0, whole - off) / whole
    if value >= expected {
      let clause = words.comparing(operand, .atLeast, expected)
      return Working(attainment, [found(operand, value, clause, attainment, worth)])
    }
    let (short, step) = (shown(expected - value, of: operand), Figure.of(per))
    let loss = Figure.of(points.number * worth / whole)
    let earned = self.points(attainment, worth)
    let times = per == 1 ? "" : " ÷ \(step)"
    let sum = "\(Figure.of(worth)) − \(Figure.of(expected - value))\(times) × \(loss)"
    let floor = off > whole
    return Working(
      attainment,
      [
        Message(
          en: "\(short.english) short: \(sum)\(floor ? ", not below 0:" : " =") \(earned) points",
          zh: "少\(short.chinese)：\(sum)\(floor ? "，扣完为止，得" : " = ")\(earned)分")
      ])
  }

  func target(_ index: IndicatorIndex, _ direction: Direction, _ worth: Double) -> Working {
    let operand = Operand.indicator(index)
    switch (cell(operand), cell(operand, at: .target)) {
    case (.notApplicable, _), (_, .notApplicable): return Working(.notApplicable, [])
    case (.missing, _), (_, .missing): return Working(.missing, [])
    case (.value(let value), .value(let target)):
      let isMet = direction == .falling ? value <= target : value >= target
      if isMet || target <= 0 {
        return verdict(words.clause(.target(index, direction), holds: isMet), isMet, worth)
      }
      let (v, t) = (Figure.of(value), Figure.of(target))
      let share = direction == .falling ? target / value : max(0, value / target)
      return Working(
        share, [product(direction == .falling ? "\(t) ÷ \(v)" : "\(v) ÷ \(t)", share, worth)])
    }
  }

  func progress(_ path: ProgressPath, _ worth: Double) -> Working {
    let cells = [
      cell(path.operand), cell(path.operand, at: .baseline),
      path.goal.map { Cell.value($0) } ?? cell(path.operand, at: .goal),
    ]
    if cells.contains(.notApplicable) { return Working(.notApplicable, []) }
    guard case .value(let value) = cells[0], case .value(let baseline) = cells[1],
      case .value(let goal) = cells[2], let day = series.asOf
    else { return Working(.missing, []) }
    let attainment = path.attainment(value: value, baseline: baseline, goal: goal, on: day)
    let position = path.position(value: value, baseline: baseline, goal: goal, on: day)
    let (v, b, g) = (Figure.of(value), Figure.of(baseline), Figure.of(goal))
    let scores = scores(attainment, worth)
    var lines = [
      Message(en: "value \(v), baseline \(b), goal \(g)", zh: "实际值\(v)，基期值\(b)，目标值\(g)")
    ]
    if let shortfall = position.shortfall {
      let hold = Figure.of(path.schedule.lights.hold)
      let worse = Figure.of(max(0, shortfall))
      lines.append(
        Message(
          en: "the baseline is the goal or better; \(worse) worse than the goal (at most \(hold) "
            + "is allowed): \(scores.english)",
          zh: "基期已达到目标，比目标差\(worse)（允许\(hold)）：\(scores.chinese)"))
      return Working(attainment, lines)
    }
    let share = Figure.of(100 * path.schedule.expectedShare(path.shares, on: day))
    let due = Figure.equals(position.expected)
    lines.append(
      Message(
        en: "due by \(day): \(b) + (\(g) − \(b)) × \(share)% \(due)",
        zh: "截至\(day)应达：\(b) + (\(g) − \(b)) × \(share)% \(due)"))
    let e = Figure.of(position.expected)
    lines.append(
      attainment > 0 && attainment < 1
        ? product("(\(v) − \(b)) ÷ (\(e) − \(b))", attainment, worth)
        : attainment == 1
          ? Message(en: "reached: \(scores.english)", zh: "已达到：\(scores.chinese)")
          : Message(en: "no progress: \(scores.english)", zh: "没有进展：\(scores.chinese)"))
    return Working(attainment, lines)
  }
}
