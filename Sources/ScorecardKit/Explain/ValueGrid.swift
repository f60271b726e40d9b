import ScorecardModel

/// The values of indicators that a person would write: whole numbers of counts; of other
/// indicators, as many decimals as the snapshot uses for them.
struct ValueGrid {
  /// Where no unit has a value.
  static let usualDecimals = 2
  static let mostDecimals = 4

  /// By indicator.
  private let decimals: [Int]

  init(catalogue: Catalogue, snapshot: Snapshot) {
    decimals = catalogue.indicators.enumerated().map { index, indicator in
      if indicator.type == .count || indicator.type == .boolean { return 0 }
      guard let column = snapshot.column(index) else { return Self.usualDecimals }
      return Self.decimals(column) ?? Self.usualDecimals
    }
  }

  /// The most decimals among a column's values, up to `mostDecimals`; nil where it has no value.
  private static func decimals(_ column: IndicatorColumn) -> Int? {
    var most: Int?
    for row in 0..<column.states.count where column.states[row] == CellState.value.rawValue {
      var decimals = most ?? 0
      while decimals < mostDecimals, !isMultiple(column.values[row], decimals) { decimals += 1 }
      most = decimals
      if decimals == mostDecimals { break }
    }
    return most
  }

  private static func isMultiple(_ value: Double, _ decimals: Int) -> Bool {
    let scaled = value * scale(decimals)
    return abs(scaled - scaled.rounded()) < 1e-6
  }

  private static func scale(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  }

  /// The least difference between two values.
  func step(_ index: IndicatorIndex) -> Double { 1 / Self.scale(decimals[index]) }

  /// The value that is so many steps from zero, as the nearest number to that decimal.
  func value(_ position: Int, _ index: IndicatorIndex) -> Double {
    Double(position) / Self.scale(decimals[index])
  }

  /// How many steps a value is from zero, rounded down or up; nil where that is no number to count
  /// with.
  func position(_ value: Double, _ index: IndicatorIndex, _ rule: FloatingPointRoundingRule)
    -> Int?
  {
    let scaled = value * Self.scale(decimals[index])
    // What binary arithmetic put behind the decimals does not make it another value.
    let whole = scaled.rounded()
    return Int(exactly: abs(scaled - whole) < 1e-6 ? whole : scaled.rounded(rule))
      .flatMap { $0.magnitude < 1 << 52 ? $0 : nil }
  }

  /// The values next to a wanted one, the nearest first.
  func near(_ wanted: Double, _ index: IndicatorIndex) -> [Double] {
    guard let low = position(wanted, index, .down), let high = position(wanted, index, .up) else {
      return []
    }
    return (low == high ? [low, low - 1, low + 1] : [low, high, low - 1, high + 1])
      .map { value($0, index) }
  }

  /// The last value up to the end of a range; nil where the range has none.
  func last(_ end: Double, _ index: IndicatorIndex, isUpwards: Bool) -> Double? {
    position(end, index, isUpwards ? .down : .up).map { value($0, index) }
  }
}
