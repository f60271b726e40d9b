import ScorecardModel

/// The memory of a snapshot's columns while blocks are parsed into it.
struct SnapshotColumns {
  /// By position in the catalogue.
  let indicators: [IndicatorColumn?]
  /// Kinds of groups, each after the one around it.
  let groupings: [Grouping]
  let groupIDs: [ColumnBuffer<UInt32>]
  let sources: [GroupSource]
  let parents: [Int?]
  let codeEnds: ColumnBuffer<Int>
  let nameEnds: ColumnBuffer<Int>

  /// Asks for the memory on all threads: first use of it costs as much as parsing.
  init(header: Header, level: UnitLevel, rows: Int, workers: Workers) {
    let present = Set(
      header.columns.compactMap { column -> IndicatorIndex? in
        if case .indicator(let index) = column.meaning { return index }
        return nil
      })
    let wanted = present.sorted()
    let memory = UnsafeMutableBufferPointer<IndicatorColumn?>.allocate(capacity: wanted.count)
    memory.initialize(repeating: nil)
    defer {
      memory.deinitialize()
      memory.deallocate()
    }
    workers.run(pieces: wanted.count) { piece in
      memory[piece] = IndicatorColumn(
        values: ColumnBuffer(count: rows, repeating: 0),
        states: ColumnBuffer(count: rows, repeating: CellState.value.rawValue))
    }
    var columns = [IndicatorColumn?](repeating: nil, count: header.catalogue.count)
    for (piece, index) in wanted.enumerated() { columns[index] = memory[piece] }
    indicators = columns
    let kinds = Self.groups(header, level)
    groupings = kinds.map(\.grouping)
    sources = kinds.map(\.source)
    parents = kinds.map { kind in
      kind.grouping == .stratum ? nil : kinds.lastIndex { $0.order == kind.order - 1 }
    }
    groupIDs = kinds.map { _ in ColumnBuffer(count: rows, repeating: GroupColumn.none) }
    codeEnds = ColumnBuffer(count: rows + 1, repeating: 0)
    nameEnds = ColumnBuffer(count: rows + 1, repeating: 0)
  }

  private struct Kind {
    var grouping: Grouping
    var source: GroupSource
    var order: Int
  }

  /// The groups that units of a level may have: those of higher levels, from columns or else
  /// from the code, and a stratum if there is a column for it.
  private static func groups(_ header: Header, _ level: UnitLevel) -> [Kind] {
    func slot(_ role: ColumnRole) -> Int? {
      header.position(of: role) == nil ? nil : role.slot
    }
    func source(_ name: ColumnRole, _ code: ColumnRole, digits: Int) -> GroupSource {
      slot(name) == nil && slot(code) == nil
        ? .digits(digits) : .columns(name: slot(name), code: slot(code))
    }
    var kinds: [Kind] = []
    if level < .city {
      kinds.append(
        Kind(grouping: .city, source: source(.city, .cityCode, digits: 4), order: 0))
    }
    if level < .district {
      kinds.append(
        Kind(
          grouping: .district, source: source(.district, .districtCode, digits: 6), order: 1))
    }
    if level < .street {
      kinds.append(
        Kind(grouping: .street, source: source(.street, .streetCode, digits: 9), order: 2))
    }
    if let stratum = slot(.stratum) {
      kinds.append(
        Kind(grouping: .stratum, source: .columns(name: stratum, code: nil), order: 3))
    }
    return kinds
  }

  /// What to do with each column of the file.
  func plans(_ header: Header) -> [ColumnPlan] {
    header.columns.map { column in
      switch column.meaning {
      case .role(let role): .text(role)
      case .indicator(let index):
        indicators[index].map { .indicator(header.catalogue[index], $0) } ?? .ignored
      case .ignored: .ignored
      }
    }
  }

  func groupPlans() -> [GroupPlan] {
    groupings.indices.map {
      GroupPlan(source: sources[$0], parent: parents[$0], ids: groupIDs[$0].writer)
    }
  }
}
