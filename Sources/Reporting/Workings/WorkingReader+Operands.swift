import Diagnostics
import ScorecardModel

/// How values are computed, with the numbers filled in.
extension WorkingReader {
  /// `87 ÷ 100 × 100% = 87%`; nil for a value that is read as it is.
  func computation(_ operand: Operand, _ value: Double) -> Message? {
    switch operand {
    case .indicator: return nil
    case .sampled(let inner, let size, let least):
      let (found, least) = (valueText(size), words.value(least, of: size))
      let sample = Message(
        en: "a sample of \(found.english), not below \(least.english)",
        zh: "样本\(found.chinese)，不少于\(least.chinese)")
      return computation(inner, value).map { $0 + Message(en: "; ", zh: "；") + sample } ?? sample
    case .sum(let terms) where terms.count > 1 && terms.allSatisfy(words.isBoolean):
      let count = Figure.of(value)
      return Message(
        en: "\(count) of \(terms.count) are yes", zh: "\(terms.count)项中有\(count)项为“是”")
    case .ratio, .sum, .change, .gap:
      let unit = words.unit(of: operand)
      let formula = filled(operand, at: .current)
      let result = Figure.equals(value)
      return Message(
        en: "\(formula) \(result)\(unit.english)", zh: "\(formula) \(result)\(unit.chinese)")
    }
  }

  /// `87 ÷ 100 × 100%`: the formula with numbers in the places of its indicators.
  private func filled(_ operand: Operand, at moment: Moment) -> String {
    switch operand {
    case .indicator: return number(operand, at: moment)
    case .ratio(let numerator, let denominator, let scale):
      let quotient = "\(factor(numerator, at: moment)) ÷ \(factor(denominator, at: moment))"
      if scale == 1 { return quotient }
      return quotient + " × \(NumberText.of(scale))\(words.isPercentage(operand) ? "%" : "")"
    case .sum(let terms):
      let counting = terms.filter { cell($0, at: moment) != .notApplicable }
      return counting.map { factor($0, at: moment) }.joined(separator: " + ")
    case .change(let inner, let earlier):
      return "\(factor(inner, at: moment)) − \(factor(inner, at: earlier))"
    case .gap(let left, let right):
      return "|\(factor(left, at: moment)) − \(factor(right, at: moment))|"
    case .sampled(let inner, _, _): return filled(inner, at: moment)
    }
  }

  private func factor(_ operand: Operand, at moment: Moment) -> String {
    switch operand {
    case .indicator: number(operand, at: moment)
    case .sampled(let inner, _, _): factor(inner, at: moment)
    default: "(\(filled(operand, at: moment)))"
    }
  }

  private func number(_ operand: Operand, at moment: Moment) -> String {
    guard case .value(let value) = cell(operand, at: moment) else { return "—" }
    return value < 0 ? "(\(NumberText.of(value)))" : NumberText.of(value)
  }

  /// An operand's value with its unit of measure, yes or no, or why there is none.
  func valueText(_ operand: Operand) -> Message { text(cell(operand), of: operand) }

  /// A cell of an operand's kind.
  func text(_ cell: Cell, of operand: Operand) -> Message {
    switch cell {
    case .missing: return TextWords.missing
    case .notApplicable: return TextWords.notApplicable
    case .value(let value):
      if words.isBoolean(operand) { return value != 0 ? TextWords.yes : TextWords.no }
      return shown(value, of: operand)
    }
  }

  /// A number that stands alone, with its unit of measure.
  func shown(_ value: Double, of operand: Operand) -> Message {
    let (text, unit) = (Figure.alone(value), words.unit(of: operand))
    return Message(en: text + unit.english, zh: text + unit.chinese)
  }
}
