import Diagnostics
import Reporting

/// A suggested case as two lines of a case file: the columns that differ from the base, and those
/// of what must come out.
struct SuggestedCaseText {
  let options: TestReportOptions

  func text(_ suggestion: SuggestedCase, indent: String) -> String {
    let columns = suggestion.changes + suggestion.expectations
    let name = name(suggestion)
    let header = ["case"] + columns.map(\.header)
    let row = [name] + columns.map { options.say($0.cell) }
    let title = options.say(
      Message(
        en: "a case like '\(suggestion.base)' but for these cells (verify the figures by hand):",
        zh: "可加算例：照“\(suggestion.base)”，只改下列各格（应得的数请人工核对）："))
    return [title, Self.line(header), Self.line(row)]
      .map { "\(indent)\($0.printable)\n" }.joined()
  }

  /// Of two changes at most all are named.
  private func name(_ suggestion: SuggestedCase) -> String {
    let changes = suggestion.changes.map { "\($0.header)=\(options.say($0.cell))" }
    if changes.count <= 2 { return "\(suggestion.base)·\(changes.joined(separator: " "))" }
    let count = changes.count
    return "\(suggestion.base)·\(changes[0]) "
      + options.say(Message(en: "and \(count - 1) more", zh: "等\(count)格"))
  }

  private static func line(_ cells: [String]) -> String {
    cells.map { cell in
      let isPlain = !cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",")
  }
}
