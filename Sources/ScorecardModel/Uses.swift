import Diagnostics

/// Another rule set whose results a rule set reads.
package struct Use: Sendable, Hashable {
  /// What it is called here: `results.<alias>.total`.
  package var alias: String
  package var ruleSet: String
  /// Line of the rule file.
  package var line: Int

  package init(alias: String, ruleSet: String, line: Int = 0) {
    self.alias = alias
    self.ruleSet = ruleSet
    self.line = line
  }
}

/// A number of a used rule set's result; each is a derived indicator of the rule set that uses it.
package enum ResultFigure: String, Sendable, CaseIterable {
  /// The published total; of a rule set for lower units, the mean over those of this unit.
  case total
  /// The total in per cent of the used rule set's full points.
  case rate
  /// 达标率: units with the met grade or a better one, in per cent of the assessed.
  case metShare = "met_share"
  /// Units with the best grade, in per cent of the assessed.
  case bestShare = "best_share"

  package func title(of name: String) -> Message {
    switch self {
    case .total: Message(en: "total of \(name)", zh: "“\(name)”得分")
    case .rate: Message(en: "score rate of \(name)", zh: "“\(name)”得分率")
    case .metShare: Message(en: "share of units that meet \(name)", zh: "“\(name)”达标率")
    case .bestShare:
      Message(en: "share of units with the best grade of \(name)", zh: "“\(name)”最高等次占比")
    }
  }
}

extension Use {
  package func id(_ figure: ResultFigure) -> String { "results.\(alias).\(figure.rawValue)" }

  /// The derived indicators that it gives, in the order of `ResultFigure`.
  package var indicators: [Indicator] {
    ResultFigure.allCases.map { figure in
      let isShare = figure == .metShare || figure == .bestShare
      return Indicator(
        id: id(figure), title: figure.title(of: ruleSet),
        measureUnit: figure == .total ? "分" : "%",
        type: figure == .total ? .number : .percent, direction: .rising, minimum: 0,
        maximum: isShare ? 100 : nil)
    }
  }
}

/// Indicators that are shown beside a result without being scored.
package struct Shown: Sendable, Hashable {
  package var id: String
  package var title: Message
  package var indicators: [IndicatorIndex]

  package init(id: String, title: Message, indicators: [IndicatorIndex]) {
    self.id = id
    self.title = title
    self.indicators = indicators
  }
}

/// Among what the points of items that do not apply are shared out.
package enum Rescaling: String, Sendable, CaseIterable {
  /// All items of the rule set.
  case total
  /// The items of the same section, which keeps its points.
  case section
}
