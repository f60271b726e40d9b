import ScorecardModel

/// A few numbers in their order, as block characters of rising height.
enum Sparkline {
  static let steps: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  /// Stands for a number that is not there.
  static let gap: Character = "·"

  /// One character a number; empty where fewer than two are there.
  /// - Parameters:
  ///   - values: nil is a gap.
  ///   - scale: further numbers that the lowest and the highest character are chosen by, so that
  ///     lines with the same ones can be compared. Where all are equal, the line runs in the middle.
  static func text(_ values: [Double?], scale: [Double?] = []) -> String {
    let known = values.compactMap(\.self)
    let all = (known + scale.compactMap(\.self)).filter(\.isFinite)
    guard known.count > 1, let low = all.min(), let high = all.max() else { return "" }
    return String(
      values.map { value in
        guard let value, value.isFinite else { return gap }
        // Halved first: the distance of two great numbers may be beyond the range of numbers.
        let share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5
        return steps[min(steps.count - 1, Int(share * Double(steps.count)))]
      })
  }
}

extension RuleSetResult {
  /// The totals of a unit year by year, the current one last.
  func totals(_ row: Int) -> [(date: CalendarDate?, total: Points?)] {
    earlier.map { ($0.date, $0.totals[row]) }
      + [(series.asOf ?? series.current.date, table.total(row))]
  }
}
