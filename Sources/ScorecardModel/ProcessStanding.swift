import Diagnostics

/// How far a unit's process has come by a day.
package struct ProcessStanding: Sendable, Hashable {
  /// The state that was properly reached last; a verdict where one was given.
  package let state: String
  /// How far that is, as `ProcessPlan.step(_:)` counts.
  package let step: Int
  /// The record that led there; nil where the first state needed none.
  package let record: ProcessRecord?
  /// Whether `state` is a verdict.
  package let isVerdict: Bool
  /// Why the records after that were not read; nil where all count.
  package let fault: ProcessFault?

  package var verdict: String? { isVerdict ? state : nil }
}

/// A record that cannot follow what was recorded before it.
package enum ProcessFault: Sendable, Hashable {
  /// The plan has no such state.
  case unknownState(ProcessRecord)
  /// The states in between, in order; at least one.
  case skipped(ProcessRecord, [String])
  /// The unit was in this state already.
  case repeated(ProcessRecord)
  /// A state before the one the unit was in.
  case stepBack(ProcessRecord, from: String)
  /// A state after a verdict that allows no retry to it.
  case afterVerdict(ProcessRecord, verdict: String)
  /// The way back was taken as often as the plan allows before.
  case retriesUsedUp(ProcessRecord, ProcessPlan.Retry)
  /// The way back was taken this many days after `ProcessPlan.Retry.from` was recorded.
  case retryTooLate(ProcessRecord, ProcessPlan.Retry, days: Int)

  package var record: ProcessRecord {
    switch self {
    case .unknownState(let record), .skipped(let record, _), .repeated(let record),
      .stepBack(let record, _), .afterVerdict(let record, _), .retriesUsedUp(let record, _),
      .retryTooLate(let record, _, _):
      record
    }
  }
}

extension ProcessPlan {
  /// Where the records of one unit leave it.
  ///
  /// A record that cannot follow the ones before it ends the reading: the unit stands where it was.
  /// - Parameters:
  ///   - records: in any order; those of one day stay in theirs. A record without a date belongs
  ///     to the day of the one before it.
  ///   - day: later records are left out; nil takes all.
  package func follow(_ records: [ProcessRecord], until day: CalendarDate?) -> ProcessStanding {
    var walk = ProcessWalk(plan: self)
    for record in Self.inOrder(records, until: day) {
      if let fault = walk.enter(record) { return walk.standing(fault) }
    }
    return walk.standing(nil)
  }

  /// The states that may follow a state, without the way back; none after a verdict.
  package func successors(of state: String) -> [String] {
    guard let index = states.firstIndex(of: state) else { return [] }
    return index + 1 < states.count ? [states[index + 1]] : verdicts
  }

  private static func inOrder(
    _ records: [ProcessRecord], until day: CalendarDate?
  ) -> [ProcessRecord] {
    var date: CalendarDate?
    var dated: [(date: CalendarDate?, record: ProcessRecord)] = []
    for record in records {
      date = record.date ?? date
      dated.append((date, record))
    }
    // Records before the first date count as of any day.
    let undated = dated.prefix { $0.date == nil }.map(\.record)
    let rest = dated.dropFirst(undated.count).enumerated()
      .compactMap { index, entry in entry.date.map { (index, $0, entry.record) } }
      .filter { entry in day.map { entry.1 <= $0 } ?? true }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    return undated + rest.map { $0.2 }
  }
}

/// A unit on its way through a process.
private struct ProcessWalk {
  let plan: ProcessPlan
  private var state: String
  private var record: ProcessRecord?
  private var retries = 0

  init(plan: ProcessPlan) {
    self.plan = plan
    state = plan.states.first ?? ""
  }

  func standing(_ fault: ProcessFault?) -> ProcessStanding {
    ProcessStanding(
      state: state, step: plan.step(state) ?? 0, record: record,
      isVerdict: plan.verdicts.contains(state), fault: fault)
  }

  /// - Returns: why the record cannot follow; then the unit stays where it was.
  mutating func enter(_ next: ProcessRecord) -> ProcessFault? {
    let beginsAtFirst = record == nil && next.state == state
    if !beginsAtFirst, !plan.successors(of: state).contains(next.state) {
      guard let retry = plan.retry, retry.from == state, retry.to == next.state else {
        return fault(next)
      }
      if let fault = fault(next, retry) { return fault }
      retries += 1
    }
    state = next.state
    record = next
    return nil
  }

  private func fault(_ next: ProcessRecord, _ retry: ProcessPlan.Retry) -> ProcessFault? {
    if retries >= retry.times { return .retriesUsedUp(next, retry) }
    guard let from = record?.date, let to = next.date, from.days(to: to) > retry.days else {
      return nil
    }
    return .retryTooLate(next, retry, days: from.days(to: to))
  }

  private func fault(_ next: ProcessRecord) -> ProcessFault {
    guard let step = plan.step(next.state), let current = plan.step(state) else {
      return .unknownState(next)
    }
    if next.state == state { return .repeated(next) }
    if plan.verdicts.contains(state) { return .afterVerdict(next, verdict: state) }
    if step < current { return .stepBack(next, from: state) }
    return .skipped(next, Array(plan.states[(current + 1)..<step]))
  }
}
