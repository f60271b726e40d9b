import Diagnostics
import ScorecardModel

/// The items of one unit with the indicator values that they read.
struct ItemTable: Sendable {
  private let ruleSet: RuleSet
  private let catalogue: Catalogue
  private let style: TextStyle

  init(_ ruleSet: RuleSet, _ catalogue: Catalogue, _ style: TextStyle) {
    self.ruleSet = ruleSet
    self.catalogue = catalogue
    self.style = style
  }

  func table(_ card: Scorecard) -> TextTable {
    var table = TextTable(
      columns: [
        style.column(TextWords.item), style.column(TextWords.points, right: true),
        style.column(TextWords.score, right: true),
        style.column(TextWords.attainment, right: true),
        style.column(TextWords.evidence), style.column(TextWords.remarks),
      ], flexible: 4)
    for section in card.sections {
      let title = TextCell(style.say(section.section.title), .bold)
      table.rows.append([title] + [TextCell](repeating: TextCell(""), count: 5))
      for item in section.items { table.rows.append(row(item)) }
    }
    return table
  }

  private func row(_ item: ItemScore) -> [TextCell] {
    [
      TextCell("  " + style.say(item.item.title)), TextCell(item.item.points.description),
      TextCell(score(item)),
      attainment(item),
      text(item.evidence),
      TextCell(remarks(item)),
    ]
  }

  /// What the item earned; a dash where it does not count.
  func score(_ item: ItemScore) -> String {
    item.item.counts(with: item.outcome.outcome) ? item.score.description : "—"
  }

  func attainment(_ item: ItemScore) -> TextCell {
    switch item.outcome.outcome {
    case .scored: TextCell(style.percent(item.attainment))
    case .missing: TextCell(style.say(TextWords.missing), .yellow)
    case .notApplicable: TextCell(style.say(TextWords.notApplicable), .dim)
    case .failed: TextCell(style.say(TextWords.failed), .red)
    }
  }

  func remarks(_ item: ItemScore) -> String {
    var remarks = item.reason.map { [$0] } ?? []
    if let gate = item.zeroedBy {
      let title = gate.title
      remarks.append(
        style.say(
          Message(en: "set to 0: \(title.english)", zh: "记零：\(title.chinese)")))
    }
    if item.outcome.partlyMissing {
      remarks.append(style.say(Message(en: "some data missing", zh: "部分缺数据")))
    }
    if item.outcome.dividedByZero { remarks.append(style.say(Flag.dividedByZero.text)) }
    return remarks.joined(separator: style.clauseSeparator)
  }

  /// Values with the names of their indicators.
  func text(_ values: [Evidence]) -> TextCell {
    TextCell(pieces: values.map(text), separator: style.clauseSeparator)
  }

  private func text(_ evidence: Evidence) -> String {
    name(evidence.reference) + " " + value(evidence)
  }

  func value(_ evidence: Evidence) -> String {
    style.value(evidence.cell, catalogue[evidence.reference.indicator])
  }

  /// An indicator's name, with the moment that its value is of.
  func name(_ reference: IndicatorReference) -> String {
    let moment: Message? =
      switch reference.moment {
      case .current: nil
      case .previous: Message(en: "previous ", zh: "上期")
      case .baseline: Message(en: "baseline ", zh: "基期")
      case .target: Message(en: "target ", zh: "目标")
      case .goal: Message(en: "goal ", zh: "终期目标")
      }
    return (moment.map(style.say) ?? "") + style.say(catalogue[reference.indicator].title)
  }
}
