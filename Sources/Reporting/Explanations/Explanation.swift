import Diagnostics
import ScorecardModel

/// What is explained: a unit, or a group of units.
package enum Explanation: Sendable {
  case unit(UnitExplanation)
  case group(GroupExplanation)

  fileprivate var blocks: [ExplanationBlock] {
    switch self {
    case .unit(let explanation): ExplanationPage(explanation: explanation).blocks
    case .group(let explanation): explanation.blocks
    }
  }
}

/// The forms that explanations take.
package enum ExplanationFormat: String, Sendable, CaseIterable {
  case text, markdown, json

  /// - Parameter usesColor: of text on a terminal.
  package func text(_ explanations: [Explanation], _ language: Language, usesColor: Bool) -> String
  {
    let options = ReportOptions(language: language, usesColor: usesColor)
    let style = TextStyle(options: options, isForTerminal: self == .text)
    let pages = explanations.map { $0.blocks.map { $0.block(style) } }
    switch self {
    case .text:
      return pages.map(TextPage(style: style).text).joined(separator: "\n")
    case .markdown:
      var writer = MarkdownPage(language)
      return pages.map { writer.text($0) }.joined()
    case .json: return ExplanationJSON(language: language).text(explanations)
    }
  }
}
