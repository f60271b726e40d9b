import Diagnostics

/// Blocks as GitHub-flavoured Markdown, a blank line between any two.
///
/// Everything that comes from data or rules is escaped: it shows as it is and is no markup.
struct MarkdownPage: PageWriter {
  private let language: Language
  /// Of the title that the headings below are inside of.
  private var level = 1
  private var isEmpty = true

  init(_ language: Language) { self.language = language }

  mutating func text(_ blocks: [Block]) -> String {
    var text = ""
    for block in blocks {
      if case .title(let level, _) = block { self.level = level }
      let piece = self.text(block)
      guard !piece.isEmpty else { continue }
      text += (isEmpty ? "" : "\n") + piece
      isEmpty = false
    }
    return text
  }

  private func text(_ block: Block) -> String {
    switch block {
    case .title(_, let pieces): heading(0, pieces)
    case .heading(let pieces): heading(1, pieces)
    case .subheading(let title): heading(2, [TextCell(title)])
    case .line(let pieces): Self.notABlock(line(pieces)) + "\n"
    case .lines(let lines): lines.map { "- \(Self.notABlock(line($0)))\n" }.joined()
    case .entries(let entries):
      entries.map { entry in
        item(entry.head) + entry.lines.map { "  " + item($0) }.joined()
      }.joined()
    case .bullets(let texts): texts.map(item).joined()
    case .fields(let fields): fields.map(text).joined()
    case .table(let table): text(table)
    case .space: ""
    }
  }

  private func heading(_ depth: Int, _ pieces: [TextCell]) -> String {
    String(repeating: "#", count: level + depth) + " "
      + line(pieces.map { TextCell($0.text) }) + "\n"
  }

  private func item(_ text: String) -> String { "- \(Self.notABlock(escaped(text)))\n" }

  private func text(_ field: (label: String, lines: [String])) -> String {
    let label = "- **\(escaped(field.label))**"
    if field.lines.count == 1 {
      return label + (language == .chinese ? "：" : ": ") + escaped(field.lines[0]) + "\n"
    }
    return label + "\n" + field.lines.map { "  " + item($0) }.joined()
  }

  private func text(_ table: TextTable) -> String {
    if table.rows.isEmpty, table.columns.allSatisfy(\.title.isEmpty) { return "" }
    let rule = table.columns.map { $0.alignsRight ? "---:" : "---" }
    return ([table.columns.map { escaped($0.title) }, rule] + table.rows.map { $0.map(marked) })
      .map { "|" + $0.map { $0.isEmpty ? " |" : " \($0) |" }.joined() + "\n" }.joined()
  }

  private func line(_ pieces: [TextCell]) -> String {
    let filled = pieces.filter { !$0.text.isEmpty }
    let end = filled.lastIndex { !$0.isGap }.map { $0 + 1 } ?? 0
    return filled[..<end].map { piece in
      piece.isGap ? " · " : piece.color == .bold ? marked(piece) : escaped(piece.text)
    }.joined().trimmingSpaces
  }

  /// Bold stays; colours have no form here. Where two asterisks would not be read as bold, the text
  /// is plain.
  private func marked(_ cell: TextCell) -> String {
    let text = cell.text.trimmingSpaces
    return cell.color == .bold && !text.isEmpty ? "**\(escaped(text))**" : escaped(text)
  }

  private func escaped(_ text: String) -> String { MarkdownDocument.escaped(text) }

  /// A line that begins as a list, a numbered list or a rule does is none.
  private static func notABlock(_ line: String) -> String {
    if let first = line.first, "-+=".contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let next = line.dropFirst(digits.count).first, ".)".contains(next)
    else { return line }
    return digits + "\\" + line.dropFirst(digits.count)
  }
}

extension String {
  var trimmingSpaces: String {
    let start = drop { $0 == " " }
    return String(start.dropLast(start.reversed().prefix { $0 == " " }.count))
  }
}
