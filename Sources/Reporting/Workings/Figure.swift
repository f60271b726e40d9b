import ScorecardModel

/// Computed numbers as they stand in shown arithmetic.
enum Figure {
  /// The shortest decimal without binary noise, of at most six decimals; of ten where six would
  /// show another number as if it were exact, such as 95 for 94.9999999. A number below zero stands
  /// in parentheses.
  static func of(_ number: Double) -> String {
    let text = rounded(number).text
    return text.hasPrefix("-") ? "(\(text))" : text
  }

  /// As `of`, without parentheses: for a number that stands alone.
  static func alone(_ number: Double) -> String { rounded(number).text }

  /// `= 87`, or `≈ 86.666667` where digits are left out.
  static func equals(_ number: Double) -> String {
    let (text, isExact) = rounded(number)
    return "\(isExact ? "=" : "≈") \(text)"
  }

  private static func rounded(_ number: Double) -> (text: String, isExact: Bool) {
    let clean = number.comparable
    let exact = NumberText.of(clean)
    if decimals(of: exact) <= 6 || abs(clean) >= 1e9 { return (exact, true) }
    let short = NumberText.of((clean * 1e6).rounded() / 1e6)
    return decimals(of: short) == 6 ? (short, false) : (exact, true)
  }

  private static func decimals(of text: String) -> Int {
    text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }
}
