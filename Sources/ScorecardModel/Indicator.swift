import Diagnostics

/// What the values of an indicator are.
package enum IndicatorType: String, Sendable, CaseIterable {
  case number
  case count
  /// In per cent: 85 stands for 85 %.
  case percent
  case boolean
  /// Number or yes/no, as the cells turn out; for data without a catalogue.
  case any
}

/// Which way an indicator is better.
package enum Direction: String, Sendable, CaseIterable {
  case rising, falling, none
}

/// One measured quantity.
package struct Indicator: Sendable, Hashable {
  package var id: String
  package var title: Message
  /// Further headers it is known by: traditional forms, common variants.
  package var aliases: [String]
  /// The unit of measure, for people: `%`, `人`, `次`.
  package var measureUnit: String
  package var type: IndicatorType
  package var direction: Direction
  /// Least and greatest possible value, where there are any.
  package var minimum: Double?
  package var maximum: Double?
  package var definition: String
  /// The source document that speaks of it.
  package var document: String

  package init(
    id: String, title: Message, aliases: [String] = [], measureUnit: String = "",
    type: IndicatorType = .number, direction: Direction = .rising, minimum: Double? = nil,
    maximum: Double? = nil, definition: String = "", document: String = ""
  ) {
    self.id = id
    self.title = title
    self.aliases = aliases
    self.measureUnit = measureUnit
    self.type = type
    self.direction = direction
    self.minimum = minimum
    self.maximum = maximum
    self.definition = definition
    self.document = document
  }
}

/// The position of an indicator in its catalogue.
package typealias IndicatorIndex = Int

/// The list of indicators that snapshots and rule sets speak of.
package struct Catalogue: Sendable {
  package let indicators: [Indicator]
  private let indexByID: [String: IndicatorIndex]
  private let indexByHeader: [String: IndicatorIndex]

  /// - Parameter indicators: ids and headers distinct; of equal ones the first counts.
  package init(_ indicators: [Indicator]) {
    self.indicators = indicators
    var byID: [String: IndicatorIndex] = [:]
    var byHeader: [String: IndicatorIndex] = [:]
    for (index, indicator) in indicators.enumerated() {
      byID[indicator.id] = byID[indicator.id] ?? index
      let headers = [indicator.id, indicator.title.chinese, indicator.title.english]
      for header in headers + indicator.aliases where byHeader[header] == nil {
        byHeader[header] = index
      }
    }
    indexByID = byID
    indexByHeader = byHeader
  }

  /// The catalogue with further indicators behind its own, whose indices stay as they are.
  package func adding(_ further: [Indicator]) -> Catalogue {
    further.isEmpty ? self : Catalogue(indicators + further)
  }

  package var count: Int { indicators.count }
  package subscript(_ index: IndicatorIndex) -> Indicator { indicators[index] }

  package func index(id: String) -> IndicatorIndex? { indexByID[id] }

  /// The indicator that a column header means: its id, a title or an alias.
  package func index(header: String) -> IndicatorIndex? { indexByHeader[header] }
}
