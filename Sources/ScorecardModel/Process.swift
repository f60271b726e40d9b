import Diagnostics

/// The states that a unit's acceptance goes through, in order; none may be skipped.
package struct ProcessPlan: Sendable, Hashable {
  /// A way back that is allowed a number of times within some days.
  package struct Retry: Sendable, Hashable {
    package var from: String
    package var to: String
    package var times: Int
    package var days: Int

    package init(from: String, to: String, times: Int, days: Int) {
      self.from = from
      self.to = to
      self.times = times
      self.days = days
    }
  }

  /// From the one that needs no record to the last before a verdict.
  package var states: [String]
  /// What may follow the last state.
  package var verdicts: [String]
  package var retry: Retry?

  package init(states: [String], verdicts: [String], retry: Retry? = nil) {
    self.states = states
    self.verdicts = verdicts
    self.retry = retry
  }

  /// The id of the derived indicator that holds how far a unit's process is.
  package static let stepID = "process.step"

  /// How far a state is: 0 for the first; any verdict is one after the last state.
  package func step(_ state: String) -> Int? {
    states.firstIndex(of: state) ?? (verdicts.contains(state) ? states.count : nil)
  }
}
