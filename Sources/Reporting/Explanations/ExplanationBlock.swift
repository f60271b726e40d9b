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

extension ExplanationBlock {
  /// The piece in the language of a page.
  func block(_ style: TextStyle) -> Block {
    switch self {
    case .title(let message): return .title(level: 1, [TextCell(style.say(message), .bold)])
    case .heading(let message): return style.heading(message)
    case .subheading(let message): return .subheading(style.say(message))
    case .line(let message): return .line(style.say(message))
    case .bullets(let messages): return .bullets(messages.map(style.say))
    case .fields(let fields):
      return .fields(fields.map { (style.say($0.label), $0.lines.map(style.say)) })
    case .sum(let rows):
      var table = TextTable(columns: [
        TextTable.Column(title: ""), TextTable.Column(title: "", alignsRight: true),
      ])
      for (index, row) in rows.enumerated() {
        let color: TextColor? = index == rows.count - 1 ? .bold : nil
        table.rows.append([TextCell(style.say(row.0), color), TextCell(row.1, color)])
      }
      return .table(table)
    }
  }
}
