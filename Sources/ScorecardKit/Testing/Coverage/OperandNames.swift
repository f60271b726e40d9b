import Diagnostics
import ScorecardModel

/// Short names of what measures read, in the words of the catalogue.
struct OperandNames {
  /// With the rule set's derived indicators.
  let catalogue: Catalogue

  func name(_ input: MeasureInput) -> Message {
    let name = name(input.operand)
    switch input.moment {
    case .current: return name
    case .previous: return Message(en: "\(name.english) of before", zh: "上期的\(name.chinese)")
    case .baseline: return Message(en: "baseline of \(name.english)", zh: "基期的\(name.chinese)")
    case .target: return Message(en: "target of \(name.english)", zh: "\(name.chinese)的目标")
    case .goal: return Message(en: "goal of \(name.english)", zh: "\(name.chinese)的终期目标")
    }
  }

  func name(_ operand: Operand) -> Message {
    switch operand {
    case .indicator(let index): return catalogue[index].title
    case .ratio(let numerator, let denominator, _): return joined([numerator, denominator], "÷")
    case .sum(let terms): return joined(terms, "＋")
    case .change(let inner, let since):
      let name = name(inner)
      return since == .baseline
        ? Message(
          en: "change of \(name.english) since the baseline", zh: "\(name.chinese)比基期的增减")
        : Message(en: "change of \(name.english)", zh: "\(name.chinese)比上期的增减")
    case .gap(let left, let right):
      let (left, right) = (name(left), name(right))
      return Message(
        en: "gap between \(left.english) and \(right.english)",
        zh: "\(left.chinese)与\(right.chinese)之差")
    case .sampled(let inner, _, _): return name(inner)
    }
  }

  private func joined(_ operands: [Operand], _ sign: String) -> Message {
    let names = operands.map(name)
    return Message(
      en: names.map(\.english).joined(separator: sign == "＋" ? " + " : " ÷ "),
      zh: names.map(\.chinese).joined(separator: sign))
  }
}
