import ScorecardModel

/// A case with some of what it gives changed.
package struct CaseVariant: Sendable, Hashable {
  /// Position in the file's cases.
  package var base: Int
  package var cells: [CaseFigure: Cell]
  /// The states that its process went through; nil leaves those of the base.
  package var process: [String]?
  /// Nil leaves the day of the base.
  package var asOf: CalendarDate?

  package init(base: Int, cells: [CaseFigure: Cell] = [:]) {
    self.base = base
    self.cells = cells
  }
}

extension CaseFile {
  /// A file of variants of its cases, that expects what the cases do.
  package func variants(_ variants: [CaseVariant]) -> CaseFile {
    var figures = columns.map(\.figure)
    var known = Set(figures)
    for variant in variants {
      for figure in variant.cells.keys where known.insert(figure).inserted {
        figures.append(figure)
      }
    }
    let cells = Dictionary(columns.map { ($0.figure, $0.cells) }) { first, _ in first }
    return CaseFile(
      content: content,
      cases: variants.map { variant in
        var row = cases[variant.base]
        if let asOf = variant.asOf { row.asOf = asOf }
        if let process = variant.process {
          row.process = process.map { CaseStep(state: $0, date: nil) }
        }
        return row
      },
      columns: figures.map { figure in
        CaseColumn(
          figure: figure,
          cells: variants.map { $0.cells[figure] ?? cells[figure]?[$0.base] ?? .missing })
      }, hasProcess: hasProcess)
  }
}
