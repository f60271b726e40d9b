import Diagnostics
import Reporting
import ScorecardModel

/// The words of a `DiffJob`, checked.
struct DiffOptions: Sendable {
  let job: DiffJob
  let format: DiffFormat
  let top: Int
  let limits: DiffLimits
  /// What both sides have in common.
  let words: RunRequest

  /// - Throws: `Failure` `.usage` with a diagnostic for each option that is wrong.
  init(_ job: DiffJob) throws(Failure) {
    self.job = job
    var reader = OptionReader()
    format = reader.choice("--format", job.format, of: DiffFormat.self) ?? .text
    top = reader.wholeNumber("--top", job.top, in: 0...Int.max) ?? DiffFormat.usualTop
    words = job.words.request(&reader)
    var limits = DiffLimits()
    limits.changed = reader.wholeNumber("--max-changed", job.maxChanged, in: 0...Int.max)
    limits.grades = reader.wholeNumber("--max-grade-changes", job.maxGradeChanges, in: 0...Int.max)
    limits.rank = reader.wholeNumber("--max-rank-change", job.maxRankChange, in: 0...Int.max)
    limits.score = reader.decimal("--max-score-change", job.maxScoreChange)
    if let score = limits.score, score < .zero, let text = job.maxScoreChange {
      reader.refuse(
        "--max-score-change", text, expected: Message(en: "0 or more", zh: "不小于 0 的数"))
    }
    self.limits = limits
    Self.checkSides(job, &reader)
    try reader.finish()
  }

  private static func checkSides(_ job: DiffJob, _ reader: inout OptionReader) {
    let help = Message(
      en: "diff --rules OLD [NEW], or diff --snapshots A B, or both",
      zh: "写法：diff --rules 旧 [新]，或 diff --snapshots 甲 乙，或两样都写")
    if job.words.rules.isEmpty, job.snapshotPair.isEmpty {
      reader.refuse(
        Message(en: "there is nothing to compare", zh: "没有写明比较什么"), help: help)
    }
    if job.words.rules.count > 2 {
      let count = job.words.rules.count
      reader.refuse(
        Message(
          en: "--rules takes one or two names, found \(count)",
          zh: "--rules 后面写一个或两个，实际写了 \(count) 个"), help: help)
    }
    if !job.snapshotPair.isEmpty, job.snapshotPair.count != 2 {
      let count = job.snapshotPair.count
      reader.refuse(
        Message(
          en: "--snapshots takes two dates or files, found \(count)",
          zh: "--snapshots 后面写两个日期或文件，实际写了 \(count) 个"), help: help)
    }
    if !job.snapshotPair.isEmpty, job.words.asOf != nil {
      reader.refuse(
        Message(
          en: "--as-of says nothing where --snapshots names both days",
          zh: "--snapshots 已经写明两个日期，不能再写 --as-of"))
    }
  }

  /// What is scored on a day: every rule set, so that those that are used are found.
  func request(asOf: CalendarDate?) -> RunRequest {
    var request = words
    request.ruleSets = []
    request.snapshots += files
    request.asOf = asOf
    return request
  }

  /// Those of `--snapshots` that are no dates.
  var files: [String] { job.snapshotPair.filter { CalendarDate($0) == nil } }
}

/// How much an edit may change: what is passed ends with exit code 1.
struct DiffLimits: Sendable {
  /// Units that change at all, and that change grade.
  var changed: Int?
  var grades: Int?
  /// How far a unit's total and rank may move.
  var score: Points?
  var rank: Int?

  /// One diagnostic for each limit that is passed. A unit that is assessed on one side only has no
  /// difference of totals: it passes any limit of them.
  func findings(_ report: DiffReport) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let changes = report.compared.flatMap { compared in
      compared.comparison.changes.map { (compared: compared, change: $0) }
    }
    if let changed, changes.count > changed {
      findings.append(
        finding(
          Message(
            en: "\(changes.count) units changed, the limit is \(changed)",
            zh: "\(changes.count) 个单位有变化，上限是 \(changed) 个"), changes))
    }
    if let grades {
      let found = changes.filter { $0.compared.comparison.changesGrade($0.change) }
      if found.count > grades {
        findings.append(
          finding(
            Message(
              en: "\(found.count) units changed grade, the limit is \(grades)",
              zh: "\(found.count) 个单位等次变化，上限是 \(grades) 个"), found))
      }
    }
    if let score {
      let found = changes.filter { passes($0.compared.comparison, $0.change, score) }
      if !found.isEmpty {
        findings.append(
          finding(
            Message(
              en: "the total of \(found.count) units changed by more than \(score)",
              zh: "\(found.count) 个单位总分变化超过 \(score) 分"), found))
      }
    }
    if let rank {
      let found = changes.filter { passes($0.compared.comparison, $0.change, rank) }
      if !found.isEmpty {
        findings.append(
          finding(
            Message(
              en: "the rank of \(found.count) units changed by more than \(rank)",
              zh: "\(found.count) 个单位名次变化超过 \(rank) 位"), found))
      }
    }
    return findings
  }

  private func passes(_ comparison: ScoreComparison, _ change: UnitChange, _ limit: Points) -> Bool
  {
    let totals = comparison.totals(change)
    guard let difference = comparison.difference(change) else {
      return (totals[0] == nil) != (totals[totals.count - 1] == nil)
    }
    return difference > limit || -difference > limit
  }

  private func passes(_ comparison: ScoreComparison, _ change: UnitChange, _ limit: Int) -> Bool {
    let ranks = comparison.ranks(change)
    guard let old = ranks.old, let new = ranks.new else {
      return (ranks.old == nil) != (ranks.new == nil)
    }
    return abs(new - old) > limit
  }

  private func finding(
    _ message: Message, _ found: [(compared: ComparedRuleSet, change: UnitChange)]
  ) -> Diagnostic {
    let notes = found.prefix(5).map { compared, change in
      let state = compared.comparison.last
      let row = change.rows[change.rows.count - 1]
      return Message(
        verbatim: "\(state.units.codes[row]) \(state.units.names[row]) [\(compared.new.id)]")
    }
    return Diagnostic(.changesTooMuch, .error, message, notes: notes)
  }
}

extension DiagnosticID {
  static let changesTooMuch: Self = "diff.limit"
}
