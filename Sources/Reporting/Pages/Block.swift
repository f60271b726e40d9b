import Diagnostics

/// A piece of what people read, before it is text for a terminal or Markdown: every page is made of
/// these once, so the two say the same.
enum Block: Sendable {
  /// What the text below is about, as pieces on one line.
  /// - Parameter level: 1 for a whole report, more for what is inside it.
  case title(level: Int, [TextCell])
  /// Of a part of what the last title is about.
  case heading([TextCell])
  case subheading(String)
  /// A line of its own; its pieces stand beside one another.
  case line([TextCell])
  /// Lines that belong together.
  case lines([[TextCell]])
  case entries([Entry])
  case bullets([String])
  /// Labels, each with its lines.
  case fields([(label: String, lines: [String])])
  case table(TextTable)
  /// An empty line on a terminal; Markdown has its own.
  case space

  /// A point of a list, with what is said of it below.
  struct Entry: Sendable {
    var head: String
    var lines: [String] = []
  }

  static func line(_ text: String, _ color: TextColor? = nil) -> Block {
    .line([TextCell(text, color)])
  }

  static func heading(_ text: String) -> Block { .heading([TextCell(text, .bold)]) }
}

/// Blocks as something that people read.
protocol PageWriter {
  /// - Returns: the text of the blocks, which follow those that were given before.
  mutating func text(_ blocks: [Block]) -> String
}

/// Blocks for a terminal.
struct TextPage: PageWriter {
  let style: TextStyle

  func text(_ blocks: [Block]) -> String {
    let text = blocks.map(text).joined()
    // Nothing stands above a heading that comes first.
    if case .heading? = blocks.first { return String(text.dropFirst()) }
    return text
  }

  private func text(_ block: Block) -> String {
    switch block {
    case .title(_, let pieces), .line(let pieces): return line(pieces)
    case .heading(let pieces): return "\n" + line(pieces)
    case .subheading(let title): return line([TextCell(title, .bold)])
    case .lines(let lines): return lines.map(line).joined()
    case .entries(let entries):
      return entries.map { entry in
        "  \(entry.head.printable)\n" + entry.lines.map { "    \($0.printable)\n" }.joined()
      }.joined()
    case .bullets(let texts): return texts.map { "  - \($0.printable)\n" }.joined()
    case .fields(let fields): return text(fields)
    case .table(let table): return style.text(table)
    case .space: return "\n"
    }
  }

  private func line(_ pieces: [TextCell]) -> String {
    pieces.map { style.paint($0.text, $0.color) }.joined() + "\n"
  }

  private func text(_ fields: [(label: String, lines: [String])]) -> String {
    let width = fields.map { DisplayWidth.of($0.label) }.max() ?? 0
    return fields.map { field in
      field.lines.enumerated().map { index, line in
        let label = DisplayWidth.pad(index == 0 ? field.label : "", to: width)
        return "   \(index == 0 ? style.paint(label, .dim) : label)  \(line.printable)\n"
      }.joined()
    }.joined()
  }
}
