import Diagnostics
import ScorecardModel

/// Measures in words: what is earned for which values.
extension RuleWords {
  /// - Parameters:
  ///   - worth: the points that full attainment comes to.
  ///   - scale: what points in `steps` and `deduct` are out of; nil where they are out of their
  ///     own greatest.
  func sentence(_ measure: Measure, worth: Worth, scale: Points?) -> Message {
    switch measure {
    case .linear(let operand, let from, let to):
      return remarked(linear(operand, from, to, worth), operand)
    case .steps(let operand, let steps, let direction):
      return remarked(ladder(operand, steps, direction, worth, scale), operand)
    case .countOf(let operands): return count(operands, worth)
    case .deduct(let operand, let expected, let per, let points):
      let loss = worth.scaled(by: points, over: scale ?? points)
      return remarked(deduction(operand, expected, per, loss, worth), operand)
    case .bestOf(let parts):
      return choice(
        parts, Message(en: "the best of: ", zh: "以下取得分最高的："), worth, scale)
    case .worstOf(let parts):
      return choice(
        parts, Message(en: "the least of: ", zh: "以下取得分最低的："), worth, scale)
    case .weighted(let parts): return weighted(parts, worth)
    case .peer(let operand, let statistic, let within, let reversed):
      return remarked(peer(operand, statistic, within, reversed, worth), operand)
    case .target(let index, let direction): return target(index, direction, worth)
    case .progress(let path): return remarked(progress(path, worth), path.operand)
    case .atLeast, .atMost, .between, .equals, .yes, .condition: return allOrNothing(measure, worth)
    }
  }

  private func points(_ worth: Worth) -> Message { PointsWords.of(worth) }

  /// `团员数不少于3人得8分，否则不得分`.
  private func allOrNothing(_ measure: Measure, _ worth: Worth) -> Message {
    let (clause, points) = (clause(measure), points(worth))
    let connector = measure.isComposite ? "的，得" : "得"
    return Message(
      en: "\(points.english) where \(clause.english), else 0",
      zh: "\(clause.chinese)\(connector)\(points.chinese)，否则不得分")
  }

  /// `a ÷ b × 100%：达到95%得8分，50%及以下得0分，之间按比例计分`.
  private func linear(_ operand: Operand, _ from: Double, _ to: Double, _ worth: Worth) -> Message {
    let formula = formula(operand)
    let points = points(worth)
    if case .indicator(let index) = operand, from == 0, to == 100, isScoreRate(index) {
      return Message(
        en: "\(formula.english) × \(points.english), at most \(points.english)",
        zh: "\(formula.chinese) × \(points.chinese)，最高\(points.chinese)")
    }
    let full = reaching(operand, to, rising: from < to)
    if from == 0, to > 0, isNeverNegative(operand) {
      return Message(
        en: "\(formula.english): \(points.english) at \(full.english), in proportion below",
        zh: "\(formula.chinese)：\(full.chinese)得\(points.chinese)，不足的按比例计分")
    }
    let nothing = endingAt(operand, from, rising: from < to)
    return Message(
      en: "\(formula.english): \(points.english) at \(full.english), 0 at \(nothing.english), "
        + "in proportion between",
      zh: "\(formula.chinese)：\(full.chinese)得\(points.chinese)，\(nothing.chinese)得0分，之间按比例计分")
  }

  /// Whether it is the score rate of a used rule set.
  private func isScoreRate(_ index: IndicatorIndex) -> Bool {
    ruleSet.uses.contains { $0.id(.rate) == catalogue[index].id }
  }

  /// `达到95%`: where a straight line ends in full points.
  private func reaching(_ operand: Operand, _ limit: Double, rising: Bool) -> Message {
    if case .change = operand {
      let clause = comparing(operand, rising ? .atLeast : .atMost, limit)
      return Message(en: clause.english.dropping("is "), zh: clause.chinese.dropping("为"))
    }
    let value = value(limit, of: operand)
    return rising
      ? Message(en: "\(value.english) or more", zh: "达到\(value.chinese)")
      : Message(en: "\(value.english) or less", zh: "不超过\(value.chinese)")
  }

