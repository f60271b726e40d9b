import Diagnostics
import ScorecardModel

/// How far the units' processes have come, as the measures and functions of a rule set read it.
struct ProcessColumns {
  /// The column of `ProcessPlan.stepID`; missing for every unit where nothing is recorded.
  let step: IndicatorColumn
  /// The state of every unit; nil where nothing is recorded for the rule set: then nobody knows.
  let states: CodedTexts?
  /// By row: the units whose records do not follow one another.
  let remarks: [Int: [Flag]]
  /// Errors: records that cannot follow, and records of codes that no unit has.
  let diagnostics: [Diagnostic]
  /// The verdicts that count, in row order.
  private let verdicts: [Verdict]
  private let path: String

  private struct Verdict {
    let row: Int
    let name: String
    let line: Int?
  }

  /// Follows the records of one rule set. Linear in units and records.
  ///
  /// Where the log has none of them, nothing is known; else a unit without records is in the first
  /// state.
  /// - Parameters:
  ///   - id: the rule set as records name it.
  ///   - day: later records are left out; nil takes all.
  ///   - isWhole: the log holds every record there is, so that one without any says that all units
  ///     are in the first state.
  ///   - tellsUnknown: whether records of codes that no unit has are told: not on an earlier day,
  ///     when units that have records now may not have been there.
  static func columns(
    _ plan: ProcessPlan, ruleSet id: String, _ log: ProcessLog, _ units: UnitTable,
    on day: CalendarDate?, isWhole: Bool = false, tellsUnknown: Bool = true
  ) -> ProcessColumns {
    let codes = UnitCodes(units)
    var findings = DiagnosticLog()
    var recordsByRow: [Int: [ProcessRecord]] = [:]
    var isKnown = isWhole
    var unknown = 0
    for record in log.records where record.ruleSet == id {
      isKnown = true
      if let row = codes.row(record.code) {
        recordsByRow[row, default: []].append(record)
      } else if tellsUnknown {
        // A unit that is no more may still have records.
        unknown += 1
        findings.append(
          codes.unknown(record.code, at: place(record, log), suggests: unknown <= 20, .warning))
      }
    }
    let standings = (0..<units.count).map { plan.follow(recordsByRow[$0] ?? [], until: day) }
    var remarks: [Int: [Flag]] = [:]
    for (row, standing) in standings.enumerated() {
      guard let fault = standing.fault else { continue }
      remarks[row] = [.processSkipped]
      let words = ProcessFaultWords(plan: plan, standing: standing, unit: units.label(row))
      findings.append(words.diagnostic(fault, at: place(fault.record, log)))
    }
    return ProcessColumns(
      step: IndicatorColumn(standings.map { isKnown ? Double($0.step) : nil }),
      states: isKnown ? CodedTexts(standings.map(\.state)) : nil, remarks: remarks,
      diagnostics: findings.summary,
      verdicts: standings.enumerated().compactMap { row, standing in
        standing.verdict.map { Verdict(row: row, name: $0, line: standing.record?.line) }
      }, path: log.path)
  }

  /// Warnings where the verdict on record is not the grade that the rule set finds. A verdict that
  /// is called like none of the grades is not compared.
  /// - Parameters:
  ///   - table: the scores of the rule set.
  ///   - units: those that the columns are for.
  func verdictDiagnostics(_ table: ScoreTable, _ units: UnitTable) -> [Diagnostic] {
    let grades = table.ruleSet.grades.map(\.name)
    var findings = DiagnosticLog()
    for verdict in verdicts where grades.contains(verdict.name) {
      let grade = table.grade(verdict.row).map { grades[$0] }
      if grade == verdict.name { continue }
      let unit = units.label(verdict.row)
      findings.append(
        Diagnostic(
          .verdictDiffers, .warning, at: SourcePlace(path: path, line: verdict.line),
          grade.map { grade in
            Message(
              en: "\(unit): the verdict on record is '\(verdict.name)', but the score gives "
                + "'\(grade)'",
              zh: "\(unit)：登记的结论是“\(verdict.name)”，按得分应为“\(grade)”")
          }
            ?? Message(
              en: "\(unit): the verdict on record is '\(verdict.name)', but the unit cannot be "
                + "assessed",
              zh: "\(unit)：登记的结论是“\(verdict.name)”，但该单位无法评定")))
    }
    return findings.summary
  }

  /// Errors about records whose rule set is not there or has no process, up to a limit.
  /// - Parameters:
  ///   - known: ids, or names of packs, that a record may name.
  ///   - withoutProcess: those of them of which it is known that they have no process.
  static func ruleSetDiagnostics(
    _ log: ProcessLog, known: [String], withoutProcess: [String] = []
  ) -> [Diagnostic] {
    let (all, idle) = (Set(known), Set(withoutProcess))
    var findings = DiagnosticLog()
    for record in log.records {
      let id = record.ruleSet
      if idle.contains(id) {
        findings.append(
          Diagnostic(
            .noProcess, at: place(record, log),
            Message(en: "rule set '\(id)' has no process", zh: "规则集“\(id)”没有流程（process）")))
      } else if !all.contains(id) {
        findings.append(unknownRuleSet(id, place(record, log), all.subtracting(idle).sorted()))
      }
    }
    return findings.summary
  }

  private static func unknownRuleSet(
    _ id: String, _ place: SourcePlace, _ known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownProcessRuleSet, at: place,
      Message(en: "there is no rule set '\(id)'", zh: "没有规则集“\(id)”"),
      help: .didYouMean(Spelling.nearest(id, in: known))
        ?? Message(
          en: "the rule sets are \(known.joined(separator: ", "))",
          zh: "现有规则集：\(known.joined(separator: "、"))"))
  }

  private static func place(_ record: ProcessRecord, _ log: ProcessLog) -> SourcePlace {
    SourcePlace(path: log.path, line: record.line > 0 ? record.line : nil)
  }
}

extension DiagnosticID {
  static let unknownProcessRuleSet: Self = "process.unknown-ruleset"
  static let noProcess: Self = "process.none"
  static let unknownState: Self = "process.unknown-state"
  static let skippedState: Self = "process.skipped-state"
  static let repeatedState: Self = "process.repeated-state"
  static let stepBack: Self = "process.step-back"
  static let afterVerdict: Self = "process.after-verdict"
  static let retryRefused: Self = "process.retry-refused"
  static let verdictDiffers: Self = "process.verdict-differs"
}
