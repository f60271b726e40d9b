import Diagnostics
import ScorecardModel

extension UnitTable {
  /// What a report shows of the units that the user named; all where none is named.
  /// - Parameter level: what `--level` says; a level below the units' own is theirs.
  /// - Throws: `.usage` where the data has no units of the level, or a named one lies below it.
  func scope(_ subjects: [UnitReference], level: UnitLevel?) throws(Failure) -> ReportScope {
    let level = max(level ?? self.level, self.level)
    try check(level, subjects)
    var isIn = [Bool](repeating: subjects.isEmpty, count: count)
    for subject in subjects {
      switch subject {
      case .row(let row): isIn[row] = true
      case .group(let groupLevel, let index):
        for row in rows(groupLevel, index) { isIn[row] = true }
      }
    }
    return ReportScope(
      subjects: subjects, rows: (0..<count).filter { isIn[$0] },
      rollups: rollups(subjects, level: level), level: level)
  }

  private func rows(_ level: UnitLevel, _ index: Int) -> [Int] {
    guard let column = groups(Grouping(level)) else { return [] }
    return (0..<count).filter { column.ids[$0] == UInt32(index) }
  }

  /// The groups to roll up: those named and the ones inside them, all where none is named; where
  /// `level` is above the units' own, only groups of that level.
  private func rollups(_ subjects: [UnitReference], level: UnitLevel) -> [UnitReference] {
    let levels: [UnitLevel] = level > self.level ? [level] : [.city, .district, .street]
    return levels.filter { $0 > self.level }.flatMap { level -> [UnitReference] in
      guard let column = groups(Grouping(level)) else { return [] }
      let isIn = isWithin(subjects, level)
      var seen: Set<UInt32> = [GroupColumn.none]
      return (0..<count).compactMap { row in
        isIn[row] && seen.insert(column.ids[row]).inserted
          ? .group(level, Int(column.ids[row])) : nil
      }
    }
  }

  /// For each row whether its group of a level is a named one or lies inside one.
  private func isWithin(_ subjects: [UnitReference], _ level: UnitLevel) -> [Bool] {
    var isIn = [Bool](repeating: subjects.isEmpty, count: count)
    for case .group(let groupLevel, let index) in subjects where groupLevel >= level {
      for row in rows(groupLevel, index) { isIn[row] = true }
    }
    return isIn
  }

  private func check(_ level: UnitLevel, _ subjects: [UnitReference]) throws(Failure) {
    guard level > self.level else { return }
    let title = level.title
    guard groups(Grouping(level))?.groups.isEmpty == false else {
      throw Failure(
        .usage,
        Diagnostic(
          .usage, .error,
          Message(
            en: "--level is '\(level.rawValue)', but the snapshot does not say the \(title.english)"
              + " of its units",
            zh: "--level 的值是“\(level.rawValue)”，但快照没有单位所属\(title.chinese)的数据"),
          help: Message(
            en: "add a column '\(level.rawValue)' to the snapshot, or choose another level",
            zh: "请在快照里加上“\(title.chinese)”列，或改选其他级别")))
    }
    let below = subjects.map(describe).filter { $0.level < level }
    guard below.isEmpty else {
      throw Failure(
        .usage,
        below.map { unit in
          let own = unit.level.title
          return Diagnostic(
            .usage, .error,
            Message(
              en: "--level is '\(level.rawValue)', above '\(unit.name)', a \(own.english)",
              zh: "--level 的值是“\(level.rawValue)”，高于“\(unit.name)”的级别（\(own.chinese)）"),
            help: Message(
              en: "leave --level out, or name a unit of that level or above",
              zh: "请去掉 --level，或指定该级及以上的单位"))
        })
    }
  }
}

/// What a report shows under each rule set, where rule sets score units of different levels.
struct UnitScopes {
  let tables: [UnitTable]

  /// - Parameter tables: the units of each result.
  init(_ tables: [UnitTable]) { self.tables = tables }

  /// - Returns: for each result its scope; nil where none of the units that the user named is
  ///   among its units.
  /// - Throws: `Failure` where a text means no unit, or the level does not fit.
  func scopes(_ texts: [String], level: UnitLevel?) throws(Failure) -> [ReportScope?] {
    let subjects = try UnitResolver.resolve(texts, in: tables.map { UnitResolver(units: $0) })
    var scopes: [ReportScope?] = []
    for (units, subjects) in zip(tables, subjects) {
      let isLeftOut = !texts.isEmpty && subjects.isEmpty
      scopes.append(isLeftOut ? nil : try units.scope(subjects, level: level))
    }
    return scopes
  }
}
