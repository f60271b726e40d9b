/// What the cells of an indicator hold, for people who look over a data file.
package struct ColumnSummary: Sendable, Equatable {
  /// How many cells are in each state.
  package let values: Int
  package let missing: Int
  package let notApplicable: Int
  /// Nil without a value.
  package let least: Double?
  package let greatest: Double?
  /// Of an even number of values the lower one of the middle two: a value that stands in the file.
  package let median: Double?
  /// How many values lie in each of `bins` intervals of the same width from the least to the
  /// greatest; a value on a border counts in the upper one. Empty where all values are the same.
  package let histogram: [Int]

  package static let bins = 8

  package init(_ column: IndicatorColumn) {
    var (missing, notApplicable) = (0, 0)
    var values: [Double] = []
    for row in 0..<column.states.count {
      switch column[row] {
      case .value(let value): values.append(value)
      case .missing: missing += 1
      case .notApplicable: notApplicable += 1
      }
    }
    values.sort()
    self.values = values.count
    self.missing = missing
    self.notApplicable = notApplicable
    least = values.first
    greatest = values.last
    median = values.isEmpty ? nil : values[(values.count - 1) / 2]
    histogram = Self.histogram(values)
  }

  private static func histogram(_ sorted: [Double]) -> [Int] {
    guard let least = sorted.first, let greatest = sorted.last, least < greatest else { return [] }
    var counts = [Int](repeating: 0, count: bins)
    // Halved before they are subtracted: the width of all numbers is more than a number.
    let half = greatest / 2 - least / 2
    for value in sorted {
      let share = (value / 2 - least / 2) / half
      counts[min(bins - 1, Int(share * Double(bins)))] += 1
    }
    return counts
  }
}
