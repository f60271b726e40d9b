/// Which table of a workbook is meant, where it is not to be found by its header.
package struct SheetChoice: Sendable, Hashable {
  /// A sheet's name, or its number from 1; nil looks for the header on all that are visible.
  package var sheet: String?
  /// The last row of the header as the spreadsheet counts; nil looks for it.
  package var headerRow: Int?

  package init(sheet: String? = nil, headerRow: Int? = nil) {
    (self.sheet, self.headerRow) = (sheet, headerRow)
  }

  package var isEmpty: Bool { sheet == nil && headerRow == nil }
}
