import Diagnostics
import ScorecardModel

/// Measures that are made of others, and those that look at other units.
extension WorkingReader {
  private func part(_ number: Int, _ working: Working) -> Message {
    let text =
      switch working.outcome.outcome {
      case .scored: Message.clauses(working.lines)
      case .missing: TextWords.missing
      case .notApplicable: TextWords.notApplicable
      case .failed: TextWords.failed
      }
    return Message(en: "(\(number)) ", zh: "（\(number)）") + text
  }

  /// A line for each part, then what they come to; one part alone needs no more.
  private func lines(_ workings: [Working], ending: Message) -> [Message] {
    if workings.count == 1 { return workings[0].lines }
    return workings.enumerated().map { part($0 + 1, $1) } + [ending]
  }

  func best(_ measures: [Measure], _ worth: Double, _ scale: Points?) -> Working {
    let workings = measures.map { working($0, worth: worth, scale: scale) }
    let scored = workings.filter(\.isScored)
    guard let most = scored.map(\.attainment).max() else { return without(workings) }
    let lacks =
      most < 1
      && (workings.contains(where: \.isMissing) || scored.contains { $0.outcome.partlyMissing })
    let scores = scores(most, worth)
    let choice = Message(en: "the best: \(scores.english)", zh: "取最高：\(scores.chinese)")
    return Working(most, lines(workings, ending: choice), partlyMissing: lacks)
  }

  func worst(_ measures: [Measure], _ worth: Double, _ scale: Points?) -> Working {
    let workings = measures.map { working($0, worth: worth, scale: scale) }
    let scored = workings.filter(\.isScored)
    guard let least = scored.map(\.attainment).min() else { return without(workings) }
    if least > 0, workings.contains(where: \.isMissing) { return Working(.missing, []) }
    let lacks = least > 0 && scored.contains { $0.outcome.partlyMissing }
    let scores = scores(least, worth)
    let choice = Message(en: "the least: \(scores.english)", zh: "取最低：\(scores.chinese)")
    return Working(least, lines(workings, ending: choice), partlyMissing: lacks)
  }

  private func without(_ workings: [Working]) -> Working {
    Working(workings.contains(where: \.isMissing) ? .missing : .notApplicable, [])
  }

  /// Σ weight × attainment ÷ Σ weight: a part that is not applicable leaves, a missing one scores 0.
  func weighted(_ parts: [WeightedPart], _ worth: Double) -> Working {
    let outcomes = parts.map { working($0.measure, worth: 1, scale: $0.weight).outcome.outcome }
    var (total, missing, sum) = (0.0, 0.0, 0.0)
    for (part, outcome) in zip(parts, outcomes) where outcome != .notApplicable {
      total += part.weight.number
      if outcome == .missing { missing += part.weight.number }
    }
    if total == 0 { return Working(.notApplicable, []) }
    if missing == total { return Working(.missing, []) }
    let worths = parts.map { worth * $0.weight.number / total }
    let workings = zip(parts, worths).map { part, worth in
      working(part.measure, worth: worth, scale: part.weight)
    }
    for (part, working) in zip(parts, workings) where working.isScored {
      sum += part.weight.number * working.attainment
    }
    let attainment = sum / total
    let lacks = missing > 0 || workings.contains { $0.isScored && $0.outcome.partlyMissing }
    let scores = scores(attainment, worth)
    let whole = Message(en: "in all \(scores.english)", zh: "合计\(scores.chinese)")
    return Working(attainment, lines(workings, ending: whole), partlyMissing: lacks)
  }

  /// 1 where the measure is fully attained (`holds`), or where it is not; missing where missing
  /// data decide.
  func condition(_ inner: Measure, _ holds: Bool, _ worth: Double) -> Working {
    let working = working(inner, worth: worth, scale: nil)
    guard working.isScored else { return Working(working.outcome.outcome, []) }
    let isFull = working.attainment == 1
    if working.outcome.partlyMissing, !isFull { return Working(.missing, []) }
    var verdict = verdict(words.clause(inner, holds: isFull), isFull == holds, worth)
    verdict.outcome = working.outcome
    return verdict
  }

  // MARK: Other units

  func peer(
    _ operand: Operand, _ value: Double, _ statistic: PeerStatistic, _ within: Grouping,
    _ reversed: Bool, _ worth: Double
  ) -> Working {
    let members = series.current.units.partition(within).first { $0.contains(row) } ?? [row]
    let values = members.compactMap { member -> Double? in
      let cell = operand.cell { series.cell($0.indicator, $0.moment, member) }
      guard case .value(let value) = cell else { return nil }
      return operand.isComputed ? value.comparable : value
    }
    let own = operand.isComputed ? value.comparable : value
    guard values.count > 1, let least = values.min(), let greatest = values.max() else {
      return Working(.notApplicable, [])
    }
    let v = Figure.of(own)
    let count = values.count
    switch statistic {
    case .percentRank:
      let behind = values.count { reversed ? $0 > own : $0 < own }
      let attainment = Double(behind) / Double(count - 1)
      let line = Message(
        en: "\(behind) of \(count) units have a \(reversed ? "greater" : "smaller") value: ",
        zh: "\(count)个单位中比本单位\(reversed ? "大" : "小")的\(behind)个：")
      return Working(attainment, [line + product("\(behind) ÷ (\(count) − 1)", attainment, worth)])
    case .minMax:
      guard greatest > least else { return Working(.notApplicable, []) }
      let sign = reversed ? -1.0 : 1
      let low = min(sign * least, sign * greatest)
      let attainment = (sign * own - low) / (max(sign * least, sign * greatest) - low)
      let (a, b) = (Figure.of(least), Figure.of(greatest))
      let quotient =
        reversed ? "(\(b) − \(v)) ÷ (\(b) − \(a))" : "(\(v) − \(a)) ÷ (\(b) − \(a))"
      let line = Message(en: "least \(a), greatest \(b): ", zh: "最小值\(a)，最大值\(b)：")
      return Working(attainment, [line + product(quotient, attainment, worth)])
    case .zScore(let span):
      return zScore(values.map { reversed ? -$0 : $0 }, reversed ? -own : own, span, worth)
    }
  }

  private func zScore(_ values: [Double], _ own: Double, _ span: Double, _ worth: Double)
    -> Working
  {
    guard let first = values.first, values.contains(where: { $0 != first }) else {
      let scores = scores(0.5, worth)
      return Working(
        0.5,
        [Message(en: "all values are equal: \(scores.english)", zh: "数值都相同：\(scores.chinese)")])
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    let score = (own - mean) / deviation
    let attainment = min(max((score + span) / (2 * span), 0), 1)
    let (z, s) = (Figure.equals(score), Figure.of(span))
    let (m, d) = (Figure.of(abs(mean)), Figure.of(deviation))
    let summary = Message(
      en: "mean \(m), standard deviation \(d), standard score \(z)",
      zh: "平均值\(m)，标准差\(d)，标准分 \(z)")
    let isInside = attainment > 0 && attainment < 1
    let scores = scores(attainment, worth)
    return Working(
      attainment,
      [
        summary,
        isInside
          ? product("(\(Figure.of(score)) + \(s)) ÷ (2 × \(s))", attainment, worth) : scores,
      ])
  }
}
