import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// The decided bonus and deduction points, by rule set and row.
struct UnitAdjustments {
  private var byRuleSet: [String: [Int: [UnitAdjustment]]] = [:]

  subscript(_ ruleSet: String) -> [Int: [UnitAdjustment]] { byRuleSet[ruleSet] ?? [:] }

  /// Reads the adjustments of the rule sets that run. Linear in units and records.
  /// - Parameters:
  ///   - content: nil where the workspace has none.
  ///   - runs: ids of the rule sets that run. The records of others are theirs to check: they may
  ///     be about units of another level.
  ///   - known: ids, or names of packs, that a record may name besides.
  /// - Throws: `.badInput` with the records that name no unit or no rule set, up to a limit.
  static func read(
    _ content: FileContent?, _ units: UnitTable, runs: [String], known: [String]
  ) throws(Failure) -> UnitAdjustments {
    guard let content else { return UnitAdjustments() }
    let records = try AdjustmentReader.read(content)
    return try UnitAdjustments(records, path: content.path, units, runs: runs, known: known)
  }

  private init() {}

  init(
    _ records: [AdjustmentRecord], path: String, _ units: UnitTable, runs: [String],
    known: [String]
  ) throws(Failure) {
    let codes = UnitCodes(units)
    let running = Set(runs)
    let others = Set(known)
    var log = DiagnosticLog()
    for record in records {
      let place = SourcePlace(path: path, line: record.line)
      guard running.contains(record.ruleSet) else {
        if !others.contains(record.ruleSet) {
          log.append(Self.unknownRuleSet(record.ruleSet, place, Set(runs + known).sorted()))
        }
        continue
      }
      guard let row = codes.row(record.code) else {
        log.append(codes.unknown(record.code, at: place, suggests: log.errorCount < 20))
        continue
      }
      byRuleSet[record.ruleSet, default: [:]][row, default: []].append(
        UnitAdjustment(points: record.points, reason: record.reason))
    }
    if log.hasErrors { throw Failure(.badInput, log.summary) }
  }

  private static func unknownRuleSet(
    _ id: String, _ place: SourcePlace, _ known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownRuleSet, at: place,
      Message(en: "there is no rule set '\(id)'", zh: "没有规则集“\(id)”"),
      help: .didYouMean(Spelling.nearest(id, in: known))
        ?? Message(
          en: "the rule sets are \(known.joined(separator: ", "))",
          zh: "现有规则集：\(known.joined(separator: "、"))"))
  }
}
