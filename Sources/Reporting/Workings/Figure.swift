import ScorecardModel

/// Computed numbers as they stand in shown arithmetic.
enum Figure {
  /// The shortest decimal without binary noise, of at most six decimals; of ten where six would
  /// show another number, such as 95 for 94.9999999, or too few digits to follow what is made of
  /// it, as of 0.0034698126. A number below zero stands in parentheses.
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
    if decimals(of: short) == 6 || decimals(of: short) >= 4 && abs(clean) >= 1 {
      return (short, false)
    }
    // Ten decimals may still be cut off.
    return (exact, abs(number - clean) <= 1e-13 * max(1, abs(number)))
  }

  private static func decimals(of text: String) -> Int {
    text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }
}
