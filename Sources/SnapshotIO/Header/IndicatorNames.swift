import ScorecardModel

/// The indicators of a catalogue by what a file may call them: an id, a title or an alias, which
/// the unit of measure may follow in parentheses.
struct IndicatorNames: Sendable {
  private let catalogue: Catalogue
  private let indexByKey: [String: IndicatorIndex]

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    var keys: [String: IndicatorIndex] = [:]
    for (index, indicator) in catalogue.indicators.enumerated() {
      for name in Self.names(of: indicator) {
        let key = HeaderKey.of(name)
        if keys[key] == nil { keys[key] = index }
      }
    }
    indexByKey = keys
  }

  /// - Parameter key: a `HeaderKey`.
  func index(key: String) -> IndicatorIndex? {
    if let index = indexByKey[key] { return index }
    guard let (name, unit) = HeaderKey.splitUnit(key), let index = indexByKey[name],
      HeaderKey.of(catalogue[index].measureUnit) == unit
    else { return nil }
    return index
  }

  /// What could have been meant, ids first.
  var all: [String] {
    catalogue.indicators.map(\.id)
      + catalogue.indicators.flatMap { Self.names(of: $0).dropFirst() }
  }

  private static func names(of indicator: Indicator) -> [String] {
    [indicator.id, indicator.title.chinese, indicator.title.english] + indicator.aliases
  }
}
