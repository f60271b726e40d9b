import Diagnostics
import ScorecardModel

@testable import SnapshotIO

/// A small catalogue with an indicator of each type.
enum Sample {
  static let catalogue = Catalogue([
    Indicator(
      id: "league_rate", title: Message(en: "League rate", zh: "建团率"), aliases: ["建團率", "团建率"],
      measureUnit: "%", type: .percent, minimum: 0, maximum: 100),
    Indicator(
      id: "members", title: Message(en: "Members", zh: "团员数"), aliases: ["團員數"],
      measureUnit: "人", type: .count),
    Indicator(
      id: "has_venue", title: Message(en: "Has a venue", zh: "有无阵地"), type: .boolean),
    Indicator(
      id: "balance", title: Message(en: "Balance", zh: "结余"), measureUnit: "元", type: .number,
      minimum: -1_000_000, maximum: 1_000_000_000),
  ])

  static func content(_ bytes: [UInt8], path: String = "data.csv") -> FileContent {
    FileContent(path: path, bytes: PaddedBytes(bytes))
  }

  static func read(
    _ bytes: [UInt8], catalogue: Catalogue? = catalogue, threads: Int = 2,
    level: UnitLevel = .community, path: String = "data.csv", blockSize: Int = 64
  ) throws(Failure) -> SnapshotReading {
    try SnapshotReader(catalogue: catalogue, threads: threads, blockSize: blockSize)
      .read(content(bytes, path: path), date: CalendarDate("2023-12-31")!, level: level)
  }

  static func read(
    _ text: String, catalogue: Catalogue? = catalogue, threads: Int = 2,
    level: UnitLevel = .community
  ) throws(Failure) -> SnapshotReading {
    try read(Array(text.utf8), catalogue: catalogue, threads: threads, level: level)
  }

  /// The diagnostics of a text: those it fails with, or its warnings.
  static func diagnostics(
    _ text: String, catalogue: Catalogue? = catalogue, level: UnitLevel = .community
  ) -> [Diagnostic] {
    do {
      return try read(text, catalogue: catalogue, level: level).warnings
    } catch {
      return error.diagnostics
    }
  }

  /// `id@line:column` of each diagnostic of a text.
  static func faults(
    _ text: String, catalogue: Catalogue? = catalogue, level: UnitLevel = .community
  ) -> [String] {
    diagnostics(text, catalogue: catalogue, level: level).map { diagnostic in
      let place = diagnostic.place
      return "\(diagnostic.id.rawValue)@\(place?.line ?? 0):\(place?.column ?? 0)"
    }
  }
}

extension [Diagnostic] {
  /// As a terminal shows them in English.
  var rendered: String {
    map { DiagnosticRenderer(language: .english).render($0) }.joined()
  }
}

/// Everything that a snapshot says, to be compared.
struct SnapshotImage: Equatable {
  var codes: [String]
  var names: [String]
  var groups: [String: [UnitGroup?]]
  var groupLists: [String: [UnitGroup]]
  /// By indicator id.
  var cells: [String: [Cell]]

  init(_ reading: SnapshotReading) {
    let units = reading.snapshot.units
    let rows = 0..<units.count
    codes = rows.map { units.codes[$0] }
    names = rows.map { units.names[$0] }
    groups = [:]
    groupLists = [:]
    for grouping in Grouping.allCases {
      guard let column = units.groups(grouping) else { continue }
      groups[grouping.rawValue] = rows.map { units.group(grouping, of: $0) }
      groupLists[grouping.rawValue] = column.groups
    }
    cells = [:]
    for (index, column) in reading.snapshot.columns.enumerated() {
      guard let column else { continue }
      cells[reading.catalogue[index].id] = rows.map { column[$0] }
    }
  }
}

/// SplitMix64: the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
