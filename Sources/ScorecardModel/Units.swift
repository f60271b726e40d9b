import Diagnostics

/// The kind of a unit, from the smallest up.
package enum UnitLevel: String, Sendable, CaseIterable, Comparable {
  case community, street, district, city

  package static func < (left: UnitLevel, right: UnitLevel) -> Bool { left.order < right.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package var title: Message {
    switch self {
    case .community: Message(en: "community", zh: "社区")
    case .street: Message(en: "street", zh: "街道")
    case .district: Message(en: "district", zh: "区")
    case .city: Message(en: "city", zh: "市")
    }
  }
}

/// Which units are compared with each other.
package enum Grouping: String, Sendable, CaseIterable {
  case all, city, district, street, stratum

  package init(_ level: UnitLevel) {
    switch level {
    case .community: self = .all
    case .street: self = .street
    case .district: self = .district
    case .city: self = .city
    }
  }

  package var title: Message {
    switch self {
    case .all: Message(en: "all units", zh: "全部单位")
    case .city: Message(en: "city", zh: "市")
    case .district: Message(en: "district", zh: "区")
    case .street: Message(en: "street", zh: "街道")
    case .stratum: Message(en: "stratum", zh: "类型")
    }
  }
}

/// A text for each unit, all in one buffer of UTF-8.
package struct TextColumn: Sendable {
  package let bytes: ColumnBuffer<UInt8>
  /// One more than there are units: unit i's text is `bytes[offsets[i]..<offsets[i + 1]]`.
  package let offsets: ColumnBuffer<Int>

  package init(bytes: ColumnBuffer<UInt8>, offsets: ColumnBuffer<Int>) {
    self.bytes = bytes
    self.offsets = offsets
  }

  package init(_ texts: [String]) {
    var bytes: [UInt8] = []
    var offsets = [0]
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      offsets.append(bytes.count)
    }
    self.init(bytes: ColumnBuffer(bytes), offsets: ColumnBuffer(offsets))
  }

  package var count: Int { offsets.count - 1 }

  package subscript(_ row: Int) -> String { String(decoding: utf8(row), as: UTF8.self) }

  /// A unit's text in place; valid while the column lives.
  package func utf8(_ row: Int) -> UnsafeBufferPointer<UInt8> {
    let start = offsets[row]
    return UnsafeBufferPointer(start: bytes.pointer + start, count: offsets[row + 1] - start)
  }

  /// The texts as memory, for code that reads many; valid while the column lives.
  package var memory: TextMemory {
    TextMemory(bytes: bytes.pointer, offsets: offsets.pointer)
  }
}

/// The texts of a `TextColumn` that someone else keeps alive; rows are not checked.
package struct TextMemory {
  let bytes: UnsafePointer<UInt8>
  let offsets: UnsafePointer<Int>

  package subscript(_ row: Int) -> UnsafeBufferPointer<UInt8> {
    let start = offsets[row]
    return UnsafeBufferPointer(start: bytes + start, count: offsets[row + 1] - start)
  }
}

/// A text for each unit, of which there are few different ones.
package struct CodedTexts: Sendable {
  package static let none = UInt32.max

  /// Positions in `texts`; `none` for a unit without a text.
  package let ids: ColumnBuffer<UInt32>
  package let texts: TextColumn

  package init(ids: ColumnBuffer<UInt32>, texts: TextColumn) {
    self.ids = ids
    self.texts = texts
  }

  package init(_ perUnit: [String?]) {
    var positions: [String: UInt32] = [:]
    var texts: [String] = []
    ids = ColumnBuffer(
      perUnit.map { text in
        guard let text else { return Self.none }
        if let known = positions[text] { return known }
        positions[text] = UInt32(texts.count)
        texts.append(text)
        return UInt32(texts.count - 1)
      })
    self.texts = TextColumn(texts)
  }

  package subscript(_ row: Int) -> String? {
    ids[row] == Self.none ? nil : texts[Int(ids[row])]
  }
}

