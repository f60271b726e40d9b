import Diagnostics
import ScorecardModel

/// Documents of rule sets as Markdown: sections are rows of their own, since its tables have no
/// merged cells.
struct MarkdownDocument {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func text(_ document: RuleDocument) -> String {
    var text = "<!-- \(DocumentWords.generated.text(language)) -->\n"
    text += "# \(say(DocumentWords.title(document.title)))\n\n"
    text += document.facts.map { "- \(say($0.label))\(colon)\(say($0.text))\n" }.joined()
    for part in document.parts {
      switch part {
      case .table(let title, let sections): text += "\n## \(say(title))\n\n" + table(sections)
      case .list(let title, let messages):
        text += "\n## \(say(title))\n\n" + messages.map { "- \(say($0))\n" }.joined()
      }
    }
    return text
  }

  func index(_ documents: [(document: RuleDocument, file: String)]) -> String {
    var text = "<!-- \(DocumentWords.generated.text(language)) -->\n"
    text += "# \(say(DocumentWords.index))\n\n" + header(DocumentWords.indexColumns)
    for (document, file) in documents {
      text += row([
        "[\(say(document.title))](\(file))", Self.escaped(document.id),
        Self.escaped(document.version), say(document.units), document.total.description,
      ])
    }
    return text
  }

  private func table(_ sections: [RuleDocument.Section]) -> String {
    var text = header(DocumentWords.columns)
    for section in sections {
      text += row(["", "**\(say(section.title))**", "", "**\(section.points)**", "", ""])
      for item in section.rows {
        text += row([
          String(item.number), "", say(item.title), item.points.description,
          item.rule.map(say).joined(separator: "<br>"), Self.escaped(item.source),
        ])
      }
    }
    return text
  }

  private func header(_ columns: [Message]) -> String {
    row(columns.map(say)) + "|" + String(repeating: " --- |", count: columns.count) + "\n"
  }

  private func row(_ cells: [String]) -> String {
    "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined() + "\n"
  }

  private func say(_ message: Message) -> String { Self.escaped(message.text(language)) }
  private var colon: String { language == .chinese ? "：" : ": " }

  /// Text that shows as it is: nothing in it is markup, nothing ends a line or a cell.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.onOneLine {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

extension String {
  /// Without line breaks and other control characters.
  var onOneLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ").printable
  }
}
