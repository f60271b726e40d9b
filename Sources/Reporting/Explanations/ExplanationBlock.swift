import Diagnostics

/// A piece of an explanation, before it has a form.
enum ExplanationBlock: Sendable {
  /// What a page is about.
  case title(Message)
  case heading(Message)
  case subheading(Message)
  case line(Message)
  case bullets([Message])
  /// Labels, each with its lines.
  case fields([(label: Message, lines: [Message])])
  /// A name and a number a row; the last is a sum.
  case sum([(Message, String)])
}

/// Explanations for a terminal.
struct ExplanationText {
  let style: TextStyle

  func text(_ blocks: [ExplanationBlock]) -> String { blocks.map(text).joined() }

  private func text(_ block: ExplanationBlock) -> String {
    switch block {
    case .title(let message): return style.paint(style.say(message), .bold) + "\n"
    case .heading(let message): return style.heading(message)
    case .subheading(let message): return style.paint(style.say(message), .bold) + "\n"
    case .line(let message): return style.say(message).printable + "\n"
    case .bullets(let messages):
      return messages.map { "  - \(style.say($0).printable)\n" }.joined()
    case .fields(let fields):
      let width = fields.map { DisplayWidth.of(style.say($0.label)) }.max() ?? 0
      return fields.map { field in
        field.lines.enumerated().map { index, line in
          let label = DisplayWidth.pad(index == 0 ? style.say(field.label) : "", to: width)
          let painted = index == 0 ? style.paint(label, .dim) : label
          return "   \(painted)  \(style.say(line).printable)\n"
        }.joined()
      }.joined()
    case .sum(let rows):
      var table = TextTable(columns: [
        TextTable.Column(title: ""), TextTable.Column(title: "", alignsRight: true),
      ])
      for (index, row) in rows.enumerated() {
        let color: TextColor? = index == rows.count - 1 ? .bold : nil
        table.rows.append([TextCell(style.say(row.0), color), TextCell(row.1, color)])
      }
      return table.text(width: nil, usesColor: style.options.usesColor)
    }
  }
}

/// Explanations as Markdown.
struct ExplanationMarkdown {
  let language: Language

  func text(_ blocks: [ExplanationBlock]) -> String { blocks.map(text).joined() }

  private func text(_ block: ExplanationBlock) -> String {
    switch block {
    case .title(let message): return "# \(say(message))\n\n"
    case .heading(let message): return "\n## \(say(message))\n\n"
    case .subheading(let message): return "\n### \(say(message))\n\n"
    case .line(let message): return "\(say(message))\n\n"
    case .bullets(let messages): return messages.map { "- \(say($0))\n" }.joined() + "\n"
    case .fields(let fields):
      let colon = language == .chinese ? "：" : ": "
      return fields.map { field in
        let lines = field.lines.map(say)
        if lines.count == 1 { return "- **\(say(field.label))**\(colon)\(lines[0])\n" }
        return "- **\(say(field.label))**\n" + lines.map { "  - \($0)\n" }.joined()
      }.joined() + "\n"
    case .sum(let rows):
      return "| | |\n| --- | ---: |\n"
        + rows.map { "| \(say($0.0)) | \(MarkdownDocument.escaped($0.1)) |\n" }.joined() + "\n"
    }
  }

  private func say(_ message: Message) -> String {
    MarkdownDocument.escaped(message.text(language))
  }
}
