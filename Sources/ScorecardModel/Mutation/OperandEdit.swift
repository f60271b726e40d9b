import Diagnostics

/// An operand with one thing in it changed.
struct OperandEdit {
  let words: Message
  let operand: Operand
  /// A number that the change is about.
  var number: Double?
}

extension MeasureEditor {
  /// Every edit of an operand and of what it is made of. The scale of `per` is left as it is.
  func operandEdits(_ operand: Operand, at path: [Int]) -> [OperandEdit] {
    switch operand {
    case .indicator: return []
    case .ratio(let numerator, let denominator, let scale):
      let swapped = OperandEdit(
        words: Message(en: "numerator and denominator swapped", zh: "分子和分母对调"),
        operand: .ratio(denominator, numerator, scale: scale))
      return [swapped]
        + inside(numerator, path) { .ratio($0, denominator, scale: scale) }
        + inside(denominator, path) { .ratio(numerator, $0, scale: scale) }
    case .sum(let terms): return sumEdits(terms, path)
    case .change(let inner, let since):
      let other: Moment = since == .previous ? .baseline : .previous
      let moved = OperandEdit(
        words: Message(verbatim: "since \(since) → \(other)"),
        operand: .change(inner, since: other))
      return [moved] + inside(inner, path) { .change($0, since: since) }
    case .gap(let left, let right):
      let plain = OperandEdit(
        words: Message(en: "gap → its first value", zh: "gap → 只取第一个值"), operand: left)
      return [plain] + inside(left, path) { .gap($0, right) }
        + inside(right, path) { .gap(left, $0) }
    case .sampled(let inner, let size, let least):
      return sampleEdits(inner, size, least, path)
        + inside(inner, path) { .sampled($0, size: size, least: least) }
        + inside(size, path) { .sampled(inner, size: $0, least: least) }
    }
  }

  private func inside(
    _ operand: Operand, _ path: [Int], _ make: (Operand) -> Operand
  ) -> [OperandEdit] {
    operandEdits(operand, at: path).map {
      OperandEdit(words: $0.words, operand: make($0.operand), number: $0.number)
    }
  }

  private func sumEdits(_ terms: [Operand], _ path: [Int]) -> [OperandEdit] {
    let replacing = { (index: Int, term: Operand?) -> Operand in
      var edited = terms
      edited.replaceSubrange(index...index, with: term.map { [$0] } ?? [])
      return .sum(edited)
    }
    return terms.indices.flatMap { index in
      let dropped = OperandEdit(
        words: Message(en: "term \(index + 1) of sum dropped", zh: "去掉 sum 的第 \(index + 1) 项"),
        operand: replacing(index, nil))
      return (terms.count > 1 ? [dropped] : [])
        + inside(terms[index], path) { replacing(index, $0) }
    }
  }

  private func sampleEdits(
    _ operand: Operand, _ size: Operand, _ least: Double, _ path: [Int]
  ) -> [OperandEdit] {
    let decimals = decimals(least, path)
    let shifted = [1, -1].map { units in
      let moved = least.shifted(by: units, decimals: decimals)
      return OperandEdit(
        words: Message(verbatim: "least \(least.text(decimals)) → \(moved.text(decimals))"),
        operand: .sampled(operand, size: size, least: moved), number: least)
    }
    let text = least.text(decimals)
    return shifted + [
      OperandEdit(
        words: Message(
          en: "least \(text) → greater than \(text)", zh: "least \(text) → 大于 \(text)"),
        operand: .sampled(operand, size: size, least: least.nextUp), number: least),
      OperandEdit(
        words: Message(en: "sampled dropped", zh: "去掉 sampled"), operand: operand,
        number: least),
    ]
  }
}

extension Measure {
  /// The measure with another operand in the place of one of `operands`; itself where what it reads
  /// is an indicator and no expression.
  package func replacingOperand(_ position: Int, with operand: Operand) -> Measure {
    switch self {
    case .linear(_, let from, let to): return .linear(operand, from: from, to: to)
    case .atLeast(_, let limit): return .atLeast(operand, limit)
    case .atMost(_, let limit): return .atMost(operand, limit)
    case .between(_, let low, let high): return .between(operand, low, high)
    case .equals(_, let value): return .equals(operand, value)
    case .yes: return .yes(operand)
    case .steps(_, let steps, let direction): return .steps(operand, steps, direction)
    case .countOf(var operands):
      operands[position] = operand
      return .countOf(operands)
    case .deduct(_, let expected, let per, let points):
      return .deduct(operand, expected: expected, per: per, points: points)
    case .peer(_, let statistic, let within, let reversed):
      return .peer(operand, statistic, within: within, reversed: reversed)
    case .progress(var path):
      path.operand = operand
      return .progress(path)
    case .bestOf, .worstOf, .weighted, .condition, .target: return self
    }
  }
}
