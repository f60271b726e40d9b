import Diagnostics
import Glibc
import ScorecardModel

/// Tells what is wrong with a table, in the order of its text.
///
/// Only diagnostics that will be shown are made; the others are counted.
struct TableReport {
  let text: SourceText
  let dialect: Dialect
  let header: Header
  let table: TableParser.Result

  func write(to log: inout FaultLog) {
    let personal = PersonalColumns(text: text, dialect: dialect, table: table)
    var findings = personal.mobile.map { column in
      Finding.personalColumn(column, isMobile: true, offset: header.columns[column].offset)
    }
    findings += personal.citizen.map { column in
      .personalColumn(column, isMobile: false, offset: header.columns[column].offset)
    }
    let faults = faults(except: Set(personal.mobile + personal.citizen))
    findings += faults.map { .fault($0) }
    findings += table.duplicates.map { .duplicate($0, offset: codeOffset(ofRow: $0.row)) }
    for (kind, groups) in table.groups.enumerated() {
      findings += groups.conflicts.map { .nameConflict($0, kind: kind) }
    }
    let hasErrors = log.hasErrors || findings.contains { $0.severity == .error }
    if !hasErrors { findings += emptyColumns() }
    let order = findings.indices.sorted {
      (findings[$0].offset, $0) < (findings[$1].offset, $1)
    }
    for finding in order.map({ findings[$0] }) {
      log.append(finding.id, finding.severity) { diagnostic(finding) }
    }
    countOthers(of: Set(faults.map(\.kind)), &log)
  }

  /// Counts the faults that blocks did not keep, of kinds of which some are shown.
  private func countOthers(of kinds: Set<FaultKind>, _ log: inout FaultLog) {
    for kind in FaultKind.allCases where kinds.contains(kind) {
      log.count(kind.id, times: table.outputs.reduce(0) { $0 + $1.faults.unkept(kind) })
    }
  }

  // MARK: - Finding

  private func faults(except personal: Set<Int>) -> [Fault] {
    table.outputs.flatMap { output in
      output.faults.kept.filter { !$0.kind.isAboutValue || !personal.contains($0.column) }
    }
  }

  private func emptyColumns() -> [Finding] {
    header.columns.indices.compactMap { position in
      let column = header.columns[position]
      guard case .indicator(let index) = column.meaning,
        let states = table.columns.indicators[index]?.states, states.count > 0,
        !(0..<states.count).contains(where: { states[$0] != CellState.missing.rawValue })
      else { return nil }
      return .emptyColumn(position, offset: column.offset)
    }
  }

  // MARK: - Places

  /// The row's code, or its first cell where there is no code column.
  func codeOffset(ofRow row: Int) -> Int {
    let block = table.blocks.lastIndex { $0.row <= row } ?? 0
    let offsets = table.outputs[block].codeOffsets
    return offsets[min(row - table.blocks[block].row, offsets.count - 1)]
  }

  /// A line at or before an offset.
  func mark(before offset: Int) -> LineMark {
    var (low, high) = (0, table.blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if table.blocks[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return .start }
    return LineMark(offset: table.blocks[low - 1].start, line: table.blocks[low - 1].line)
  }

  func place(at offset: Int) -> SourcePlace {
    text.place(
      at: offset, from: mark(before: offset), showsExcerpt: !header.hasPersonalColumn)
  }
}

extension FaultKind {
  /// Whether it is about what a cell holds, not about the shape of its row.
  var isAboutValue: Bool {
    switch self {
    case .cellCount, .unterminatedQuote, .textAfterQuote: false
    default: true
    }
  }
}
