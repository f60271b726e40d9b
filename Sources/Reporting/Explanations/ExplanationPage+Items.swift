import Diagnostics
import ScorecardModel

/// Items: the rule, the values that were read, and how the points follow.
extension ExplanationPage {
  func heading(_ section: SectionScore) -> Message {
    let title = section.section.title
    let (score, points) = (section.score, section.section.points)
    let omitted =
      section.applicable == points
      ? Message(verbatim: "")
      : Message(en: ", \(section.applicable) count", zh: "，计入\(section.applicable)分")
    return Message(
      en: "\(title.english)  \(score) of \(points)\(omitted.english)",
      zh: "\(title.chinese)  得\(score)分，满分\(points)分\(omitted.chinese)")
  }

  func item(_ index: Int) -> [ExplanationBlock] {
    let section = card.sections[ruleSet.section(ofItem: index)]
    let score = section.items[index - section.section.itemRange.lowerBound]
    let (title, points) = (score.item.title, score.item.points)
    let counts = score.item.counts(with: score.outcome.outcome)
    let earned =
      counts
      ? Message(en: "\(score.score) of \(points)", zh: "得\(score.score)分，满分\(points)分")
      : Message(en: "does not count", zh: "不计入")
    var fields = [(label: ExplanationWords.rule, lines: words.item(score.item))]
    fields += reading(score.evidence.map(\.reference))
    if !score.item.source.isEmpty {
      fields.append((ExplanationWords.source, [Message(verbatim: score.item.source)]))
    }
    fields.append((ExplanationWords.working, working(index, score)))
    if let reason = score.reason {
      fields.append((ExplanationWords.reason, [Message(verbatim: reason)]))
    }
    return [
      .subheading(
        Message(
          en: "\(index + 1). \(title.english)  \(earned.english)",
          zh: "\(index + 1). \(title.chinese)  \(earned.chinese)")),
      .fields(fields),
    ]
  }

  /// The values that were read, each once, with the day that they are from.
  func reading(_ references: [IndicatorReference]) -> [(label: Message, lines: [Message])] {
    var seen: Set<IndicatorReference> = []
    let lines = references.filter { seen.insert($0).inserted }.map(value)
    return lines.isEmpty ? [] : [(ExplanationWords.values, lines)]
  }

  /// `有效建团单位数 87个（2025-12-31）`.
  private func value(_ reference: IndicatorReference) -> Message {
    let series = explanation.result.series
    let operand = Operand.indicator(reference.indicator)
    let title = explanation.words.formula(operand)
    let cell = series.cell(reference.indicator, reference.moment, explanation.row)
    let text = explanation.reader.text(cell, of: operand)
    let day: CalendarDate? =
      switch reference.moment {
      case .current: series.current.date
      case .previous: series.previous?.snapshot.date
      case .baseline: series.baseline?.snapshot.date
      case .target, .goal: nil
      }
    let isDerived = reference.indicator >= series.current.columns.count
    let derivedDay = ruleSet.finalOf.isEmpty ? series.asOf : nil
    let date = isDerived ? derivedDay : day
    var notes: [Message] = []
    if reference.moment != .current { notes.append(reference.moment.title) }
    if let date { notes.append(Message(verbatim: date.description)) }
    let note = notes.isEmpty ? Message(verbatim: "") : Message.list(notes)
    return Message(
      en: "\(title.english): \(text.english)" + (notes.isEmpty ? "" : " (\(note.english))"),
      zh: "\(title.chinese) \(text.chinese)" + (notes.isEmpty ? "" : "（\(note.chinese)）"))
  }

  func working(_ index: Int, _ score: ItemScore) -> [Message] {
    var lines: [Message]
    if score.outcome.outcome == .notApplicable, let line = inapplicable(score.item) {
      lines = [line]
    } else if let shown = explanation.working(ofItem: index) {
      lines = outcomeLines(score.outcome, shown.working.lines)
    } else {
      let earned = explanation.result.table.items[index].earned(explanation.row)
      lines = outcomeLines(
        score.outcome,
        [Message(en: "the function gave \(earned) points", zh: "规则函数给出\(earned)分")])
    }
    if let gate = score.zeroedBy {
      lines.append(
        Message(
          en: "set to 0 by the gate “\(gate.title.english)”",
          zh: "因“\(gate.title.chinese)”，本项记0分"))
    }
    if !score.item.counts(with: score.outcome.outcome) {
      lines.append(
        Message(en: "the item does not count", zh: "本项不计入，分值由其余各项按比例分摊"))
    } else if score.outcome.outcome == .missing {
      lines.append(Message(en: "the item scores 0", zh: "本项记0分"))
    }
    return lines
  }

  /// That an item's own condition leaves it out.
  private func inapplicable(_ item: Item) -> Message? {
    guard case .measure(let condition)? = item.condition,
      explanation.reader.holds(condition) == false
    else { return nil }
    let clause = words.clause(condition, holds: false)
    return Message(
      en: "not applicable, since \(clause.english)", zh: "\(clause.chinese)，本项不适用")
  }

  /// The working, or why there is none.
  func outcomeLines(_ outcome: OutcomeCell, _ lines: [Message]) -> [Message] {
    switch outcome.outcome {
    case .scored:
      return outcome.partlyMissing
        ? lines + [Message(en: "some of the data is missing", zh: "有一部分缺数据")] : lines
    case .missing:
      return [outcome.dividedByZero ? Flag.dividedByZero.text : TextWords.missing]
    case .notApplicable: return [TextWords.notApplicable]
    case .failed: return [TextWords.failed]
    }
  }
}
