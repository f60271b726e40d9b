import Diagnostics
import ScorecardModel

/// Finds the units that users name by code or name, at any level.
struct UnitResolver {
  let units: UnitTable

  /// - Throws: one diagnostic for each text that means no unit, or more than one.
  func resolve(_ texts: [String]) throws(Failure) -> [UnitReference] {
    var found: [UnitReference] = []
    var faults: [Diagnostic] = []
    for text in texts {
      let matches = matches(text)
      switch matches.count {
      case 1: if !found.contains(matches[0]) { found.append(matches[0]) }
      case 0: faults.append(unknown(text))
      default: faults.append(ambiguous(text, matches))
      }
    }
    if !faults.isEmpty {
      let isUnknown = faults.contains { $0.id == .unknownUnit }
      throw Failure(isUnknown ? .inputNotFound : .usage, faults)
    }
    return found
  }

  /// Codes first: a code means one unit, whatever others are called.
  private func matches(_ text: String) -> [UnitReference] {
    let all = groups + rows
    let byCode = all.filter { units.describe($0).code == text }
    return byCode.isEmpty ? all.filter { units.describe($0).name == text } : Array(byCode.prefix(1))
  }

  private var groups: [UnitReference] {
    [UnitLevel.city, .district, .street].filter { $0 > units.level }.flatMap { level in
      (units.groups(Grouping(level))?.groups.indices).map {
        $0.map { UnitReference.group(level, $0) }
      } ?? []
    }
  }

  private var rows: [UnitReference] { (0..<units.count).map(UnitReference.row) }

  private func unknown(_ text: String) -> Diagnostic {
    let names = (groups + rows).lazy.map { units.describe($0).name }
    let near = Spelling.nearest(text, in: names)
    return Diagnostic(
      .unknownUnit, .error,
      Message(en: "there is no unit '\(text)'", zh: "找不到单位“\(text)”"),
      help: .didYouMean(near)
        ?? Message(
          en: "name a community, street, district or city by its name or code",
          zh: "请用名称或代码指明社区、街道、区或市"))
  }

  private func ambiguous(_ text: String, _ matches: [UnitReference]) -> Diagnostic {
    let shown = matches.prefix(8).map { units.describe($0) }
    return Diagnostic(
      .ambiguousUnit, .error,
      Message(
        en: "'\(text)' is the name of \(matches.count) units",
        zh: "有 \(matches.count) 个单位都叫“\(text)”"),
      notes: shown.map { unit in
        Message(
          en: "\(unit.code) \(unit.name) (\(unit.level.title.english))",
          zh: "\(unit.code) \(unit.name)（\(unit.level.title.chinese)）")
      },
      help: Message(en: "use its code", zh: "请改用代码"))
  }
}

extension UnitTable {
  /// What a report shows of the units that the user named; all where none is named.
  func scope(_ subjects: [UnitReference], level: UnitLevel?) -> ReportScope {
    let level = max(level ?? self.level, self.level)
    var isIn = [Bool](repeating: subjects.isEmpty, count: count)
    for subject in subjects {
      switch subject {
      case .row(let row): isIn[row] = true
      case .group(let groupLevel, let index):
        guard let column = groups(Grouping(groupLevel)) else { continue }
        for row in 0..<count where column.ids[row] == UInt32(index) { isIn[row] = true }
      }
    }
    let rows = (0..<count).filter { isIn[$0] }
    return ReportScope(
      subjects: subjects, rows: rows, rollups: rollups(subjects, rows, level: level),
      level: level)
  }

  /// The groups to roll up: those named and the levels below them; where `level` is above the
  /// units' own, only groups of that level.
  private func rollups(
    _ subjects: [UnitReference], _ rows: [Int], level: UnitLevel
  ) -> [UnitReference] {
    let highest =
      subjects.map { describe($0).level }.max() ?? .city
    let levels: [UnitLevel] =
      level > self.level ? [level] : [.city, .district, .street].filter { $0 <= highest }
    return levels.filter { $0 > self.level }.flatMap { level -> [UnitReference] in
      guard let column = groups(Grouping(level)) else { return [] }
      var seen: Set<UInt32> = [GroupColumn.none]
      return rows.compactMap { row in
        seen.insert(column.ids[row]).inserted ? .group(level, Int(column.ids[row])) : nil
      }
    }
  }
}
