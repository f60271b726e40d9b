import Diagnostics
import Glibc

/// What is to stand in a cell of a case file instead of what stands there.
package struct CaseEdit: Sendable {
  package let cell: CaseCell
  package let text: String
  /// What it must be read as.
  package let value: ExpectedValue

  package init(cell: CaseCell, text: String, value: ExpectedValue) {
    self.cell = cell
    self.text = text
    self.value = value
  }
}

extension CaseFile {
  /// The bytes of the file with other expectations in some cells. Everything else stays as it is:
  /// encoding, byte order mark, delimiters, line ends, quotes, the bytes of other cells.
  /// - Throws: `.badInput` where reading what was made would find anything else than was meant.
  package func rewriting(
    _ edits: [CaseEdit], vocabulary: CaseVocabulary
  ) throws(Failure) -> [UInt8] {
    let text = try TextDecoder.decode(content, workers: Workers(count: 1))
    guard let bytes = CaseRewriter(content: content, text: text).rewriting(edits) else {
      throw notRewritable
    }
    let rewritten = try CaseFile.read(
      FileContent(path: path, bytes: PaddedBytes(bytes)), vocabulary: vocabulary)
    guard holds(edits, in: rewritten) else { throw notRewritable }
    return bytes
  }

  /// Whether another reading has the edits and, apart from them, the same cases.
  private func holds(_ edits: [CaseEdit], in other: CaseFile) -> Bool {
    let values = Dictionary(edits.map { ($0.cell, ($0.text, $0.value)) }) { first, _ in first }
    guard cases.count == other.cases.count, columns.count == other.columns.count,
      zip(columns, other.columns).allSatisfy({ $0.figure == $1.figure && $0.cells == $1.cells })
    else { return false }
    return zip(cases, other.cases).allSatisfy { old, new in
      guard old.line == new.line, old.name == new.name, old.note == new.note,
        old.expectations.count == new.expectations.count
      else { return false }
      return zip(old.expectations, new.expectations).allSatisfy { old, new in
        let (text, value) =
          old.cell.flatMap { values[$0] } ?? (old.text, old.value)
        return old.subject == new.subject && new.text == text && new.value == value
      }
    }
  }

  private var notRewritable: Failure {
    Failure(
      .badInput,
      Diagnostic(
        .notRewritable, at: SourcePlace(path: path),
        Message(
          en: "the case file cannot be rewritten without changing something else in it",
          zh: "改写算例文件会连带改动其他内容，没有改写"),
        help: Message(
          en: "save it as CSV UTF-8 and try again", zh: "请另存为“CSV UTF-8”后重试")))
  }
}

/// Replaces cells in the bytes of a table, whatever their encoding.
///
/// Cells are found in the decoded text; they begin and end beside a delimiter, a quote or a line
/// end. Such a character is never part of another one in the encodings that are read, so the n-th
/// of them in the text is the n-th in the file.
private struct CaseRewriter {
  private let content: FileContent
  private let text: SourceText
  private let dialect: Dialect
  private let textMarks: [Int]
  private let fileMarks: [Int]

  init(content: FileContent, text: SourceText) {
    (self.content, self.text) = (content, text)
    dialect = Dialect(detectingIn: text)
    textMarks = (0..<text.count).filter { Self.isMark(text.base[$0]) }
    let (bytes, unit) = (content.bytes.pointer, text.encoding.unit)
    let low = text.encoding == .utf16BigEndian ? 1 : 0
    let first = Self.markLength(content, text)
    fileMarks = stride(from: first, to: content.count - unit + 1, by: unit).filter { position in
      let isShort = unit == 1 || bytes[position + 1 - low] == 0
      return isShort && Self.isMark(bytes[position + low])
    }
  }

  /// - Returns: nil where the cells cannot be found in the file, or a text cannot be encoded.
  func rewriting(_ edits: [CaseEdit]) -> [UInt8]? {
    guard textMarks.count == fileMarks.count else { return nil }
    var bytes: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.cell.offset < $1.cell.offset }) {
      let (range, replacement) = replacement(edit)
      guard let start = fileOffset(range.lowerBound), let end = fileOffset(range.upperBound),
        start >= position, end >= start, let encoded = text.encoding.bytes(of: replacement)
      else { return nil }
      append(position..<start, to: &bytes)
      bytes += encoded
      position = end
    }
    append(position..<content.count, to: &bytes)
    return bytes
  }

  /// The part of a cell that gives way, in the text, and what takes its place. Quotes and the
  /// spaces around a cell stay.
  private func replacement(_ edit: CaseEdit) -> (Range<Int>, String) {
    let (base, start) = (text.base, edit.cell.offset)
    let doubled = edit.text.replacing("\"", with: "\"\"")
    if start < text.count, base[start] == Byte.quote,
      let close = Dialect.closingQuote(base, start + 1, text.count)
    {
      return ((start + 1)..<close, doubled)
    }
    var (first, last) = (start, dialect.endOfCell(base, start))
    if edit.text.utf8.contains(where: { $0 == dialect.delimiter || Self.isQuoteOrLineEnd($0) }) {
      return (first..<last, "\"\(doubled)\"")
    }
    while first < last, base[first] == Byte.space { first += 1 }
    while last > first, base[last - 1] == Byte.space { last -= 1 }
    return (first..<last, edit.text)
  }

  /// The place in the file of one in the text with only spaces between it and a mark or an end.
  private func fileOffset(_ offset: Int) -> Int? {
    let unit = text.encoding.unit
    var next = textMarks.partitionPoint { $0 >= offset }
    if next < textMarks.count, textMarks[next] == offset { return fileMarks[next] }
    let before = next > 0 ? textMarks[next - 1] + 1 : 0
    let start = next > 0 ? fileMarks[next - 1] + unit : Self.markLength(content, text)
    if (before..<offset).allSatisfy({ text.base[$0] == Byte.space }) {
      return start + (offset - before) * unit
    }
    let after = next < textMarks.count ? textMarks[next] : text.count
    let end = next < textMarks.count ? fileMarks[next] : content.count
    next = (offset..<after).first { text.base[$0] != Byte.space } ?? after
    return next == after ? end - (after - offset) * unit : nil
  }

  private func append(_ range: Range<Int>, to bytes: inout [UInt8]) {
    content.withBytes { bytes += $0[range] }
  }

  /// Bytes of the byte order mark.
  private static func markLength(_ content: FileContent, _ text: SourceText) -> Int {
    switch text.encoding {
    case .utf8: content.count - text.count
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .gb18030: 0
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.tab || byte == Byte.semicolon || isQuoteOrLineEnd(byte)
  }

  private static func isQuoteOrLineEnd(_ byte: UInt8) -> Bool {
    byte == Byte.quote || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }
}

extension [Int] {
  /// The first position whose element fulfils a condition that all after it do, too; the count
  /// where none does.
  fileprivate func partitionPoint(_ isAfter: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension DiagnosticID {
  static let notRewritable: DiagnosticID = "case.not-rewritable"
}
