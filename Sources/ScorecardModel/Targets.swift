/// What a unit promised for an indicator in a year.
package struct Target: Sendable, Hashable {
  package let code: String
  package let indicator: IndicatorIndex
  package let year: Int
  package let value: Double
  /// Line of the file.
  package let line: Int

  package init(
    code: String, indicator: IndicatorIndex, year: Int, value: Double, line: Int = 0
  ) {
    self.code = code
    self.indicator = indicator
    self.year = year
    self.value = value
    self.line = line
  }
}

/// The targets of many units.
package struct TargetTable: Sendable {
  private struct Key: Hashable {
    let indicator: IndicatorIndex
    let year: Int
  }

  /// As the user named the file; empty where there is none.
  package let path: String
  /// By indicator and year, then by code.
  private var values: [Key: [String: Double]] = [:]
  /// The units that have targets, in the order of their first line, and that line.
  package private(set) var units: [(code: String, line: Int)] = []

  /// - Parameter targets: of two for one unit, indicator and year the first counts.
  package init(_ targets: [Target] = [], path: String = "") {
    self.path = path
    var seen: Set<String> = []
    for target in targets {
      if seen.insert(target.code).inserted { units.append((target.code, target.line)) }
      let key = Key(indicator: target.indicator, year: target.year)
      if values[key]?[target.code] == nil {
        values[key, default: [:]][target.code] = target.value
      }
    }
  }

  package var isEmpty: Bool { values.isEmpty }

  /// The targets of a year for the rows of a unit table; an indicator that nobody has a target
  /// for is left out. Linear in units × the indicators of that year.
  package func columns(year: Int, _ units: UnitTable) -> IndicatorColumns {
    var columns: IndicatorColumns = [:]
    for (key, byCode) in values where key.year == year {
      columns[key.indicator] = IndicatorColumn(
        (0..<units.count).map { byCode[units.codes[$0]] })
    }
    return columns
  }
}
