import Diagnostics
import ScorecardModel

/// What stands under the items of a form.
extension UnitForm {
  /// Trajectory, bonuses, deductions, gates, indicators that are shown, ledger, signature.
  /// - Returns: the row behind them.
  func writeRest(_ card: Scorecard, _ sheet: Sheet, from first: Int) -> Int {
    var row = first
    if let trajectory = card.trajectory { row = write(trajectory, sheet, from: row) }
    row = writeLedger(card, sheet, from: row)
    row = write(card.bonuses, "+", TextWords.bonuses, sheet, from: row)
    row = write(card.deductions, "-", TextWords.deductions, sheet, from: row)
    row = write(card.gates, sheet, from: row)
    row = write(card.shown, sheet, from: row)
    return writeSignature(sheet, row)
  }

  private func heading(_ text: String, _ sheet: Sheet, _ row: Int) -> Int {
    sheet.merged(row...row, 0...6, text, styles.band)
    sheet.setHeight(row, 20)
    return row + 1
  }

  private func writeLedger(_ card: Scorecard, _ sheet: Sheet, from first: Int) -> Int {
    let words = CardWords(ruleSet: context.ruleSet)
    var row = heading(say(TextWords.ledger), sheet, first)
    let lines = words.ledger(card)
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      sheet.merged(row...row, 0...4, say(line.title), isLast ? styles.band : styles.text)
      sheet.number(row, 5, line.points, isLast ? styles.strongScore : styles.amount)
      sheet.text(row, 6, "", styles.text)
      row += 1
    }
    for (_, change, why) in words.gradeChanges(card) {
      sheet.text(row, 0, say(TextWords.grade), styles.label)
      sheet.merged(row...row, 1...4, say(why), styles.wrapped)
      sheet.merged(row...row, 5...6, change, styles.text)
      row += 1
    }
    return row
  }

  private func write(
    _ scores: [AdjustmentScore], _ sign: String, _ title: Message, _ sheet: Sheet,
    from first: Int
  ) -> Int {
    let lines = page.adjustmentCells(scores, sign).map { $0.map { $0.pieces.joined() } }
    guard !lines.isEmpty else { return first }
    var row = heading(say(title), sheet, first)
    for line in lines {
      let why = line[2...].filter { !$0.isEmpty }.joined(separator: context.style.clauseSeparator)
      sheet.merged(row...row, 0...4, line[0], styles.text)
      sheet.text(row, 5, line[1], styles.points)
      sheet.text(row, 6, why, styles.wrapped)
      sheet.setHeight(row, TextFit.height([(why, Self.widths[6])]))
      row += 1
    }
    return row
  }

  private func write(_ gates: [GateScore], _ sheet: Sheet, from first: Int) -> Int {
    let shown = gates.filter { $0.state != .open }
    guard !shown.isEmpty else { return first }
    var row = heading(say(TextWords.gates), sheet, first)
    for gate in shown {
      let effects = page.effects(gate).map(say).joined(separator: context.style.listSeparator)
      sheet.merged(row...row, 0...2, say(gate.gate.title), styles.wrapped)
      sheet.merged(row...row, 3...6, effects, styles.wrapped)
      sheet.setHeight(row, TextFit.height([(effects, Self.widths[3...].reduce(0, +))]))
      row += 1
    }
    return row
  }

  private func write(_ shown: [ShownScore], _ sheet: Sheet, from first: Int) -> Int {
    guard !shown.isEmpty else { return first }
    var row = heading(say(TextWords.shown), sheet, first)
    for score in shown {
      let values = items.text(score.values)
      let text = values.pieces.joined(separator: values.separator)
      sheet.merged(row...row, 0...2, say(score.shown.title), styles.wrapped)
      sheet.merged(row...row, 3...6, text, styles.wrapped)
      sheet.setHeight(row, TextFit.height([(text, Self.widths[3...].reduce(0, +))]))
      row += 1
    }
    return row
  }

  /// A line for each path; `TrajectorySheet` has them year by year.
  private func write(_ trajectory: Trajectory, _ sheet: Sheet, from first: Int) -> Int {
    let table = TrajectoryTable(context.ruleSet, context.result.catalogue, context.style)
    let status = say(table.title) + context.style.colon + say(trajectory.status.title)
    var row = heading(status + table.lag(trajectory), sheet, first)
    let titles = [TextWords.baseline, TextWords.goal, TextWords.lag, TrajectoryTable.years]
    sheet.merged(row...row, 0...2, say(TrajectoryTable.indicator), styles.label)
    for (index, title) in titles.enumerated() {
      sheet.text(row, 3 + index, say(title), styles.label)
    }
    row += 1
    for line in trajectory.lines {
      let years = line.points.map { point in
        "\(point.date)  \(table.number(point.value)) / \(table.number(point.expected))"
      }
      let text = (years + [say(line.status.title)]).joined(separator: context.style.clauseSeparator)
      sheet.merged(row...row, 0...2, say(table.name(line)), styles.wrapped)
      for (column, number) in [line.baseline, line.goal, line.lag].enumerated() {
        sheet.number(row, 3 + column, table.rounded(number), styles.points)
      }
      sheet.text(row, 6, text, styles.wrapped)
      sheet.setHeight(row, TextFit.height([(text, Self.widths[6])]))
      row += 1
    }
    return row
  }

  private func writeSignature(_ sheet: Sheet, _ row: Int) -> Int {
    sheet.merged(row...row, 0...2, say(WorkbookWords.signature), styles.plain)
    sheet.merged(row...row, 3...5, say(WorkbookWords.signer), styles.plain)
    sheet.text(row, 6, say(WorkbookWords.signatureDate), styles.plain)
    sheet.setHeight(row, 42)
    return row + 1
  }
}
