import Diagnostics
import ScorecardModel
import SnapshotIO

/// The snapshots of one day that people at several levels vouch for, made one.
struct VerifiedSnapshot {
  /// A snapshot file and who vouches for its values.
  struct Part {
    let level: VerificationLevel
    let snapshot: Snapshot
  }

  /// For each unit and indicator what the highest level says that says something.
  let merged: Snapshot
  /// What the units say of themselves, and the merged value where they say nothing: its scores
  /// differ from those of `merged` only by what others corrected. Nil where no file holds
  /// self-assessed values or there is no other file.
  let selfAssessed: Snapshot?

  /// Merges the snapshots of one day.
  ///
  /// The units are those of the lowest level; a higher one may have fewer units and fewer columns.
  /// Its missing cells say nothing; a value and 不适用 do. Linear in cells.
  /// - Parameter parts: in any order, each level once, all read with one catalogue.
  /// - Returns: nil where there are none.
  /// - Throws: `.badInput` with every unit of a higher level that the lowest lacks, up to a limit.
  static func merge(_ parts: [Part]) throws(Failure) -> VerifiedSnapshot? {
    let sorted = parts.sorted { $0.level < $1.level }
    guard let base = sorted.first else { return nil }
    let higher = Array(sorted.dropFirst())
    let rows = try rows(of: higher, in: base)
    let count = ([base] + higher).map(\.snapshot.columns.count).max() ?? 0
    let columns = (0..<count).map { indicator in
      let column = base.snapshot.column(indicator)
      let corrections = zip(higher, rows).compactMap { part, rows in
        part.snapshot.column(indicator).map { (column: $0, rows: rows) }
      }
      return corrections.isEmpty
        ? column : overlay(corrections, on: column, count: base.snapshot.units.count)
    }
    let merged = base.snapshot.with(columns: columns)
    return VerifiedSnapshot(
      merged: merged,
      selfAssessed: base.level == .selfAssessed && !higher.isEmpty
        ? merged.with(columns: columns.indices.map { fill(base.snapshot.column($0), columns[$0]) })
        : nil)
  }

  /// For each part the rows of its units in the base.
  private static func rows(of parts: [Part], in base: Part) throws(Failure) -> [[Int]] {
    let codes = UnitCodes(base.snapshot.units)
    var findings = DiagnosticLog()
    let rows = parts.map { part in
      let units = part.snapshot.units
      return (0..<units.count).map { row in
        if let known = codes.row(units.codes[row]) { return known }
        let near = findings.errorCount < 20 ? codes.nearest(units.codes[row]) : nil
        findings.append(unknownUnit(units.label(row), part, base, near))
        return 0
      }
    }
    if findings.hasErrors { throw Failure(.badInput, findings.summary) }
    return rows
  }

  private static func unknownUnit(
    _ unit: String, _ part: Part, _ base: Part, _ near: String?
  ) -> Diagnostic {
    let (level, lowest) = (part.level.title, base.level.title)
    return Diagnostic(
      .unverifiedUnit, at: SourcePlace(path: part.snapshot.path),
      Message(
        en: "\(unit) is \(level.english), but not among the units that are \(lowest.english)",
        zh: "\(unit) 有\(level.chinese)的数据，却没有\(lowest.chinese)的数据"),
      notes: [
        Message(
          en: "the units are those of \(base.snapshot.path)", zh: "单位以 \(base.snapshot.path) 为准")
      ], help: .didYouMean(near))
  }

  /// Later corrections go over earlier ones.
  private static func overlay(
    _ corrections: [(column: IndicatorColumn, rows: [Int])], on base: IndicatorColumn?, count: Int
  ) -> IndicatorColumn {
    let values = ColumnBuffer<Double>(count: count, repeating: 0)
    let states = ColumnBuffer<UInt8>(count: count, repeating: CellState.missing.rawValue)
    let write = { (column: IndicatorColumn, from: Int, to: Int) in
      guard column.states[from] != CellState.missing.rawValue else { return }
      values.writer[to] = column.values[from]
      states.writer[to] = column.states[from]
    }
    if let base {
      for row in 0..<count { write(base, row, row) }
    }
    for correction in corrections {
      for (from, to) in correction.rows.enumerated() { write(correction.column, from, to) }
    }
    return IndicatorColumn(values: values, states: states)
  }

  /// A column with its missing cells taken from another.
  private static func fill(
    _ column: IndicatorColumn?, _ other: IndicatorColumn?
  ) -> IndicatorColumn? {
    guard let column, let other else { return column ?? other }
    let count = column.states.count
    return overlay(
      [(column: column, rows: Array(0..<count))], on: other, count: count)
  }
}

extension Snapshot {
  fileprivate func with(columns: [IndicatorColumn?]) -> Snapshot {
    Snapshot(date: date, path: path, units: units, columns: columns)
  }
}

/// What units made of themselves beside what others found.
extension VerifiedSnapshot {
  /// The units whose total from self-assessed values is above the one from verified values by more
  /// than the rule set's margin; only units that are assessed by both.
  /// - Parameters:
  ///   - verified: the scores of `merged`.
  ///   - selfAssessed: the scores of `selfAssessed` under the same rule set.
  static func selfAssessmentRemarks(
    verified: ScoreTable, selfAssessed: ScoreTable
  ) -> [Int: [Flag]] {
    var remarks: [Int: [Flag]] = [:]
    for row in 0..<verified.unitCount {
      guard let own = selfAssessed.total(row), let found = verified.total(row),
        own - found > verified.ruleSet.selfMargin
      else { continue }
      remarks[row] = [.selfAssessedHigh]
    }
    return remarks
  }

  /// By row the published total from self-assessed values; nil for a unit that is not assessed.
  static func selfAssessedTotals(_ table: ScoreTable) -> [Points?] {
    (0..<table.unitCount).map { table.total($0) }
  }

  /// By item and row the points from self-assessed values; nil for what was not scored from data.
  static func selfAssessedScores(_ table: ScoreTable) -> [[Points?]] {
    table.items.indices.map { item in
      (0..<table.unitCount).map { row in
        table.items[item].outcome(row).outcome == .scored
          ? table.score(ofItem: item, row) : nil
      }
    }
  }
}

extension DiagnosticID {
  static let unverifiedUnit: Self = "snapshot.unknown-unit"
}