  /// `50%及以下`: where a straight line begins.
  private func endingAt(_ operand: Operand, _ limit: Double, rising: Bool) -> Message {
    if case .change = operand {
      let clause = comparing(operand, rising ? .atMost : .atLeast, limit)
      return Message(en: clause.english.dropping("is "), zh: clause.chinese.dropping("为"))
    }
    let value = value(limit, of: operand)
    return rising
      ? Message(en: "\(value.english) or less", zh: "\(value.chinese)及以下")
      : Message(en: "\(value.english) or more", zh: "\(value.chinese)及以上")
  }

  /// `达到95%得8分；不低于80%、低于95%得5分；低于80%不得分`.
  private func ladder(
    _ operand: Operand, _ steps: [Step], _ direction: Direction, _ worth: Worth, _ scale: Points?
  ) -> Message {
    let whole = scale ?? steps.map(\.points).max() ?? .zero
    let formula = formula(operand)
    var lines = steps.indices.map { index in
      let band = band(operand, steps, index, direction)
      guard whole > .zero, steps[index].points > .zero else {
        return Message(en: "0 where it \(band.english)", zh: "\(band.chinese)的，不得分")
      }
      let points = points(worth.scaled(by: steps[index].points, over: whole))
      return Message(
        en: "\(points.english) where it \(band.english)",
        zh: "\(band.chinese)的，得\(points.chinese)")
    }
    if let last = steps.last {
      let rest = comparing(operand, direction == .falling ? .above : .below, last.threshold)
      lines.append(Message(en: "0 where it \(rest.english)", zh: "\(rest.chinese)的，不得分"))
    }
    return Message(en: "\(formula.english): ", zh: "\(formula.chinese)：") + .clauses(lines)
  }

  /// `共6项，每项1分，为“是”的得分：…`.
  private func count(_ operands: [Operand], _ worth: Worth) -> Message {
    let list = Message.list(operands.map(formula))
    if operands.count == 1 { return allOrNothing(.yes(operands[0]), worth) }
    let each = points(worth.scaled(by: Points(whole: 1), over: Points(whole: operands.count)))
    let yes =
      operands.allSatisfy(isBoolean)
      ? Message(en: "is yes", zh: "为“是”的得分") : Message(en: "is yes or not 0", zh: "为“是”（或不为0）的得分")
    let sentence = Message(
      en: "\(each.english) for each of \(operands.count) that \(yes.english): \(list.english)",
      zh: "共\(operands.count)项，每项\(each.chinese)，\(yes.chinese)：\(list.chinese)")
    return remarked(sentence, .sum(operands))
  }

  /// `活动次数：达到12次得8分，每少1次扣1分，扣完为止`.
  private func deduction(
    _ operand: Operand, _ expected: Double, _ per: Double, _ loss: Worth, _ worth: Worth
  ) -> Message {
    let (formula, points, loss) = (formula(operand), points(worth), points(loss))
    let (expected, step) = (value(expected, of: operand), value(per, of: operand))
    let isExact = isWhole(operand) && per == 1
    return Message(
      en: "\(formula.english): \(points.english) at \(expected.english) or more, \(loss.english) "
        + "less for each \(step.english) short\(isExact ? "" : " (in proportion)"), not below 0",
      zh:
        "\(formula.chinese)：达到\(expected.chinese)得\(points.chinese)，每少\(step.chinese)扣\(loss.chinese)"
        + "\(isExact ? "" : "（不足\(step.chinese)的按比例扣）")，扣完为止")
  }

  private func choice(
    _ parts: [Measure], _ introduction: Message, _ worth: Worth, _ scale: Points?
  ) -> Message {
    let sentences = parts.map { sentence($0, worth: worth, scale: scale) }
    return sentences.count == 1 ? sentences[0] : introduction + .numbered(sentences)
  }

  private func weighted(_ parts: [WeightedPart], _ worth: Worth) -> Message {
    let whole = parts.reduce(Points.zero) { $0 + $1.weight }
    let sentences = parts.map { part in
      sentence(
        part.measure, worth: worth.scaled(by: part.weight, over: whole), scale: part.weight)
    }
    if sentences.count == 1 { return sentences[0] }
    let count = sentences.count
    return Message(en: "the sum of \(count) parts: ", zh: "以下\(count)部分得分相加：")
      + .numbered(sentences)
  }

  // MARK: Among other units, against targets, over years

