import Diagnostics
import ScorecardModel

/// What a group of units earned of each item on average, and how many lack data for it.
struct ItemMeans: Sendable {
  private struct Line: Sendable {
    var earned = Int128(0)
    var possible = Int128(0)
    var missing = 0
    var notApplicable = 0
    var failed = 0
  }

  private let ruleSet: RuleSet
  private let lines: [Line]

  /// The mean is over the assessed units for which the item counts; the counts are over all units.
  init(_ table: ScoreTable, _ rows: [Int]) {
    ruleSet = table.ruleSet
    lines = zip(table.ruleSet.items, table.items).map { item, column in
      var line = Line()
      for row in rows {
        let outcome = column.outcome(row).outcome
        switch outcome {
        case .scored: break
        case .missing: line.missing += 1
        case .notApplicable: line.notApplicable += 1
        case .failed: line.failed += 1
        }
        guard table.isAssessed(row), item.counts(with: outcome) else { continue }
        line.earned += Int128(column.earned(row).micro)
        line.possible += Int128(item.points.micro)
      }
      return line
    }
  }

  func table(_ style: TextStyle) -> TextTable {
    var table = TextTable(columns: [
      style.column(TextWords.item), style.column(TextWords.points, right: true),
      style.column(TextWords.attainment), style.column(Message(verbatim: ""), right: true),
      style.column(TextWords.missing, right: true),
      style.column(TextWords.notApplicable, right: true),
      style.column(TextWords.failed, right: true),
    ])
    for section in ruleSet.sections {
      let title = TextCell(style.say(section.title), .bold)
      table.rows.append([title] + [TextCell](repeating: TextCell(""), count: 6))
      for index in section.itemRange {
        let item = ruleSet.items[index]
        let line = lines[index]
        let share = mean(line)
        table.rows.append(
          [
            TextCell("  " + style.say(item.title)), TextCell(item.points.description),
            TextCell(share.map { Bar.text($0) } ?? "", .cyan), TextCell(style.percent(share)),
          ]
            + [line.missing, line.notApplicable, line.failed].map {
              TextCell($0 == 0 ? "" : String($0))
            })
      }
    }
    return table
  }

  private func mean(_ line: Line) -> Points? {
    guard line.possible > 0 else { return nil }
    let micro = Points.halfUp(line.earned * Int128(Points.scale), over: line.possible)
    return Points(micro: Int64(micro))
  }
}

extension Item {
  /// Whether the item's points are part of what a unit with such an outcome could have earned.
  func counts(with outcome: ItemOutcome) -> Bool {
    switch outcome {
    case .scored, .failed: true
    case .missing: missing == .zero
    case .notApplicable: false
    }
  }
}
