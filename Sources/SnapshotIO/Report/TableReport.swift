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

  func write(to log: inout DiagnosticLog) {
    var findings = personalColumns()
    let personal = Set(
      findings.map { finding -> Int in
        if case .personalColumn(let column, _, _) = finding { column } else { -1 }
      })
    findings += faults(except: personal)
    findings += table.duplicates.map { .duplicate($0, offset: codeOffset(ofRow: $0.row)) }
    findings += table.conflicts.map { .nameConflict($0) }
    findings += emptyColumns()
    var shown: [DiagnosticID: Int] = [:]
    for diagnostic in log.diagnostics { shown[diagnostic.id, default: 0] += 1 }
    let order = findings.indices.sorted {
      (findings[$0].offset, $0) < (findings[$1].offset, $1)
    }
    for finding in order.map({ findings[$0] }) {
      shown[finding.id, default: 0] += 1
      let isShown = shown[finding.id, default: 0] <= FaultList.limit
      log.append(isShown ? diagnostic(finding) : counted(finding.id, finding.severity))
    }
    for kind in FaultKind.allCases {
      let unkept = table.outputs.reduce(0) { $0 + $1.faults.unkept(kind) }
      let more = counted(kind.id, .error)
      for _ in 0..<unkept { log.append(more) }
    }
  }

  // MARK: - Finding

  private func faults(except personal: Set<Int>) -> [Finding] {
    table.outputs.flatMap { output in
      output.faults.kept.filter { !$0.kind.isAboutValue || !personal.contains($0.column) }
        .map { .fault($0) }
    }
  }

  /// Columns with a citizen number, and those where at least half of what is there, and at least
  /// three, are mobile numbers.
  private func personalColumns() -> [Finding] {
    header.columns.indices.compactMap { column in
      let offset = header.columns[column].offset
      if table.outputs.contains(where: { $0.citizenNumbers[column] != nil }) {
        return .personalColumn(column: column, isMobile: false, offset: offset)
      }
      let mobile = table.outputs.reduce(0) { $0 + $1.mobileNumbers[column] }
      let rows = table.outputs.reduce(0) { $0 + $1.codeOffsets.count }
      let filled = rows - table.outputs.reduce(0) { $0 + $1.emptyCells[column] }
      guard mobile > 0, mobile >= min(filled, max(3, (filled + 1) / 2)) else { return nil }
      return .personalColumn(column: column, isMobile: true, offset: offset)
    }
  }

  private func emptyColumns() -> [Finding] {
    header.columns.indices.compactMap { position in
      let column = header.columns[position]
      guard case .indicator(let index) = column.meaning,
        let states = table.columns.indicators[index]?.states, states.count > 0,
        !(0..<states.count).contains(where: { states[$0] != CellState.missing.rawValue })
      else { return nil }
      return .emptyColumn(column: position, offset: column.offset)
    }
  }

  private func counted(_ id: DiagnosticID, _ severity: Severity) -> Diagnostic {
    Diagnostic(id, severity, Message(verbatim: ""))
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
