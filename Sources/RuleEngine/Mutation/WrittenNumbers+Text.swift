import LuaSyntax
import ScorecardModel

extension WrittenNumbers {
  /// - Parameter text: a Lua file. What stands in quotes, long texts or comments is no number.
  package init(_ text: String) {
    let words = LuaText.words(text)
    let isMark = { (index: Int, mark: String) in
      words.indices.contains(index) && words[index].kind == .mark && words[index].text == mark
    }
    var numbers: [Number] = []
    var fields: [Field] = []
    for (index, word) in words.enumerated() {
      switch word.kind {
      case .number:
        if let number = Number(word) { numbers.append(number) }
      case .name
      where isMark(index + 1, "=") && ["{", ",", ";"].contains { isMark(index - 1, $0) }:
        fields.append(Field(word.text, line: word.span.line))
      case .text where isMark(index - 1, "[") && isMark(index + 1, "]") && isMark(index + 2, "="):
        fields.append(Field(word.text, line: word.span.line))
      case .name, .text, .mark: break
      }
    }
    self.init(numbers: numbers, fields: fields)
  }
}

extension WrittenNumbers.Number {
  /// Nil for what is too great for a number.
  fileprivate init?(_ word: LuaWord) {
    let text = word.text.lowercased()
    guard let value = Double(text), value.isFinite else { return nil }
    guard !text.hasPrefix("0x") else {
      self.init(value, decimals: value.shortestDecimals, line: word.span.line)
      return
    }
    let parts = text.split(separator: "e")
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = digits.count > 1 ? digits[1].count : 0
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    // No binary number has more decimals than this.
    let most = 1_100
    let decimals = min(fraction, most) - max(-most, min(most, exponent))
    self.init(value, decimals: max(0, min(most, decimals)), line: word.span.line)
  }
}
