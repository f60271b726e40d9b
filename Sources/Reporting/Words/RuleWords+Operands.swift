import Diagnostics
import ScorecardModel

/// What a measure reads, in words.
extension RuleWords {
  /// `有效建团单位数 ÷ 应建团单位数 × 100%`; an indicator's title.
  package func formula(_ operand: Operand) -> Message {
    switch operand {
    case .indicator(let index): return catalogue[index].title
    case .ratio(let numerator, let denominator, let scale):
      let quotient = factor(numerator) + Message(verbatim: " ÷ ") + factor(denominator)
      if scale == 1 { return quotient }
      let percent = isPercentage(operand) ? "%" : ""
      return quotient + Message(verbatim: " × \(NumberText.of(scale))\(percent)")
    case .sum(let terms):
      if countsYes(terms) {
        let titles = Message.list(terms.map(formula))
        return Message(
          en: "the number of yes among \(titles.english)", zh: "\(titles.chinese)中为“是”的项数")
      }
      return .joined(terms.map(formula), en: " + ", zh: " + ")
    case .change(let inner, let moment):
      let formula = factor(inner)
      let since = moment.title
      return Message(
        en: "the change of \(formula.english) since the \(since.english)",
        zh: "\(formula.chinese)比\(since.chinese)的增减")
    case .gap(let left, let right):
      let (left, right) = (formula(left), formula(right))
      return Message(
        en: "the difference between \(left.english) and \(right.english)",
        zh: "\(left.chinese)与\(right.chinese)之差的绝对值")
    case .sampled(let inner, _, _): return formula(inner)
    }
  }

  /// A part of a product: in parentheses where it is a sum or another formula.
  private func factor(_ operand: Operand) -> Message {
    switch operand {
    case .indicator: formula(operand)
    case .sampled(let inner, _, _): factor(inner)
    default: formula(operand).inParentheses
    }
  }

  /// What else is to be known of an operand: samples that are too small.
  func remarks(_ operand: Operand) -> [Message] {
    switch operand {
    case .indicator: return []
    case .ratio(let left, let right, _), .gap(let left, let right):
      return remarks(left) + remarks(right)
    case .sum(let terms): return terms.flatMap(remarks)
    case .change(let inner, _): return remarks(inner)
    case .sampled(let inner, let size, let least):
      let (formula, value) = (formula(size), value(least, of: size))
      return remarks(inner) + [
        Message(
          en: "missing where \(formula.english) is below \(value.english)",
          zh: "\(formula.chinese)不足\(value.chinese)的，按缺数据")
      ]
    }
  }

  /// A sentence with what else is to be known of its operand.
  func remarked(_ sentence: Message, _ operand: Operand) -> Message {
    var seen: Set<Message> = []
    let remarks = remarks(operand).filter { seen.insert($0).inserted }
    guard !remarks.isEmpty else { return sentence }
    return sentence + Message(en: " ", zh: "") + Message.clauses(remarks).inParentheses
  }

  // MARK: Units of measure

  /// A number with the operand's unit of measure.
  package func value(_ number: Double, of operand: Operand) -> Message {
    let unit = unit(of: operand)
    let text = NumberText.of(number)
    return Message(en: text + unit.english, zh: text + unit.chinese)
  }

  /// The unit of measure that follows a number of the operand. Catalogues write units in Chinese:
  /// English texts have those that are signs, such as %.
  func unit(of operand: Operand) -> Message {
    let chinese = chineseUnit(of: operand)
    let isSign = chinese.utf8.allSatisfy { $0 < 0x80 } || chinese == "℃"
    return Message(en: isSign && !chinese.isEmpty ? spaced(chinese) : "", zh: chinese)
  }

  private func spaced(_ unit: String) -> String { unit == "%" ? unit : " \(unit)" }

  private func chineseUnit(of operand: Operand) -> String {
    switch operand {
    case .indicator(let index): return catalogue[index].measureUnit
    case .ratio(let numerator, let denominator, let scale):
      if isPercentage(operand) { return "%" }
      let (upper, lower) = (chineseUnit(of: numerator), chineseUnit(of: denominator))
      if scale == 1, upper == lower { return "" }
      guard !upper.isEmpty, !lower.isEmpty else { return "" }
      return upper + "/" + Self.multiple(scale) + lower
    case .sum(let terms):
      if countsYes(terms) { return "项" }
      let units = Set(terms.map(chineseUnit))
      return units.count == 1 ? units.first ?? "" : ""
    case .change(let inner, _), .sampled(let inner, _, _): return chineseUnit(of: inner)
    case .gap(let left, let right):
      let unit = chineseUnit(of: left)
      return unit == chineseUnit(of: right) ? unit : ""
    }
  }

  private static func multiple(_ scale: Double) -> String {
    switch scale {
    case 1: ""
    case 100: "百"
    case 1000: "千"
    case 10_000: "万"
    default: NumberText.of(scale)
    }
  }

  /// Whether a ratio of 100 is a share in per cent: `per { …, 100 }` of unlike things is not.
  func isPercentage(_ operand: Operand) -> Bool {
    guard case .ratio(let numerator, let denominator, 100) = operand else { return false }
    return chineseUnit(of: numerator) == chineseUnit(of: denominator)
  }

  // MARK: Kinds of values

  func isBoolean(_ operand: Operand) -> Bool {
    switch operand {
    case .indicator(let index): catalogue[index].type == .boolean
    case .sampled(let inner, _, _): isBoolean(inner)
    default: false
    }
  }

  private func countsYes(_ terms: [Operand]) -> Bool {
    terms.count > 1 && terms.allSatisfy(isBoolean)
  }

  /// Whether all values are whole numbers.
  func isWhole(_ operand: Operand) -> Bool {
    switch operand {
    case .indicator(let index):
      catalogue[index].type == .count || catalogue[index].type == .boolean
    case .ratio: false
    case .sum(let terms): terms.allSatisfy(isWhole)
    case .change(let inner, _), .sampled(let inner, _, _): isWhole(inner)
    case .gap(let left, let right): isWhole(left) && isWhole(right)
    }
  }

  /// Whether no value is below zero.
  func isNeverNegative(_ operand: Operand) -> Bool {
    switch operand {
    case .indicator(let index):
      let indicator = catalogue[index]
      let isShare = indicator.type == .boolean || index >= catalogue.count - ruleSet.derived.count
      return isShare || (indicator.minimum ?? -1) >= 0
    case .ratio(let numerator, let denominator, let scale):
      return scale >= 0 && isNeverNegative(numerator) && isNeverNegative(denominator)
    case .sum(let terms): return terms.allSatisfy(isNeverNegative)
    case .change: return false
    case .gap: return true
    case .sampled(let inner, _, _): return isNeverNegative(inner)
    }
  }
}

extension Moment {
  /// Which snapshot or promise a value is from.
  package var title: Message {
    switch self {
    case .current: Message(en: "current value", zh: "本期")
    case .previous: Message(en: "snapshot before", zh: "上期")
    case .baseline: Message(en: "baseline", zh: "基期")
    case .target: Message(en: "year's target", zh: "本年目标")
    case .goal: Message(en: "final goal", zh: "终期目标")
    }
  }
}
