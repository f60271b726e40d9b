import Diagnostics

/// Reads pages from their text. A page begins with `[id] 标题 | Title`; then come its parts, each
/// begun by a word: `含义` and `Means`, `影响` and `Matters`, `改法` and `Mend`, and `例`, whose lines
/// are indented. A line without a word goes on with the part before.
struct DiagnosticPageReader {
  private enum Part: String, CaseIterable {
    case meaning = "含义", meaningEnglish = "Means"
    case effect = "影响", effectEnglish = "Matters"
    case mend = "改法", mendEnglish = "Mend"
    case example = "例"

    /// Chinese lines are joined as they are, English ones with a space.
    var isChinese: Bool { [.meaning, .effect, .mend].contains(self) }
  }

  private let lines: [Substring]
  private var parts: [Part: String] = [:]
  private var current: Part?

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: true)
  }

  mutating func pages() -> [DiagnosticPage] {
    var pages: [DiagnosticPage] = []
    var heading: Substring?
    for line in lines {
      if line.hasPrefix("["), line.contains("] ") {
        heading.map { pages.append(page($0)) }
        heading = line
        (parts, current) = ([:], nil)
      } else {
        read(line)
      }
    }
    heading.map { pages.append(page($0)) }
    return pages
  }

  private mutating func read(_ line: Substring) {
    if current == .example, line.hasPrefix("  ") {
      parts[.example, default: ""] += line.dropFirst(2) + "\n"
    } else if let part = Part.allCases.first(where: { line == $0.rawValue }) {
      current = part
    } else if let part = Part.allCases.first(where: { line.hasPrefix($0.rawValue + " ") }) {
      current = part
      parts[part] = String(line.dropFirst(part.rawValue.count + 1))
    } else if let current {
      parts[current, default: ""] += (current.isChinese ? "" : " ") + line
    }
  }

  private func page(_ heading: Substring) -> DiagnosticPage {
    let (id, titles) = Self.cut(heading.dropFirst(), at: "] ")
    let (chinese, english) = Self.cut(titles, at: " | ")
    func message(_ chinese: Part, _ english: Part) -> Message {
      Message(en: parts[english] ?? "", zh: parts[chinese] ?? "")
    }
    return DiagnosticPage(
      id: String(id), title: Message(en: String(english), zh: String(chinese)),
      meaning: message(.meaning, .meaningEnglish), effect: message(.effect, .effectEnglish),
      example: parts[.example] ?? "", mend: message(.mend, .mendEnglish))
  }

  private static func cut(_ text: Substring, at mark: String) -> (Substring, Substring) {
    guard let range = text.firstRange(of: mark) else { return (text, "") }
    return (text[..<range.lowerBound], text[range.upperBound...])
  }
}