/// A street, district, city or stratum that units belong to.
package struct UnitGroup: Sendable, Hashable {
  /// The code; the name where the data has no code for it.
  package let code: String
  package let name: String

  package init(code: String, name: String) {
    self.code = code
    self.name = name
  }

  /// The code that the data gives it; nil where the name stands in for one.
  package var ownCode: String? { code == name ? nil : code }
}

/// For each unit the group it belongs to.
package struct GroupColumn: Sendable {
  package static let none = UInt32.max

  /// Positions in `groups`; `none` for a unit that belongs to no group.
  package let ids: ColumnBuffer<UInt32>
  /// In the order of their first unit.
  package let groups: [UnitGroup]

  package init(ids: ColumnBuffer<UInt32>, groups: [UnitGroup]) {
    self.ids = ids
    self.groups = groups
  }

  /// The group of a unit, by position in `groups`.
  package func group(of row: Int) -> Int? {
    let id = ids[row]
    return id == Self.none ? nil : Int(id)
  }

  /// The units of every group, each list in row order.
  package func members() -> [[Int]] {
    var members = [[Int]](repeating: [], count: groups.count)
    for row in 0..<ids.count {
      if let group = group(of: row) { members[group].append(row) }
    }
    return members
  }
}

/// The units of a snapshot, one a row.
package struct UnitTable: Sendable {
  /// The kind of unit the rows are.
  package let level: UnitLevel
  package let codes: TextColumn
  package let names: TextColumn
  package let street: GroupColumn?
  package let district: GroupColumn?
  package let city: GroupColumn?
  package let stratum: GroupColumn?

  package init(
    level: UnitLevel, codes: TextColumn, names: TextColumn, street: GroupColumn? = nil,
    district: GroupColumn? = nil, city: GroupColumn? = nil, stratum: GroupColumn? = nil
  ) {
    self.level = level
    self.codes = codes
    self.names = names
    self.street = Self.used(street)
    self.district = Self.used(district)
    self.city = Self.used(city)
    self.stratum = Self.used(stratum)
  }

  /// A column that puts no unit into a group does not group.
  private static func used(_ column: GroupColumn?) -> GroupColumn? {
    column.flatMap { $0.groups.isEmpty ? nil : $0 }
  }

  package var count: Int { codes.count }

  /// The groups of a grouping; nil where the data has none, and for `.all`.
  package func groups(_ grouping: Grouping) -> GroupColumn? {
    switch grouping {
    case .all: nil
    case .city: city
    case .district: district
    case .street: street
    case .stratum: stratum
    }
  }

  /// The units that are compared with each other: those of every group, then, as a group of their
  /// own, those that belong to none; all units where the data has no such groups.
  package func partition(_ grouping: Grouping) -> [[Int]] {
    guard let column = groups(grouping) else { return [Array(0..<count)] }
    let others = (0..<count).filter { column.group(of: $0) == nil }
    return column.members() + (others.isEmpty ? [] : [others])
  }

  /// Whether a unit belongs to another district than it did in another table. A district is the
  /// same where its code is, or where the data has no codes, its name.
  package func isMoved(_ row: Int, since earlier: UnitTable, _ earlierRow: Int) -> Bool {
    guard let now = district, let then = earlier.district, let new = now.group(of: row),
      let old = then.group(of: earlierRow)
    else { return false }
    let (left, right) = (now.groups[new], then.groups[old])
    if let code = left.ownCode, let other = right.ownCode { return code != other }
    return left.name != right.name
  }

  /// The group of a unit, for display.
  package func group(_ grouping: Grouping, of row: Int) -> UnitGroup? {
    guard let column = groups(grouping), let index = column.group(of: row) else { return nil }
    return column.groups[index]
  }
}

/// A unit that a report speaks of.
package enum UnitReference: Sendable, Hashable {
  /// A row of the snapshot.
  case row(Int)
  /// A group of rows: level street or above, and the position in its `GroupColumn`.
  case group(UnitLevel, Int)
}
