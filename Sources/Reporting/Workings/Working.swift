import Diagnostics
import ScorecardModel

/// How the points of a measure follow from one unit's values.
package struct Working: Sendable {
  package var outcome: OutcomeCell
  /// 0…1; 0 where the outcome is not `.scored`.
  package var attainment: Double
  /// The arithmetic with the numbers filled in, a line each.
  package var lines: [Message]

  init(_ attainment: Double, _ lines: [Message], partlyMissing: Bool = false) {
    outcome = OutcomeCell(.scored, partlyMissing: partlyMissing)
    self.attainment = attainment
    self.lines = lines
  }

  init(_ outcome: ItemOutcome, _ lines: [Message]) {
    self.outcome = OutcomeCell(outcome)
    attainment = 0
    self.lines = lines
  }

  var isScored: Bool { outcome.outcome == .scored }
  var isMissing: Bool { outcome.outcome == .missing }
}

/// Works out measures for one unit as the evaluator does over columns, and shows the way.
///
/// It is a second implementation of the same arithmetic; whoever shows what it says compares its
/// points with the evaluator's first.
package struct WorkingReader: Sendable {
  package let words: RuleWords
  let series: SnapshotSeries
  let row: Int

  package init(_ words: RuleWords, _ series: SnapshotSeries, row: Int) {
    self.words = words
    self.series = series
    self.row = row
  }

  /// What an item's measure comes to.
  /// - Parameter points: what full attainment is worth.
  /// - Returns: the working, and the points as the evaluator quantises them.
  package func working(_ measure: Measure, points: Points) -> (working: Working, points: Points) {
    let working = working(measure, worth: points.number, scale: points)
    guard working.isScored, let earned = Points(quantising: working.attainment * points.number)
    else { return (working, .zero) }
    return (working, earned)
  }

  /// Whether a condition holds; nil where its data is missing.
  package func holds(_ condition: Measure) -> Bool? {
    let working = working(condition, worth: 1, scale: nil)
    if working.isMissing { return nil }
    return working.isScored && working.attainment == 1
  }

  /// - Parameters:
  ///   - worth: the points that full attainment comes to, as a number: for shown arithmetic.
  ///   - scale: what points in `steps` and `deduct` are out of; nil in conditions.
  func working(_ measure: Measure, worth: Double, scale: Points?) -> Working {
    switch measure {
    case .linear(let operand, let from, let to):
      return reading(operand) { linear(operand, $0, from, to, worth) }
    case .atLeast, .atMost, .between, .equals, .yes:
      return comparison(measure, worth)
    case .steps(let operand, let steps, let direction):
      return reading(operand) { ladder(operand, $0, steps, direction, worth, scale) }
    case .countOf(let operands): return count(operands, worth)
    case .deduct(let operand, let expected, let per, let points):
      return reading(operand) { value in
        deduction(operand, value, expected, per, points, scale ?? points, worth)
      }
    case .bestOf(let parts): return best(parts, worth, scale)
    case .worstOf(let parts): return worst(parts, worth, scale)
    case .weighted(let parts): return weighted(parts, worth)
    case .peer(let operand, let statistic, let within, let reversed):
      return reading(operand) { peer(operand, $0, statistic, within, reversed, worth) }
    case .condition(let inner, let holds): return condition(inner, holds, worth)
    case .target(let index, let direction): return target(index, direction, worth)
    case .progress(let path): return progress(path, worth)
    }
  }

  func cell(_ operand: Operand, at moment: Moment = .current) -> Cell {
    operand.cell(at: moment) { series.cell($0.indicator, $0.moment, row) }
  }

  /// Works with an operand's value, after a line that says how it is computed; without a value the
  /// outcome is clear.
  func reading(_ operand: Operand, _ body: (Double) -> Working) -> Working {
    switch cell(operand) {
    case .missing: return Working(.missing, [])
    case .notApplicable: return Working(.notApplicable, [])
    case .value(let value):
      var working = body(value)
      if working.isScored, let line = computation(operand, value) {
        working.lines.insert(line, at: 0)
      }
      return working
    }
  }

  func points(_ attainment: Double, _ worth: Double) -> String {
    Points(quantising: attainment * worth)?.description ?? NumberText.of(attainment * worth)
  }

  /// `得8分`.
  func scores(_ attainment: Double, _ worth: Double) -> Message {
    let points = points(attainment, worth)
    return Message(en: "\(points) points", zh: "得\(points)分")
  }
}
