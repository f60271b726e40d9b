import ScorecardModel

/// A line for each unit that changed, is new or is gone, for spreadsheets and scripts. UTF-8
/// without a byte-order mark, LF line ends, RFC 4180 quoting; several things in one cell are parted
/// by `|`.
struct DiffCSV {
  /// Units formatted at a time by one thread.
  private static let chunk = 1_024
  private static let header =
    "code,name,street,district,ruleset,status,old_total,new_total,change,data_change,rules_change,"
    + "old_grade,new_grade,old_rank,new_rank,added_flags,removed_flags,because\n"

  func write(_ report: DiffReport, threads: Int, to sink: inout some ByteSink) throws {
    try sink.write(Self.header)
    for compared in report.compared {
      let lines = DiffLines(compared)
      let comparison = compared.comparison
      try OrderedChunks.write(
        count: comparison.changes.count, chunk: Self.chunk, threads: threads, to: &sink
      ) { range, bytes in
        for index in range { lines.append(comparison.changes[index], to: &bytes) }
      }
      var bytes = ByteBuffer()
      for row in comparison.added { lines.append(comparison.last, row, "new", to: &bytes) }
      for row in comparison.gone { lines.append(comparison.first, row, "gone", to: &bytes) }
      try sink.write(bytes)
    }
  }
}

/// The CSV lines of one rule set.
private struct DiffLines: Sendable {
  private let compared: ComparedRuleSet
  private let comparison: ScoreComparison
  private let decimals: Int

  init(_ compared: ComparedRuleSet) {
    self.compared = compared
    comparison = compared.comparison
    decimals = compared.ruleSet.decimals
  }

  func append(_ change: UnitChange, to bytes: inout ByteBuffer) {
    let (oldRow, newRow) = (change.rows[0], change.rows[change.rows.count - 1])
    appendUnit(comparison.last, newRow, "changed", to: &bytes)
    let totals = comparison.totals(change)
    append(totals[0], to: &bytes)
    append(totals[totals.count - 1], to: &bytes)
    append(comparison.difference(change), to: &bytes)
    for source in [ChangeSource.data, .rules] {
      let step = comparison.steps.firstIndex { $0.source == source }
      let amount = step.flatMap { step in
        totals[step].flatMap { old in totals[step + 1].map { $0 - old } }
      }
      append(amount, to: &bytes)
    }
    let ranks = comparison.ranks(change)
    append(grade(comparison.first, oldRow), to: &bytes)
    append(grade(comparison.last, newRow), to: &bytes)
    append(ranks.old.map(String.init) ?? "", to: &bytes)
    append(ranks.new.map(String.init) ?? "", to: &bytes)
    for flags in [change.addedFlags, change.removedFlags] {
      append(flags.map(\.text.chinese).joined(separator: "|"), to: &bytes)
    }
    append(because(change), to: &bytes, isLast: true)
  }

  /// A unit that only one side has.
  func append(_ state: ScoredUnits, _ row: Int, _ status: String, to bytes: inout ByteBuffer) {
    appendUnit(state, row, status, to: &bytes)
    let isNew = status == "new"
    let total = state.table.total(row)?.text(decimals: decimals) ?? ""
    let grade = grade(state, row)
    let rank = state.table.rank(row).map(String.init) ?? ""
    let both = { (text: String) in isNew ? ["", text] : [text, ""] }
    for cell in both(total) + ["", "", ""] + both(grade) + both(rank) + ["", ""] {
      append(cell, to: &bytes)
    }
    append("", to: &bytes, isLast: true)
  }

  private func appendUnit(
    _ state: ScoredUnits, _ row: Int, _ status: String, to bytes: inout ByteBuffer
  ) {
    let units = state.units
    append(units.codes[row], to: &bytes)
    append(units.names[row], to: &bytes)
    append(units.group(.street, of: row)?.name ?? "", to: &bytes)
    append(units.group(.district, of: row)?.name ?? "", to: &bytes)
    append(compared.new.id, to: &bytes)
    append(status, to: &bytes)
  }

  private func append(_ points: Points?, to bytes: inout ByteBuffer) {
    append(points?.text(decimals: decimals) ?? "", to: &bytes)
  }

  private func append(_ cell: String, to bytes: inout ByteBuffer, isLast: Bool = false) {
    bytes.append(csv: cell)
    if isLast { bytes.appendLineEnd() } else { bytes.appendComma() }
  }

  private func grade(_ state: ScoredUnits, _ row: Int) -> String {
    state.table.isAssessed(row)
      ? state.gradeName(row) ?? "" : ReportWords.unassessable.chinese
  }

  /// `opening_hours -0.42|rounding 0.005`; after a step from data `data:`.
  private func because(_ change: UnitChange) -> String {
    var pieces: [String] = []
    for (position, step) in comparison.steps.enumerated() {
      let prefix = step.source == .data ? "data:" : ""
      for shift in comparison.shifts(change, position) {
        let part = step.parts[shift.part]
        pieces.append("\(prefix)\(part.id ?? part.kind) \(shift.amount)")
      }
      for cause in comparison.causes(change, position) {
        pieces.append("\(prefix)\(cause.text)")
      }
    }
    return pieces.joined(separator: "|")
  }
}

extension ScorePart {
  /// What it is, as machine formats name it.
  var kind: String {
    switch self {
    case .item: "item"
    case .gate: "gate"
    case .rescaling: "rescale"
    case .combination: "combine"
    case .bonus: "bonus"
    case .passLine: "pass_line"
    case .deduction: "deduction"
    case .adjustment: "adjustment"
    case .floor: "floor"
    case .rounding: "rounding"
    }
  }

  var id: String? {
    switch self {
    case .item(let id), .gate(let id), .bonus(let id), .deduction(let id): id
    case .rescaling, .combination, .passLine, .adjustment, .floor, .rounding: nil
    }
  }
}

extension GradeCause {
  /// What it is, as machine formats name it.
  var kind: String {
    switch self {
    case .standing: "standing"
    case .total: "total"
    case .section: "section"
    case .condition: "condition"
    case .line: "grade"
    case .gate: "gate"
    case .quota: "quota"
    }
  }

  /// The grade that it is about.
  var grade: String? {
    switch self {
    case .total(let grade, _, _), .section(_, let grade, _), .condition(let grade),
      .line(let grade), .quota(let grade):
      grade
    case .standing, .gate: nil
    }
  }

  /// The line of the total that was crossed.
  var line: Points? { if case .total(_, let line, _) = self { line } else { nil } }

  /// Whether what a grade asks for was reached, or is no longer.
  var isReached: Bool? {
    switch self {
    case .total(_, _, let isReached), .section(_, _, let isReached): isReached
    case .standing, .condition, .line, .gate, .quota: nil
    }
  }

  /// The section or gate.
  var id: String? {
    switch self {
    case .section(let id, _, _), .gate(let id): id
    case .standing, .total, .condition, .line, .quota: nil
    }
  }

  /// `total 达标 80`, `gate hollow`.
  fileprivate var text: String {
    let line = line.map { " \($0)" } ?? ""
    let about = [id, grade].compactMap(\.self).joined(separator: " ")
    return about.isEmpty ? kind : "\(kind) \(about)\(line)"
  }
}
