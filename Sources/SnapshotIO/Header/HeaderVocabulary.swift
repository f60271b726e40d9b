import ScorecardModel

/// The headers that a table can have: how a header row is known among titles and notes.
struct HeaderVocabulary: Sendable {
  enum Kind: Sendable {
    /// Every row has it: the code of a unit, the id of an indicator.
    case key
    /// Says what the row is about.
    case text
    case value
  }

  private let roles: [String: Kind]
  private let indicators: IndicatorNames?
  /// Whether any other header is one: without a catalogue every column is an indicator.
  let takesAny: Bool
  /// Whether rows that follow one another may share one key, written once in merged cells.
  let sharesKeys: Bool

  /// Of a snapshot.
  init(level: UnitLevel, catalogue: Catalogue?) {
    var kinds: [String: Kind] = [:]
    for role in ColumnRole.allCases {
      let isKey = role == .code || (role.isGroupCode && role.level == level)
      for header in role.headers { kinds[HeaderKey.of(header)] = isKey ? .key : .text }
    }
    roles = kinds
    indicators = catalogue.map(IndicatorNames.init)
    takesAny = catalogue == nil
    sharesKeys = false
  }

  /// Of a table with fixed columns, the first of which is the key.
  init(columns: [EntryTable.Column]) {
    var kinds: [String: Kind] = [:]
    for (position, column) in columns.enumerated() {
      for header in column.headers { kinds[HeaderKey.of(header)] = position == 0 ? .key : .text }
    }
    roles = kinds
    indicators = nil
    takesAny = false
    sharesKeys = true
  }

  /// What a header is; nil for one that is not known.
  func kind(_ header: String) -> Kind? {
    let key = HeaderKey.of(header)
    return roles[key] ?? (indicators?.index(key: key) == nil ? nil : .value)
  }
}
