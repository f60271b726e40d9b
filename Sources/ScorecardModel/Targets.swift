/// What a unit promised for an indicator in a year.
package struct Target: Sendable, Hashable {
  package let code: String
  package let indicator: IndicatorIndex
  package let year: Int
  package let value: Double

  package init(code: String, indicator: IndicatorIndex, year: Int, value: Double) {
    self.code = code
    self.indicator = indicator
    self.year = year
    self.value = value
  }
}

/// The targets of many units.
package struct TargetTable: Sendable {
  private struct Key: Hashable {
    let code: String
    let indicator: IndicatorIndex
    let year: Int
  }

  /// As the user named the file; empty where there is none.
  package let path: String
  private var values: [Key: Double] = [:]

  /// - Parameter targets: of two for one unit, indicator and year the first counts.
  package init(_ targets: [Target] = [], path: String = "") {
    self.path = path
    for target in targets {
      let key = Key(code: target.code, indicator: target.indicator, year: target.year)
      if values[key] == nil { values[key] = target.value }
    }
  }

  package var isEmpty: Bool { values.isEmpty }

  /// The targets of a year for the rows of a unit table; an indicator that nobody has a target
  /// for is left out. Linear in units × those indicators.
  package func columns(year: Int, _ units: UnitTable) -> IndicatorColumns {
    let indicators = Set(values.keys.filter { $0.year == year }.map(\.indicator))
    var columns: IndicatorColumns = [:]
    for indicator in indicators {
      columns[indicator] = IndicatorColumn(
        (0..<units.count).map { row in
          values[Key(code: units.codes[row], indicator: indicator, year: year)]
        })
    }
    return columns
  }
}
