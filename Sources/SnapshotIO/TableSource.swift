import Diagnostics
import Workbooks

/// Files of every kind to text tables: CSV as it is, worksheets and JSON made into one. What kind
/// a file is, its bytes say, not its name.
enum TableSource {
  /// - Throws: `.badInput` where there is no table in the file.
  static func open(
    _ content: FileContent, _ vocabulary: HeaderVocabulary, _ choice: SheetChoice = SheetChoice(),
    workers: Workers
  ) throws(Failure) -> SourceText {
    if isWorkbook(content) { return try SheetTable.open(content, choice, vocabulary) }
    if !choice.isEmpty { throw SheetFaults(path: content.path).notAWorkbook() }
    let text = try TextDecoder.decode(content, workers: workers)
    return JSONText.looksLike(text) ? try JSONTable.open(text) : text
  }

  /// Whether the first bytes are those of a workbook, or of what people take for one.
  static func isWorkbook(_ content: FileContent) -> Bool {
    content.withBytes { bytes in
      bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
        || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }
  }
}
