import Diagnostics
import ScorecardModel

/// Documents of rule sets as single pages without anything outside them, for screens and for A4.
struct HTMLDocument {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func text(_ document: RuleDocument) -> String {
    let title = say(DocumentWords.title(document.title))
    var body = "<h1>\(title)</h1>\n<dl>\n"
    for fact in document.facts {
      body += "<dt>\(say(fact.label))</dt><dd>\(say(fact.text))</dd>\n"
    }
    body += "</dl>\n"
    for part in document.parts {
      switch part {
      case .table(let title, let sections): body += "<h2>\(say(title))</h2>\n" + table(sections)
      case .list(let title, let messages):
        let items = messages.map { "<li>\(say($0))</li>\n" }.joined()
        body += "<h2>\(say(title))</h2>\n<ul>\n\(items)</ul>\n"
      }
    }
    return page(title, body)
  }

  func index(_ documents: [(document: RuleDocument, file: String)]) -> String {
    let title = say(DocumentWords.index)
    var body = "<h1>\(title)</h1>\n<table>\n" + header(DocumentWords.indexColumns) + "<tbody>\n"
    for (document, file) in documents {
      body += "<tr><td><a href=\"\(Self.escaped(file))\">\(say(document.title))</a></td>"
      for cell in [document.id, document.version, document.units.text(language)] {
        body += "<td>\(Self.escaped(cell))</td>"
      }
      body += "<td class=\"points\">\(document.total)</td></tr>\n"
    }
    return page(title, body + "</tbody>\n</table>\n")
  }

  /// A section is one cell beside the rows of its items.
  private func table(_ sections: [RuleDocument.Section]) -> String {
    var text = "<table>\n" + header(DocumentWords.columns)
    for section in sections {
      text += "<tbody>\n"
      for (index, item) in section.rows.enumerated() {
        text += "<tr><td class=\"number\">\(item.number)</td>"
        if index == 0 {
          let points = say(PointsWords.of(section.points))
          text +=
            "<th scope=\"rowgroup\" rowspan=\"\(section.rows.count)\">"
            + "\(say(section.title))<br><small>\(points)</small></th>"
        }
        text +=
          "<td class=\"item\">\(say(item.title))</td><td class=\"points\">\(item.points)</td><td>"
        text += item.rule.map { "<p>\(say($0))</p>" }.joined()
        text += "</td><td class=\"source\">\(Self.escaped(item.source))</td></tr>\n"
      }
      text += "</tbody>\n"
    }
    return text + "</table>\n"
  }

  private func header(_ columns: [Message]) -> String {
    "<thead><tr>" + columns.map { "<th scope=\"col\">\(say($0))</th>" }.joined()
      + "</tr></thead>\n"
  }

  private func page(_ title: String, _ body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language == .chinese ? "zh-CN" : "en")">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    \(body)<footer>\(say(DocumentWords.generated))</footer>
    </body>
    </html>

    """
  }

  private func say(_ message: Message) -> String { Self.escaped(message.text(language)) }

  /// Text that shows as it is, in an element or in a quoted attribute. By scalar: to a character
  /// that a combining accent follows, no quotation mark is equal.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.onOneLine.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static let style = """
    body { font: 16px/1.6 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; color: #111;
      max-width: 210mm; margin: 2em auto; padding: 0 1em; }
    h1 { font-size: 1.5em; text-align: center; }
    h2 { font-size: 1.1em; margin: 1.6em 0 .5em; break-after: avoid; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; }
    dt { font-weight: bold; }
    dd { margin: 0; }
    ul { margin: 0; padding-left: 1.4em; }
    table { width: 100%; border-collapse: collapse; font-size: .88em; }
    th, td { border: 1px solid #444; padding: .3em .5em; vertical-align: middle; text-align: left; }
    thead { display: table-header-group; }
    thead th { text-align: center; background: #eee; }
    tbody th { text-align: center; width: 5.5em; }
    tr { break-inside: avoid; }
    .number, .points { text-align: center; white-space: nowrap; }
    .item { width: 8em; }
    .source { width: 8em; }
    td p { margin: 0; }
    footer { margin-top: 2em; font-size: .8em; color: #555; }
    @page { size: A4; margin: 18mm 15mm; }
    @media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; } }
    """
}
