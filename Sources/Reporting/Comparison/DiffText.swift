import Diagnostics
import ScorecardModel

/// A comparison as text for a terminal.
struct DiffText {
  private let style: TextStyle

  init(_ style: TextStyle) { self.style = style }

  func text(_ blocks: [DiffBlock]) -> String {
    var text = ""
    for block in blocks {
      switch block {
      case .title(let title):
        text += (text.isEmpty ? "" : "\n") + style.paint(title, .bold) + "\n"
      case .heading(let heading):
        text += (text.isEmpty ? "" : "\n") + style.paint(heading, .bold) + "\n"
      case .line(let line): text += line.printable + "\n"
      case .entries(let entries): text += entries.map(self.text).joined()
      case .table(let table): text += style.text(table)
      }
    }
    return text
  }

  private func text(_ entry: DiffEntry) -> String {
    "  \(entry.head.printable)\n" + entry.lines.map { "    \($0.printable)\n" }.joined()
  }
}

/// A comparison as Markdown, for a page of a review.
struct DiffMarkdown {
  private let style: TextStyle

  init(_ style: TextStyle) { self.style = style }

  func text(_ blocks: [DiffBlock]) -> String {
    blocks.map(text).joined(separator: "\n")
  }

  private func text(_ block: DiffBlock) -> String {
    switch block {
    case .title(let title): "## \(escaped(title))\n"
    case .heading(let heading): "### \(escaped(heading))\n"
    case .line(let line): "\(escaped(line))\n"
    case .entries(let entries): entries.map(text).joined()
    case .table(let table): text(table)
    }
  }

  private func text(_ entry: DiffEntry) -> String {
    "- \(escaped(entry.head))\n" + entry.lines.map { "  - \(item($0))\n" }.joined()
  }

  /// A line that itself begins as a list does is not one.
  private func item(_ line: String) -> String {
    (line.hasPrefix("-") || line.hasPrefix("+") ? "\\" : "") + escaped(line)
  }

  private func text(_ table: TextTable) -> String {
    let rule = table.columns.map { $0.alignsRight ? "---:" : "---" }
    let rows = table.rows.map { row in
      row.map { escaped($0.pieces.joined(separator: $0.separator)) }
    }
    return ([table.columns.map { escaped($0.title) }, rule] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private func escaped(_ text: String) -> String { MarkdownDocument.escaped(text) }
}
