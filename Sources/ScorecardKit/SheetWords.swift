import Diagnostics
import ScorecardModel
import SnapshotIO

/// Which table of a workbook the snapshot files of a job mean, as the command line has it.
public struct SheetWords: Sendable {
  /// A sheet's name or number; nil is the one with the header.
  public var sheet: String?
  /// The row of the header, counted from 1; nil is found by its titles.
  public var headerRow: String?

  /// The words of the command line; nothing where they are absent.
  public init(sheet: String? = nil, headerRow: String? = nil) {
    (self.sheet, self.headerRow) = (sheet, headerRow)
  }
}

extension OptionReader {
  /// `--sheet` and `--header-row`, which are of the files that `--snapshot` names.
  mutating func sheetChoice(_ words: SheetWords, snapshots: [String]) -> SheetChoice {
    let row = wholeNumber("--header-row", words.headerRow, in: 1...1_048_576)
    if let sheet = words.sheet, sheet.isEmpty {
      refuse("--sheet", sheet, expected: Message(en: "a name or a number", zh: "名称或序号"))
    }
    let choice = SheetChoice(sheet: words.sheet, headerRow: row)
    if !choice.isEmpty, snapshots.isEmpty {
      refuse(
        Message(
          en: "--sheet and --header-row are of the file that --snapshot names",
          zh: "--sheet 和 --header-row 要与 --snapshot 一起用"),
        help: Message(
          en: "in a workspace write sheet: and header_row: beside the path",
          zh: "工作区里请在 path 旁边写 sheet:、header_row:"))
    }
    return choice
  }
}
