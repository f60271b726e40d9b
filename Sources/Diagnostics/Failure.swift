/// What the exit code of a run says; the numbers are sysexits.h's where it has one.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  /// A threshold, test or check did not hold.
  case notHeld = 1
  /// Some items failed with a rule error; the rest was scored.
  case someItemsFailed = 2
  case usage = 64
  case badInput = 65
  case inputNotFound = 66
  case internalError = 70
  case cannotWrite = 73
}

/// The reason why a run stops: what to tell, and the exit code that says it.
package struct Failure: Error, Sendable {
  package let status: ExitStatus
  package let diagnostics: [Diagnostic]

  package init(_ status: ExitStatus, _ diagnostics: [Diagnostic]) {
    self.status = status
    self.diagnostics = diagnostics
  }

  package init(_ status: ExitStatus, _ diagnostic: Diagnostic) {
    self.init(status, [diagnostic])
  }
}
