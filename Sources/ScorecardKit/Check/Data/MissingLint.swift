import Diagnostics
import ScorecardModel

extension DataLint {
  /// Indicators that lack data for most units, or for most units of a district.
  static let mostlyMissing = DataLint(.lintMostlyMissing) { context in
    guard context.units.count >= 5 else { return [] }
    var seen: Set<IndicatorIndex> = []
    return context.ruleSet.readIndicators.filter {
      $0 < context.rules.catalogue.count && seen.insert($0).inserted
    }.compactMap { context.missing($0) }
  }
}

extension DataContext {
  /// More than this share of a group is most of it.
  private static let most = 0.5

  fileprivate func missing(_ index: IndicatorIndex) -> Finding? {
    guard let column = result.series.current.column(index) else { return nil }
    let isMissing = { (row: Int) in column.states[row] == CellState.missing.rawValue }
    let indicator = rules.indicator(index)
    let all = (0..<units.count).count(where: isMissing)
    if Double(all) > Self.most * Double(units.count) {
      return finding(
        .lintMostlyMissing, .warning,
        Message(
          en: "'\(indicator.id)' is missing for \(all) of \(units.count) units",
          zh: "“\(indicator.title.chinese)”（\(indicator.id)）缺数据：\(units.count) 个单位缺 \(all) 个"))
    }
    let lacking = districts.compactMap { group, rows in
      let count = rows.count(where: isMissing)
      return rows.count >= 3 && Double(count) > Self.most * Double(rows.count)
        ? "\(group.name) \(count)/\(rows.count)" : nil
    }
    guard !lacking.isEmpty else { return nil }
    return finding(
      .lintMostlyMissing, .advice,
      Message(
        en: "'\(indicator.id)' is missing for most units of \(lacking.count) districts",
        zh: "“\(indicator.title.chinese)”（\(indicator.id)）在 \(lacking.count) 个区缺一半以上"),
      notes: [LintWords.few(Array(lacking.prefix(5)), of: lacking.count)])
  }
}