  private func peer(
    _ operand: Operand, _ statistic: PeerStatistic, _ within: Grouping, _ reversed: Bool,
    _ worth: Worth
  ) -> Message {
    let (formula, points, group) = (formula(operand), points(worth), within.members)
    let among = Message(
      en: "\(formula.english), among \(group.english) that have a value: ",
      zh: "\(formula.chinese)，在\(group.chinese)（有数据的）中比较：")
    switch statistic {
    case .percentRank:
      return among
        + Message(
          en: "the number of units with a \(reversed ? "greater" : "smaller") value ÷ "
            + "(number of units − 1) × \(points.english)",
          zh: "数值比本单位\(reversed ? "大" : "小")的单位数 ÷（单位数 − 1）× \(points.chinese)")
    case .minMax:
      return among
        + (reversed
          ? Message(
            en: "(greatest − own value) ÷ (greatest − least) × \(points.english)",
            zh: "（最大值 − 本单位值）÷（最大值 − 最小值）× \(points.chinese)")
          : Message(
            en: "(own value − least) ÷ (greatest − least) × \(points.english)",
            zh: "（本单位值 − 最小值）÷（最大值 − 最小值）× \(points.chinese)"))
    case .zScore(let span):
      let span = NumberText.of(span)
      let difference =
        reversed
        ? Message(en: "mean − own value", zh: "平均值 − 本单位值")
        : Message(en: "own value − mean", zh: "本单位值 − 平均值")
      return among
        + Message(
          en: "standard score = (\(difference.english)) ÷ standard deviation (n − 1); "
            + "\(points.english) at \(span) or more, 0 at −\(span) or less, in proportion between",
          zh: "标准分 =（\(difference.chinese)）÷ 标准差（n − 1）；标准分达到\(span)得\(points.chinese)，"
            + "−\(span)及以下得0分，之间按比例计分；数值都相同的得一半")
    }
  }

  private func target(_ index: IndicatorIndex, _ direction: Direction, _ worth: Worth) -> Message {
    let (title, points) = (catalogue[index].title, points(worth))
    if direction == .falling {
      return Message(
        en: "\(title.english): \(points.english) at the year's target or less; above it, "
          + "target ÷ value × \(points.english)",
        zh: "\(title.chinese)：不超过本年目标值得\(points.chinese)；超过的，得 目标值 ÷ 实际值 × \(points.chinese)")
    }
    return Message(
      en: "\(title.english): \(points.english) at the year's target or more; below it, "
        + "value ÷ target × \(points.english)",
      zh: "\(title.chinese)：达到本年目标值得\(points.chinese)；不足的，得 实际值 ÷ 目标值 × \(points.chinese)")
  }

  private func progress(_ path: ProgressPath, _ worth: Worth) -> Message {
    let (formula, points) = (formula(path.operand), points(worth))
    let shares = path.shares.enumerated().map { index, share in
      let percent = NumberText.of((share * 100).comparable)
      return Message(
        en: "\(percent)% by the end of year \(index + 1)", zh: "第\(index + 1)年末\(percent)%")
    }
    let due = Message.list(shares)
    let goal =
      path.goal.map { value($0, of: path.operand) }
      ?? Message(
        en: "the unit's own target for year \(path.schedule.years)",
        zh: "本单位第\(path.schedule.years)年的目标值")
    let hold = value(path.schedule.lights.hold, of: path.operand)
    return Message(
      en: "\(formula.english), on the way from the baseline to the goal (\(goal.english)): "
        + "(value − baseline) ÷ (due − baseline) × \(points.english), 0 to \(points.english); "
        + "due = baseline + (goal − baseline) × the share due (\(due.english), by days within a "
        + "year). Where the baseline is the goal or better: \(points.english) where the value is "
        + "at most \(hold.english) worse than the goal, else 0",
      zh: "\(formula.chinese)，按从基期到目标的进度：（实际值 − 基期值）÷（应达值 − 基期值）× \(points.chinese)，"
        + "最低0分，最高\(points.chinese)；应达值 = 基期值 +（目标值 − 基期值）× 应走比例（\(due.chinese)，年内按天数推算）；"
        + "目标值为\(goal.chinese)；基期已达到或好于目标的，比目标差不超过\(hold.chinese)的得\(points.chinese)，否则不得分")
  }
}

extension String {
  fileprivate func dropping(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
