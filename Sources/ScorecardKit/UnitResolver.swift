import Diagnostics
import ScorecardModel

/// Finds the units that users name by code or name, at any level.
struct UnitResolver {
  let units: UnitTable

  /// Linear in the units for each text; suggestions are looked for only where nothing is found.
  /// - Throws: one diagnostic for each text that means no unit, or more than one.
  func resolve(_ texts: [String]) throws(Failure) -> [UnitReference] {
    try Self.resolve(texts, in: [self])[0]
  }

  /// What texts mean in the units of several rule sets: communities here, districts there.
  /// - Returns: for each resolver what is meant in its units; a text need not mean something in all.
  /// - Throws: one diagnostic for each text that means nothing in any, or more than one unit in one.
  static func resolve(_ texts: [String], in resolvers: [UnitResolver]) throws(Failure)
    -> [[UnitReference]]
  {
    var found = [[UnitReference]](repeating: [], count: resolvers.count)
    var faults: [Diagnostic] = []
    for text in texts {
      let matches = resolvers.map { $0.matches(text) }
      if let index = matches.firstIndex(where: { $0.count > 1 }) {
        faults.append(resolvers[index].ambiguous(text, matches[index]))
      } else if matches.allSatisfy(\.isEmpty), let first = resolvers.first {
        faults.append(first.unknown(text))
      }
      for (index, units) in matches.enumerated() {
        for unit in units where !found[index].contains(unit) { found[index].append(unit) }
      }
    }
    if !faults.isEmpty {
      let isUnknown = faults.contains { $0.id == .unknownUnit }
      throw Failure(isUnknown ? .inputNotFound : .usage, faults)
    }
    return found
  }

  /// Codes first, whatever others are called; then names; then `district/street`: a name or code
  /// after that of a unit around it.
  private func matches(_ text: String) -> [UnitReference] {
    let plain = plainMatches(text)
    guard plain.isEmpty, let slash = text.lastIndex(of: "/") else { return plain }
    let around = String(text[..<slash])
    let isAround = { (group: UnitGroup) in group.ownCode == around || group.name == around }
    let inner = plainMatches(String(text[text.index(after: slash)...]))
    let nearest = inner.filter { parents(of: $0).first.map(isAround) ?? false }
    return nearest.isEmpty ? inner.filter { parents(of: $0).contains(where: isAround) } : nearest
  }

  private func plainMatches(_ text: String) -> [UnitReference] {
    let byCode =
      groups { $0.ownCode == text } + rows(in: units.codes, named: text)
    return byCode.isEmpty
      ? groups { $0.name == text } + rows(in: units.names, named: text) : byCode
  }

  private func groups(_ isMeant: (UnitGroup) -> Bool) -> [UnitReference] {
    [UnitLevel.city, .district, .street].filter { $0 > units.level }.flatMap { level in
      let groups = units.groups(Grouping(level))?.groups ?? []
      return groups.indices.filter { isMeant(groups[$0]) }.map { UnitReference.group(level, $0) }
    }
  }

  /// The rows with a text, compared as bytes.
  private func rows(in column: TextColumn, named text: String) -> [UnitReference] {
    let wanted = Array(text.utf8)
    return (0..<units.count).filter { row in
      let text = column.utf8(row)
      return text.count == wanted.count && text.elementsEqual(wanted)
    }.map(UnitReference.row)
  }

  /// The groups around a unit, the nearest first; of a group, those around its first unit.
  private func parents(of unit: UnitReference) -> [UnitGroup] {
    let first: Int?
    var level = units.level
    switch unit {
    case .row(let row): first = row
    case .group(let groupLevel, let index):
      level = groupLevel
      let column = units.groups(Grouping(groupLevel))
      first = column.flatMap { column in
        (0..<units.count).first { column.ids[$0] == UInt32(index) }
      }
    }
    guard let first else { return [] }
    return UnitLevel.allCases.filter { $0 > level && $0 > units.level }
      .compactMap { units.group(Grouping($0), of: first) }
  }

  private func unknown(_ text: String) -> Diagnostic {
    let groups = groups { _ in true }.lazy.map { units.describe($0).name }
    let near =
      Spelling.nearest(text, in: groups)
      ?? Spelling.nearest(text, in: (0..<units.count).lazy.map { units.names[$0] })
    return Diagnostic(
      .unknownUnit, .error,
      Message(en: "there is no unit '\(text)'", zh: "找不到单位“\(text)”"),
      help: .didYouMean(near)
        ?? Message(
          en: "name a community, street, district or city by its name or code",
          zh: "请用名称或代码指明社区、街道、区或市"))
  }

  private func ambiguous(_ text: String, _ matches: [UnitReference]) -> Diagnostic {
    let shown = matches.prefix(8)
    let near = shown.first.flatMap { parents(of: $0).first?.name }
    let example = "\(near ?? "…")/\(text)"
    return Diagnostic(
      .ambiguousUnit, .error,
      Message(
        en: "'\(text)' means \(matches.count) units", zh: "“\(text)”可指 \(matches.count) 个单位"),
      notes: shown.map(note),
      help: shown.allSatisfy(hasCode)
        ? Message(
          en: "use its code, or write the unit around it first: '\(example)'",
          zh: "请改用代码，或在前面写上所属单位：“\(example)”")
        : Message(
          en: "write the unit around it first: '\(example)'", zh: "请在前面写上所属单位：“\(example)”"))
  }

  private func hasCode(_ unit: UnitReference) -> Bool {
    guard case .group(let level, let index) = unit else { return true }
    return units.groups(Grouping(level))?.groups[index].ownCode != nil
  }

  private func note(_ unit: UnitReference) -> Message {
    let (level, code, name) = units.describe(unit)
    let label = code == name ? name : "\(code) \(name)"
    let parent = parents(of: unit).first?.name
    return Message(
      en: "\(label) (\(level.title.english)\(parent.map { " in \($0)" } ?? ""))",
      zh: "\(label)（\(parent.map { "\($0)，" } ?? "")\(level.title.chinese)）")
  }
}
