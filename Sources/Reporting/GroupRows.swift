import ScorecardModel

/// The units of every group of a table, each level listed once.
struct GroupRows: Sendable {
  private let membersByLevel: [UnitLevel: [[Int]]]

  init(_ units: UnitTable) {
    var members: [UnitLevel: [[Int]]] = [:]
    for level in UnitLevel.allCases where level > units.level {
      members[level] = units.groups(Grouping(level))?.members()
    }
    membersByLevel = members
  }

  /// The rows of a unit that a report speaks of, in row order.
  func rows(of unit: UnitReference) -> [Int] {
    switch unit {
    case .row(let row): return [row]
    case .group(let level, let index):
      guard let members = membersByLevel[level], members.indices.contains(index) else { return [] }
      return members[index]
    }
  }
}
