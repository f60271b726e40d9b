import ArgumentParser
import ScorecardKit

/// Which table of a workbook `--snapshot` means.
struct SheetOptions: ParsableArguments {
  @Option(
    help: help(
      "Of a workbook: the sheet, by name or number (default: the one with the header).",
      "工作簿里的工作表：名称或序号（默认：含表头的那个）。"))
  var sheet: String?

  @Option(
    help: help(
      "Of a workbook: the row of the header, counted from 1 (default: found by its titles).",
      "工作簿里表头所在的行号，从 1 数起（默认：按列名寻找）。"))
  var headerRow: String?

  /// The words as jobs take them.
  var words: SheetWords { SheetWords(sheet: sheet, headerRow: headerRow) }
}
