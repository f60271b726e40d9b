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
    switch self {
    case .text:
      let style = TextStyle(options: ReportOptions(language: language, usesColor: usesColor))
      return explanations.map { ExplanationText(style: style).text($0.blocks) }
        .joined(separator: "\n")
    case .markdown:
      return explanations.map { ExplanationMarkdown(language: language).text($0.blocks) }
        .joined(separator: "\n")
    case .json: return ExplanationJSON(language: language).text(explanations)
    }
  }
}
