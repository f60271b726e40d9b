/// Diagnostics as text: `path:line:column: severity: message [id]`, the source line with a caret,
/// notes and help.
package struct DiagnosticRenderer: Sendable {
  package var language: Language
  package var usesColor: Bool

  package init(language: Language, usesColor: Bool = false) {
    self.language = language
    self.usesColor = usesColor
  }

  /// The text of one diagnostic, ending in a newline.
  package func render(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place.map { location($0) + ": " } ?? ""
    var text = bold(place) + severity(diagnostic.severity) + ": "
    text += bold(shown(diagnostic.message)) + " [\(diagnostic.id.rawValue)]\n"
    text += diagnostic.place.map(excerpt) ?? ""
    for note in diagnostic.notes {
      text += "  " + label(Message(en: "note", zh: "说明")) + ": \(shown(note))\n"
    }
    if let help = diagnostic.help {
      text += "  " + label(Message(en: "help", zh: "建议")) + ": \(shown(help))\n"
    }
    return text
  }

  private func shown(_ message: Message) -> String { message.text(language).printableLines }

  private func location(_ place: SourcePlace) -> String {
    [
      place.path.printable, place.cell?.description.printable, place.line.map(String.init),
      place.column.map(String.init),
    ]
    .compactMap { $0 }.joined(separator: ":")
  }

  private func excerpt(_ place: SourcePlace) -> String {
    guard let line = place.excerpt, let number = place.line else { return "" }
    let (shown, column) = window(of: line, around: place.column)
    let gutter = " \(number) | "
    var text = gutter + shown + "\n"
    if let column {
      let before = DisplayWidth.of(shown.prefix(max(0, column - 1)))
      let indent = String(repeating: " ", count: DisplayWidth.of(gutter) - 2) + "| "
      text += indent + String(repeating: " ", count: before) + paint("^", "32;1") + "\n"
    }
    return text
  }

  /// At most 100 characters of a line around a column, with the column counted in that window.
  private func window(of line: String, around column: Int?) -> (String, Int?) {
    let line = line.last == "\r" ? String(line.dropLast()) : line
    let characters = Array(line.replacing("\t", with: " ").printable)
    guard characters.count > 100 else { return (String(characters), column) }
    let start = min(max(0, (column ?? 1) - 50), characters.count - 100)
    let cut = characters[start..<(start + 100)]
    let prefix = start > 0 ? "…" : ""
    let suffix = cut.endIndex < characters.count ? "…" : ""
    return (prefix + String(cut) + suffix, column.map { $0 - start + prefix.count })
  }

  private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: paint(Message(en: "error", zh: "错误").text(language), "31;1")
    case .warning: paint(Message(en: "warning", zh: "警告").text(language), "33;1")
    case .advice: paint(Message(en: "advice", zh: "提示").text(language), "34;1")
    }
  }

  private func label(_ message: Message) -> String { paint(message.text(language), "36") }
  private func bold(_ text: String) -> String { text.isEmpty ? "" : paint(text, "1") }

  private func paint(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
