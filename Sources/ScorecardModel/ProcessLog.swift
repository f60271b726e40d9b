/// A state that a unit's process entered on a day.
package struct ProcessRecord: Sendable, Hashable {
  package let code: String
  package let ruleSet: String
  package let state: String
  /// Nil in a case file that gives no dates; such records count as of any day.
  package let date: CalendarDate?
  /// Line of the file.
  package let line: Int

  package init(code: String, ruleSet: String, state: String, date: CalendarDate?, line: Int = 0) {
    self.code = code
    self.ruleSet = ruleSet
    self.state = state
    self.date = date
    self.line = line
  }
}

/// The records of a process file, in its order.
package struct ProcessLog: Sendable {
  /// As the user named the file; empty where there is none.
  package let path: String
  package let records: [ProcessRecord]

  package init(_ records: [ProcessRecord] = [], path: String = "") {
    self.records = records
    self.path = path
  }
}
