import Diagnostics
import RuleEngine
import ScorecardModel

/// What lints of results look at: what one rule set made of a snapshot.
struct DataContext {
  let result: RunResult
  /// Of the rule file.
  let rules: RuleContext
  /// `--margin`; nil where each threshold has its own.
  let margin: Double?
  /// The rows of the assessed units.
  let assessed: [Int]
  /// The rows of each district; empty where the data has none.
  let districts: [(group: UnitGroup, rows: [Int])]

  init(_ result: RunResult, _ rules: RuleContext, margin: Double?) {
    self.result = result
    self.rules = rules
    self.margin = margin
    let table = result.table
    assessed = (0..<table.unitCount).filter { table.isAssessed($0) }
    districts =
      result.units.district.map { column in
        zip(column.groups, column.members()).map { (group: $0, rows: $1) }
      } ?? []
  }

  var ruleSet: RuleSet { result.table.ruleSet }
  var table: ScoreTable { result.table }
  var units: UnitTable { result.units }

  /// Whether there are enough units to speak of all or none.
  var isTelling: Bool { assessed.count >= 5 }

  static let mostNamed = 5

  /// The first few units of some rows, as a note.
  /// - Parameter count: how many there are; nil where that is all of them.
  func named(
    _ rows: [Int], of count: Int? = nil, _ detail: (Int) -> String? = { _ in nil }
  ) -> [Message] {
    let names = rows.prefix(Self.mostNamed).map { row in
      let name = units.names[row].isEmpty ? units.codes[row] : units.names[row]
      return detail(row).map { "\(name)（\($0)）" } ?? name
    }
    return names.isEmpty ? [] : [LintWords.few(names, of: count ?? rows.count)]
  }

  func finding(
    _ id: DiagnosticID, _ severity: Severity, _ part: ScoringPlace, _ message: Message,
    notes: [Message] = [], help: Message? = nil
  ) -> Finding {
    rules.finding(id, severity, part, in: ruleSet, message, notes: notes, help: help)
  }

  /// A finding about the snapshot itself.
  func finding(
    _ id: DiagnosticID, _ severity: Severity, _ message: Message, notes: [Message] = []
  ) -> Finding {
    Finding(
      Diagnostic(
        id, severity, at: SourcePlace(path: result.series.current.path), message, notes: notes))
  }
}
