import LuaSyntax

extension LuaText {
  /// Each decision as `kind line:column text`.
  func decisionSummary(_ text: String) -> [String] {
    decisions.map { "\($0.kind) \($0.span.line):\($0.span.column) \($0.span.text(in: text))" }
  }

  /// Each site as `text -> replacement | replacement`.
  var siteSummary: [String] {
    sites.map { "\($0.text) -> \($0.replacements.joined(separator: " | "))" }
  }

  /// Each function as `name first-last`.
  var functionSummary: [String] {
    functions.map { "\($0.name ?? "_") \($0.lines.lowerBound)-\($0.lines.upperBound)" }
  }

  /// The text with each site replaced in every way.
  func mutants(of text: String) -> [String] {
    sites.flatMap { site in
      site.replacements.map { replacement in
        let bytes = Array(text.utf8)
        return String(
          decoding: bytes[..<site.span.range.lowerBound] + Array(replacement.utf8)
            + bytes[site.span.range.upperBound...], as: UTF8.self)
      }
    }
  }
}

extension LuaSpan {
  func text(in text: String) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }
}
