import ScorecardModel

/// How a number of points is written where another one stands.
enum DecimalStyle {
  /// As many decimals as the old text has where it is padded, `96.00`, or where all of its column
  /// have as many and some are padded; else the shortest form. Never fewer than the number needs.
  /// - Parameter column: the texts of the same column; the old one may be among them.
  static func text(_ points: Points, insteadOf old: String, in column: [String] = []) -> String {
    let decimals = isPadded(old) ? decimals(old) : commonDecimals(column)
    let shortest = points.description
    guard let decimals, decimals >= Self.decimals(shortest) ?? 0 else { return shortest }
    return points.text(decimals: decimals)
  }

  private static func commonDecimals(_ column: [String]) -> Int? {
    let all = Set(column.compactMap(decimals))
    return all.count == 1 && column.contains(where: isPadded) ? all.first : nil
  }

  private static func isPadded(_ text: String) -> Bool {
    decimals(text).map { $0 > 0 && text.utf8.last == UInt8(ascii: "0") } ?? false
  }

  /// The digits behind the point of a plain decimal; nil for any other text.
  static func decimals(_ text: String) -> Int? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    guard isPlain, parts.count <= 2 else { return nil }
    return parts.count == 2 ? parts[1].count : 0
  }
}
