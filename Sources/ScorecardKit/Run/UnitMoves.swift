import Diagnostics
import ScorecardModel

/// Units that belong to another district than in an earlier snapshot.
enum UnitMoves {
  /// The rows of units whose district differs.
  static func rows(_ units: UnitTable, since earlier: AlignedSnapshot) -> [Int] {
    guard units.district != nil, earlier.snapshot.units.district != nil else { return [] }
    return (0..<units.count).filter { row in
      let other = earlier.rows[row]
      return other != AlignedSnapshot.none
        && units.isMoved(row, since: earlier.snapshot.units, Int(other))
    }
  }

  static func diagnostic(_ rows: [Int], _ series: SnapshotSeries) -> Diagnostic {
    let units = series.current.units
    let shown = rows.prefix(5).map { row in
      Message(
        verbatim: "\(units.codes[row]) \(units.names[row]) → "
          + (units.group(.district, of: row)?.name ?? ""))
    }
    return Diagnostic(
      .moved, .warning, at: SourcePlace(path: series.current.path),
      Message(
        en: "\(rows.count) units belong to another district than in an earlier snapshot; they are "
          + "scored where they are now",
        zh: "\(rows.count) 个单位所属的区与以前的快照不同，按现在所属的区计分"),
      notes: shown)
  }
}

/// Targets of units that are in no snapshot.
enum UnknownTargets {
  /// A warning for each, up to a limit: the unit that was meant has no target. Linear in units and
  /// targets.
  /// - Parameter snapshots: of every level that there are snapshots of; else the units of the others
  ///   would be unknown.
  static func diagnostics(_ targets: TargetTable, _ snapshots: [Snapshot]) -> [Diagnostic] {
    var known: Set<String> = []
    for units in snapshots.map(\.units) {
      for row in 0..<units.count { known.insert(units.codes[row]) }
    }
    let unknown = targets.units.filter { !known.contains($0.code) }
    guard !unknown.isEmpty else { return [] }
    let finders = snapshots.map { UnitCodes($0.units) }
    var findings = DiagnosticLog()
    for (index, unit) in unknown.enumerated() {
      let near = index < 20 ? finders.lazy.compactMap { $0.nearest(unit.code) }.first : nil
      findings.append(
        Diagnostic(
          .unknownUnit, .warning, at: SourcePlace(path: targets.path, line: unit.line),
          Message(
            en: "there is no unit with the code '\(unit.code)' in any snapshot",
            zh: "各份快照里都没有代码为“\(unit.code)”的单位"),
          help: .didYouMean(near)))
    }
    return findings.summary
  }
}

/// Targets that a rule set reads and units lack.
struct MissingTargets {
  private let ruleSet: RuleSet
  private let id: String
  private let catalogue: Catalogue
  private let path: String

  /// - Parameter id: what messages call the rule set.
  init(_ ruleSet: RuleSet, id: String, _ catalogue: Catalogue, path: String) {
    self.ruleSet = ruleSet
    self.id = id
    self.catalogue = catalogue
    self.path = path
  }

  /// A warning for each indicator that units have no target for.
  /// - Parameter moment: `.target` or `.goal`.
  func diagnostics(
    _ columns: IndicatorColumns, year: Int?, _ moment: Moment, _ units: UnitTable
  ) -> [Diagnostic] {
    let read = ruleSet.measures.flatMap(\.references).filter { $0.moment == moment }
    guard let year else { return [] }
    return Set(read.map(\.indicator)).sorted().compactMap { indicator in
      let column = columns[indicator]
      let lacking = (0..<units.count).filter { row in column.map { $0.states[row] != 0 } ?? true }
      return lacking.isEmpty ? nil : diagnostic(indicator, year, lacking, units)
    }
  }

  private func diagnostic(
    _ indicator: IndicatorIndex, _ year: Int, _ rows: [Int], _ units: UnitTable
  ) -> Diagnostic {
    let title = catalogue[indicator]
    return Diagnostic(
      .missingTarget, .warning, at: SourcePlace(path: path.isEmpty ? ruleSet.path : path),
      Message(
        en: "\(rows.count) of \(units.count) units have no target of '\(title.id)' for \(year), "
          + "which rule set '\(id)' reads; the items are missing for them",
        zh: "\(units.count) 个单位中有 \(rows.count) 个缺少 \(year) 年“\(title.title.chinese)”"
          + "（\(title.id)）的目标值，规则集“\(id)”的相应考核项按缺数据处理"),
      notes: rows.prefix(5).map { Message(verbatim: "\(units.codes[$0]) \(units.names[$0])") },
      help: path.isEmpty
        ? Message(
          en: "name the file of targets in the workspace: targets: targets.csv",
          zh: "请在工作区写明目标文件：targets: targets.csv") : nil)
  }
}
